// What compliance is shown of the cases it watches over: when, which business, how it ended, how long it is kept. Never whose it was.
import { endingInWords } from '../../shared/case/timeline.ts';
import type { KeptCase, SHOWN_CASES } from '../../shared/contract/custody-calls.ts';
import { earliestEnd, isDue, ruleOf } from '../../shared/procedure/retention.ts';
import type { RetentionRule } from '../../shared/procedure/retention-schema.ts';
import type { Custody } from '../../shared/station/custody.ts';
import { shanghaiDate, shanghaiRange } from '../../shared/words/time.ts';
import { isoNow } from '../keys/surroundings.ts';
import type { CaseRow } from '../store/case-index.ts';
import { endedCase, hasUnfinished, retentionOf } from './custody.ts';
import { basisInWords, reasonInWords } from './custody-words.ts';
import { Situation } from './situation.ts';
import type { Station } from './station.ts';

const PAGE_SIZE = 50;
const SINCE: Record<RetentionRule['since'], string> = {
  'end-of-case': '业务结束',
  'end-of-relation': '业务关系终止',
  entry: '记录之日',
  'end-of-inquiry': '调查结束',
};

type Show = (typeof SHOWN_CASES)[number];

interface Asked {
  show: Show;
  from: string;
  to: string;
  page: number;
}

function tableOf(station: Station): ReturnType<typeof retentionOf>['retention'] | undefined {
  try {
    return retentionOf(station).retention;
  } catch (error) {
    if (error instanceof Situation && error.code === 'NO_RETENTION') return undefined;
    throw error;
  }
}

/** The retention table in words; null where the pack in use has none. */
export function showTable(station: Station) {
  const retention = tableOf(station);
  if (!retention) return null;
  const { rules, grounds, reasons } = retention;
  return {
    rules: rules.map(({ code, title, since, basis, atEnd, byLaw, months }) => ({
      ...{ code, title, atEnd, byLaw, since: SINCE[since], months: months ?? null },
      basis: basisInWords(station, basis),
    })),
    grounds: grounds.map(({ code, label, basis, holds }) => ({
      ...{ code, label, early: holds === 'also-before', basis: basisInWords(station, basis) },
    })),
    reasons,
  };
}

function ruleFor(station: Station, row: CaseRow): RetentionRule | undefined {
  const retention = tableOf(station);
  const ended = endedCase(station, row);
  return retention && ended && ruleOf(retention, ended);
}

function isDueNow(station: Station, row: CaseRow, today: string): boolean {
  const rule = ruleFor(station, row);
  return rule !== undefined && row.endedAt !== null && isDue(rule, { endedAt: row.endedAt }, today);
}

/** Those that are destroyed already are due no more. Those that are held are: somebody has to see it. */
function dueRows(station: Station): CaseRow[] {
  const today = shanghaiDate(isoNow(station.clock));
  const { from: startOfToday } = shanghaiRange(today, today);
  return station.open.index
    .endedBefore(startOfToday)
    .filter(({ caseId }) => !station.state.custodies.get(caseId)?.erased)
    .filter((row) => isDueNow(station, row, today));
}

function rowsIn(station: Station, member: keyof Custody): CaseRow[] {
  const { custodies } = station.state;
  return [...custodies].flatMap(([caseId, custody]) => {
    const row = custody[member] && station.open.index.row(caseId);
    return row ? [row] : [];
  });
}

function found(station: Station, { show, from, to, page }: Asked): { total: number; rows: CaseRow[] } {
  if (show === 'dated') return station.open.index.find(shanghaiRange(from, to), PAGE_SIZE, page * PAGE_SIZE);
  const all = show === 'due' ? dueRows(station) : rowsIn(station, show);
  return { total: all.length, rows: all.slice(page * PAGE_SIZE, (page + 1) * PAGE_SIZE) };
}

/** The dates and the place of every full export: what was handed out is beyond the reach of any erasure here. */
function fullExports(station: Station): { from: string; to: string; at: string }[] {
  const { store, ledger } = station.open;
  return store.ofKind('export-begun').flatMap(({ seq }) => {
    const event = ledger.event(seq);
    if (event.kind !== 'export-begun' || event.body.masking !== 'full') return [];
    return [{ from: event.body.from, to: event.body.to, at: event.at }];
  });
}

const decidedOf = (
  station: Station,
  decided: { at: string; by: string; approver: string } | undefined,
  reason: string | undefined,
): KeptCase['held'] =>
  decided && reason !== undefined
    ? {
        ...{ at: decided.at, by: station.nameOf(decided.by), approver: station.nameOf(decided.approver) },
        reason: reasonInWords(station, reason),
      }
    : null;

function keptCase(station: Station, row: CaseRow, exported: ReturnType<typeof fullExports>): KeptCase {
  const { caseId, openedAt, endedAt, entries } = row;
  const pack = station.shelf.byHash(row.packSha256);
  const rule = ruleFor(station, row);
  const custody = station.state.custodies.get(caseId);
  const opened = shanghaiDate(openedAt);
  return {
    ...{ caseId, openedAt, endedAt, entries, teller: station.nameOf(row.teller) },
    procedure: pack.procedures[row.procedure]?.name ?? row.procedure,
    ending: row.ending === null ? null : endingInWords(pack, row.ending),
    rule: rule
      ? {
          ...{ title: rule.title, byLaw: rule.byLaw, atEnd: rule.atEnd },
          basis: basisInWords(station, rule.basis),
        }
      : null,
    until: (rule && endedAt !== null && earliestEnd(rule, { endedAt })) || null,
    asksRelation: rule?.since === 'end-of-relation',
    due: !custody?.erased && isDueNow(station, row, shanghaiDate(isoNow(station.clock))),
    hasTasks: hasUnfinished(station, caseId),
    held: decidedOf(station, custody?.held, custody?.held?.reason),
    restricted: decidedOf(station, custody?.restricted, custody?.restricted?.reason),
    erased: decidedOf(station, custody?.erased, custody?.erased?.ground),
    exports: exported.filter(({ from, to, at }) => from <= opened && opened <= to && at >= openedAt).length,
  };
}

/** One page of cases; the longest over first where they are due, else the newest first. */
export function showCases(station: Station, asked: Asked) {
  const { total, rows } = found(station, asked);
  const exported = fullExports(station);
  return {
    ...{ total, page: asked.page, pageSize: PAGE_SIZE },
    cases: rows.map((row) => keptCase(station, row, exported)),
  };
}
