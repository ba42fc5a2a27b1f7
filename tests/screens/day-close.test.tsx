// Closing the day at the glass: how it stands, the second person, and the sheet that is printed for somebody else to keep.
import { render, screen, within } from '@testing-library/react';
import userEvent, { type UserEvent } from '@testing-library/user-event';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import InnerWindow from '../../renderer/shell/inner-window.tsx';
import type { Client } from '../../renderer/state/transport.ts';
import type { DaySheet } from '../../shared/contract/day-calls.ts';
import { NO_BACKUPS, NO_OBJECTIONS, PretendBranch, pushedStore, refused } from './pretend-branch.tsx';

const COUNTS = { entries: 120, opened: 9, ended: 8, open: 1 };
const NOTE = `icbc/hz-01/c03/g1\n157\n${'A'.repeat(43)}=\n\n— icbc/hz-01/c03/g1 ${'B'.repeat(91)}=\n`;
const CLOSED = {
  ...{ seq: 157, at: '2026-11-20T09:30:00.000Z', by: '运营主管庚', approver: '柜员甲', late: false },
  counts: COUNTS,
};
const SHEET: DaySheet = {
  printing: 160,
  ...CLOSED,
  ...{ bank: '样例银行', branch: '城西支行', device: '三号柜台', mode: 'live', origin: 'icbc/hz-01/c03/g1' },
  ...{ size: 157, root: `${'A'.repeat(43)}=`, identities: ['a0bc8bb0', 'f1e2d3c4'], note: NOTE },
  code: 'ABCD-EFGH-2345-67AB',
};

/** A process that answers whoever closes days. */
class PretendDays {
  openedAt: string | null = '2026-11-21T00:30:00.000Z';
  oldKeysLeft = false;
  closed = [
    CLOSED,
    { ...CLOSED, seq: 80, at: '2026-11-19T20:00:00.000Z', by: null, approver: null, late: true },
  ];
  readonly asked: Record<string, unknown>[] = [];
  readonly printed: Record<string, unknown>[] = [];
  readonly sheets: object[] = [];
  fails: unknown;
  readonly client = {
    station: {
      stayAwake: async () => ({}),
      printPage: async ({ paper, of }: Record<string, unknown>) => {
        this.sheets.push({ paper, of });
        return { result: 'by-window' };
      },
    },
    backup: { list: async () => NO_BACKUPS },
    objection: { list: async () => NO_OBJECTIONS },
    task: { list: async () => [] },
    day: {
      list: async () => ({
        ...{ openedAt: this.openedAt, counts: COUNTS, oldKeysLeft: this.oldKeysLeft, closed: this.closed },
        ...{ all: this.closed.length, pageSize: 50 },
      }),
      close: async (input: Record<string, unknown>) => {
        this.asked.push(input);
        if (this.fails) throw this.fails;
        this.openedAt = null;
        return { seq: 1 };
      },
      print: async (input: Record<string, unknown>) => {
        this.printed.push(input);
        return { ...SHEET };
      },
    },
  } as unknown as Client;
}

let branch: PretendDays;
let user: UserEvent;
const print = vi.fn();

beforeEach(() => {
  branch = new PretendDays();
  user = userEvent.setup();
  print.mockClear();
  vi.stubGlobal('print', print);
});

const press = async (name: string | RegExp) => user.click(await screen.findByRole('button', { name }));

async function atTheDay(): Promise<void> {
  const view = new PretendBranch().innerView();
  const people = [
    { id: 'geng', name: '运营主管庚', roles: ['supervisor' as const] },
    { id: 'jia', name: '柜员甲', roles: ['teller' as const] },
    { id: 'wu', name: '审计戊', roles: ['auditor' as const] },
  ];
  const session = view.session && { ...view.session, staff: 'geng', room: 'supervisor' as const };
  render(<InnerWindow client={branch.client} store={pushedStore({ ...view, people, session })} />);
  await press('日结');
  expect(await screen.findByRole('heading', { level: 1, name: '日结' })).toHaveFocus();
}

describe('closing the day', () => {
  it('says since when the day is open, what it holds, and what goes on after it', async () => {
    await atTheDay();
    expect(await screen.findByText('从 2026-11-21 08:30:00 开始。')).toBeVisible();
    expect(screen.getByText('120')).toBeVisible();
    expect(screen.getByText(/还有 1 笔业务没有办结/)).toBeVisible();
  });

  it('asks a second person, who is not the first and not the auditor, for their PIN', async () => {
    await atTheDay();
    await press('日结');
    const dialog = within(await screen.findByRole('dialog', { name: '日结要两个人' }));
    expect(dialog.queryByText('运营主管庚')).toBeNull();
    expect(dialog.queryByText('审计戊')).toBeNull();
    expect(dialog.getByText('柜员甲')).toBeVisible();
    await user.type(dialog.getByLabelText('PIN'), '135246');
    await user.click(dialog.getByRole('button', { name: '确认日结' }));
    expect(branch.asked).toMatchObject([{ approver: 'jia', pin: '135246' }]);
    expect(await screen.findByText('日结完成，已记入台账。请打印日结单。')).toBeVisible();
    expect(screen.getByText('上次日结以后还没有人办过事，不用再结。')).toBeVisible();
    expect(screen.queryByRole('button', { name: '日结' })).toBeNull();
  });

  it('stays open where it is refused, and says why', async () => {
    branch.fails = refused('EXPORT_RUNNING', '正在导出证据包，等导出完成再日结。');
    await atTheDay();
    await press('日结');
    const dialog = within(await screen.findByRole('dialog', { name: '日结要两个人' }));
    await user.type(dialog.getByLabelText('PIN'), '135246');
    await user.click(dialog.getByRole('button', { name: '确认日结' }));
    expect(await dialog.findByRole('alert')).toHaveTextContent('正在导出证据包');
  });

  it('says where the old keys could not be destroyed, and what to do', async () => {
    branch.oldKeysLeft = true;
    await atTheDay();
    expect(await screen.findByRole('alert')).toHaveTextContent('请重新启动程序');
  });
});

describe('the sheet', () => {
  it('is printed for any day that was closed, with root, identities, code and the whole note as a QR code', async () => {
    await atTheDay();
    expect(await screen.findByText('程序自动日结')).toBeVisible();
    await press('打印 2026-11-20 17:30:00 的日结单');
    const sheet = within(await screen.findByRole('region', { name: '日结单' }));
    for (const text of ['157 条', SHEET.root, 'a0bc 8bb0', 'f1e2 d3c4', SHEET.code, '运营主管庚、柜员甲'])
      expect(sheet.getByText(text)).toBeVisible();
    const code = sheet.getByRole('img', { name: /二维码/ });
    expect(code.querySelector('path')?.getAttribute('d')?.length).toBeGreaterThan(1_000);
    expect(branch.printed).toMatchObject([{ closing: 157 }]);
    expect(print).toHaveBeenCalledTimes(1);
    await press('再打印一份');
    expect(branch.printed).toHaveLength(2);
    expect(branch.printed[0]?.command).not.toBe(branch.printed[1]?.command);
    expect(print).toHaveBeenCalledTimes(2);
    expect(branch.sheets).toEqual(Array(2).fill({ paper: 'A5', of: 160 }));
  });
});
