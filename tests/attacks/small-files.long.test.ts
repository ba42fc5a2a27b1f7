// Every byte of the small files beside the database, flipped one at a time: anchors, the mark of what was found whole, key files. Each flip closes
// what it guards, and the few bytes that guard nothing are named.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { keyFileProtector } from '../../electron/hosts/loopback/key-file.ts';
import { nodeFiles } from '../../electron/keys/durable-files.ts';
import { Vault } from '../../electron/keys/vault.ts';
import { Anchor } from '../../electron/ledger/anchor.ts';
import { VerifiedMark } from '../../electron/ledger/verified-mark.ts';
import { anchorsOf, filesUnder, keysOf, logOf, storedIn } from '../support/ledger-files.ts';
import { type StationDriver, station } from '../support/station-driver.ts';
import { fillsLog } from './real-log.ts';
import { count, type Ended, tally } from './tally.ts';

const MINUTES = 60_000;

async function closedStation(): Promise<StationDriver> {
  const counter = await fillsLog(await station());
  counter.stop();
  return counter;
}

const bent = (bytes: Uint8Array, at: number): Buffer => {
  const copy = Buffer.from(bytes);
  copy[at] = copy[at]! ^ (1 << (at % 8));
  return copy;
};

function heldIn(a: Uint8Array | undefined, b: Uint8Array | undefined) {
  const read = (path: string) => (path.endsWith('a') ? a : b);
  return new Anchor({ ...nodeFiles, read }, '').read();
}

const vaultOf = (folder: string) =>
  Vault.open(nodeFiles, keysOf(folder), keyFileProtector(nodeFiles, keysOf(folder)));

async function originOf(folder: string): Promise<{ origin: string; day: string[] }> {
  const db = await storedIn(folder);
  const rows = db
    .prepare("SELECT bytes FROM entries WHERE kind = 'key-rolled' ORDER BY seq DESC")
    .pluck()
    .get();
  db.close();
  const { log, body } = JSON.parse(String(rows));
  return { origin: log, day: body.next };
}

/** Whether a vault with some files otherwise gives every secret that a station needs. */
async function opensWith(
  folder: string,
  { origin, day }: { origin: string; day: string[] },
  otherwise: ReadonlyMap<string, Uint8Array>,
): Promise<boolean> {
  const files = { ...nodeFiles, read: (path: string) => otherwise.get(path) ?? nodeFiles.read(path) };
  try {
    const vault = await Vault.open(files, keysOf(folder), keyFileProtector(files, keysOf(folder)));
    vault.secret('database');
    vault.secret('hashing');
    vault.identitySigners(origin);
    vault.daySigners(origin, day);
    vault.pins();
    return true;
  } catch {
    return false;
  }
}

describe('damage that nobody signed', () => {
  test(
    'in any byte of an anchor makes that file nothing, and the other one counts',
    async ({ task }) => {
      const closed = await closedStation();
      const [a, b] = anchorsOf(closed.folder).map((path) => readFileSync(path));
      const held = { a: heldIn(a!, undefined), b: heldIn(undefined, b!) };
      const whole = heldIn(a!, b!);
      expect([held.a, held.b]).toContainEqual(whole);
      const bytes = a!.length + b!.length;
      for (let at = 0; at < a!.length; at += 1) {
        const [bentA, bentB] = [bent(a!, at), bent(b!, at)];
        expect(heldIn(bentA, b!)).toEqual(held.b);
        expect(heldIn(a!, bentB)).toEqual(held.a);
        expect(heldIn(bentA, bentB)).toEqual({ state: 'unreadable' });
      }
      tally(task, 'one byte of an anchor, each of them', bytes, { 'made that anchor unreadable': bytes });
    },
    10 * MINUTES,
  );

  test(
    'in any byte of the mark of what was found whole makes it nothing, and everything is looked at',
    async ({ task }) => {
      const closed = await closedStation();
      const path = join(logOf(closed.folder), 'verified');
      const bytes = readFileSync(path);
      const vault = await vaultOf(closed.folder);
      const origin = bytes.toString('utf8').split('\n')[0] ?? '';
      const read = (own: Uint8Array) =>
        new VerifiedMark({ ...nodeFiles, read: () => own }, logOf(closed.folder), vault).read(origin).size;
      expect(read(bytes)).toBeGreaterThan(0);
      const kept = Array.from(bytes, (_, at) => at).filter((at) => read(bent(bytes, at)) !== 0);
      // The mark names its log, but the log that asks is the one whose name is proved.
      expect(kept).toEqual(Array.from(origin, (_, at) => at));
      tally(task, 'one byte of the mark of what was found whole', bytes.length, {
        'made it nothing': bytes.length - kept.length,
        'harmless (its own line with the name of the log, which nothing reads)': kept.length,
      });
    },
    10 * MINUTES,
  );

  test(
    'in any byte of a key file closes the vault, save in the padding of records',
    async ({ task }) => {
      const closed = await closedStation();
      const origin = await originOf(closed.folder);
      const ended: Ended = {};
      for (const [name, bytes] of filesUnder(keysOf(closed.folder))) {
        for (let at = 0; at < bytes.length; at += 1) {
          const counterparts = new Map([[join(keysOf(closed.folder), name), bent(bytes, at)]]);
          const opened = await opensWith(closed.folder, origin, counterparts);
          const isPadding = name === 'case-keys' && at % 128 >= 76;
          if (opened !== isPadding)
            expect.fail(`byte ${at} of ${name}: ${opened ? 'opens' : 'does not open'}`);
          count(ended, opened ? 'harmless (padding of a record of case-keys)' : 'closed the vault');
        }
      }
      tally(
        task,
        'one byte of a key file, each of them',
        Object.values(ended).reduce((a, c) => a + c, 0),
        ended,
      );
    },
    10 * MINUTES,
  );
});
