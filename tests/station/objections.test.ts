// Objections as their events tell of them: the day by which the law wants an answer, the order of the list, the figures of the month.
import { describe, expect, test } from 'vitest';
import {
  countObjections,
  foldObjections,
  hasOpenObjection,
  type ObjectionEvent,
  type Objections,
  objectionDays,
  objectionDue,
  openObjections,
} from '../../shared/station/objections.ts';
import { shanghaiDate } from '../../shared/words/time.ts';

const ACTOR = { staff: 'bing', role: 'supervisor' };
let seq = 0;

const made = (id: string, received: string, due: string) =>
  ({
    ...{ id, seq: seq++, at: `${received}T02:00:00.000Z`, actor: ACTOR, kind: 'objection-made' },
    body: { caseId: `case-of-${id}`, matter: 'refused', received, due },
  }) as unknown as ObjectionEvent;

const answered = (objection: string, at: string, body: object) =>
  ({
    ...{ id: `answer-${objection}`, seq: seq++, at, actor: ACTOR, kind: 'objection-answered' },
    body: { objection, caseId: `case-of-${objection}`, ...body },
  }) as unknown as ObjectionEvent;

const folded = (...events: ObjectionEvent[]): Objections =>
  events.reduce<Objections>((state, event) => foldObjections(state, event), new Map());

describe('until when', () => {
  test.each([
    ['as the pack says', '15 日', 15],
    ['sooner where the bank promises it', '7日', 7],
    ['never later than the law allows', '30 日', 15],
    ['by the law where the pack says nothing', undefined, 15],
    ['by the law where the pack says something else', '尽快', 15],
  ])('%s', (_what, text, days) => expect(objectionDays(text)).toBe(days));

  test('days are counted from the one after it came in, over the end of a month', () => {
    expect(objectionDue('2026-11-21', false, 15)).toBe('2026-12-06');
    expect(objectionDue('2026-11-21', true, 15)).toBe('2026-11-21');
  });
});

test('the most urgent stands first, whenever it was registered; an answered one is gone', () => {
  const state = folded(
    made('a', '2026-11-10', '2026-11-25'),
    made('b', '2026-11-12', '2026-11-12'),
    made('c', '2026-11-10', '2026-11-25'),
    made('d', '2026-11-01', '2026-11-16'),
    answered('d', '2026-11-02T02:00:00.000Z', { result: 'upheld' }),
  );
  expect(openObjections(state).map(({ id }) => id)).toEqual(['b', 'a', 'c']);
  expect(hasOpenObjection(state, 'case-of-a')).toBe(true);
  expect(hasOpenObjection(state, 'case-of-d')).toBe(false);
});

test('late is what was answered after its last day in Shanghai, or waits still; the last day itself is in time', () => {
  const state = folded(
    made('in-time', '2026-11-01', '2026-11-16'),
    made('late', '2026-11-01', '2026-11-16'),
    made('waits', '2026-11-01', '2026-11-16'),
    made('today', '2026-11-05', '2026-11-20'),
    // 23:59 and 00:00 at the counter.
    answered('in-time', '2026-11-16T15:59:00.000Z', { result: 'lifted', innocent: 'yes' }),
    answered('late', '2026-11-16T16:00:00.000Z', { result: 'withdrawn' }),
  );
  expect(countObjections(state, '2026-11-20', shanghaiDate)).toEqual({
    ...{ made: 4, upheld: 0, lifted: 1, withdrawn: 1, open: 2, late: 2, innocent: 1 },
  });
});
