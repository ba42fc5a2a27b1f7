// The panel of backups: when each was made and that it was checked, why one failed and what to do, and making one.
import { render, screen, within } from '@testing-library/react';
import userEvent, { type UserEvent } from '@testing-library/user-event';
import { beforeEach, describe, expect, it } from 'vitest';
import type { BackupList } from '../../renderer/backup/sentences.ts';
import InnerWindow from '../../renderer/shell/inner-window.tsx';
import type { Client } from '../../renderer/state/transport.ts';
import { NO_BACKUPS, PretendBranch, pushedStore, refused } from './pretend-branch.tsx';

const HASH = `${'A'.repeat(42)}0=`;
const MADE = {
  ...{ at: '2026-11-21T20:01:00.000Z', by: null, file: 'g1-000000123.db', size: 123 },
  ...{ bytes: 2_097_152, sha256: HASH, root: HASH },
};
let user: UserEvent;
let list: BackupList;
let commands: string[];
let fails: Error | undefined;

async function show(first: Partial<BackupList>) {
  user = userEvent.setup();
  list = { ...NO_BACKUPS, ...first };
  const client = {
    station: { stayAwake: async () => ({}) },
    lobby: {
      machines: async () => ({ machines: [], groups: [] }),
      stations: async () => ({ own: 'b/b/d/identity+00+AA', stations: [] }),
    },
    admin: { listStaff: async () => [], headOffice: async () => null, spareKeys: async () => [] },
    backup: {
      list: async () => list,
      make: async ({ command }: { command: string }) => {
        commands.push(command);
        if (fails) throw fails;
        return { seq: 9 };
      },
    },
  };
  const view = new PretendBranch().innerView();
  const session = view.session && { ...view.session, staff: 'ji', room: 'admin' as const };
  render(<InnerWindow client={client as unknown as Client} store={pushedStore({ ...view, session })} />);
  return within(await screen.findByRole('region', { name: '备份' }));
}

beforeEach(() => {
  commands = [];
  fails = undefined;
});

const make = () => user.click(screen.getByRole('button', { name: '立即备份' }));

describe('backups', () => {
  it('are listed with time, who, entries, size, and that each was checked; the folder and how to restore are said', async () => {
    const panel = await show({ made: [{ ...MADE, by: '主管庚', file: 'g1-000000200.db', size: 200 }, MADE] });
    const rows = (await panel.findAllByRole('row')).map((row) => row.textContent);
    expect(rows[1]).toMatch(/主管庚2002\.0 MB.*已整份核对/);
    expect(rows[2]).toMatch(/2026-11-22 04:01.*系统，日结后123/);
    expect(panel.getByText(/\/data\/live-backups（保留最近 7 份）/)).toBeVisible();
    expect(panel.getByText(/恢复密钥或口令/)).toBeVisible();
  });

  it('are made on request, and the new one stands in the list', async () => {
    const panel = await show({});
    expect(await panel.findByText('还没有备份。')).toBeVisible();
    list = { ...NO_BACKUPS, made: [MADE] };
    await make();
    expect(await panel.findByText('备份已做成，并整份核对过。')).toBeVisible();
    expect(panel.getAllByRole('row')).toHaveLength(2);
    expect(commands).toHaveLength(1);
  });

  it('that fail are never silent: what happened, and what to do next', async () => {
    const panel = await show({ made: [MADE] });
    await panel.findAllByRole('row');
    fails = refused('BACKUP_FAILED', '备份没有做成，原因和办法见本页。');
    list = { ...list, failed: { at: '2026-11-22T20:01:00.000Z', why: 'full' } };
    await make();
    expect(await panel.findByText(/2026-11-23 04:01.* 备份没有做成：磁盘满了。请腾出磁盘空间/)).toBeVisible();
    expect(panel.getByText('备份没有做成，原因和办法见本页。')).toBeVisible();
  });

  it('that somebody took away are said', async () => {
    const panel = await show({ missing: 2 });
    expect(await panel.findByRole('alert')).toHaveTextContent('有 2 份不在文件夹里了');
  });
});
