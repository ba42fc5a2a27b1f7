// One full append (canonical, tree, Ed25519, encrypted database, anchor) against two durable overwrites of 4 KB on the same disk.
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

export async function benchAppend(): Promise<Figure> {
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
  });
  try {
    await app.setUp(DEMO_SET_UP);
    const ledger = app.station?.open.ledger;
    if (!ledger) throw new Error('the bench station did not open');
    const limit = twoSyncs(folder);
    const of = uuid7(systemClock);
    let n = 0;
    const measured = medianOf(RUNS, () => {
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
    return {
      name: 'full append, in multiples of two syncs',
      measured: measured / limit,
      unit: '×',
      goal: 3,
      limit: { name: 'two 4 KB overwrites with fdatasync', measured: limit, unit: 'ms' },
    };
  } finally {
    app.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}
