// The draft of a content pack at the glass: what the process knows of it, the file that is open, what is typed and not yet saved.
import { ORPCError } from '@orpc/client';
import { createStore } from 'zustand/vanilla';
import { type Problem, type Sent, send } from '../state/send.ts';
import type { Client } from '../state/transport.ts';
import { uuid7 } from '../state/uuid7.ts';
import { DRAFT } from './draft-sentences.ts';
import { type DraftFault, type Overview, type Place, valueOfTyped } from './draft-value.ts';

type Differences = Awaited<ReturnType<Client['draft']['compare']>>;
type Progress = Awaited<ReturnType<Client['draft']['export']>> extends AsyncIterable<infer P> ? P : never;
type Refused = Extract<Progress, { state: 'refused' }>;
type Exported = Extract<Progress, { state: 'done' }>;

export type DraftRun =
  | { phase: 'idle' }
  | { phase: 'working' }
  | { phase: 'sound' }
  | { phase: 'refused'; of: 'check' | 'export'; refused: Refused }
  | { phase: 'exported'; exported: Exported }
  | { phase: 'failed'; problem: Problem };

export interface DraftState {
  overview: Overview | null;
  file: string | null;
  places: readonly Place[];
  /** By place, as typed; a place that was saved is not in it. */
  typed: Readonly<Record<string, string>>;
  /** What the process said against what was typed last at a place. */
  refused: Readonly<Record<string, readonly DraftFault[]>>;
  differences: Differences | null;
  run: DraftRun;
  problem: Problem | null;
  /** What was last done, in a sentence. */
  said: string | null;
}

const INTERRUPTED: Problem = { code: 'INTERRUPTED', sentence: DRAFT.interrupted, at: '' };

/** What the process said is passed on in `send`'s words; a line that broke half-way has said nothing. */
async function inWords(error: unknown): Promise<Problem> {
  if (!(error instanceof ORPCError)) return INTERRUPTED;
  const sent = await send(() => Promise.reject<never>(error));
  return sent.ok ? INTERRUPTED : sent.problem;
}

function faultsOf(data: unknown): DraftFault[] {
  const isCarrier = typeof data === 'object' && data !== null && 'faults' in data;
  return isCarrier && Array.isArray(data.faults) ? data.faults : [];
}

function without<T>(record: Readonly<Record<string, T>>, key: string): Readonly<Record<string, T>> {
  const { [key]: _, ...rest } = record;
  return rest;
}

export function createDraftStore(client: Client) {
  const store = createStore<DraftState>(() => ({
    ...{ overview: null, file: null, places: [], typed: {}, refused: {}, differences: null },
    ...{ run: { phase: 'idle' }, problem: null, said: null },
  }));
  let leaving: AbortController | undefined;

  /** Everything that the process knows, once more. Only the answer for the file that still is open is taken. */
  async function load(): Promise<void> {
    const overview = await send(() => client.draft.overview());
    if (!overview.ok) return store.setState({ problem: overview.problem });
    const file = store.getState().file ?? overview.value.subjects[0]?.file ?? null;
    store.setState({ overview: overview.value, file });
    if (file === null) return;
    const places = await send(() => client.draft.places({ file }));
    if (store.getState().file !== file) return;
    store.setState(places.ok ? { places: places.value, problem: null } : { problem: places.problem });
  }

  /** Sends a change; what was checked, compared or exported before no longer stands. */
  async function change<T>(call: (command: string) => Promise<T>, said: string | null): Promise<Sent<T>> {
    const sent = await send(call);
    if (!sent.ok) store.setState({ problem: sent.problem, said: null });
    else {
      store.setState({ problem: null, said, differences: null, run: { phase: 'idle' } });
      await load();
    }
    return sent;
  }

  /** Never sent twice: a second try after a broken line would be a second export. */
  async function follow(of: 'check' | 'export', signal: AbortSignal): Promise<DraftRun> {
    try {
      const stream =
        of === 'check'
          ? await client.draft.check(undefined, { signal })
          : await client.draft.export({ command: uuid7() }, { signal });
      for await (const progress of stream) {
        if (progress.state === 'sound') return { phase: 'sound' };
        if (progress.state === 'refused') return { phase: 'refused', of, refused: progress };
        if (progress.state === 'done') return { phase: 'exported', exported: progress };
      }
    } catch (error) {
      if (!signal.aborted) return { phase: 'failed', problem: await inWords(error) };
    }
    return signal.aborted ? { phase: 'idle' } : { phase: 'failed', problem: INTERRUPTED };
  }

  return {
    ...store,
    load,
    async choose(file: string): Promise<void> {
      store.setState({ file, places: [], said: null });
      await load();
    },
    type(place: string, text: string) {
      store.setState(({ typed, refused }) => ({
        typed: { ...typed, [place]: text },
        refused: without(refused, place),
        said: null,
      }));
    },
    leave(place: string) {
      store.setState(({ typed, refused }) => ({
        typed: without(typed, place),
        refused: without(refused, place),
      }));
    },
    async save({ place, kind }: Pick<Place, 'place' | 'kind'>): Promise<void> {
      const { overview, typed } = store.getState();
      const text = typed[place];
      if (!overview || text === undefined) return;
      const edit = { base: overview.base.sha256, place, value: valueOfTyped(kind, text) };
      const sent = await send((command) => client.draft.edit({ command, ...edit }));
      if (sent.ok) {
        // What was typed on meanwhile is not saved.
        const isSaved = store.getState().typed[place] === text;
        store.setState((state) => ({
          ...(isSaved && { typed: without(state.typed, place) }),
          ...{ differences: null, run: { phase: 'idle' as const }, problem: null, said: null },
        }));
        return load();
      }
      const faults = faultsOf(sent.problem.data);
      if (faults.length === 0) store.setState({ problem: sent.problem });
      else store.setState(({ refused }) => ({ refused: { ...refused, [place]: faults } }));
    },
    undo(place: string) {
      const base = store.getState().overview?.base.sha256 ?? '';
      return change((command) => client.draft.undo({ command, base, place }), DRAFT.undone);
    },
    drop: () => change((command) => client.draft.drop({ command }), DRAFT.dropped),
    /** @param pack hash of an imported pack; absent for the draft */
    async rehearse(pack?: string): Promise<void> {
      const sent = await send((command) => client.draft.rehearse({ command, ...(pack && { pack }) }));
      const said = `${DRAFT.rehearsed}${DRAFT.rehearsal}`;
      store.setState(sent.ok ? { said, problem: null } : { problem: sent.problem, said: null });
    },
    async compare(page: number): Promise<void> {
      const sent = await send(() => client.draft.compare({ page }));
      store.setState(sent.ok ? { differences: sent.value, problem: null } : { problem: sent.problem });
    },
    async start(of: 'check' | 'export'): Promise<void> {
      if (store.getState().run.phase === 'working') return;
      leaving = new AbortController();
      store.setState({ run: { phase: 'working' }, said: null, problem: null });
      store.setState({ run: await follow(of, leaving.signal) });
    },
    /** What was last said and what went wrong, once it has been read. */
    forget: () => store.setState({ said: null, problem: null }),
    /** Leaves the stream; the process then does not go on. */
    cancel() {
      leaving?.abort();
    },
  };
}

export type DraftStore = ReturnType<typeof createDraftStore>;
