// A signature pad beside the customer's screen: where the customer stands, and their ink as they write it. Nothing here is an event: what is
// signed in the end is, by the calls by which one signs on the screen.
import { eventIterator } from '@orpc/contract';
import { z } from 'zod';
import { count, uuid } from '../ledger/fields.ts';
import { forCustomer, line } from './call.ts';
import { inkSchema } from './ink.ts';

const done = z.strictObject({});
/** What would be signed: the notice's hash, or the facts of the last look. */
const about = line(120);
const points = inkSchema.shape.strokes.element.element.array();

export const padCalls = {
  /** The customer stands where it is signed. `touched`: there is ink on the glass. */
  open: forCustomer
    .input(
      z.strictObject({
        about,
        form: z.enum(['ink', 'mark']),
        touched: z.boolean(),
      }),
    )
    .output(done),
  /** They went elsewhere from there. */
  leave: forCustomer.input(z.strictObject({ about })).output(done),
  /** 重写: what was written on the pad goes as well. */
  wipe: forCustomer.output(done),
  /** What is written on a page; ends with the page. */
  watch: forCustomer.input(z.strictObject({ page: uuid })).output(
    eventIterator(
      z.strictObject({
        ...{ clears: count, stroke: count, points },
        ...{ width: inkSchema.shape.width, height: inkSchema.shape.height },
      }),
    ),
  ),
};
