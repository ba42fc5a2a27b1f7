// The kinds of event by which an auditor's bundles were held against the station's own log: which heads, and how they stand to it; and
// that a contradiction was written down for somebody else.
import { z } from 'zod';
import { count, publicText, sha256 } from '../ledger/fields.ts';
import type { KindDefinition } from '../ledger/kind-definition.ts';

/** A head that somebody holds, against the log: the same, another root at that size, or more entries than the log has. */
export const KNOWN_HEADS = ['same', 'differs', 'longer'] as const;

/** Characters of a report that comes from a window: four hundred days of a log. A longer one is written by the command `verify`. */
export const LONGEST_REPORT = 600_000;

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
  'misbehaviour-reported': {
    sentence: '写出举证文件：同一台账签过两个不能都真的检查点',
    by: ['auditor'],
    /**
     * `origin` of the log that forked, which may be another device's; `shorter` and `longer`: sizes of the two heads; `file`: b64 SHA-256
     * of the report. `identity`: whether it is proven under this device's identity, or says so only of itself.
     */
    body: z.strictObject({
      origin: publicText(80),
      shorter: count,
      longer: count,
      file: sha256,
      identity: z.enum(['own', 'unproven']),
    }),
    private: z.strictObject({}),
  },
} as const satisfies Record<string, KindDefinition>;
