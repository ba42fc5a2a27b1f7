// A case that waits for somebody who went home, at the glass: a reviewer says who takes it up, and why.
import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, it } from 'vitest';
import InnerWindow from '../../renderer/shell/inner-window.tsx';
import type { Client } from '../../renderer/state/transport.ts';
import { NO_BACKUPS, PretendBranch, pushedStore } from './pretend-branch.tsx';

const WAITING = {
  ...{ caseId: '01a1ff22-894f-74cd-a53c-b34fdf624f0b', customer: '李**', procedure: '取现' },
  ...{ amountFen: 5_000_000, openedAt: '2026-11-21T01:12:00.000Z' },
  ...{ lastAt: '2026-11-21T01:40:00.000Z', paused: '客户在打电话核实' as string | null },
  teller: { id: 'teller-jia', name: '柜员甲' },
};

function show(found: (typeof WAITING)[]) {
  const given: unknown[] = [];
  const client = {
    station: { stayAwake: async () => ({}) },
    backup: { list: async () => NO_BACKUPS },
    task: { list: async () => [] },
    reviewer: {
      waitingCases: async () => {
        const cases = given.length > 0 ? [] : found;
        return { all: cases.length, total: cases.length, page: 0, pageSize: 50, cases };
      },
      assignCase: async (input: unknown) => void given.push(input),
    },
  } as unknown as Client;
  const view = new PretendBranch().innerView();
  const people = [...view.people, { id: 'ren', name: '柜员任', roles: ['teller' as const] }];
  const session = view.session && { ...view.session, staff: 'bing', room: 'supervisor' as const };
  render(<InnerWindow client={client} store={pushedStore({ ...view, people, session })} />);
  return given;
}

it('gives a case to another teller than the one who has it, with a reason', async () => {
  const user = userEvent.setup();
  const given = show([WAITING]);
  await user.click(await screen.findByRole('button', { name: '等候的业务' }));
  const row = await screen.findByRole('row', {
    name: /2026-11-21 09:12 2026-11-21 09:40 李\*\* 取现 50,000\.00 元/,
  });
  expect(row).toHaveTextContent('客户在打电话核实柜员甲');
  await user.click(screen.getByRole('button', { name: '转交：李**，经办柜员甲' }));
  expect(screen.queryByRole('radio', { name: '柜员甲' })).toBeNull();
  await user.click(screen.getByRole('radio', { name: '柜员任' }));
  expect(screen.getByRole('button', { name: '确认转交' })).toBeDisabled();
  await user.click(screen.getByRole('radio', { name: '经办人已下班或休假' }));
  await user.click(screen.getByRole('button', { name: '确认转交' }));
  expect(given).toEqual([
    { command: expect.any(String), caseId: WAITING.caseId, staff: 'ren', reason: 'gone-home' },
  ]);
  expect(await screen.findByText('李**的业务已转给柜员任。')).toBeVisible();
  expect(await screen.findByText('没有等候的业务。')).toBeVisible();
});

it('says so where nothing waits', async () => {
  const user = userEvent.setup();
  show([]);
  await user.click(await screen.findByRole('button', { name: '等候的业务' }));
  expect(await screen.findByText('没有等候的业务。')).toBeVisible();
});

it('says of a case that was not paused that its teller is away', async () => {
  const user = userEvent.setup();
  show([{ ...WAITING, paused: null }]);
  await user.click(await screen.findByRole('button', { name: '等候的业务' }));
  expect(await screen.findByRole('row', { name: /李\*\*/ })).toHaveTextContent(
    '没有暂停，经办人不在柜台柜员甲',
  );
});
