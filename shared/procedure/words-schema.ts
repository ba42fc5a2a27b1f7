// The small shapes that every file of a content pack is made of.
import { z } from 'zod';
import { codeSchema } from './predicate.ts';

export const code = codeSchema;

/**
 * A sentence for people, at most 300 characters. Control, format (bidirectional, zero-width) and surrogate characters
 * are refused: what is signed must be what is seen.
 */
export const sentence = z
  .string()
  .min(1)
  .max(300)
  .regex(/^[^\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]*$/u, { error: '文字里有看不见的控制字符。' });

/** A short list to choose from: reasons, results. */
export const coded = z
  .array(z.strictObject({ code, label: sentence }))
  .min(1)
  .max(9);

export const basis = z.strictObject({
  /** Code in laws.json. */
  law: code,
  /** Article or section, as printed on screen after the law's name. */
  clause: sentence.optional(),
});
