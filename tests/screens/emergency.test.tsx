// Emergency access at the glass: the way in, the line over each page, the administrator's envelope, the auditor's look.
import { render, screen, within } from '@testing-library/react';
import userEvent, { type UserEvent } from '@testing-library/user-event';
import { beforeEach, describe, expect, it } from 'vitest';
import InnerWindow from '../../renderer/shell/inner-window.tsx';
import type { Client } from '../../renderer/state/transport.ts';
import type { InnerView } from '../../shared/contract/inner-view.ts';
import type { Role } from '../../shared/words/roles.ts';
import { NO_BACKUPS, PretendBranch, pushedStore, refused } from './pretend-branch.tsx';

const PIN = '135246';
const CODE = '7M3K-9QXR-2FVA-0HJT';
const REASON = '主管生病没有来，客户在柜台等复核';
const AT = '2026-11-21T01:30:00.123Z';
const YI = { id: 'yi', name: '大堂经理乙', roles: ['lobby' as const] };
const WU = { id: 'wu', name: '审计戊', roles: ['auditor' as const] };

let user: UserEvent;
let calls: { name: string; input: Record<string, unknown> }[];
let fails: Map<string, unknown>;
let reviewed: boolean;

beforeEach(() => {
  user = userEvent.setup();
  calls = [];
  fails = new Map();
  reviewed = false;
});

const call = (name: string, answer: unknown) => async (input: Record<string, unknown>) => {
  calls.push({ name, input });
  if (fails.has(name)) throw fails.get(name);
  return answer;
};
const USE = {
  ...{ begun: 41, who: '大堂经理乙', role: 'supervisor' as const, at: AT, reason: REASON, mine: false },
  ...{ endedAt: '2026-11-21T01:50:00.123Z', why: 'asked' as const },
};
const client = {
  station: { stayAwake: async () => ({}) },
  backup: { list: async () => NO_BACKUPS },
  auditor: { generations: async () => [] },
  lobby: {
    machines: async () => ({ machines: [], groups: [] }),
    stations: async () => ({ own: 'b/b/d/identity+00+AA', stations: [] }),
  },
  admin: {
    listStaff: async () => [{ ...YI, status: 'active', since: AT, hasPin: true }],
    headOffice: async () => null,
    spareKeys: async () => [],
  },
  emergency: {
    makeCode: call('makeCode', { code: CODE }),
    begin: call('begin', { seq: 41 }),
    end: call('end', { seq: 42 }),
    list: async () => ({
      ...{ total: 1, page: 0, pageSize: 50, recent: 3, minutes: 30 },
      uses: [{ ...USE, review: reviewed ? { by: '审计戊', at: AT, found: '已和本人、负责人核对' } : null }],
    }),
    acts: call('acts', {
      ...{ total: 1, page: 0, pageSize: 50 },
      acts: [{ seq: 44, at: AT, kind: 'x', sentence: '复核人作出决定', caseId: null, about: null }],
    }),
    review: async (input: Record<string, unknown>) => {
      calls.push({ name: 'review', input });
      reviewed = true;
      return { seq: 50 };
    },
  },
} as unknown as Client;

const RUNNING = {
  staff: 'yi',
  name: YI.name,
  role: 'supervisor' as const,
  until: '2026-11-21T02:00:00.000Z',
};
const PAST = { begun: 41, name: YI.name, role: 'supervisor' as const, at: AT };

function show(part: Partial<InnerView>) {
  const branch = new PretendBranch();
  branch.people = [...branch.people, YI, WU];
  const store = pushedStore<InnerView>({ ...branch.innerView(), ...part });
  return render(<InnerWindow client={client} store={store} />);
}
const signedOut = { phase: 'signed-out', session: null } as const;
const inRoom = (room: Role, staff = 'bing') => {
  const { session } = new PretendBranch().innerView();
  return { session: session && { ...session, staff, room } };
};
const press = async (name: string | RegExp) => user.click(await screen.findByRole('button', { name }));
const emergency = (words: Partial<NonNullable<InnerView['emergency']>> = {}) => ({
  emergency: { code: 'ready' as const, unreviewed: 0, latest: [], ...words },
});

describe('at the door', () => {
  it('asks who, which role and why, then for the PIN and the code', async () => {
    show({ ...signedOut, ...emergency() });
    await press('应急进入');
    const dialog = within(await screen.findByRole('dialog', { name: '应急进入' }));
    expect(dialog.queryByRole('radio', { name: '审计戊' }), 'who audits takes over nothing').toBeNull();
    await user.click(dialog.getByRole('radio', { name: '大堂经理乙' }));
    expect(dialog.getAllByRole('radio').slice(-3)).toHaveLength(3);
    await user.click(dialog.getByRole('radio', { name: '运营主管' }));
    await user.type(dialog.getByLabelText('为什么要应急进入'), '主管生病');
    await user.click(dialog.getByRole('button', { name: '下一步' }));
    expect(dialog.getByText('请至少写 10 个字。')).toBeVisible();
    await user.type(dialog.getByLabelText('为什么要应急进入'), '没有来，客户在柜台等复核');
    await user.click(dialog.getByRole('button', { name: '下一步' }));
    const proof = within(screen.getByRole('dialog', { name: '大堂经理乙，临时担任运营主管' }));
    const data = { triesLeft: 4 };
    fails.set('begin', refused('CODE_WRONG', '应急口令不正确。', data));
    await user.type(proof.getByLabelText('信封里的应急口令'), '7m3k 9qxr');
    await user.type(proof.getByLabelText('本人 PIN'), PIN);
    await user.click(proof.getByRole('button', { name: '应急进入' }));
    expect(await proof.findByText('应急口令不正确，还可以再试 4 次。')).toBeVisible();
    expect(proof.getByLabelText('本人 PIN'), 'the PIN is keyed anew').toHaveValue('');
    const asked = { staff: 'yi', pin: PIN, code: '7m3k 9qxr', role: 'supervisor', reason: REASON };
    expect(calls).toEqual([{ name: 'begin', input: { command: expect.any(String), ...asked } }]);
  });

  it('says where there is no code, and what to do', async () => {
    show(signedOut);
    await press('应急进入');
    expect(await screen.findByText('还没有应急口令。请联系网点负责人或上级行。')).toBeVisible();
    expect(screen.queryByLabelText('本人 PIN')).toBeNull();
  });

  it('offers the role to whoever took it over when they sign in again', async () => {
    show({ ...signedOut, ...emergency({ code: 'used', running: RUNNING }) });
    await press(/大堂经理乙/);
    expect(screen.getByRole('radio', { name: '运营主管' })).toBeVisible();
  });
});

describe('the line over each page', () => {
  it('says who, as what and until when, in every room, and ends it', async () => {
    show({ ...emergency({ code: 'used', running: RUNNING }) });
    expect(
      await screen.findByText('应急进入中：大堂经理乙，临时担任运营主管，到 10:00 为止。'),
    ).toBeVisible();
    await press('结束应急进入');
    expect(calls.map(({ name }) => name)).toEqual(['end']);
  });

  it.each([
    ...([
      ['branch-head', true],
      ['auditor', true],
      ['admin', true],
    ] as const),
    ...([
      ['teller', false],
      ['supervisor', false],
      ['compliance', false],
    ] as const),
  ])('stands afterwards in the room of %s: %s', async (room, isTold) => {
    const clientOf = emergency({ code: 'used', unreviewed: 2, latest: [PAST] });
    show({ ...inRoom(room), ...clientOf });
    const line = await screen
      .findByText(
        '2026-11-21 09:30 大堂经理乙应急担任过运营主管，等审计查看。',
        {},
        { timeout: isTold ? 1000 : 50 },
      )
      .catch(() => null);
    expect(line !== null).toBe(isTold);
    expect(screen.queryByText('另有 1 次等审计查看。') !== null).toBe(isTold);
  });

  it('is nowhere on the screen that is turned to the customer', () => {
    const branch = new PretendBranch();
    show({ phase: 'turned', session: null, outer: branch.outerView() });
    expect(screen.queryByText(/应急/)).toBeNull();
  });
});

describe('the administrator', () => {
  it('makes the code with a second person, sees it once, and puts it away', async () => {
    show({ ...inRoom('admin', 'ji') });
    await press('密钥和备份');
    const panel = within(await screen.findByRole('region', { name: '应急口令信封' }));
    expect(panel.getByText('还没有应急口令。')).toBeVisible();
    await user.click(panel.getByRole('button', { name: '制作应急口令' }));
    const dialog = within(await screen.findByRole('dialog', { name: '第二人复核' }));
    await user.type(dialog.getByLabelText('PIN'), PIN);
    await user.click(dialog.getByRole('button', { name: '复核并制作' }));
    expect(await panel.findByText('7M3K')).toBeVisible();
    expect(panel.getByRole('button', { name: '已密封保管' })).toBeDisabled();
    await user.click(panel.getByRole('checkbox'));
    await user.click(panel.getByRole('button', { name: '已密封保管' }));
    expect(screen.queryByText('7M3K')).toBeNull();
    expect(calls[0]).toEqual({
      name: 'makeCode',
      input: { command: expect.any(String), approver: 'bing', pin: PIN },
    });
  });

  it('who sits there by the code sets a PIN anew and is offered nothing else', async () => {
    const running = { ...RUNNING, role: 'admin' as const };
    show({ ...inRoom('admin', 'yi'), ...emergency({ code: 'used', running }) });
    expect(await screen.findByRole('button', { name: '重设 PIN：大堂经理乙' })).toBeVisible();
    expect(screen.queryByRole('button', { name: '密钥和备份' })).toBeNull();
    expect(screen.queryByRole('button', { name: /修改|添加|从文件更新/ })).toBeNull();
  });
});

describe('the auditor', () => {
  it('reads why and what was done, is told that it is often, and writes what they found', async () => {
    show({ ...inRoom('auditor', 'wu'), ...emergency({ code: 'used', unreviewed: 1, latest: [PAST] }) });
    await press('应急进入');
    expect(await screen.findByText(`原因：${REASON}`)).toBeVisible();
    expect(screen.getByText('共 1 次，近 90 天 3 次。')).toBeVisible();
    expect(screen.getByText(/近 90 天用了三次以上/)).toBeVisible();
    await press('查看这段时间做了什么');
    expect(await screen.findByRole('cell', { name: '复核人作出决定' })).toBeVisible();
    expect(screen.getByRole('button', { name: '记下查看结果' })).toBeDisabled();
    await user.type(screen.getByLabelText('查看结果'), '已和本人、负责人核对');
    await press('记下查看结果');
    expect(await screen.findByText(/审计戊 已查看：已和本人、负责人核对/)).toBeVisible();
    expect(calls.at(-1)?.input).toMatchObject({ begun: 41, found: '已和本人、负责人核对' });
  });
});
