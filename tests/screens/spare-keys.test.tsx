// The administrator's panel of spare keys: a second person, the key shown once, and nothing of it left on the page.
import { render, screen, within } from '@testing-library/react';
import userEvent, { type UserEvent } from '@testing-library/user-event';
import { beforeEach, describe, expect, it } from 'vitest';
import InnerWindow from '../../renderer/shell/inner-window.tsx';
import type { Client } from '../../renderer/state/transport.ts';
import { NO_BACKUPS, PretendBranch, pushedStore } from './pretend-branch.tsx';

const MADE = { id: '0011aabb', key: 'CG1QYPP6ZZZ' };
const PIN = '135246';
let user: UserEvent;
let calls: Record<string, unknown>[];
let made: { kind: 'recovery'; id: string; at: string }[];

beforeEach(async () => {
  user = userEvent.setup();
  calls = [];
  made = [];
  const take = (input: Record<string, unknown>) => void calls.push(input);
  const client = {
    station: { stayAwake: async () => ({}) },
    backup: { list: async () => NO_BACKUPS },
    lobby: {
      machines: async () => ({ machines: [], groups: [] }),
      stations: async () => ({ own: 'b/b/d/identity+00+AA', stations: [] }),
    },
    admin: {
      listStaff: async () => [],
      headOffice: async () => null,
      spareKeys: async () => made,
      renewRecoveryKey: async (input: Record<string, unknown>) => {
        take(input);
        made = [{ kind: 'recovery', id: MADE.id, at: '2026-11-21T01:30:00.123Z' }];
        return MADE;
      },
      setPassphrase: async (input: Record<string, unknown>) => {
        take(input);
        return { seq: 9 };
      },
    },
  };
  const view = new PretendBranch().innerView();
  const session = view.session && { ...view.session, staff: 'ji', room: 'admin' as const };
  render(<InnerWindow client={client as unknown as Client} store={pushedStore({ ...view, session })} />);
  await user.click(await screen.findByRole('button', { name: '密钥和备份' }));
});

const press = (name: string | RegExp) => user.click(screen.getByRole('button', { name }));
const agree = async () => {
  const dialog = within(await screen.findByRole('dialog', { name: '第二人复核' }));
  await user.type(dialog.getByLabelText('PIN'), PIN);
  await user.click(dialog.getByRole('button', { name: '复核并制作' }));
};

describe('spare keys', () => {
  it('a recovery key takes a second person, is shown once, and goes when it is sealed away', async () => {
    await screen.findByRole('heading', { name: '备用密钥' });
    await press('制作恢复密钥');
    await agree();
    const panel = within(screen.getByRole('region', { name: '备用密钥' }));
    expect(await panel.findByText('CG1Q')).toBeVisible();
    expect(screen.queryByRole('dialog'), 'there is nothing to close by mistake').toBeNull();
    expect(panel.getByRole('button', { name: '已密封保管' })).toBeDisabled();
    await user.click(panel.getByRole('checkbox'));
    await user.click(panel.getByRole('button', { name: '已密封保管' }));
    expect(screen.queryByText('CG1Q')).toBeNull();
    expect(await screen.findByText(/2026-11-21 09:30.* 制作，编号 0011aabb/)).toBeVisible();
    expect(calls).toEqual([{ command: expect.any(String), approver: 'bing', pin: PIN }]);
  });

  it('a passphrase that is short or was not typed twice alike is not sent', async () => {
    await screen.findByRole('heading', { name: '备用密钥' });
    await press('设置口令');
    const dialog = within(screen.getByRole('dialog', { name: '口令' }));
    await user.type(dialog.getByLabelText('口令，至少 12 个字符'), '太短');
    await user.type(dialog.getByLabelText('再输一次口令'), '不一样');
    await user.click(dialog.getByRole('button', { name: '由第二人复核' }));
    expect(dialog.getByText(/口令太短或太简单/)).toBeVisible();
    expect(dialog.getByText('两次输入的口令不一样。')).toBeVisible();
    expect(calls).toEqual([]);
  });
});
