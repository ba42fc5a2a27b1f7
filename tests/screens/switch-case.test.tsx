// Several cases in hand at the glass: from one to another in one dialog, each known by business, customer, amount and minute.
import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, it } from 'vitest';
import type { InnerView } from '../../shared/contract/inner-view.ts';
import { PretendBranch } from './pretend-branch.tsx';

const OTHER: InnerView['waiting'][number] = {
  ...{
    id: '01a1ff22-894f-74cd-a53c-b34fdf624f0b',
    customer: '李**',
    procedure: '取现',
    amountFen: 5_000_000,
  },
  ...{ openedAt: '2026-11-21T01:12:00.000Z', stage: 'paused' },
};

it('pauses the case in hand with its reason, then goes on with the one that was chosen', async () => {
  const user = userEvent.setup();
  const branch = new PretendBranch();
  branch.open();
  const view = branch.innerView();
  branch.inner.setState({ view: { ...view, waiting: [OTHER] } });
  const made: unknown[] = [];
  const teller = Reflect.get(branch.client, 'teller') as Record<string, unknown>;
  teller.pauseCase = async (input: unknown) => void made.push(['pause', input]);
  teller.resumeCase = async (input: unknown) => void made.push(['resume', input]);
  branch.showInner();
  await user.click(await screen.findByRole('button', { name: '换到另一笔（1）' }));
  expect(
    screen.getByRole('radio', { name: /李\*\* · 取现 · 50,000\.00 元 · .*11-21 09:12 开始/ }),
  ).toBeChecked();
  expect(made).toEqual([]);
  await user.click(screen.getByRole('button', { name: /客户在打电话核实/ }));
  expect(made).toEqual([
    ['pause', { command: expect.any(String), caseId: view.current?.id, reason: 'customer-calling' }],
    ['resume', { command: expect.any(String), caseId: OTHER.id }],
  ]);
});

it('is not offered where nothing waits', async () => {
  const branch = new PretendBranch();
  branch.open();
  branch.showInner();
  expect(await screen.findByRole('button', { name: '暂停' })).toBeVisible();
  expect(screen.queryByRole('button', { name: /换到另一笔/ })).toBeNull();
});
