// One act of the customer at a time: busy while it is on its way, and what was said where it could not be done.
import { useState } from 'react';
import { send } from '../state/send.ts';

export function useAct() {
  const [busy, setBusy] = useState(false);
  const [said, setSaid] = useState<string | null>(null);
  const act = async <T>(call: (command: string) => Promise<T>) => {
    setBusy(true);
    const sent = await send(call);
    setBusy(false);
    setSaid(sent.ok ? null : sent.problem.sentence);
    return sent;
  };
  return { act, busy, said, say: setSaid };
}
