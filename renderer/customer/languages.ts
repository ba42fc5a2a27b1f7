// The languages that a case can be had in, as they call themselves: 简体中文 first, then what its pack has.
import { OWN_LANGUAGE, OWN_LANGUAGE_NAME } from '../../shared/words/languages.ts';

export interface Named {
  tag: string;
  name: string;
}

export const allLanguages = (languages: readonly Named[] | undefined): Named[] =>
  languages?.length ? [{ tag: OWN_LANGUAGE, name: OWN_LANGUAGE_NAME }, ...languages] : [];

/** What can be chosen instead of the one that is on; empty where the pack has nothing but Chinese. */
export const othersThan = (tag: string, languages: readonly Named[] | undefined): Named[] =>
  allLanguages(languages).filter((language) => language.tag !== tag);
