// In which language the customer has their window: its own sentences where the program has them in it, Chinese ones where it has not, and how
// what the pack says is marked for voices, fonts and screen readers. Chinese comes with the window; another language is fetched when it is asked for.
import { createContext, useContext, useEffect, useMemo, useState } from 'react';
import { OWN_LANGUAGE, type Tongue } from '../../shared/words/languages.ts';
import { CUSTOMER, type CustomerWords, type TranslatedWords } from './sentences.ts';

const OTHERS = {
  'en-Latn': () => import('./sentences-en.ts').then(({ ENGLISH }) => ENGLISH),
  'zh-Hant': () => import('./sentences-zh-hant.ts').then(({ TRADITIONAL }) => TRADITIONAL),
} as const;
type Known = keyof typeof OTHERS;

const isKnown = (name: string): name is Known => name in OTHERS;

/** `en-GB` is English, and `zh-HK` is written in traditional characters. */
function knownAs(tag: string): Known | undefined {
  const { language, script } = new Intl.Locale(tag).maximize();
  const name = `${language}-${script}`;
  return isKnown(name) ? name : undefined;
}

const fetched = new Map<Known, TranslatedWords>();

async function fetchWords(known: Known): Promise<void> {
  fetched.set(known, await OTHERS[known]());
}

/** Chinese until the words of the language have come, and where the program has none. */
export function useWordsOf(tag: string): CustomerWords {
  const known = knownAs(tag);
  const [, setCame] = useState(0);
  useEffect(() => {
    if (!known || fetched.has(known)) return;
    let gone = false;
    const look = () => {
      if (!gone) setCame((before) => before + 1);
    };
    // A piece that does not come leaves the Chinese keys, and is asked for again with the next choice.
    void fetchWords(known).then(look, look);
    return () => {
      gone = true;
    };
  }, [known]);
  return (known && fetched.get(known)) ?? CUSTOMER;
}

/** Fetches what may be chosen, so that a choice is there at once. */
export function useWordsAtHand(languages: readonly { tag: string }[] | undefined): void {
  const tags = languages?.map(({ tag }) => tag).join(' ') ?? '';
  useEffect(() => {
    for (const tag of tags.split(' ').filter(Boolean)) {
      const known = knownAs(tag);
      // What does not come now is fetched when it is chosen.
      if (known && !fetched.has(known)) void fetchWords(known).catch(() => undefined);
    }
  }, [tags]);
}

export interface Spoken {
  tag: string;
  words: CustomerWords;
  /** Attributes of what the pack says; none where it is in Chinese, as the page is. */
  text: { lang?: string; dir?: 'rtl' };
}

export const SpokenContext = createContext<Spoken>({ tag: OWN_LANGUAGE, words: CUSTOMER, text: {} });

export const useSpoken = (): Spoken => useContext(SpokenContext);
export const useWords = (): CustomerWords => useSpoken().words;

/** @param language as the view has it; absent: zh-CN */
export function useSpokenIn(language: Tongue | undefined): Spoken {
  const tag = language?.tag ?? OWN_LANGUAGE;
  const dir = language?.dir;
  const words = useWordsOf(tag);
  return useMemo(
    () => ({ tag, words, text: tag === OWN_LANGUAGE ? {} : { lang: tag, ...(dir && { dir }) } }),
    [tag, dir, words],
  );
}
