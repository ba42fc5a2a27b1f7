// Several cases in hand at one counter: each stays at its line, and the customer's screen shows the one in hand or nothing of any.
import { expect, test } from 'vitest';
import { outcomeOf, station } from '../support/station-driver.ts';

test('from one case to another and back: each stands where it stood, and the screen is neutral in between', async () => {
  const counter = await station();
  await counter.signInAs('teller');
  await counter.openRemittance({ customer: '赵铁柱' });
  await counter.answer('REM-01', 'other-person');
  const first = counter.case.id;
  const firstLine = counter.openStep?.id;
  const notice = { phase: 'notice', notice: counter.case.notice.sha256 };
  expect(counter.outside).toMatchObject(notice);
  const pause = () => counter.inner.teller.pauseCase({ ...counter.atCase(), reason: 'customer-calling' });
  const resume = (caseId: string) =>
    outcomeOf(counter.inner.teller.resumeCase({ ...counter.command(), caseId }));
  await pause();
  expect(counter.outside).toEqual({ phase: 'idle', mode: 'demo', tips: expect.any(Array) });
  await counter.openRemittance({ customer: '孙示丙', document: '990000197001014567', yuan: 60_000 });
  const second = counter.case.id;
  expect(JSON.stringify(counter.outside)).not.toContain('赵');
  expect(counter.view.waiting).toMatchObject([{ id: first, customer: '赵**', stage: 'paused' }]);
  expect(await resume(first), 'one at a time').toBe('CASE_IN_HAND');
  await pause();
  expect(counter.outside).toEqual({ phase: 'idle', mode: 'demo', tips: expect.any(Array) });
  expect(await resume(first)).toBe('done');
  expect([counter.case.id, counter.openStep?.id]).toEqual([first, firstLine]);
  expect(counter.outside).toMatchObject(notice);
  expect(counter.view.waiting.map(({ id }) => id)).toEqual([second]);
  await counter.restart();
  await counter.signInAs('teller');
  expect([counter.case.id, counter.view.waiting.map(({ id }) => id)]).toEqual([first, [second]]);
});
