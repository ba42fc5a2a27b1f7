// The second person in a demo case: comes when called, records the talk with the customer, calls who is to be called, and decides.
import { DEMO_PIN } from '../services/demo-branch.ts';
import type { DemoCounter } from './demo-counter.ts';
import type { Scenario } from './demo-scenario.ts';

type Review = NonNullable<Scenario['review']>;
type Talk = Record<string, string[]>;

/** What comes of the talk, by what the reviewer then does. */
const TRUE_STORY: Talk = { 'DIS-03': ['undecided'], 'DIS-04': ['genuine'], 'DIS-08': ['carry-on'] };
const INSISTS: Talk = { 'DIS-04': ['insists'], 'DIS-08': ['insisted'] };
const REALISES: Talk = { 'DIS-04': ['realised'], 'DIS-07': ['next-day'], 'DIS-08': ['withdrawn'] };

function talkOf(review: Review): Talk {
  if (review.act !== 'proceed') return REALISES;
  return review.ending ? INSISTS : TRUE_STORY;
}

/** The supervisor, or the branch head where nobody else may decide it. */
function reviewerOf(counter: DemoCounter, review: Review): string {
  const { outcome, choices } = counter.case;
  const ending = choices.endings.find(({ code }) => 'ending' in review && code === review.ending);
  const needsHead = ending !== undefined && !ending.by.includes('supervisor');
  return needsHead || outcome.decider === 'branch-head' || review.act === 'raise-then-end' ? 'bing' : 'geng';
}

/** The paper that goes with an ending is printed before it is handed over. */
async function printPaperOf(counter: DemoCounter, ending: string | undefined): Promise<void> {
  const paper = counter.case.choices.endings.find(({ code }) => code === ending)?.paper;
  if (paper) await counter.inside.teller.printPaper({ ...counter.atCase(), paper: paper.code });
}

async function decide(counter: DemoCounter, review: Review): Promise<void> {
  const { inside } = counter;
  if (review.act === 'proceed') {
    const { reason, ending } = review;
    await printPaperOf(counter, ending);
    await inside.reviewer.proceed({
      ...counter.atCase(),
      ...{ reason, paperHanded: true, ...(ending && { ending }) },
    });
    return;
  }
  if (review.act === 'raise-then-end') {
    const { to, reason } = review;
    await inside.reviewer.raise({ ...counter.atCase(), to, reason });
    await inside.teller.escalate(counter.atCase());
  }
  const { ending, ground } = review;
  await printPaperOf(counter, ending);
  await inside.reviewer.end({ ...counter.atCase(), ending, ground, paperHanded: true });
}

/** Calls somebody where the rules, or the teller, ask for one, and plays what that person does. */
export async function playReview(counter: DemoCounter, scenario: Scenario): Promise<void> {
  const { inside } = counter;
  const { review, contact, proposes, talk } = scenario;
  if (counter.case.stage !== 'review-needed' && !proposes) return;
  if (!review) throw new Error(`the demo story ${scenario.name} needs a review and has none`);
  await inside.teller.escalate({ ...counter.atCase(), ...(proposes && { proposed: proposes }) });
  await inside.teller.takeOver({ ...counter.atCase(), staff: reviewerOf(counter, review), pin: DEMO_PIN });
  counter.pass(60);
  if (contact) await inside.reviewer.recordContact({ ...counter.atCase(), ...contact });
  const told: Talk = { ...talkOf(review), ...talk };
  const isTalked = (id: string) => id.startsWith('DIS-');
  const next = () => counter.nextStep(({ id, who }) => who === 'reviewer' || isTalked(id));
  for (let step = next(); step; step = next()) await counter.answer(step, told[step.id]);
  if (counter.case.stage === 'review-needed') await inside.teller.escalate(counter.atCase());
  if (counter.case.stage === 'with-reviewer') await decide(counter, review);
  if (counter.view.reviewer) await inside.reviewer.handBack(counter.command());
}
