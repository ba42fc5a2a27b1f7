// Journey J17: a check that cannot be made today is put off with reason, owner and last day, and the case closes as done but for it.
import { describe, expect, it, test } from 'vitest';
import type { CaseCommand } from '../../shared/case/commands.ts';
import { detailsOf } from '../../shared/case/timeline.ts';
import { CaseDriver, CUSTOMER, PACK, SUPERVISOR } from './case-driver.ts';

const SMALL_LIMITS = { 'ACC-05f': 'small' };
const opening = () => new CaseDriver({ procedure: 'ACC' });
const down = () => opening().defers('ACC-03', 'system-down', '2026-11-23');
const finished = (running: CaseDriver) => running.answersAll(SMALL_LIMITS).reads().signs();

describe('a query that is down', () => {
  it('is put off, and the case goes on as counter-only until it is answered', () => {
    const running = down();
    expect(running.events.find((event) => event.kind === 'step-deferred')).toMatchObject({
      body: { step: 'ACC-03', reason: 'system-down', owner: 'supervisor-bing', due: '2026-11-23' },
    });
    expect(running.flags).toEqual(['K15']);
    expect(running.outcome).toBe('A1');
    expect(running.open).not.toContain('ACC-03');
  });

  it('says on the teller’s screen until when, why, and who sees to it', () => {
    const step = down().inner.steps.find(({ id }) => id === 'ACC-03');
    expect(step).toMatchObject({
      state: 'deferred',
      deferral: { owner: '名:supervisor-bing', due: '2026-11-23', reason: '系统暂时不能用' },
    });
  });

  it('closes the case with what is still to be done, by whom, until when', () => {
    const running = finished(down()).closes();
    const deferred = [{ step: 'ACC-03', owner: 'supervisor-bing', due: '2026-11-23' }];
    expect(running.last.body).toMatchObject({ ending: 'A1', deferred });
    expect(running.state.closed).toMatchObject({ deferred });
    const told = detailsOf(PACK, running.course, running.last, (staff) => staff);
    expect(told).toContainEqual({
      label: '待办',
      value: '云互联查询（supervisor-bing，最迟 2026-11-23）',
    });
  });

  it('that comes back while the customer is still there is answered, and nothing is left to do', () => {
    const running = down().answer('ACC-03', 'clear');
    expect(running.flags).toEqual([]);
    expect(finished(running).closes().last.body).not.toHaveProperty('deferred');
    expect(running.state.closed?.ending).toBe('A0');
  });

  it('that comes back with a hit counts as a hit', () => {
    expect(down().answer('ACC-03', 'hit').flags).toEqual(['K13', 'K14']);
  });
});

describe('the last day', () => {
  const on = (due: string): CaseCommand => ({
    ...{ type: 'defer-step', step: 'ACC-03', saw: null, reason: 'system-down' },
    ...{ owner: 'supervisor-bing', due },
  });
  test.each([
    ['today', '2026-11-21', 'done'],
    ['the last day that the pack allows', '2026-11-24', 'done'],
    ['a day more', '2026-11-25', 'TOO_LATE'],
    ['yesterday', '2026-11-20', 'TOO_LATE'],
  ])('%s: %s', (_, due, expected) => {
    expect(opening().try(on(due))).toBe(expected);
  });

  it('is shown to the teller before they choose', () => {
    const step = opening().inner.steps.find(({ id }) => id === 'ACC-03');
    expect(step?.defer?.lastDay).toBe('2026-11-24');
  });
});

describe('what is not put off', () => {
  const putOff = (step: string, over: Partial<CaseCommand & { type: 'defer-step' }> = {}): CaseCommand => ({
    ...{ type: 'defer-step', step, saw: null, reason: 'system-down' },
    ...{ owner: 'supervisor-bing', due: '2026-11-22', ...over },
  });
  test.each([
    ['a check that the pack does not let wait', putOff('ACC-02'), 'NOT_DEFERRABLE'],
    ['a question to the customer', putOff('ACC-05a'), 'NOT_DEFERRABLE'],
    ['a step that is not in the procedure', putOff('ACC-99'), 'UNKNOWN_CODE'],
    [
      'a check for a reason that the pack does not have',
      putOff('ACC-03', { reason: 'busy' }),
      'UNKNOWN_CODE',
    ],
    ['from a screen that is behind', putOff('ACC-03', { saw: 1 }), 'STALE'],
  ])('%s', (_, command, refusal) => {
    expect(opening().try(command)).toBe(refusal);
  });

  it('by anybody but the staff at the counter', () => {
    expect(opening().try(putOff('ACC-03'), CUSTOMER)).toBe('NOT_YOUR_ROLE');
    expect(opening().try(putOff('ACC-03'), SUPERVISOR)).toBe('NOT_YOUR_ROLE');
  });

  it('a second time: the first day stands', () => {
    const running = down();
    const saw = running.state.answers.get('ACC-03')?.n ?? null;
    expect(running.try(putOff('ACC-03', { saw, due: '2026-11-24' }))).toBe('STALE');
    expect(running.state.deferrals.get('ACC-03')?.due).toBe('2026-11-23');
  });

  it('a check that was made: what the query said cannot be put away', () => {
    const running = opening().answer('ACC-03', 'hit');
    const saw = running.state.answers.get('ACC-03')?.n ?? null;
    expect(running.try(putOff('ACC-03', { saw }))).not.toBe('done');
    expect(running.flags).toEqual(['K13', 'K14']);
  });

  it('nor is a put-off check changed, as if the customer had taken something back', () => {
    const running = down();
    const saw = running.state.answers.get('ACC-03')?.n ?? -1;
    const change = { type: 'change-step' as const, step: 'ACC-03', options: ['clear'], saw };
    expect(running.try({ ...change, cause: 'record-error' })).toBe('STALE');
  });
});
