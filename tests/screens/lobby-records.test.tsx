// The lobby's records at the glass of an auditor: chosen by date and kind, read as entries, turned page by page.
import { render, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, it } from 'vitest';
import InnerWindow from '../../renderer/shell/inner-window.tsx';
import type { Client } from '../../renderer/state/transport.ts';
import { PretendAudit } from './auditor-pretence.tsx';
import { pushedStore } from './pretend-branch.tsx';

const ROUND = {
  ...{ seq: 41, at: '2026-11-21T01:30:00.000Z', who: '大堂经理乙', role: '大堂经理' },
  ...{ sentence: '登记一次大堂巡护：看了哪些机具，看到什么', leaf: 'leaf' },
  details: [{ label: 'A01', value: '正常' }],
};

function show(total: number) {
  const audit = new PretendAudit();
  const asked: Record<string, unknown>[] = [];
  const auditor = {
    generations: async () => [],
    lobbyRecords: async ({ command: _, ...input }: Record<string, unknown>) => {
      asked.push(input);
      return { total, page: input.page, pageSize: 50, records: total > 0 ? [ROUND] : [] };
    },
  };
  const client = { ...audit.client, auditor } as unknown as Client;
  render(<InnerWindow client={client} store={pushedStore(audit.view)} />);
  return asked;
}

it('asks for a day and a kind, tells each entry in words, and turns the page with the same terms', async () => {
  const user = userEvent.setup();
  const asked = show(120);
  await user.click(await screen.findByRole('button', { name: '大堂记录' }));
  expect(screen.getByText('请选择日期。选常用日期会立即查询。')).toBeVisible();
  await user.selectOptions(screen.getByLabelText('种类'), '巡护');
  await user.click(screen.getByRole('button', { name: '今天' }));
  const list = await screen.findByRole('region', { name: /共 120 条（巡护）$/ });
  expect(within(list).getByRole('heading', { name: ROUND.sentence })).toBeVisible();
  expect(within(list).getByText('正常')).toBeVisible();
  await user.click(screen.getByRole('button', { name: '下一页' }));
  expect(await screen.findByText('第 51 至 100 条，共 120 条')).toBeVisible();
  const day = { from: expect.any(String), to: expect.any(String), kind: 'round' };
  expect(asked).toEqual([
    { ...day, page: 0 },
    { ...day, page: 1 },
  ]);
});

it('says so where the lobby did nothing', async () => {
  const user = userEvent.setup();
  show(0);
  await user.click(await screen.findByRole('button', { name: '大堂记录' }));
  await user.click(screen.getByRole('button', { name: '查询' }));
  expect(await screen.findByText('这段日期没有大堂记录。可以放宽日期，或换一个种类。')).toBeVisible();
});
