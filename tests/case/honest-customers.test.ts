// Journey J16 and its like: an honest customer of any procedure is served by the teller alone, and what is not needed is not asked for.
import { describe, expect, it, test } from 'vitest';
import { stepWithForm } from '../../shared/procedure/course.ts';
import { CaseDriver, CUSTOMER, type OpeningWords } from './case-driver.ts';
import { AT_COUNTER } from './random-case.ts';

const SMALL_LIMITS = { 'ACC-05f': 'small' };

/** Everything that is due, by teller and customer. */
function served(opening: OpeningWords): CaseDriver {
  const running = new CaseDriver(opening);
  const sheet = stepWithForm(running.course, 'sheet');
  if (sheet) {
    running.reads().fillsSlip(opening);
    running.do({ type: 'answer-sheet', notice: running.notice, options: ['none'] }, CUSTOMER);
  }
  running.answersAll(SMALL_LIMITS);
  if (running.stage === 'notice-open') running.reads().signs();
  if (running.stage === 'confirmation-open') running.confirms();
  return running.closes();
}

const HONEST: readonly [string, OpeningWords, string][] = [
  ['a remittance', { procedure: 'REM' }, 'O0'],
  ['a transfer', { procedure: 'TRF' }, 'O0'],
  ['a small withdrawal', { procedure: 'CASH', yuan: 20_000 }, 'O0'],
  ['a large withdrawal', { procedure: 'CASH', yuan: 80_000 }, 'O0'],
  ['an account', { procedure: 'ACC' }, 'A0'],
  ['online banking', { procedure: 'EBK' }, 'E0'],
  ['help after a transfer', { procedure: 'STOP' }, 'E0'],
];

test.each(HONEST)('%s: the teller alone, no flag, nothing left to do', (_, opening, ending) => {
  const running = served(opening);
  expect(running.state.closed).toMatchObject({
    ending,
    flags: [],
    deferred: [],
    followUps: [],
    by: 'teller-jia',
  });
  expect(running.kinds()).not.toContain('escalated');
  expect(running.foldedAgain()).toEqual(running.state);
});

it('every procedure of the counter is among them but a higher limit, which always takes two', () => {
  const among = HONEST.map(([, { procedure }]) => procedure);
  expect(AT_COUNTER.filter((code) => !among.includes(code))).toEqual(['LIM']);
});

describe('what is not needed', () => {
  it('a small withdrawal is not asked about, and has nothing to read or sign', () => {
    const running = served({ procedure: 'CASH', yuan: 20_000 });
    expect(running.kinds()).not.toContain('notice-shown');
    expect([...running.state.answers.keys()]).toEqual(['CASH-06', 'CASH-07']);
  });

  it('an account has no amount and no payee, and nobody confirms one', () => {
    const running = served({ procedure: 'ACC' });
    expect(running.inner.slip).toBeNull();
    expect(running.events[0]?.body).not.toHaveProperty('amountFen');
    expect(running.kinds()).not.toContain('confirmation-made');
    expect(running.last.body).not.toHaveProperty('arrival');
  });

  it('of what was verified only the result is on record', () => {
    const verified = served({ procedure: 'ACC' }).events.filter(
      ({ kind }) => kind === 'verification-recorded',
    );
    expect(verified.length).toBeGreaterThanOrEqual(4);
    for (const event of verified) {
      expect(Object.keys(event.body).sort()).toEqual(['options', 'step']);
      expect(event.private).toEqual({});
    }
  });
});
