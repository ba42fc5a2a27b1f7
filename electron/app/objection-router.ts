// Customers' objections, in the room of a supervisor or branch head.
import { answerObjection, findObjectedCases, listObjections, makeObjection } from '../services/objections.ts';
import { acting } from './acting.ts';
import { admitted } from './admission.ts';

const calls = admitted.objection;

export const objectionRouter = {
  list: calls.list.handler(({ context, input }) => listObjections(acting(context).station, input.page)),
  findCases: calls.findCases.handler(({ context, input }) => {
    const { station, actor } = acting(context);
    return findObjectedCases(station, actor, input);
  }),
  make: calls.make.handler(({ context, input }) => {
    const { station, actor } = acting(context);
    return makeObjection(station, actor, input);
  }),
  answer: calls.answer.handler(({ context, input }) => {
    const { station, actor } = acting(context);
    return answerObjection(station, actor, input);
  }),
};
