// The kind of event by which a case goes on with another teller. Whoever opened it stays in the record.
import { z } from 'zod';
import { staffId } from '../ledger/fields.ts';
import type { KindDefinition } from '../ledger/kind-definition.ts';
import { HAND_ON_REASONS } from './hand-on-reasons.ts';

export const handOnKinds = {
  'case-handed-on': {
    sentence: '把这笔业务交给另一位柜员接着办',
    /** The teller at work on it; a supervisor or branch head where it is paused, or where its teller has left. */
    by: ['teller', 'supervisor', 'branch-head'],
    body: z.strictObject({
      from: staffId,
      to: staffId,
      reason: z.enum(HAND_ON_REASONS),
      /** Its teller went without pausing it: from here on it waits for `to`. */
      left: z.literal(true).optional(),
    }),
    private: z.strictObject({}),
  },
} as const satisfies Record<string, KindDefinition>;
