// Makes whole views of a stream that tells the people only when they have changed.
import type { InnerStep, InnerView } from '../../shared/contract/inner-view.ts';

export async function* wholeViews(steps: AsyncIterable<InnerStep>): AsyncGenerator<InnerView, void, void> {
  let people: InnerView['people'] = [];
  for await (const step of steps) {
    people = step.people ?? people;
    yield { ...step, people };
  }
}
