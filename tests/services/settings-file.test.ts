// Head office's signed settings file: what a station takes, all of it or nothing, and every file that it does not (features.md DU4).
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { packKeyCommand } from '../../electron/cli/head-office.ts';
import { settingsSignCommand } from '../../electron/cli/settings-sign.ts';
import { nodeCrypto } from '../../electron/keys/node-crypto.ts';
import { signNote } from '../../shared/ledger/note.ts';
import { type Settings, signSettings } from '../../shared/station/settings-file.ts';
import { enrols, ORIGIN, SIGNER, signerNamed } from '../support/head-office.ts';
import { outcomeOf, PIN, type StationDriver, staffIn, station } from '../support/station-driver.ts';

const ALL: Settings = { idleLockMinutes: 15, helpPhone: '0571-5555 0199', restartHour: 3 };
const fileOf = (settings: Settings, number = 1, signer = SIGNER, origin = ORIGIN): string =>
  signSettings(nodeCrypto, { v: 1, product: 'counterguard', number, settings }, origin, signer);
const lineOf = (line: string): string => signNote(nodeCrypto, `${ORIGIN}/settings\n${line}\n`, [SIGNER]);

const enrolled = async (): Promise<StationDriver> => (await enrols(await station())).signInAs('admin');
const take = (counter: StationDriver, note: string) =>
  outcomeOf(counter.inner.settings.applyFile({ ...counter.command(), note }));

test('is shown against what is set now, then sets all of it, and is kept over a restart', async () => {
  const counter = await enrolled();
  const note = fileOf(ALL, 7);
  expect(await counter.inner.settings.previewFile({ note })).toEqual({
    state: 'readable',
    number: 7,
    now: { idleLockMinutes: 5, helpPhone: '', restartHour: null },
    settings: ALL,
  });
  const { size } = counter;
  expect(await take(counter, note)).toBe('done');
  const entries = counter.entries(size);
  expect(entries.map(({ kind }) => kind)).toEqual([
    ...['settings-taken', 'idle-lock-set', 'help-phone-set', 'nightly-restart-set'],
  ]);
  await counter.restart();
  await counter.signInAs('admin');
  expect(counter.view.session?.lockAfterMs).toBe(15 * 60_000);
  expect(counter.view.station).toMatchObject({ helpPhone: '0571-5555 0199', restartHour: 3 });
  expect(await take(counter, note), 'the same once more').toBe('SETTINGS_REFUSED');
});

test('sets only what it names, and can take the nightly restart back', async () => {
  const counter = await enrolled();
  await take(counter, fileOf(ALL, 1));
  expect(await take(counter, fileOf({ restartHour: null }, 2))).toBe('done');
  expect(counter.view.station).not.toHaveProperty('restartHour');
  expect(counter.view.station?.helpPhone).toBe('0571-5555 0199');
});

test.each<[string, string, string]>([
  ['unsigned', 'that is no note', 'idle lock 15'],
  ['unsigned', 'signed by a key that is not enrolled', fileOf(ALL, 1, signerNamed('x'))],
  ['unsigned', 'of another bank’s head office', fileOf(ALL, 1, signerNamed('h', 'other/hq'), 'other/hq')],
  [
    'bad-signature',
    'changed after it was signed',
    fileOf(ALL).replace('"idleLockMinutes":15', '"idleLockMinutes":30'),
  ],
  ['unreadable', 'that sets nothing', lineOf('{"number":1,"product":"counterguard","settings":{},"v":1}')],
  [
    'unreadable',
    'with a setting that nobody knows',
    lineOf('{"number":1,"product":"counterguard","settings":{"pin":1},"v":1}'),
  ],
  [
    'unreadable',
    'beyond a limit',
    lineOf('{"number":1,"product":"counterguard","settings":{"idleLockMinutes":31},"v":1}'),
  ],
  [
    'unreadable',
    'in another spelling',
    lineOf('{"v":1,"number":1,"product":"counterguard","settings":{"idleLockMinutes":5}}'),
  ],
  [
    'unreadable',
    'of two lines',
    lineOf('{"number":1,"product":"counterguard","settings":{"idleLockMinutes":5},"v":1}\nmore'),
  ],
  ['older', 'that is older than the last', fileOf(ALL, 4)],
])('is refused as %s: one %s; nothing is set', async (why, _what, note) => {
  const counter = await enrolled();
  await take(counter, fileOf({ restartHour: 1 }, 4));
  const { size } = counter;
  expect(await counter.inner.settings.previewFile({ note })).toEqual({ state: 'refused', why });
  expect(await take(counter, note)).toBe('SETTINGS_REFUSED');
  expect(counter.size).toBe(size);
});

test('is refused where head office is not enrolled', async () => {
  const counter = await (await station()).signInAs('admin');
  expect(await counter.inner.settings.previewFile({ note: fileOf(ALL) })).toEqual({
    ...{ state: 'refused', why: 'not-enrolled' },
  });
});

test('that head office signs on its own machine is the one a station takes; a wrong one is not signed', async () => {
  const counter = await (await station()).signInAs('admin');
  const folder = join(counter.folder, 'head-office');
  mkdirSync(folder);
  const said: string[] = [];
  const print = (line: string) => void said.push(line);
  const at = (name: string) => join(folder, name);
  expect(await packKeyCommand([at('key.pem'), '--origin', ORIGIN], print)).toBe(0);
  const keys = [/公钥：(.*)/.exec(said.join('\n'))?.[1] ?? ''];
  const second = { approver: staffIn('branch-head'), pin: PIN };
  await counter.inner.admin.enrolHeadOffice({ ...counter.command(), origin: ORIGIN, keys, ...second });
  const signs = (given: unknown, out: string) => {
    writeFileSync(at('settings.json'), typeof given === 'string' ? given : JSON.stringify(given));
    return settingsSignCommand(
      [at('settings.json'), '--key', at('key.pem'), '--origin', ORIGIN, '--out', at(out)],
      print,
    );
  };
  expect(await signs({ v: 1, product: 'counterguard', number: 1, settings: ALL }, 'a.cgsettings')).toBe(0);
  expect(await take(counter, readFileSync(at('a.cgsettings'), 'utf8'))).toBe('done');
  expect(
    await signs({ v: 1, product: 'counterguard', number: 2, settings: ALL }, 'a.cgsettings'),
    'never over another',
  ).toBe(1);
  expect(
    await signs(
      { v: 1, product: 'counterguard', number: 2, settings: { idleLockMinutes: 0 } },
      'b.cgsettings',
    ),
  ).toBe(1);
  expect(await signs('no json', 'b.cgsettings')).toBe(1);
  expect(await settingsSignCommand([], print)).toBe(2);
  const blank = (options: Record<string, string>, file = at('settings.json')) =>
    settingsSignCommand([file, ...Object.entries({ '--origin': ORIGIN, ...options }).flat()], print);
  expect(await blank({ '--key': '', '--out': at('c.cgsettings') })).toBe(2);
  expect(await blank({ '--key': at('key.pem'), '--out': '' })).toBe(2);
  expect(await blank({ '--key': at('key.pem'), '--out': at('c.cgsettings') }, '')).toBe(2);
});
