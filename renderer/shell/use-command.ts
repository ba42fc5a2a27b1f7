// A command and how it went: one at a time, so that a double tap is not two commands.
import { useCallback, useRef, useState } from 'react';
import { type Problem, type Sent, send } from '../state/send.ts';

export interface Command {
  /** Sends; resolves to undefined when the last one is still under way. */
  run: <T>(call: (command: string) => Promise<T>) => Promise<Sent<T> | undefined>;
  busy: boolean;
  problem: Problem | null;
  clear: () => void;
}

export function useCommand(): Command {
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);
  const underWay = useRef(false);
  const run = useCallback(async <T>(call: (command: string) => Promise<T>) => {
    if (underWay.current) return undefined;
    underWay.current = true;
    setBusy(true);
    const sent = await send(call);
    underWay.current = false;
    setBusy(false);
    setProblem(sent.ok ? null : sent.problem);
    return sent;
  }, []);
  const clear = useCallback(() => setProblem(null), []);
  return { run, busy, problem, clear };
}
