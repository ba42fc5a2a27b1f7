// The machine's own voice for Chinese, where it has one. Only a voice on this machine: nothing that is read may leave it.
import { LOUDNESS, type Volume } from '../../shared/words/reading.ts';

/**
 * Of the pace at which a voice speaks by itself. features.md, Reading, asks for 180 to 220 characters a minute, for which an older listener is the
 * measure; voices speak 225 to 275, and four fifths of that are just those. At 0.85, which the lobby had, the quicker of them would be past it.
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

/** @returns undefined where this machine cannot speak Chinese by itself */
export function chineseVoice(): Voice | undefined {
  const speech = speechHere();
  const voice = speech?.getVoices().find(({ lang, localService }) => localService && isMandarin(lang));
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
