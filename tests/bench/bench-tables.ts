// The tables of a hundred thousand cases, CSV and workbook, made and bundled; and the memory of the process with them.
import { nodeCrypto } from '../../electron/keys/node-crypto.ts';
import { toBase64 } from '../../shared/ledger/base64.ts';
import { writeBundle } from '../../shared/ledger/bundle.ts';
import { utf8 } from '../../shared/ledger/bytes.ts';
import type { CaseFacts } from '../../shared/tables/case-facts.ts';
import { CaseTables } from '../../shared/tables/case-tables.ts';
import type { Figure } from './figures.ts';

const CASES = 100_000;

/** No two alike: what repeats itself would compress too well. */
function factsOf(at: number): CaseFacts {
  const hex = (at * 2_654_435_761).toString(16).padStart(12, '0').slice(-12);
  const minute = new Date(Date.UTC(2026, 0, 1) + at * 240_000).toISOString();
  return {
    ...{
      caseId: `01a1ff22-894f-74cd-a53c-${hex}`,
      openedAt: minute,
      endedAt: minute,
      packVersion: '2026.11.1',
    },
    ...{ procedure: { code: 'REM', name: '个人汇款' }, teller: `teller-${at % 9}`, customer: '王**' },
    ...{ document: `990*************${at % 100}`, amountFen: (at * 7_919) % 100_000_000 },
    ...{ ending: { code: 'O4', name: '暂缓并劝阻' }, outcome: 'O4', flags: ['F16', 'F23'], causes: ['F16'] },
    ...{ decisions: ['geng:proceed'], readMs: (at * 104_729) % 300_000, signed: 'ink', confirmed: 'key' },
    ...{ entries: 20 + (at % 9), firstSeq: at * 21, lastSeq: at * 21 + 20 },
    leaf: toBase64(nodeCrypto.sha256(utf8(minute))),
  };
}

export function benchTables(): Figure[] {
  const start = performance.now();
  const tables = new CaseTables('');
  for (let at = 0; at < CASES; at += 1) tables.add(factsOf(at));
  for (const _ of writeBundle(nodeCrypto, 'b/b/d/g1', tables.files(), []));
  const measured = (performance.now() - start) / 1000;
  const mostMb = process.resourceUsage().maxRSS / 1024;
  return [
    { name: 'tables of 100,000 cases, CSV and XLSX', measured, unit: 's', goal: 15 },
    { name: 'memory with these tables', measured: mostMb, unit: 'MB', goal: 250 },
  ];
}
