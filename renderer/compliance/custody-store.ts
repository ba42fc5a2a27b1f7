// What the page of keeping and destroying holds: which cases are shown, the retention table, and what is about to be done. No rules.
import { createStore } from 'zustand/vanilla';
import { shanghaiDate } from '../../shared/words/time.ts';
import { type Problem, send } from '../state/send.ts';
import type { Client } from '../state/transport.ts';

type Found = Awaited<ReturnType<Client['custody']['cases']>>;
export type KeptCase = Found['cases'][number];
export type RetentionTable = NonNullable<Awaited<ReturnType<Client['custody']['table']>>>;
export const SHOWS = ['due', 'dated', 'held', 'restricted', 'erased'] as const;
export type Show = (typeof SHOWS)[number];
export type Act = 'erase' | 'hold' | 'release' | 'restrict' | 'resume';

interface CustodyState {
  show: Show;
  from: string;
  to: string;
  /** Null until it has been read, and while another list is asked for. */
  found: Found | null;
  /** `none`: the pack in use has none. */
  table: RetentionTable | 'none' | null;
  problem: Problem | null;
  asked: { act: Act; kept: KeptCase } | null;
  /** What was last done, in a sentence. */
  said: string | null;
}

export const isRange = ({ from, to }: Pick<CustodyState, 'from' | 'to'>): boolean =>
  from !== '' && to !== '' && from <= to;

export function createCustodyStore(client: Client) {
  const today = shanghaiDate(new Date().toISOString());
  const store = createStore<CustodyState>(() => ({
    ...{ show: 'due', from: today, to: today, found: null, table: null },
    ...{ problem: null, asked: null, said: null },
  }));

  /** One page of the list that is chosen. Only the answer for what still stands is taken. */
  async function load(page = 0): Promise<void> {
    const { show, from, to } = store.getState();
    if (!isRange({ from, to })) return;
    const sent = await send(() => client.custody.cases({ show, from, to, page }));
    if (store.getState().show !== show) return;
    store.setState(sent.ok ? { found: sent.value, problem: null } : { problem: sent.problem });
  }

  return {
    ...store,
    load,
    async begin(): Promise<void> {
      const sent = await send(() => client.custody.table());
      if (sent.ok) store.setState({ table: sent.value ?? 'none' });
      else store.setState({ problem: sent.problem });
      await load();
    },
    choose(show: Show): Promise<void> {
      store.setState({ show, found: null, said: null });
      return load();
    },
    range(range: Partial<Pick<CustodyState, 'from' | 'to'>>) {
      store.setState(range);
    },
    ask(act: Act, kept: KeptCase) {
      store.setState({ asked: { act, kept }, said: null });
    },
    close() {
      store.setState({ asked: null });
    },
    /** It was recorded: the list is another now. */
    done(said: string): Promise<void> {
      store.setState({ asked: null, said });
      return load();
    },
  };
}

export type CustodyStore = ReturnType<typeof createCustodyStore>;
