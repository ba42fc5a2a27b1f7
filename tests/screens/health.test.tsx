// The health page at the glass: what must be done stands first, each state is a word and a shape, and each has its next step.
import { render, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, describe, expect, it } from 'vitest';
import InnerWindow from '../../renderer/shell/inner-window.tsx';
import type { Client } from '../../renderer/state/transport.ts';
import type { InnerView } from '../../shared/contract/inner-view.ts';
import type { HealthFacts } from '../../shared/station/health.ts';
import type { Role } from '../../shared/words/roles.ts';
import { NO_BACKUPS, pushedStore } from './pretend-branch.tsx';

const FACTS: HealthFacts = {
  ...{ pad: null, callSignal: null },
  ...{ machineLock: null, keyStore: 'kept' },
  ...{ mode: 'live', now: '2026-11-21T02:00:00.000Z', host: 'loopback' },
  ...{ storeFree: 100 * 1024 ** 2, backupFree: null, oneDisk: true },
  ...{ sealsNothing: false, anchorHolds: true, checkedAt: '2026-11-01T02:00:00.000Z' },
  ...{ clockMoves: 2, largestMoveMs: 90_000, headOffice: true, recoveryKeyAt: '2026-11-01T02:00:00.000Z' },
  emergencyCode: 'ready' as const,
  ...{
    drillOverdueDays: null,
    drilledAt: '2026-11-01T02:00:00.000Z',
    calibratedAt: '2026-11-01T02:00:00.000Z',
  },
  day: { openedAt: null, closedAt: '2026-11-20T10:00:00.000Z' },
  backup: { madeAt: '2026-11-20T10:01:00.000Z', failedAt: null, missing: 0 },
  pack: { name: '总行内容包 1.0.0', from: '2026-01-01', to: '2026-12-31' },
};

/** A window whose font lacks one character. */
const fonts = { load: async (_: string, glyph: string) => (glyph === '䶮' ? [] : [{ status: 'loaded' }]) };

let asked: number;

function show(room: Role): void {
  asked = 0;
  Object.defineProperty(document, 'fonts', { value: fonts, configurable: true });
  const session = { staff: 'ji', name: '己', roles: [room], room, noticeAfterMs: 1e6, lockAfterMs: 2e6 };
  const view: InnerView = {
    ...{ mode: 'live', phase: 'working', stop: null, reviewer: null, current: null, packRefused: null },
    ...{ waiting: [], procedures: [], customerWindow: 'missing', people: [], station: null, session },
  };
  const client = {
    station: { stayAwake: async () => ({}) },
    backup: { list: async () => NO_BACKUPS },
    admin: { headOffice: async () => null, spareKeys: async () => [], listStaff: async () => [] },
    task: { list: async () => [] },
    health: {
      facts: async () => {
        asked += 1;
        return FACTS;
      },
    },
  } as unknown as Client;
  render(<InnerWindow client={client} store={pushedStore(view)} />);
}

afterEach(() => Reflect.deleteProperty(document, 'fonts'));

describe('the health page', () => {
  it.each<[Role, string]>([
    ['admin', '运行状况'],
    ['auditor', '本机状况'],
    ['supervisor', '本机状况'],
    ['branch-head', '本机状况'],
  ])('is there in the room of %s', async (room, button) => {
    show(room);
    await userEvent.click(await screen.findByRole('button', { name: button }));
    expect(await screen.findByRole('heading', { name: '本机运行状况', level: 1 })).toBeVisible();
    expect(await screen.findByText(/有 1 项要处理/)).toBeVisible();
  });

  it('says of each line its state in a word, what is so, and what to do', async () => {
    show('admin');
    await userEvent.click(await screen.findByRole('button', { name: '运行状况' }));
    const rows = await screen.findAllByRole('row');
    expect(rows[1]).toHaveTextContent(/^要处理台账磁盘.*只剩 0\.1 GB.*办法：请今天就清出空间/);
    expect(within(screen.getByRole('row', { name: /时钟/ })).getByText('请留意')).toBeVisible();
    expect(screen.getByRole('row', { name: /字体/ })).toHaveTextContent('有生僻字显示不出来：U+4DAE');
    expect(screen.getByRole('row', { name: /时钟/ })).toHaveTextContent('今天时钟被拨动 2 次，最多差 90 秒');
    expect(screen.getByRole('row', { name: /客户屏幕没有连接/ })).toHaveTextContent('请留意');
    expect(screen.getByRole('row', { name: /机器锁定/ })).toHaveTextContent('浏览器锁不住机器');
    await userEvent.click(screen.getByRole('button', { name: '再看一次' }));
    expect(asked).toBe(2);
  });
});
