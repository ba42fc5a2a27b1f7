// One full append (canonical, tree, Ed25519, encrypted database, anchor) against two durable overwrites of 4 KB on the same disk, and against
// the same rows put into the same kind of database with nothing of ours around them; the same with SM2 on every checkpoint; the close of a day.
import { randomBytes } from 'node:crypto';
import { closeSync, fdatasyncSync, mkdtempSync, openSync, rmSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildApp } from '../../electron/app/build-app.ts';
import { keyFileProtector } from '../../electron/hosts/loopback/key-file.ts';
import { nodeFiles } from '../../electron/keys/durable-files.ts';
import { systemClock, uuid7 } from '../../electron/keys/surroundings.ts';
import type { Ledger } from '../../electron/ledger/ledger.ts';
import { DEMO_SET_UP } from '../../electron/services/demo-branch.ts';
import { TRUSTED_PACK } from '../../electron/services/trusted-pack.ts';
import { openDatabase } from '../../electron/store/database.ts';
import { EntryStore } from '../../electron/store/entry-store.ts';
import { indexWords } from '../../shared/search/text-runs.ts';
import { type Figure, median, medianOf, percentile, timesOf } from './figures.ts';

/** Limits and appends are taken in turn, so that all meet the same load. */
const ROUNDS = 5;
const RUNS = 1000;
/** With SM2 an append takes twice as long. */
const SLOW_RUNS = 200;
const NOTE = '家里装修用';

function twoSyncs(folder: string, runs: number): number[] {
  const file = openSync(join(folder, 'limit'), 'w');
  const block = Buffer.alloc(4096, 1);
  try {
    return timesOf(runs, () => {
      for (let sync = 0; sync < 2; sync += 1) {
        writeSync(file, block, 0, block.length, 0);
        fdatasyncSync(file);
      }
    });
  } finally {
    closeSync(file);
  }
}

/** The rows of an append, of random bytes and of the same lengths, committed to the disk: what any program takes that keeps them there. */
function bareCommits(folder: string): (runs: number) => number[] {
  const db = openDatabase(join(folder, 'bare.db'), randomBytes(32), 'create');
  const store = new EntryStore(db);
  const words = db.prepare('INSERT INTO case_words (words) VALUES (?)');
  const caseId = uuid7(systemClock);
  const [bytes, leaf, sealed] = [randomBytes(520), randomBytes(32), randomBytes(107)];
  const checkpoint = 'x'.repeat(200);
  let seq = 0;
  return (runs) =>
    timesOf(runs, () =>
      store.atOnce(() => {
        seq += 1;
        const head = { size: seq, subtrees: leaf, previousSize: seq - 1, previousSubtrees: leaf, checkpoint };
        store.insert({ seq, id: uuid7(systemClock), kind: 'step-answered', caseId, n: seq, bytes, leaf });
        store.insertPrivate(seq, 'note', sealed);
        store.writeHead(head);
        words.run(indexWords(NOTE));
      }),
    );
}

function appendsTo(ledger: Ledger): (runs: number) => number[] {
  const caseId = uuid7(systemClock);
  let n = 0;
  return (runs) =>
    timesOf(runs, () => {
      ledger.append({
        command: uuid7(systemClock),
        actor: { staff: 'jia', role: 'teller' },
        of: { caseId, n: n++ },
        events: [
          {
            kind: 'step-answered',
            body: { step: 'REM-03', options: ['family'] },
            private: { note: NOTE },
          },
        ],
      });
    });
}

interface Measured {
  appends: number[];
  closeMs: number;
  syncsMs: number;
  bareMs: number;
}

async function measure(signsAllWithSm2: boolean): Promise<Measured> {
  const folder = mkdtempSync(join(tmpdir(), 'bench-append-'));
  const app = await buildApp({
    ...{
      dataFolder: folder,
      mode: 'demo' as const,
      version: 'bench',
      host: 'none' as const,
      clock: systemClock,
    },
    ...{
      files: nodeFiles,
      trustedPack: TRUSTED_PACK,
      packFolder: 'assets/packs/sample',
      log: () => undefined,
    },
    protector: (keys) => keyFileProtector(nodeFiles, keys),
    signsAllWithSm2,
  });
  try {
    await app.setUp(DEMO_SET_UP);
    const ledger = app.station?.open.ledger;
    if (!ledger) throw new Error('the bench station did not open');
    const runs = signsAllWithSm2 ? SLOW_RUNS : RUNS;
    const [bare, append] = [bareCommits(folder), appendsTo(ledger)];
    const rounds = Array.from({ length: ROUNDS }, () => ({
      syncs: twoSyncs(folder, runs),
      bare: bare(runs),
      appends: append(runs),
    }));
    const closeMs = medianOf(20, () => {
      const body = { late: true as const, entries: 0, opened: 0, ended: 0, open: 0 };
      ledger.closeDay({ command: uuid7(systemClock), actor: { role: 'system' }, body });
    });
    return {
      appends: rounds.flatMap(({ appends }) => appends),
      closeMs,
      syncsMs: median(rounds.flatMap(({ syncs }) => syncs)),
      bareMs: median(rounds.flatMap((round) => round.bare)),
    };
  } finally {
    app.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

const twoSyncsLimit = (measured: number) =>
  ({ name: 'two 4 KB overwrites with fdatasync', measured, unit: 'ms' }) as const;

export async function benchAppend(): Promise<Figure[]> {
  const { appends, closeMs, syncsMs, bareMs } = await measure(false);
  const withSm2 = await measure(true);
  const appendMs = median(appends);
  return [
    {
      name: 'full append, in multiples of two syncs',
      ...{ measured: appendMs / syncsMs, unit: '×', goal: 2.5, limit: twoSyncsLimit(syncsMs) },
    },
    {
      name: 'full append, in multiples of its rows alone in the same encrypted database',
      ...{ measured: appendMs / bareMs, unit: '×', goal: 2 },
      limit: { name: 'one commit of these rows', measured: bareMs, unit: 'ms' },
    },
    {
      name: `full append, 99 of 100 (${appends.length})`,
      measured: percentile(appends, 0.99),
      unit: 'ms',
      goal: 15,
    },
    {
      name: 'full append with SM2 on every checkpoint, in multiples of two syncs',
      ...{ measured: median(withSm2.appends) / withSm2.syncsMs, unit: '×', goal: 4 },
      limit: twoSyncsLimit(withSm2.syncsMs),
    },
    { name: 'close of a day: new keys, roll, old keys destroyed', measured: closeMs, unit: 'ms', goal: 200 },
  ];
}
