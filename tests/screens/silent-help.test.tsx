// 我想问, and among its answers the pictures that tell staff something without a word: nothing of it is seen outside (features.md I1, CS11).
import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, expect, it, vi } from 'vitest';
import { PretendBranch, refused } from './pretend-branch.tsx';

let branch: PretendBranch;
const user = userEvent.setup();
const tap = async (name: string) => user.click(await screen.findByRole('button', { name }));
const pageNow = () => document.querySelector('.outer-window')?.outerHTML;

beforeEach(() => {
  branch = new PretendBranch();
});

async function asking() {
  const driver = branch.open().answer('REM-01', 'other-person');
  branch.push();
  branch.showOuter();
  await tap('下一页');
  await tap('我想问');
  return driver;
}

it('answers why, whether one may say no, and how long it takes, and goes back to the same page', async () => {
  await asking();
  expect(screen.getByText(/法律要求银行办业务时提示防骗/)).toBeVisible();
  expect(screen.getByText(/反电信网络诈骗法/)).toBeVisible();
  await tap('我可以不答吗');
  expect(screen.getByText('可以不答，也可以不签。')).toBeVisible();
  expect(screen.getByText(/可能请主管一起看看/)).toBeVisible();
  await tap('大概多久');
  expect(screen.getByText(/看完大约 \d 分钟/)).toBeVisible();
  await tap('返回');
  expect(screen.getByText(/^第 2 \/ \d 页$/)).toBeVisible();
});

it.each([
  ['有人在电话里听', 'listened-to'],
  ['有人让我不要告诉别人', 'told-to-hide'],
  ['有人在外面等我', 'waited-for'],
  ['我没事', 'all-well'],
])('%s changes not one character of the page', async (label, signal) => {
  const driver = await asking();
  const before = pageNow();
  await tap(label);
  expect(driver.state.help.has(signal)).toBe(true);
  expect(pageNow()).toBe(before);
});

it('shows nothing where it was said already, or could not be taken in', async () => {
  await asking();
  const before = pageNow();
  await tap('有人在电话里听');
  await tap('有人在电话里听');
  vi.spyOn(branch.client.customer, 'askHelp').mockRejectedValue(refused('NOT_SEALED', '没有记录成功。'));
  await tap('有人在外面等我');
  expect(pageNow()).toBe(before);
});

it('is marked inside with the next step, where a screen reader says nothing aloud', async () => {
  const driver = branch.open().answer('REM-01', 'other-person');
  branch.showInner();
  driver.do({ type: 'ask-help', signal: 'listened-to' }, { role: 'customer' });
  branch.push();
  const mark = await screen.findByRole('region', { name: '客户的话' });
  expect(mark).toHaveTextContent('客户点了“有人在电话里听”。');
  expect(mark).toHaveTextContent('请悄悄请主管过来。');
  expect(mark.closest('[aria-live], [role="status"], [role="alert"]')).toBeNull();
});

it('that all is well asks for nobody', async () => {
  const driver = branch.open().answer('REM-01', 'other-person');
  branch.showInner();
  driver.do({ type: 'ask-help', signal: 'all-well' }, { role: 'customer' });
  branch.push();
  const mark = await screen.findByRole('region', { name: '客户的话' });
  expect(within(mark).queryByText(/主管/)).toBeNull();
});
