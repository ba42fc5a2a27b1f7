// One roster being taken over, from the second person's PIN to its end: follows the stream of progress and can leave it.
import { useEffect, useRef, useState } from 'react';
import { follow, fromFirst } from '../state/follow.ts';
import type { Problem } from '../state/send.ts';
import type { Client } from '../state/transport.ts';
import { ROSTER } from './roster-sentences.ts';

export type RosterRun =
  | { phase: 'none' }
  | { phase: 'working'; done: number; of: number }
  | { phase: 'cancelled' }
  | { phase: 'failed'; problem: Problem };

type Asked = Parameters<Client['roster']['import']>[0];

/** @param onStopped it has ended otherwise than done: what was shown may not stand any more */
export function useRosterRun(client: Client, onStopped: () => void) {
  const [run, setRun] = useState<RosterRun>({ phase: 'none' });
  const leaving = useRef<AbortController>(null);
  // A dialog that is gone, because the counter was locked, takes nobody over.
  useEffect(() => () => leaving.current?.abort(), []);

  /** Resolves once it has begun; a refusal is thrown. */
  async function begin(asked: Asked, onDone: () => void): Promise<void> {
    const left = new AbortController();
    const { signal } = left;
    leaving.current = left;
    const stream = await client.roster.import(asked, { signal });
    const first = await stream.next();
    setRun({ phase: 'working', done: 0, of: 1 });
    void follow({
      ...{ signal, interrupted: ROSTER.interrupted },
      stream: async () => fromFirst(first, stream),
      take(step) {
        if (step.state === 'done') return { phase: 'done' as const };
        setRun({ phase: 'working', done: step.done, of: step.of });
        return undefined;
      },
    }).then((end) => {
      if (end.phase === 'done') return onDone();
      onStopped();
      setRun(end);
    });
  }

  return { run, begin, cancel: () => leaving.current?.abort() };
}
