// A remittance as a list of commands, each of which can be cut off. Every command is made from what the windows show at that moment.
import { uuid7 } from '../../electron/keys/surroundings.ts';
import { CLEAN } from '../procedure/record-maker.ts';
import type { CounterProcess } from './counter-runner.ts';
import { INK, PIN, remittance } from './station-driver.ts';

export interface Command {
  name: string;
  /** Seconds that pass before it. */
  after: number;
  /** Makes the call ready; sent more than once it is the same command. */
  ready(counter: CounterProcess): Promise<() => Promise<{ seq: number }>>;
}

const newCommand = (counter: CounterProcess) => ({
  command: uuid7({ now: () => counter.now, monoMs: () => 0, boot: '', after: () => () => undefined }),
});

const tellerSays = (name: string, call: 'hear' | 'unhear' | 'closeCase', words: object = {}): Command => ({
  name,
  after: 1,
  async ready(counter) {
    const input = { ...newCommand(counter), caseId: (await counter.case()).id, ...words };
    return () => counter.inner.teller[call](input as never);
  },
});

const answer = (step: string): Command => ({
  name: `answers ${step}`,
  after: 4,
  async ready(counter) {
    const usual = CLEAN[step] ?? [];
    const options = typeof usual === 'string' ? [usual] : [...usual];
    const input = { ...newCommand(counter), caseId: (await counter.case()).id, step, options, saw: null };
    return () => counter.inner.teller.answerStep(input);
  },
});

const turnPage = (page: number): Command => ({
  name: `turns page ${page}`,
  after: 20,
  async ready(counter) {
    const notice = (await counter.case()).notice.sha256;
    const input = { ...newCommand(counter), notice, page, ms: 15_000 };
    return () => counter.outer.customer.turnPage(input);
  },
});

export const REMITTANCE: readonly Command[] = [
  {
    name: 'opens the case',
    after: 0,
    async ready(counter) {
      const input = { ...newCommand(counter), ...remittance() };
      return () => counter.inner.teller.openCase(input);
    },
  },
  ...['REM-01', 'REM-02', 'REM-03'].map(answer),
  tellerSays('hears a warning word', 'hear', { heard: 'secrecy' }),
  tellerSays('takes it back', 'unhear', { heard: 'secrecy' }),
  ...[1, 2, 3].map(turnPage),
  ...['REM-04', 'REM-08', 'REM-12', 'REM-13', 'REM-14'].map(answer),
  ...[4, 5].map(turnPage),
  {
    name: 'signs',
    after: 10,
    async ready(counter) {
      const notice = (await counter.case()).notice.sha256;
      const input = { ...newCommand(counter), notice, form: 'ink' as const, clears: 0, ink: INK };
      return () => counter.outer.customer.sign(input);
    },
  },
  answer('REM-16'),
  {
    name: 'confirms',
    after: 5,
    async ready(counter) {
      const shown = await counter.outside();
      if (shown.phase !== 'confirmation') throw new Error(`the customer sees ${shown.phase}`);
      const { amountFen, payeeMask, arrival } = shown;
      const input = {
        ...newCommand(counter),
        amountFen,
        payeeMask,
        arrival: arrival.code,
        by: 'key' as const,
      };
      return () => counter.outer.customer.confirm(input);
    },
  },
  tellerSays('closes the case', 'closeCase'),
];

export async function signIn(counter: CounterProcess): Promise<void> {
  await counter.inner.station.signIn({ ...newCommand(counter), staff: 'jia', pin: PIN });
}

/** What both windows show of the case. Read before a crash and after it, these are one and the same. */
export async function shown(counter: CounterProcess) {
  const { current, waiting } = await counter.view();
  return { current, waiting, outside: await counter.outside() };
}
