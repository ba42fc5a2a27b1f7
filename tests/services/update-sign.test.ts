// Head office signs an update, and a station takes the very file that came out: the two sides of one format.
import { existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, expect, test } from 'vitest';
import { packKeyCommand } from '../../electron/cli/head-office.ts';
import { updateSignCommand } from '../../electron/cli/update-sign.ts';
import { ORIGIN } from '../support/head-office.ts';
import { PIN, type StationDriver, staffIn, station } from '../support/station-driver.ts';
import { installerOf } from '../support/update-files.ts';

let counter: StationDriver;
let folder: string;
let key: string;
let vkey: string;
const said: string[] = [];
const print = (line: string) => void said.push(line);
const at = (name: string) => join(folder, name);

beforeEach(async () => {
  said.length = 0;
  counter = await (await station()).signInAs('admin');
  folder = join(counter.folder, 'head-office');
  mkdirSync(folder);
  key = at('key.pem');
  expect(await packKeyCommand([key, '--origin', ORIGIN], print)).toBe(0);
  vkey = /公钥：(.*)/.exec(said.join('\n'))?.[1] ?? '';
  writeFileSync(at('setup.deb'), installerOf('0.2.0'));
});

const OPTIONS = {
  ...{
    '--origin': ORIGIN,
    '--version': '0.2.0',
    '--back-to': '0.1.0',
    '--platform': 'linux',
    '--arch': 'x64',
  },
};
const signs = (change: Record<string, string> = {}, installer = 'setup.deb') => {
  const options = { '--key': key, '--out': at('0.2.0.cgupdate'), ...OPTIONS, ...change };
  return updateSignCommand([at(installer), ...Object.entries(options).flat()], print);
};

test('what head office signs, a station that knows its key takes', async () => {
  expect(await signs()).toBe(0);
  const second = { approver: staffIn('branch-head'), pin: PIN };
  const { update, admin } = counter.inner;
  await admin.enrolHeadOffice({ ...counter.command(), origin: ORIGIN, keys: [vkey], ...second });
  const taken = await update.take({ ...counter.command(), folder, file: '0.2.0.cgupdate' });
  expect(taken).toEqual({ state: 'taken', version: '0.2.0' });
  expect(await update.status()).toMatchObject({ next: { version: '0.2.0', oneWay: false } });
});

test('a file that is there is never written over', async () => {
  writeFileSync(at('0.2.0.cgupdate'), 'of somebody else');
  expect(await signs()).toBe(1);
  expect(readFileSync(at('0.2.0.cgupdate'), 'utf8')).toBe('of somebody else');
});

test.each([
  ['a version that is none', { '--version': '0.2' }],
  ['a way back to what is newer', { '--back-to': '0.3.0' }],
  ['an installer of another system', { '--platform': 'win32' }],
  ['a name that stations do not look for', { '--out': 'update.zip' }],
  ['a system that there is none for', { '--platform': 'darwin' }],
  ['a key that is not named', { '--key': '' }],
] as const)('%s is not signed, and nothing is written', async (_, change) => {
  expect(await signs(change)).toBe(2);
  expect(said.at(-1)).toContain('用法');
  expect(existsSync(at('0.2.0.cgupdate'))).toBe(false);
});

test('no key, no signature', async () => {
  writeFileSync(at('no-key.pem'), 'no key');
  expect(await signs({ '--key': at('no-key.pem') })).toBe(1);
  expect(existsSync(at('0.2.0.cgupdate'))).toBe(false);
  expect(statSync(key).mode & 0o77, 'the key is its owner’s').toBe(0);
});
