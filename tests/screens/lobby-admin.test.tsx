// What the administrator does for the lobby, and the counter that takes in a slip: machines, other stations' keys, a scanned code.
import { render, screen, waitFor, within } from '@testing-library/react';
import userEvent, { type UserEvent } from '@testing-library/user-event';
import { beforeEach, describe, expect, it } from 'vitest';
import InnerWindow from '../../renderer/shell/inner-window.tsx';
import type { Client } from '../../renderer/state/transport.ts';
import type { InnerView } from '../../shared/contract/inner-view.ts';
import { NO_BACKUPS, PretendBranch, pushedStore, refused } from './pretend-branch.tsx';

const FINGERPRINT = 'ab'.repeat(32);
const OTHER = { name: 'yh/hz-01/t01/identity', fingerprint: FINGERPRINT };
const GROUPS = [
  { code: 'hall', name: '大厅自助区', regime: 'hold', say: '以柜台查询为准。' },
  { code: 'cash-recycler', name: '存取款一体机', regime: 'at-once', say: '不能撤销。' },
];

type Calls = { name: string; input: Record<string, unknown> }[];

let calls: Calls;
let user: UserEvent;

beforeEach(() => {
  calls = [];
  user = userEvent.setup();
});

const kept =
  (name: string, answer: object = { seq: 1 }) =>
  async (input: Record<string, unknown>) => {
    calls.push({ name, input });
    return answer;
  };

function viewOf(room: 'admin' | 'teller'): InnerView {
  const view = new PretendBranch().innerView();
  return { ...view, session: view.session && { ...view.session, room } };
}

describe('the administrator', () => {
  beforeEach(async () => {
    const machines: object[] = [];
    const client = {
      station: { stayAwake: async () => ({}) },
      backup: { list: async () => NO_BACKUPS },
      admin: { listStaff: async () => [], headOffice: async () => null, spareKeys: async () => [] },
      lobby: {
        machines: async () => ({ machines: [...machines], groups: GROUPS }),
        setMachines: async (input: { machines: object[] }) => {
          machines.splice(0, machines.length, ...input.machines);
          return kept('setMachines')(input as unknown as Record<string, unknown>);
        },
        stations: async () => ({ own: 'yh/hz-01/c01/identity+00+AA', stations: [] }),
        readStation: kept('readStation', OTHER),
        enrolStation: kept('enrolStation'),
      },
    } as unknown as Client;
    render(<InnerWindow client={client} store={pushedStore(viewOf('admin'))} />);
    await user.click(await screen.findByRole('button', { name: '总行和大堂' }));
    await screen.findByRole('heading', { name: '机具' });
  });

  it('lists a machine with its group, and no number twice', async () => {
    const panel = within(screen.getByRole('region', { name: '机具' }));
    await user.type(await panel.findByLabelText('机具编号'), 'C01');
    await user.click(panel.getByRole('radio', { name: /存取款一体机/ }));
    await user.click(panel.getByRole('button', { name: '登记这台机具' }));
    expect(await panel.findByText('机具 C01 已登记。')).toBeVisible();
    expect(panel.getByRole('row', { name: /C01 存取款一体机 马上汇出/ })).toBeVisible();
    await user.type(panel.getByLabelText('机具编号'), 'C01');
    await user.click(panel.getByRole('button', { name: '登记这台机具' }));
    expect(panel.getByText('这个编号已经登记。')).toBeVisible();
    expect(calls).toHaveLength(1);
  });

  it('enrols another station only after its fingerprint was compared, with a second person', async () => {
    const panel = within(screen.getByRole('region', { name: '其他设备的大堂交接单' }));
    await user.click(await panel.findByRole('button', { name: '登记一台设备' }));
    await user.type(screen.getByLabelText('那台设备的身份公钥'), 'yh/hz-01/t01/identity+11+BB');
    await user.click(screen.getByRole('button', { name: '核对指纹' }));
    expect(await screen.findByRole('heading', { name: OTHER.name })).toBeVisible();
    expect(screen.getByRole('button', { name: '由第二人复核' })).toBeDisabled();
    await user.click(screen.getByRole('checkbox', { name: '已逐组核对，完全一致' }));
    await user.click(screen.getByRole('button', { name: '由第二人复核' }));
    await user.type(await screen.findByLabelText('PIN'), '135246');
    await user.click(screen.getByRole('button', { name: '复核并登记' }));
    expect(await panel.findByText('设备已登记，可以接办它的大堂交接。')).toBeVisible();
    expect(calls.at(-1)).toMatchObject({
      name: 'enrolStation',
      input: { key: 'yh/hz-01/t01/identity+11+BB', approver: 'bing', pin: '135246' },
    });
  });
});

describe('the counter', () => {
  const show = (receive: (input: Record<string, unknown>) => Promise<object>) => {
    const lobby = { waiting: async () => ({ takesSlips: true, waiting: [] }), receive };
    const client = { station: { stayAwake: async () => ({}) }, lobby } as unknown as Client;
    render(<InnerWindow client={client} store={pushedStore(viewOf('teller'))} />);
  };
  const scans = async (text: string) => {
    await user.click(await screen.findByRole('button', { name: '收另一台设备的交接单' }));
    await user.click(screen.getByLabelText('扫到的内容'));
    await user.paste(text);
    await user.click(screen.getByRole('button', { name: '收下' }));
  };

  it('takes in what a scanner typed, with the line ends as they were signed', async () => {
    show(kept('receive', { seq: 1, code: '12343' }));
    await scans('yh/hz-01/t01/g1/hand-over\r\n{}\r\n\r\n— a b');
    expect(await screen.findByText('交接单已收下，交接码 12343 会填好。')).toBeVisible();
    expect(calls[0]?.input.slip).toBe('yh/hz-01/t01/g1/hand-over\n{}\n\n— a b\n');
  });

  it('takes in what stands in a file, and of a file that is no slip no more than its beginning', async () => {
    show(kept('receive', { seq: 1, code: '12343' }));
    await user.click(await screen.findByRole('button', { name: '收另一台设备的交接单' }));
    const choose = (text: string) =>
      user.upload(
        screen.getByLabelText('打开交接单文件'),
        new File([text], '交接单.note', { type: 'text/plain' }),
      );
    await choose('9'.repeat(2_000));
    await waitFor(() => expect(screen.getByLabelText('扫到的内容')).toHaveValue('9'.repeat(1_000)));
    await choose('yh/hz-01/t01/g1/hand-over\n{}\n\n— a b\n');
    await waitFor(() =>
      expect(screen.getByLabelText('扫到的内容')).toHaveValue('yh/hz-01/t01/g1/hand-over\n{}\n\n— a b\n'),
    );
    await user.click(screen.getByRole('button', { name: '收下' }));
    expect(await screen.findByText('交接单已收下，交接码 12343 会填好。')).toBeVisible();
    expect(calls[0]?.input.slip).toBe('yh/hz-01/t01/g1/hand-over\n{}\n\n— a b\n');
  });

  it('says why a slip was not taken, and keeps the dialog open', async () => {
    show(async () => {
      throw refused('SLIP_OLD', '交接单不是今天的，没有收下。');
    });
    await scans('nonsense');
    expect(await screen.findByText('交接单不是今天的，没有收下。')).toBeVisible();
    await waitFor(() => expect(screen.getByRole('dialog', { name: '收大堂交接单' })).toBeVisible());
  });
});
