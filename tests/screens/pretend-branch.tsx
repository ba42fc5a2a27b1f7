// A branch without a process: both windows over one case that is decided and folded by the product's own rules.
import { ORPCError } from '@orpc/client';
import { act, render } from '@testing-library/react';
import OuterWindow from '../../renderer/customer/outer-window.tsx';
import InnerWindow from '../../renderer/shell/inner-window.tsx';
import type { Client } from '../../renderer/state/transport.ts';
import { createWindowStore, type WindowStore } from '../../renderer/state/window-store.ts';
import { CASE_REFUSALS, type CaseCommand, type SlipInput } from '../../shared/case/commands.ts';
import { fillsSlipLater, openingStep } from '../../shared/case/decide-opening.ts';
import { printedPaper } from '../../shared/case/paper-text.ts';
import type { InnerView } from '../../shared/contract/inner-view.ts';
import type { OuterView } from '../../shared/contract/outer-view.ts';
import type { Actor } from '../../shared/ledger/entry.ts';
import { optionsOf } from '../../shared/procedure/procedure-schema.ts';
import type { PrintResult } from '../../shared/station/print-results.ts';
import { maskAccount } from '../../shared/words/mask.ts';
import { CaseDriver, CUSTOMER, hash, type OpeningWords, PACK, TELLER } from '../case/case-driver.ts';

const JIA = { id: 'teller-jia', name: '柜员甲', roles: ['teller' as const] };
const BING = { id: 'bing', name: '网点负责人丙', roles: ['supervisor' as const, 'branch-head' as const] };
const REVIEWER: Actor = { staff: BING.id, role: 'branch-head' };

/** What the process keeps of strokes that a window sent. */
const INK = { bytes: 900, sha256: hash('I') };

/** An error of the contract, as the client throws it. */
/** A station that never made a backup. */
export const NO_BACKUPS = {
  place: { folder: '/data/live-backups', from: 'default' as const, volume: 'same' as const },
  ...{ running: false, kept: 7, made: [], missing: 0, failed: null },
  drill: { running: false, last: null, overdueDays: null },
};

/** Nobody has objected to anything. */
export const NO_OBJECTIONS = {
  ...{
    open: [],
    total: 0,
    page: 0,
    pageSize: 50,
    late: 0,
    days: 15,
    basis: '反洗钱法第三十九条',
    today: '2026-11-21',
  },
  counts: { made: 0, upheld: 0, lifted: 0, withdrawn: 0, open: 0, late: 0, innocent: 0 },
};

export const refused = (code: string, message: string, data?: unknown) =>
  new ORPCError(code, { defined: true, message, data });

/** A store that a test pushes views into. */
export function pushedStore<View>(first: View): WindowStore<View> {
  const store = createWindowStore<View>(() => new Promise(() => undefined));
  store.setState({ view: first, link: 'live' });
  return { ...store, start: () => () => undefined };
}

/** What a counter can start, as the process tells the window. */
const PROCEDURES: InnerView['procedures'] = Object.values(PACK.procedures)
  .filter(({ startedAt }) => startedAt === 'counter')
  .map((procedure) => {
    const { code, name, slogan, slip } = procedure;
    const first = openingStep(procedure);
    const options = (first ? optionsOf(first) : []).map(({ code, label }) => ({ code, label }));
    return {
      ...{ code, name, slogan, slip, label: PACK.pack.label },
      slipLater: fillsSlipLater(procedure),
      documentCheck: first ? { title: first.title, options } : null,
    };
  });

type Calls = Record<string, (input: Record<string, never>) => unknown>;

interface KeyedSlip {
  amountFen: number;
  share: SlipInput['share'];
  payee?: { name: string; account: string; bank?: string };
}

/** The slip as the process keeps it. */
function keptSlip({ amountFen, share, payee }: KeyedSlip): SlipInput {
  if (!payee) return { amountFen, share, sameName: 'no' };
  const { name, account, bank } = payee;
  return {
    ...{ amountFen, share, payee: name, sameName: 'no' },
    ...{ accountMask: maskAccount(account), accountHash: hash('A') },
    ...(bank && { bank }),
  };
}

/** Only its place on the sheet is looked at. */
const RECEIPT = {
  seq: 41,
  line: '台账回执：第 41 条记录，台账共 42 条，树根 AAAAAAAAAAAA…',
  checkpoint: 'b/b/d/g1\n42\nAAAA\n',
};

export class PretendBranch {
  driver: CaseDriver | undefined;
  /** Under which cases are opened from now on. */
  pack = PACK;
  reviewer: InnerView['reviewer'] = null;
  /** What the host's printer says; `by-window` where it has none. */
  printer: PrintResult | 'by-window' = 'by-window';
  readonly sheets: object[] = [];
  people: InnerView['people'] = [JIA, BING];
  /** Every call with its input, in order. */
  readonly calls: { name: string; input: Record<string, unknown> }[] = [];
  readonly inner: WindowStore<InnerView>;
  readonly outer: WindowStore<OuterView>;
  readonly client: Client;

  constructor() {
    this.inner = pushedStore(this.innerView());
    this.outer = pushedStore(this.outerView());
    const { customer, teller, reviewer, station } = this.#calls();
    const lobby = { waiting: async () => ({ takesSlips: false, waiting: [] }) };
    this.client = { station, teller, reviewer, customer, lobby } as unknown as Client;
  }

  showInner() {
    return render(<InnerWindow client={this.client} store={this.inner} />);
  }
  showOuter() {
    return render(<OuterWindow client={this.client} store={this.outer} />);
  }

  open(words: OpeningWords = {}): CaseDriver {
    this.driver = new CaseDriver(words, this.pack);
    this.push();
    return this.driver;
  }

  /** Lets both windows see how things stand. */
  push(): void {
    act(() => {
      this.inner.setState({ view: this.innerView(), link: 'live' });
      this.outer.setState({ view: this.outerView(), link: 'live' });
    });
  }

  innerView(): InnerView {
    const current = this.driver && !this.driver.state.closed ? this.driver.inner : null;
    return {
      mode: 'demo',
      phase: 'working',
      station: {
        bank: '样例银行',
        branch: '样例网点',
        device: '一号柜台',
        origin: 'b/b/d/g1',
        identities: ['ab'],
        identityWords: ['的 一 是 在'],
        version: '0',
      },
      stop: null,
      people: this.people,
      session: {
        ...{ staff: JIA.id, name: JIA.name, roles: JIA.roles, room: 'teller' },
        ...{ noticeAfterMs: 240_000, lockAfterMs: 300_000 },
      },
      reviewer: this.reviewer,
      current,
      waiting: [],
      procedures: PROCEDURES,
      customerWindow: 'connected',
      packRefused: null,
    };
  }

  outerView(): OuterView {
    return this.driver?.outer ?? { phase: 'idle', mode: 'demo' };
  }

  #run(name: string, input: Record<string, unknown>, command: CaseCommand, actor: Actor): { seq: number } {
    this.calls.push({ name, input });
    const refusal = this.driver?.try(command, actor);
    if (refusal !== 'done') throw refused(String(refusal), CASE_REFUSALS[refusal ?? 'NOT_READY']);
    // As the process does: the second seat ends with its case, and when the case is put aside.
    if (this.driver?.state.closed || this.driver?.state.paused) this.reviewer = null;
    this.push();
    return { seq: 1 };
  }

  #calls(): Record<'station' | 'teller' | 'reviewer' | 'customer', Calls> {
    const run =
      (name: string, actor: Actor, type: CaseCommand['type']) =>
      async ({ command: _, caseId: __, ...input }: Record<string, unknown>) =>
        this.#run(name, { ...input, command: _ }, { type, ...input } as CaseCommand, actor);
    const atEitherSeat =
      (name: string, type: CaseCommand['type']) => async (input: Record<string, unknown>) =>
        run(name, this.reviewer ? REVIEWER : TELLER, type)(input);
    return {
      station: {
        stayAwake: async () => ({}),
        printPage: async ({ paper, of }: Record<string, unknown>) => {
          this.sheets.push({ paper, of });
          return { result: this.printer };
        },
      },
      teller: {
        answerStep: atEitherSeat('answerStep', 'answer-step'),
        changeStep: atEitherSeat('changeStep', 'change-step'),
        deferStep: atEitherSeat('deferStep', 'defer-step'),
        enterProcedure: async ({ procedure, ...input }: Record<string, unknown>) =>
          this.#run(
            'enterProcedure',
            { ...input, procedure },
            { type: 'enter', procedure: String(procedure) },
            TELLER,
          ),
        fillSlip: async ({ slip, ...input }: Record<string, unknown>) =>
          this.#run(
            'fillSlip',
            { ...input, slip },
            { type: 'fill-slip', slip: keptSlip(slip as KeyedSlip) },
            TELLER,
          ),
        correctSlip: async ({ slip, saw, cause, ...input }: Record<string, unknown>) => {
          const correct = { type: 'correct-slip', slip: keptSlip(slip as KeyedSlip), saw, cause };
          return this.#run('correctSlip', { ...input, slip, saw, cause }, correct as CaseCommand, TELLER);
        },
        printPaper: async ({ paper, ...input }: Record<string, unknown>) => {
          const { driver } = this;
          const printing = { bank: '样例银行', branch: '样例网点', at: '2026-11-21T01:30:00.000Z' };
          const sheet = driver && printedPaper(PACK, driver.state, String(paper), printing);
          const print: CaseCommand = { type: 'print-paper', paper: String(paper), text: hash('T') };
          this.#run('printPaper', { ...input, paper }, print, this.reviewer ? REVIEWER : TELLER);
          return sheet && { ...sheet, receipt: RECEIPT };
        },
        chooseLanguage: atEitherSeat('chooseLanguage', 'choose-language'),
        hear: run('hear', TELLER, 'hear'),
        unhear: run('unhear', TELLER, 'unhear'),
        recordRefusal: run('recordRefusal', TELLER, 'refuse-to-sign'),
        signOnPaper: run('signOnPaper', TELLER, 'sign-on-paper'),
        escalate: run('escalate', TELLER, 'escalate'),
        pauseCase: run('pauseCase', TELLER, 'pause'),
        cancelCase: run('cancelCase', TELLER, 'cancel'),
        closeCase: run('closeCase', TELLER, 'close'),
        openCase: async (input: Record<string, unknown>) => {
          this.calls.push({ name: 'openCase', input });
          const { amountFen, payee } = (input.slip ?? {}) as Partial<KeyedSlip>;
          this.open({
            ...{ procedure: String(input.procedure), customer: String(input.customer) },
            ...(amountFen !== undefined && { yuan: amountFen / 100 }),
            ...(payee && { payee: payee.name, account: maskAccount(payee.account) }),
            ...(input.documentCheck !== undefined && { documentCheck: String(input.documentCheck) }),
          });
        },
        takeOver: async ({ staff, pin }: Record<string, unknown>) => {
          if (pin !== '135246') throw refused('PIN_WRONG', 'PIN 不正确。', { triesLeft: 4 });
          this.reviewer = { staff: String(staff), name: BING.name, role: 'branch-head' };
          this.push();
        },
      },
      reviewer: {
        proceed: run('proceed', REVIEWER, 'proceed'),
        raise: run('raise', REVIEWER, 'raise'),
        end: run('end', REVIEWER, 'end'),
        recordContact: run('recordContact', REVIEWER, 'contact'),
        handBack: async () => {
          this.reviewer = null;
          this.push();
        },
      },
      customer: {
        calibrate: async (input: Record<string, unknown>) => {
          this.calls.push({ name: 'calibrate', input });
        },
        teachBack: run('teachBack', CUSTOMER, 'teach-back'),
        askAloud: run('askAloud', CUSTOMER, 'ask-aloud'),
        askHelp: run('askHelp', CUSTOMER, 'ask-help'),
        chooseLanguage: run('chooseLanguage', CUSTOMER, 'choose-language'),
        setReading: run('setReading', CUSTOMER, 'set-reading'),
        turnPage: run('turnPage', CUSTOMER, 'turn-page'),
        refuse: run('refuse', CUSTOMER, 'refuse-to-sign'),
        decline: run('decline', CUSTOMER, 'decline'),
        closeShown: async (input: Record<string, unknown>) => {
          const { command, shown } = input as { command: string; shown: string };
          const close: CaseCommand =
            this.driver?.state.reason?.step === shown
              ? { type: 'close-reason', step: shown }
              : { type: 'close-scam', scam: shown };
          return this.#run('closeShown', { command, shown }, close, CUSTOMER);
        },
        answerSheet: async (input: Record<string, unknown>) => {
          const { notice, option } = input as { notice: string; option: string };
          return this.#run(
            'answerSheet',
            input,
            { type: 'answer-sheet', notice, options: [option] },
            CUSTOMER,
          );
        },
        confirm: async (input: Record<string, unknown>) => {
          const { command: _, ink, ...facts } = input as { command: string; ink?: unknown };
          const confirm = { type: 'confirm', ...facts, ...(ink !== undefined && { ink: INK }) };
          return this.#run('confirm', input, confirm as CaseCommand, CUSTOMER);
        },
        sign: async (input: Record<string, unknown>) => {
          const { notice, form, clears } = input as { notice: string; form: 'ink' | 'mark'; clears: number };
          return this.#run('sign', input, { type: 'sign', notice, form, clears, ink: INK }, CUSTOMER);
        },
      },
    } as unknown as Record<'station' | 'teller' | 'reviewer' | 'customer', Calls>;
  }
}
