// The kinds of event that tell of a customer's objection to what was decided: that it was made, and how it was answered. They name the case
// in their body and stand outside it: what ends a case is its last entry, and an objection never changes what was decided then.
import { z } from 'zod';
import { uuid, words } from '../ledger/fields.ts';
import type { KindDefinition } from '../ledger/kind-definition.ts';

const day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/);

/** What the customer objects to. */
export const OBJECTION_MATTERS = ['refused', 'limited', 'delayed', 'asked', 'privacy', 'other'] as const;
/** What came of it: it stands, it was lifted or changed, the customer took the objection back. */
export const OBJECTION_RESULTS = ['upheld', 'lifted', 'withdrawn'] as const;
/** Who takes objections in and answers them. */
export const OBJECTION_HANDLERS = ['supervisor', 'branch-head'] as const;

export const objectionKinds = {
  'objection-made': {
    sentence: '登记客户对处理结果的异议',
    by: [...OBJECTION_HANDLERS],
    /**
     * `received`: the day it came in, from which the law counts; `due`: the last day for the answer, both in Asia/Shanghai. `basic`: basic
     * services are touched, and the answer is due at once.
     */
    body: z.strictObject({
      caseId: uuid,
      matter: z.enum(OBJECTION_MATTERS),
      received: day,
      due: day,
      basic: z.literal('yes').optional(),
    }),
    private: z.strictObject({ note: words(400) }),
  },
  'objection-answered': {
    sentence: '答复客户的异议，原记录不变',
    by: [...OBJECTION_HANDLERS],
    /** `objection`: id of the entry by which it was made. `innocent`: looked at again, the business was in order after all. */
    body: z.strictObject({
      objection: uuid,
      caseId: uuid,
      result: z.enum(OBJECTION_RESULTS),
      innocent: z.literal('yes').optional(),
    }),
    private: z.strictObject({ note: words(400) }),
  },
} as const satisfies Record<string, KindDefinition>;
