// Plays teller, customer and reviewer of a demo case through the same calls that the windows make, reading the same views.
import { createRouterClient } from '@orpc/server';
import type { InnerView, TellerCaseView } from '../../shared/contract/views.ts';
import type { App } from '../app/build-app.ts';
import { router } from '../app/router.ts';
import type { SteppedClock } from '../keys/stepped-clock.ts';
import { uuid7 } from '../keys/surroundings.ts';
import { DEMO_PIN } from '../services/demo-branch.ts';
import { demoInk } from './demo-ink.ts';
import type { Scenario } from './demo-scenarios.ts';

const FAMILY_NAMES = ['赵', '钱', '孙', '李', '周', '吴', '郑', '王', '冯', '陈'];
const GIVEN_NAMES = ['示甲', '示乙', '示丙', '示丁', '示戊', '示己'];
const SOME_SCAN = `${'A'.repeat(42)}0=`;

export class DemoPeople {
  readonly #app: App;
  readonly #clock: SteppedClock;
  readonly #random: () => number;
  readonly #inside;
  readonly #outside;

  constructor(app: App, clock: SteppedClock, random: () => number) {
    this.#app = app;
    this.#clock = clock;
    this.#random = random;
    this.#inside = createRouterClient(router, { context: { app, window: 'inner' } });
    this.#outside = createRouterClient(router, { context: { app, window: 'outer' } });
  }

  #command(): { command: string } {
    return { command: uuid7(this.#clock) };
  }

  #pick<T>(from: readonly T[]): T {
    const picked = from[Math.floor(this.#random() * from.length)];
    if (picked === undefined) throw new Error('nothing to pick from');
    return picked;
  }

  #view(): InnerView {
    return this.#app.innerView();
  }

  #case(): TellerCaseView {
    const { current } = this.#view();
    if (!current) throw new Error('no demo case in hand');
    return current;
  }

  #pass(seconds: number): void {
    this.#clock.advance(Math.round(seconds * 1000 * (0.7 + this.#random() * 0.6)));
  }

  async signInTeller(): Promise<void> {
    const { phase, session } = this.#view();
    if (phase === 'working' && session?.room === 'teller') return;
    if (phase === 'locked') await this.#inside.station.unlock({ ...this.#command(), pin: DEMO_PIN });
    else await this.#inside.station.signIn({ ...this.#command(), staff: 'jia', pin: DEMO_PIN });
  }

  /** Plays one case from opening to its end. */
  async play(scenario: Scenario): Promise<void> {
    await this.signInTeller();
    await this.#open(scenario);
    for (const heard of scenario.heard ?? []) {
      await this.#inside.teller.hear({ ...this.#command(), caseId: this.#case().id, heard });
    }
    await this.#answer(scenario);
    const { leaves } = scenario;
    if (leaves) return this.#leave(leaves);
    await this.#sign(scenario);
    await this.#review(scenario);
    if (this.#view().current) await this.#finish();
  }

  async #open({ yuan, share, toSelf, documentCheck }: Scenario): Promise<void> {
    const customer = this.#pick(FAMILY_NAMES) + this.#pick(GIVEN_NAMES);
    await this.#inside.teller.openCase({
      ...this.#command(),
      procedure: 'REM',
      customer,
      document: `99000019700101${String(1000 + Math.floor(this.#random() * 9000))}`,
      payee: toSelf ? customer : `${this.#pick(FAMILY_NAMES)}收款`,
      account: `62${String(Math.floor(this.#random() * 1e14)).padStart(14, '0')}`,
      bank: '演示他行',
      amountFen: yuan * 100,
      share: share ?? 'no',
      documentCheck: documentCheck ?? 'ok',
    });
    this.#pass(8);
  }

  /** Answers whatever is open, in reading order, until nothing is: the calm way unless the story says otherwise. */
  async #answer({ answers, arrival }: Scenario): Promise<void> {
    for (;;) {
      const view = this.#case();
      const step = view.steps.find(({ state, form }) => {
        return (state === 'open' || state === 'again') && (form === 'choice' || form === 'arrival');
      });
      if (!step) return;
      const known = step.groups.flatMap((group) => group.options);
      const calm = known.find((option) => option.calm) ?? known.find((option) => option.raises.length === 0);
      const told = step.form === 'arrival' && arrival ? [arrival] : answers[step.id];
      const options = told ?? (calm ? [calm.code] : []);
      const saw = step.answer?.n ?? null;
      await this.#inside.teller.answerStep({
        ...this.#command(),
        caseId: view.id,
        step: step.id,
        options,
        saw,
      });
      this.#pass(5);
    }
  }

  async #leave(leaves: NonNullable<Scenario['leaves']>): Promise<void> {
    const at = { ...this.#command(), caseId: this.#case().id };
    if ('cancel' in leaves) await this.#inside.teller.cancelCase({ ...at, reason: leaves.cancel });
    else await this.#inside.teller.withdraw({ ...at, ...leaves });
  }

  async #sign({ sign = 'ink' }: Scenario): Promise<void> {
    const { id: caseId, notice } = this.#case();
    const shown = { notice: notice.sha256 };
    if (sign === 'paper') {
      await this.#inside.teller.signOnPaper({ ...this.#command(), caseId, ...shown, scan: SOME_SCAN });
      return;
    }
    for (let page = 1; page <= notice.pages; page += 1) {
      this.#pass(20);
      await this.#outside.customer.turnPage({ ...this.#command(), ...shown, page, ms: 14_000 });
    }
    if (sign === 'refuse') {
      await this.#outside.customer.refuse({ ...this.#command(), ...shown, reason: 'think-again' });
      return;
    }
    this.#pass(10);
    const ink = demoInk(this.#random);
    await this.#outside.customer.sign({ ...this.#command(), ...shown, form: sign, clears: 0, ink });
    if (sign !== 'mark') return;
    await this.#inside.teller.witnessMark({
      ...this.#command(),
      caseId,
      ...shown,
      witness: 'yi',
      pin: DEMO_PIN,
    });
  }

  async #review({ review, contact }: Scenario): Promise<void> {
    if (this.#case().stage !== 'review-needed') return;
    await this.#escalate();
    const { id: caseId, outcome } = this.#case();
    const staff = outcome.decider === 'branch-head' || review?.act === 'raise-then-end' ? 'bing' : 'geng';
    await this.#inside.teller.takeOver({ ...this.#command(), caseId, staff, pin: DEMO_PIN });
    this.#pass(60);
    if (contact) await this.#inside.reviewer.recordContact({ ...this.#command(), caseId, ...contact });
    await this.#decide(caseId, review);
    if (this.#view().reviewer) await this.#inside.reviewer.handBack(this.#command());
  }

  async #escalate(): Promise<void> {
    await this.#inside.teller.escalate({ ...this.#command(), caseId: this.#case().id });
  }

  async #decide(caseId: string, review: Scenario['review']): Promise<void> {
    if (!review) throw new Error('this demo story needs a review and has none');
    const at = () => ({ ...this.#command(), caseId });
    if (review.act === 'proceed') {
      const { reason, ending } = review;
      await this.#inside.reviewer.proceed({ ...at(), reason, paperHanded: true, ...(ending && { ending }) });
      return;
    }
    if (review.act === 'raise-then-end') {
      await this.#inside.reviewer.raise({ ...at(), to: review.to, reason: review.reason });
      await this.#escalate();
    }
    const { ending, ground } = review;
    await this.#inside.reviewer.end({ ...at(), ending, ground, paperHanded: true });
  }

  async #finish(): Promise<void> {
    this.#pass(6);
    const shown = this.#app.outerView();
    if (shown.phase !== 'confirmation') throw new Error(`the demo customer sees ${shown.phase}`);
    const { amountFen, payeeMask, arrival } = shown;
    await this.#outside.customer.confirm({
      ...this.#command(),
      amountFen,
      payeeMask,
      arrival: arrival.code,
      by: 'key',
    });
    this.#pass(3);
    await this.#inside.teller.closeCase({ ...this.#command(), caseId: this.#case().id });
  }

  /** The auditor exports everything. */
  async export(from: string, to: string) {
    if (this.#view().session) await this.#inside.station.signOut(this.#command());
    await this.#inside.station.signIn({ ...this.#command(), staff: 'wu', pin: DEMO_PIN });
    const request = {
      ...this.#command(),
      from,
      to,
      masking: 'full' as const,
      recipient: '演示',
      purpose: '演示导出',
    };
    for await (const progress of await this.#inside.auditor.exportBundle(request)) {
      if (progress.state === 'done') return progress;
    }
    throw new Error('the demo export did not end');
  }
}
