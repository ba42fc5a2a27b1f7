// Drives one case in the words of a counter: commands through decide() and foldCase(), on a fake clock, without a ledger.
import { createHash } from 'node:crypto';
import { CaseFile } from '../../electron/services/case-file.ts';
import { type Assessment, assess, confirmationFacts, procedureOf } from '../../shared/case/assess.ts';
import type { CaseState } from '../../shared/case/case-state.ts';
import type { CaseCommand, CaseRefusal, SlipInput } from '../../shared/case/commands.ts';
import { customerView } from '../../shared/case/customer-view.ts';
import { decide, decideOpening } from '../../shared/case/decide.ts';
import type { CaseHappening, Decided } from '../../shared/case/decided.ts';
import { tellerView } from '../../shared/case/teller-view.ts';
import { type CaseEvent, catalogue } from '../../shared/ledger/catalogue.ts';
import type { Actor } from '../../shared/ledger/entry.ts';
import type { Notice, Pack, Procedure } from '../../shared/procedure/pack-schema.ts';
import { CLEAN } from '../procedure/record-maker.ts';
import { samplePack } from '../procedure/sample-files.ts';

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
  customer?: string;
  documentMask?: string;
  documentCheck?: string;
}

function slipOf({ yuan, share, sameName, payee, account }: SlipWords): SlipInput {
  return {
    amountFen: Math.round((yuan ?? 8_000) * 100),
    share: share ?? 'no',
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
    const opened = decideOpening(pack, PACK_REF, {
      procedure: 'REM',
      customer: opening.customer ?? '欧阳慕雪',
      documentMask: opening.documentMask ?? '230*************17',
      documentHash: hash('D'),
      slip: slipOf(opening),
      documentCheck: opening.documentCheck ?? 'ok',
    });
    if (!opened.ok) throw new Error(opened.refusal);
    this.#happen(opened.events, TELLER);
  }

  get state(): CaseState {
    if (!this.#file) throw new Error('not opened');
    return this.#file.state;
  }
  get procedure(): Procedure {
    return procedureOf(this.pack, this.state.procedure);
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
    return tellerView(this.pack, this.state, (staff) => `名:${staff}`);
  }
  get outer() {
    return customerView('demo', this.pack, this.state, this.now);
  }

  /** The events of some kinds, in order. */
  kinds(): string[] {
    return this.events.map((event) => event.kind);
  }

  /** What would come of a command, without its happening. */
  decide(command: CaseCommand, actor: Actor = TELLER): Decided {
    const { pack, state, now } = this;
    return decide({ pack, state, actor, now, noticeRef }, command);
  }

  /** Runs a command; a refusal leaves the case as it was. */
  try(command: CaseCommand, actor: Actor = TELLER): CaseRefusal | 'done' {
    this.wait(700);
    const decided = this.decide(command, actor);
    if (!decided.ok) return decided.refusal;
    if (actor === TELLER) this.taps += 1;
    this.#happen(decided.events, actor);
    return 'done';
  }

  /** Runs a command that is expected to be accepted. */
  do(command: CaseCommand, actor: Actor = TELLER): this {
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
    for (let step = this.open[0]; step && !tried.has(step); step = this.open[0]) {
      tried.add(step);
      const options = but[step] ?? CLEAN[step];
      if (!options) throw new Error(`no answer known for ${step}`);
      this.answer(step, ...(typeof options === 'string' ? [options] : options));
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
    return this.do({ type: 'correct-slip', slip: slipOf(this.#slip), saw: this.state.slipN, cause });
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
  /** The confirmation exactly as the customer's screen shows it. */
  get confirmation(): CaseCommand & { type: 'confirm' } {
    const facts = confirmationFacts(this.procedure, this.state);
    if (!facts) throw new Error('there is nothing to confirm yet');
    return { type: 'confirm', by: 'key', ...facts };
  }
  confirms(): this {
    return this.do(this.confirmation, CUSTOMER);
  }
  declines(choice: 'change' | 'not-now'): this {
    return this.do({ type: 'decline', choice }, CUSTOMER);
  }

  escalates(): this {
    return this.do({ type: 'escalate' });
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
