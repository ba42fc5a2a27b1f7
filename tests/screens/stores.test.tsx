// The parts of a window without React: which screen, reconnecting, sending, idling.
import { ORPCError } from '@orpc/client';
import { render, screen } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it, test, vi } from 'vitest';
import { chooseInnerScreen, chooseOuterScreen } from '../../renderer/state/choose-screen.ts';
import { createIdleWatch } from '../../renderer/state/idle-watch.ts';
import { send } from '../../renderer/state/send.ts';
import { seatOf } from '../../renderer/state/transport.ts';
import { uuid7 } from '../../renderer/state/uuid7.ts';
import { createWindowStore } from '../../renderer/state/window-store.ts';
import { ProblemLine } from '../../renderer/ui/problem-line.tsx';
import { contract } from '../../shared/contract/contract.ts';
import type { InnerView } from '../../shared/contract/inner-view.ts';
import { ROLES } from '../../shared/words/roles.ts';
import { PretendBranch } from './pretend-branch.tsx';

const view = (part: Partial<InnerView> = {}): InnerView => ({ ...new PretendBranch().innerView(), ...part });
const session = view().session;
const inCase = () => {
  const branch = new PretendBranch();
  branch.open();
  return branch.innerView();
};

describe('the screen of the inner window', () => {
  test.each<[string, InnerView | null, string]>([
    ['waits before the first view', null, 'connecting'],
    ['says why everything is stopped', view({ phase: 'stopped' }), 'stopped'],
    ['sets the machine up', view({ phase: 'set-up', session: null }), 'set-up'],
    ['asks who signs in', view({ phase: 'signed-out', session: null }), 'sign-in'],
    ['asks for the PIN while locked, whatever is in hand', { ...inCase(), phase: 'locked' }, 'lock'],
    ['begins at the start page', view(), 'teller-start'],
    ['shows the case in hand', inCase(), 'teller-case'],
    [
      'shows the review once somebody sits in the second seat',
      { ...inCase(), reviewer: { staff: 'b', name: '丙', role: 'supervisor' } },
      'review',
    ],
  ])('%s', (_, given, expected) => {
    expect(chooseInnerScreen(given)).toBe(expected);
  });

  it('keeps the fingerprint on screen until it is noted down', () => {
    expect(chooseInnerScreen(view({ phase: 'signed-out', session: null }), true)).toBe('identity');
    expect(chooseInnerScreen(view({ phase: 'locked' }), true)).toBe('lock');
  });

  it('gives every room a screen', () => {
    for (const room of ROLES) {
      const screen = chooseInnerScreen(view({ session: session && { ...session, room } }));
      expect(['teller-start', 'tasks', 'auditor', 'compliance', 'admin', 'lobby']).toContain(screen);
    }
  });
});

test('the outer window thanks only where a confirmed case has ended', () => {
  expect(chooseOuterScreen(null, false)).toBe('connecting');
  expect(chooseOuterScreen({ phase: 'idle', mode: 'live' }, true)).toBe('thanks');
  expect(chooseOuterScreen({ phase: 'idle', mode: 'live' }, false)).toBe('idle');
  expect(chooseOuterScreen({ phase: 'wait', mode: 'live' }, true)).toBe('wait');
});

test('the seat comes from the preload, and from the host name where there is none', () => {
  const port = { addEventListener: () => undefined, postMessage: () => undefined };
  expect(seatOf({ seat: 'outer', port }, '127.0.0.1')).toBe('outer');
  expect(seatOf(undefined, 'localhost')).toBe('outer');
  expect(seatOf(undefined, '127.0.0.1')).toBe('inner');
});

test('a command number is a UUIDv7 of its time, and new each time', () => {
  const one = uuid7(Date.parse('2026-11-21T00:00:00Z'));
  expect(one).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  expect(Number.parseInt(one.replace('-', '').slice(0, 12), 16)).toBe(Date.parse('2026-11-21T00:00:00Z'));
  expect(uuid7()).not.toBe(uuid7());
});

describe('the mirror of the process', () => {
  beforeEach(() => {
    vi.useFakeTimers();
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  async function* views(...list: string[]) {
    yield* list;
  }

  it('takes the stream up again when it ends, and keeps the last view meanwhile', async () => {
    const streams = [views('one'), null, views('two')];
    const store = createWindowStore<string>(async () => {
      const next = streams.shift();
      if (next === null) throw new Error('down');
      return next ?? (await new Promise<never>(() => undefined));
    });
    const stop = store.start();
    await vi.advanceTimersByTimeAsync(0);
    expect(store.getState()).toMatchObject({ view: 'one' });
    await vi.advanceTimersByTimeAsync(200);
    expect(store.getState().view).toBe('one');
    await vi.advanceTimersByTimeAsync(400);
    expect(store.getState()).toMatchObject({ view: 'two' });
    stop();
  });

  it('tries again soon at first and every second at the longest, so that a restart is noticed at once', async () => {
    const at: number[] = [];
    const started = Date.now();
    const store = createWindowStore<string>(async () => {
      at.push(Date.now() - started);
      throw new Error('down');
    });
    const stop = store.start();
    await vi.advanceTimersByTimeAsync(6000);
    stop();
    expect(at.slice(0, 4)).toEqual([0, 100, 300, 700]);
    const gaps = at.slice(1).map((ms, place) => ms - (at[place] ?? 0));
    expect(Math.max(...gaps)).toBe(1000);
  });

  it('says that the line is lost only after two seconds, and takes it back with the next view', async () => {
    let up = false;
    const open = new Promise<never>(() => undefined);
    const store = createWindowStore<string>(async () => {
      if (!up) throw new Error('down');
      return (async function* () {
        yield 'back';
        await open;
      })();
    });
    const stop = store.start();
    await vi.advanceTimersByTimeAsync(1900);
    expect(store.getState().link).toBe('connecting');
    await vi.advanceTimersByTimeAsync(200);
    expect(store.getState().link).toBe('lost');
    up = true;
    await vi.advanceTimersByTimeAsync(4000);
    expect(store.getState()).toEqual({ view: 'back', link: 'live' });
    stop();
  });
});

describe('a command', () => {
  it('is repeated once, with the same number, when the line failed', async () => {
    const numbers: string[] = [];
    const sent = await send(async (command) => {
      numbers.push(command);
      if (numbers.length === 1) throw new TypeError('network');
      return 'done';
    }, 0);
    expect(sent).toEqual({ ok: true, value: 'done' });
    expect(numbers[1]).toBe(numbers[0]);
  });

  it('says that nothing was confirmed when the line fails twice', async () => {
    const sent = await send(() => Promise.reject(new TypeError('network')), 0);
    expect(sent).toMatchObject({ ok: false, problem: { code: 'UNREACHABLE' } });
  });

  it('is not repeated when it was refused, and gives the sentence of the contract', async () => {
    const call = vi.fn(() =>
      Promise.reject(
        new ORPCError('STEP_CLOSED', { defined: true, message: '按规则现在不需要这一步，不能记录。' }),
      ),
    );
    const sent = await send(call, 0);
    expect(call).toHaveBeenCalledOnce();
    expect(sent).toMatchObject({
      problem: { code: 'STEP_CLOSED', sentence: '按规则现在不需要这一步，不能记录。' },
    });
  });

  const pinErrors = contract.station.unlock['~orpc'].errorMap;
  const caseErrors = contract.teller.answerStep['~orpc'].errorMap;
  test.each([
    ['PIN_WRONG', pinErrors.PIN_WRONG, { triesLeft: 3 }, 'PIN 不正确，还可以再试 3 次。'],
    ['PIN_LOCKED', pinErrors.PIN_LOCKED, { waitSeconds: 15 }, '输错次数过多，请等 15 秒后再试。'],
    ['STALE', caseErrors.STALE, undefined, caseErrors.STALE.message],
    ['NOT_SEALED', caseErrors.NOT_SEALED, undefined, caseErrors.NOT_SEALED.message],
    ['STOPPED', caseErrors.STOPPED, undefined, caseErrors.STOPPED.message],
  ] as const)(
    'that meets %s is answered in its own sentence, and not as a fault',
    async (code, words, data, said) => {
      const { status, message } = words;
      const error = new ORPCError(code, { defined: true, status, message, data });
      const sent = await send(() => Promise.reject(error), 0);
      if (sent.ok) throw new Error('it was refused');
      expect(sent.problem).toMatchObject({ code, sentence: message });
      render(<ProblemLine problem={sent.problem} />);
      expect(screen.getByRole('alert')).toHaveTextContent(said);
    },
  );

  it('turns a fault into a number that can be read out', async () => {
    const fault = new ORPCError('INTERNAL_SERVER_ERROR', { message: 'stack', data: { number: 'E123456' } });
    const sent = await send(() => Promise.reject(fault), 0);
    expect(sent).toMatchObject({ problem: { sentence: expect.stringContaining('出现故障，编号 E123456') } });
  });
});

describe('idleness', () => {
  beforeEach(() => {
    vi.useFakeTimers();
  });
  afterEach(() => {
    vi.useRealTimers();
  });
  const start = () => {
    const stayAwake = vi.fn();
    const onNotice = vi.fn();
    const watch = createIdleWatch(
      { noticeAfterMs: 240_000, lockAfterMs: 300_000 },
      { stayAwake, onNotice, now: () => Date.now() },
    );
    return { watch, stayAwake, onNotice };
  };

  it('is told to the process at most every twenty seconds, and the last sign of life is never lost', () => {
    const { watch, stayAwake } = start();
    for (let second = 0; second < 30; second += 1) {
      watch.active();
      vi.advanceTimersByTime(1000);
    }
    expect(stayAwake).toHaveBeenCalledTimes(1);
    vi.advanceTimersByTime(20_000);
    expect(stayAwake).toHaveBeenCalledTimes(2);
    watch.stop();
  });

  it('gives a minute of notice before the lock', () => {
    const { watch, onNotice } = start();
    vi.advanceTimersByTime(239_000);
    expect(onNotice).not.toHaveBeenCalled();
    vi.advanceTimersByTime(1000);
    expect(onNotice).toHaveBeenLastCalledWith(60_000);
    watch.active();
    expect(onNotice).toHaveBeenLastCalledWith(null);
    watch.stop();
  });
});
