// One act of the customer at a time: busy while it is on its way, and what was said where it could not be done.
import { useState } from 'react';
import { send } from '../state/send.ts';
import { problemIn } from './problem-words.ts';
import { useWords } from './words.ts';

export function useAct() {
  const [busy, setBusy] = useState(false);
  const [said, setSaid] = useState<string | null>(null);
  const { problems } = useWords();
  const act = async <T>(call: (command: string) => Promise<T>) => {
    setBusy(true);
    const sent = await send(call);
    setBusy(false);
    setSaid(sent.ok ? null : problemIn(problems, sent.problem));
    return sent;
  };
  return { act, busy, said, say: setSaid };
}
