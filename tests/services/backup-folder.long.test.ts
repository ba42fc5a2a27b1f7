// The folder for backups is chosen by the administrator, on record, and checked before it is believed. A path that was typed is used for
// nothing else.
import { existsSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import { buildApp } from '../../electron/app/build-app.ts';
import { temporaryFolder } from '../support/demo-folder.ts';
import { filesUnder } from '../support/ledger-files.ts';
import { outcomeOf, type StationDriver, station } from '../support/station-driver.ts';
import { stationOptions } from '../support/station-options.ts';

const folders: string[] = [];
afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});

function elsewhere(): string {
  const folder = temporaryFolder();
  folders.push(folder);
  return folder;
}

const choose = (counter: StationDriver, folder?: string) =>
  counter.inner.backup.chooseFolder({ ...counter.command(), ...(folder && { folder }) });

async function asAdmin(): Promise<StationDriver> {
  const counter = await station();
  await counter.signInAs('admin');
  return counter;
}

describe('the administrator chooses a folder', () => {
  test('and from then on backups go there, also after a restart; the entry tells the disk, and the path only in its private part', async () => {
    const counter = await asAdmin();
    const folder = elsewhere();
    const { size } = counter;
    await choose(counter, folder);
    const [entry] = counter.entries(size);
    expect(entry).toMatchObject({
      kind: 'backup-folder-set',
      actor: { staff: 'ji' },
      body: { from: 'chosen' },
    });
    expect(JSON.stringify(entry)).not.toContain(folder);
    await counter.restart();
    await counter.signInAs('admin');
    await counter.inner.backup.make(counter.command());
    expect(readdirSync(folder).sort()).toEqual([expect.stringMatching(/^g1-\d+\.db$/), 'g1-keys']);
    expect(await counter.inner.backup.list()).toMatchObject({
      place: { folder, from: 'chosen' },
      made: [{}],
      missing: 0,
    });
    expect(existsSync(join(counter.folder, 'demo-backups'))).toBe(false);
    await choose(counter);
    expect(await counter.inner.backup.list()).toMatchObject({ place: { from: 'default' } });
  });

  test.each<[string, (counter: StationDriver, other: string) => string, string]>([
    ['is not a whole path', () => 'backups', 'FOLDER_NOT_ABSOLUTE'],
    ['is not there', (_, other) => join(other, 'nowhere'), 'FOLDER_MISSING'],
    [
      'is a file',
      (_, other) => {
        writeFileSync(join(other, 'file'), '');
        return join(other, 'file');
      },
      'FOLDER_MISSING',
    ],
    ['is the data folder', ({ folder }) => folder, 'FOLDER_OF_LEDGER'],
    ['lies in the store', ({ folder }) => join(folder, 'demo', 'keys'), 'FOLDER_OF_LEDGER'],
    [
      'leads into the store by a link',
      ({ folder }, other) => {
        symlinkSync(join(folder, 'demo'), join(other, 'link'));
        return join(other, 'link');
      },
      'FOLDER_OF_LEDGER',
    ],
    ['cannot be written', () => '/proc', 'FOLDER_NOT_WRITABLE'],
  ])('and is refused where it %s: nothing is sealed, nothing written', async (_, of, code) => {
    const counter = await asAdmin();
    const folder = of(counter, elsewhere());
    const { size } = counter;
    const before = filesUnder(counter.folder);
    expect(await outcomeOf(choose(counter, folder))).toBe(code);
    expect(counter.size).toBe(size);
    expect(Object.keys(filesUnder(counter.folder))).toEqual(Object.keys(before));
  });

  test('and a try to write leaves nothing in the folder', async () => {
    const counter = await asAdmin();
    const folder = elsewhere();
    await choose(counter, folder);
    expect(readdirSync(folder)).toEqual([]);
    expect(await outcomeOf(choose(counter, folder))).toBe('NOTHING_CHANGED');
  });
});

test('an option at the start goes before what was chosen, is on record once, and says so', async () => {
  const counter = await asAdmin();
  const [chosen, option] = [elsewhere(), elsewhere()];
  await choose(counter, chosen);
  counter.stop();
  const { folder: dataFolder, mode, clock, files } = counter;
  const options = stationOptions({ dataFolder, mode, log: () => undefined }, clock, files);
  for (const _ of ['once', 'again']) {
    const app = await buildApp({ ...options, backupFolder: option });
    expect(app.work?.backups.folder).toBe(option);
    expect(app.station?.state.backupFolder).toEqual({ chosen, named: [chosen, option] });
    app.stop();
  }
  await counter.start();
  expect(counter.app.work?.backups.folder).toBe(chosen);
  const told = counter.entries().filter(({ kind }) => kind === 'backup-folder-set');
  expect(told.map(({ body }) => body.from)).toEqual(['chosen', 'option']);
});

test('what is destroyed here is destroyed in the copies of every folder that was ever one', async () => {
  const counter = await asAdmin();
  const [first, second] = [elsewhere(), elsewhere()];
  for (const folder of [first, second]) {
    await choose(counter, folder);
    await counter.inner.backup.make(counter.command());
  }
  const copies = [first, second].map((folder) => join(folder, 'g1-keys', 'case-keys'));
  const { caseKeys } = counter.station.vault;
  const [scope = ''] = caseKeys.scopes();
  caseKeys.destroy(scope);
  for (const copy of counter.station.keyBackups) copy.renew();
  const id = Buffer.from(scope.replaceAll('-', ''), 'hex');
  for (const copy of copies) expect(readFileSync(copy).includes(id)).toBe(false);
});
