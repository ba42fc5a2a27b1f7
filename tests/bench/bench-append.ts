// One full append (canonical, tree, Ed25519, encrypted database, anchor) against two durable overwrites of 4 KB on the same disk; the same with
// SM2 on every checkpoint; the close of a day.
import { closeSync, fdatasyncSync, mkdtempSync, openSync, rmSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildApp } from '../../electron/app/build-app.ts';
import { keyFileProtector } from '../../electron/hosts/loopback/key-file.ts';
import { nodeFiles } from '../../electron/keys/durable-files.ts';
import { systemClock, uuid7 } from '../../electron/keys/surroundings.ts';
import { DEMO_SET_UP } from '../../electron/services/demo-branch.ts';
import { TRUSTED_PACK } from '../../electron/services/trusted-pack.ts';
import { type Figure, medianOf } from './figures.ts';

const RUNS = 1000;
/** With SM2 an append takes ten times as long. */
const SLOW_RUNS = 200;

function twoSyncs(folder: string): number {
  const file = openSync(join(folder, 'limit'), 'w');
  const block = Buffer.alloc(4096, 1);
  try {
    return medianOf(RUNS, () => {
      for (let sync = 0; sync < 2; sync += 1) {
        writeSync(file, block, 0, block.length, 0);
        fdatasyncSync(file);
      }
    });
  } finally {
    closeSync(file);
  }
}

interface Measured {
  appendMs: number;
  closeMs: number;
  limitMs: number;
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
    const limitMs = twoSyncs(folder);
    const of = uuid7(systemClock);
    let n = 0;
    const appendMs = medianOf(signsAllWithSm2 ? SLOW_RUNS : RUNS, () => {
      ledger.append({
        command: uuid7(systemClock),
        actor: { staff: 'jia', role: 'teller' },
        of: { caseId: of, n: n++ },
        events: [
          {
            kind: 'step-answered',
            body: { step: 'REM-03', options: ['family'] },
            private: { note: '家里装修用' },
          },
        ],
      });
    });
    const closeMs = medianOf(20, () => {
      const body = { late: true as const, entries: 0, opened: 0, ended: 0, open: 0 };
      ledger.closeDay({ command: uuid7(systemClock), actor: { role: 'system' }, body });
    });
    return { appendMs, closeMs, limitMs };
  } finally {
    app.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

export async function benchAppend(): Promise<Figure[]> {
  const { appendMs, closeMs, limitMs } = await measure(false);
  const withSm2 = await measure(true);
  return [
    {
      name: 'full append, in multiples of two syncs',
      measured: appendMs / limitMs,
      unit: '×',
      goal: 3,
      limit: { name: 'two 4 KB overwrites with fdatasync', measured: limitMs, unit: 'ms' },
    },
    { name: 'full append with SM2 on every checkpoint', measured: withSm2.appendMs, unit: 'ms', goal: 20 },
    { name: 'close of a day: new keys, roll, old keys destroyed', measured: closeMs, unit: 'ms', goal: 200 },
  ];
}
