// One export from the first look at its counts to the file: follows the stream of progress and can leave it.
import { createStore } from 'zustand/vanilla';
import { AGE_RECIPIENT, MAX_RECIPIENTS } from '../../shared/words/age-recipient.ts';
import { follow, fromFirst } from '../state/follow.ts';
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
  /** Empty: every one. */
  procedure: string;
  teller: string;
  masking: Masking;
  recipient: string;
  purpose: string;
  /** Each case as a PDF as well. */
  certificates: boolean;
  /** Receivers' public keys as typed; empty: the bundle is not sealed. */
  sealTo: string;
  /** Cases that are set aside and are to be in it all the same. */
  named: readonly string[];
  /** An earlier generation; null: this one. */
  generation: number | null;
}

export type ExportRun =
  | { phase: 'form' }
  | { phase: 'working'; done: number; of: number }
  | { phase: 'cancelled' }
  | { phase: 'failed'; problem: Problem }
  | { phase: 'done'; bundle: Bundle; form: ExportForm };

export interface ExportState {
  form: ExportForm;
  /** Counts for exactly what the form chooses; null while they are asked for. */
  preview: Preview | null;
  /** What there is to choose from, as it was last told. */
  choices: Pick<Preview, 'tellers' | 'procedures'>;
  previewProblem: Problem | null;
  /** Cases of these dates that are set aside; kept while other counts are asked for. */
  restricted: Preview['restricted'];
  run: ExportRun;
}

const recipientsIn = ({ sealTo }: Pick<ExportForm, 'sealTo'>): string[] =>
  sealTo.split(/\s+/).filter(Boolean);

/** What was typed is no receiver's key, or more of them than a file is sealed to. */
export const hasBadRecipient = ({ form }: ExportState): boolean => {
  const recipients = recipientsIn(form);
  return recipients.length > MAX_RECIPIENTS || recipients.some((recipient) => !AGE_RECIPIENT.test(recipient));
};

/** More cases than can be put in as a PDF. */
export const hasTooMany = ({ form, preview }: ExportState): boolean =>
  form.certificates && preview !== null && preview.cases > preview.maxCertificates;

/** Counts were shown for this choice, and it is said who gets the bundle and why. */
export const isReady = (state: ExportState): boolean => {
  const { form, preview } = state;
  return (
    preview !== null &&
    form.recipient.trim() !== '' &&
    form.purpose.trim() !== '' &&
    !hasTooMany(state) &&
    !hasBadRecipient(state)
  );
};

type Choice = Pick<ExportForm, 'from' | 'to' | 'procedure' | 'teller' | 'named' | 'generation'>;

const choiceOf = ({ from, to, procedure, teller, named, generation }: Choice) => ({
  ...{ from, to },
  ...(procedure && { procedure }),
  ...(teller && { teller }),
  ...(named.length > 0 && { named: [...named] }),
  ...(generation !== null && { generation }),
});

const isSameChoice = (left: Choice, right: Choice): boolean =>
  (['from', 'to', 'procedure', 'teller', 'named', 'generation'] as const).every(
    (name) => left[name] === right[name],
  );

const wantedOf = (form: ExportForm) => ({
  ...choiceOf(form),
  ...{ recipient: form.recipient.trim(), purpose: form.purpose.trim() },
  ...(form.certificates && { certificates: true }),
  ...(recipientsIn(form).length > 0 && { sealTo: recipientsIn(form) }),
});

export function createExportStore(client: Client, { from, to }: DateRange) {
  const store = createStore<ExportState>(() => ({
    form: {
      from,
      to,
      procedure: '',
      teller: '',
      masking: 'masked',
      recipient: '',
      purpose: '',
      certificates: false,
      sealTo: '',
      named: [],
      generation: null,
    },
    preview: null,
    choices: { tellers: [], procedures: [] },
    previewProblem: null,
    restricted: [],
    run: { phase: 'form' },
  }));
  let leaving: AbortController | undefined;

  /** Asks for the counts. Only the answer for the choice that still stands is taken. */
  async function preview(): Promise<void> {
    const { form: asked } = store.getState();
    store.setState({ preview: null, previewProblem: null });
    if (rangeFault(asked)) return;
    const sent = await send(() => client.auditor.previewExport(choiceOf(asked)));
    if (!isSameChoice(store.getState().form, asked)) return;
    if (!sent.ok) return store.setState({ previewProblem: sent.problem });
    const { tellers, procedures, restricted } = sent.value;
    store.setState({ preview: sent.value, choices: { tellers, procedures }, restricted });
  }

  /** Follows one export to its end. */
  const toItsEnd = (
    form: ExportForm,
    stream: () => Promise<AsyncIterable<Progress>>,
    signal: AbortSignal,
  ): Promise<ExportRun> =>
    follow({
      ...{ stream, signal, interrupted: AUDITOR.export.interrupted },
      take(progress) {
        if (progress.state === 'done') return { phase: 'done' as const, bundle: progress, form };
        store.setState({ run: { phase: 'working', done: progress.done, of: progress.of } });
        return undefined;
      },
    });

  const left = (): AbortController => {
    leaving = new AbortController();
    return leaving;
  };

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
          preview: isSameChoice(form, before) ? preview : null,
          restricted: isSameRange ? restricted : [],
          // How the last one went has been read once somebody goes on with the next.
          run: run.phase === 'working' ? run : { phase: 'form' },
        };
      });
    },
    /** Begins a masked export. Never sent twice: a second try after a broken line would be a second export. */
    async start(): Promise<void> {
      const state = store.getState();
      if (!isReady(state) || state.run.phase === 'working') return;
      const { form } = state;
      const { signal } = left();
      store.setState({ run: { phase: 'working', done: 0, of: 0 } });
      const input = { command: uuid7(), ...wantedOf(form), masking: 'masked' as const };
      store.setState({
        run: await toItsEnd(form, () => client.auditor.exportBundle(input, { signal }), signal),
      });
    },
    /** Begins a full export, to which somebody else agrees. Resolves once it has begun; a refusal is thrown and leaves the form as it stands. */
    async startFull(command: string, approver: string, pin: string): Promise<void> {
      const { form } = store.getState();
      const { signal } = left();
      const input = { command, ...wantedOf(form), masking: 'full' as const, approver, pin };
      const stream = await client.auditor.exportBundle(input, { signal });
      const first = await stream.next();
      store.setState({ run: { phase: 'working', done: 0, of: 0 } });
      void toItsEnd(form, async () => fromFirst(first, stream), signal).then((run) =>
        store.setState({ run }),
      );
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
