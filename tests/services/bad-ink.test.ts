// Ink that is none: nothing, one dot, a million points (features.md NS9). It is refused before anything is sealed, and a plain hand is taken.
import { describe, expect, test } from 'vitest';
import { inkFault } from '../../renderer/state/ink-draft.ts';
import type { Ink } from '../../shared/contract/ink.ts';
import { INK, outcomeOf, station } from '../support/station-driver.ts';

const dots = (points: number) =>
  Array.from({ length: points }, (_, at) => ({ x: (at % 500) * 100, y: 100, t: Math.min(at, 3_600_000) }));
const written = (strokes: Ink['strokes']): Ink => ({ width: 60_000, height: 24_000, strokes });

/** 200 strokes of 5000 points. */
const MILLION = written(Array.from({ length: 200 }, () => dots(5_000)));
const SCRIBBLE = written(Array.from({ length: 5 }, () => dots(4_001)));

test('no ink, one dot and a million points are refused, each with nothing sealed; a plain signature is taken', async () => {
  const counter = await station();
  await counter.signInAs('teller');
  await counter.openRemittance();
  await counter.answer('REM-01', 'other-person');
  await counter.customerReads();
  const { sha256: notice } = counter.case.notice;
  const signs = (ink: Ink) =>
    outcomeOf(counter.outer.customer.sign({ ...counter.command(), notice, form: 'ink', clears: 0, ink }));
  const before = counter.size;
  expect(await signs(written([]))).toBe('BAD_REQUEST');
  expect(await signs(written([[]]))).toBe('BAD_REQUEST');
  expect(await signs(written([dots(1)]))).toBe('INK_TOO_SHORT');
  expect(await signs(MILLION)).toBe('BAD_REQUEST');
  expect(await signs(SCRIBBLE)).toBe('BAD_REQUEST');
  expect(counter.kinds(before).filter((kind) => kind === 'ink-signed')).toEqual([]);
  expect(await signs(INK)).toBe('done');
});

describe('the customer’s window', () => {
  const draft = ({ width, height, strokes }: Ink) => ({
    ...{ width: width / 100, height: height / 100 },
    strokes: strokes.map((stroke) => stroke.map(({ x, y, t }) => ({ x: x / 100, y: y / 100, time: t }))),
  });

  test('asks politely before it sends what would be refused', () => {
    expect(inkFault(null, 'ink')).toBe('empty');
    expect(inkFault(draft(written([dots(1)])), 'ink')).toBe('too-short');
    expect(inkFault(draft(SCRIBBLE), 'ink')).toBe('too-much');
    expect(inkFault(draft(MILLION), 'ink')).toBe('too-much');
    expect(inkFault(draft(INK), 'ink')).toBeUndefined();
  });
});
