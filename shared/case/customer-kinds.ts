// The kinds of event by which the customer has their own screen as they need it.
import { z } from 'zod';
import type { KindDefinition } from '../ledger/kind-definition.ts';
import { TEXT_SIZES, THEMES } from '../words/reading.ts';

const none = z.strictObject({});

export const customerKinds = {
  'reading-set': {
    sentence: '客户选择屏幕的字号和颜色',
    by: ['customer'],
    body: z.strictObject({ size: z.enum(TEXT_SIZES), theme: z.enum(THEMES) }),
    private: none,
  },
} as const satisfies Record<string, KindDefinition>;
