// How languages are named: tags of BCP 47 in the few parts that a notice needs. What is written in which language, the pack says.

/** What every screen begins with, and what staff read. It needs no translation. */
export const OWN_LANGUAGE = 'zh-CN';
export const OWN_LANGUAGE_NAME = '简体中文';

/** Language, script, region: `en`, `zh-Hant`, `mn-Mong`, `zh-Hant-HK`. */
export const LANGUAGE_TAG = /^[a-z]{2,3}(-[A-Z][a-z]{3})?(-[A-Z]{2})?$/;

/** As a screen needs it: which voice reads it aloud, and from which side it is read. */
export interface Tongue {
  tag: string;
  /** Absent: from the left. */
  dir?: 'rtl' | undefined;
}
