// Ink is kept as it was written, whatever becomes of the area it is shown on.
import { expect, test } from 'vitest';
import { addStroke, emptyDraft, inkFault, strokesOn, toInk } from '../../renderer/state/ink-draft.ts';

const wide = { width: 800, height: 400 };
const narrow = { width: 400, height: 400 };
const stroke = [
  { x: 10.126, y: 20, time: 1_000_000 },
  { x: 210, y: 120, time: 1_000_250 },
];

test('what is sent is in hundredths of a pixel and milliseconds since the first point', () => {
  const draft = addStroke(emptyDraft(wide), wide, stroke);
  expect(toInk(draft)).toEqual({
    width: 80_000,
    height: 40_000,
    strokes: [
      [
        { x: 1013, y: 2000, t: 0 },
        { x: 21_000, y: 12_000, t: 250 },
      ],
    ],
  });
});

test('pressure is kept only where the device has it', () => {
  const draft = addStroke(emptyDraft(wide), wide, [{ x: 1, y: 1, time: 5, pressure: 0.4567 }]);
  expect(toInk(draft).strokes[0]?.[0]).toEqual({ x: 100, y: 100, t: 0, p: 457 });
});

test('a resize changes what is drawn and not what is kept', () => {
  const draft = addStroke(emptyDraft(wide), wide, stroke);
  expect(strokesOn(draft, narrow)[0]?.[1]).toMatchObject({ x: 105, y: 60 });
  expect(strokesOn(draft, wide)[0]).toEqual(draft.strokes[0]);
});

test('a stroke written after a resize joins the first ones in their own coordinates', () => {
  const first = addStroke(emptyDraft(wide), wide, stroke);
  const both = addStroke(first, narrow, [{ x: 105, y: 60, time: 1_000_900 }]);
  expect(both.strokes[0]).toBe(first.strokes[0]);
  expect(both.strokes[1]?.[0]).toMatchObject({ x: 210, y: 120 });
  expect(toInk(both).strokes[1]?.[0]?.t).toBe(900);
});

test('nothing, a dot and a tick are no signature; a short mark is one', () => {
  expect(inkFault(null, 'ink')).toBe('empty');
  const dot = addStroke(emptyDraft(wide), wide, [{ x: 5, y: 5, time: 1 }]);
  expect(inkFault(dot, 'mark')).toBe('too-short');
  const tick = addStroke(emptyDraft(wide), wide, [
    { x: 0, y: 0, time: 1 },
    { x: 30, y: 0, time: 9 },
  ]);
  expect(inkFault(tick, 'ink')).toBe('too-short');
  expect(inkFault(tick, 'mark')).toBeUndefined();
});
