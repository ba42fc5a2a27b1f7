// Reads a sentence aloud with a Chinese voice that this machine has itself: no text goes to a service elsewhere.
import { useSyncExternalStore } from 'react';

/** Two hundred characters a minute, as older listeners follow it (features.md, Reading). */
const CALM_RATE = 0.85;

function localVoice(): SpeechSynthesisVoice | undefined {
  if (!('speechSynthesis' in window)) return undefined;
  return speechSynthesis.getVoices().find(({ lang, localService }) => localService && /^zh\b/i.test(lang));
}

function listen(changed: () => void): () => void {
  if (!('speechSynthesis' in window)) return () => undefined;
  speechSynthesis.addEventListener('voiceschanged', changed);
  return () => speechSynthesis.removeEventListener('voiceschanged', changed);
}

/** Whether this machine can read Chinese aloud. Voices may come a moment after the page. */
export const useVoice = (): boolean => useSyncExternalStore(listen, () => localVoice() !== undefined);

export function readAloud(text: string): void {
  const voice = localVoice();
  if (!voice) return;
  speechSynthesis.cancel();
  const spoken = new SpeechSynthesisUtterance(text);
  spoken.voice = voice;
  spoken.lang = voice.lang;
  spoken.rate = CALM_RATE;
  speechSynthesis.speak(spoken);
}

export function fallSilent(): void {
  if ('speechSynthesis' in window) speechSynthesis.cancel();
}
