// Whether this machine can read Chinese aloud. Voices may come a moment after the page.
import { useSyncExternalStore } from 'react';
import { chineseVoice, whenVoicesCome } from '../state/voice.ts';

export const useHasVoice = (): boolean =>
  useSyncExternalStore(whenVoicesCome, () => chineseVoice() !== undefined);
