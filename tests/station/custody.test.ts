// The fold of custody: a night that erases thousands of cases takes as long for the last as for the first, and no state changes after it was made.
import { describe, expect, it } from 'vitest';
import { type Custodies, type CustodyEvent, foldCustody, isOutOfUse } from '../../shared/station/custody.ts';
import { VersionedMap } from '../../shared/station/versioned-map.ts';

const caseOf = (at: number): string => `01940000-0000-7000-8000-${String(at).padStart(12, '0')}`;

const event = (kind: CustodyEvent['kind'], caseId: string): CustodyEvent =>
  ({
    ...{ kind, at: '2026-11-21T01:30:00.000Z', actor: { staff: 'ding', role: 'compliance' } },
    body: { caseId, approver: 'bing', reason: 'court', ground: 'retention', beside: [] },
  }) as unknown as CustodyEvent;

const NONE: Custodies = VersionedMap.empty();
const fold = (before: Custodies, ...events: CustodyEvent[]): Custodies => events.reduce(foldCustody, before);

/** Milliseconds for so many erasures, the best of three: what else the machine does only ever adds. */
function timeOf(erasures: number): number {
  const events = Array.from({ length: erasures }, (_, at) => event('erased', caseOf(at)));
  const times = Array.from({ length: 3 }, () => {
    const began = performance.now();
    fold(NONE, ...events);
    return performance.now() - began;
  });
  return Math.min(...times);
}

describe('the custody of cases', () => {
  it('holds back, sets aside and lets go, each by its own event', () => {
    const held = fold(NONE, event('case-held', caseOf(1)), event('case-restricted', caseOf(1)));
    expect(held.get(caseOf(1))).toMatchObject({ held: { by: 'ding' }, restricted: { approver: 'bing' } });
    const released = fold(held, event('hold-released', caseOf(1)));
    expect(released.get(caseOf(1))?.held).toBeUndefined();
    expect(isOutOfUse(released, caseOf(1))).toBe(true);
    expect(isOutOfUse(fold(released, event('restriction-lifted', caseOf(1))), caseOf(1))).toBe(false);
  });

  it('an erasure leaves nothing to hold back or to use', () => {
    const erased = fold(NONE, event('case-held', caseOf(1)), event('erased', caseOf(1)));
    expect(Object.keys(erased.get(caseOf(1)) ?? {})).toEqual(['erased']);
    expect([...erased].map(([caseId]) => caseId)).toEqual([caseOf(1)]);
  });

  it('what a state said, it goes on saying, whatever is folded after it', () => {
    const before = fold(NONE, event('case-held', caseOf(1)));
    const after = fold(before, event('hold-released', caseOf(1)), event('erased', caseOf(2)));
    expect(before.get(caseOf(1))?.held).toBeDefined();
    expect([before.has(caseOf(2)), after.has(caseOf(2))]).toEqual([false, true]);
    expect([...before].map(([caseId]) => caseId)).toEqual([caseOf(1)]);
    expect([...NONE]).toEqual([]);
  });

  it('two states folded from one do not know of each other', () => {
    const before = fold(NONE, event('case-held', caseOf(1)));
    const [released, erased] = [event('hold-released', caseOf(1)), event('erased', caseOf(2))].map((next) =>
      fold(before, next),
    );
    expect([released?.get(caseOf(1))?.held, released?.has(caseOf(2))]).toEqual([undefined, false]);
    expect([erased?.get(caseOf(1))?.held?.by, erased?.has(caseOf(2))]).toEqual(['ding', true]);
  });

  it('sixteen times as many erasures take nowhere near 256 times as long', () => {
    timeOf(1000);
    expect(Math.min(...[1, 2, 3].map(() => timeOf(16_000) / timeOf(1000)))).toBeLessThan(80);
  });
});
