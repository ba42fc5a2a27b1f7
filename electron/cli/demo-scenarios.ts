// What happens in the demo's cases. Invented, all of it.
import { OTHER_STORIES } from './demo-other-stories.ts';
import { REMITTANCES } from './demo-remittances.ts';
import type { Scenario } from './demo-scenario.ts';

export const SCENARIOS: readonly Scenario[] = [...REMITTANCES, ...OTHER_STORIES];
