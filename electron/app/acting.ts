// Who acts in a call, for handlers that let nobody in without a seat.
import { Situation } from '../services/situation.ts';
import type { Station } from '../services/station.ts';
import { stationOf } from './admission.ts';
import type { App } from './build-app.ts';

export interface Context {
  app: App;
  actor: { staff: string; role: string } | undefined;
}

/** @throws Situation NOT_SIGNED_IN, STOPPED */
export function acting({ app, actor }: Context): {
  station: Station;
  actor: { staff: string; role: string };
} {
  if (!actor) throw new Situation('NOT_SIGNED_IN');
  return { station: stationOf(app), actor };
}
