// The table of a hundred thousand cases in one form, `csv` or `xlsx`, made in a process of its own; says seconds and megabytes as JSON.
import { nodeCrypto } from '../../../electron/keys/node-crypto.ts';
import { toBase64 } from '../../../shared/ledger/base64.ts';
import { utf8 } from '../../../shared/ledger/bytes.ts';
import { caseColumns } from '../../../shared/tables/case-columns.ts';
import type { CaseFacts } from '../../../shared/tables/case-facts.ts';
import { textCell } from '../../../shared/tables/cell.ts';
import { Csv } from '../../../shared/tables/csv.ts';
import { Xlsx } from '../../../shared/tables/xlsx.ts';
import { tellMostMb } from './tell.ts';

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

const columns = caseColumns('');
const table =
  process.argv[2] === 'xlsx'
    ? new Xlsx([{ name: '业务', widths: columns.map(({ width }) => width) }])
    : new Csv();
const began = performance.now();
table.row(columns.map(({ head }) => textCell(head)));
for (let at = 0; at < CASES; at += 1) {
  const facts = factsOf(at);
  table.row(columns.map(({ cell }) => cell(facts)));
}
if (table.pieces().length === 0) throw new Error('the table is empty');
tellMostMb((performance.now() - began) / 1000);
