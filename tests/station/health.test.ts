// How a station is judged: each line with a case in which it is good and every case in which it is not, from facts alone.
import { describe, expect, test } from 'vitest';
import { HEALTH } from '../../renderer/health/sentences.ts';
import {
  DISK,
  FINDINGS,
  type HealthFacts,
  type HealthFinding,
  type HealthState,
  judgeHealth,
  type WindowFacts,
} from '../../shared/station/health.ts';
import type { MachineLock } from '../../shared/station/machine-lock.ts';

const UNSEEN: MachineLock = {
  ...{ start: 'unknown', return: 'unknown', desktop: 'unknown', keys: 'unknown', user: 'unknown' },
};
const FACTS: HealthFacts = {
  ...{ pad: null, callSignal: null },
  ...{ machineLock: UNSEEN, keyStore: 'kept' },
  ...{ mode: 'live', now: '2026-11-21T02:00:00.000Z', host: 'electron' },
  ...{ storeFree: DISK.low, backupFree: DISK.low, oneDisk: false },
  ...{ sealsNothing: false, anchorHolds: true, checkedAt: '2026-11-01T02:00:00.000Z' },
  ...{ clockMoves: 0, largestMoveMs: 0 },
  day: { openedAt: '2026-11-21T00:30:00.000Z', closedAt: '2026-11-20T10:00:00.000Z' },
  backup: { madeAt: '2026-11-20T10:01:00.000Z', failedAt: null, missing: 0 },
  pack: { name: '总行内容包 1.0.0', from: '2026-01-01', to: '2026-12-31' },
  ...{ headOffice: true, recoveryKeyAt: '2026-11-01T02:00:00.000Z', emergencyCode: 'ready' },
  ...{
    drillOverdueDays: null,
    drilledAt: '2026-11-01T02:00:00.000Z',
    calibratedAt: '2026-11-01T02:00:00.000Z',
  },
};
const WINDOW: WindowFacts = { customerScreen: true, glyphsMissing: [], voices: 1, remoteVoices: 0 };

const judged = (change: Partial<HealthFacts & WindowFacts> = {}) =>
  judgeHealth({ ...FACTS, ...change }, { ...WINDOW, ...change });

type Case = [HealthFinding, HealthState, Partial<HealthFacts & WindowFacts>];

const CASES: Case[] = [
  ['disk-ok', 'good', {}],
  ['disk-low', 'look', { storeFree: DISK.low - 1 }],
  ['disk-low', 'look', { storeFree: DISK.full }],
  ['disk-full', 'act', { storeFree: DISK.full - 1 }],
  ['disk-unknown', 'unknown', { storeFree: null }],
  ['store-ok', 'good', {}],
  ['store-ok', 'good', { checkedAt: '2026-10-22T02:00:00.000Z' }],
  ['store-unchecked', 'look', { checkedAt: '2026-10-21T02:00:00.000Z' }],
  ['store-unchecked', 'look', { checkedAt: null }],
  ['store-not-sealing', 'act', { sealsNothing: true, anchorHolds: false }],
  ['anchor-behind', 'act', { anchorHolds: false }],
  ['clock-still', 'unknown', {}],
  ['clock-moved', 'look', { clockMoves: 1, largestMoveMs: 90_000 }],
  ['day-ok', 'good', {}],
  ['day-ok', 'good', { day: { openedAt: '2026-11-20T16:00:00.000Z', closedAt: FACTS.day.closedAt } }],
  ['day-left-open', 'look', { day: { openedAt: '2026-11-20T15:59:59.000Z', closedAt: FACTS.day.closedAt } }],
  ['day-never-closed', 'look', { day: { openedAt: FACTS.day.openedAt, closedAt: null } }],
  ['day-ok', 'good', { mode: 'demo', day: { openedAt: null, closedAt: null } }],
  ['backup-ok', 'good', {}],
  ['backup-ok', 'good', { oneDisk: null }],
  ['backup-ok', 'good', { backup: { ...FACTS.backup, failedAt: '2026-11-19T10:00:00.000Z' } }],
  ['backup-not-needed', 'good', { mode: 'drill', backup: { madeAt: null, failedAt: null, missing: 0 } }],
  ['backup-one-disk', 'look', { oneDisk: true }],
  ['backup-old', 'look', { backup: { ...FACTS.backup, madeAt: '2026-11-17T10:00:00.000Z' } }],
  ['backup-gone', 'act', { backup: { ...FACTS.backup, missing: 1 } }],
  ['backup-failed', 'act', { backup: { ...FACTS.backup, failedAt: '2026-11-20T10:02:00.000Z' } }],
  ['backup-failed', 'act', { backup: { madeAt: null, failedAt: '2026-11-20T10:02:00.000Z', missing: 0 } }],
  ['backup-none', 'act', { backup: { madeAt: null, failedAt: null, missing: 0 } }],
  ['backup-disk-ok', 'good', {}],
  ['backup-disk-low', 'look', { backupFree: DISK.low - 1 }],
  ['backup-disk-full', 'act', { backupFree: 0 }],
  ['backup-disk-unknown', 'unknown', { backupFree: null }],
  ['drill-ok', 'good', {}],
  ['drill-not-yet', 'good', { drilledAt: null }],
  ['drill-overdue', 'look', { drillOverdueDays: 91 }],
  ['size-ok', 'good', {}],
  ['size-unmeasured', 'look', { calibratedAt: null }],
  ['spare-ok', 'good', {}],
  ['spare-none', 'act', { recoveryKeyAt: null }],
  ['emergency-ready', 'good', {}],
  ['emergency-none', 'look', { emergencyCode: 'none' }],
  ['emergency-used', 'look', { emergencyCode: 'used' }],
  ['pack-ok', 'good', {}],
  ['pack-ok', 'good', { pack: { name: 'x', from: '2026-11-21', to: '2026-12-21' } }],
  ['pack-ending', 'look', { pack: { name: 'x', from: '2026-01-01', to: '2026-12-20' } }],
  ['pack-ending', 'look', { pack: { name: 'x', from: '2026-01-01', to: '2026-11-21' } }],
  ['pack-over', 'act', { pack: { name: 'x', from: '2026-01-01', to: '2026-11-20' } }],
  ['pack-not-yet', 'act', { pack: { name: 'x', from: '2026-11-22', to: '2026-12-31' } }],
  ['pack-none', 'act', { pack: null }],
  ['signature-needed', 'good', {}],
  ['signature-not-needed', 'look', { headOffice: false }],
  ['screen-ok', 'good', {}],
  ['screen-missing', 'look', { customerScreen: false }],
  ['fonts-ok', 'good', {}],
  ['fonts-missing', 'look', { glyphsMissing: ['䶮'] }],
  ['voices-ok', 'good', { voices: 1, remoteVoices: 3 }],
  ['voices-remote', 'look', { voices: 0, remoteVoices: 3 }],
  ['voices-none', 'look', { voices: 0, remoteVoices: 0 }],
  ['keys-in-system', 'good', {}],
  ['keys-in-file', 'look', { host: 'loopback' }],
  ['keys-open', 'look', { keyStore: 'open' }],
  ['keys-by-spare', 'act', { keyStore: 'spare-only' }],
  ['lock-browser', 'look', { host: 'loopback', machineLock: null }],
  ['pad-ok', 'good', { pad: 'ok' }],
  ['pad-down', 'look', { pad: 'down' }],
  ['pad-changed', 'act', { pad: 'changed' }],
  ['signal-ok', 'good', { callSignal: 'ok' }],
  ['signal-down', 'look', { callSignal: 'down' }],
  ['signal-changed', 'act', { callSignal: 'changed' }],
  ['start-locked', 'good', { machineLock: { ...UNSEEN, start: 'locked' } }],
  ['start-open', 'look', { machineLock: { ...UNSEEN, start: 'open' } }],
  ['start-unknown', 'unknown', {}],
  ['return-locked', 'good', { machineLock: { ...UNSEEN, return: 'locked' } }],
  ['return-open', 'look', { machineLock: { ...UNSEEN, return: 'open' } }],
  ['return-unknown', 'unknown', {}],
  ['desktop-locked', 'good', { machineLock: { ...UNSEEN, desktop: 'locked' } }],
  ['desktop-open', 'look', { machineLock: { ...UNSEEN, desktop: 'open' } }],
  ['desktop-unknown', 'unknown', {}],
  ['keys-locked', 'good', { machineLock: { ...UNSEEN, keys: 'locked' } }],
  ['keys-reachable', 'look', { machineLock: { ...UNSEEN, keys: 'open' } }],
  ['keys-unknown', 'unknown', {}],
  ['user-locked', 'good', { machineLock: { ...UNSEEN, user: 'locked' } }],
  ['user-open', 'look', { machineLock: { ...UNSEEN, user: 'open' } }],
  ['user-unknown', 'unknown', {}],
];

describe('a station', () => {
  test.each(CASES)('is found %s, %s', (finding, state, change) => {
    const found = judged(change).find((line) => line.finding === finding);
    expect(found?.state).toBe(state);
    const { says, next } = HEALTH.told(finding, { ...FACTS, ...WINDOW, ...change });
    expect(says).toMatch(/。$/);
    expect(says, 'nothing is left open in the sentence').not.toMatch(/undefined|null|NaN/);
    if (state === 'good') expect(next, 'nothing is to be done').toBeUndefined();
    else expect(next).toMatch(/。$/);
  });

  test('has one line for each topic, what must be done first', () => {
    const lines = judged({ storeFree: 0, clockMoves: 2, largestMoveMs: 6_000 });
    expect(new Set(lines.map(({ topic }) => topic)).size).toBe(lines.length);
    expect(lines.map(({ state }) => state)).toEqual(
      ['act', 'look', 'unknown', 'good'].flatMap((state) =>
        lines.filter((line) => line.state === state).map(() => state),
      ),
    );
    expect(lines[0]).toEqual({ topic: 'disk', finding: 'disk-full', state: 'act' });
  });

  test('that nobody can fault is never said to be locked, nor its clock to be right', () => {
    const unseen = judged().filter(({ state }) => state !== 'good');
    expect(unseen.map(({ topic }) => topic).sort()).toEqual([
      ...['clock', 'lockDesktop', 'lockKeys', 'lockReturn', 'lockStart', 'lockUser'],
    ]);
  });

  test('can be found nothing that is not tried here', () => {
    const tried: string[] = CASES.map(([finding]) => finding);
    expect(Object.values(FINDINGS).flatMap(Object.keys)).toEqual(expect.arrayContaining(tried));
    for (const finding of Object.values(FINDINGS).flatMap(Object.keys)) expect(tried).toContain(finding);
  });
});
