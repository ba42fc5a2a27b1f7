// Governs the keeping of cases, by two persons: holding one back from destruction, setting one aside, destroying one. Nothing here ever happens by
// itself: a period that is over puts a case into a list, and people decide.
import type { CUSTODY_ACTS } from '../../shared/contract/custody-calls.ts';
import type { CaseEvent, Event, Happening } from '../../shared/ledger/catalogue.ts';
import { erasable, howEnded } from '../../shared/procedure/retention.ts';
import type { Retention } from '../../shared/procedure/retention-schema.ts';
import { runsOf } from '../../shared/search/text-runs.ts';
import { MOST_BESIDE } from '../../shared/station/custody-kinds.ts';
import { hasOpenObjection } from '../../shared/station/objections.ts';
import { shanghaiDate } from '../../shared/words/time.ts';
import { KeysNotCopied } from '../keys/key-backup.ts';
import { isoNow } from '../keys/surroundings.ts';
import { ErasureUnfinished } from '../ledger/erasure.ts';
import type { CaseRow } from '../store/case-index.ts';
import { basisInWords } from './custody-words.ts';
import { agreedBy, type SecondPerson } from './second-person.ts';
import { Situation } from './situation.ts';
import type { Sealed, Station } from './station.ts';
import { forgetTasks } from './tasks.ts';

type Staff = { staff: string; role: string };
type Act = (typeof CUSTODY_ACTS)[number];

const KINDS = {
  hold: 'case-held',
  release: 'hold-released',
  restrict: 'case-restricted',
  resume: 'restriction-lifted',
} as const satisfies Record<Act, Event['kind']>;

/** The table of the pack in use, and that pack's hash. @throws Situation NO_RETENTION */
export function retentionOf(station: Station): { retention: Retention; sha256: string } {
  const { pack: used } = station.state;
  const retention = used && station.shelf.byHash(used.sha256).retention;
  if (!used || !retention) throw new Situation('NO_RETENTION');
  return { retention, sha256: used.sha256 };
}

/** @throws Situation NO_SUCH_CASE, ALREADY_ERASED */
function keptRow(station: Station, caseId: string): CaseRow {
  const row = station.open.index.row(caseId);
  if (!row) throw new Situation('NO_SUCH_CASE');
  if (station.state.custodies.get(caseId)?.erased) throw new Situation('ALREADY_ERASED');
  return row;
}

/** The ending of a case as the retention table looks at it; undefined while it is open. */
export function endedCase(station: Station, { packSha256, procedure, ending, endedAt }: CaseRow) {
  if (ending === null || endedAt === null) return undefined;
  const pack = station.shelf.byHash(packSha256);
  const table = pack.outcomes[pack.procedures[procedure]?.outcomes ?? ''];
  return { procedure, ending, endedAt, how: table ? howEnded(table, ending) : ('cancelled' as const) };
}

/** An auditor looks on, also where the same person holds another role. @throws Situation NOT_YOUR_ROLE, NOT_AN_APPROVER */
async function agreedByTwo(station: Station, actor: Staff, second: SecondPerson): Promise<string> {
  const isAuditor = (staff: string) => station.person(staff)?.roles.includes('auditor') ?? false;
  if (isAuditor(actor.staff)) throw new Situation('NOT_YOUR_ROLE');
  if (isAuditor(second.approver)) throw new Situation('NOT_AN_APPROVER');
  return (await agreedBy(station, actor, second, 'custody')).id;
}

interface Change extends SecondPerson {
  command: string;
  caseId: string;
  act: Act;
  reason: string;
  paper?: string | undefined;
}

/** @throws Situation NO_SUCH_CASE, ALREADY_ERASED, NO_RETENTION, UNKNOWN_CODE, NOT_FINISHED, NOTHING_CHANGED */
function assertChange(station: Station, { caseId, act, reason }: Change): void {
  const row = keptRow(station, caseId);
  const { retention } = retentionOf(station);
  if (!retention.reasons[act].some(({ code }) => code === reason)) throw new Situation('UNKNOWN_CODE');
  // What is still being worked on cannot be put out of use; it can be held, for instance for the police.
  if (act === 'restrict' && row.endedAt === null) throw new Situation('NOT_FINISHED');
  const custody = station.state.custodies.get(caseId);
  const isSo = act === 'hold' || act === 'release' ? custody?.held : custody?.restricted;
  if ((isSo !== undefined) === (act === 'hold' || act === 'restrict')) throw new Situation('NOTHING_CHANGED');
}

/** Holds a case, lets it go, sets it aside, takes it back into use. @throws Situation those of `assertChange` and of `agreedByTwo` */
export function changeCustody(station: Station, actor: Staff, change: Change): Promise<Sealed> {
  const { command, caseId, act, reason, paper, approver, pin } = change;
  const kind = KINDS[act];
  return station.inTurn(async () => {
    const again = station.repeated(
      command,
      actor,
      (event) =>
        event.kind === kind &&
        event.body.caseId === caseId &&
        event.body.reason === reason &&
        event.body.approver === approver &&
        event.private?.paper === paper,
    );
    if (again) return again;
    assertChange(station, change);
    await agreedByTwo(station, actor, { approver, pin });
    assertChange(station, change);
    const body = { caseId, reason, approver };
    return station.seal({ command, actor, events: [{ kind, body, private: paper ? { paper } : {} }] });
  });
}

interface Erasing extends SecondPerson {
  command: string;
  caseId: string;
  ground: string;
  relationEnded?: string | undefined;
}

/** Nobody disposes of the record of what they did themselves: who handled, reviewed, witnessed or followed it up stays out. */
function handledBy(events: readonly CaseEvent[], followers: readonly string[]): Set<string> {
  const acted = events.flatMap(({ actor }) => ('staff' in actor ? [actor.staff] : []));
  const named = events.flatMap((event) => {
    if (event.kind === 'mark-witnessed') return [event.body.witness];
    return event.kind === 'case-handed-on' ? [event.body.from, event.body.to] : [];
  });
  return new Set([...acted, ...named, ...followers]);
}

const NAMING: ReadonlySet<string> = new Set([
  ...['customer', 'payee', 'payeeMask', 'documentMask', 'accountMask', 'reference', 'person', 'number'],
]);

/** Whom a case names, and by which numbers. */
function namesIn(events: readonly CaseEvent[]): string[] {
  const hidden = events.flatMap((event) => Object.entries(event.private ?? {}));
  const named = hidden.flatMap(([member, value]) =>
    NAMING.has(member) && typeof value === 'string' ? [value] : [],
  );
  return [...new Set(named)];
}

/** A word of a search that can be part of a name or number: two characters of Chinese, three letters, four digits. Less tells of nobody. */
const TELLING = /\p{Script=Han}{2}|\p{L}{3}|\d{4}/u;

/**
 * Whether somebody who was searched for is among them, by a whole name or a part of it. Compared in the spelling of the search itself: what
 * it finds, an erasure finds.
 */
function isSearchFor(names: readonly string[], terms: string): boolean {
  const words = runsOf(terms).filter((run) => TELLING.test(run));
  const all = runsOf(terms).join('');
  return names.some((name) => {
    const runs = runsOf(name);
    const whole = runs.join('');
    return (
      (whole.length > 1 && all.includes(whole)) ||
      words.some((word) => runs.some((run) => run.includes(word)))
    );
  });
}

/** What is done for a case once it has ended. */
const FOLLOWING: ReadonlySet<string> = new Set(['followed-up', 'objection-made', 'objection-answered']);

/**
 * What stands of this case outside of it, in one reading of the station's own entries: by seq those that tell of it in their private parts
 * (follow-ups, papers of a hold, searches for whom it names), and who followed it up.
 */
function besideCase(
  station: Station,
  caseId: string,
  events: readonly CaseEvent[],
): { beside: number[]; followers: string[] } {
  const names = namesIn(events);
  const beside: number[] = [];
  const followers: string[] = [];
  for (const event of station.open.ledger.eventsOfStation()) {
    const isOfCase = 'caseId' in event.body && event.body.caseId === caseId;
    if (isOfCase && FOLLOWING.has(event.kind) && 'staff' in event.actor) followers.push(event.actor.staff);
    if (!event.private || Object.keys(event.private).length === 0) continue;
    const { terms } = event.kind === 'viewed' ? event.private : {};
    if (isOfCase || (terms !== undefined && isSearchFor(names, terms))) beside.push(event.seq);
  }
  return { beside, followers };
}

/** One for each `MOST_BESIDE` entries: nearly always one. */
function erasedEvents(body: Omit<Happening<'erased'>['body'], 'beside'>, beside: number[]) {
  const events: Happening<'erased'>[] = [];
  for (let from = 0; from === 0 || from < beside.length; from += MOST_BESIDE)
    events.push({
      kind: 'erased',
      body: { ...body, beside: beside.slice(from, from + MOST_BESIDE) },
      private: {},
    });
  return events;
}

/** Something is still to be done for the case, or the customer waits for an answer. */
export const hasUnfinished = ({ open, state }: Station, caseId: string): boolean =>
  open.index.hasTasks(caseId) || hasOpenObjection(state.objections, caseId);

/** What would be sealed if this were done now. @throws Situation for every reason for which it may not be done */
function planErasure(station: Station, actor: Staff, { caseId, ground, relationEnded, approver }: Erasing) {
  const row = keptRow(station, caseId);
  const { retention, sha256: rules } = retentionOf(station);
  const ended = endedCase(station, row);
  if (!ended || hasUnfinished(station, caseId)) throw new Situation('NOT_FINISHED');
  if (station.state.custodies.get(caseId)?.held) throw new Situation('HELD');
  const today = shanghaiDate(isoNow(station.clock));
  if (relationEnded !== undefined && relationEnded > today) throw new Situation('RELATION_UNKNOWN');
  const may = erasable(retention, ended, { ground, relationEnded, today });
  if (!may.ok) {
    if (may.why !== 'UNDER_RETENTION') throw new Situation(may.why);
    const basis = basisInWords(station, may.rule.basis);
    throw new Situation('UNDER_RETENTION', { until: may.until, basis });
  }
  const { events } = station.readCase(caseId);
  const { beside, followers } = besideCase(station, caseId, events);
  const own = handledBy(events, followers);
  if (own.has(actor.staff) || own.has(approver)) throw new Situation('OWN_CASE');
  if (station.exports > 0) throw new Situation('EXPORT_UNDER_WAY');
  const { rule, until, early } = may;
  const body = {
    ...{ caseId, ground, rule: rule.code, rules, approver },
    ...(until !== undefined && { until }),
    ...(early && { early: 'yes' as const }),
    ...(relationEnded !== undefined && { relationEnded }),
  };
  return erasedEvents(body, beside);
}

/** Sealed is sealed: what could not be carried out yet is told, and taken up again. @throws Situation ERASURE_UNFINISHED */
function carryOut(station: Station): void {
  try {
    station.open.finishErasures();
    for (const copy of station.keyBackups) copy.renew();
  } catch (error) {
    if (error instanceof ErasureUnfinished || error instanceof KeysNotCopied)
      throw new Situation('ERASURE_UNFINISHED');
    throw error;
  }
}

/** Sealed by two already, and the key still there because a disk failed: whoever asks again, under whatever number, asks for this. */
function unfinishedErasure({ state, vault, open }: Station, caseId: string): Sealed | undefined {
  if (!state.custodies.get(caseId)?.erased || !vault.caseKeys.get(caseId)) return undefined;
  const sealed = [...open.ledger.eventsOfStation()].find(
    (event) => event.kind === 'erased' && event.body.caseId === caseId,
  );
  return sealed && { seq: sealed.seq };
}

/** Destroys a case's key, and with it everything that names or shows its customer. @throws Situation as `planErasure`, `agreedByTwo` and `carryOut` say */
export function eraseCase(station: Station, actor: Staff, erasing: Erasing): Promise<Sealed> {
  const { command, caseId, ground, relationEnded, approver, pin } = erasing;
  return station.inTurn(async () => {
    const again = station.repeated(
      command,
      actor,
      (event) =>
        event.kind === 'erased' &&
        event.body.caseId === caseId &&
        event.body.ground === ground &&
        event.body.relationEnded === relationEnded &&
        event.body.approver === approver,
    );
    const unfinished = again ? undefined : unfinishedErasure(station, caseId);
    if (unfinished) {
      carryOut(station);
      return unfinished;
    }
    if (!again) {
      planErasure(station, actor, erasing);
      await agreedByTwo(station, actor, { approver, pin });
    }
    const done = again ?? station.seal({ command, actor, events: planErasure(station, actor, erasing) });
    forgetTasks(station, caseId);
    carryOut(station);
    return done;
  });
}
