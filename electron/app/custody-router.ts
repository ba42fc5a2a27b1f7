// Compliance once more: what is kept and for how long, by two.
import { changeCustody, eraseCase } from '../services/custody.ts';
import { showCases, showTable } from '../services/custody-views.ts';
import { acting } from './acting.ts';
import { admitted } from './admission.ts';

const calls = admitted.custody;

export const custodyRouter = {
  table: calls.table.handler(({ context }) => showTable(acting(context).station)),
  cases: calls.cases.handler(({ context, input }) => showCases(acting(context).station, input)),
  change: calls.change.handler(({ context, input }) => {
    const { station, actor } = acting(context);
    return changeCustody(station, actor, input);
  }),
  erase: calls.erase.handler(({ context, input }) => {
    const { station, actor } = acting(context);
    return eraseCase(station, actor, input);
  }),
};
