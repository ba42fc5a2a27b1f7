// The kinds of event that tell what became of a window or of the machine under it.
import { z } from 'zod';
import type { KindDefinition } from '../ledger/kind-definition.ts';

const none = z.strictObject({});

export const shellKinds = {
  'window-crashed': {
    sentence: '窗口崩溃，自动恢复，五分钟内三次则停下',
    by: ['system'],
    body: z.strictObject({ window: z.enum(['inner', 'outer']), result: z.enum(['reloaded', 'stopped']) }),
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
