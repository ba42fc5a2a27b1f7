// What a branch sets for its own station. What makes it safer the administrator does alone; what makes it less safe takes two.
import type { Event, Happening } from '../../shared/ledger/catalogue.ts';
import { IDLE_LOCK } from '../../shared/station/settings.ts';
import { agreedBy, type SecondPerson } from './second-person.ts';
import { Situation } from './situation.ts';
import type { Sealed, Station } from './station.ts';

interface Asked {
  command: string;
  minutes: number;
  /** Needed above ten minutes, and ignored below. */
  second?: SecondPerson | undefined;
}

/** One person is enough. @param isSame whether what stands under this command already is this */
const setAlone = (
  station: Station,
  actor: { staff: string; role: string },
  command: string,
  event: Happening<'help-phone-set' | 'nightly-restart-set'>,
  isSame: (event: Event) => boolean,
): Promise<Sealed> =>
  station.inTurn(
    async () => station.repeated(command, actor, isSame) ?? station.seal({ command, actor, events: [event] }),
  );

export const setHelpPhone = (
  station: Station,
  actor: { staff: string; role: string },
  { command, phone }: { command: string; phone: string },
): Promise<Sealed> =>
  setAlone(
    station,
    actor,
    command,
    { kind: 'help-phone-set', body: {}, private: { phone } },
    (event) => event.kind === 'help-phone-set' && event.private?.phone === phone,
  );

/** @param hour of the night in Asia/Shanghai; never where it is absent */
export const setRestart = (
  station: Station,
  actor: { staff: string; role: string },
  { command, hour }: { command: string; hour?: number | undefined },
): Promise<Sealed> =>
  setAlone(
    station,
    actor,
    command,
    { kind: 'nightly-restart-set', body: hour === undefined ? {} : { hour }, private: {} },
    (event) => event.kind === 'nightly-restart-set' && event.body.hour === hour,
  );

/** @throws Situation NEEDS_SECOND, and those of `agreedBy` */
export function setIdleLock(
  station: Station,
  actor: { staff: string; role: string },
  { command, minutes, second }: Asked,
): Promise<Sealed> {
  return station.inTurn(async () => {
    const isSame = (event: Event) => event.kind === 'idle-lock-set' && event.body.minutes === minutes;
    const again = station.repeated(command, actor, isSame);
    if (again) return again;
    let approver: string | undefined;
    if (minutes > IDLE_LOCK.alone) {
      if (!second) throw new Situation('NEEDS_SECOND');
      approver = (await agreedBy(station, actor, second, 'lock')).id;
    }
    const body = { minutes, ...(approver !== undefined && { approver }) };
    return station.seal({ command, actor, events: [{ kind: 'idle-lock-set', body, private: {} }] });
  });
}
