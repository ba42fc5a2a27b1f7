// The branch's own content while it is being changed: what is in use, the draft beside it, and what tellers propose.
import { createStore } from 'zustand/vanilla';
import { type Problem, send } from '../state/send.ts';
import type { Client } from '../state/transport.ts';
import { contentOf, type Draft, draftOf, freshCode, type LocalInUse } from './local-draft.ts';

export type LocalContent = ReturnType<typeof contentOf>;
export type Proposal = Awaited<ReturnType<Client['compliance']['proposals']>>[number];

export interface LocalState {
  inUse: LocalInUse | null;
  draft: Draft | null;
  proposals: readonly Proposal[];
  problem: Problem | null;
}

export const isChanged = ({ inUse, draft }: LocalState): boolean =>
  inUse !== null &&
  draft !== null &&
  JSON.stringify(contentOf(draft)) !== JSON.stringify(contentOf(draftOf(inUse)));

export function createLocalStore(client: Client) {
  const store = createStore<LocalState>(() => ({ inUse: null, draft: null, proposals: [], problem: null }));

  const change = (changed: (draft: Draft) => Partial<Draft>) =>
    store.setState(({ draft }) => ({ draft: draft && { ...draft, ...changed(draft) } }));

  return {
    ...store,
    change,
    /** @param fate of the draft: a published one is what is now in use, another is kept as typed */
    async load(fate: 'kept' | 'published' = 'kept'): Promise<void> {
      const [content, proposals] = await Promise.all([
        send(() => client.compliance.localContent()),
        send(() => client.compliance.proposals()),
      ]);
      if (!content.ok) return store.setState({ problem: content.problem });
      if (!proposals.ok) return store.setState({ problem: proposals.problem });
      store.setState((state) => ({
        inUse: content.value,
        draft: fate === 'kept' && isChanged(state) ? state.draft : draftOf(content.value),
        proposals: proposals.value,
        problem: null,
      }));
    },
    discard() {
      store.setState(({ inUse }) => ({ draft: inUse && draftOf(inUse) }));
    },
    /** Begins a case with what was proposed; date, expiry and source are for compliance to fill in. */
    draftCase({ scam, text }: Proposal, today: string) {
      const rest = { date: today, until: '', source: '', illustrative: false };
      change(({ cases }) => ({
        cases: [...cases, { code: freshCode(cases, today), scam: scam.code, text, ...rest }],
      }));
    },
  };
}

export type LocalStore = ReturnType<typeof createLocalStore>;
