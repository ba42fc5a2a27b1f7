// The scam library and the hotlines as staff see them: what is out of date is said to be so, and left out where a customer would read it.
import { z } from 'zod';

const text = z.string();

export const library = z.strictObject({
  scams: z.array(
    z.strictObject({
      code: text,
      name: text,
      list: text,
      how: text,
      hears: z.array(text),
      ask: text,
      say: text,
      giveaway: text,
      words: z.strictObject({ H: z.array(text), S: z.array(text) }),
      /** False where its last check has run out: 待更新. */
      current: z.boolean(),
      cases: z.array(z.strictObject({ date: text, text, illustrative: z.boolean() })),
    }),
  ),
  contacts: z.array(
    z.strictObject({
      code: text,
      label: text,
      /** Null where there is none, or it is out of date. */
      number: text.nullable(),
      about: text,
      current: z.boolean(),
    }),
  ),
});
export type Library = z.infer<typeof library>;
