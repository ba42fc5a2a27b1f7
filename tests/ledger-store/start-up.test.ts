// Starting on files that are not as they were left: each bad day has its reason and its sentence, and nothing is written, reset or begun anew.
import { readFileSync, rmSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { crc32 } from 'node:zlib';
import Database from 'better-sqlite3-multiple-ciphers';
import { describe, expect, test } from 'vitest';
import { seal } from '../../electron/keys/sealed-box.ts';
import { type StopReason, stopFor } from '../../electron/services/stops.ts';
import { closed, copyLog, cutOff, flip, oneMore, wrappingKey } from '../support/damage.ts';
import { anchorsOf, databaseOf, filesUnder, keysOf, logOf, tamper } from '../support/ledger-files.ts';
import { outcomeOf, SET_UP, type StationDriver, station } from '../support/station-driver.ts';

type Attack = (counter: StationDriver) => void | Promise<void>;

/** The same checkpoint under a signature that anybody could write, with a CRC that is right. */
function signedByNobody(path: string): void {
  const block = readFileSync(path);
  const end = 20 + block.readUInt32BE(16);
  block.write('AAAAAAAA', end - '==\n'.length - 10, 'latin1');
  block.writeUInt32BE(crc32(block.subarray(0, 4092)), 4092);
  writeFileSync(path, block);
}

const ATTACKS: [StopReason, string, () => Promise<StationDriver>, Attack][] = [
  [
    'anchor-missing',
    'both anchor files are gone',
    cutOff,
    ({ folder }) => {
      for (const path of anchorsOf(folder)) rmSync(path);
    },
  ],
  [
    'anchor-unreadable',
    'both anchor files are damaged',
    cutOff,
    ({ folder }) => {
      for (const path of anchorsOf(folder)) flip(path, 40);
    },
  ],
  [
    'anchor-unreadable',
    'one anchor is gone and the other empty',
    cutOff,
    ({ folder }) => {
      const [first, second] = anchorsOf(folder);
      rmSync(first);
      truncateSync(second);
    },
  ],
  [
    'anchor-unreadable',
    'somebody without the key wrote anchors that fit',
    closed,
    ({ folder }) => {
      for (const path of anchorsOf(folder)) signedByNobody(path);
    },
  ],
  [
    'anchor-ahead',
    'an older database was copied back',
    closed,
    async (counter) => {
      const newer = await oneMore(counter, 2);
      copyLog(newer, counter, /^anchor-/);
    },
  ],
  ['anchor-ahead', 'the -wal was lost', cutOff, ({ folder }) => rmSync(`${databaseOf(folder)}-wal`)],
  [
    'anchor-ahead',
    'one bit of the -wal flipped, so that SQLite drops what it acknowledged',
    cutOff,
    ({ folder }) => flip(`${databaseOf(folder)}-wal`),
  ],
  [
    'anchor-behind',
    'the anchors are older by two commands',
    closed,
    async (counter) => {
      const newer = await oneMore(counter, 2);
      rmSync(`${databaseOf(counter.folder)}-wal`, { force: true });
      copyLog(newer, counter, /^ledger\.db/);
    },
  ],
  [
    'fork',
    'the anchors are of another course of events of the same length',
    closed,
    async (counter) => {
      const [left, right] = [await oneMore(counter), await oneMore(counter)];
      copyLog(left, counter, /^ledger\.db/);
      copyLog(right, counter, /^anchor-/);
    },
  ],
  [
    'checkpoint-bad',
    'the checkpoint states another size',
    closed,
    ({ folder }) =>
      tamper(folder, (db) =>
        db.exec(
          `UPDATE head SET checkpoint = replace(checkpoint, char(10) || size || char(10), char(10) || (size - 1) || char(10)), size = size - 1`,
        ),
      ),
  ],
  [
    'checkpoint-bad',
    'the checkpoint is no note',
    closed,
    ({ folder }) => tamper(folder, (db) => db.exec(`UPDATE head SET checkpoint = 'none'`)),
  ],
  [
    'checkpoint-bad',
    'the signature was altered',
    closed,
    ({ folder }) =>
      tamper(folder, (db) => {
        const checkpoint = db.prepare('SELECT checkpoint FROM head').pluck().get() as string;
        db.prepare('UPDATE head SET checkpoint = ?').run(checkpoint.replace(/.{8}=*\n$/, 'AAAAAAAA\n'));
      }),
  ],
  [
    'last-entry-bad',
    'a word of the last entry was altered',
    closed,
    ({ folder }) =>
      tamper(folder, (db) => {
        const row = db.prepare('SELECT seq, bytes FROM entries ORDER BY seq DESC').get() as {
          seq: number;
          bytes: Buffer;
        };
        const bytes = Buffer.from(row.bytes.toString('utf8').replace('"system"', '"tester"'));
        db.prepare('UPDATE entries SET bytes = ? WHERE seq = ?').run(bytes, row.seq);
      }),
  ],
  [
    'last-entry-bad',
    'the last entry is gone',
    closed,
    ({ folder }) =>
      tamper(folder, (db) => db.exec('DELETE FROM entries WHERE seq = (SELECT max(seq) FROM entries)')),
  ],
  [
    'last-entry-bad',
    'the leaf beside the last entry is another',
    closed,
    ({ folder }) =>
      tamper(folder, (db) =>
        db.exec('UPDATE entries SET leaf = zeroblob(32) WHERE seq = (SELECT max(seq) FROM entries)'),
      ),
  ],
  [
    'earlier-entry-bad',
    'an entry of the last session was altered under a leaf as it was',
    cutOff,
    ({ folder }) =>
      tamper(folder, (db) =>
        db.exec(`UPDATE entries SET bytes = CAST(replace(CAST(bytes AS TEXT), '"jia"', '"yi"') AS BLOB)
                 WHERE seq = (SELECT max(seq) - 1 FROM entries WHERE kind = 'case-opened')`),
      ),
  ],
  [
    'earlier-entry-bad',
    'the mark of what was found whole is gone, and an old entry with it',
    closed,
    ({ folder }) => {
      rmSync(join(logOf(folder), 'verified'));
      return tamper(folder, (db) => db.exec('DELETE FROM entries WHERE seq = 1'));
    },
  ],
  [
    'not-encrypted',
    'somebody put a database in clear in its place',
    closed,
    ({ folder }) => {
      rmSync(databaseOf(folder));
      const plain = new Database(databaseOf(folder));
      plain.exec('CREATE TABLE entries (seq INTEGER)');
      plain.close();
    },
  ],
  [
    'wrong-key-or-damaged',
    'the database key is another',
    cutOff,
    async ({ folder }) => {
      const box = seal(await wrappingKey(folder), 'counterguard/vault/database', new Uint8Array(32).fill(7));
      writeFileSync(join(keysOf(folder), 'database'), box);
    },
  ],
  [
    'wrong-key-or-damaged',
    'the first page of the database is damaged',
    closed,
    ({ folder }) => flip(databaseOf(folder), 100),
  ],
  [
    'wrong-key-or-damaged',
    'a page in the middle is damaged',
    closed,
    ({ folder }) => {
      for (let page = 2; page < 12; page += 1) flip(databaseOf(folder), page * 4096 + 99);
    },
  ],
  ['wrong-key-or-damaged', 'the database is empty', closed, ({ folder }) => truncateSync(databaseOf(folder))],
  ['wrong-key-or-damaged', 'the database is gone', closed, ({ folder }) => rmSync(databaseOf(folder))],
  [
    'unknown-schema',
    'the database is of a later version',
    closed,
    ({ folder }) => tamper(folder, (db) => db.pragma('user_version = 4')),
  ],
  [
    'unknown-schema',
    'the database is of an earlier version',
    closed,
    ({ folder }) => tamper(folder, (db) => db.pragma('user_version = 1')),
  ],
  [
    'unknown-schema',
    'a later version has other tables',
    closed,
    ({ folder }) =>
      tamper(folder, (db) => {
        db.exec('ALTER TABLE head RENAME TO heads');
        db.pragma('user_version = 4');
      }),
  ],
  [
    'slot-lost',
    'the key slot is gone',
    cutOff,
    ({ folder }) => rmSync(join(keysOf(folder), 'slot-key-file')),
  ],
  ['slot-lost', 'the key file is gone', cutOff, ({ folder }) => rmSync(join(keysOf(folder), 'key-file'))],
  [
    'slot-lost',
    'the key file is of another machine',
    cutOff,
    ({ folder }) => writeFileSync(join(keysOf(folder), 'key-file'), new Uint8Array(32).fill(7)),
  ],
  ['keys-lost', 'the database key is gone', cutOff, ({ folder }) => rmSync(join(keysOf(folder), 'database'))],
  ['keys-lost', 'the day key is damaged', cutOff, ({ folder }) => flip(join(keysOf(folder), 'day-a'))],
  ['keys-lost', 'the identity key is gone', closed, ({ folder }) => rmSync(join(keysOf(folder), 'identity'))],
  [
    'keys-lost',
    'the key of a case is damaged',
    cutOff,
    ({ folder }) => flip(join(keysOf(folder), 'case-keys'), 64),
  ],
  [
    'keys-lost',
    'the keys of all private parts are gone',
    async () => (await station()).crashed(),
    ({ folder }) => rmSync(join(keysOf(folder), 'case-keys')),
  ],
  [
    'keys-lost',
    'the key of the case in hand is gone',
    cutOff,
    ({ folder }) => {
      const path = join(keysOf(folder), 'case-keys');
      truncateSync(path, statSync(path).size - 128);
    },
  ],
  [
    'slot-lost',
    'everything but the folder is gone',
    closed,
    ({ folder }) => rmSync(keysOf(folder), { recursive: true }),
  ],
];

describe('a start', () => {
  test.each(ATTACKS)('stops with %s where %s', async (reason, _what, image, attack) => {
    const counter = await image();
    await attack(counter);
    const before = filesUnder(join(counter.folder, 'demo'));
    await counter.start();
    expect(counter.app.stopped).toBe(reason);
    expect(counter.view).toMatchObject({
      phase: 'stopped',
      stop: stopFor(reason),
      current: null,
      people: [],
      session: null,
    });
    expect(counter.outside).toEqual({ phase: 'idle', mode: 'demo' });
    expect(await outcomeOf(counter.inner.station.setUp({ ...counter.command(), ...SET_UP }))).toBe(
      'ALREADY_SET_UP',
    );
    expect(
      await outcomeOf(counter.inner.station.signIn({ ...counter.command(), staff: 'jia', pin: '135246' })),
    ).toBe('STOPPED');
    counter.stop();
    const after = filesUnder(join(counter.folder, 'demo'));
    const wal = before.get('g1/ledger.db-wal');
    for (const [path, bytes] of before) {
      // The -shm is SQLite's own scratch, made from the -wal at each opening.
      if (!path.endsWith('-shm')) expect(after.get(path)?.equals(bytes), `${path} is as it was`).toBe(true);
    }
    const added = [...after.keys()].filter((path) => !before.has(path));
    // Where the vault does not open nothing is touched at all, so there is nothing to be set aside.
    expect(added).toEqual(
      wal && !reason.endsWith('-lost')
        ? ['g1/ledger.db-wal.aside-1']
        : added.filter((path) => path.endsWith('.aside-1')),
    );
    for (const path of added) expect(after.get(path)).toEqual(wal);
    const elsewhere = [...filesUnder(counter.folder).keys()].filter((path) => path.startsWith('live'));
    expect(elsewhere).toEqual([]);
  });

  test('a second look at a quarantined ledger says the same, and keeps one witness, not one for each look', async () => {
    const counter = await cutOff();
    for (const path of anchorsOf(counter.folder)) rmSync(path);
    for (let time = 0; time < 3; time += 1) {
      await counter.start();
      expect(counter.app.stopped).toBe('anchor-missing');
      counter.stop();
    }
    const kept = [...filesUnder(counter.folder).keys()].filter((path) => path.includes('.aside-'));
    expect(kept).toHaveLength(1);
  });
});
