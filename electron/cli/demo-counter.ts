// The demo's counter: both windows' calls on a clock that is moved by hand, with what the windows show at the moment.
import { createRouterClient } from '@orpc/server';
import type { StepView, TellerCaseView } from '../../shared/contract/case-view.ts';
import type { InnerView } from '../../shared/contract/inner-view.ts';
import type { OuterView } from '../../shared/contract/outer-view.ts';
import type { App } from '../app/build-app.ts';
import { router } from '../app/router.ts';
import type { SteppedClock } from '../keys/stepped-clock.ts';
import { uuid7 } from '../keys/surroundings.ts';

/** What somebody says where a story has nothing to tell: the option that says all is well, or the first that raises nothing. */
function calmAnswer({ id, groups }: StepView): string[] {
  const harmless = groups.flatMap((group) => group.options).filter(({ raises }) => raises.length === 0);
  const calm = harmless.find((option) => option.calm) ?? harmless[0];
  if (!calm) throw new Error(`the demo has no calm answer to ${id}`);
  return [calm.code];
}

export class DemoCounter {
  readonly app: App;
  readonly inside;
  readonly outside;
  /** Numbers in [0, 1). */
  readonly random: () => number;
  readonly #clock: SteppedClock;

  constructor(app: App, clock: SteppedClock, random: () => number) {
    this.app = app;
    this.random = random;
    this.#clock = clock;
    this.inside = createRouterClient(router, { context: { app, window: 'inner' } });
    this.outside = createRouterClient(router, { context: { app, window: 'outer' } });
  }

  get view(): InnerView {
    return this.app.innerView();
  }
  get shown(): OuterView {
    return this.app.outerView();
  }
  get case(): TellerCaseView {
    const { current } = this.view;
    if (!current) throw new Error('no demo case in hand');
    return current;
  }

  command(): { command: string } {
    return { command: uuid7(this.#clock) };
  }
  atCase(): { command: string; caseId: string } {
    return { ...this.command(), caseId: this.case.id };
  }

  pick<T>(from: readonly T[]): T {
    const picked = from[Math.floor(this.random() * from.length)];
    if (picked === undefined) throw new Error('nothing to pick from');
    return picked;
  }

  /** A day in Asia/Shanghai, so many days from now. */
  day(days: number): string {
    return new Date(this.#clock.now() + (days * 24 + 8) * 3_600_000).toISOString().slice(0, 10);
  }

  pass(seconds: number): void {
    this.#clock.advance(Math.round(seconds * 1000 * (0.7 + this.random() * 0.6)));
  }

  /** The first step, in reading order, that waits for whoever is meant. */
  nextStep(isMeant: (step: StepView) => boolean): StepView | undefined {
    return this.case.steps.find(
      (step) =>
        (step.state === 'open' || step.state === 'again') &&
        (step.form === 'choice' || step.form === 'arrival') &&
        isMeant(step),
    );
  }

  async answer(step: StepView, told: string[] | undefined): Promise<void> {
    const answer = { step: step.id, options: told ?? calmAnswer(step), saw: step.answer?.n ?? null };
    await this.inside.teller.answerStep({ ...this.atCase(), ...answer });
    this.pass(5);
  }
}
