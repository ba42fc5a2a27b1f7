// Ink by finger and by pen: whatever the customer writes with, the strokes arrive as they were written, and the signature counts.
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Ink } from '../../shared/contract/ink.ts';
import { Counter } from './counter.ts';
import { lastCase, ofKind } from './ledger-checks.ts';

let counter: Counter;
beforeEach(async () => {
  counter = await Counter.open();
});
afterEach((context) => counter.close(context));

function signedInk(): Ink {
  const [signed] = ofKind(lastCase(counter.server), 'ink-signed');
  const bytes = counter.server.station.open.ledger.largeThing(signed?.private?.ink.sha256 ?? '');
  return JSON.parse(Buffer.from(bytes ?? []).toString('utf8')) as Ink;
}

describe('ink by hand', () => {
  test.each(['finger', 'pen'] as const)('a signature by %s is kept stroke by stroke', async (pointer) => {
    const { customer } = counter;
    await counter.signInAs('柜员甲');
    await counter.openRemittance({ yuan: 8_000 });
    await counter.asksPlainly();
    await customer.reads();
    await customer.writesBy(pointer, [
      [
        [0.1, 0.3],
        [0.25, 0.35],
        [0.4, 0.3],
      ],
      [
        [0.25, 0.1],
        [0.25, 0.5],
        [0.25, 0.9],
      ],
    ]);
    await customer.button('签好了').click();
    await customer.confirms();
    await counter.finishes();
    const { strokes, width, height } = signedInk();
    expect(strokes).toHaveLength(2);
    const begun = strokes.map(([point]) => [(point?.x ?? 0) / width, (point?.y ?? 0) / height]);
    for (const [place, [x, y]] of [
      [0.1, 0.3],
      [0.25, 0.1],
    ].entries()) {
      expect(begun[place]?.[0]).toBeCloseTo(x ?? 0, 1);
      expect(begun[place]?.[1]).toBeCloseTo(y ?? 0, 1);
    }
    const times = strokes.flat().map((point) => point.t);
    expect(times).toEqual([...times].sort((a, b) => a - b));
  });
});
