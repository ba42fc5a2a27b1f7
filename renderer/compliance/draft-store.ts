// The draft of a content pack at the glass: what the process knows of it, the file that is open, what is typed and not yet saved.
import { createStore } from 'zustand/vanilla';
import { follow } from '../state/follow.ts';
import { type Problem, type Sent, send } from '../state/send.ts';
import type { Client } from '../state/transport.ts';
import { uuid7 } from '../state/uuid7.ts';
import { DRAFT } from './draft-sentences.ts';
import { type DraftFault, type OptionList, type Overview, type Place, valueOfTyped } from './draft-value.ts';

type Differences = Awaited<ReturnType<Client['draft']['compare']>>;
type StepOf<C extends 'check' | 'export'> =
  Awaited<ReturnType<Client['draft'][C]>> extends AsyncIterable<infer P> ? P : never;
type Step = StepOf<'check'> | StepOf<'export'>;
type Refused = Extract<StepOf<'export'>, { state: 'refused' }>;
type Exported = Extract<StepOf<'export'>, { state: 'done' }>;

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
  /** Of the same file: the lists whose options can be changed. */
  lists: readonly OptionList[];
  /** By place, as typed; a place that was saved is not in it. */
  typed: Readonly<Record<string, string>>;
  /** What the process said against what was typed last at a place, or done last to a list. */
  refused: Readonly<Record<string, readonly DraftFault[]>>;
  differences: Differences | null;
  run: DraftRun;
  problem: Problem | null;
  /** What was last done, in a sentence. */
  said: string | null;
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
    ...{ overview: null, file: null, places: [], lists: [], typed: {}, refused: {}, differences: null },
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
    const lists = await send(() => client.draft.options({ file }));
    if (store.getState().file !== file) return;
    if (!places.ok) return store.setState({ problem: places.problem });
    if (!lists.ok) return store.setState({ problem: lists.problem });
    store.setState({ places: places.value, lists: lists.value, problem: null });
  }

  /** Sends a change; what was checked, compared or exported before no longer stands. */
  async function change<T>(call: (command: string) => Promise<T>, said: string | null): Promise<Sent<T>> {
    const sent = await send(call);
    if (!sent.ok) {
      // A refusal by the rules of a pack says which.
      const sentence = [
        sent.problem.sentence,
        ...faultsOf(sent.problem.data).map(({ reason }) => reason),
      ].join('');
      store.setState({ problem: { ...sent.problem, sentence }, said: null });
    } else {
      store.setState({ problem: null, said, differences: null, run: { phase: 'idle' } });
      await load();
    }
    return sent;
  }

  /** What was typed at an option is gone with it. */
  const forgetTyped = (option: string) =>
    store.setState(({ typed }) => ({
      typed: Object.fromEntries(Object.entries(typed).filter(([at]) => !at.startsWith(`${option}/`))),
    }));

  /** A change to a list of options; why the rules of a pack refuse it is said at the list. @param option that comes or goes */
  async function changeList<T>(
    { list, option }: { list: string; option?: string | undefined },
    call: (at: { command: string; base: string }) => Promise<T>,
    said: string,
  ): Promise<Sent<T>> {
    const base = store.getState().overview?.base.sha256 ?? '';
    store.setState(({ refused }) => ({ refused: without(refused, list) }));
    const sent = await change((command) => call({ command, base }), said);
    if (sent.ok && option !== undefined) forgetTyped(option);
    const faults = sent.ok ? [] : faultsOf(sent.problem.data);
    if (faults.length > 0)
      store.setState(({ refused }) => ({ refused: { ...refused, [list]: faults }, problem: null }));
    return sent;
  }

  async function toItsEnd(of: 'check' | 'export', signal: AbortSignal): Promise<DraftRun> {
    const run = await follow<Step, DraftRun>({
      ...{ signal, interrupted: DRAFT.interrupted },
      stream: () =>
        of === 'check'
          ? client.draft.check(undefined, { signal })
          : client.draft.export({ command: uuid7() }, { signal }),
      take(progress) {
        if (progress.state === 'sound') return { phase: 'sound' };
        if (progress.state === 'refused') return { phase: 'refused', of, refused: progress };
        return progress.state === 'done' ? { phase: 'exported', exported: progress } : undefined;
      },
    });
    return run.phase === 'cancelled' ? { phase: 'idle' } : run;
  }

  return {
    ...store,
    load,
    async choose(file: string): Promise<void> {
      store.setState({ file, places: [], lists: [], said: null });
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
    async undo({ place, kind }: Pick<Overview['changes'][number], 'place' | 'kind'>): Promise<void> {
      const base = store.getState().overview?.base.sha256 ?? '';
      const isOption = kind === 'option' || kind === 'order';
      const said = isOption ? DRAFT.taken.undone : DRAFT.undone;
      const sent = await change((command) => client.draft.undo({ command, base, place }), said);
      if (sent.ok && kind === 'option') forgetTyped(place);
    },
    /** @returns why it was not taken, in sentences for where the option was written */
    async addOption(
      list: string,
      { raises, ...option }: { code: string; label: string; raises: readonly string[] },
    ): Promise<readonly string[]> {
      const added = { list, ...option, ...(raises.length > 0 && { raises: [...raises] }) };
      const sent = await changeList(
        { list },
        (at) => client.draft.addOption({ ...at, ...added }),
        DRAFT.taken.added,
      );
      if (sent.ok) return [];
      store.setState(({ refused }) => ({ refused: without(refused, list), problem: null }));
      const faults = faultsOf(sent.problem.data);
      return faults.length > 0 ? faults.map(({ reason }) => reason) : [sent.problem.sentence];
    },
    removeOption: (list: string, code: string) =>
      changeList(
        { list, option: `${list}/${code}` },
        (at) => client.draft.removeOption({ ...at, list, code }),
        DRAFT.taken.removed,
      ),
    orderOptions: (list: string, order: readonly string[]) =>
      changeList(
        { list },
        (at) => client.draft.orderOptions({ ...at, list, order: [...order] }),
        DRAFT.taken.moved,
      ),
    /** @param code of the option that came or went; absent for the order */
    undoOptions(list: string, code?: string) {
      const option = code === undefined ? undefined : `${list}/${code}`;
      const call = (at: { command: string; base: string }) =>
        client.draft.undo({ ...at, place: option ?? list });
      return changeList({ list, option }, call, DRAFT.taken.undone);
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
      store.setState({ run: await toItsEnd(of, leaving.signal) });
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
