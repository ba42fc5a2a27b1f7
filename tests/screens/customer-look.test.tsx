// How the customer has their screen: size and colours with one tap each, the place kept, and a frame as large as a bank card.
import { act, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, expect, it } from 'vitest';
import { PretendBranch } from './pretend-branch.tsx';

let branch: PretendBranch;
const user = userEvent.setup();
const tap = async (name: string) => user.click(await screen.findByRole('button', { name }));
const look = () => document.querySelector<HTMLElement>('.outer-window')?.dataset;

beforeEach(() => {
  branch = new PretendBranch();
});

function reading() {
  const driver = branch.open().answer('REM-01', 'other-person');
  branch.push();
  branch.showOuter();
  return driver;
}

it('begins with the elder size on paper, and takes on what is tapped without losing the page', async () => {
  const driver = reading();
  expect(look()).toMatchObject({ size: '32', theme: 'paper' });
  await tap('下一页');
  await tap('字号颜色');
  expect(screen.getByRole('heading', { name: '请选您看着舒服的' })).toHaveFocus();
  expect(screen.getByRole('button', { name: '中', pressed: true })).toBeVisible();
  await tap('特大');
  await tap('黑底黄字');
  expect(look()).toMatchObject({ size: '52', theme: 'yellow-on-black' });
  expect(driver.state.reading).toEqual({ size: '52', theme: 'yellow-on-black' });
  await tap('好了，返回');
  expect(screen.getByText(/^第 2 \/ \d 页$/)).toBeVisible();
  expect(look()).toMatchObject({ size: '52', theme: 'yellow-on-black' });
});

it('goes away with the page it lies over, and begins anew with the next person', async () => {
  const driver = reading();
  await tap('字号颜色');
  await tap('黑底白字');
  driver.do({ type: 'show-scam', scam: 'T07' });
  branch.push();
  expect(screen.queryByRole('heading', { name: '请选您看着舒服的' })).toBeNull();
  expect(look()).toMatchObject({ theme: 'white-on-black' });
  driver.do({ type: 'cancel', reason: 'customer-left' });
  branch.push();
  expect(look()).toMatchObject({ size: '32', theme: 'paper' });
  expect(screen.queryByRole('button', { name: '字号颜色' }), 'nobody is before an idle screen').toBeNull();
});

it('shows a frame of a bank card and sends how many pixels it took to make them one size', async () => {
  branch.showOuter();
  act(() => branch.outer.setState({ view: { phase: 'calibrate', mode: 'demo' } }));
  const card = () => Number.parseFloat(document.querySelector<HTMLElement>('[data-card]')?.style.width ?? '');
  expect(card()).toBeCloseTo((85.6 * 378) / 100, 0);
  await tap('大很多');
  await tap('大一点');
  await tap('小一点');
  await tap('小很多');
  await tap('大很多');
  expect(card()).toBeCloseTo((85.6 * 398) / 100, 0);
  for (let taps = 0; taps < 80; taps += 1) await tap('大很多');
  expect(card(), 'no further than a display can be').toBeCloseTo((85.6 * 1574) / 100, 0);
  await tap('一样大了');
  expect(branch.calls.at(-1)).toMatchObject({ name: 'calibrate', input: { pxPer100Mm: 1574 } });
});

it('mirrors the page for who signs with the left hand, and keeps it with another size', async () => {
  const driver = reading();
  await tap('字号颜色');
  await tap('我用左手写');
  expect(look()).toMatchObject({ hand: 'left' });
  await tap('特大');
  expect(driver.state.reading).toEqual({ size: '52', theme: 'paper', hand: 'left' });
  await tap('我用左手写');
  expect(look()?.hand).toBeUndefined();
});
