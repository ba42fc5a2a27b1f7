// The fold of the lobby: hand-overs and wrong codes are of one day, hours are kept for seven, other stations until they are dropped.
import { describe, expect, test } from 'vitest';
import { awaitsRound, coverageOn } from '../../shared/lobby/coverage.ts';
import {
  EMPTY_LOBBY,
  foldLobby,
  handOversOn,
  type Lobby,
  type LobbyEvent,
  wrongOn,
} from '../../shared/station/lobby.ts';
import { lobbyKinds } from '../../shared/station/lobby-kinds.ts';

interface Happened {
  kind: keyof typeof lobbyKinds;
  body: object;
  at: string;
}

const eventsOf = (happened: readonly Happened[]): LobbyEvent[] =>
  happened.map(
    ({ kind, body, at }) =>
      ({ kind, at, actor: { role: 'system' }, body: lobbyKinds[kind].body.parse(body) }) as LobbyEvent,
  );

const lobby = (...happened: Happened[]): Lobby => eventsOf(happened).reduce(foldLobby, EMPTY_LOBBY);

/** UTC of an hour in Shanghai. */
const at = (day: number, hour: number) => new Date(Date.UTC(2026, 10, day, hour - 8, 30)).toISOString();
const on = (day: number) => `2026-11-${day}`;

const round = (day: number, hour: number): Happened => ({
  kind: 'patrol-made',
  body: { machines: [{ machine: 'A01', seen: ['in-order'] }] },
  at: at(day, hour),
});
const wrong = (day: number, hour: number, why = 'unknown'): Happened => ({
  kind: 'hand-over-refused',
  body: { staff: 'jia', why },
  at: at(day, hour),
});
const received = (day: number, place: number): Happened => ({
  kind: 'hand-over-received',
  body: {
    ...{
      from: 'b/b/d/g1',
      slip: 'slip',
      thread: `01940000-0000-7000-8000-${String(place).padStart(12, '0')}`,
    },
    ...{ code: '12343', at: at(day, 10), machine: 'A01', outcome: 'M3', flags: ['F16'], engine: 2 },
  },
  at: at(day, 10),
});

describe('the hours', () => {
  test('are those of Shanghai, and only of opening', () => {
    const hours = coverageOn(lobby(round(21, 9), round(21, 9), round(21, 20)), on(21));
    expect(hours.filter(({ rounds }) => rounds > 0)).toEqual([{ hour: 9, rounds: 2, reminders: 0 }]);
  });

  test('are kept for seven days', () => {
    const week = lobby(...[13, 14, 15, 16, 17, 18, 19, 20].map((day) => round(day, 9)));
    expect([...week.hours.keys()]).toEqual([14, 15, 16, 17, 18, 19, 20].map(on));
  });

  test('ask for a round once each hour, and never when the hall is closed', () => {
    const done = lobby(round(21, 9));
    const asks = (clock: string) => awaitsRound(done, on(21), clock);
    expect([asks('09:59:59'), asks('10:00:00'), asks('17:59:00')]).toEqual([false, true, true]);
    expect([asks('07:59:59'), asks('18:00:00'), asks('23:00:00')]).toEqual([false, false, false]);
  });
});

describe('codes', () => {
  test('that were wrong count for their day; tries during the wait do not make it longer', () => {
    const tried = lobby(wrong(21, 9), wrong(21, 9), wrong(21, 9, 'waiting'));
    expect(wrongOn(tried, on(21)).tries).toBe(2);
    expect(wrongOn(tried, on(22)).tries).toBe(0);
    expect(wrongOn(lobby(wrong(21, 9), wrong(22, 9)), on(22)).tries).toBe(1);
  });

  test('of a day are gone with the first of the next', () => {
    const known = lobby(received(21, 1), received(21, 2));
    expect(handOversOn(known, on(21))).toHaveLength(2);
    expect(handOversOn(known, on(22))).toEqual([]);
    const next = lobby(received(21, 1), received(22, 2));
    expect([...next.handOvers]).toHaveLength(1);
  });

  test('that a state knew, it goes on knowing, and it knows none that came after it', () => {
    const before = lobby(received(21, 1));
    const [event] = eventsOf([received(21, 2)]);
    const after = event && foldLobby(before, event);
    expect([handOversOn(before, on(21)).length, after && handOversOn(after, on(21)).length]).toEqual([1, 2]);
  });
});

/** Milliseconds in which so many hand-overs of one day are folded, the best of three: what else the machine does only ever adds. */
function timeOf(handOvers: number): number {
  const events = eventsOf(Array.from({ length: handOvers }, (_, place) => received(21, place)));
  const times = Array.from({ length: 3 }, () => {
    const began = performance.now();
    events.reduce(foldLobby, EMPTY_LOBBY);
    return performance.now() - began;
  });
  return Math.min(...times);
}

test('sixteen times as many hand-overs take nowhere near 256 times as long', () => {
  timeOf(1000);
  expect(Math.min(...[1, 2, 3].map(() => timeOf(16_000) / timeOf(1000)))).toBeLessThan(80);
});

test('a station that is dropped is not known any more, the others are', () => {
  const enrolled = (station: string): Happened => ({
    ...{ kind: 'station-enrolled', at: at(21, 9) },
    body: { station, key: 'key', approver: 'bing' },
  });
  const dropped: Happened = { kind: 'station-dropped', body: { station: 'a' }, at: at(21, 9) };
  expect([...lobby(enrolled('a'), enrolled('b'), dropped).stations.keys()]).toEqual(['b']);
});
