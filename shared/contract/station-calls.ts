// Calls that any person at the inner window makes: setting up, signing in and out, watching.
import { eventIterator } from '@orpc/contract';
import { z } from 'zod';
import { count, staffId } from '../ledger/fields.ts';
import { PAPER_SIZES, PRINT_RESULTS } from '../station/print-results.ts';
import { LONGEST_ACCEPTANCE, SHORTEST_ACCEPTANCE } from '../station/settings.ts';
import { ROLES } from '../words/roles.ts';
import { SPARE_KINDS } from '../words/spare-keys.ts';
import { command, forEveryone, forStaff, line, name, pin, sealed, situation } from './call.ts';
import { innerStep } from './inner-view.ts';

const pinErrors = {
  PIN_WRONG: { ...situation('PIN 不正确。'), data: z.strictObject({ triesLeft: z.int() }) },
  PIN_LOCKED: { ...situation('输错次数过多，请稍候再试。'), data: z.strictObject({ waitSeconds: z.int() }) },
  NO_SUCH_PERSON: situation('没有这个人员，或已停用。'),
  NO_PIN_YET: situation('这位同事还没有设 PIN。请先到管理员处当面设好。'),
} as const;

export { pinErrors };

const originPart = z.string().regex(/^[a-z0-9.-]{1,16}$/);

/** `key`: shown this once and kept nowhere. `id`: 8 hex digits that name it. */
export const spareKey = z.strictObject({ id: z.string(), key: z.string() });

export const stationCalls = {
  watch: forEveryone.output(eventIterator(innerStep)),
  setUp: forEveryone
    .input(
      z.strictObject({
        ...command,
        bank: z.strictObject({ code: originPart, name: line(60) }),
        branch: z.strictObject({ code: originPart, name: line(60) }),
        device: z.strictObject({ code: originPart, name: line(60) }),
        admin: z.strictObject({ id: staffId, name, pin }),
        /** Needed where the view says that the key store is open, and refused elsewhere. */
        openKeyStore: z.string().trim().min(SHORTEST_ACCEPTANCE).max(LONGEST_ACCEPTANCE).optional(),
      }),
    )
    .output(
      z.strictObject({
        /** Fingerprints, Ed25519 first, and the same as 24 Chinese characters each. */
        identities: z.array(z.string()),
        identityWords: z.array(z.string()),
        recovery: spareKey,
      }),
    )
    .errors({
      ALREADY_SET_UP: situation('本机已经初始化。'),
      WEAK_PIN: situation('PIN 太简单，请换一个。'),
      KEY_STORE_OPEN: situation('系统密钥库的情况与刚才不同，请重新打开本页。'),
      KEYS_NOT_KEPT: situation('系统没有保护密钥的功能，本机不能启用。'),
    }),
  /**
   * Prints what this window shows for the printer. `of`: the entry that says what that is; absent for a recovery key that was just made. `by-window`: the host has no printer of its own, and
   * the window asks its browser.
   */
  printPage: forEveryone
    .input(z.strictObject({ ...command, paper: z.enum(PAPER_SIZES), of: count.optional() }))
    .output(z.strictObject({ result: z.enum([...PRINT_RESULTS, 'by-window']) }))
    .errors({ NOTHING_TO_PRINT: situation('没有要打印的内容，请回到原来的页面再打印。') }),
  /** Opens a station whose own key slot does not open. */
  openWithSpareKey: forEveryone
    .input(z.strictObject({ ...command, kind: z.enum(SPARE_KINDS), key: line(200) }))
    .output(z.strictObject({}))
    .errors({
      NO_SPARE_NEEDED: situation('本机的密钥没有问题，不需要备用密钥。'),
      SPARE_MISTYPED: situation('有字符输错了，请对照纸面再输一次。'),
      SPARE_WRONG: situation('这不是本机现在的备用密钥。台账没有改动。'),
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
  /** Takes the screen back from the customer, by the PIN of who sits there. */
  turnBack: forEveryone
    .input(z.strictObject({ ...command, pin }))
    .output(sealed)
    .errors({ ...pinErrors, NOT_TURNED: situation('屏幕没有转给客户。') }),
  /** Somebody is still there: puts the idle lock off. Not an event. */
  stayAwake: forStaff.output(z.strictObject({})),
};
