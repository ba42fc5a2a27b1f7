// A station whose ledger holds five thousand ended cases of twenty entries each, for the bench of the export.
import { buildApp } from '../../electron/app/build-app.ts';
import { keyFileProtector } from '../../electron/hosts/loopback/key-file.ts';
import { nodeFiles } from '../../electron/keys/durable-files.ts';
import { systemClock, uuid7 } from '../../electron/keys/surroundings.ts';
import { hashOf } from '../../electron/ledger/ledger.ts';
import { DEMO_SET_UP } from '../../electron/services/demo-branch.ts';
import type { Station } from '../../electron/services/station.ts';
import { TRUSTED_PACK } from '../../electron/services/trusted-pack.ts';
import type { Happening } from '../../shared/ledger/catalogue.ts';

const CASES = 5000;
const ENTRIES_A_CASE = 20;
export const SEALED_ENTRIES = CASES * ENTRIES_A_CASE;

export const stationIn = (dataFolder: string) =>
  buildApp({
    ...{ dataFolder, mode: 'demo', version: 'bench', host: 'none', clock: systemClock, files: nodeFiles },
    ...{ trustedPack: TRUSTED_PACK, packFolder: 'assets/packs/sample', log: () => undefined },
    protector: (keys) => keyFileProtector(nodeFiles, keys),
  });

function eventsOf(at: number, pack: { bytes: number; sha256: string }): Happening[] {
  const masks = {
    customer: '王示例',
    documentMask: '990*************34',
    documentHash: hashOf(Buffer.of(at)),
  };
  const judged = { outcome: 'O0', flags: [], causes: [], engine: 1 };
  return [
    {
      kind: 'case-opened',
      body: { procedure: 'REM', pack, packVersion: '2026.11.1', amountFen: 100 + at },
      private: masks,
    },
    ...Array.from(
      { length: ENTRIES_A_CASE - 2 },
      (_, n): Happening => ({
        kind: 'step-answered',
        body: { step: 'REM-03', options: ['family'] },
        private: n % 4 === 0 ? { note: `家里装修用，${at}` } : {},
      }),
    ),
    { kind: 'case-closed', body: { entries: ENTRIES_A_CASE, ending: 'O0', ...judged }, private: {} },
  ];
}

const packOf = ({ state, open }: Station) => {
  if (!state.pack) throw new Error('the bench station has no pack');
  const { sha256 } = state.pack;
  return { bytes: open.ledger.largeThing(sha256)?.length ?? 0, sha256 };
};

export async function fillStation(folder: string): Promise<void> {
  const app = await stationIn(folder);
  try {
    await app.setUp(DEMO_SET_UP);
    if (!app.station) throw new Error('the bench station did not open');
    const pack = packOf(app.station);
    const { ledger } = app.station.open;
    for (let at = 0; at < CASES; at += 1) {
      const of = { caseId: uuid7(systemClock), n: 0 };
      const actor = { staff: 'jia', role: 'teller' };
      ledger.append({ command: uuid7(systemClock), actor, of, events: eventsOf(at, pack) });
    }
  } finally {
    app.stop();
  }
}
