// 沟通办法 (features.md AC10): at hand before and in every stage of a case, by keyboard too, naming keys that are there, and nothing kept of who it was for.
import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, expect, it } from 'vitest';
import { CUSTOMER } from '../../renderer/customer/sentences.ts';
import { AIDS } from '../../renderer/teller/aids-sentences.ts';
import { TELLER } from '../../renderer/teller/sentences.ts';
import { PretendBranch } from './pretend-branch.tsx';

let branch: PretendBranch;
beforeEach(() => {
  branch = new PretendBranch();
});
const user = userEvent.setup();

const leaves = (value: unknown): string[] => {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(leaves) : [];
};

it('opens and closes by the keyboard, says what can be done for each, and records nothing', async () => {
  const driver = branch.open().answer('REM-01', 'other-person');
  branch.showInner();
  const { length } = driver.events;
  const key = await screen.findByRole('button', { name: '沟通办法' });
  key.focus();
  await user.keyboard('{Enter}');
  const dialog = screen.getByRole('dialog', { name: '沟通办法' });
  for (const name of ['听不清', '看不清', '不便写字', '语言不通', '请人帮忙'])
    expect(within(dialog).getByRole('region', { name })).toBeVisible();
  expect(within(dialog).getByText('不请电话里的人翻译。')).toBeVisible();
  await user.click(within(dialog).getByRole('button', { name: '返回' }));
  expect(screen.queryByRole('dialog')).toBeNull();
  expect(driver.events).toHaveLength(length);
  expect(branch.calls).toEqual([]);
});

it.each([
  ['not yet opened', () => undefined],
  ['paused', () => branch.open().do({ type: 'pause', reason: 'customer-rest' })],
  ['waiting for a witness', () => branch.open().answersAll().reads().signs('mark')],
  ['with a reviewer', () => branch.open().answersAll({ 'REM-14': 'list-hit' }).escalates()],
])('is there while a case is %s', async (_, arrange) => {
  arrange();
  branch.push();
  branch.showInner();
  expect(await screen.findByRole('button', { name: '沟通办法' })).toBeEnabled();
});

it('names only keys that stand on one of the two screens', () => {
  const named = AIDS.ways.flatMap(({ lines }) =>
    lines.flatMap((line) => line.match(/(?<=“)[^”]+(?=”)/g) ?? []),
  );
  expect(named).toHaveLength(5);
  const known = new Set([...leaves(CUSTOMER), ...leaves(TELLER)]);
  expect(named.filter((name) => !known.has(name))).toEqual([]);
});
