// How many cases a property is tried on: a quarter in `npm test`, all of them in `npm run test:long` (vitest.config.ts, properties).

/** Every case is tried, however long it takes. */
export const ALL_RUNS = process.env.COUNTERGUARD_RUNS === 'all';

export const runs = (all: number): number => (ALL_RUNS ? all : Math.ceil(all / 4));
