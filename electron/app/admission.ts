// The one door: every call passes here before anything is parsed or done. Deny by default, refusals recorded, errors put into the contract's words.
import { randomInt } from 'node:crypto';
import { implement, ORPCError } from '@orpc/server';
import type { CallMeta } from '../../shared/contract/call.ts';
import { contract } from '../../shared/contract/contract.ts';
import { isByEmergency } from '../../shared/station/emergency.ts';
import { isOpenInEmergency } from '../../shared/station/emergency-calls.ts';
import { Situation } from '../services/situation.ts';
import type { Station } from '../services/station.ts';
import { stopReasonOf } from '../services/stops.ts';
import { turnedCase } from '../services/turned-screen.ts';
import type { AtWork } from './at-work.ts';
import type { App } from './build-app.ts';
import { type Caller, seatFor, seatOfRepeat } from './caller.ts';

const open = implement(contract).$context<Caller>();

/** @throws Situation STOPPED where there is no store to work with */
export function workOf(app: App): AtWork {
  if (!app.work) throw new Situation('STOPPED');
  return app.work;
}

/** @throws Situation STOPPED where there is no store to work with */
export const stationOf = (app: App): Station => workOf(app).station;

function recordRefusal(
  station: Station,
  call: string,
  why: 'role' | 'window',
  staff: string | undefined,
): void {
  const body = { call, why, ...(staff && { staff }) };
  station.sealAsSystem({ kind: 'call-refused', body, private: {} });
}

/** Who may act for a while by the code from the envelope does less than whoever holds the role. @throws Situation NOT_IN_EMERGENCY */
function assertOpen(station: Station, call: string, { staff, role }: { staff: string; role: string }): void {
  if (!isByEmergency(station.emergency, { staff, room: role }) || isOpenInEmergency(call)) return;
  recordRefusal(station, call, 'role', staff);
  throw new Situation('NOT_IN_EMERGENCY');
}

/** Who acts in this call. @throws Situation WRONG_WINDOW, SCREEN_TURNED, NOT_SIGNED_IN, NOT_YOUR_ROLE, NOT_IN_EMERGENCY, STOPPED */
function admit(
  { app, window }: Caller,
  meta: CallMeta,
  call: string,
  input: unknown,
): { staff: string; role: string } | undefined {
  const { handler } = app.station?.state ?? {};
  const turned = app.station !== undefined && turnedCase(app.station) !== undefined;
  const from = turned && meta.turned ? 'inner' : meta.window;
  if (from !== window) {
    if (app.station) recordRefusal(app.station, call, 'window', undefined);
    throw new Situation('WRONG_WINDOW');
  }
  if (meta.who === 'signed-out') return undefined;
  const station = stationOf(app);
  if (!handler || handler.locked) throw new Situation('NOT_SIGNED_IN');
  // Whoever is before the screen now is the customer. What was done before, and is asked for once more, gets its first answer.
  if (turned && !seatOfRepeat(station, [handler.room], input)) throw new Situation('SCREEN_TURNED');
  app.stayAwake();
  const seated = { staff: handler.staff, role: handler.room };
  const actor =
    meta.who === 'signed-in'
      ? seated
      : (seatFor(station, meta.who) ?? seatOfRepeat(station, meta.who, input));
  if (actor) {
    assertOpen(station, call, actor);
    return actor;
  }
  recordRefusal(station, call, 'role', handler.staff);
  throw new Situation('NOT_YOUR_ROLE');
}

/** A number that a person can read out and that stands beside the cause in this machine's log. */
function fault(app: App, call: string, cause: unknown): ORPCError<string, unknown> {
  const number = `E${randomInt(100_000, 1_000_000)}`;
  const told = cause instanceof Error ? (cause.stack ?? cause.message) : String(cause);
  app.options.log(`fault ${number} in ${call}: ${told}`);
  try {
    const { station } = app;
    if (station) station.sealAsSystem({ kind: 'fault', body: { number }, private: {} });
  } catch (error) {
    app.options.log(`fault ${number} could not be sealed: ${String(error)}`);
  }
  return new ORPCError('INTERNAL_SERVER_ERROR', { message: `出现故障，编号 ${number}`, data: { number } });
}

/** Answers a call whose input is not what the contract says, without a word of what was in it. */
export class MalformedCall extends ORPCError<'BAD_REQUEST', undefined> {
  constructor() {
    super('BAD_REQUEST', { message: '请求不合规定，没有执行。' });
  }
}

type Words = { status?: number; message?: string } | undefined;
type ErrorMap = Record<string, Words>;

/** An error as the contract declares it: with another status it would count as a fault. */
function inWords(code: string, words: Words, data?: unknown): ORPCError<string, unknown> {
  return new ORPCError(code, { ...words, data });
}

/** Puts what went wrong into a typed error of the contract, or into a numbered fault. */
function inContractWords(app: App, call: string, errors: ErrorMap, error: unknown): unknown {
  if (stopReasonOf(error)) {
    app.options.log(
      `not sealed in ${call}: ${String(error)}: ${String(error instanceof Error && error.cause)}`,
    );
    return inWords('NOT_SEALED', errors.NOT_SEALED);
  }
  if (error instanceof Situation && errors[error.code]) {
    if (error.code === 'STALE') app.reject('stale');
    return inWords(error.code, errors[error.code], error.data);
  }
  if (error instanceof ORPCError && error.code === 'BAD_REQUEST') {
    app.reject('malformed');
    return new MalformedCall();
  }
  return fault(app, call, error);
}

/** The same for calls that answer with a stream: what goes wrong half-way, or would not be let out, is put into the same words. */
async function* streamInContractWords<T>(
  app: App,
  call: string,
  errors: ErrorMap,
  stream: AsyncIterable<T>,
  working: () => void,
): AsyncGenerator<T> {
  try {
    for await (const value of stream) {
      working();
      yield value;
    }
  } catch (error) {
    throw inContractWords(app, call, errors, error);
  }
}

const isStream = (output: unknown): output is AsyncIterable<unknown> =>
  typeof output === 'object' && output !== null && Symbol.asyncIterator in output;

export const admitted = open.use(async ({ context, next, procedure, path }, input) => {
  const { errorMap } = procedure['~orpc'];
  const call = path.join('.');
  try {
    const actor = admit(context, procedure['~orpc'].meta as CallMeta, call, input);
    const result = await next({ context: { actor } });
    if (!isStream(result.output)) return result;
    // Long work of somebody is somebody at work: the counter does not lock under it (features.md RL4). A window that watches is nobody.
    const working = () => {
      if (actor) context.app.stayAwake();
    };
    const output = streamInContractWords(context.app, call, errorMap as ErrorMap, result.output, working);
    return { ...result, output: output as unknown as typeof result.output };
  } catch (error) {
    throw inContractWords(context.app, call, errorMap as ErrorMap, error);
  }
});
