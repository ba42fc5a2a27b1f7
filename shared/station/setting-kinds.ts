// The kinds of event by which a branch sets its own station.
import { z } from 'zod';
import { count, publicText, sha256, staffId, words } from '../ledger/fields.ts';
import type { KindDefinition } from '../ledger/kind-definition.ts';
import { IDLE_LOCK, NIGHTLY_RESTART } from './settings.ts';

const none = z.strictObject({});

export const settingKinds = {
  'idle-lock-set': {
    sentence: '设定无人操作多少分钟后锁屏',
    by: ['admin', 'system'],
    /** `approver`: who agreed with their own PIN to more than ten minutes. */
    body: z.strictObject({
      minutes: z.int().min(IDLE_LOCK.least).max(IDLE_LOCK.most),
      approver: staffId.optional(),
    }),
    private: none,
  },
  'settings-taken': {
    sentence: '收下总行签名的参数文件，照此设定',
    by: ['admin'],
    /** `sha256` of the signed text, `issue`: its number; what it sets stands in the entries behind it. */
    body: z.strictObject({ sha256, issue: count, signedBy: publicText(300) }),
    private: none,
  },
  'nightly-restart-set': {
    sentence: '设定夜里几点以后重新启动程序',
    by: ['admin', 'system'],
    /** Absent where it never restarts by itself. */
    body: z.strictObject({
      hour: z.int().min(NIGHTLY_RESTART.earliest).max(NIGHTLY_RESTART.latest).optional(),
    }),
    private: none,
  },
  'help-phone-set': {
    sentence: '设定窗口出错时请人打的电话',
    by: ['admin', 'system'],
    body: none,
    /** It may be somebody's own. */
    private: z.strictObject({ phone: words(30) }),
  },
} as const satisfies Record<string, KindDefinition>;
