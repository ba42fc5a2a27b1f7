// One act of the customer at a time: busy while it is on its way, and what was said where it could not be done.
import { useState } from 'react';
import { send } from '../state/send.ts';

export function useAct() {
  const [busy, setBusy] = useState(false);
  const [said, setSaid] = useState<string | null>(null);
  const act = async (call: (command: string) => Promise<unknown>) => {
    setBusy(true);
    const sent = await send(call);
    setBusy(false);
    if (!sent.ok) setSaid(sent.problem.sentence);
  };
  return { act, busy, said };
}
