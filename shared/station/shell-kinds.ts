// The kinds of event that tell what became of a window or of the machine under it.
import { z } from 'zod';
import { count, words } from '../ledger/fields.ts';
import type { KindDefinition } from '../ledger/kind-definition.ts';
import { LOCK_POINTS, LOCK_RESULTS, type LockPoint, type LockResult } from './machine-lock.ts';
import { PRINT_RESULTS } from './print-results.ts';
import { LONGEST_ACCEPTANCE } from './settings.ts';

const none = z.strictObject({});

export const machineLock = z.strictObject(
  Object.fromEntries(LOCK_POINTS.map((point) => [point, z.enum(LOCK_RESULTS)])) as Record<
    LockPoint,
    z.ZodEnum<{ [R in LockResult]: R }>
  >,
);

/** Which display: see `ScreenPair`. */
const display = z.string().regex(/^[0-9a-f]{16}$/);

export const shellKinds = {
  'screens-changed': {
    sentence: '显示器有变动，两个窗口所在的显示器',
    by: ['system'],
    /** Identities of displays; absent where a window has none. */
    body: z.strictObject({ inner: display.optional(), outer: display.optional() }),
    private: none,
  },
  'screens-doubted': {
    sentence: '重新确认哪块屏是客户的',
    by: ['teller', 'admin', 'system'],
    body: none,
    private: none,
  },
  'screens-confirmed': {
    sentence: '有人在客户那块屏上按了一下，确认两块屏各是谁的',
    by: ['system'],
    body: z.strictObject({ inner: display, outer: display }),
    private: none,
  },
  'machine-lock-seen': {
    sentence: '查看电脑有没有锁定，结果与上次不同',
    by: ['system'],
    body: machineLock,
    private: none,
  },
  'window-crashed': {
    sentence: '窗口崩溃，自动恢复，五分钟内三次则停下',
    by: ['system'],
    body: z.strictObject({ window: z.enum(['inner', 'outer']), result: z.enum(['reloaded', 'stopped']) }),
    private: none,
  },
  'open-key-store-accepted': {
    sentence: '知道系统的密钥库没有上锁，仍然启用本机：书面说明',
    by: ['system'],
    body: none,
    /** In the first administrator's own words: why, and who allowed it. */
    private: z.strictObject({ reason: words(LONGEST_ACCEPTANCE) }),
  },
  'print-ended': {
    sentence: '打印送出以后的结果',
    by: ['system'],
    /** `of`: number of the entry that says what was printed; absent where that is on record nowhere, as a recovery key. */
    body: z.strictObject({ result: z.enum(PRINT_RESULTS), of: count.optional() }),
    private: none,
  },
  'nightly-restart': {
    sentence: '没有人在办理，按设定重新启动程序',
    by: ['system'],
    body: none,
    private: none,
  },
  'machine-rested': {
    sentence: '电脑休眠、唤醒、锁屏或解锁',
    by: ['system'],
    body: z.strictObject({ what: z.enum(['suspended', 'resumed', 'screen-locked', 'screen-unlocked']) }),
    private: none,
  },
} as const satisfies Record<string, KindDefinition>;

export type ShellKind = keyof typeof shellKinds;
