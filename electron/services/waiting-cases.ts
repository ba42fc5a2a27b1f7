// Cases that wait at this station for a teller, as a reviewer sees them, and giving one to another teller.
import type { HandOnReason } from '../../shared/case/hand-on-reasons.ts';
import { handlerOf } from '../../shared/case/handlers.ts';
import type { Actor } from '../../shared/ledger/entry.ts';
import { maskedName } from '../../shared/words/mask.ts';
import { runCase } from './cases.ts';
import { Situation } from './situation.ts';
import type { Sealed, Station } from './station.ts';

/** The one that has waited longest first. */
export function waitingCases(station: Station) {
  return [...station.openCases.values()]
    .filter(({ state }) => state.paused !== undefined)
    .sort((one, other) => one.state.lastAt.localeCompare(other.state.lastAt))
    .map(({ state, pack }) => {
      const reason = pack.pack.reasons.pause.find(({ code }) => code === state.paused);
      const teller = handlerOf(state);
      return {
        caseId: state.id,
        customer: maskedName(state.customer),
        procedure: pack.procedures[state.procedure]?.name ?? state.procedure,
        amountFen: state.slip?.amountFen ?? null,
        openedAt: state.openedAt,
        paused: reason?.label ?? state.paused ?? '',
        teller: { id: teller, name: station.nameOf(teller) },
      };
    });
}

interface Assigning {
  command: string;
  caseId: string;
  staff: string;
  reason: HandOnReason;
}

/**
 * A case that waits goes to another teller, who takes it up when they resume it under their own PIN.
 * @throws Situation NO_SUCH_PERSON where `staff` is no teller who works here now; else as `runCase` does
 */
export function assignCase(station: Station, actor: Actor, input: Assigning): Sealed {
  const { staff, reason } = input;
  const person = station.person(staff);
  if (person?.status !== 'active' || !person.roles.includes('teller')) throw new Situation('NO_SUCH_PERSON');
  return runCase(station, actor, input, { type: 'hand-on', to: staff, reason });
}
