// J35 in every other procedure of the sample pack that is worked through at the counter, those that are entered in the middle of another included.
import { expect, test } from 'vitest';
import { PACK } from '../case/case-driver.ts';
import { AT_COUNTER } from '../case/random-case.ts';
import { testWalks } from './crash-figures.ts';

const WALKS = [
  { procedure: 'CASH', least: 5 },
  { procedure: 'EBK', least: 5 },
  { procedure: 'LIM', least: 3 },
  { procedure: 'STOP', least: 5 },
  { procedure: 'TRF', least: 10 },
  ...['DIS', 'ELD', 'STOP', 'MUL'].map((enters) => ({ procedure: 'REM', enters, least: 2 })),
];

test('no procedure is left out', () => {
  const entered = Object.values(PACK.procedures).filter(({ entry }) => entry);
  const walked = WALKS.map(({ procedure, ...walk }) => ('enters' in walk ? walk.enters : procedure));
  const known = new Set([...AT_COUNTER, ...entered.map(({ code }) => code)]);
  expect([...new Set([...walked, 'REM', 'ACC'])].sort()).toEqual([...known].sort());
});

testWalks(WALKS);
