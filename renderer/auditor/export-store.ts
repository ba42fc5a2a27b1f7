// One export from the first look at its counts to the file: follows the stream of progress and can leave it.
import { ORPCError } from '@orpc/client';
import { createStore } from 'zustand/vanilla';
import { type Problem, send } from '../state/send.ts';
import type { Client } from '../state/transport.ts';
import { uuid7 } from '../state/uuid7.ts';
import { type DateRange, rangeFault } from './date-range.ts';
import { AUDITOR } from './sentences.ts';

export type Masking = 'masked' | 'full';
type Preview = Awaited<ReturnType<Client['auditor']['previewExport']>>;
type Progress =
  Awaited<ReturnType<Client['auditor']['exportBundle']>> extends AsyncIterable<infer P> ? P : never;
export type Bundle = Extract<Progress, { state: 'done' }>;

export interface ExportForm extends DateRange {
  masking: Masking;
  recipient: string;
  purpose: string;
  /** Cases that are set aside and are to be in it all the same. */
  named: readonly string[];
}

export type ExportRun =
  | { phase: 'form' }
  | { phase: 'working'; done: number; of: number }
  | { phase: 'cancelled' }
  | { phase: 'failed'; problem: Problem }
  | { phase: 'done'; bundle: Bundle; form: ExportForm };

export interface ExportState {
  form: ExportForm;
  /** Counts for exactly the dates in the form; null while they are asked for. */
  preview: Preview | null;
  previewProblem: Problem | null;
  /** Cases of these dates that are set aside; kept while other counts are asked for. */
  restricted: Preview['restricted'];
  run: ExportRun;
}

/** Counts were shown for these dates, and it is said who gets the bundle and why. */
export const isReady = ({ form, preview }: ExportState): boolean =>
  preview !== null && form.recipient.trim() !== '' && form.purpose.trim() !== '';

const INTERRUPTED: Problem = { code: 'INTERRUPTED', sentence: AUDITOR.export.interrupted, at: '' };

/** What the process said is passed on in `send`'s words; a line that broke half-way has said nothing. */
async function inWords(error: unknown): Promise<Problem> {
  if (!(error instanceof ORPCError)) return INTERRUPTED;
  const said = await send(() => Promise.reject<never>(error));
  return said.ok ? INTERRUPTED : said.problem;
}

const namedIn = (named: readonly string[]) => (named.length > 0 ? { named: [...named] } : {});

export function createExportStore(client: Client, { from, to }: DateRange) {
  const store = createStore<ExportState>(() => ({
    form: { from, to, masking: 'masked', recipient: '', purpose: '', named: [] },
    preview: null,
    previewProblem: null,
    restricted: [],
    run: { phase: 'form' },
  }));
  let leaving: AbortController | undefined;

  /** Asks for the counts. Only the answer for the dates that still stand is taken. */
  async function preview(): Promise<void> {
    const { from, to, named } = store.getState().form;
    store.setState({ preview: null, previewProblem: null });
    if (rangeFault({ from, to })) return;
    const sent = await send(() => client.auditor.previewExport({ from, to, ...namedIn(named) }));
    const { form } = store.getState();
    if (form.from !== from || form.to !== to || form.named !== named) return;
    if (sent.ok) store.setState({ preview: sent.value, restricted: sent.value.restricted });
    else store.setState({ previewProblem: sent.problem });
  }

  /** Follows one export to its end. Never sent twice: a second try after a broken line would be a second export. */
  async function follow(form: ExportForm, signal: AbortSignal): Promise<ExportRun> {
    const { from, to, masking, named } = form;
    const words = { recipient: form.recipient.trim(), purpose: form.purpose.trim() };
    const input = { command: uuid7(), from, to, masking, ...words, ...namedIn(named) };
    try {
      for await (const progress of await client.auditor.exportBundle(input, { signal })) {
        if (progress.state === 'done') return { phase: 'done', bundle: progress, form };
        store.setState({ run: { phase: 'working', done: progress.done, of: progress.of } });
      }
    } catch (error) {
      if (!signal.aborted) return { phase: 'failed', problem: await inWords(error) };
    }
    return signal.aborted ? { phase: 'cancelled' } : { phase: 'failed', problem: INTERRUPTED };
  }

  return {
    ...store,
    preview,
    fill(typed: Partial<ExportForm>) {
      store.setState(({ form: before, run, preview, restricted }) => {
        const isSameRange =
          (typed.from ?? before.from) === before.from && (typed.to ?? before.to) === before.to;
        // Who was named was named for these dates.
        const form = { ...before, ...(!isSameRange && { named: [] }), ...typed };
        return {
          form,
          preview: isSameRange && form.named === before.named ? preview : null,
          restricted: isSameRange ? restricted : [],
          // How the last one went has been read once somebody goes on with the next.
          run: run.phase === 'working' ? run : { phase: 'form' },
        };
      });
    },
    async start(): Promise<void> {
      const state = store.getState();
      if (!isReady(state) || state.run.phase === 'working') return;
      leaving = new AbortController();
      store.setState({ run: { phase: 'working', done: 0, of: 0 } });
      const run = await follow(state.form, leaving.signal);
      store.setState({ run });
    },
    /** Leaves the stream: the process then removes what it had written. */
    cancel() {
      leaving?.abort();
    },
    /** Back to the form. */
    again() {
      store.setState({ run: { phase: 'form' } });
    },
  };
}

export type ExportStore = ReturnType<typeof createExportStore>;
