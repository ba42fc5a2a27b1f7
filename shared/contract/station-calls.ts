// Calls that any person at the inner window makes: setting up, signing in and out, watching.
import { eventIterator } from '@orpc/contract';
import { z } from 'zod';
import { staffId } from '../ledger/fields.ts';
import { ROLES } from '../words/roles.ts';
import { command, forEveryone, forStaff, line, name, pin, sealed, situation } from './call.ts';
import { innerView } from './views.ts';

const pinErrors = {
  PIN_WRONG: { ...situation('PIN 不正确。'), data: z.strictObject({ triesLeft: z.int() }) },
  PIN_LOCKED: { ...situation('输错次数过多，请稍候再试。'), data: z.strictObject({ waitSeconds: z.int() }) },
  NO_SUCH_PERSON: situation('没有这个人员，或已停用。'),
} as const;

export { pinErrors };

const originPart = z.string().regex(/^[a-z0-9.-]{1,16}$/);

export const stationCalls = {
  watch: forEveryone.output(eventIterator(innerView)),
  setUp: forEveryone
    .input(
      z.strictObject({
        ...command,
        bank: z.strictObject({ code: originPart, name: line(60) }),
        branch: z.strictObject({ code: originPart, name: line(60) }),
        device: z.strictObject({ code: originPart, name: line(60) }),
        admin: z.strictObject({ id: staffId, name, pin }),
      }),
    )
    .output(z.strictObject({ identities: z.array(z.string()) }))
    .errors({
      ALREADY_SET_UP: situation('本机已经初始化。'),
      WEAK_PIN: situation('PIN 太简单，请换一个。'),
    }),
  signIn: forEveryone
    .input(z.strictObject({ ...command, staff: staffId, pin, room: z.enum(ROLES).optional() }))
    .output(sealed)
    .errors(pinErrors),
  signOut: forStaff.input(z.strictObject(command)).output(sealed),
  lock: forStaff.input(z.strictObject(command)).output(sealed),
  unlock: forEveryone
    .input(z.strictObject({ ...command, pin }))
    .output(sealed)
    .errors({ ...pinErrors, NOT_LOCKED: situation('屏幕没有锁定。') }),
  /** Somebody is still there: puts the idle lock off. Not an event. */
  stayAwake: forStaff.output(z.strictObject({})),
};
