// Drives one case in the words of a counter: commands through decide() and foldCase(), on a fake clock, without a ledger.
import { createHash } from 'node:crypto';
import { CaseFile } from '../../electron/services/case-file.ts';
import { type Assessment, assess, confirmationFacts, courseFor } from '../../shared/case/assess.ts';
import type { CaseState } from '../../shared/case/case-state.ts';
import type { CaseCommand, CaseRefusal, SlipInput } from '../../shared/case/commands.ts';
import { customerView } from '../../shared/case/customer-view.ts';
import { decide } from '../../shared/case/decide.ts';
import { decideOpening, fillsSlipLater, openingStep } from '../../shared/case/decide-opening.ts';
import { needsInk } from '../../shared/case/decide-signing.ts';
import type { CaseHappening, Decided } from '../../shared/case/decided.ts';
import { handlerOf } from '../../shared/case/handlers.ts';
import { tellerView } from '../../shared/case/teller-view.ts';
import { type CaseEvent, catalogue } from '../../shared/ledger/catalogue.ts';
import type { Actor } from '../../shared/ledger/entry.ts';
import { type Course, stepWithForm } from '../../shared/procedure/course.ts';
import type { Notice } from '../../shared/procedure/library-schema.ts';
import type { Pack } from '../../shared/procedure/pack-schema.ts';
import { samplePack } from '../procedure/sample-files.ts';
import { innocentAnswer } from '../support/innocent-answer.ts';

/** What the customer of a sample case can choose beside 简体中文. */
export const SAMPLE_LANGUAGES = [
  { tag: 'en', name: 'English' },
  { tag: 'zh-Hant', name: '繁體中文' },
];
export const PACK = samplePack();
export const TELLER: Actor = { staff: 'teller-jia', role: 'teller' };
export const OTHER_TELLER: Actor = { staff: 'teller-geng', role: 'teller' };
export const SUPERVISOR: Actor = { staff: 'supervisor-bing', role: 'supervisor' };
export const BRANCH_HEAD: Actor = { staff: 'head-ding', role: 'branch-head' };
export const CUSTOMER: Actor = { role: 'customer' };
export const CLOCK: Actor = { role: 'system' };

/** b64 of some SHA-256: the look of a hash is enough here. */
export const hash = (letter: string): string => `${letter.repeat(43)}=`;
const PACK_REF = { bytes: 1000, sha256: hash('P') };

function noticeRef({ text }: Notice): { bytes: number; sha256: string } {
  const bytes = Buffer.from(text, 'utf8');
  return { bytes: bytes.length, sha256: createHash('sha256').update(bytes).digest('base64') };
}

export interface SlipWords {
  yuan?: number;
  share?: SlipInput['share'];
  sameName?: boolean;
  payee?: string;
  account?: string;
}

export interface OpeningWords extends SlipWords {
  /** REM where nothing is said. */
  procedure?: string;
  customer?: string;
  documentMask?: string;
  documentCheck?: string;
}

/** A slip as the process makes it of what was keyed in. */
export function slipOf(
  { yuan, share, sameName, payee, account }: SlipWords,
  kind: 'payment' | 'cash' = 'payment',
): SlipInput {
  const amount = { amountFen: Math.round((yuan ?? 8_000) * 100), share: share ?? 'no' };
  if (kind === 'cash') return { ...amount, share: share ?? 'unchecked', sameName: 'no' };
  return {
    ...amount,
    sameName: sameName ? 'yes' : 'no',
    payee: payee ?? '赵铁柱',
    accountMask: account ?? '****4321',
    accountHash: hash('A'),
    bank: '样例银行',
  };
}

export class CaseDriver {
  readonly pack: Pack;
  readonly events: CaseEvent[] = [];
  /** Commands that the teller gave after the opening: what features.md counts as taps. */
  taps = 0;
  #file: CaseFile | undefined;
  #slip: SlipWords;
  #atMs = Date.parse('2026-11-21T01:30:00.000Z');
  #monoMs = 60_000;
  #boot = 'boot-1';

  constructor(opening: OpeningWords = {}, pack: Pack = PACK) {
    this.pack = pack;
    this.#slip = opening;
    const procedure = opening.procedure ?? 'REM';
    const known = pack.procedures[procedure];
    if (!known) throw new Error(`no procedure ${procedure}`);
    const kind = fillsSlipLater(known) ? 'none' : known.slip;
    const opened = decideOpening(
      pack,
      PACK_REF,
      {
        procedure,
        customer: opening.customer ?? '欧阳慕雪',
        documentMask: opening.documentMask ?? '230*************17',
        documentHash: hash('D'),
        ...(kind !== 'none' && { slip: slipOf(opening, kind) }),
        ...(openingStep(known) && { documentCheck: opening.documentCheck ?? 'ok' }),
      },
      { now: this.now, noticeRef },
    );
    if (!opened.ok) throw new Error(opened.refusal);
    this.#happen(opened.events, TELLER);
  }

  get #kind(): 'payment' | 'cash' {
    return this.course.slip === 'cash' ? 'cash' : 'payment';
  }
  get state(): CaseState {
    if (!this.#file) throw new Error('not opened');
    return this.#file.state;
  }
  get course(): Course {
    return courseFor(this.pack, this.state);
  }
  get assessed(): Assessment {
    return assess(this.pack, this.state);
  }
  get stage() {
    return this.assessed.stage;
  }
  get outcome(): string {
    return this.assessed.outcome.code;
  }
  get flags(): string[] {
    return [...this.assessed.judgement.raised.keys()].sort();
  }
  get open(): string[] {
    return this.assessed.open.map((step) => step.id);
  }
  get last(): CaseEvent {
    const last = this.events.at(-1);
    if (!last) throw new Error('no event');
    return last;
  }
  get now() {
    return { at: new Date(this.#atMs).toISOString(), boot: this.#boot, monoMs: this.#monoMs };
  }
  get inner() {
    return tellerView(this.pack, this.state, {
      nameOf: (staff) => `名:${staff}`,
      recalled: [],
      today: '2026-11-21',
    });
  }
  get outer() {
    return customerView('demo', this.pack, this.state, this.now);
  }

  /** The events of some kinds, in order. */
  kinds(): string[] {
    return this.events.map((event) => event.kind);
  }

  /** Whoever of the two tellers has the case now. */
  get teller(): Actor {
    return handlerOf(this.state) === 'teller-geng' ? OTHER_TELLER : TELLER;
  }

  /** What would come of a command, without its happening. */
  decide(command: CaseCommand, actor: Actor = this.teller): Decided {
    const { pack, state, now } = this;
    return decide({ pack, state, actor, now, noticeRef }, command);
  }

  /** Runs a command; a refusal leaves the case as it was. */
  try(command: CaseCommand, actor: Actor = this.teller): CaseRefusal | 'done' {
    this.wait(700);
    const decided = this.decide(command, actor);
    if (!decided.ok) return decided.refusal;
    if (actor === this.teller) this.taps += 1;
    this.#happen(decided.events, actor);
    return 'done';
  }

  /** Runs a command that is expected to be accepted. */
  do(command: CaseCommand, actor: Actor = this.teller): this {
    const refusal = this.try(command, actor);
    if (refusal !== 'done') throw new Error(`${command.type} was refused: ${refusal}`);
    return this;
  }

  wait(ms: number): this {
    this.#atMs += ms;
    this.#monoMs += ms;
    return this;
  }

  /** The machine is started again: its own counter begins anew. */
  restart(): this {
    this.#boot = `${this.#boot}+`;
    this.#monoMs = 5_000;
    return this;
  }

  /** The state as somebody would find it who folds the same events anew. */
  foldedAgain(): CaseState {
    return new CaseFile(this.pack, this.events).state;
  }

  #happen(happenings: readonly CaseHappening[], actor: Actor): void {
    for (const { kind, body, private: known } of happenings) {
      const definition = catalogue[kind];
      const seq = this.events.length + 10;
      const event = {
        ...{ kind, seq, actor, n: this.events.length },
        body: definition.body.parse(body),
        private: definition.private.parse(known),
        id: `01940000-0000-7000-8000-${String(seq).padStart(12, '0')}`,
        at: this.now.at,
        mono: { boot: this.#boot, ms: this.#monoMs },
        case: '01940000-0000-7000-8000-00000000ca5e',
      } as CaseEvent;
      this.events.push(event);
      if (this.#file) this.#file.add(event);
      else this.#file = new CaseFile(this.pack, [event]);
    }
  }

  answer(step: string, ...options: string[]): this {
    const saw = this.state.answers.get(step)?.n ?? null;
    return this.do({ type: 'answer-step', step, options, saw });
  }
  /** What is seen is recorded like what is said; the test reads better. */
  look(step: string, ...options: string[]): this {
    return this.answer(step, ...options);
  }
  /** Answers every open step as an honest customer would, save for those given. */
  answersAll(but: Readonly<Record<string, string | readonly string[]>> = {}): this {
    const tried = new Set<string>();
    for (let step = this.assessed.open[0]; step && !tried.has(step.id); step = this.assessed.open[0]) {
      tried.add(step.id);
      const options = but[step.id] ?? innocentAnswer(step);
      this.answer(step.id, ...(typeof options === 'string' ? [options] : options));
    }
    return this;
  }
  change(step: string, to: string | string[], cause: 'record-error' | 'customer-changed'): this {
    const options = typeof to === 'string' ? [to] : to;
    const saw = this.state.answers.get(step)?.n ?? -1;
    return this.do({ type: 'change-step', step, options, saw, cause });
  }
  correctsSlip(words: SlipWords, cause: 'record-error' | 'customer-changed' = 'record-error'): this {
    this.#slip = { ...this.#slip, ...words };
    return this.do({
      type: 'correct-slip',
      slip: slipOf(this.#slip, this.#kind),
      saw: this.state.slipN,
      cause,
    });
  }
  hears(heard: string): this {
    return this.do({ type: 'hear', heard });
  }
  unhears(heard: string): this {
    return this.do({ type: 'unhear', heard });
  }

  get notice(): string {
    return this.state.notice?.sha256 ?? '';
  }
  reads(msEach = 15_000): this {
    for (let page = 1; page <= (this.state.notice?.pages ?? 0); page += 1) {
      this.wait(msEach).do({ type: 'turn-page', notice: this.notice, page, ms: msEach }, CUSTOMER);
    }
    return this;
  }
  readonly ink = { bytes: 900, sha256: hash('I') };
  signs(form: 'ink' | 'mark' = 'ink'): this {
    return this.do({ type: 'sign', notice: this.notice, form, clears: 0, ink: this.ink }, CUSTOMER);
  }
  signsOnPaper(): this {
    return this.do({ type: 'sign-on-paper', notice: this.notice, scan: hash('S') });
  }
  refusesToSign(reason = 'think-again'): this {
    return this.do({ type: 'refuse-to-sign', notice: this.notice, reason }, CUSTOMER);
  }
  witnessedBy(witness: Actor): this {
    if (!('staff' in witness)) throw new Error('a witness is one of the staff');
    return this.do({ type: 'witness', notice: this.notice, witness: witness.staff }, witness);
  }
  /** The confirmation exactly as the customer's screen shows it, and by the means it asks for. */
  get confirmation(): CaseCommand & { type: 'confirm' } {
    const facts = confirmationFacts(this.course, this.state);
    if (!facts) throw new Error('there is nothing to confirm yet');
    const byInk = needsInk(stepWithForm(this.course, 'confirmation'), this.state);
    return byInk
      ? { type: 'confirm', by: 'ink', ink: this.ink, ...facts }
      : { type: 'confirm', by: 'key', ...facts };
  }
  confirms(): this {
    return this.do(this.confirmation, CUSTOMER);
  }
  declines(choice: 'change' | 'not-now'): this {
    return this.do({ type: 'decline', choice }, CUSTOMER);
  }

  fillsSlip(words: SlipWords = {}): this {
    this.#slip = { ...this.#slip, ...words };
    return this.do({ type: 'fill-slip', slip: slipOf(this.#slip, this.#kind) });
  }
  defers(step: string, reason: string, due: string, owner = 'supervisor-bing'): this {
    const saw = this.state.answers.get(step)?.n ?? null;
    return this.do({ type: 'defer-step', step, saw, reason, owner, due });
  }

  escalates(proposed?: string): this {
    return this.do({ type: 'escalate', ...(proposed && { proposed }) });
  }
  /** The reviewer's own steps, the way that keeps a story that turned out true. */
  dissuades(but: Readonly<Record<string, string | readonly string[]>> = {}, actor: Actor = SUPERVISOR): this {
    for (let step = this.assessed.openForReviewer[0]; step; step = this.assessed.openForReviewer[0]) {
      const options = but[step.id] ?? innocentAnswer(step);
      const saw = this.state.answers.get(step.id)?.n ?? null;
      const chosen = typeof options === 'string' ? [options] : [...options];
      this.do({ type: 'answer-step', step: step.id, options: chosen, saw }, actor);
    }
    return this;
  }
  proceeds(actor: Actor = SUPERVISOR, reason = 'family-confirmed'): this {
    return this.do({ type: 'proceed', reason, paperHanded: false }, actor);
  }
  closes(): this {
    return this.do({ type: 'close' });
  }
}

export const remittance = (opening: OpeningWords = {}, pack?: Pack): CaseDriver =>
  new CaseDriver(opening, pack);

/** A remittance on which everything is asked and answered, read and signed. */
export const signedRemittance = (
  opening: OpeningWords = {},
  answers: Readonly<Record<string, string | readonly string[]>> = {},
): CaseDriver => remittance(opening).answersAll(answers).reads().signs();
