// Measuring the customer's screen with a bank card: begun inside by who sits there, done outside, and recorded under their name.
import type { Event } from '../../shared/ledger/catalogue.ts';
import type { Actor } from '../../shared/ledger/entry.ts';
import type { Calibration } from '../../shared/words/reading.ts';
import { Situation } from './situation.ts';
import type { Sealed, Station } from './station.ts';

const isKind = (kind: Event['kind']) => (event: Event) => event.kind === kind;

const isSame = (a: Calibration, b: Calibration) =>
  a.pxPer100Mm === b.pxPer100Mm &&
  a.width === b.width &&
  a.height === b.height &&
  a.dprPercent === b.dprPercent;

/** @throws Situation CASE_IN_HAND: a customer is before the screen; CALIBRATING */
export function beginCalibration(station: Station, actor: Actor, command: string): Sealed {
  const again = station.repeated(command, actor, isKind('calibration-begun'));
  if (again) return again;
  if (station.current()) throw new Situation('CASE_IN_HAND');
  if (station.state.calibrating) throw new Situation('CALIBRATING');
  return station.seal({ command, actor, events: [{ kind: 'calibration-begun', body: {}, private: {} }] });
}

/** @throws Situation NOT_CALIBRATING */
export function leaveCalibration(station: Station, actor: Actor, command: string): Sealed {
  const again = station.repeated(command, actor, isKind('calibration-left'));
  if (again) return again;
  if (!station.state.calibrating) throw new Situation('NOT_CALIBRATING');
  return station.seal({ command, actor, events: [{ kind: 'calibration-left', body: {}, private: {} }] });
}

/** @throws Situation NOT_CALIBRATING where nobody inside has begun, the counter is locked, or a customer is being served */
export function calibrate(
  station: Station,
  { command, pxPer100Mm, width, height, dprPercent }: Calibration & { command: string },
): Sealed {
  const body = { pxPer100Mm, width, height, dprPercent };
  const first = station.open.ledger.findCommand(command);
  if (first) {
    const again = station.repeated(
      command,
      first.actor,
      (event) => event.kind === 'display-calibrated' && isSame(event.body, body),
    );
    if (again) return again;
  }
  const { calibrating, handler } = station.state;
  if (!calibrating || handler?.locked || station.current()) throw new Situation('NOT_CALIBRATING');
  const actor = { staff: calibrating.staff, role: calibrating.room };
  return station.seal({ command, actor, events: [{ kind: 'display-calibrated', body, private: {} }] });
}
