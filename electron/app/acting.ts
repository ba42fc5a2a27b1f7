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

/** The same, where the second seat may act as well: it was taken for one case and touches no other. @throws Situation NO_SUCH_CASE */
export function actingOnCase(context: Context, { caseId }: { caseId: string }) {
  const { station, actor } = acting(context);
  const { reviewer } = station.state;
  if (reviewer && reviewer.caseId !== caseId) throw new Situation('NO_SUCH_CASE');
  return { station, actor };
}
