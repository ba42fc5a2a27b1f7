// The lobby's room at the glass: what stays in the window, what is said when it ends, and that a hand-over shows its code.
import { act, render, screen, waitFor } from '@testing-library/react';
import userEvent, { type UserEvent } from '@testing-library/user-event';
import { beforeEach, describe, expect, it } from 'vitest';
import type { LobbyBoard } from '../../renderer/lobby/reminder-store.ts';
import InnerWindow from '../../renderer/shell/inner-window.tsx';
import type { Client } from '../../renderer/state/transport.ts';
import type { WindowStore } from '../../renderer/state/window-store.ts';
import type { InnerView } from '../../shared/contract/inner-view.ts';
import { judgeReminder } from '../../shared/lobby/reminder.ts';
import { pack, procedure } from '../procedure/sample-steps.ts';
import { PretendBranch, pushedStore, refused } from './pretend-branch.tsx';

const ATM = procedure('ATM');

const BOARD: LobbyBoard = {
  ...{ pack: `${'A'.repeat(43)}=`, label: '示例，非监管标准' },
  procedure: { code: 'ATM', name: ATM.name, slogan: ATM.slogan },
  steps: ATM.steps.map(({ id, part, title, say, why, limit, channel, choose, groups }) => ({
    ...{ id, part, title, say, why, limit, channel, choose, basis: [] },
    groups: groups.map(({ label, options }) => ({
      label,
      options: options.map((option) => ({
        code: option.code,
        label: option.label,
        calm: option.calm === true,
      })),
    })),
  })),
  heard: [{ code: 'secrecy', label: '要求保密，或教人怎么说' }],
  machines: [{ code: 'A01', name: '大厅自助区', regime: 'hold', say: '能不能撤，以柜台查询为准。' }],
  ...{ listed: true, alerts: [], handOvers: [], hours: [], awaitsRound: false },
};

interface Taps {
  procedure: string;
  answers: { step: string; options: string[] }[];
  heard?: string[];
}

let calls: { name: string; input: Taps }[];
let fails: unknown;
let user: UserEvent;
let inner: WindowStore<InnerView>;

/** Judged by the product's own rules, as the process does. */
function look(taps: Taps) {
  const reminder = judgeReminder(pack, { ...taps, heard: taps.heard ?? [] });
  if (!reminder) throw refused('UNKNOWN_CODE', '内容包中没有这个选项。');
  const { code, name, advice } = reminder.judgement.outcome;
  const because = reminder.judgement.causes.map((cause) => pack.flags[cause]?.meaning ?? cause);
  return {
    next: reminder.open[0]?.id ?? null,
    ...{ outcome: { code, name, advice, because }, flags: [], toCounter: reminder.toCounter },
  };
}

const sealed =
  (name: string, answer: object = { seq: 1 }) =>
  async (input: Taps) => {
    calls.push({ name, input });
    if (fails) throw fails;
    return answer;
  };

beforeEach(async () => {
  calls = [];
  fails = undefined;
  user = userEvent.setup();
  const client = {
    station: { stayAwake: async () => ({}) },
    lobby: {
      board: async () => BOARD,
      look: async (taps: Taps) => look(taps),
      remind: sealed('remind'),
      handOver: sealed('handOver', { seq: 1, code: '12343' }),
      makeRound: sealed('makeRound'),
      slip: async () => ({ slip: 'yh/hz-01/t01/g1/hand-over\n{}\n\n— a b\n' }),
      writeSlip: sealed('writeSlip', { file: '/data/exports/交接单.note', sha256: 'AP8Q' }),
    },
  } as unknown as Client;
  const view = new PretendBranch().innerView();
  const lobby = { ...view, session: view.session && { ...view.session, room: 'lobby' as const } };
  inner = pushedStore<InnerView>(lobby);
  render(<InnerWindow client={client} store={inner} />);
  await screen.findByRole('heading', { name: '一问二看三提醒' });
});

const tap = async (name: string | RegExp) => user.click(await screen.findByRole('button', { name }));
const title = (name: string) => screen.findByRole('heading', { level: 1, name });

async function remindsPlainly(): Promise<void> {
  for (const name of ['取款', /^正常/, '无', '已提醒', '已确认办理']) await tap(name);
}

describe('an ordinary reminder', () => {
  it('sends nothing to be kept until the fifth tap, and then one entry', async () => {
    for (const name of ['取款', /^正常/, '无', '已提醒']) await tap(name);
    await title('提醒确认后再办');
    expect(calls).toEqual([]);
    await tap('已确认办理');
    expect(await screen.findByText('已登记：巡查登记。没有记录客户身份。')).toBeVisible();
    expect(calls.map(({ name }) => name)).toEqual(['remind']);
    expect(calls[0]?.input.answers).toHaveLength(5);
  });

  it('that could not be sealed says so, keeps the taps, and can be noted again', async () => {
    fails = refused('NOT_SEALED', '没有记录成功，这一步不算办完。请看屏幕上的说明。');
    await remindsPlainly();
    expect(await screen.findByText(/这一步不算办完/)).toBeVisible();
    expect(screen.getByText('没有登记成功，可以再点一次“登记”。')).toBeVisible();
    expect(screen.queryByText(/^已登记/)).toBeNull();
    fails = undefined;
    await tap('登记');
    expect(await screen.findByText(/^已登记/)).toBeVisible();
    expect(calls).toHaveLength(2);
    expect(calls[1]?.input.answers).toEqual(calls[0]?.input.answers);
  });

  it('given up half-way sends nothing and says that nothing was kept', async () => {
    await tap('取款');
    await title('看神态');
    await tap('不登记，退出');
    expect(await screen.findByText('这次提醒没有登记。点过的内容都没有保留。')).toBeVisible();
    expect(calls).toEqual([]);
  });

  it('outlives a lock of the screen, and not a sign-out', async () => {
    await tap('取款');
    await title('看神态');
    const before = inner.getState();
    const shows = (view: Partial<InnerView>) =>
      act(() => inner.setState({ view: before.view && { ...before.view, ...view } }));
    shows({ phase: 'locked' });
    expect(screen.queryByText('看神态')).toBeNull();
    shows({});
    await title('看神态');
    shows({ phase: 'signed-out', session: null });
    shows({});
    await title('一问二看三提醒');
    expect(screen.queryByText('看神态')).toBeNull();
    expect(calls).toEqual([]);
  });

  it('takes a mis-tap back', async () => {
    await tap('取款');
    await tap(/^正常/);
    await title('看手机和纸条');
    await tap('上一步');
    await title('看神态');
    await tap('上一步');
    await title('一问二看三提醒');
    await remindsPlainly();
    await waitFor(() => expect(calls).toHaveLength(1));
    expect(calls[0]?.input.answers).toHaveLength(5);
  });

  it('says so where the machine cannot read aloud', async () => {
    expect(await screen.findByText('这台机器没有中文语音，请您念给客户听。')).toBeVisible();
  });
});

describe('what was noticed', () => {
  it('a phrase that was heard suggests the counter at once, with the words of the rules', async () => {
    await tap('取款');
    await title('看神态');
    await user.click(screen.getByText('听到这些话，点一下'));
    await tap('要求保密，或教人怎么说');
    expect(await screen.findByText('请客户暂停操作，陪同到柜台')).toBeVisible();
    await tap('现在就交接到柜台');
    expect(await screen.findByText('12 343')).toBeVisible();
    expect(calls[0]).toMatchObject({ name: 'handOver', input: { heard: ['secrecy'] } });
    await tap('下一位');
    await title('一问二看三提醒');
  });

  it('does not end by itself where the counter is suggested: somebody decides whether the customer went', async () => {
    for (const name of ['转给不认识的人', /^正常/, '无', '已提醒', '未核实', '已确认办理']) await tap(name);
    await title('都点好了');
    expect(calls).toEqual([]);
    await tap('客户没有去柜台，只登记');
    expect(await screen.findByText('已登记：陪同到柜台、主管复核。没有记录客户身份。')).toBeVisible();
  });
});

it('a request to cancel is told with what the pack says of this machine, and promises nothing', async () => {
  await tap('想撤销刚才的转账');
  await title('撤销申请');
  expect(screen.getByText('能不能撤，以柜台查询为准。')).toBeVisible();
  await tap('申请已签名，交柜台');
  await tap('交接到柜台');
  expect(calls.map(({ name }) => name)).toEqual(['handOver']);
});

it('a round is sent with what was seen, and a strange device asks for a report', async () => {
  await tap('巡护');
  await tap('正常');
  await tap('多了不认识的装置');
  expect(screen.getByRole('button', { name: '正常' })).toHaveAttribute('aria-pressed', 'false');
  expect(screen.getByText(/请先停用这台机具，并报告网点负责人/)).toBeVisible();
  await tap('登记这一圈');
  expect(await screen.findByText('已登记：看了 1 台机具。')).toBeVisible();
  expect(calls).toMatchObject([
    { name: 'makeRound', input: { machines: [{ machine: 'A01', seen: ['foreign-device'] }] } },
  ]);
});

it('hands over to another station by a code to scan, or by a file whose place is said', async () => {
  await tap('取款');
  await user.click(screen.getByText('听到这些话，点一下'));
  await tap('要求保密，或教人怎么说');
  await tap('现在就交接到柜台');
  await user.click(await screen.findByText('去另一台设备的柜台'));
  expect(await screen.findByRole('img', { name: /大堂交接单/ })).toBeVisible();
  expect(calls.map(({ name }) => name)).toEqual(['handOver']);
  await tap('写成文件');
  expect(await screen.findByText('已写好，并记入台账：/data/exports/交接单.note')).toBeVisible();
  expect(calls.at(-1)).toMatchObject({ name: 'writeSlip', input: { code: '12343' } });
});
