// Holding the heads of bundles against this station's log. The bundles themselves never come here: their window verifies them.
import { eventIterator } from '@orpc/contract';
import { z } from 'zod';
import { count, sha256 } from '../ledger/fields.ts';
import { isOrigin } from '../ledger/origin.ts';
import { MOST_BUNDLES } from '../station/compare-kinds.ts';
import { command, forRoom } from './call.ts';

/** What the checkpoint of a bundle says. */
const head = z.strictObject({
  origin: z.string().max(80).refine(isOrigin),
  size: z.int().min(1),
  root: sha256,
});

export const compareCalls = {
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
