import { defineConfig } from 'vitest/config';

const quick = ['tests/**/*.test.{ts,tsx}'];
const long = ['tests/**/*.long.test.ts'];
/** Run again with every case (tests/support/runs.ts). */
const properties = [
  'tests/procedure/{judge-properties,path-properties,path-composite,every-procedure,pack-draft,pack-difference}.test.ts',
  'tests/case/{every-case,views}.test.ts',
];
const journeys = ['tests/journeys/**/*.test.ts'];

export default defineConfig({
  test: {
    // Two cores: with vitest's own choice of one worker the browsers would wait for each other.
    maxWorkers: 2,
    projects: [
      {
        test: {
          name: 'quick',
          include: quick,
          exclude: [...long, ...journeys, 'tests/screens/**'],
          environment: 'node',
          // Properties run hundreds of cases, and two cores may be shared with somebody else's build.
          testTimeout: 20_000,
        },
      },
      {
        test: {
          name: 'screens',
          include: ['tests/screens/**/*.test.tsx'],
          environment: 'jsdom',
          setupFiles: ['tests/screens/setup.ts'],
        },
      },
      {
        test: {
          name: 'journeys',
          include: journeys,
          exclude: long,
          environment: 'node',
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
      {
        test: {
          name: 'properties',
          include: properties,
          environment: 'node',
          env: { COUNTERGUARD_RUNS: 'all' },
          testTimeout: 300_000,
        },
      },
      {
        test: { name: 'long', include: long, environment: 'node', testTimeout: 600_000, hookTimeout: 60_000 },
      },
    ],
  },
});
