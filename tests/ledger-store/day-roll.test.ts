// The close of a ledger day on real files: what it seals, what it destroys, and that a cut at any point loses nothing and leaves one day.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { nodeFiles } from '../../electron/keys/durable-files.ts';
import { nodeCrypto } from '../../electron/keys/node-crypto.ts';
import { unseal } from '../../electron/keys/sealed-box.ts';
import { uuid7 } from '../../electron/keys/surroundings.ts';
import { Anchor } from '../../electron/ledger/anchor.ts';
import { NotSealed } from '../../electron/ledger/ledger.ts';
import { exportBundle } from '../../electron/services/exports.ts';
import { ALWAYS_EXPORTED } from '../../shared/ledger/always-exported.ts';
import { checkpointText } from '../../shared/ledger/checkpoint.ts';
import type { Entry } from '../../shared/ledger/entry.ts';
import { signNote } from '../../shared/ledger/note.ts';
import type { Report } from '../../shared/ledger/verify/report.ts';
import { verifyBundle } from '../../shared/ledger/verify/verify-bundle.ts';
import { memorySource } from '../ledger/make-bundle.ts';
import { wrappingKey } from '../support/damage.ts';
import { filesUnder, keysOf, logOf } from '../support/ledger-files.ts';
import { type StationDriver, station } from '../support/station-driver.ts';

const ROLL = ['day-closed', 'key-rolled', 'day-opened'];
const COUNTS = { entries: 1, opened: 0, ended: 0, open: 0 };

/** As two people do it, without the PIN that costs a fifth of a second; that is asked in tests/services/day-close.test.ts. */
const close = ({ station, clock }: StationDriver) =>
  station.closeDay({
    command: uuid7(clock),
    actor: { staff: 'geng', role: 'supervisor' },
    body: { ...COUNTS, approver: 'jia' },
  });
const rollsIn = (counter: StationDriver) => counter.kinds().filter((kind) => kind === 'day-closed').length;
const slotsIn = ({ folder }: StationDriver) =>
  [...filesUnder(keysOf(folder)).keys()].filter((name) => name.startsWith('day-'));

async function exported({ station, clock, app }: StationDriver): Promise<Report> {
  const range = { from: '2026-01-01', to: '2027-12-31', masking: 'masked' as const };
  const wanted = { command: uuid7(clock), ...range, recipient: '总行', purpose: '核对' };
  let file = '';
  for await (const step of exportBundle(station, { staff: 'wu', role: 'auditor' }, wanted, {
    exports: app.folders.exports,
    font: '',
  }))
    if (step.state === 'done') file = step.file;
  const identity = station.identities.join('\n');
  return verifyBundle(nodeCrypto, memorySource(readFileSync(file)), { identity });
}

/** The bytes by which the private keys that a station holds for its day could be found: in clear, in text, and wrapped. */
async function tracesOf(counter: StationDriver): Promise<Buffer[]> {
  const key = await wrappingKey(counter.folder);
  return slotsIn(counter).flatMap((slot) => {
    const box = readFileSync(join(keysOf(counter.folder), slot));
    const secrets = JSON.parse(unseal(key, `counterguard/vault/${slot}`, box).toString('utf8'));
    const [der, sm2] = [Buffer.from(secrets.ed25519, 'base64'), Buffer.from(secrets.sm2, 'base64')];
    const seeds = [der.subarray(-32), sm2];
    const texts = seeds.flatMap((seed) => [seed.toString('hex'), seed.toString('base64')]);
    return [box, der, ...seeds, ...[...texts, secrets.ed25519].map((text) => Buffer.from(text))];
  });
}

const foundIn = (folder: string, traces: readonly Buffer[]) =>
  [...filesUnder(folder)].filter(([, bytes]) => traces.some((trace) => bytes.includes(trace)));

describe('closing a day', () => {
  test('seals the three entries next to one another and names every entry that is always exported', async () => {
    const counter = await station();
    close(counter);
    close(counter);
    const entries = counter.entries();
    const closed = entries.filter(({ kind }) => kind === 'day-closed');
    expect(closed).toHaveLength(2);
    let from = 0;
    for (const { seq, body, actor } of closed) {
      expect(entries.slice(seq, seq + 3).map(({ kind }) => kind)).toEqual(ROLL);
      const always = entries.filter(
        ({ kind, seq: at }) => ALWAYS_EXPORTED.includes(kind) && at >= from && at < seq,
      );
      expect(body).toMatchObject({ always: always.map((entry) => entry.seq), approver: 'jia' });
      expect(actor).toEqual({ staff: 'geng', role: 'supervisor' });
      from = seq + 1;
    }
  });

  test('publishes a closing checkpoint of the size just after key-rolled, signed twice by the day that it closes', async () => {
    const counter = await station();
    const before = counter.station.open.ledger.daySigners;
    const { seq } = close(counter);
    const { closing } = (counter.entries()[seq + 2] as Entry).body as { closing: string };
    expect(counter.station.open.store.publishedFrom(seq + 2)).toBe(closing);
    const lines = closing.split('\n');
    expect(lines.slice(0, 2)).toEqual([counter.station.open.ledger.origin, String(seq + 2)]);
    expect(lines.filter((line) => line.startsWith('— '))).toHaveLength(2);
    expect(
      closing.startsWith(
        signNote(
          nodeCrypto,
          lines
            .slice(0, 3)
            .map((line) => `${line}\n`)
            .join(''),
          before.slice(0, 1),
        ),
      ),
    ).toBe(true);
  });

  test('leaves the private keys of the closed day nowhere on the disk, in clear or wrapped', async () => {
    const counter = await station();
    const traces = await tracesOf(counter);
    expect(foundIn(counter.folder, traces).map(([path]) => path)).toEqual(['demo/keys/day-a']);
    close(counter);
    expect(foundIn(counter.folder, traces)).toEqual([]);
    expect(slotsIn(counter)).toEqual(['day-b']);
    const next = await tracesOf(counter);
    close(counter);
    expect(foundIn(counter.folder, [...traces, ...next])).toEqual([]);
    expect(slotsIn(counter)).toEqual(['day-a']);
  });

  test('makes a log of three days that one bundle proves, also after a restart', async () => {
    const counter = await station();
    close(counter);
    await counter.restart();
    close(counter);
    await counter.restart();
    const report = await exported(counter);
    expect(report.failures).toEqual([]);
    expect(report).toMatchObject({ result: 'verified', sm2: 'checked' });
  });
});

describe('a cut while a day is closed', () => {
  const goesOn = async (counter: StationDriver, rolls: number) => {
    await counter.start();
    expect(counter.app.stopped).toBeUndefined();
    expect(rollsIn(counter)).toBe(rolls);
    expect(slotsIn(counter)).toHaveLength(1);
    const report = await exported(counter);
    expect(report.failures).toEqual([]);
    expect(report.result).toBe('verified');
    close(counter);
    expect(rollsIn(counter)).toBe(rolls + 1);
    expect(slotsIn(counter)).toHaveLength(1);
  };

  test.each([
    ['while the new keys are written', 1, 0],
    ['after the transaction, before the anchor', 2, 1],
    ['before the old keys are overwritten', 3, 1],
    ['after the old keys are overwritten, before their file is removed', 4, 1],
    ['after all of it', 5, 1],
  ])('%s loses nothing and leaves the keys of one day', async (_when, write, rolls) => {
    const counter = await station();
    counter.files.dieAt(write);
    // The last two writes only destroy: the day is closed without them.
    if (write > 2) close(counter);
    else expect(() => close(counter)).toThrow(NotSealed);
    await goesOn(counter.crashed(), rolls);
  });

  test('between the new keys and the transaction leaves the day open, and the keys of none other', async () => {
    const counter = await station();
    const { store } = counter.station.open;
    store.writeHead = () => {
      throw Object.assign(new Error('the power went'), { code: 'SQLITE_IOERR' });
    };
    expect(() => close(counter)).toThrow(NotSealed);
    expect(slotsIn(counter)).toEqual(['day-a', 'day-b']);
    await goesOn(counter.crashed(), 0);
  });

  test('is told of where only the old keys could not be destroyed: the day is closed, and the next start sees to it', async () => {
    const counter = await station();
    const traces = await tracesOf(counter);
    counter.files.fail(/^day-a$/, 'EACCES');
    close(counter);
    expect(counter.station).toMatchObject({ oldKeysLeft: true });
    expect(foundIn(counter.folder, traces)).toHaveLength(1);
    counter.files.heal();
    await counter.restart();
    expect(counter.station).toMatchObject({ oldKeysLeft: false });
    expect(foundIn(counter.folder, traces)).toEqual([]);
  });

  test('may leave an anchor by the key of the day before only where that day ended with the last command', async () => {
    const counter = await station();
    const { ledger } = counter.station.open;
    const [before] = ledger.daySigners;
    const { size: sizeBefore } = ledger;
    const rootBefore = ledger.root();
    close(counter);
    const anchored = async (source: StationDriver, size: number, root: Uint8Array) => {
      const copy = source.crashed();
      const anchor = new Anchor(nodeFiles, logOf(copy.folder));
      for (let file = 0; file < 2; file += 1) {
        anchor.read();
        anchor.write(signNote(nodeCrypto, checkpointText(ledger.origin, size, root), [before]));
      }
      await copy.start();
      return copy.app.stopped ?? 'runs';
    };
    expect(await anchored(counter, sizeBefore, rootBefore)).toBe('runs');
    expect(await anchored(counter, ledger.size, ledger.root())).toBe('anchor-unreadable');
    counter.app.reject('unknown');
    counter.wait(60);
    expect(await anchored(counter, sizeBefore, rootBefore)).toBe('anchor-behind');
    expect(await anchored(counter, ledger.size, ledger.root())).toBe('anchor-unreadable');
  });

  test('that took the keys of the day away is said, and nothing is begun anew', async () => {
    const counter = await station();
    counter.stop();
    nodeFiles.destroy(join(keysOf(counter.folder), 'day-a'));
    const before = filesUnder(logOf(counter.folder));
    await counter.start();
    expect(counter.app.stopped).toBe('keys-lost');
    expect(filesUnder(logOf(counter.folder))).toEqual(before);
  });
});
