// The second seat: decisions on a case, calls that were made, handing back.
import { runCase } from '../services/cases.ts';
import { leaveSeat } from '../services/sign-in.ts';
import { assignCase, waitingCases } from '../services/waiting-cases.ts';
import { acting, actingOnCase } from './acting.ts';
import { admitted } from './admission.ts';

const calls = admitted.reviewer;

export const reviewerRouter = {
  proceed: calls.proceed.handler(({ context, input }) => {
    const { station, actor } = actingOnCase(context, input);
    const { reason, ending, paperHanded, note } = input;
    const command = {
      type: 'proceed' as const,
      reason,
      paperHanded,
      ...(ending && { ending }),
      ...(note && { note }),
    };
    return runCase(station, actor, input, command);
  }),
  raise: calls.raise.handler(({ context, input }) => {
    const { station, actor } = actingOnCase(context, input);
    const { to, reason, note } = input;
    return runCase(station, actor, input, { type: 'raise', to, reason, ...(note && { note }) });
  }),
  end: calls.end.handler(({ context, input }) => {
    const { station, actor } = actingOnCase(context, input);
    const { ending, ground, paperHanded, note } = input;
    return runCase(station, actor, input, {
      type: 'end',
      ending,
      ground,
      paperHanded,
      ...(note && { note }),
    });
  }),
  recordContact: calls.recordContact.handler(({ context, input }) => {
    const { station, actor } = actingOnCase(context, input);
    const { contact, result, number, person, note } = input;
    const told = { ...(number && { number }), ...(person && { person }), ...(note && { note }) };
    return runCase(station, actor, input, { type: 'contact', contact, result, ...told });
  }),
  waitingCases: calls.waitingCases.handler(({ context, input }) =>
    waitingCases(acting(context).station, input),
  ),
  assignCase: calls.assignCase.handler(({ context, input }) => {
    const { station, actor } = actingOnCase(context, input);
    return assignCase(station, actor, input);
  }),
  handBack: calls.handBack.handler(({ context, input }) => {
    const { station, actor } = acting(context);
    return leaveSeat(station, actor, input.command, 'reviewer');
  }),
};
