// The kinds of event that end a day of the ledger and begin the next (format section 4), and the sheet that says so on paper.
import { z } from 'zod';
import { count, publicText, staffId } from '../ledger/fields.ts';
import type { KindDefinition } from '../ledger/kind-definition.ts';

const none = z.strictObject({});
const CLOSERS = ['supervisor', 'branch-head', 'system'] as const;

export const dayKinds = {
  'day-closed': {
    sentence: '日结：关闭台账的一天',
    by: CLOSERS,
    body: z.strictObject({
      /** Seqs of all always-exported entries since the `day-closed` before. */
      always: z.array(count),
      /** Done by the system after the day had not been closed in time. */
      late: z.literal(true).optional(),
      /** The second person; absent where the system did it. */
      approver: staffId.optional(),
      /** Entries since the day was opened, and the cases among them. */
      entries: count,
      opened: count,
      ended: count,
      /** Cases that go on, put aside for another day. */
      open: count,
      /** How often somebody acted by emergency access; absent where nobody did. */
      emergencies: count.optional(),
    }),
    private: none,
    alwaysExported: true,
  },
  'key-rolled': {
    sentence: '更换日密钥：登记下一日的公钥',
    by: CLOSERS,
    body: z.strictObject({ next: z.array(publicText(300)).min(1).max(2) }),
    private: none,
    alwaysExported: true,
  },
  'day-opened': {
    sentence: '开启台账新的一天，附上一日的日结检查点',
    by: CLOSERS,
    /** The whole closing checkpoint of the day before. */
    body: z.strictObject({ closing: publicText(4000) }),
    private: none,
    alwaysExported: true,
  },
  'day-sheet-printed': {
    sentence: '打印日结单',
    by: ['supervisor', 'branch-head'],
    /** `closing`: seq of the `day-opened` that holds the closing checkpoint. */
    body: z.strictObject({ closing: count }),
    private: none,
  },
} as const satisfies Record<string, KindDefinition>;
