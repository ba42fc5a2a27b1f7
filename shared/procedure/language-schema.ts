// What a pack says in a further language: the sentences that reach the customer's screen, each beside the Chinese one that it stands for
// (the idea of gettext's msgid), and the notices as files of their own.
import { z } from 'zod';
import { LANGUAGE_TAG, OWN_LANGUAGE } from '../words/languages.ts';
import { noticeSchema } from './library-schema.ts';
import { code, sentence } from './words-schema.ts';

export const languageTag = z
  .string()
  .regex(LANGUAGE_TAG, { error: '语言要写成 en、zh-Hant 这样的标记。' })
  .regex(new RegExp(`^(?!${OWN_LANGUAGE}$)`), { error: '内容包本身就是简体中文，不用另写。' });

/** Known to have no translation yet. Said outright, so that nothing is forgotten: on the screen it stays in Chinese. */
const untranslated = z.strictObject({ sentences: z.array(sentence), notices: z.array(code) });

/** One file `languages/<tag>.json`. */
export const languageFile = z.strictObject({
  tag: languageTag,
  /** In its own words, as people look for it: English, 繁體中文. */
  name: sentence.max(20),
  dir: z.literal('rtl').optional(),
  /**
   * Reading time floor in this script: characters a minute, spaces not counted. The sample's English has 1,500, which is 300 words against a
   * mean of 238 (Brysbaert 2019): at 400, three deviations above, a choice of language would leave two fifths of the Chinese floor.
   */
  readingCharsPerMinute: z.int().min(300).max(4000),
  /** How what the app itself joins is joined: `{{text}}`, `{{year}}`, `{{month}}` of a local case; `{{law}}`, `{{version}}`, `{{clause}}`. */
  patterns: z.strictObject({ example: sentence, dated: sentence, basis: sentence }),
  /** The translation of each sentence by the sentence exactly as the pack has it. */
  sentences: z.record(sentence, sentence),
  untranslated: untranslated.optional(),
});

/** As compiled: with its notices, `notices/<code>.<tag>.md`. */
export const languageSchema = languageFile.extend({ notices: z.record(code, noticeSchema) });

export type LanguageFile = z.infer<typeof languageFile>;
export type Language = z.infer<typeof languageSchema>;
