// A log of 100,000 entries, one in four with a note: checked whole inside the encrypted database, and opened with a day's work since it was last found whole.
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { keyFileProtector } from '../../electron/hosts/loopback/key-file.ts';
import { nodeFiles } from '../../electron/keys/durable-files.ts';
import { systemClock, uuid7 } from '../../electron/keys/surroundings.ts';
import { Vault } from '../../electron/keys/vault.ts';
import { checkLog } from '../../electron/ledger/log-check.ts';
import {
  createLedger,
  type LedgerPlace,
  type OpenLedger,
  openLedger,
} from '../../electron/ledger/open-ledger.ts';
import type { Happening } from '../../shared/ledger/catalogue.ts';
import { type Figure, median } from './figures.ts';

const ENTRIES = 100_000;
const A_DAY = 1000;
/** A tap makes one or two; while the log is being made, more save time. */
const AT_ONCE = { making: 1000, working: 20 };
const STARTS = 5;

export function appendEntries({ ledger }: OpenLedger, entries: number, atOnce: number): void {
  for (let done = 0; done < entries; done += atOnce) {
    const events = Array.from(
      { length: Math.min(atOnce, entries - done) },
      (_, at): Happening => ({
        kind: 'step-answered',
        body: { step: 'REM-03', options: ['family'] },
        private: at % 4 === 0 ? { note: '家里装修用' } : {},
      }),
    );
    const of = { caseId: uuid7(systemClock), n: 0 };
    ledger.append({ command: uuid7(systemClock), actor: { staff: 'jia', role: 'teller' }, of, events });
  }
}

/** In ms. @throws Error where anything is found */
export function checkWhole(place: LedgerPlace, { ledger, store, read, anchored }: OpenLedger): number {
  const reading = read();
  const began = performance.now();
  const head = store.head()?.checkpoint ?? '';
  const { caseKeys } = place.vault;
  const log = { store: reading, caseKeys, origin: ledger.origin, size: ledger.size, head };
  const running = checkLog({ ...log, anchor: anchored() });
  let step = running.next();
  while (!step.done) step = running.next();
  const took = performance.now() - began;
  reading.db.close();
  if (step.value.finding) throw new Error(`found ${step.value.finding.what}`);
  return took;
}

/** Opens the log as a start does, with a day's work that has not been looked at since. */
function startAfterADay(place: LedgerPlace): number {
  const before = openLedger(place);
  before.markVerified();
  appendEntries(before, A_DAY, AT_ONCE.working);
  before.close();
  const began = performance.now();
  const open = openLedger(place);
  const took = performance.now() - began;
  open.close();
  return took;
}

export async function benchCheck(): Promise<Figure[]> {
  const folder = mkdtempSync(join(tmpdir(), 'bench-check-'));
  const keys = join(folder, 'keys');
  mkdirSync(keys);
  try {
    const vault = await Vault.create(nodeFiles, keys, keyFileProtector(nodeFiles, keys));
    const place = { folder: join(folder, 'g1'), vault, files: nodeFiles, clock: systemClock };
    const open = createLedger(place, 'bank/branch/device/g1');
    appendEntries(open, ENTRIES, AT_ONCE.making);
    const whole = checkWhole(place, open);
    open.close();
    const starts = Array.from({ length: STARTS }, () => startAfterADay(place));
    return [
      { name: `check of ${ENTRIES} entries inside the database`, measured: whole / 1000, unit: 's', goal: 4 },
      {
        name: `opening with ${A_DAY} entries since it was last found whole`,
        ...{ measured: median(starts), unit: 'ms', goal: 50 },
      },
    ];
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
