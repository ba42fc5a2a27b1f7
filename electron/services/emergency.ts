// Emergency access (features.md RL9): the code in the sealed envelope is made by two, used once by somebody who proves their own PIN as well,
// opens one role for half an hour, and every bit of it is an event. What such a seat may do stands in shared/station/emergency-calls.ts.
import { hasHandled } from '../../shared/case/handlers.ts';
import type { Event } from '../../shared/ledger/catalogue.ts';
import type { Actor } from '../../shared/ledger/entry.ts';
import { triesLeft, waitSeconds } from '../../shared/station/tries.ts';
import { EMERGENCY_MINUTES, type EmergencyRole, emergencyRolesFor } from '../../shared/words/emergency.ts';
import { emergencyCodeOf, newEmergencyCode } from '../keys/emergency-code.ts';
import { makeVerifier, pinMatches } from '../keys/pin.ts';
import { uuid7 } from '../keys/surroundings.ts';
import { agreedBy, type SecondPerson } from './second-person.ts';
import { employed, provePin } from './sign-in.ts';
import { Situation } from './situation.ts';
import { verifiersInUse } from './staff.ts';
import type { Sealed, Station } from './station.ts';

/**
 * Makes a code; the one before opens nothing any more. A repeat gets no first answer: the code is shown once and kept nowhere.
 * @throws Situation COMMAND_REUSED, and those of `agreedBy`
 */
export function makeEmergencyCode(
  station: Station,
  actor: { staff: string; role: string },
  { command, ...second }: SecondPerson & { command: string },
): Promise<{ code: string }> {
  return station.inTurn(async () => {
    if (station.open.ledger.findCommand(command)) throw new Situation('COMMAND_REUSED');
    const { id: approver } = await agreedBy(station, actor, second, 'emergency');
    const code = newEmergencyCode();
    const name = uuid7(station.clock);
    station.vault.keepPin(name, await makeVerifier(code), verifiersInUse(station));
    station.assertSeated(actor);
    const body = { code: name, approver };
    station.seal({ command, actor, events: [{ kind: 'emergency-code-set', body, private: {} }] });
    return { code };
  });
}

type Refusal = Extract<Event, { kind: 'emergency-refused' }>['body']['why'];

const SITUATIONS: Record<Exclude<Refusal, 'wrong-code' | 'waiting'>, string> = {
  'no-code': 'NO_CODE',
  role: 'NOT_FOR_YOU',
  running: 'EMERGENCY_RUNS',
};

/** Each refusal is an event before it is an answer. */
function refuse(station: Station, staff: string, why: Refusal): Situation {
  station.sealAsSystem({ kind: 'emergency-refused', body: { staff, why }, private: {} });
  if (why !== 'wrong-code' && why !== 'waiting') return new Situation(SITUATIONS[why]);
  const { emergency } = station.state;
  const wait = waitSeconds(emergency, station.clock.now());
  if (wait > 0) return new Situation('CODE_LOCKED', { waitSeconds: wait });
  return new Situation('CODE_WRONG', { triesLeft: triesLeft(emergency) });
}

/**
 * Tries are counted for the station and not for the person: else as many could guess as work here.
 * @throws Situation NO_CODE, CODE_LOCKED with seconds to wait, CODE_WRONG with tries left
 */
async function proveCode(station: Station, staff: string, typed: string): Promise<void> {
  const { code, ...tried } = station.state.emergency;
  if (code.state !== 'ready') throw refuse(station, staff, 'no-code');
  if (waitSeconds(tried, station.clock.now()) > 0) throw refuse(station, staff, 'waiting');
  const verifier = station.vault.pins().get(code.name);
  const matches = verifier !== undefined && (await pinMatches(emergencyCodeOf(typed), verifier));
  if (!matches) throw refuse(station, staff, 'wrong-code');
}

interface Begin {
  command: string;
  staff: string;
  pin: string;
  code: string;
  role: EmergencyRole;
  reason: string;
  /** The case in hand, where a reviewer is needed beside its teller; absent where the first seat is taken. */
  forCase?: string | undefined;
}

/** The seat that is taken. @throws Situation NOT_SIGNED_IN, NOT_FOR_YOU, OWN_CASE, NO_SUCH_CASE */
function seatOf(station: Station, { staff, role, forCase }: Begin) {
  if (forCase === undefined) return { staff, seat: 'handler' as const, room: role };
  const { handler } = station.state;
  if (!handler || handler.locked) throw new Situation('NOT_SIGNED_IN');
  if (role === 'admin') throw new Situation('NOT_FOR_YOU');
  if (handler.staff === staff) throw new Situation('OWN_CASE');
  const file = station.current();
  if (file?.state.id !== forCase) throw new Situation('NO_SUCH_CASE');
  // Who handled it before could decide nothing of it, and the envelope would be used up for that.
  if (hasHandled(file.state, staff)) throw new Situation('OWN_CASE');
  return { staff, seat: 'reviewer' as const, room: role, caseId: forCase };
}

/**
 * Takes over a role by PIN and code, and the seat with it. The code is used up by what is sealed here, and by nothing else.
 * @throws Situation NOT_FOR_YOU, EMERGENCY_RUNS, and those of `provePin`, `proveCode` and `seatOf`
 */
export function beginEmergency(station: Station, begin: Begin): Promise<Sealed> {
  return station.inTurn(async () => {
    const { command, staff, pin, code, role, reason } = begin;
    const { roles } = await provePin(station, staff, pin);
    const actor = { staff, role };
    const again = station.repeated(
      command,
      actor,
      (event) => event.kind === 'emergency-begun' && event.private?.reason === reason,
    );
    if (again) return again;
    if (!emergencyRolesFor(roles).includes(role)) throw refuse(station, staff, 'role');
    if (station.emergency) throw refuse(station, staff, 'running');
    // Before the code is tried: a right one for a seat that is not to be had would leave no trace.
    seatOf(station, begin);
    await proveCode(station, staff, code);
    // The roster may have changed while the code was being hashed.
    if (!emergencyRolesFor(employed(station, staff).roles).includes(role))
      throw refuse(station, staff, 'role');
    const seat = seatOf(station, begin);
    // One that is over and could not be sealed as such is over before the next begins.
    endOverdueEmergency(station);
    const until = new Date(station.clock.now() + EMERGENCY_MINUTES * 60_000).toISOString();
    const body = { staff, role, until, code: station.state.emergency.code.name };
    return station.seal({
      command,
      actor,
      events: [
        { kind: 'emergency-begun', body, private: { reason } },
        { kind: 'sign-in', body: seat, private: {} },
      ],
    });
  });
}

/** Anybody who is signed in may end it: that only takes away. @throws Situation NO_EMERGENCY */
export function endEmergency(station: Station, actor: Actor, command: string): Sealed {
  const again = station.repeated(command, actor, (event) => event.kind === 'emergency-ended');
  if (again) return again;
  const running = station.emergency;
  if (!running) throw new Situation('NO_EMERGENCY');
  const body = { begun: running.begun, why: 'asked' as const };
  return station.seal({ command, actor, events: [{ kind: 'emergency-ended', body, private: {} }] });
}

/** Milliseconds until the scheduler has to look again; undefined where nothing runs. */
export function emergencyLeftMs(station: Station): number | undefined {
  const { running } = station.state.emergency;
  if (!running) return undefined;
  return isLeft(station) ? 0 : Math.max(0, running.untilMs - station.steadyNow());
}

/** Whoever began it works here no more. */
function isLeft(station: Station): boolean {
  const { running } = station.state.emergency;
  return running !== undefined && station.person(running.staff)?.status !== 'active';
}

/** Says that it is over where it is: the time, or the person with it. @throws NotSealed; the seat is empty all the same */
export function endOverdueEmergency(station: Station): void {
  const { running } = station.state.emergency;
  if (!running) return;
  const why = isLeft(station) ? 'disabled' : station.emergency ? undefined : 'time';
  if (!why) return;
  station.sealAsSystem({ kind: 'emergency-ended', body: { begun: running.begun, why }, private: {} });
}

/**
 * An auditor has looked at it, and says what they found.
 * @throws Situation NO_SUCH_EMERGENCY where it is not over, was never, or was looked at already; OWN_EMERGENCY
 */
export function reviewEmergency(
  station: Station,
  actor: { staff: string; role: string },
  { command, begun, found }: { command: string; begun: number; found: string },
): Sealed {
  const again = station.repeated(
    command,
    actor,
    (event) =>
      event.kind === 'emergency-reviewed' && event.body.begun === begun && event.private?.found === found,
  );
  if (again) return again;
  const use = station.state.emergency.uses.find((each) => each.begun === begun);
  if (!use?.ended || use.review) throw new Situation('NO_SUCH_EMERGENCY');
  // Whoever became an auditor since does not look at themself.
  if (use.staff === actor.staff) throw new Situation('OWN_EMERGENCY');
  return station.seal({
    command,
    actor,
    events: [{ kind: 'emergency-reviewed', body: { begun }, private: { found } }],
  });
}
