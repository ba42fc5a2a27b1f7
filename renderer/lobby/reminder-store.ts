// The taps of one reminder, which live in this window and nowhere else until they are sealed as one entry. No rules: the process judges them.
import { createStore } from 'zustand/vanilla';
import type { InnerView } from '../../shared/contract/inner-view.ts';
import { type Problem, send } from '../state/send.ts';
import type { Client } from '../state/transport.ts';
import type { WindowStore } from '../state/window-store.ts';
import { LOBBY } from './sentences.ts';

export type LobbyBoard = Awaited<ReturnType<Client['lobby']['board']>>;
export type Looked = Awaited<ReturnType<Client['lobby']['look']>>;
export type LobbyStep = LobbyBoard['steps'][number];

interface Answer {
  step: string;
  options: string[];
}

interface ReminderState {
  /** Null until it has been read. */
  board: LobbyBoard | null;
  /** Stays for the next customer at the same machine. */
  machine: string | null;
  /** The device's signal that called them there; null where none did. */
  signal: number | null;
  answers: readonly Answer[];
  heard: readonly string[];
  /** What follows from the taps; null before the first. */
  looked: Looked | null;
  /** The code of the hand-over that was just sealed. */
  code: string | null;
  said: string | null;
  problem: Problem | null;
  busy: boolean;
}

const NOTHING_TAPPED = { answers: [], heard: [], looked: null, code: null } as const;

function createReminderStore(client: Client) {
  const store = createStore<ReminderState>(() => ({
    ...{ board: null, machine: null, signal: null, said: null, problem: null, busy: false },
    ...NOTHING_TAPPED,
  }));
  const get = store.getState;

  /** One call at a time, so that a double tap answers one step. */
  async function one(work: () => Promise<Partial<ReminderState>>): Promise<void> {
    if (get().busy) return;
    store.setState({ busy: true });
    store.setState({ ...(await work()), busy: false });
  }

  function taps({ answers, heard }: Pick<ReminderState, 'answers' | 'heard'>) {
    const { board, machine } = get();
    return {
      ...{ procedure: board?.procedure.code ?? '', pack: board?.pack ?? '', machine: machine ?? '' },
      answers: answers.map(({ step, options }) => ({ step, options: [...options] })),
      ...(heard.length > 0 && { heard: [...heard] }),
    };
  }

  /** Told with what is sealed, and with nothing that is only looked at. */
  function called() {
    const { signal } = get();
    return signal === null ? {} : { signal };
  }

  const readBoard = async (): Promise<Partial<ReminderState>> => {
    const sent = await send(() => client.lobby.board());
    if (!sent.ok) return { problem: sent.problem };
    const codes = sent.value.machines.map(({ code }) => code);
    const before = get().machine;
    const machine = codes.length === 1 ? codes[0] : codes.find((code) => code === before);
    return { board: sent.value, machine: machine ?? null, problem: null };
  };

  /** After an entry the counts and the hand-overs of the board are others. */
  async function ended(said: string | null, code: string | null = null): Promise<Partial<ReminderState>> {
    return { ...(await readBoard()), ...NOTHING_TAPPED, signal: null, said, code };
  }

  async function noted(outcome: string, given: ReturnType<typeof taps>): Promise<Partial<ReminderState>> {
    const sent = await send((command) => client.lobby.remind({ command, ...given, ...called() }));
    return sent.ok ? ended(LOBBY.end.done(outcome)) : { problem: sent.problem };
  }

  /** Looks at what would be tapped; an ordinary reminder ends with its last tap. */
  async function tapped(next: Pick<ReminderState, 'answers' | 'heard'>): Promise<Partial<ReminderState>> {
    const given = taps(next);
    const sent = await send(() => client.lobby.look(given));
    if (!sent.ok) {
      if (sent.problem.code === 'PACK_CHANGED') return { ...(await ended(null)), problem: sent.problem };
      return { problem: sent.problem };
    }
    const looked = sent.value;
    store.setState({ ...next, looked, problem: null, said: null });
    if (looked.next !== null || looked.toCounter) return {};
    return noted(looked.outcome.name, given);
  }

  return {
    ...store,
    load: () => one(readBoard),
    /** Another machine than the one of the signal is another matter. */
    chooseMachine(machine: string) {
      store.setState({ machine, signal: null });
    },
    /** Goes to the machine of which a device told. */
    follow(signal: number, machine: string) {
      store.setState({ ...NOTHING_TAPPED, signal, machine, said: null, problem: null });
    },
    /** There was nobody to remind. */
    unfollow(signal: number) {
      if (get().signal === signal) store.setState({ signal: null });
    },
    answer(step: string, options: string[]) {
      const { answers, heard } = get();
      return one(() => tapped({ answers: [...answers, { step, options }], heard }));
    },
    back() {
      const { answers, heard } = get();
      if (answers.length < 2) store.setState({ ...NOTHING_TAPPED, problem: null });
      else void one(() => tapped({ answers: answers.slice(0, -1), heard }));
    },
    hear(code: string) {
      const { answers, heard } = get();
      const other = heard.includes(code) ? heard.filter((known) => known !== code) : [...heard, code];
      return one(() => tapped({ answers, heard: other }));
    },
    /** Nothing was sealed, so nothing is left. */
    leave() {
      store.setState({ ...NOTHING_TAPPED, signal: null, problem: null, said: LOBBY.step.left });
    },
    note: () => one(() => noted(get().looked?.outcome.name ?? '', taps(get()))),
    handOver: () =>
      one(async () => {
        const given = taps(get());
        const sent = await send((command) => client.lobby.handOver({ command, ...given, ...called() }));
        return sent.ok ? ended(null, sent.value.code) : { problem: sent.problem };
      }),
    nextCustomer() {
      store.setState({ code: null, said: null });
    },
  };
}

export type ReminderStore = ReturnType<typeof createReminderStore>;

const kept = new WeakMap<Client, { staff: string; store: ReminderStore }>();

/**
 * The room as this person left it, so that a lock loses no tap; never another person's. With the sign-out an unfinished reminder is gone:
 * nothing of it may be found later.
 */
export function reminderStoreFor(
  client: Client,
  window: Pick<WindowStore<InnerView>, 'subscribe'>,
  staff: string,
): ReminderStore {
  const before = kept.get(client);
  if (before?.staff === staff) return before.store;
  const store = createReminderStore(client);
  kept.set(client, { staff, store });
  const stop = window.subscribe(({ view }) => {
    if (view?.phase !== 'signed-out') return;
    stop();
    if (kept.get(client)?.store === store) kept.delete(client);
  });
  return store;
}
