// Holding the heads of bundles against this station's log. The bundles themselves never come here: their window verifies them.
import { eventIterator } from '@orpc/contract';
import { z } from 'zod';
import { count, sha256 } from '../ledger/fields.ts';
import { isOrigin } from '../ledger/origin.ts';
import { LONGEST_REPORT, MOST_BUNDLES } from '../station/compare-kinds.ts';
import { command, forRoom, situation } from './call.ts';

/** What the checkpoint of a bundle says. */
const head = z.strictObject({
  origin: z.string().max(80).refine(isOrigin),
  size: z.int().min(1),
  root: sha256,
});

/** One object of canonical JSON and one line feed; what it says is checked by the service. */
const report = z
  .string()
  .max(LONGEST_REPORT)
  .regex(/^\{[^\p{Cc}\p{Cs}]*\}\n$/u);

export const compareCalls = {
  /** A misbehaviour report that a window made of two bundles is checked, written beside the exports, and recorded. */
  report: forRoom('auditor')
    .input(z.strictObject({ ...command, report }))
    .output(z.strictObject({ file: z.string(), sha256, identity: z.enum(['own', 'unproven']) }))
    .errors({ NOT_PROVEN: situation('这份举证文件自身不成立，没有写出，也没有记入台账。') }),
  heads: forRoom('auditor')
    .input(z.strictObject({ ...command, heads: z.array(head).min(1).max(MOST_BUNDLES) }))
    .output(
      eventIterator(
        z.discriminatedUnion('state', [
          z.strictObject({ state: z.literal('working'), done: count, of: count }),
          z.strictObject({
            state: z.literal('done'),
            origin: z.string(),
            size: count,
            root: sha256,
            /** Of this log at the sizes that were asked and that it has. */
            roots: z.array(z.strictObject({ size: count, root: sha256 })),
          }),
        ]),
      ),
    ),
};
