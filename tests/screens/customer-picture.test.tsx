// The teller's small picture of the customer's screen: the same page, said in one line of words, and nothing that is done in it goes anywhere.
import { act, fireEvent, screen, waitFor } from '@testing-library/react';
import { beforeEach, expect, it } from 'vitest';
import type { InnerView } from '../../shared/contract/inner-view.ts';
import { CUSTOMER } from '../case/case-driver.ts';
import { packIn } from './pack-in-languages.ts';
import { PretendBranch } from './pretend-branch.tsx';

let branch: PretendBranch;

beforeEach(() => {
  branch = new PretendBranch();
});

/** As the process does for whoever serves a customer. */
function push(change: Partial<InnerView> = {}): void {
  const view = { ...branch.innerView(), outer: branch.outerView(), ...change };
  act(() => branch.inner.setState({ view, link: 'live' }));
}

const picture = () => document.querySelector<HTMLElement>('.outer-picture');
const line = () => screen.getByRole('region', { name: '客户屏幕' }).textContent;

async function reading() {
  const driver = branch.open().answer('REM-01', 'other-person');
  branch.showInner();
  push();
  await screen.findByText('客户正在看：告知书第 1 页');
  await waitFor(() => expect(picture()).not.toBeNull());
  return driver;
}

it('follows the customer from page to page, and says so in words', async () => {
  const driver = await reading();
  const { notice } = driver.state;
  if (!notice) throw new Error('no notice');
  expect(picture()?.textContent).toContain(`第 1 / ${notice.pages} 页`);
  driver.do({ type: 'turn-page', notice: notice.sha256, page: 1, ms: 9_000 }, CUSTOMER);
  push();
  expect(line()).toContain('告知书第 2 页');
  expect(picture()?.textContent).toContain(`第 2 / ${notice.pages} 页`);
  for (let page = 2; page <= notice.pages; page += 1)
    driver.do({ type: 'turn-page', notice: notice.sha256, page, ms: 9_000 }, CUSTOMER);
  driver.do({ type: 'set-reading', size: '52', theme: 'white-on-black' }, CUSTOMER);
  push();
  expect(line()).toContain('签名的一页');
  expect(picture()?.firstElementChild).toHaveAttribute('data-theme', 'white-on-black');
});

it('is in the language that the customer reads', async () => {
  branch.pack = packIn('en');
  const driver = await reading();
  driver.do({ type: 'choose-language', language: 'en' }, CUSTOMER);
  push();
  await waitFor(() => expect(picture()?.textContent).toContain('Next page'));
  expect(picture()?.textContent).toContain(`Page 1 of ${driver.state.notice?.pages}`);
  expect(picture()?.firstElementChild).toHaveAttribute('lang', 'en');
});

it('is not there for keyboard and screen reader, and sends nothing whatever is done in it', async () => {
  const driver = await reading();
  const { length } = branch.calls;
  expect(picture()).toHaveAttribute('inert');
  expect(picture()).toHaveAttribute('aria-hidden', 'true');
  const every = ['show-scam', 'close-scam'] as const;
  for (const type of every) {
    const buttons = picture()?.querySelectorAll('button') ?? [];
    expect(buttons.length, type).toBeGreaterThan(0);
    for (const button of buttons) await act(async () => void fireEvent.click(button));
    driver.do({ type, scam: 'T07' }, type === 'show-scam' ? undefined : CUSTOMER);
    push();
  }
  expect(branch.calls).toHaveLength(length);
});

it('is gone where nobody is served, in a quiet procedure, and without a window of the customer’s', async () => {
  await reading();
  push({ customerWindow: 'missing' });
  expect(picture()).toBeNull();
  push();
  expect(picture()).not.toBeNull();
  const { outer: _, ...quiet } = { ...branch.innerView(), outer: branch.outerView() };
  act(() => branch.inner.setState({ view: quiet, link: 'live' }));
  expect(picture()).toBeNull();
});
