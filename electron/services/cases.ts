// Carries a person's command to a case: decide, seal, fold. Nothing about a case happens anywhere else.
import type { CaseCommand, OpenInput } from '../../shared/case/commands.ts';
import { decide } from '../../shared/case/decide.ts';
import { decideOpening } from '../../shared/case/decide-opening.ts';
import type { CaseHappening, Decided } from '../../shared/case/decided.ts';
import type { CaseEvent } from '../../shared/ledger/catalogue.ts';
import type { Actor } from '../../shared/ledger/entry.ts';
import { noticeShownOn } from '../../shared/procedure/languages.ts';
import type { Pack } from '../../shared/procedure/pack-schema.ts';
import type { HandOver } from '../../shared/station/lobby.ts';
import { shanghaiDate } from '../../shared/words/time.ts';
import { uuid7 } from '../keys/surroundings.ts';
import { momentOf } from '../ledger/entry-sealer.ts';
import type { LargeThing } from '../ledger/ledger.ts';
import type { CaseFile } from './case-file.ts';
import { takeUp, withCode } from './hand-overs.ts';
import { noticeRef, noticeThing } from './packs.ts';
import { earlierAttempts } from './recall.ts';
import { isSameCommand } from './same-command.ts';
import { Situation } from './situation.ts';
import type { Sealed, Station } from './station.ts';

function eventsOf(decided: Decided) {
  if (!decided.ok) throw new Situation(decided.refusal);
  return decided.events;
}

function seenInLobby({ open }: Station, { at, machine, outcome, flags, engine, from }: HandOver) {
  return { from: from ?? open.ledger.origin, at, machine, outcome, flags, engine };
}

/**
 * Opens a case with the pack in use now; the case keeps that pack for good.
 * @param handOverCode with which the customer came from the lobby
 * @throws Situation with the refusal's code, or as `takeUp` does
 */
export function openCase(
  station: Station,
  actor: Actor,
  command: string,
  input: Omit<OpenInput, 'lobby' | 'recalled'>,
  handOverCode?: string,
): Sealed {
  const isThread = (caseId: string | undefined) =>
    handOverCode === undefined || withCode(station, handOverCode)?.thread === caseId;
  const again = station.repeated(
    command,
    actor,
    (event) =>
      event.kind === 'case-opened' &&
      (event.body.lobby !== undefined) === (handOverCode !== undefined) &&
      isThread(event.case) &&
      event.body.procedure === input.procedure &&
      event.body.amountFen === input.slip?.amountFen &&
      event.private?.documentHash === input.documentHash &&
      event.private.accountHash === input.slip?.accountHash,
  );
  if (again) return again;
  if (station.current()) throw new Situation('CASE_IN_HAND');
  const { pack: used } = station.state;
  if (!used) throw new Situation('NO_PACK');
  const pack = station.shelf.byHash(used.sha256);
  if (!Object.hasOwn(pack.procedures, input.procedure)) throw new Situation('UNKNOWN_CODE');
  const bytes = station.open.ledger.largeThing(used.sha256)?.length ?? 0;
  const handOver = handOverCode === undefined ? undefined : takeUp(station, actor, handOverCode);
  const recalled = earlierAttempts(station, input.documentHash).map(({ caseId }) => caseId);
  const ref = { bytes, sha256: used.sha256 };
  const opening = { ...input, recalled, ...(handOver && { lobby: seenInLobby(station, handOver) }) };
  const now = momentOf(station.clock);
  const events = eventsOf(decideOpening(pack, ref, opening, { now, noticeRef }));
  // The lobby has begun the thread already: it goes on under its number.
  const of = { caseId: handOver?.thread ?? uuid7(station.clock), n: 0 };
  return station.seal({ command, actor, of, events, now, large: shownNotices(pack, events, now.at) });
}

/**
 * The texts of notices that go outside with these events, local cases of the day included: what will be signed is kept. The moment is
 * the one that was decided with, so that over midnight no other text is kept than the one whose hash is sealed.
 */
function shownNotices(pack: Pack, events: readonly CaseHappening[], at: string): LargeThing[] {
  return events.flatMap((event) => {
    if (event.kind !== 'notice-shown') return [];
    const { code, language } = event.body;
    const notice = noticeShownOn(pack, code, shanghaiDate(at), language);
    return notice ? [noticeThing(notice)] : [];
  });
}

/** Runs one command on an open case. @throws Situation with the refusal's code */
export function runCase(
  station: Station,
  actor: Actor,
  at: { command: string; caseId: string },
  command: CaseCommand,
  large: readonly LargeThing[] = [],
): Sealed {
  const again = station.repeated(
    at.command,
    actor,
    (event) => event.case === at.caseId && isSameCommand(event as CaseEvent, command),
  );
  if (again) return again;
  const file = station.openCases.get(at.caseId);
  if (!file) throw new Situation(station.open.index.row(at.caseId) ? 'CASE_CLOSED' : 'NO_SUCH_CASE');
  if (command.type === 'resume' && station.current()) throw new Situation('CASE_IN_HAND');
  const situation = situationOf(station, actor, file);
  const events = eventsOf(decide(situation, command));
  return station.seal({
    command: at.command,
    actor,
    of: { caseId: at.caseId, n: file.state.length },
    events,
    now: situation.now,
    large: [...large, ...shownNotices(file.pack, events, situation.now.at)],
  });
}

function situationOf(station: Station, actor: Actor, file: CaseFile) {
  return { pack: file.pack, state: file.state, actor, now: momentOf(station.clock), noticeRef };
}

/** The case in front of the customer. @throws Situation NO_SUCH_CASE where there is none, also while the counter is locked */
export function caseOutside(station: Station): CaseFile {
  const file = station.state.handler?.locked ? undefined : station.current();
  if (!file) throw new Situation('NO_SUCH_CASE');
  return file;
}
