// Whether this machine can read a language aloud. Voices may come a moment after the page.
import { useSyncExternalStore } from 'react';
import { voiceFor, whenVoicesCome } from '../state/voice.ts';

export const useHasVoice = (tag: string): boolean =>
  useSyncExternalStore(whenVoicesCome, () => voiceFor(tag) !== undefined);
