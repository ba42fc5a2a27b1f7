// How a call is declared: who may make it, from which window, and with which situations it may be answered.
import { oc } from '@orpc/contract';
import { z } from 'zod';
import { CASE_REFUSALS } from '../case/commands.ts';
import { uuid } from '../ledger/fields.ts';
import { STAFF_NAME } from '../words/person-patterns.ts';
import type { Role } from '../words/roles.ts';

export interface CallMeta {
  readonly [key: string]: unknown;
  /** The seat from which the call is made. Deny by default: `nobody`. */
  readonly window: 'inner' | 'outer' | 'nobody';
  /** The customer's own act: made at the staff's window, and at no other, while that is turned to them. */
  readonly turned?: true;
  /** Who must be signed in. `signed-out` admits everybody at that window; a list admits those rooms only. */
  readonly who: 'signed-out' | 'signed-in' | readonly Role[];
}

const call = oc.$meta<CallMeta>({ window: 'nobody', who: [] });

/** A known situation: a typed error with its sentence. Answered as a conflict, so that hosts do not take it for a fault. */
export const situation = <S extends string>(message: S) => ({ status: 409, message }) as const;
/** The same where the store cannot be written. */
const unavailable = <S extends string>(message: S) => ({ status: 503, message }) as const;

/** Situations that any call may meet. */
const common = {
  NOT_SIGNED_IN: situation('请先登录。'),
  NOT_YOUR_ROLE: situation('您的岗位不能做这项操作。'),
  WRONG_WINDOW: situation('这个窗口不能做这项操作。'),
  NOT_IN_EMERGENCY: situation('应急进入时不能做这项操作，请等负责这项工作的同事来办。'),
  SCREEN_TURNED: situation('屏幕现在给客户看，请先输入 PIN 转回来。'),
  STOPPED: unavailable('台账现在不能写入，业务已停办。请看屏幕上的说明。'),
  NOT_SEALED: unavailable('没有记录成功，这一步不算办完。请看屏幕上的说明。'),
  COMMAND_REUSED: situation('这次操作的编号已经用过，请重新操作。'),
} as const;

type Refusals = { [K in keyof typeof CASE_REFUSALS]: { status: 409; message: (typeof CASE_REFUSALS)[K] } };
const refusals = Object.fromEntries(
  Object.entries(CASE_REFUSALS).map(([code, message]) => [code, situation(message)]),
) as unknown as Refusals;

const inCase = { ...refusals, NO_SUCH_CASE: situation('找不到这笔业务。') } as const;

/** Every command carries its own UUIDv7: a repeat gets the first answer. */
export const command = { command: uuid };
export const caseCommand = { ...command, caseId: uuid };

/** Where the command's events stand in the log. */
export const sealed = z.strictObject({ seq: z.int(), caseId: uuid.optional() });

export const forEveryone = call.errors(common).meta({ window: 'inner', who: 'signed-out' });
export const forStaff = call.errors(common).meta({ window: 'inner', who: 'signed-in' });
/** The customer's own window, and no other. */
export const forOuter = call.errors({ ...common, ...inCase }).meta({ window: 'outer', who: 'signed-out' });
/** What the customer does, on whichever screen is before them. */
export const forCustomer = forOuter.meta({ window: 'outer', who: 'signed-out', turned: true });
export const forRoom = (...roles: Role[]) => call.errors(common).meta({ window: 'inner', who: roles });
export const forCaseAt = (...roles: Role[]) =>
  call.errors({ ...common, ...inCase }).meta({ window: 'inner', who: roles });

/** A PIN as keyed: 6 to 12 digits. */
export const pin = z.string().regex(/^\d{6,12}$/);
export const name = z.string().max(40).regex(STAFF_NAME);
/** Free text of one line. */
export const line = (longest: number) =>
  z
    .string()
    .min(1)
    .max(longest)
    .regex(/^[^\p{Cc}\p{Cs}]+$/u);
