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
const OTHER_DISK = {
  place: { folder: '/mnt/backup', from: 'chosen' as const, volume: 'other' as const },
};
const PROVED = {
  ...{ at: '2026-11-21T20:05:00.000Z', by: '管理员己', file: 'g1-000000123.db', keys: 'own' as const },
  ...{ result: 'proved' as const, ms: 2_400, size: 123, root: HASH, sha256: HASH, cases: 7, bundled: 100 },
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
      chooseFolder: async ({ command, folder }: { command: string; folder?: string }) => {
        commands.push(command);
        if (fails) throw fails;
        const from = folder ? ('chosen' as const) : ('default' as const);
        list = { ...list, place: { folder: folder ?? '/data/live-backups', from, volume: 'other' } };
        return { seq: 11 };
      },
      drill: async ({ command }: { command: string }) => {
        commands.push(command);
        list = { ...list, drill: { ...list.drill, last: PROVED } };
        return { seq: 10 };
      },
    },
  };
  const view = new PretendBranch().innerView();
  const session = view.session && { ...view.session, staff: 'ji', room: 'admin' as const };
  render(<InnerWindow client={client as unknown as Client} store={pushedStore({ ...view, session })} />);
  await user.click(await screen.findByRole('button', { name: '密钥和备份' }));
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
    expect(panel.getByText('/data/live-backups（程序自己的文件夹）')).toBeVisible();
    expect(panel.getByText('保留最近 7 份')).toBeVisible();
    expect(panel.getByText(/npm run restore，要用恢复密钥或口令/)).toBeVisible();
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
    const panel = await show({ ...OTHER_DISK, missing: 2 });
    expect(await panel.findByRole('alert')).toHaveTextContent('有 2 份不在文件夹里了');
  });
});

describe('the rehearsal of a restore', () => {
  const NEVER = { running: false, last: null, overdueDays: null };

  it('that never was is said, and is done at a tap; what it proved stands there afterwards', async () => {
    const panel = await show({ made: [MADE] });
    expect(await panel.findByText('还没有演练过。')).toBeVisible();
    await user.click(panel.getByRole('button', { name: '演练恢复' }));
    expect(
      await panel.findByText(/2026-11-22 04:05.* 管理员己演练，通过：g1-000000123\.db，123 条记录、7 笔业务/),
    ).toBeVisible();
    expect(commands).toHaveLength(1);
  });

  it('that proved nothing says why and what to do', async () => {
    const failed = { ...PROVED, by: null, result: 'failed' as const, why: 'damaged' as const };
    const panel = await show({ ...OTHER_DISK, drill: { ...NEVER, last: failed } });
    expect(await panel.findByRole('alert')).toHaveTextContent(/命令行演练，没有通过.*请点“立即备份”/);
  });

  it('that is due is said in days', async () => {
    const panel = await show({ ...OTHER_DISK, drill: { ...NEVER, overdueDays: 91 } });
    expect(await panel.findByRole('alert')).toHaveTextContent('已有 91 天没有演练成功过恢复。');
  });
});

describe('the folder for backups', () => {
  it('on the disk of the ledger is warned of; another is chosen and shown', async () => {
    const panel = await show({});
    expect(await panel.findByText(/磁盘坏了，备份也一起没有/)).toBeVisible();
    await user.type(panel.getByLabelText('换一个文件夹'), '/mnt/backup');
    await user.click(panel.getByRole('button', { name: '改用这个文件夹' }));
    expect(await panel.findByText('/mnt/backup（管理员选定）')).toBeVisible();
    expect(panel.queryByText(/磁盘坏了，备份也一起没有/)).toBeNull();
    await user.click(panel.getByRole('button', { name: '改回程序自己的文件夹' }));
    expect(await panel.findByText('/data/live-backups（程序自己的文件夹）')).toBeVisible();
  });

  it('that cannot be used is refused in words, and what was typed stays', async () => {
    const panel = await show({});
    fails = refused('FOLDER_MISSING', '没有这个文件夹。请先建好，再填写；用移动硬盘的，请先接好。');
    await user.type(await panel.findByLabelText('换一个文件夹'), '/mnt/nowhere');
    await user.click(panel.getByRole('button', { name: '改用这个文件夹' }));
    expect(await panel.findByText(/没有这个文件夹/)).toBeVisible();
    expect(panel.getByLabelText('换一个文件夹')).toHaveValue('/mnt/nowhere');
  });
});
