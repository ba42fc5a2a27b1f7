// People at the windows of a running station: they see its case as it stands, open new ones, take seats, and do what a test has them try.
import type { App } from '../../electron/app/build-app.ts';
import type { SteppedClock } from '../../electron/keys/stepped-clock.ts';
import { uuid7 } from '../../electron/keys/surroundings.ts';
import type { CaseFile } from '../../electron/services/case-file.ts';
import { assess, confirmationFacts, courseFor } from '../../shared/case/assess.ts';
import type { CaseCommand } from '../../shared/case/commands.ts';
import { fillsSlipLater, openingStep } from '../../shared/case/decide-opening.ts';
import { needsInk } from '../../shared/case/decide-signing.ts';
import type { Actor } from '../../shared/ledger/entry.ts';
import { stepWithForm } from '../../shared/procedure/course.ts';
import type { SeenCase } from '../case/random-attempts.ts';
import { type Crew, callFor, type Windows } from './case-calls.ts';

export interface Opening {
  procedure: string;
  yuan: number;
  customer: string;
  document: string;
  payee: string;
  share: 'yes' | 'no' | 'unchecked';
  documentCheck: string;
}

/** The code of a typed error; anything else is a fault and is thrown on. */
function codeOf(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? String(error.code) : undefined;
  if (code === undefined || code === 'INTERNAL_SERVER_ERROR') throw error;
  return code;
}

export interface Done {
  command: string;
  /** `done`, or why it was refused. */
  answer: string;
  seq?: number;
  /** Sends the very same command once more. */
  again?: () => Promise<Done>;
}

export class CounterPeople {
  readonly #app: () => App;
  readonly #clock: () => SteppedClock;
  readonly #windows: () => Windows;
  readonly crew: Crew;

  /** @param app and windows at this moment: a test may start both anew */
  constructor(given: { app: () => App; clock: () => SteppedClock; windows: () => Windows; crew: Crew }) {
    this.#app = given.app;
    this.#clock = given.clock;
    this.#windows = given.windows;
    this.crew = given.crew;
  }

  get station() {
    const { station } = this.#app();
    if (!station) throw new Error(`the station does not run: ${this.#app().stopped}`);
    return station;
  }
  get file(): CaseFile | undefined {
    return this.station.current();
  }
  newCommand(): string {
    return uuid7(this.#clock());
  }

  /** The case in hand as an attempt sees it. */
  seen({ pack, state }: CaseFile): SeenCase {
    const course = courseFor(pack, state);
    const assessed = assess(pack, state);
    const ink = { bytes: 1, sha256: '' };
    return {
      ...{ state, course, assessed, ink, stage: assessed.stage, notice: state.notice?.sha256 ?? '' },
      get confirmation(): CaseCommand & { type: 'confirm' } {
        const facts = confirmationFacts(course, state);
        if (!facts) throw new Error('there is nothing to confirm yet');
        const byInk = needsInk(stepWithForm(course, 'confirmation'), state);
        return byInk
          ? { type: 'confirm', by: 'ink', ink, ...facts }
          : { type: 'confirm', by: 'key', ...facts };
      },
      wait: (ms) => this.#clock().advance(ms),
    };
  }

  async #made(command: string, call: Promise<{ seq: number }>): Promise<Done> {
    try {
      return { command, answer: 'done', seq: (await call).seq };
    } catch (error) {
      return { command, answer: codeOf(error) };
    }
  }

  signsIn(staff: string, room: 'teller' | 'supervisor' | 'branch-head' = 'teller'): Promise<Done> {
    const command = this.newCommand();
    const pin = this.crew.pinOf(staff);
    return this.#made(command, this.#windows().inner.station.signIn({ command, staff, pin, room }));
  }

  locks(): Promise<Done> {
    const command = this.newCommand();
    return this.#made(command, this.#windows().inner.station.lock({ command }));
  }

  unlocks(): Promise<Done> {
    const command = this.newCommand();
    const pin = this.crew.pinOf(this.crew.teller);
    return this.#made(command, this.#windows().inner.station.unlock({ command, pin }));
  }

  opens({ procedure, yuan, customer, document, payee, share, documentCheck }: Opening): Promise<Done> {
    const { pack: used } = this.station.state;
    const known = this.station.shelf.byHash(used?.sha256 ?? '').procedures[procedure];
    if (!known) throw new Error(`no procedure ${procedure}`);
    const command = this.newCommand();
    const isPayment = known.slip === 'payment';
    const slip = {
      ...{ amountFen: yuan * 100, share },
      ...(isPayment && { payee: { name: payee, account: '6222020000001234321', bank: '样例他行' } }),
    };
    const input = {
      ...{ command, procedure, customer, document },
      ...(known.slip !== 'none' && !fillsSlipLater(known) && { slip }),
      ...(openingStep(known) && { documentCheck }),
    };
    return this.#made(command, this.#windows().inner.teller.openCase(input));
  }

  /** Whoever acts from the second seat sits in it first, by their own PIN; the teller acts when it is empty again. */
  async takesSeat(actor: Pick<Actor, 'role'>, caseId: string): Promise<string> {
    const { reviewer } = this.station.state;
    const { supervisor, branchHead, pinOf } = this.crew;
    const wanted = { supervisor, 'branch-head': branchHead }[actor.role as string];
    if (reviewer?.staff === wanted) return 'done';
    const { inner } = this.#windows();
    if (reviewer) await inner.reviewer.handBack({ command: this.newCommand() });
    if (!wanted) return 'done';
    const command = this.newCommand();
    const taken = inner.teller.takeOver({ command, caseId, staff: wanted, pin: pinOf(wanted) });
    return (await this.#made(command, taken)).answer;
  }

  /** @returns undefined where no window makes a call of it */
  async does(command: CaseCommand, actor: Actor, { state }: CaseFile): Promise<Done | undefined> {
    const known = { command: this.newCommand(), caseId: state.id, crew: this.crew };
    const call = callFor(command, actor, known);
    if (!call) return undefined;
    if (actor.role !== 'customer') {
      const seated = await this.takesSeat(actor, state.id);
      if (seated !== 'done') return { command: known.command, answer: seated };
    }
    const send = (): Promise<Done> => this.#made(known.command, call(this.#windows()));
    return { ...(await send()), again: send };
  }
}
