// The machine's own voice for Chinese, where it has one. Only a voice on this machine: nothing that is read may leave it.

/** About 200 characters a minute, which an older listener can follow (features.md, Reading: 180–220). */
const RATE = 0.8;

export interface Voice {
  /** Reads lines one after the other; `onEnd` when the last is done, not when it was stopped. */
  read: (lines: readonly string[], onEnd: () => void) => void;
  pause: () => void;
  resume: () => void;
  stop: () => void;
}

/** Voices come late: calls when they have. @returns what ends it */
export function whenVoicesCome(speech: SpeechSynthesis | undefined, then: () => void): () => void {
  speech?.addEventListener('voiceschanged', then);
  return () => speech?.removeEventListener('voiceschanged', then);
}

/** @returns undefined where this machine cannot speak Chinese by itself */
export function chineseVoice(speech: SpeechSynthesis | undefined): Voice | undefined {
  const voice = speech
    ?.getVoices()
    .find(({ lang, localService }) => localService && /^zh\b|^cmn\b/i.test(lang));
  if (!speech || !voice) return undefined;
  return {
    read(lines, onEnd) {
      speech.cancel();
      for (const [place, line] of lines.entries()) {
        const saying = new SpeechSynthesisUtterance(line);
        Object.assign(saying, { voice, lang: voice.lang, rate: RATE });
        if (place === lines.length - 1) saying.addEventListener('end', onEnd);
        speech.speak(saying);
      }
    },
    pause: () => speech.pause(),
    resume: () => speech.resume(),
    stop: () => speech.cancel(),
  };
}
