// The kind of event by which an auditor's bundles were held against the station's own log: which heads, and how they stand to it.
import { z } from 'zod';
import { count, sha256 } from '../ledger/fields.ts';
import type { KindDefinition } from '../ledger/kind-definition.ts';

/** A head that somebody holds, against the log: the same, another root at that size, or more entries than the log has. */
export const KNOWN_HEADS = ['same', 'differs', 'longer'] as const;

/** How many bundles are compared at once. */
export const MOST_BUNDLES = 50;

export const compareKinds = {
  'heads-compared': {
    sentence: '把几个证据包的检查点与本机台账比对',
    by: ['auditor'],
    /** `size`: of this log when it was looked at. `heads`: those that name this log; `others`: how many name another. */
    body: z.strictObject({
      size: count,
      heads: z
        .array(z.strictObject({ size: count, root: sha256, as: z.enum(KNOWN_HEADS) }))
        .max(MOST_BUNDLES),
      others: count,
    }),
    private: z.strictObject({}),
  },
} as const satisfies Record<string, KindDefinition>;
