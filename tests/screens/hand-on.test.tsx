// 换人办理 at the glass: who goes on, why, and their own PIN; where nobody else is teller, it says so.
import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, it } from 'vitest';
import { PretendBranch } from './pretend-branch.tsx';

const REN = { id: 'ren', name: '柜员任', roles: ['teller' as const] };

it('asks who goes on, why, and their own PIN; without a reason nothing is sent', async () => {
  const user = userEvent.setup();
  const branch = new PretendBranch();
  branch.people = [...branch.people, REN];
  branch.open();
  const made: unknown[] = [];
  const teller = Reflect.get(branch.client, 'teller') as Record<string, unknown>;
  teller.handOn = async (input: unknown) => void made.push(input);
  branch.showInner();
  await user.click(await screen.findByRole('button', { name: '换人办理' }));
  expect(screen.getAllByRole('radio', { name: /柜员|丙/ }).map((radio) => radio.closest('label'))).toEqual([
    screen.getByText('柜员任').closest('label'),
  ]);
  await user.type(screen.getByLabelText('PIN'), '135246');
  expect(screen.getByRole('button', { name: '接着办理' })).toBeDisabled();
  await user.click(screen.getByRole('radio', { name: '临时离开柜台' }));
  await user.click(screen.getByRole('button', { name: '接着办理' }));
  const caseId = branch.driver?.state.id;
  expect(made).toEqual([
    { command: expect.any(String), caseId, staff: 'ren', pin: '135246', reason: 'called-away' },
  ]);
  expect(screen.queryByRole('dialog')).toBeNull();
});

it('says so where no other teller works here', async () => {
  const user = userEvent.setup();
  const branch = new PretendBranch();
  branch.open();
  branch.showInner();
  await user.click(await screen.findByRole('button', { name: '换人办理' }));
  expect(screen.getByText('没有其他柜员可以接办。')).toBeVisible();
});
