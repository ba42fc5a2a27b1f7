// The ledger's days, in the room of a supervisor or branch head.
import { closeDay, listDays, printDaySheet } from '../services/day-close.ts';
import { acting } from './acting.ts';
import { admitted } from './admission.ts';

const calls = admitted.day;

export const dayRouter = {
  list: calls.list.handler(({ context, input }) => listDays(acting(context).station, input.page)),
  close: calls.close.handler(({ context, input }) => {
    const { station, actor } = acting(context);
    return closeDay(station, actor, input);
  }),
  print: calls.print.handler(({ context, input }) => {
    const { station, actor } = acting(context);
    return printDaySheet(station, actor, input.command, input.closing);
  }),
};
