// What a device tells of a call, at the glass of the lobby: a line that asks for nothing, a reminder that begins at that machine, a look that
// nobody ticked but the lobby manager.
import { act, render, screen, within } from '@testing-library/react';
import userEvent, { type UserEvent } from '@testing-library/user-event';
import { beforeEach, describe, expect, it } from 'vitest';
import {
  type LobbyBoard,
  type ReminderStore,
  reminderStoreFor,
} from '../../renderer/lobby/reminder-store.ts';
import InnerWindow from '../../renderer/shell/inner-window.tsx';
import type { Client } from '../../renderer/state/transport.ts';
import type { WindowStore } from '../../renderer/state/window-store.ts';
import type { InnerView } from '../../shared/contract/inner-view.ts';
import { judgeReminder } from '../../shared/lobby/reminder.ts';
import { pack, procedure } from '../procedure/sample-steps.ts';
import { PretendBranch, pushedStore, refused } from './pretend-branch.tsx';

const ATM = procedure('ATM');
const machine = (code: string) => ({ code, name: '大厅自助区', regime: 'hold' as const, say: null });

const BOARD: LobbyBoard = {
  ...{ pack: `${'A'.repeat(43)}=`, label: '示例，非监管标准' },
  procedure: { code: 'ATM', name: ATM.name, slogan: ATM.slogan },
  steps: ATM.steps.map(({ id, part, title, say, why, limit, channel, choose, groups }) => ({
    ...{ id, part, title, say, why, limit, channel, choose, basis: [] },
    groups: groups.map(({ label, options }) => ({
      label,
      options: options.map(({ code, label, calm, sensed }) => ({
        ...{ code, label, calm: calm === true },
        ...(sensed && { sensed }),
      })),
    })),
  })),
  heard: [],
  machines: ['A01', 'A02', 'A03', 'A04'].map(machine),
  ...{ listed: true, alerts: [], handOvers: [], hours: [], awaitsRound: false },
};

type Signal = NonNullable<InnerView['signals']>[number];
const signal = (place: number, more: Partial<Signal> = {}): Signal => ({
  ...{ signal: 40 + place, machine: `A0${place}`, at: '2026-11-21T01:32:00.000Z', isOver: false },
  ...more,
});

let calls: { name: string; input: Record<string, unknown> }[];
let fails: unknown;
let user: UserEvent;
let inner: WindowStore<InnerView>;
let client: Client;

const kept =
  (name: string, answer: object = { seq: 1 }) =>
  async (input: Record<string, unknown>) => {
    calls.push({ name, input });
    if (fails) throw fails;
    return answer;
  };

interface Taps {
  procedure: string;
  answers: { step: string; options: string[] }[];
}

/** Judged by the product's own rules, as the process does; it takes no other member than the process does. */
function look({ procedure, answers, ...rest }: Taps) {
  expect(Object.keys(rest).sort()).toEqual(['machine', 'pack']);
  const reminder = judgeReminder(pack, { procedure, answers, heard: [] });
  if (!reminder) throw refused('UNKNOWN_CODE', '内容包中没有这个选项。');
  const { code, name, advice } = reminder.judgement.outcome;
  return {
    next: reminder.open[0]?.id ?? null,
    ...{ outcome: { code, name, advice, because: [] }, flags: [], toCounter: reminder.toCounter },
  };
}

/** What the process pushes. */
const shows = (...signals: Signal[]) =>
  act(() => {
    const { view } = inner.getState();
    if (!view) throw new Error('there is no view');
    const { signals: _, ...rest } = view;
    inner.setState({ view: { ...rest, ...(signals.length > 0 && { signals }) } });
  });

beforeEach(() => {
  calls = [];
  fails = undefined;
  user = userEvent.setup({ delay: null });
  client = {
    station: { stayAwake: async () => ({}) },
    lobby: {
      board: async () => BOARD,
      look: async (taps: Taps) => look(taps),
      remind: kept('remind'),
      handOver: kept('handOver', { seq: 1, code: '12343' }),
      answerSignal: kept('answerSignal'),
    },
  } as unknown as Client;
  const view = new PretendBranch().innerView();
  inner = pushedStore<InnerView>({ ...view, session: view.session && { ...view.session, room: 'lobby' } });
});

async function opens(): Promise<void> {
  render(<InnerWindow client={client} store={inner} />);
  await title('一问二看三提醒');
}

const title = (name: string) => screen.findByRole('heading', { level: 1, name });
const tap = async (name: string | RegExp) => user.click(await screen.findByRole('button', { name }));
const lines = () => within(screen.getByRole('region', { name: '设备提示' }));

describe('where no device tells of anything', () => {
  beforeEach(opens);

  it('nothing of it is there, on no page of the room', async () => {
    for (const place of ['机具提醒', '巡护', '柜台与交接']) {
      await tap(place);
      expect(screen.queryByText(/设备提示/), place).toBeNull();
    }
    await tap('机具提醒');
    await user.click(screen.getByRole('radio', { name: /A01/ }));
    for (const name of ['取款', /^正常/]) await tap(name);
    await title('看手机和纸条');
    expect(screen.queryByText(/设备/)).toBeNull();
  });
});

describe('a signal', () => {
  beforeEach(opens);

  it('is a line with the machine and the time, and no alarm', async () => {
    shows(signal(1));
    expect(lines().getByText('09:32 A01 大厅自助区 可能有人在通话')).toBeVisible();
    expect(screen.queryByRole('alert')).toBeNull();
    expect(screen.queryByRole('dialog')).toBeNull();
    shows(signal(1, { isOver: true }));
    expect(lines().getByText(/A01 大厅自助区 刚才可能有人通话，现在已挂断/)).toBeVisible();
    shows();
    expect(screen.queryByRole('region', { name: '设备提示' })).toBeNull();
  });

  it('stands on every page of the room, and leads from each to a reminder at its machine', async () => {
    shows(signal(2));
    await tap('柜台与交接');
    await user.click(lines().getByRole('button', { name: '去看看' }));
    await title('一问二看三提醒');
    expect(screen.getByRole('radio', { name: /A02/ })).toBeChecked();
    expect(calls, 'nothing is kept of the tap').toEqual([]);
  });

  it('is said beside the look it may mean and ticks nothing; what is sealed is what was tapped, and names the signal', async () => {
    shows(signal(1));
    await user.click(lines().getByRole('button', { name: '去看看' }));
    for (const name of ['取款', /^正常/]) await tap(name);
    await title('看手机和纸条');
    expect(screen.queryByRole('region', { name: '设备提示' }), 'said once, beside the option').toBeNull();
    const option = screen.getByRole('button', { name: /边打电话/ });
    expect(option).toHaveAccessibleDescription('设备提示');
    expect(option).toHaveAttribute('aria-pressed', 'false');
    for (const other of ['无', '看手机消息', '照纸条'])
      expect(screen.getByRole('button', { name: other }), other).not.toHaveAccessibleDescription();
    expect(screen.getByText('设备提示可能有人通话。请按您自己看到的点。')).toBeVisible();
    for (const name of ['无', '已提醒', '已确认办理']) await tap(name);
    await screen.findByText(/^已登记/);
    expect(calls).toMatchObject([{ name: 'remind', input: { machine: 'A01', signal: 41 } }]);
    expect(calls[0]?.input.answers).toContainEqual({ step: 'ATM-03', options: ['none'] });
  });

  it.each([
    ['没有人通话', 'no-call'],
    ['客户已离开', 'gone'],
  ])('is answered with one tap: %s', async (name, what) => {
    shows(signal(1), signal(2));
    const [, second] = lines().getAllByRole('button', { name });
    if (second) await user.click(second);
    expect(calls).toMatchObject([{ name: 'answerSignal', input: { signal: 42, what } }]);
  });

  it('whose answer was not kept says so', async () => {
    fails = refused('NO_SUCH_SIGNAL', '没有这条设备提示，或者已经处理过。');
    shows(signal(1));
    await tap('没有人通话');
    expect(await screen.findByText('没有这条设备提示，或者已经处理过。')).toBeVisible();
  });

  it('that comes while somebody is with a customer is said, and takes no tap of theirs away', async () => {
    await user.click(screen.getByRole('radio', { name: /A01/ }));
    await tap('取款');
    await title('看神态');
    shows(signal(2));
    expect(lines().getByText(/A02/)).toBeVisible();
    expect(lines().queryByRole('button')).toBeNull();
    await title('看神态');
  });

  it('of many are three lines and a number', async () => {
    shows(signal(4), signal(3), signal(2), signal(1));
    expect(lines().getAllByRole('status')).toHaveLength(3);
    expect(lines().getByText('还有 1 条。')).toBeVisible();
  });
});

describe('what is sealed names the signal', () => {
  const ORDINARY = ['withdraw', 'normal', 'none', 'reminded', 'confirmed'];
  const STEPS = ['ATM-01', 'ATM-02', 'ATM-03', 'ATM-04', 'ATM-06'];
  let store: ReminderStore;
  beforeEach(async () => {
    store = reminderStoreFor(client, inner, 'somebody else');
    await store.load();
  });

  async function reminds(): Promise<void> {
    for (const [place, option] of ORDINARY.entries()) await store.answer(STEPS[place] ?? '', [option]);
  }
  const named = () => calls.map(({ name, input }) => [name, input.machine, input.signal]);

  it('once: the next customer at the same machine is another', async () => {
    store.follow(41, 'A01');
    await reminds();
    await reminds();
    expect(named()).toEqual([
      ['remind', 'A01', 41],
      ['remind', 'A01', undefined],
    ]);
  });

  it('in a hand-over as well', async () => {
    store.follow(41, 'A01');
    await store.answer('ATM-01', ['to-known']);
    await store.handOver();
    expect(named()).toEqual([['handOver', 'A01', 41]]);
  });

  it('not at another machine, not after it was given up, and not when it was answered', async () => {
    store.follow(41, 'A01');
    store.chooseMachine('A02');
    await reminds();
    store.follow(41, 'A01');
    store.leave();
    await reminds();
    store.follow(41, 'A01');
    store.unfollow(41);
    await reminds();
    expect(named()).toEqual([
      ['remind', 'A02', undefined],
      ['remind', 'A01', undefined],
      ['remind', 'A01', undefined],
    ]);
  });

  it('still, when another one was answered meanwhile', async () => {
    store.follow(41, 'A01');
    store.unfollow(42);
    await reminds();
    expect(named()).toEqual([['remind', 'A01', 41]]);
  });
});
