// A pack in one of its further languages. What has no translation stays in Chinese; a notice is shown in a language whole or not at all.
import { OWN_LANGUAGE, OWN_LANGUAGE_NAME, type Tongue } from '../words/languages.ts';
import { withCustomerTexts } from './customer-texts.ts';
import type { Language } from './language-schema.ts';
import type { LocalCase, Notice, Term } from './library-schema.ts';
import { type CaseLines, type Figures, noticeOn } from './notice.ts';
import type { Pack } from './pack-schema.ts';

/** @param tag absent or unknown: the pack's own Chinese */
export const languageOf = (pack: Pack, tag: string | undefined): Language | undefined =>
  tag !== undefined && pack.languages && Object.hasOwn(pack.languages, tag) ? pack.languages[tag] : undefined;

/** Whether the pack can be read in it at all. */
export const speaks = (pack: Pack, tag: string): boolean =>
  tag === OWN_LANGUAGE || languageOf(pack, tag) !== undefined;

export const tongueOf = ({ tag, dir }: Language): Tongue => ({ tag, ...(dir && { dir }) });

export const languagesOf = ({ languages = {} }: Pack): { tag: string; name: string }[] =>
  Object.values(languages).map(({ tag, name }) => ({ tag, name }));

/** As the language calls itself, for staff and the record. */
export const languageInWords = (pack: Pack, tag: string): string =>
  tag === OWN_LANGUAGE ? OWN_LANGUAGE_NAME : (languageOf(pack, tag)?.name ?? tag);

/** The figures of the law as a language writes them. */
export const figuresIn = (language: Pick<Language, 'sentences'>, terms: readonly Term[]): Figures =>
  terms.map(({ code, text }) => ({ code, text: said(language, text) }));

const said = ({ sentences }: Pick<Language, 'sentences'>, text: string): string =>
  (Object.hasOwn(sentences, text) ? sentences[text] : undefined) ?? text;

/** The pack as the customer reads it. Only for what goes to their screen: staff and the record keep the Chinese. */
export function packIn(pack: Pack, tag: string | undefined): Pack {
  const language = languageOf(pack, tag);
  return language ? withCustomerTexts(pack, (text) => said(language, text)) : pack;
}

/** Only the cases that are translated: nobody signs under a line that they cannot read. */
const casesIn = (language: Language, cases: readonly LocalCase[]): LocalCase[] =>
  cases
    .filter(({ text }) => Object.hasOwn(language.sentences, text))
    .map((known) => ({ ...known, text: said(language, known.text) }));

const linesIn = ({ patterns: { example, dated } }: Language): CaseLines => ({ example, dated });

/**
 * A notice as it is shown on a day, in a language: what the customer reads, what is hashed, signed and kept.
 * @param date `YYYY-MM-DD` in Asia/Shanghai
 * @param tag absent: Chinese
 * @returns undefined where the pack has no such notice, in this language
 */
export function noticeShownOn(
  pack: Pack,
  code: string,
  date: string,
  tag: string | undefined,
): Notice | undefined {
  if (tag === undefined) return pack.notices[code] && noticeOn(pack.notices[code], pack.cases, date);
  const language = languageOf(pack, tag);
  const kept = language?.notices[code];
  return language && kept && noticeOn(kept, casesIn(language, pack.cases), date, linesIn(language));
}

/** The language in which a notice goes outside: the one that was chosen, or Chinese where it has not been translated. */
export const languageFor = (pack: Pack, code: string, tag: string | undefined): string | undefined =>
  languageOf(pack, tag)?.notices[code] ? tag : undefined;

/** Characters a minute that no honest reader of this text exceeds. */
export const floorSpeed = (pack: Pack, tag: string | undefined): number =>
  languageOf(pack, tag)?.readingCharsPerMinute ?? pack.thresholds.readingCharsPerMinute;
