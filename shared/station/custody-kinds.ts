// The kinds of event by which the keeping of a closed case is governed: held back from destruction, set aside, destroyed. They name the case
// in their body and stand outside it: what ends a case is its last entry.
import { z } from 'zod';
import { code, count, sha256, staffId, uuid, words } from '../ledger/fields.ts';
import type { KindDefinition } from '../ledger/kind-definition.ts';

const day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/);
/** `approver`: who agreed with their own PIN. */
const byTwo = { caseId: uuid, reason: code, approver: staffId };
/** The number of the paper on which it is done: of an inquiry, a complaint, a request. */
const paper = z.strictObject({ paper: words(80).optional() });

/** How many entries beside the case one `erased` can name; where there are more, several stand next to one another. */
export const MOST_BESIDE = 500;

export const custodyKinds = {
  'case-held': {
    sentence: '保全一笔业务的资料，解除以前不得销毁',
    by: ['compliance'],
    body: z.strictObject(byTwo),
    private: paper,
  },
  'hold-released': {
    sentence: '解除一笔业务的保全',
    by: ['compliance'],
    body: z.strictObject(byTwo),
    private: paper,
  },
  'case-restricted': {
    sentence: '限制处理一笔业务的资料，只保存，不再使用',
    by: ['compliance'],
    body: z.strictObject(byTwo),
    private: paper,
  },
  'restriction-lifted': {
    sentence: '恢复使用一笔业务的资料',
    by: ['compliance'],
    body: z.strictObject(byTwo),
    private: paper,
  },
  erased: {
    sentence: '销毁一笔业务的密钥和资料，记录本身照常核验',
    by: ['compliance'],
    /**
     * `ground` and `rule` are codes of the retention table of the pack `rules`; `until`: the last day on which the case had to be kept,
     * `early` where that day was still to come, or could not be said, and no law sets the period. `beside`: entries of no case that told
     * of this one, by seq; their private parts are gone with it.
     */
    body: z.strictObject({
      caseId: uuid,
      ground: code,
      rule: code,
      rules: sha256,
      until: day.optional(),
      early: z.literal('yes').optional(),
      relationEnded: day.optional(),
      approver: staffId,
      beside: z.array(count).max(MOST_BESIDE),
    }),
    private: z.strictObject({}),
    alwaysExported: true,
  },
} as const satisfies Record<string, KindDefinition>;

export type CustodyKind = keyof typeof custodyKinds;
