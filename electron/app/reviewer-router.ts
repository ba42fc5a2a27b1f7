// The second seat: decisions on a case, calls that were made, handing back.
import { runCase } from '../services/cases.ts';
import { leaveSeat } from '../services/sign-in.ts';
import { Situation } from '../services/situation.ts';
import { acting, type Context } from './acting.ts';
import { admitted } from './admission.ts';

const calls = admitted.reviewer;

/** The second seat was taken for one case and decides on no other. @throws Situation NO_SUCH_CASE */
function reviewing(context: Context, { caseId }: { caseId: string }) {
  const { station, actor } = acting(context);
  const { reviewer } = station.state;
  if (reviewer && reviewer.caseId !== caseId) throw new Situation('NO_SUCH_CASE');
  return { station, actor };
}

export const reviewerRouter = {
  proceed: calls.proceed.handler(({ context, input }) => {
    const { station, actor } = reviewing(context, input);
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
    const { station, actor } = reviewing(context, input);
    const { to, reason, note } = input;
    return runCase(station, actor, input, { type: 'raise', to, reason, ...(note && { note }) });
  }),
  end: calls.end.handler(({ context, input }) => {
    const { station, actor } = reviewing(context, input);
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
    const { station, actor } = reviewing(context, input);
    const { contact, result, number, person, note } = input;
    const told = { ...(number && { number }), ...(person && { person }), ...(note && { note }) };
    return runCase(station, actor, input, { type: 'contact', contact, result, ...told });
  }),
  handBack: calls.handBack.handler(({ context, input }) => {
    const { station, actor } = acting(context);
    return leaveSeat(station, actor, input.command, 'reviewer');
  }),
};
