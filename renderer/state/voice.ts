// The machine's own voice for a language, where it has one. Only a voice on this machine: nothing that is read may leave it.
import { LOUDNESS, type Volume } from '../../shared/words/reading.ts';

/**
 * Of the pace at which a voice speaks by itself. features.md, Reading, asks for 180 to 220 characters a minute, for which an older listener is the
 * measure; voices speak 225 to 275, and four fifths of that are just those. At 0.85, which the lobby had, the quicker of them would be past it.
 * In other languages a voice speaks 170 to 200 words a minute; four fifths of it are the 140 to 160 at which clear speech for older listeners is read.
 */
const RATE = 0.8;

/** Mandarin under its two names. What bears the mark of Hong Kong or Macao speaks Cantonese. */
const MANDARIN = /^(zh|cmn)(?![-_](HK|MO|yue))(?=[-_]|$)/i;
export const isMandarin = (lang: string): boolean => MANDARIN.test(lang);

export interface Voice {
  /** Reads lines one after the other, as loud as is asked; `onEnd` when the last is done, not when it was stopped. */
  read: (lines: readonly string[], how?: { volume?: Volume | undefined; onEnd?: () => void }) => void;
  pause: () => void;
  resume: () => void;
  stop: () => void;
}

const speechHere = (): SpeechSynthesis | undefined => window.speechSynthesis;

/** Voices come late: calls when they have. @returns what ends it */
export function whenVoicesCome(then: () => void): () => void {
  const speech = speechHere();
  speech?.addEventListener('voiceschanged', then);
  return () => speech?.removeEventListener('voiceschanged', then);
}

/** Windows writes `zh-CN`, some others `zh_CN`. */
const plainTag = (lang: string) => lang.replaceAll('_', '-').toLowerCase();
const languageOf = (lang: string) => plainTag(lang).split('-')[0];

/** Whether a voice speaks a language: Chinese in any script is read out in Mandarin. */
const speaks = (voice: string, tag: string): boolean =>
  isMandarin(tag) ? isMandarin(voice) : languageOf(voice) === languageOf(tag);

/** Traditional characters first by a voice that is at home with them. */
const atHome = (voice: string, tag: string): boolean =>
  plainTag(voice) === plainTag(tag) || (/-hant\b/i.test(tag) && /-(tw|hant)\b/.test(plainTag(voice)));

/** @param tag of BCP 47. @returns undefined where this machine cannot speak the language by itself */
export function voiceFor(tag: string): Voice | undefined {
  const speech = speechHere();
  const own = speech?.getVoices().filter(({ lang, localService }) => localService && speaks(lang, tag));
  const voice = own?.find(({ lang }) => atHome(lang, tag)) ?? own?.[0];
  if (!speech || !voice) return undefined;
  return {
    read(lines, { volume = 'loud', onEnd } = {}) {
      speech.cancel();
      for (const [place, line] of lines.entries()) {
        const saying = new SpeechSynthesisUtterance(line);
        Object.assign(saying, { voice, lang: voice.lang, rate: RATE, volume: LOUDNESS[volume] });
        if (onEnd && place === lines.length - 1) saying.addEventListener('end', onEnd);
        speech.speak(saying);
      }
    },
    pause: () => speech.pause(),
    resume: () => speech.resume(),
    stop: () => speech.cancel(),
  };
}
