// Where a customer signs: on the glass, or on the pad beside it. Whichever has ink first is where it is signed, and the other takes none.
import { useEffect } from 'react';
import { useStore } from 'zustand';
import type { Ink } from '../../shared/contract/ink.ts';
import { type InkDraft, inkFault, toInk } from '../state/ink-draft.ts';
import { send } from '../state/send.ts';
import type { SigningStore } from '../state/signing-store.ts';
import type { Client } from '../state/transport.ts';
import { type Pad, usePad } from './use-pad.ts';
import { useWords } from './words.ts';

/** What was said here is over as soon as there is something new of the pad. */
export function usePadNews(pad: Pad | undefined, say: (sentence: null) => void): void {
  const { hasInk, said, page } = pad ?? {};
  // biome-ignore lint/correctness/useExhaustiveDependencies: each of them is news
  useEffect(() => say(null), [say, hasInk, said, page]);
}

interface Place {
  client: Client;
  signing: SigningStore;
  pad: Pad | undefined;
  about: string;
  form: 'ink' | 'mark';
}

interface Written {
  /** What is shown in the area. */
  draft: InkDraft | null;
  /** It is written on the pad: the glass takes none. */
  onPad: boolean;
  /** What there is to say of the pad; null where there is nothing. */
  padSays: string | null;
  /** What is sent, or what is to be said instead. */
  take(): { ink: Ink } | { pad: string } | { fault: string };
  clear(): void;
}

export function useInk({ client, signing, pad, about, form }: Place): Written {
  const { draft } = useStore(signing);
  const onGlass = draft !== null && draft.strokes.length > 0;
  const ink = usePad(client, pad, { about, form, touched: onGlass });
  const hasInk = pad?.hasInk === true;
  const words = useWords();
  const { said, aid } = words.pad;
  const aside = pad?.ready ? aid[form] : null;

  return {
    draft: onGlass || !hasInk ? draft : ink,
    onPad: hasInk && !onGlass,
    padSays: pad?.said ? said[pad.said] : aside,
    take() {
      if (hasInk && onGlass) return { fault: said.both };
      if (hasInk && pad.page !== null) return { pad: pad.page };
      const fault = inkFault(draft, form);
      return fault || !draft ? { fault: words.ink[fault ?? 'empty'] } : { ink: toInk(draft) };
    },
    clear() {
      signing.clear(hasInk);
      if (pad) void send(() => client.pad.wipe());
    },
  };
}
