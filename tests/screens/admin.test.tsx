// The administrator's room at the glass: people, roles that clash, PINs, and what this machine says of itself.
import { render, screen, within } from '@testing-library/react';
import userEvent, { type UserEvent } from '@testing-library/user-event';
import { beforeEach, describe, expect, it } from 'vitest';
import InnerWindow from '../../renderer/shell/inner-window.tsx';
import type { Client } from '../../renderer/state/transport.ts';
import type { InnerView } from '../../shared/contract/inner-view.ts';
import { NO_BACKUPS, pushedStore, refused } from './pretend-branch.tsx';

const JI = { id: 'ji', name: '管理员己', roles: ['admin' as const] };
const JIA = { id: 'jia', name: '柜员甲', roles: ['teller' as const] };
const SINCE = { status: 'active', since: '2026-11-21T01:30:00.123Z', hasPin: true };

const VIEW: InnerView = {
  ...{ mode: 'demo', phase: 'working', stop: null, people: [JI, JIA], reviewer: null, current: null },
  ...{ waiting: [], procedures: [], customerWindow: 'connected', packRefused: null },
  station: {
    ...{ bank: '样例银行', branch: '样例网点', device: '一号柜台' },
    ...{
      origin: 'b/b/d/g1',
      identities: ['a0bc8bb03038d2b6', 'f1e2d3c4b5a69788'],
      identityWords: ['的 一 是 在'],
      version: '0.1.0',
    },
  },
  session: {
    ...{ staff: JI.id, name: JI.name, roles: JI.roles, room: 'admin' },
    ...{ noticeAfterMs: 240_000, lockAfterMs: 300_000 },
  },
};

let calls: { name: string; input: Record<string, unknown> }[];
let fails: Map<string, unknown>;
let user: UserEvent;

const call = (name: string) => async (input: Record<string, unknown>) => {
  calls.push({ name, input });
  if (fails.has(name)) throw fails.get(name);
  return { seq: 1 };
};

beforeEach(async () => {
  calls = [];
  fails = new Map();
  user = userEvent.setup();
  const client = {
    station: { stayAwake: async () => ({}) },
    backup: { list: async () => NO_BACKUPS },
    lobby: {
      machines: async () => ({ machines: [], groups: [] }),
      stations: async () => ({ own: 'b/b/d/identity+00+AA', stations: [] }),
    },
    admin: {
      headOffice: async () => null,
      spareKeys: async () => [],
      listStaff: async () => [JI, JIA].map((person) => ({ ...person, ...SINCE })),
      addStaff: call('addStaff'),
      changeStaff: call('changeStaff'),
      resetPin: call('resetPin'),
    },
  } as unknown as Client;
  render(<InnerWindow client={client} store={pushedStore(VIEW)} />);
  await screen.findByRole('row', { name: /jia/ });
});

const press = (name: string) => user.click(screen.getByRole('button', { name }));
const check = (name: string) => user.click(screen.getByRole('checkbox', { name }));

async function typePins(pin: string, again: string) {
  await user.type(screen.getByLabelText(/^PIN/), pin);
  await user.type(screen.getByLabelText('再输一次 PIN'), again);
}

describe('people', () => {
  it('are listed with roles, status and since when', () => {
    const row = within(screen.getByRole('row', { name: /jia/ }));
    expect(row.getByRole('rowheader', { name: '柜员甲' })).toBeVisible();
    expect(row.getByText('柜员')).toBeVisible();
    expect(row.getByText('在用')).toBeVisible();
    expect(row.getByText('2026-11-21')).toBeVisible();
    expect(screen.queryByRole('button', { name: /删除/ })).toBeNull();
  });

  it('may not hold roles that clash, and this is said at once', async () => {
    await press('添加人员');
    await check('审计');
    expect(screen.queryByRole('alert')).toBeNull();
    await check('管理员');
    expect(screen.getByRole('alert')).toHaveTextContent('审计不能由管理员兼任。');
    await user.type(screen.getByLabelText('工号'), 'xin');
    await user.type(screen.getByLabelText('姓名'), '新人');
    await typePins('739152', '739152');
    await press('添加');
    expect(calls).toEqual([]);
  });

  it('are added with number, name, roles and a PIN keyed twice', async () => {
    await press('添加人员');
    await user.type(screen.getByLabelText('工号'), 'jia');
    await user.type(screen.getByLabelText('姓名'), '买买提·吐尔逊');
    await check('柜员');
    await typePins('739152', '739151');
    await press('添加');
    expect(screen.getByText('这个工号已经有人使用。')).toBeVisible();
    expect(screen.getByText('两次输入的 PIN 不一样。')).toBeVisible();
    await user.type(screen.getByLabelText('工号'), '-2');
    await user.clear(screen.getByLabelText('再输一次 PIN'));
    await user.type(screen.getByLabelText('再输一次 PIN'), '739152');
    await press('添加');
    expect(calls[0]?.input).toMatchObject({
      id: 'jia-2',
      name: '买买提·吐尔逊',
      roles: ['teller'],
      pin: '739152',
    });
    expect(await screen.findByText(/已添加 买买提·吐尔逊/)).toBeVisible();
    expect(screen.getByRole('button', { name: '添加人员' })).toHaveFocus();
  });

  it('who leave are disabled, and history stays', async () => {
    await press('修改 柜员甲');
    await user.click(screen.getByLabelText('已停用'));
    await press('保存');
    expect(calls[0]?.input).toMatchObject({
      id: 'jia',
      name: '柜员甲',
      roles: ['teller'],
      status: 'disabled',
    });
    expect(await screen.findByText(/历史记录保留/)).toBeVisible();
  });

  it('always include one administrator: the refusal is shown where it was asked', async () => {
    fails.set('changeStaff', refused('LAST_ADMIN', '至少要保留一位在用的管理员。'));
    await press('修改 管理员己');
    await user.click(screen.getByLabelText('已停用'));
    await press('保存');
    const dialog = within(screen.getByRole('dialog'));
    expect(await dialog.findByRole('alert')).toHaveTextContent('至少要保留一位在用的管理员。');
  });

  it('get a new PIN, and a weak one is refused in plain words', async () => {
    fails.set('resetPin', refused('WEAK_PIN', 'PIN 太简单，请换一个。'));
    await press('重设 PIN：柜员甲');
    await typePins('111111', '111111');
    await press('重设 PIN');
    expect(await screen.findByRole('alert')).toHaveTextContent('PIN 太简单');
    expect(calls[0]?.input).toMatchObject({ id: 'jia', pin: '111111' });
  });
});

describe('this machine', () => {
  it('says its identities in groups of four', async () => {
    await press('本机');
    const panel = within(screen.getByRole('complementary', { name: '本机' }));
    for (const group of ['a0bc', '8bb0', '3038', 'd2b6', 'f1e2', 'd3c4'])
      expect(panel.getByText(group)).toBeVisible();
    expect(panel.getByText('b/b/d/g1')).toBeVisible();
  });
});
