// A case of any procedure, driven through decide() and foldCase() with nothing but the pack: for what must hold in all of them.
import { createHash } from 'node:crypto';
import { type Assessment, assess } from '../../shared/case/assess.ts';
import type { CaseState } from '../../shared/case/case-state.ts';
import type { CaseCommand, CaseRefusal, SlipInput } from '../../shared/case/commands.ts';
import { decide } from '../../shared/case/decide.ts';
import { decideOpening, fillsSlipLater, openingStep } from '../../shared/case/decide-opening.ts';
import type { CaseHappening, Decided } from '../../shared/case/decided.ts';
import { foldCase } from '../../shared/case/fold-case.ts';
import { keptFlags } from '../../shared/case/kept-flags.ts';
import { type CaseEvent, catalogue } from '../../shared/ledger/catalogue.ts';
import type { Actor } from '../../shared/ledger/entry.ts';
import type { Notice } from '../../shared/procedure/library-schema.ts';
import type { Pack } from '../../shared/procedure/pack-schema.ts';
import { optionsOf } from '../../shared/procedure/procedure-schema.ts';

export const TELLER: Actor = { staff: 'teller-jia', role: 'teller' };
export const SUPERVISOR: Actor = { staff: 'supervisor-bing', role: 'supervisor' };
export const BRANCH_HEAD: Actor = { staff: 'head-ding', role: 'branch-head' };
const CUSTOMER: Actor = { role: 'customer' };

const someHash = (letter: string): string => `${letter.repeat(43)}=`;
const INK = { bytes: 900, sha256: someHash('I') };
const PACK_REF = { bytes: 1000, sha256: someHash('P') };

function noticeRef({ text }: Notice): { bytes: number; sha256: string } {
  const bytes = Buffer.from(text, 'utf8');
  return { bytes: bytes.length, sha256: createHash('sha256').update(bytes).digest('base64') };
}

export class AnyCase {
  readonly pack: Pack;
  readonly #slip: SlipInput;
  #state: CaseState | undefined;
  #ms = 60_000;

  /** @throws Error where the procedure cannot be opened like this */
  constructor(pack: Pack, code: string, yuan: number) {
    this.pack = pack;
    const procedure = pack.procedures[code];
    if (!procedure) throw new Error(`no procedure ${code}`);
    const payee = { payee: '赵示甲', accountMask: '****4321', accountHash: someHash('A') };
    const amount = { amountFen: yuan * 100, share: 'no' as const, sameName: 'no' as const };
    this.#slip = procedure.slip === 'payment' ? { ...amount, ...payee } : amount;
    const first = openingStep(procedure);
    const check = first && optionsOf(first)[0]?.code;
    const hasSlip = procedure.slip !== 'none' && !fillsSlipLater(procedure);
    const opened = decideOpening(
      pack,
      PACK_REF,
      {
        ...{ procedure: code, customer: '钱示乙', documentMask: '230*************17' },
        documentHash: someHash('D'),
        ...(hasSlip && { slip: this.#slip }),
        ...(check !== undefined && { documentCheck: check }),
      },
      { now: this.#now, noticeRef },
    );
    if (!opened.ok) throw new Error(`${code}: ${opened.refusal}`);
    this.#happen(opened.events, TELLER);
  }

  get state(): CaseState {
    if (!this.#state) throw new Error('not opened');
    return this.#state;
  }
  get assessed(): Assessment {
    return assess(this.pack, this.state);
  }
  get #now() {
    const at = new Date(Date.parse('2026-11-21T01:30:00.000Z') + this.#ms).toISOString();
    return { at, boot: 'boot-1', monoMs: this.#ms };
  }

  /** What would come of a command, without its happening. */
  decide(command: CaseCommand, actor: Actor = TELLER): Decided {
    return decide({ pack: this.pack, state: this.state, actor, now: this.#now, noticeRef }, command);
  }

  try(command: CaseCommand, actor: Actor = TELLER): CaseRefusal | 'done' {
    this.#ms += 700;
    const decided = this.decide(command, actor);
    if (!decided.ok) return decided.refusal;
    this.#happen(decided.events, actor);
    return 'done';
  }

  answer(step: string, options: readonly string[], actor: Actor = TELLER): CaseRefusal | 'done' {
    const saw = this.state.answers.get(step)?.n ?? null;
    return this.try({ type: 'answer-step', step, options: [...options], saw }, actor);
  }

  fillsSlip(): CaseRefusal | 'done' {
    return this.try({ type: 'fill-slip', slip: this.#slip });
  }

  /** The customer takes their time over every page of what is on their screen. */
  reads(): string {
    const { sha256: notice = '', pages = 0 } = this.state.notice ?? {};
    for (let page = 1; page <= pages; page += 1) {
      this.#ms += 60_000;
      this.try({ type: 'turn-page', notice, page, ms: 60_000 }, CUSTOMER);
    }
    return notice;
  }
  signs(): CaseRefusal | 'done' {
    return this.try({ type: 'sign', notice: this.reads(), form: 'ink', clears: 0, ink: INK }, CUSTOMER);
  }
  answersSheet(option: string): CaseRefusal | 'done' {
    return this.try({ type: 'answer-sheet', notice: this.reads(), options: [option] }, CUSTOMER);
  }

  #happen(happenings: readonly CaseHappening[], actor: Actor): void {
    for (const { kind, body, private: known } of happenings) {
      const n = this.#state?.length ?? 0;
      const event = {
        ...{ kind, actor, n, seq: n + 10, at: this.#now.at },
        body: catalogue[kind].body.parse(body),
        private: catalogue[kind].private.parse(known),
        id: `01940000-0000-7000-8000-${String(n).padStart(12, '0')}`,
        mono: { boot: 'boot-1', ms: this.#ms },
        case: '01940000-0000-7000-8000-00000000ca5e',
      } as CaseEvent;
      this.#state = foldCase(this.#state, event, (state, step, options) =>
        keptFlags(this.pack, state, step, options),
      );
    }
  }
}
