// What a branch sets for its own station. What makes it safer the administrator does alone; what makes it less safe takes two.
import type { Event } from '../../shared/ledger/catalogue.ts';
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

export function setHelpPhone(
  station: Station,
  actor: { staff: string; role: string },
  { command, phone }: { command: string; phone: string },
): Promise<Sealed> {
  return station.inTurn(async () => {
    const isSame = (event: Event) => event.kind === 'help-phone-set' && event.private?.phone === phone;
    const again = station.repeated(command, actor, isSame);
    return (
      again ??
      station.seal({ command, actor, events: [{ kind: 'help-phone-set', body: {}, private: { phone } }] })
    );
  });
}

/** @param hour of the night in Asia/Shanghai; never where it is absent */
export function setRestart(
  station: Station,
  actor: { staff: string; role: string },
  { command, hour }: { command: string; hour?: number | undefined },
): Promise<Sealed> {
  return station.inTurn(async () => {
    const isSame = (event: Event) => event.kind === 'nightly-restart-set' && event.body.hour === hour;
    const again = station.repeated(command, actor, isSame);
    const body = hour === undefined ? {} : { hour };
    return (
      again ?? station.seal({ command, actor, events: [{ kind: 'nightly-restart-set', body, private: {} }] })
    );
  });
}

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
