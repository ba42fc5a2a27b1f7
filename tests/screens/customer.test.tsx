// The customer's window: pages before signing, ink, refusing, the last look, thanks.
import { act, fireEvent, screen } from '@testing-library/react';
import userEvent, { type UserEvent } from '@testing-library/user-event';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { capitals } from '../../shared/words/money.ts';
import { PretendBranch } from './pretend-branch.tsx';

vi.mock('../../renderer/customer/ink-pad.tsx', () => ({
  default: ({ onDraft }: { onDraft: (draft: unknown) => void }) => (
    <button
      type="button"
      onClick={() => {
        const stroke = [0, 1, 2].map((step) => ({ x: 10 + step * 60, y: 20, time: 5000 + step * 100 }));
        onDraft({ width: 600, height: 240, strokes: [stroke] });
      }}
    >
      写字
    </button>
  ),
}));

let branch: PretendBranch;
let user: UserEvent;

beforeEach(() => {
  vi.useFakeTimers({ shouldAdvanceTime: true });
  user = userEvent.setup({ advanceTimers: vi.advanceTimersByTime });
  branch = new PretendBranch();
});
afterEach(() => {
  vi.useRealTimers();
});

const tap = async (name: string) => user.click(await screen.findByRole('button', { name }));
function reading() {
  const driver = branch.open().answer('REM-01', 'other-person');
  branch.push();
  return driver;
}

async function readAll() {
  for (let page = 1; page < 4; page += 1) await tap('下一页');
}
/** Time passes in the branch as well as in the window. */
async function pass(ms: number) {
  branch.driver?.wait(ms);
  await act(() => vi.advanceTimersByTimeAsync(ms));
}

describe('the notice', () => {
  it('is read page by page, each left page recorded with its time, before signing is offered', async () => {
    const driver = reading();
    branch.showOuter();
    expect(await screen.findByText('第 1 / 4 页')).toBeVisible();
    expect(screen.queryByRole('button', { name: '上一页' })).toBeNull();
    await pass(3000);
    await tap('下一页');
    expect([...(driver.state.notice?.read.keys() ?? [])]).toEqual([1]);
    expect(driver.state.notice?.read.get(1)).toBeGreaterThanOrEqual(3000);
    expect(screen.queryByRole('button', { name: '去签名' })).toBeNull();
    await tap('上一页');
    expect(screen.getByText('第 1 / 4 页')).toBeVisible();
    await tap('下一页');
    await tap('下一页');
    await tap('下一页');
    expect(screen.getByRole('button', { name: '请再看一会儿' })).toBeDisabled();
    await pass(60_000);
    expect(screen.getByRole('button', { name: '去签名' })).toBeEnabled();
  });

  it('goes on at the first unread page after a restart of the window', async () => {
    const driver = reading();
    driver.do({ type: 'turn-page', notice: driver.notice, page: 1, ms: 500 }, { role: 'customer' });
    branch.push();
    branch.showOuter();
    expect(await screen.findByText('第 2 / 4 页')).toBeVisible();
  });
});

describe('signing', () => {
  const toSigning = async () => {
    const driver = reading();
    branch.showOuter();
    await readAll();
    await pass(60_000);
    await tap('去签名');
    return driver;
  };

  it('asks politely for ink where there is none, counts 重写, and sends strokes', async () => {
    const driver = await toSigning();
    await tap('签好了');
    expect(screen.getByRole('status')).toHaveTextContent('框里还没有字，请先签名。');
    await tap('写字');
    await tap('重写');
    await tap('写字');
    await tap('签好了');
    expect(branch.calls.at(-1)).toMatchObject({
      name: 'sign',
      input: {
        form: 'ink',
        clears: 1,
        ink: {
          width: 60_000,
          height: 24_000,
          strokes: [[{ x: 1000, y: 2000, t: 0 }, { t: 100 }, { x: 13_000, t: 200 }]],
        },
      },
    });
    expect(driver.state.notice?.signed?.form).toBe('ink');
    expect(await screen.findByText('工作人员正在为您办理。')).toBeVisible();
  });

  it('takes a mark from who cannot write, and then waits for the witness', async () => {
    await toSigning();
    await tap('我不方便写字，用画押');
    expect(screen.getByRole('heading', { name: '请在框内画押' })).toBeVisible();
    await tap('写字');
    await tap('签好了');
    expect(await screen.findByText('工作人员要来做个见证。')).toBeVisible();
  });

  it('takes a refusal with its reason', async () => {
    const driver = await toSigning();
    await tap('我不想签');
    await tap('返回签名');
    await tap('我不想签');
    await tap('想再考虑');
    expect(driver.state.notice?.refused?.reason).toBe('think-again');
  });

  it('keeps the ink through a neutral moment, and wipes it for the next customer', async () => {
    await toSigning();
    await tap('写字');
    const notice = branch.outerView();
    act(() => branch.outer.setState({ view: { phase: 'wait', mode: 'demo' } }));
    act(() => branch.outer.setState({ view: notice }));
    await tap('签好了');
    expect(branch.calls.at(-1)?.name).toBe('sign');
    act(() => branch.outer.setState({ view: { phase: 'idle', mode: 'demo' } }));
    reading();
    expect(await screen.findByText('第 1 / 4 页')).toBeVisible();
  });
});

describe('the last look', () => {
  const toConfirmation = () => {
    const driver = branch.open({ yuan: 1_234_567.89 }).answersAll().reads().signs();
    if (driver.stage !== 'confirmation-open') driver.escalates().proceeds();
    branch.push();
    branch.showOuter();
    return driver;
  };

  it('shows amount in figures and 大写, the masked payee and the arrival, and confirms exactly these', async () => {
    toConfirmation();
    expect(await screen.findByText('1,234,567.89 元')).toBeVisible();
    expect(screen.getByText(capitals(123_456_789))).toBeVisible();
    expect(screen.getByText('赵**')).toBeVisible();
    await tap('确认无误');
    expect(branch.calls.at(-1)).toMatchObject({
      name: 'confirm',
      input: { by: 'key', amountFen: 123_456_789, payeeMask: '赵**' },
    });
  });

  it('lets the customer ask for a change', async () => {
    const driver = toConfirmation();
    await tap('我想改');
    expect(driver.state.declined?.choice).toBe('change');
  });

  it('thanks for two seconds when the case has ended, and then shows nothing of it', async () => {
    const driver = toConfirmation();
    await tap('确认无误');
    driver.closes();
    branch.push();
    expect(await screen.findByText('谢谢您')).toBeVisible();
    await act(() => vi.advanceTimersByTimeAsync(2100));
    expect(screen.queryByText('谢谢您')).toBeNull();
    expect(screen.getByText('您好')).toBeVisible();
    expect(document.body).not.toHaveTextContent('赵');
  });
});

it('never shows answers, flags or outcome, whatever the case has come to', async () => {
  const driver = branch.open().answersAll({ 'REM-12': 'companion-answers', 'REM-13': 'checking-phone' });
  branch.push();
  branch.showOuter();
  await screen.findByText('第 1 / 4 页');
  for (const word of ['陪同人', '复核', '暂缓', driver.inner.outcome.name])
    expect(document.body).not.toHaveTextContent(word);
  fireEvent.keyDown(document.body, { key: '1' });
  expect(branch.calls).toEqual([]);
});
