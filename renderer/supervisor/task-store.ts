// What the room of a supervisor or branch head holds: what is left to do, what is looked for in it, a result not yet recorded. No rules.
import { createStore } from 'zustand/vanilla';
import { type Problem, send } from '../state/send.ts';
import type { Client } from '../state/transport.ts';

export type Task = Awaited<ReturnType<Client['task']['list']>>[number];

export interface Wanted {
  /** As typed. */
  words: string;
  /** Empty: every kind, or everybody's. */
  kind: Task['kind'] | '';
  owner: string;
}

/** A result as far as it is filled in. */
export interface Draft {
  task: Task;
  result: string | null;
  note: string;
}

interface TaskState {
  /** In the order of the process: the most urgent first. Null until they have been read. */
  tasks: readonly Task[] | null;
  problem: Problem | null;
  wanted: Wanted;
  draft: Draft | null;
  /** What was last done, in a sentence. */
  said: string | null;
}

const EVERYTHING: Wanted = { words: '', kind: '', owner: '' };

/** The tasks that are looked for. Words are found anywhere in what a row shows of matter, procedure and customer. */
export function wantedTasks(tasks: readonly Task[], { words, kind, owner }: Wanted): Task[] {
  const sought = words.trim().toLowerCase();
  return tasks.filter(
    (task) =>
      (kind === '' || task.kind === kind) &&
      (owner === '' || task.owner === owner) &&
      [task.label, task.procedure, task.customer].some((text) => text.toLowerCase().includes(sought)),
  );
}

function createTaskStore(client: Client) {
  const store = createStore<TaskState>(() => ({
    ...{ tasks: null, problem: null, wanted: EVERYTHING, draft: null, said: null },
  }));

  async function load(): Promise<void> {
    const sent = await send(() => client.task.list());
    store.setState(sent.ok ? { tasks: sent.value, problem: null } : { problem: sent.problem });
  }

  return {
    ...store,
    load,
    want(wanted: Partial<Wanted>) {
      store.setState((state) => ({ wanted: { ...state.wanted, ...wanted } }));
    },
    open(task: Task) {
      store.setState({ draft: { task, result: null, note: '' }, said: null });
    },
    write(written: Partial<Pick<Draft, 'result' | 'note'>>) {
      store.setState(({ draft }) => ({ draft: draft && { ...draft, ...written } }));
    },
    close() {
      store.setState({ draft: null });
    },
    /** The task is no longer there: recorded just now, or by somebody else before. */
    gone({ caseId, task: code }: Task, said: string) {
      store.setState(({ tasks }) => ({
        tasks: tasks?.filter((task) => task.caseId !== caseId || task.task !== code) ?? null,
        draft: null,
        said,
      }));
      return load();
    },
  };
}

export type TaskStore = ReturnType<typeof createTaskStore>;

const kept = new WeakMap<Client, { staff: string; store: TaskStore }>();

/** The room as this person left it, so that a lock loses no half-written result; never another person's. */
export function taskStoreFor(client: Client, staff: string): TaskStore {
  const before = kept.get(client);
  if (before?.staff === staff) return before.store;
  const store = createTaskStore(client);
  kept.set(client, { staff, store });
  return store;
}
