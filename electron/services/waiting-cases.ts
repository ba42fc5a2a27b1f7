// Cases that wait at this station for a teller, as a reviewer sees them, and giving one to another teller. One waits that was paused, and
// one whose teller went away and left it.
import type { CaseState } from '../../shared/case/case-state.ts';
import type { HandOnReason } from '../../shared/case/hand-on-reasons.ts';
import { handlerOf, LEFT } from '../../shared/case/handlers.ts';
import type { Actor } from '../../shared/ledger/entry.ts';
import { maskedName } from '../../shared/words/mask.ts';
import type { CaseFile } from './case-file.ts';
import { runCase } from './cases.ts';
import { pageOf, wordsFind } from './paging.ts';
import { Situation } from './situation.ts';
import type { Sealed, Station } from './station.ts';

/** Whether its teller sits somewhere else than at this counter: whoever is locked out for a moment still sits there. */
const isAway = ({ state: { handler } }: Station, state: CaseState): boolean =>
  handler?.room !== 'teller' || handler.staff !== handlerOf(state);

function viewOf(station: Station, { state, pack }: CaseFile) {
  const reason = pack.pack.reasons.pause.find(({ code }) => code === state.paused);
  const teller = handlerOf(state);
  const isLeft = state.paused === undefined || state.paused === LEFT;
  return {
    caseId: state.id,
    customer: maskedName(state.customer),
    procedure: pack.procedures[state.procedure]?.name ?? state.procedure,
    amountFen: state.slip?.amountFen ?? null,
    openedAt: state.openedAt,
    lastAt: state.lastAt,
    paused: isLeft ? null : (reason?.label ?? state.paused ?? null),
    teller: { id: teller, name: station.nameOf(teller) },
  };
}

/**
 * The one in which nothing happened for longest first.
 * @param words of the customer's masked name, the business, or the teller
 */
export function waitingCases(
  station: Station,
  { words, page }: { words?: string | undefined; page: number },
) {
  const waiting = [...station.openCases.values()]
    .filter(({ state }) => state.paused !== undefined || isAway(station, state))
    .sort((one, other) => one.state.lastAt.localeCompare(other.state.lastAt))
    .map((file) => viewOf(station, file));
  const found = wordsFind(waiting, words, ({ customer, procedure, teller }) =>
    [customer, procedure, teller.name].join(' '),
  );
  const { rows, ...about } = pageOf(found, page);
  return { ...about, all: waiting.length, cases: rows };
}

interface Assigning {
  command: string;
  caseId: string;
  staff: string;
  reason: HandOnReason;
}

/**
 * A case that waits, or that its teller left, goes to another teller, who takes it up when they resume it under their own PIN.
 * @throws Situation NO_SUCH_PERSON where `staff` is no teller who works here now; else as `runCase` does
 */
export function assignCase(station: Station, actor: Actor, input: Assigning): Sealed {
  const { staff, reason } = input;
  const person = station.person(staff);
  if (person?.status !== 'active' || !person.roles.includes('teller')) throw new Situation('NO_SUCH_PERSON');
  const file = station.openCases.get(input.caseId);
  const away = file !== undefined && isAway(station, file.state);
  return runCase(station, actor, input, { type: 'hand-on', to: staff, reason, away });
}
