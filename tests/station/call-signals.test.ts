// What a device tells of calls at the machines: each signal stands for five minutes or until somebody has looked, and a restless device
// fills no ledger.
import { describe, expect, test } from 'vitest';
import {
  type CallSignals,
  MOST_SIGNALS_IN_HOUR,
  standingSignals,
  weighSignal,
} from '../../shared/station/call-signals.ts';
import { EMPTY_LOBBY, foldLobby, type LobbyEvent } from '../../shared/station/lobby.ts';
import { lobbyKinds } from '../../shared/station/lobby-kinds.ts';

type Happened = readonly [kind: keyof typeof lobbyKinds, minute: number, body: object];

const START = Date.parse('2026-11-21T01:00:00.000Z');
const at = (minute: number): string => new Date(START + minute * 60_000).toISOString();

/** Folds what happened; the first has the seq 0. */
function signals(...happened: Happened[]): CallSignals {
  const events = happened.map(
    ([kind, minute, body], seq) =>
      ({
        kind,
        seq,
        at: at(minute),
        actor: { role: 'system' },
        body: lobbyKinds[kind].body.parse(body),
      }) as LobbyEvent,
  );
  return events.reduce(foldLobby, EMPTY_LOBBY).signals;
}

const call = (minute: number, machine = 'A01'): Happened => ['call-signalled', minute, { machine }];
const over = (minute: number, signal: number): Happened => ['call-signal-over', minute, { signal }];
const answered = (minute: number, signal: number, what: string): Happened => [
  ...(['call-signal-answered', minute, { signal, what }] as const),
];
const REMINDED = {
  ...{ procedure: 'ATM', pack: `${'A'.repeat(43)}=`, machine: 'A01', outcome: 'M0', engine: 2 },
  ...{ answers: [{ step: 'ATM-01', options: ['withdraw'] }], heard: [], flags: [], causes: [] },
};
const reminded = (minute: number, signal?: number): Happened => [
  ...(['reminder-made', minute, { ...REMINDED, ...(signal !== undefined && { signal }) }] as const),
];
const handedOver = (minute: number, signal: number): Happened => [
  ...(['handed-over', minute] as const),
  { ...REMINDED, signal, thread: '01940000-0000-7000-8000-000000000001', code: '12343' },
];

/** Which machines' signals stand at a minute, the newest first. */
const standing = (known: CallSignals, minute: number): string[] =>
  standingSignals(known, at(minute)).map(({ machine, isOver }) => machine + (isOver ? ' over' : ''));

describe('a signal', () => {
  test.each<[string, readonly Happened[], number, string[]]>([
    ['there is none', [], 0, []],
    ['stands from its minute on', [call(0)], 0, ['A01']],
    ['stands for less than five minutes', [call(0)], 4.9, ['A01']],
    ['is gone after five', [call(0)], 5, []],
    ['of each machine, the newest first', [call(0), call(1, 'A02')], 2, ['A02', 'A01']],
    ['stays when the call is over, and says so', [call(0), over(1, 0)], 1, ['A01 over']],
    ['is gone when nobody was on a call', [call(0), answered(1, 0, 'no-call')], 1, []],
    ['is gone when nobody was there', [call(0), answered(1, 0, 'gone')], 1, []],
    ['is gone when a reminder came of it', [call(0), reminded(1, 0)], 1, []],
    ['is gone when a hand-over came of it', [call(0), handedOver(1, 0)], 1, []],
    ['stays when a reminder came of something else', [call(0), reminded(1)], 1, ['A01']],
    ['of another machine stays', [call(0), call(0, 'A02'), answered(1, 0, 'no-call')], 1, ['A02']],
    ['of before is nobody’s any more', [call(0), call(6), answered(7, 0, 'no-call')], 7, ['A01']],
    ['does not come back when the clock is set back an hour', [call(0)], -60, []],
  ])('%s', (_, happened, minute, expected) => {
    expect(standing(signals(...happened), minute)).toEqual(expected);
  });
});

describe('a further signal', () => {
  test('of the same machine is only counted for five minutes, whatever was answered, and then is one of its own', () => {
    const known = signals(call(0), answered(1, 0, 'no-call'));
    const weighed = (minute: number) => weighSignal(known, 'A01', at(minute));
    expect([weighed(0), weighed(4.9), weighed(5), weighed(90)]).toEqual(['again', 'again', 'new', 'new']);
    expect(weighSignal(known, 'A02', at(0))).toBe('new');
  });

  test('of a machine where the call was over is one of its own after a minute: the line dropped, and it rang again', () => {
    const known = signals(call(0), over(0.5, 0));
    const weighed = (minute: number) => weighSignal(known, 'A01', at(minute));
    expect([weighed(0.9), weighed(1), weighed(4)]).toEqual(['again', 'new', 'new']);
  });

  test('is only counted where an hour has had its share, and an entry again in the next hour', () => {
    const full = Array.from({ length: MOST_SIGNALS_IN_HOUR }, (_, place) => call(1, `B${place}`));
    expect(weighSignal(signals(...full.slice(1)), 'A01', at(2))).toBe('new');
    expect(weighSignal(signals(...full), 'A01', at(2))).toBe('many');
    expect(weighSignal(signals(...full), 'A01', at(59.9))).toBe('many');
    expect(weighSignal(signals(...full), 'A01', at(60))).toBe('new');
  });
});
