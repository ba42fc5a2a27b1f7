// The settings at the glass: how it stands, what is a setting, and when a second person is asked.
import { render, screen } from '@testing-library/react';
import userEvent, { type UserEvent } from '@testing-library/user-event';
import { expect, it } from 'vitest';
import InnerWindow from '../../renderer/shell/inner-window.tsx';
import type { Client } from '../../renderer/state/transport.ts';
import type { InnerView } from '../../shared/contract/inner-view.ts';
import { NO_BACKUPS, pushedStore } from './pretend-branch.tsx';

const BING = { id: 'bing', name: '网点负责人丙', roles: ['branch-head' as const] };

/** The room is loaded when somebody sits down in it. */
const LOADED = { timeout: 10_000 };
const STATION = {
  ...{ bank: '样例银行', branch: '湖滨支行', device: '一号柜台', origin: 'o', version: '0.1.0' },
  ...{ identities: [], identityWords: [] },
};

/** An administrator who has opened the settings. @param people whom else the branch has */
async function atSettings(
  settings: Record<string, (input: never) => Promise<unknown>>,
  people: InnerView['people'] = [],
): Promise<UserEvent> {
  const user = userEvent.setup();
  const session = { staff: 'ji', name: '己', roles: ['admin' as const], room: 'admin' as const };
  const view: InnerView = {
    ...{ mode: 'live', phase: 'working', stop: null, reviewer: null, current: null, packRefused: null },
    ...{ waiting: [], procedures: [], customerWindow: 'connected', people, station: STATION },
    session: { ...session, noticeAfterMs: 240_000, lockAfterMs: 300_000 },
  };
  const client = {
    station: { stayAwake: async () => ({}) },
    backup: { list: async () => NO_BACKUPS },
    admin: { headOffice: async () => null, spareKeys: async () => [], listStaff: async () => [] },
    settings,
  } as unknown as Client;
  render(<InnerWindow client={client} store={pushedStore(view)} />);
  await user.click(await screen.findByRole('button', { name: '参数' }, LOADED));
  return user;
}

it('the telephone number that a stopped window shows is a number, and is said once it is kept', async () => {
  const sent: unknown[] = [];
  const user = await atSettings({ setHelpPhone: async (input: unknown) => void sent.push(input) });
  expect(screen.getByText('现在没有设定，屏幕上只写管理员的姓名。')).toBeVisible();
  const field = screen.getByLabelText('窗口出错时打的电话');
  await user.type(field, '找小王');
  expect(screen.getByText(/^请填电话号码/)).toBeVisible();
  expect(screen.getByRole('button', { name: '保存电话' })).toBeDisabled();
  await user.clear(field);
  await user.type(field, '0571-55550199{Enter}');
  expect(sent).toEqual([{ command: expect.any(String), phone: '0571-55550199' }]);
  expect(await screen.findByText('已改为 0571-55550199。')).toBeVisible();
});

it('the hour of the nightly restart is chosen from those of the night, or none', async () => {
  const sent: unknown[] = [];
  const user = await atSettings({ setRestart: async (input: unknown) => void sent.push(input) });
  const field = screen.getByLabelText('夜里自动重新启动');
  expect(field).toHaveDisplayValue('不自动重新启动');
  expect(screen.getByRole('button', { name: '保存时间' })).toBeDisabled();
  await user.selectOptions(field, '3 点以后');
  await user.click(screen.getByRole('button', { name: '保存时间' }));
  expect(sent).toEqual([{ command: expect.any(String), hour: 3 }]);
  expect(await screen.findByText('已改为夜里 3 点以后。')).toBeVisible();
});

it('head office’s file is shown against what is set now before it is taken; one that is refused says why', async () => {
  const readable = {
    ...{ state: 'readable', number: 7, settings: { idleLockMinutes: 15, restartHour: null } },
    now: { idleLockMinutes: 5, helpPhone: '', restartHour: 3 },
  };
  const sent: unknown[] = [];
  const user = await atSettings({
    previewFile: async ({ note }: { note: string }) =>
      note === 'good' ? readable : { state: 'refused', why: 'bad-signature' },
    applyFile: async (input: unknown) => void sent.push(input),
  });
  const field = screen.getByLabelText('选择参数文件');
  await user.upload(field, new File(['bad'], 'x.cgsettings'));
  expect(await screen.findByText('签名不对，文件可能被改动过，没有收。')).toBeVisible();
  await user.upload(screen.getByLabelText('选择参数文件'), new File(['good'], 'x.cgsettings'));
  expect(await screen.findByRole('row', { name: /锁屏 5 分钟 15 分钟/ })).toBeVisible();
  expect(screen.getByRole('row', { name: /重新启动 3 点以后 不自动重新启动/ })).toBeVisible();
  expect(sent).toEqual([]);
  await user.click(screen.getByRole('button', { name: '收下，照此设定' }));
  expect(sent).toEqual([{ command: expect.any(String), note: 'good' }]);
  expect(await screen.findByText('已照第 7 号参数文件设定。')).toBeVisible();
});

it('the idle lock is set in minutes; above ten a second person agrees', async () => {
  const sent: unknown[] = [];
  const user = await atSettings({ setIdleLock: async (input: unknown) => void sent.push(input) }, [BING]);
  expect(screen.getByText('现在是 5 分钟。')).toBeVisible();
  const field = screen.getByLabelText('无人操作多少分钟后锁屏');
  const type = async (text: string) => {
    await user.clear(field);
    await user.type(field, text);
  };
  for (const text of ['0', '31', 'x']) {
    await type(text);
    expect(screen.getByText('请填 1 至 30 的整数。')).toBeVisible();
    expect(screen.getByRole('button', { name: /^(保存|由第二人复核)$/ })).toBeDisabled();
  }
  await type('3{Enter}');
  expect(sent).toEqual([{ command: expect.any(String), minutes: 3 }]);
  await type('20{Enter}');
  expect(sent).toHaveLength(1);
  for (const digit of '739152') await user.click(screen.getByRole('button', { name: digit }));
  await user.click(screen.getByRole('button', { name: '复核并保存' }));
  expect(sent[1]).toMatchObject({ minutes: 20, second: { approver: 'bing', pin: '739152' } });
  expect(await screen.findByText('已改为 20 分钟，从现在起生效。')).toBeVisible();
});
