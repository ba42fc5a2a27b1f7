// What a pack holds beside procedures: the scam library, local cases, hotlines, papers, and the figures that the law may change.
import { z } from 'zod';
import { basis, code, coded, sentence } from './words-schema.ts';

const date = z.iso.date();
const phrases = z.array(sentence).max(30);

/** One type of fraud (domain.md 5.2): how it works, what staff hear, what to ask and say, and how it gives itself away. */
export const scamSchema = z.strictObject({
  code,
  name: sentence,
  /** The official list it stands on, with its date, or where else it is from. */
  list: sentence,
  how: sentence,
  hears: phrases.min(1),
  /** The question that makes the story show itself. */
  ask: sentence,
  /** One sentence that has convinced. */
  say: sentence,
  giveaway: sentence,
  /** Words of class H and class S (domain.md 5.3). */
  words: z.strictObject({ H: phrases, S: phrases }),
  /** What the customer reads on their own screen, one idea a line, within a minute. */
  show: z.array(sentence).min(2).max(6),
  checked: date,
  until: date,
});

/** A dated case from nearby. Nobody in it can be recognised (SL6). */
export const localCaseSchema = z.strictObject({
  code,
  /** Code in scams.json. */
  scam: code,
  date,
  until: date,
  text: sentence.max(60),
  source: sentence,
  /** Composed to explain a trick; nothing of the kind need have happened. */
  illustrative: z.boolean(),
});

/** A hotline or desk. A number has an expiry date; after it the screen says 待更新. */
export const contactSchema = z.strictObject({
  code,
  label: sentence,
  number: z
    .string()
    .regex(/^[0-9-]{3,20}$/)
    .optional(),
  /** Each branch has a number of its own, and fills it in by two. */
  local: z.literal(true).optional(),
  about: sentence,
  checked: date,
  until: date,
  /** What can come of a call. Absent where staff do not call it themselves. */
  results: coded.optional(),
});

/** A figure or wording that the law may change: years, amounts. Notices and papers name it as {{code}}. */
export const termSchema = z.strictObject({
  code,
  text: sentence.max(60),
  basis,
  from: date,
});

/** A group of machines and the rule under which their transfers leave (domain.md 0, finding 1). */
export const machinesSchema = z.strictObject({
  code,
  name: sentence,
  regime: z.enum(['hold', 'at-once']),
  /** What may be told to a customer. */
  say: sentence,
});

export const HELP_PICTURES = ['handset', 'whisper', 'waiting', 'well'] as const;

/** A neutral picture with a few words, and the flag that follows; without one it says that all is well. */
export const helpSchema = z.strictObject({
  code,
  label: sentence,
  picture: z.enum(HELP_PICTURES),
  raises: code.optional(),
});

/** What a customer is asked when they have read a notice: a question of everyday life, with one answer that is right. */
export const teachBackSchema = z.strictObject({
  /** Code of the notice. */
  notice: code,
  ask: sentence,
  choices: z
    .array(z.strictObject({ code, label: sentence, right: z.literal(true).optional() }))
    .min(2)
    .max(4),
});

/** The file as it was written, before the figures were put in: a compiled pack can be written out as files again. */
const source = z.string();

/** A paper as compiled from its Markdown file: `# title`, then one idea a line; `[…]` is filled in from the case. */
export const paperSchema = z.strictObject({
  code,
  title: sentence,
  lines: z.array(sentence).min(1).max(60),
  text: z.string(),
  source,
});

/** A notice as compiled from its Markdown file: `# title`, then pages divided by `---`, one idea a line. */
export const noticeSchema = z.strictObject({
  code,
  title: sentence,
  pages: z.array(z.array(sentence).min(1).max(6)).min(1).max(6),
  /** What the pages were made from; its SHA-256 is what a signature is bound to. */
  text: z.string(),
  source,
});

export type Scam = z.infer<typeof scamSchema>;
export type LocalCase = z.infer<typeof localCaseSchema>;
export type Contact = z.infer<typeof contactSchema>;
export type Term = z.infer<typeof termSchema>;
export type Paper = z.infer<typeof paperSchema>;
export type Notice = z.infer<typeof noticeSchema>;
