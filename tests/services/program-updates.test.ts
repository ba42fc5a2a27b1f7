// Updates of the program from a file: only the very bytes that head office signed are taken, nobody's business is cut off, two persons decide,
// and there is always a way back where one was promised. A file that is refused changes nothing.
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { zipSync } from 'fflate';
import { beforeEach, describe, expect, test } from 'vitest';
import { nodeCrypto } from '../../electron/keys/node-crypto.ts';
import { signNote } from '../../shared/ledger/note.ts';
import { enrols, ORIGIN, SIGNER, signerNamed } from '../support/head-office.ts';
import { outcomeOf, PIN, type StationDriver, staffIn, station } from '../support/station-driver.ts';
import { brought, installerOf, partOf, updateFile } from '../support/update-files.ts';

let counter: StationDriver;
let stick: string;
beforeEach(async () => {
  counter = await enrols(await station());
  await counter.signInAs('admin');
  stick = join(counter.folder, 'stick');
  mkdirSync(stick);
});

const take = (bytes: Uint8Array, file?: string) =>
  counter.inner.update.take({ ...counter.command(), ...brought(stick, bytes, file) });
const begin = (version: string, second = { approver: staffIn('branch-head'), pin: PIN }) =>
  outcomeOf(counter.inner.update.begin({ ...counter.command(), version, ...second }));
/** Everything that is kept of updates, with its bytes. */
const kept = () => {
  const folder = counter.app.folders.updates;
  const paths = existsSync(folder) ? (readdirSync(folder, { recursive: true }) as string[]) : [];
  return paths.filter((path) => path.endsWith('.deb') || path.includes('.part')).sort();
};
const of = (version: string) => join(version, 'installer.deb');
const runsAs = async (version: string) => {
  counter.version = version;
  await counter.restart();
  await counter.signInAs('admin');
};

const WHOLE = updateFile('0.2.0');
/** Where the installer begins: behind the central directory nothing of it is. */
const inInstaller = WHOLE.indexOf(installerOf('0.2.0').subarray(0, 32)) + 500_000;
const changed = (at: number): Buffer => {
  const bytes = Buffer.from(WHOLE);
  bytes[at] = (bytes[at] ?? 0) ^ 1;
  return bytes;
};
/** An ordinary zip with the signed manifest of the whole file in it, and whatever else. */
const rezipped = (more: Record<string, Uint8Array>, level: 0 | 9 = 0): Uint8Array => {
  const head = WHOLE.subarray(0, 4096);
  const manifest = head.subarray(head.indexOf('{'), head.indexOf('PK', 40));
  const note = head.subarray(
    head.indexOf(`${ORIGIN}/update`),
    head.indexOf('PK', head.indexOf(`${ORIGIN}/update`)),
  );
  return zipSync({ 'manifest.json': manifest, 'manifest.note': note, ...more }, { level });
};
const installer = installerOf('0.2.0');
const twice = (): Uint8Array => {
  const bytes = Buffer.from(rezipped({ 'installer.deb': installer, 'installer.dea': installer }));
  return Buffer.from(bytes.toString('latin1').replaceAll('installer.dea', 'installer.deb'), 'latin1');
};
/** Signed by head office, but not a manifest that a station takes. */
const signedAsWell = (text: string): Buffer => {
  const bytes = Buffer.from(text);
  const hash = Buffer.from(nodeCrypto.sha256(bytes)).toString('base64');
  const note = Buffer.from(signNote(nodeCrypto, `${ORIGIN}/update\n${hash}\n`, [SIGNER]));
  return Buffer.from(zipSync({ 'manifest.json': bytes, 'manifest.note': note }, { level: 0 }));
};

const BAD: [string, () => Uint8Array, string][] = [
  ['no update at all', () => Buffer.from('MZ, a program'), 'no-update'],
  ['nothing', () => Buffer.alloc(0), 'no-update'],
  ['cut off in the installer', () => WHOLE.subarray(0, inInstaller), 'changed'],
  ['cut off by its last byte', () => WHOLE.subarray(0, -1), 'changed'],
  ['followed by another byte', () => Buffer.concat([WHOLE, Buffer.of(0)]), 'changed'],
  ['one bit other in the installer', () => changed(inInstaller), 'changed'],
  ['one bit other in the manifest', () => changed(WHOLE.indexOf('{') + 20), 'changed'],
  ['one bit other in a header', () => changed(6), 'changed'],
  ['one bit other in the directory at its end', () => changed(WHOLE.length - 40), 'changed'],
  ['one bit other in the signature', () => changed(WHOLE.indexOf('— ') + 60), 'bad-signature'],
  ['signed by another key of the same name', () => updateFile('0.2.0', {}, signerNamed('x')), 'unsigned'],
  [
    'signed for another head office',
    () => updateFile('0.2.0', {}, signerNamed('h', 'other/bank'), 'other/bank'),
    'unsigned',
  ],
  ['an older version', () => updateFile('0.0.9', { backTo: '0.0.1' }), 'older'],
  ['for Windows', () => updateFile('0.2.0', { platform: 'win32', kind: 'nsis' }), 'other-machine'],
  ['for another processor', () => updateFile('0.2.0', { arch: 'arm64' }), 'other-machine'],
  ['an installer that this system has not', () => updateFile('0.2.0', { kind: 'nsis' }), 'other-machine'],
  ['a zip with a path out of its folder', () => rezipped({ '../installer.deb': installer }), 'changed'],
  ['a zip that was packed small', () => rezipped({ 'installer.deb': installer }, 9), 'no-update'],
  ['a zip with one name twice', twice, 'changed'],
  ['a zip without the installer', () => rezipped({}), 'changed'],
  [
    'a zip with one file more',
    () => rezipped({ 'installer.deb': installer, 'more.txt': Buffer.from('more') }),
    'changed',
  ],
  ['signed, with a path out of its folder', () => signedAsWell(manifestText('../evil.deb')), 'manifest'],
  [
    'signed, without its installer among the parts',
    () => signedAsWell(manifestText('other.deb', 'installer.deb')),
    'manifest',
  ],
  [
    'signed, of another product',
    () => signedAsWell(manifestText('installer.deb').replace('counterguard', 'other')),
    'manifest',
  ],
];
function manifestText(path: string, named = path): string {
  const part = partOf(path, installer);
  const { bytes, crc32, sha256 } = part;
  return `{"arch":"x64","backTo":"0.1.0","installer":"${named}","kind":"deb","parts":[{"bytes":${bytes},"crc32":${crc32},"path":"${path}","sha256":"${sha256}"}],"platform":"linux","product":"counterguard","v":1,"version":"0.2.0"}`;
}

describe('a file that is', () => {
  test('not enrolled for: without head office nothing is taken', async () => {
    counter = await (await station()).signInAs('admin');
    stick = join(counter.folder, 'stick');
    mkdirSync(stick);
    expect(await take(WHOLE)).toEqual({ state: 'refused', why: 'not-enrolled' });
    expect(kept()).toEqual([]);
  });

  test('bad is refused with its reason, is on record, and changes nothing', async () => {
    await take(updateFile('0.1.0'));
    const before = counter.size;
    for (const [name, bytes, why] of BAD) {
      const { size } = counter;
      expect(await take(bytes()), name).toEqual({ state: 'refused', why });
      expect(counter.entries(size), name).toMatchObject([{ kind: 'update-refused', body: { why } }]);
      expect(kept(), name).toEqual([of('0.1.0')]);
    }
    expect(counter.size - before).toBe(BAD.length);
    expect(JSON.stringify(counter.entries(before)), 'the name of a file is nobody’s').not.toContain('更新');
    expect(await counter.inner.update.status()).toMatchObject({
      running: '0.1.0',
      next: null,
      keepsOwn: true,
    });
    expect(await begin('0.2.0')).toBe('NO_SUCH_UPDATE');
  });

  test('a link, or larger than any program, is not looked at', async () => {
    writeFileSync(join(stick, 'whole'), WHOLE);
    symlinkSync(join(stick, 'whole'), join(stick, 'link.cgupdate'));
    const command = counter.command();
    expect(await counter.inner.update.take({ ...command, folder: stick, file: 'link.cgupdate' })).toEqual({
      ...{ state: 'refused', why: 'no-update' },
    });
    // A file of nothing but holes: as large, and no room on the disk.
    truncateSync(join(stick, 'whole'), 700 * 1024 * 1024);
    renameSync(join(stick, 'whole'), join(stick, 'large.cgupdate'));
    const large = counter.inner.update.take({ ...counter.command(), folder: stick, file: 'large.cgupdate' });
    expect(await large).toEqual({ state: 'refused', why: 'too-large' });
    expect(kept()).toEqual([]);
  });

  test.each(['../更新.cgupdate', 'a/b.cgupdate', 'a\\b.cgupdate', '.cgupdate', '更新.zip'])(
    'called %s is no name of a file in the folder',
    async (file) => {
      const asked = counter.inner.update.take({ ...counter.command(), folder: stick, file });
      expect(await outcomeOf(asked)).toBe('BAD_REQUEST');
    },
  );

  test('whole is taken once, and kept to the byte', async () => {
    const input = { ...counter.command(), ...brought(stick, WHOLE) };
    // Neither could be asked for by its name.
    for (const other of ['更新.zip', `${'a'.repeat(120)}.cgupdate`, '.hidden.cgupdate'])
      writeFileSync(join(stick, other), 'another');
    expect(await counter.inner.update.offers({ folder: stick })).toEqual([
      { name: '更新.cgupdate', bytes: WHOLE.length },
    ]);
    expect(await counter.inner.update.take(input)).toEqual({ state: 'taken', version: '0.2.0' });
    const { size } = counter;
    expect(await counter.inner.update.take(input), 'a repeat').toEqual({ state: 'taken', version: '0.2.0' });
    expect(counter.size).toBe(size);
    expect(readFileSync(join(counter.app.folders.updates, of('0.2.0'))).equals(installer)).toBe(true);
    const { next } = await counter.inner.update.status();
    expect(next).toMatchObject({ version: '0.2.0', oneWay: false, bytes: installer.length, by: '管理员己' });
  });
});

describe('an installation', () => {
  beforeEach(async () => {
    await take(updateFile('0.1.0'));
    await take(WHOLE);
  });

  test('takes a second person who may, and both are on record before the system is handed anything', async () => {
    const { size } = counter;
    expect(await begin('0.2.0', { approver: 'ji', pin: PIN })).toBe('SAME_PERSON');
    expect(await begin('0.2.0', { approver: staffIn('teller'), pin: PIN })).toBe('NOT_AN_APPROVER');
    expect([counter.size, counter.handedOver]).toEqual([size, []]);
    expect(await begin('0.2.0')).toBe('done');
    expect(counter.entries(size)).toMatchObject([
      {
        ...{ kind: 'update-begun', actor: { staff: 'ji' } },
        body: { version: '0.2.0', from: '0.1.0', approver: staffIn('branch-head'), direction: 'forward' },
      },
    ]);
    expect(counter.handedOver).toEqual([join(counter.app.folders.updates, of('0.2.0'))]);
  });

  test('cuts off nobody’s business, not even one that was put aside', async () => {
    await counter.signOut();
    await counter.signInAs('teller');
    await counter.openRemittance();
    await counter.signOut();
    await counter.signInAs('admin');
    expect(await begin('0.2.0')).toBe('CASES_OPEN');
    expect(counter.handedOver).toEqual([]);
  });

  test.each(['0.1.0', '0.2.0'])(
    'is not begun where the kept file of %s was changed since',
    async (version) => {
      const path = join(counter.app.folders.updates, of(version));
      const bytes = readFileSync(path);
      bytes[bytes.length - 1] = (bytes.at(-1) ?? 0) ^ 1;
      writeFileSync(path, bytes);
      const { size } = counter;
      expect(await begin('0.2.0')).toBe('UPDATE_DAMAGED');
      expect([counter.size, counter.handedOver]).toEqual([size, []]);
    },
  );

  test('that the system does not open is said, and nothing is under way', async () => {
    counter.opensInstallers = false;
    const { size } = counter;
    expect(await begin('0.2.0')).toBe('NOT_OPENED');
    expect(counter.kinds(size)).toEqual(['update-begun', 'update-not-applied']);
  });

  test('is told of by the version that runs afterwards; one step back is there, and then none', async () => {
    await begin('0.2.0');
    let { size } = counter;
    await runsAs('0.2.0');
    expect(counter.entries(size)).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ kind: 'app-started', body: expect.objectContaining({ version: '0.2.0' }) }),
        expect.objectContaining({ kind: 'update-applied', body: { version: '0.2.0', from: '0.1.0' } }),
      ]),
    );
    expect(await counter.inner.update.status()).toMatchObject({
      ...{ running: '0.2.0', next: null, former: { version: '0.1.0' } },
      last: { as: 'applied', version: '0.2.0' },
    });
    expect(await begin('0.1.0')).toBe('done');
    expect(counter.handedOver.at(-1)).toContain(of('0.1.0'));
    ({ size } = counter);
    await runsAs('0.1.0');
    expect(counter.kinds(size)).toContain('update-stepped-back');
    expect(await counter.inner.update.status()).toMatchObject({ former: null, last: { as: 'stepped-back' } });
    expect(await begin('0.0.9')).toBe('NO_SUCH_UPDATE');
    await counter.restart();
    expect(
      counter.kinds(size).filter((kind) => kind === 'update-stepped-back'),
      'told once',
    ).toHaveLength(1);
  });

  test('that somebody gave up is told of as such, and can be begun again', async () => {
    await begin('0.2.0');
    const { size } = counter;
    await runsAs('0.1.0');
    expect(counter.entries(size)).toEqual(
      expect.arrayContaining([
        expect.objectContaining({
          kind: 'update-not-applied',
          body: { version: '0.2.0', runs: '0.1.0', why: 'other-version' },
        }),
      ]),
    );
    expect(await begin('0.2.0')).toBe('done');
  });

  test('keeps the version that runs, the one before and the next, and no others', async () => {
    await take(updateFile('0.3.0', { backTo: '0.2.0' }));
    expect(kept()).toEqual([of('0.1.0'), of('0.3.0')]);
    expect(await begin('0.2.0')).toBe('NO_SUCH_UPDATE');
  });
});

describe('the way back', () => {
  test('has to be there first, where one is possible', async () => {
    await take(WHOLE);
    expect(await counter.inner.update.status()).toMatchObject({ keepsOwn: false, next: { oneWay: false } });
    expect(await begin('0.2.0')).toBe('NO_WAY_BACK');
    await take(updateFile('0.1.0'));
    expect(await begin('0.2.0')).toBe('done');
  });

  test('is not promised by a version whose entries the old one could not read, and not gone', async () => {
    await take(updateFile('0.1.0'));
    await take(updateFile('0.2.0', { backTo: '0.2.0' }));
    expect(await counter.inner.update.status()).toMatchObject({ next: { oneWay: true } });
    expect(await begin('0.2.0')).toBe('done');
    await runsAs('0.2.0');
    expect(await counter.inner.update.status()).toMatchObject({ former: null });
    expect(await begin('0.1.0')).toBe('NO_SUCH_UPDATE');
  });
});
