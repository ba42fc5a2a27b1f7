// Cases whose keeping the tests decide about, in the words of a counter.
import type { KeptCase } from '../../shared/contract/custody-calls.ts';
import { byTwo } from './erasure.ts';
import { outcomeOf, type StationDriver } from './station-driver.ts';

export const DAY = { from: '2026-11-21', to: '2026-11-21' };
export const TEN_YEARS = 3_653 * 86_400;

type Show = 'due' | 'held' | 'restricted' | 'erased' | 'dated';
type Act = 'hold' | 'release' | 'restrict' | 'resume';

export const idsOf = (cases: readonly KeptCase[]): string[] => cases.map(({ caseId }) => caseId);

export class KeptCases {
  readonly #counter: StationDriver;

  constructor(counter: StationDriver) {
    this.#counter = counter;
  }

  async cancelled(): Promise<string> {
    const counter = this.#counter;
    await counter.signInAs('teller');
    await counter.openRemittance();
    const { id } = counter.case;
    await counter.inner.teller.cancelCase({ ...counter.atCase(), reason: 'wrong-business' });
    return id;
  }

  async finished(): Promise<string> {
    const counter = this.#counter;
    await counter.signInAs('teller');
    await counter.openRemittance();
    const { id } = counter.case;
    await counter.finish();
    return id;
  }

  /** A customer who was talked out of it is called the next day. */
  async withTask(): Promise<string> {
    const counter = this.#counter;
    await counter.signInAs('teller');
    await counter.openRemittance({ yuan: 60_000 });
    const { id } = counter.case;
    await counter.hears('investigation');
    await counter.escalates();
    await counter.takesOver('supervisor');
    const ended = { ending: 'O7', ground: 'persuaded', paperHanded: false };
    await counter.inner.reviewer.end({ ...counter.atCase(), ...ended });
    return id;
  }

  /** What compliance is shown, who signs in for it. */
  async shown(show: Show): Promise<KeptCase[]> {
    await this.#counter.signInAs('compliance');
    return (await this.#counter.inner.custody.cases({ show, ...DAY, page: 0 })).cases;
  }

  change(caseId: string, act: Act, reason: string): Promise<string> {
    const { inner } = this.#counter;
    return outcomeOf(inner.custody.change({ ...this.#counter.command(), caseId, act, reason, ...byTwo }));
  }
}
