// The one question about a notice on the customer's screen (features.md NS4, J22): kind words, a way back, and a way on.
import { act, screen, within } from '@testing-library/react';
import userEvent, { type UserEvent } from '@testing-library/user-event';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { PretendBranch } from './pretend-branch.tsx';

vi.mock('../../renderer/customer/ink-pad.tsx', () => import('./pretend-pad.tsx'));

let branch: PretendBranch;
let user: UserEvent;
const tap = async (name: string) => user.click(await screen.findByRole('button', { name }));

beforeEach(async () => {
  vi.useFakeTimers({ shouldAdvanceTime: true });
  user = userEvent.setup({ advanceTimers: vi.advanceTimersByTime });
  branch = new PretendBranch();
  branch.open().answer('REM-01', 'other-person');
  branch.push();
  branch.showOuter();
  for (let page = 1; page < (branch.driver?.state.notice?.pages ?? 0); page += 1) await tap('下一页');
  branch.driver?.wait(60_000);
  await act(() => vi.advanceTimersByTimeAsync(60_000));
  await tap('去签名');
});
afterEach(() => {
  vi.useRealTimers();
});

const signing = () => screen.findByRole('heading', { name: '请在框内签名' });

it('offers its choices in one size, none chosen beforehand, and a right one leads on to signing', async () => {
  expect(screen.getByRole('heading', { name: /怎么办？$/ })).toHaveFocus();
  const choices = within(screen.getByRole('list')).getAllByRole('button');
  expect(choices).toHaveLength(3);
  expect(new Set(choices.map((choice) => choice.className)).size).toBe(1);
  await tap('不转，告诉柜员或打 110');
  expect(await signing()).toBeVisible();
});

it('says kindly to think again, and lets read again without losing a try', async () => {
  await tap('按他说的转');
  expect(await screen.findByText('没关系，再想一想。也可以再看一遍提示。')).toBeVisible();
  await tap('再看一遍');
  await tap('去签名');
  await tap('不转，告诉柜员或打 110');
  expect(await signing()).toBeVisible();
});

it('after two that were not right asks staff to explain, and lets the customer go on', async () => {
  await tap('按他说的转');
  await tap('先转一点试试');
  expect(await screen.findByRole('heading', { name: '请工作人员给您讲一讲' })).toBeVisible();
  expect(document.body).not.toHaveTextContent(/错误|不正确/);
  await tap('听明白了');
  expect(await signing()).toBeVisible();
});
