// One check of the whole log, from the button to its answer: follows the stream of progress and can leave it. Holds no rules.
import { createStore } from 'zustand/vanilla';
import { follow } from '../state/follow.ts';
import type { Problem } from '../state/send.ts';
import type { Client } from '../state/transport.ts';
import { uuid7 } from '../state/uuid7.ts';
import type { Answer } from './answer.ts';
import { CHECK } from './sentences.ts';

/** As typed. */
interface Known {
  size: string;
  root: string;
}

type Run =
  | { phase: 'form' }
  | { phase: 'working'; done: number; of: number }
  | { phase: 'cancelled' }
  | { phase: 'failed'; problem: Problem }
  | { phase: 'done'; answer: Answer };

interface CheckState {
  known: Known;
  run: Run;
}

export type KnownFault = keyof (typeof CHECK)['known']['faults'];

/** What is wrong with a head as it was typed; nothing typed is nothing to compare. */
export function knownFault({ size, root }: Known): KnownFault | undefined {
  if (size.trim() === '' && root.trim() === '') return undefined;
  if (size.trim() === '' || root.trim() === '') return 'both';
  if (!/^[1-9]\d{0,14}$/.test(size.trim())) return 'size';
  return /^[A-Za-z0-9+/]{43}=$/.test(root.trim()) ? undefined : 'root';
}

function createCheckStore(client: Client) {
  const store = createStore<CheckState>(() => ({ known: { size: '', root: '' }, run: { phase: 'form' } }));
  let leaving: AbortController | undefined;

  const toItsEnd = ({ size, root }: Known, signal: AbortSignal): Promise<Run> => {
    const known = size.trim() === '' ? {} : { known: { size: Number(size), root: root.trim() } };
    return follow({
      ...{ signal, interrupted: CHECK.interrupted },
      stream: () => client.check.checkNow({ command: uuid7(), ...known }, { signal }),
      take(step) {
        if (step.state === 'done') return { phase: 'done' as const, answer: step };
        store.setState({ run: { phase: 'working', done: step.done, of: step.of } });
        return undefined;
      },
    });
  };

  return {
    ...store,
    type(typed: Partial<Known>) {
      store.setState(({ known }) => ({ known: { ...known, ...typed } }));
    },
    async start(): Promise<void> {
      const { known, run } = store.getState();
      if (knownFault(known) || run.phase === 'working') return;
      leaving = new AbortController();
      store.setState({ run: { phase: 'working', done: 0, of: 0 } });
      store.setState({ run: await toItsEnd(known, leaving.signal) });
    },
    /** Leaves the stream: the process then records that the check was cancelled. */
    cancel() {
      leaving?.abort();
    },
    again() {
      store.setState({ run: { phase: 'form' } });
    },
  };
}

export type CheckStore = ReturnType<typeof createCheckStore>;

const kept = new WeakMap<Client, { staff: string; store: CheckStore }>();

/** A check goes on while its page is not looked at; it is never another person's. */
export function checkStoreFor(client: Client, staff: string): CheckStore {
  const before = kept.get(client);
  if (before?.staff === staff) return before.store;
  before?.store.cancel();
  const store = createCheckStore(client);
  kept.set(client, { staff, store });
  return store;
}
