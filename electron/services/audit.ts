// The auditor's reading room: finding cases and reading one as a timeline. Each look is itself an event.
import { assess, courseFor } from '../../shared/case/assess.ts';
import { causeInWords } from '../../shared/case/teller-view.ts';
import { type Detail, detailsOf, endingInWords, sentenceOf } from '../../shared/case/timeline.ts';
import type { Ink } from '../../shared/contract/ink.ts';
import { inkPng } from '../../shared/ink/ink-png.ts';
import { toBase64 } from '../../shared/ledger/base64.ts';
import type { CaseEvent, Happening } from '../../shared/ledger/catalogue.ts';
import type { Actor } from '../../shared/ledger/entry.ts';
import { parseNotice } from '../../shared/procedure/notice.ts';
import { searchWords } from '../../shared/search/search-words.ts';
import { ERASED, maskedName, maskName } from '../../shared/words/mask.ts';
import { shanghaiRange } from '../../shared/words/time.ts';
import type { CaseRow } from '../store/case-index.ts';
import { custodyTimeline } from './custody-words.ts';
import { actedInWords } from './emergency-views.ts';
import { objectionTimeline } from './objection-timeline.ts';
import { printResultInWords } from './print-ends.ts';
import type { ReadableLog, ReadCase } from './readable-log.ts';
import { partsOf } from './restored-log.ts';
import { Situation } from './situation.ts';
import type { Station } from './station.ts';

const PAGE_SIZE = 50;
const NOTHING = { total: 0, overridden: 0, rows: [] };

interface Search {
  command: string;
  from: string;
  to: string;
  teller?: string | undefined;
  outcome?: string | undefined;
  procedure?: string | undefined;
  flag?: string | undefined;
  text?: string | undefined;
  page: number;
}

function summaryOf(station: ReadableLog, row: CaseRow, { state, pack }: Pick<ReadCase, 'state' | 'pack'>) {
  return {
    caseId: row.caseId,
    openedAt: row.openedAt,
    endedAt: row.endedAt,
    procedure: courseFor(pack, state).name,
    teller: station.nameOf(row.teller),
    customer: maskedName(state.customer),
    amountFen: row.amountFen,
    outcome: row.ending ? { code: row.ending, name: endingInWords(pack, row.ending) } : null,
    entries: row.entries,
    overrides: row.overrides,
  };
}

/** @returns nothing for the station's own log */
export const generationOf = (station: Station, read: ReadableLog) =>
  read === station ? {} : { generation: partsOf(read.open.ledger.origin).generation };

/** A look that is asked for again because its answer was lost is one look. */
export function sealLook(station: Station, actor: Actor, command: string, looked: Happening<'viewed'>): void {
  const { what, caseId, generation } = looked.body;
  const again = station.repeated(
    command,
    actor,
    (event) =>
      event.kind === 'viewed' &&
      event.body.what === what &&
      event.body.caseId === caseId &&
      event.body.generation === generation &&
      event.private?.terms === looked.private.terms,
  );
  if (!again) station.seal({ command, actor, events: [looked] });
}

/** @param read where is searched: the station's own log, or that of an earlier generation */
export function findCases(station: Station, actor: Actor, search: Search, read: ReadableLog = station) {
  const { command, from, to, teller, outcome, procedure, flag, text, page } = search;
  const words = text === undefined ? undefined : searchWords(text);
  const query = {
    ...shanghaiRange(from, to),
    ...(teller && { teller }),
    ...(outcome && { ending: outcome }),
    ...(procedure && { procedure }),
    ...(flag && { flag }),
    ...(words && { words }),
  };
  const { index } = read.open;
  // Marks alone are nothing to look for: every case would be a wrong answer.
  const nothing = words?.length === 0;
  const { total, overridden, rows } = nothing ? NOTHING : index.find(query, PAGE_SIZE, page * PAGE_SIZE);
  const terms = [from, to, teller, outcome, procedure, flag, text].filter(Boolean).join(' ');
  const looked = {
    kind: 'viewed' as const,
    body: { what: 'search' as const, found: total, ...generationOf(station, read) },
    private: { terms },
  };
  sealLook(station, actor, command, looked);
  const { tellers, endings, procedures, flags } = index.choices();
  const used = read.state.pack;
  const pack = used && read.shelf.byHash(used.sha256);
  return {
    ...{ total, overridden, page, pageSize: PAGE_SIZE },
    cases: rows.map((row) =>
      summaryOf(read, row, read.openCases.get(row.caseId) ?? read.readCase(row.caseId)),
    ),
    tellers: tellers.map((id) => ({ id, name: read.nameOf(id) })),
    outcomes: endings.map((code) => ({ code, name: pack ? endingInWords(pack, code) : code })),
    procedures: procedures.map((code) => ({ code, name: pack?.procedures[code]?.name ?? code })),
    flags: flags.map((code) => ({ code, name: pack?.flags[code]?.meaning ?? code })),
  };
}

/** Null where nobody is paid; 已清除 where nobody can say any more. */
function payeeInWords({ slip, customer }: ReadCase['state']): string | null {
  if (slip?.payee) return `${maskName(slip.payee.name)} ${slip.payee.accountMask}`;
  return customer === undefined ? ERASED : null;
}

function inkPictures(station: ReadableLog, events: readonly CaseEvent[]) {
  return events.flatMap((event) => {
    const ink =
      event.kind === 'ink-signed' || event.kind === 'confirmation-made' ? event.private?.ink : undefined;
    const bytes = ink && station.open.ledger.largeThing(ink.sha256);
    if (!bytes) return [];
    const strokes = JSON.parse(Buffer.from(bytes).toString('utf8')) as Ink;
    const title = event.kind === 'ink-signed' ? '告知书签名' : '金额确认签名';
    return [{ title, png: toBase64(inkPng(strokes)), sha256: ink.sha256 }];
  });
}

/** The text that was on the screen, and not what the pack would say today: local cases come and go. */
function noticeAsShown(station: ReadableLog, { notice }: ReadCase['state']) {
  const text = notice && station.open.ledger.largeThing(notice.sha256);
  if (!text) return null;
  const { title, pages } = parseNotice(notice.code, Buffer.from(text).toString('utf8'));
  return { title, sha256: notice.sha256, pages };
}

/** What the printer said stands outside of the case, and is read beside what was printed. */
const printDetails = ({ open }: ReadableLog, { kind, seq }: CaseEvent): Detail[] =>
  kind === 'paper-printed' ? [{ label: '打印结果', value: printResultInWords(open, seq) }] : [];

/** One case, from its first entry to its last. A closed case shows the outcome that was copied when it was closed. */
export function readCase(
  station: Station,
  actor: Actor,
  command: string,
  caseId: string,
  log: ReadableLog = station,
) {
  const row = log.open.index.row(caseId);
  if (!row) throw new Situation('NO_SUCH_CASE');
  sealLook(station, actor, command, {
    kind: 'viewed',
    body: { what: 'case', caseId, ...generationOf(station, log) },
    private: {},
  });
  const read = log.readCase(caseId);
  const { state, pack, events } = read;
  const course = courseFor(pack, state);
  const assessed = assess(pack, state);
  const judged = state.closed ?? {
    flags: [...assessed.judgement.raised.keys()],
    causes: assessed.judgement.causes,
  };
  const nameOf = (staff: string) => log.nameOf(staff);
  return {
    summary: summaryOf(log, row, read),
    document: state.documentMask ?? ERASED,
    payee: payeeInWords(state),
    flags: judged.flags.map((code) => ({ code, meaning: pack.flags[code]?.meaning ?? code })),
    because: judged.causes.map((cause) => causeInWords(pack, course, state, cause)),
    notice: noticeAsShown(log, state),
    ink: inkPictures(log, events),
    timeline: events.map((event) => ({
      ...{ seq: event.seq, n: event.n ?? 0, at: event.at, kind: event.kind },
      ...actedInWords(log, event),
      sentence: sentenceOf(event),
      details: [...detailsOf(pack, course, event, nameOf), ...printDetails(log, event)],
      leaf: toBase64(log.open.store.leafOf(event.seq) ?? new Uint8Array()),
    })),
    custody: custodyTimeline(log, caseId),
    objections: objectionTimeline(log, caseId),
  };
}
