// The stream of an inner window: its view at each change, the people in it only where they are others than in the view before.
import type { InnerStep, InnerView } from '../../shared/contract/inner-view.ts';
import type { App } from './build-app.ts';

type People = InnerView['people'];

/** The rest of a view with a number for its people: what is compared at every act is small, however many they are. */
function numbered(app: App) {
  let last: People | undefined;
  let text = '';
  let number = 0;
  return () => {
    const { people, ...rest } = app.innerView();
    if (people !== last) {
      const now = JSON.stringify(people);
      if (now !== text) number += 1;
      last = people;
      text = now;
    }
    return { rest, number };
  };
}

export async function* innerSteps(
  app: App,
  signal: AbortSignal | undefined,
): AsyncGenerator<InnerStep, void, void> {
  let told = 0;
  for await (const { rest, number } of app.announcer.watch(numbered(app), signal)) {
    // As they are now: a newer list than the one that was numbered is numbered again at once.
    yield number === told ? rest : { ...rest, people: app.innerView().people };
    told = number;
  }
}
