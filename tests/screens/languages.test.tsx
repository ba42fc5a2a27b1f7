// The customer's screen in a language they read (LO2): found by its own name, chosen with one tap, by themselves or by the teller for them; the
// words around a notice follow, and a language that only the pack has keeps the Chinese keys.
import { act, render, screen, within } from '@testing-library/react';
import userEvent, { type UserEvent } from '@testing-library/user-event';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { ENGLISH } from '../../renderer/customer/sentences-en.ts';
import { TRADITIONAL } from '../../renderer/customer/sentences-zh-hant.ts';
import { useWordsOf } from '../../renderer/customer/words.ts';
import { NAMES, packIn, type Tag } from './pack-in-languages.ts';
import { PretendBranch } from './pretend-branch.tsx';

vi.mock('../../renderer/customer/ink-pad.tsx', () => import('./pretend-pad.tsx'));

let branch: PretendBranch;
let user: UserEvent;

beforeEach(() => {
  vi.useFakeTimers({ shouldAdvanceTime: true });
  user = userEvent.setup({ advanceTimers: vi.advanceTimersByTime });
  branch = new PretendBranch();
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

/** A piece of the window that is loaded when it is needed, on a busy machine. */
const LOADING = { timeout: 4_000 };

const tap = async (name: string | RegExp) => user.click(await screen.findByRole('button', { name }));
const page = () => document.querySelector<HTMLElement>('.outer-window');
const text = () => document.querySelector<HTMLElement>('.outer-text');

function reading(...tags: Tag[]) {
  branch.pack = packIn(...tags);
  const driver = branch.open().answer('REM-01', 'other-person');
  branch.push();
  branch.showOuter();
  return driver;
}

/** Chosen by the customer, and the words of the language have come. */
async function readingIn(tag: Tag) {
  const driver = reading('en', 'zh-Hant', 'ug');
  driver.do({ type: 'choose-language', language: tag }, { role: 'customer' });
  branch.push();
  await screen.findByText((_, element) => element?.matches(`.outer-text[lang="${tag}"]`) === true);
  return driver;
}

describe('choosing', () => {
  it('is one key by the names of the others, one page, one tap, and the notice begins in that language', async () => {
    const driver = reading('en', 'zh-Hant');
    await tap('下一页');
    const key = await screen.findByRole('button', { name: 'English 繁體中文' });
    expect(within(key).getByText('繁體中文')).toHaveAttribute('lang', 'zh-Hant');
    await user.click(key);
    expect(screen.getByRole('heading', { name: '请选您看得懂的文字' })).toHaveFocus();
    const on = screen.getByRole('button', { name: '简体中文' });
    expect(on).toHaveAttribute('aria-pressed', 'true');
    expect(on.querySelector('svg'), 'marked by more than its frame').not.toBeNull();
    const english = await screen.findByRole('button', { name: `English ${ENGLISH.languages.anew}` });
    expect(within(english).getByText(ENGLISH.languages.anew)).toHaveAttribute('lang', 'en');
    await user.click(english);
    expect(driver.state.language).toBe('en');
    expect(driver.state.notice?.read.size, 'another text is read from its first page').toBe(0);
    expect(await screen.findByText(/^Page 1 of \d$/)).toBeVisible();
    expect(page()).toHaveAttribute('lang', 'en');
    expect(text()).toHaveAttribute('lang', 'en');
    expect(screen.queryByRole('heading', { name: ENGLISH.languages.title })).toBeNull();
    expect(
      await screen.findByRole('button', { name: '简体中文 繁體中文' }),
      'and the way back',
    ).toBeVisible();
  });

  it('of what is on already changes nothing, and goes back to the same page', async () => {
    const driver = reading('en');
    await tap('下一页');
    await tap('English');
    await tap('简体中文');
    expect(branch.calls.filter(({ name }) => name === 'chooseLanguage')).toEqual([]);
    expect(screen.getByText(/^第 2 \/ \d 页$/)).toBeVisible();
    expect(driver.kinds()).not.toContain('language-chosen');
  });

  it('says beforehand that a notice begins anew only while one is being read', async () => {
    const driver = reading('en');
    driver.do({ type: 'show-scam', scam: 'T07' });
    branch.push();
    await tap('English');
    expect(await screen.findByText(ENGLISH.languages.anew), 'it waits under what staff show').toBeVisible();
    driver.do({ type: 'close-scam', scam: 'T07' }, { role: 'customer' }).reads().signs();
    branch.push();
    await screen.findByText('工作人员正在为您办理。');
    await tap('English');
    expect(screen.getByRole('button', { name: 'English' })).toBeVisible();
    const signed = driver.state.notice?.sha256;
    await tap('English');
    expect(await screen.findByText(ENGLISH.wait.text)).toBeVisible();
    expect(driver.state.notice?.sha256, 'what was signed stays').toBe(signed);
  });

  it('shows four at a time and says how many names there are by a dot on the key', async () => {
    reading('en', 'zh-Hant', 'ug', 'bo', 'mn');
    await tap('English 繁體中文 …');
    const names = () =>
      within(screen.getByRole('list'))
        .getAllByRole('button')
        .map((key) => key.querySelector('.language-name')?.textContent);
    expect(names()).toEqual(['简体中文', 'English', '繁體中文', NAMES.ug]);
    await tap('其他文字');
    expect(names()).toEqual([NAMES.bo, NAMES.mn]);
    await tap('其他文字');
    expect(names()[0]).toBe('简体中文');
  });

  it('is not offered where the pack has nothing but Chinese', async () => {
    branch.pack = packIn();
    branch.open().answer('REM-01', 'other-person');
    branch.push();
    branch.showOuter();
    expect(await screen.findByRole('button', { name: '我想问' })).toBeVisible();
    expect(document.querySelector('.tool-languages')).toBeNull();
  });
});

describe('in English', () => {
  it('says in English what the process refuses, and signs what was read', async () => {
    const driver = await readingIn('en');
    const pages = driver.state.notice?.pages ?? 0;
    for (let place = 1; place < pages; place += 1) await tap('Next page');
    expect(screen.getByRole('button', { name: 'Please read a little longer' })).toBeDisabled();
    driver.wait(120_000);
    await act(() => vi.advanceTimersByTimeAsync(120_000));
    await tap('Go to sign');
    await tap('en 不转，告诉柜员或打 110');
    await tap('I have signed');
    expect(screen.getByRole('status')).toHaveTextContent(ENGLISH.ink.empty);
    await tap('I do not want to sign');
    driver.do({ type: 'pause', reason: 'customer-rest' });
    await tap('en 想再考虑');
    expect(await screen.findByRole('alert')).toHaveTextContent(ENGLISH.problems.told.CASE_PAUSED);
    driver.do({ type: 'resume' });
    await tap('Back to signing');
    await tap('写字');
    await tap('I have signed');
    expect(driver.state.notice).toMatchObject({ language: 'en', signed: { form: 'ink' } });
  });

  it('shows the amount with its currency and keeps 大写, and thanks them in English before the next person’s Chinese', async () => {
    branch.pack = packIn('en');
    const driver = branch.open({ yuan: 8_000 });
    driver.do({ type: 'choose-language', language: 'en' }).answersAll().reads().signs();
    branch.push();
    branch.showOuter();
    expect(await screen.findByText('RMB 8,000.00')).toBeVisible();
    expect(screen.getByText('捌仟元整')).toHaveAttribute('lang', 'zh-CN');
    expect(screen.getByText(/^en 普通到账|^en 实时到账/)).toHaveAttribute('lang', 'en');
    await tap('All is right');
    driver.do({ type: 'close' });
    branch.push();
    expect(await screen.findByRole('heading', { name: 'Thank you' })).toBeVisible();
    await act(() => vi.advanceTimersByTimeAsync(2_000));
    expect(screen.getByRole('heading', { name: '您好' })).toBeVisible();
    expect(page()).toHaveAttribute('lang', 'zh-CN');
  });
});

it('stays with the customer while the counter is locked, and not with who comes after them', async () => {
  const driver = await readingIn('en');
  const locked = () => act(() => branch.outer.setState({ view: { phase: 'wait', mode: 'demo' } }));
  locked();
  expect(await screen.findByText(ENGLISH.wait.text)).toBeVisible();
  branch.push();
  expect(screen.getByRole('button', { name: 'Next page' })).toBeVisible();
  driver.do({ type: 'cancel', reason: 'customer-left' });
  branch.push();
  expect(screen.getByRole('heading', { name: '您好' })).toBeVisible();
  locked();
  expect(screen.getByText('工作人员正在为您办理。')).toBeVisible();
});

it('shows traditional characters to who chose them', async () => {
  await readingIn('zh-Hant');
  expect(await screen.findByRole('button', { name: TRADITIONAL.notice.next })).toBeVisible();
  expect(page()).toHaveAttribute('lang', 'zh-Hant');
});

it('keeps the Chinese keys around a language that only the pack has, and marks from which side that is read', async () => {
  await readingIn('ug');
  expect(screen.getByRole('button', { name: '下一页' })).toBeVisible();
  expect(page(), 'what the keys are in').toHaveAttribute('lang', 'zh-CN');
  expect(text()).toHaveAttribute('dir', 'rtl');
  expect(text()).toHaveTextContent(/^ug /);
});

it.each([
  ['en-GB', 'Next page'],
  ['zh-HK', '下一頁'],
  ['zh-SG', '下一页'],
  ['fr', '下一页'],
])('has for %s the words %s', async (tag, next) => {
  const Shown = () => <p>{useWordsOf(tag).notice.next}</p>;
  render(<Shown />);
  expect(await screen.findByText(next)).toBeVisible();
});

describe('the teller', () => {
  const inside = () => within(screen.getByRole('region', { name: '客户屏幕的文字' }));

  it('sees which language is on, and chooses for who asks in words', async () => {
    branch.pack = packIn('en', 'zh-Hant');
    const driver = branch.open().answer('REM-01', 'other-person');
    branch.push();
    branch.showInner();
    const panel = await screen.findByRole('region', { name: '客户屏幕的文字' }, LOADING);
    expect(panel).toHaveTextContent('简体中文');
    await tap('换一种');
    expect(inside().getByText(/从第一页重新看起/)).toBeVisible();
    await tap('English');
    expect(driver.last).toMatchObject({ kind: 'notice-shown', body: { language: 'en' } });
    expect(inside().getByText('English')).toHaveAttribute('lang', 'en');
    expect(inside().queryByRole('button', { name: '繁體中文' }), 'put away again').toBeNull();
  });

  it('is told nothing of languages where the pack has none', async () => {
    branch.pack = packIn();
    branch.open().answer('REM-01', 'other-person');
    branch.push();
    branch.showInner();
    await screen.findByRole('region', { name: '结论' });
    expect(screen.queryByRole('region', { name: '客户屏幕的文字' })).toBeNull();
  });
});
