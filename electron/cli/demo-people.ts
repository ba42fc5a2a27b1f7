// Plays teller and customer of a demo case through the same calls that the windows make, reading the same views.
import type { App } from '../app/build-app.ts';
import type { SteppedClock } from '../keys/stepped-clock.ts';
import { DEMO_PIN } from '../services/demo-branch.ts';
import { DemoCounter } from './demo-counter.ts';
import { demoInk } from './demo-ink.ts';
import { playReview } from './demo-review.ts';
import type { Scenario } from './demo-scenario.ts';

const FAMILY_NAMES = ['赵', '钱', '孙', '李', '周', '吴', '郑', '王', '冯', '陈'];
const GIVEN_NAMES = ['示甲', '示乙', '示丙', '示丁', '示戊', '示己'];
const SOME_SCAN = `${'A'.repeat(42)}0=`;

type Kind = 'payment' | 'cash' | 'none';

export class DemoPeople {
  readonly #counter: DemoCounter;

  constructor(app: App, clock: SteppedClock, random: () => number) {
    this.#counter = new DemoCounter(app, clock, random);
  }

  async signInTeller(): Promise<void> {
    const { inside, view } = this.#counter;
    const command = this.#counter.command();
    if (view.phase === 'working' && view.session?.room === 'teller') return;
    if (view.phase === 'locked') await inside.station.unlock({ ...command, pin: DEMO_PIN });
    else await inside.station.signIn({ ...command, staff: 'jia', pin: DEMO_PIN });
  }

  /** Plays one case from opening to its end. */
  async play(scenario: Scenario): Promise<void> {
    await this.signInTeller();
    await this.#open(scenario);
    await this.#tellAndShow(scenario);
    await this.#answer(scenario);
    await this.#takeBack(scenario);
    const { leaves } = scenario;
    if (leaves) return this.#leave(leaves);
    await this.#sign(scenario);
    await playReview(this.#counter, scenario);
    if (this.#counter.view.current) await this.#finish();
  }

  #slip({ yuan = 1_000, share = 'no', toSelf }: Scenario, kind: Kind, customer: string) {
    const { random } = this.#counter;
    const amount = { amountFen: yuan * 100, share };
    if (kind === 'cash') return amount;
    const name = toSelf ? customer : `${this.#counter.pick(FAMILY_NAMES)}收款`;
    const account = `62${String(Math.floor(random() * 1e14)).padStart(14, '0')}`;
    return { ...amount, payee: { name, account, bank: '演示他行' } };
  }

  async #open(scenario: Scenario): Promise<void> {
    const { inside, view, random } = this.#counter;
    const { procedure = 'REM', documentCheck = 'ok' } = scenario;
    const known = view.procedures.find(({ code }) => code === procedure);
    if (!known) throw new Error(`the demo cannot start ${procedure}`);
    const customer = this.#counter.pick(FAMILY_NAMES) + this.#counter.pick(GIVEN_NAMES);
    const hasSlip = known.slip !== 'none' && !known.slipLater;
    await inside.teller.openCase({
      ...{ ...this.#counter.command(), procedure, customer },
      document: `99000019700101${String(1000 + Math.floor(random() * 9000))}`,
      ...(known.documentCheck && { documentCheck }),
      ...(hasSlip && { slip: this.#slip(scenario, known.slip, customer) }),
    });
    this.#counter.pass(8);
    if (known.slipLater) await this.#sheet(scenario, customer);
  }

  /** The customer reads and answers the sheet while filling in the slip. */
  async #sheet(scenario: Scenario, customer: string): Promise<void> {
    const { inside, outside } = this.#counter;
    const shown = this.#counter.case.steps.find(({ form }) => form === 'notice');
    if (shown) await this.#counter.answer(shown, undefined);
    const { notice } = await this.#read();
    const option = scenario.sheet ?? 'none';
    await outside.customer.answerSheet({ ...this.#counter.command(), notice, option });
    const slip = this.#slip(scenario, 'payment', customer);
    await inside.teller.fillSlip({ ...this.#counter.atCase(), slip });
  }

  /** What is heard and entered at any time, and what is put on the customer's screen. */
  async #tellAndShow({ heard = [], enters = [], shows }: Scenario): Promise<void> {
    const { inside, outside } = this.#counter;
    for (const word of heard) await inside.teller.hear({ ...this.#counter.atCase(), heard: word });
    for (const procedure of enters)
      await inside.teller.enterProcedure({ ...this.#counter.atCase(), procedure });
    if (!shows) return;
    const { scam, reaction } = shows;
    await inside.teller.showScam({ ...this.#counter.atCase(), scam });
    this.#counter.pass(40);
    await outside.customer.closeShown({ ...this.#counter.command(), shown: scam });
    await inside.teller.recordTurn({ ...this.#counter.atCase(), scam, reaction });
  }

  /** Answers whatever is open, in reading order, until nothing is: the calm way unless the story says otherwise. */
  async #answer({ answers = {}, arrival, defers }: Scenario): Promise<void> {
    const { inside } = this.#counter;
    for (;;) {
      const step = this.#counter.nextStep(({ id, who }) => who === 'teller' && !id.startsWith('DIS-'));
      if (!step) return;
      if (step.id === defers?.step) {
        const { reason, days } = defers;
        const putOff = { step: step.id, saw: null, reason, owner: 'geng', due: this.#counter.day(days) };
        await inside.teller.deferStep({ ...this.#counter.atCase(), ...putOff });
      } else {
        const told = step.form === 'arrival' && arrival ? [arrival] : answers[step.id];
        await this.#counter.answer(step, told);
      }
    }
  }

  /** 客户改口: said otherwise afterwards. */
  async #takeBack({ takesBack = {} }: Scenario): Promise<void> {
    for (const [id, options] of Object.entries(takesBack)) {
      const saw = this.#counter.case.steps.find((step) => step.id === id)?.answer?.n ?? 0;
      const change = { step: id, options, saw, cause: 'customer-changed' as const };
      await this.#counter.inside.teller.changeStep({ ...this.#counter.atCase(), ...change });
    }
  }

  async #leave(leaves: NonNullable<Scenario['leaves']>): Promise<void> {
    const { inside } = this.#counter;
    const at = this.#counter.atCase();
    if ('cancel' in leaves) await inside.teller.cancelCase({ ...at, reason: leaves.cancel });
    else await inside.teller.withdraw({ ...at, ...leaves });
  }

  async #read(): Promise<{ notice: string }> {
    const { sha256: notice, pages } = this.#counter.case.notice;
    for (let page = 1; page <= pages; page += 1) {
      this.#counter.pass(20);
      const turn = { ...this.#counter.command(), notice, page, ms: 14_000 };
      await this.#counter.outside.customer.turnPage(turn);
    }
    return { notice };
  }

  async #sign({ sign = 'ink' }: Scenario): Promise<void> {
    const { inside, outside, case: current } = this.#counter;
    if (current.notice.state !== 'reading') return;
    const shown = { notice: current.notice.sha256 };
    if (sign === 'paper') {
      await inside.teller.signOnPaper({ ...this.#counter.atCase(), ...shown, scan: SOME_SCAN });
      return;
    }
    await this.#read();
    if (sign === 'refuse') {
      await outside.customer.refuse({ ...this.#counter.command(), ...shown, reason: 'think-again' });
      return;
    }
    this.#counter.pass(10);
    const ink = demoInk(this.#counter.random);
    await outside.customer.sign({ ...this.#counter.command(), ...shown, form: sign, clears: 0, ink });
    if (sign !== 'mark') return;
    const witness = { witness: 'yi', pin: DEMO_PIN };
    await inside.teller.witnessMark({ ...this.#counter.atCase(), ...shown, ...witness });
  }

  async #confirm(): Promise<void> {
    const { shown, outside } = this.#counter;
    if (shown.phase !== 'confirmation') throw new Error(`the demo customer sees ${shown.phase}`);
    const { amountFen, payeeMask, arrival } = shown;
    const by = shown.ink
      ? { by: 'ink' as const, ink: demoInk(this.#counter.random) }
      : { by: 'key' as const };
    const facts = { amountFen, payeeMask, arrival: arrival.code, ...by };
    await outside.customer.confirm({ ...this.#counter.command(), ...facts });
  }

  async #finish(): Promise<void> {
    this.#counter.pass(6);
    if (this.#counter.case.stage !== 'ready') await this.#confirm();
    this.#counter.pass(3);
    await this.#counter.inside.teller.closeCase(this.#counter.atCase());
  }

  /** Supervisor and teller close the day, and go home. */
  async closeDay(): Promise<void> {
    const { inside, view } = this.#counter;
    if (view.session) await inside.station.signOut(this.#counter.command());
    await inside.station.signIn({ ...this.#counter.command(), staff: 'geng', pin: DEMO_PIN });
    await inside.day.close({ ...this.#counter.command(), approver: 'jia', pin: DEMO_PIN });
    await inside.station.signOut(this.#counter.command());
  }

  /** The auditor exports everything. */
  async export(from: string, to: string) {
    const { inside, view } = this.#counter;
    if (view.session) await inside.station.signOut(this.#counter.command());
    await inside.station.signIn({ ...this.#counter.command(), staff: 'wu', pin: DEMO_PIN });
    const request = {
      ...{ ...this.#counter.command(), from, to, masking: 'full' as const },
      ...{ recipient: '演示', purpose: '演示导出', approver: 'ding', pin: DEMO_PIN },
    };
    for await (const progress of await inside.auditor.exportBundle(request)) {
      if (progress.state === 'done') return progress;
    }
    throw new Error('the demo export did not end');
  }
}
