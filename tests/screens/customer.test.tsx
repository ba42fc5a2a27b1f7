// The customer's window: pages before signing or answering, ink, refusing, what staff put there.
import { act, fireEvent, screen, within } from '@testing-library/react';
import userEvent, { type UserEvent } from '@testing-library/user-event';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { PretendBranch, refused } from './pretend-branch.tsx';

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
});

const tap = async (name: string) => user.click(await screen.findByRole('button', { name }));
function reading() {
  const driver = branch.open().answer('REM-01', 'other-person');
  branch.push();
  return driver;
}
const pages = () => branch.driver?.state.notice?.pages ?? 0;
const pageCount = (page: number) => `第 ${page} / ${pages()} 页`;
const buttons = () => screen.getAllByRole('button').map((button) => button.textContent);

async function readAll() {
  for (let page = 1; page < pages(); page += 1) await tap('下一页');
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
    expect(await screen.findByText(pageCount(1))).toBeVisible();
    expect(screen.queryByRole('button', { name: '上一页' })).toBeNull();
    await pass(3000);
    await tap('下一页');
    expect([...(driver.state.notice?.read.keys() ?? [])]).toEqual([1]);
    expect(driver.state.notice?.read.get(1)).toBeGreaterThanOrEqual(3000);
    expect(screen.queryByRole('button', { name: '去签名' })).toBeNull();
    await tap('上一页');
    expect(screen.getByText(pageCount(1))).toBeVisible();
    await readAll();
    expect(screen.getByRole('button', { name: '请再看一会儿' })).toBeDisabled();
    await pass(60_000);
    expect(screen.getByRole('button', { name: '去签名' })).toBeEnabled();
  });

  it('goes on at the first unread page after a restart of the window', async () => {
    const driver = reading();
    driver.do({ type: 'turn-page', notice: driver.notice, page: 1, ms: 500 }, { role: 'customer' });
    branch.push();
    branch.showOuter();
    expect(await screen.findByText(pageCount(2))).toBeVisible();
  });
});

describe('signing', () => {
  const toSigning = async () => {
    const driver = reading();
    branch.showOuter();
    await readAll();
    await pass(60_000);
    await tap('去签名');
    await tap('不转，告诉柜员或打 110');
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
    expect(await screen.findByText(pageCount(1))).toBeVisible();
  });

  it('keeps the ink while the teller shows something else of the same case', async () => {
    const driver = await toSigning();
    await tap('写字');
    driver.do({ type: 'show-scam', scam: 'T07' });
    branch.push();
    await tap('看完了');
    await tap('签好了');
    expect(branch.calls.at(-1)).toMatchObject({ name: 'sign', input: { clears: 0 } });
  });
});

describe('a sheet that is answered', () => {
  const openTransfer = () => {
    const driver = branch.open({ procedure: 'TRF' });
    branch.showOuter();
    return driver;
  };
  const toAnswering = async () => {
    const driver = openTransfer();
    await readAll();
    await pass(60_000);
    await tap('去选择');
    await tap('马上挂断，告诉柜员');
    return driver;
  };
  const answered = (driver: ReturnType<typeof openTransfer>) => driver.state.answers.get('TRF-01')?.options;

  it('offers its choices only when all pages have been read, none of them chosen beforehand', async () => {
    openTransfer();
    await screen.findByText(pageCount(1));
    expect(screen.queryByRole('button', { name: '以上情形都没有发生' })).toBeNull();
    await readAll();
    await pass(60_000);
    await tap('去选择');
    await tap('马上挂断，告诉柜员');
    await screen.findByRole('heading', { name: '看完了，请选一项' });
    const choices = within(screen.getByRole('list')).getAllByRole('button');
    expect(choices.map((choice) => choice.textContent)).toEqual([
      '以上情形都没有发生',
      '我想问工作人员',
      '有一项像我的情况',
    ]);
    expect(choices.filter((choice) => choice.ariaPressed !== null)).toEqual([]);
    expect(new Set(choices.map((choice) => choice.className)).size).toBe(1);
    expect(branch.calls.filter(({ name }) => name === 'answerSheet')).toEqual([]);
  });

  it('sends the one answer that is tapped, under the notice that was read', async () => {
    const driver = await toAnswering();
    const { notice } = driver;
    await tap('以上情形都没有发生');
    expect(branch.calls.at(-1)).toMatchObject({ name: 'answerSheet', input: { notice, option: 'none' } });
    expect(answered(driver)).toEqual(['none']);
    expect(await screen.findByText('工作人员正在为您办理。')).toBeVisible();
  });

  it('opens what resembles the customer’s own day, at most four, with a way back that answers nothing', async () => {
    const driver = await toAnswering();
    await tap('有一项像我的情况');
    expect(screen.getByRole('heading', { name: '有一项像我的情况' })).toHaveFocus();
    expect(within(screen.getByRole('list')).getAllByRole('button')).toHaveLength(4);
    expect(document.body).not.toHaveTextContent('以上情形都没有发生');
    await tap('返回');
    expect(answered(driver)).toBeUndefined();
    await tap('有一项像我的情况');
    await tap('二、要共享屏幕，才能退款、关百万保障');
    expect(answered(driver)).toEqual(['screen-sharing']);
  });

  it('never offers what only staff record', async () => {
    await toAnswering();
    const shown = buttons();
    await tap('有一项像我的情况');
    for (const label of ['在纸质提示单上核对', '不愿核对'])
      expect([...shown, ...buttons()]).not.toContain(label);
  });

  it('takes a refusal with its reason, in words of choosing and not of signing', async () => {
    const driver = await toAnswering();
    await tap('我不想选');
    expect(screen.getByRole('heading', { name: '您不想选，是因为：' })).toBeVisible();
    await tap('返回');
    await tap('我不想选');
    await tap('不想说明原因');
    expect(driver.state.notice?.refused?.reason).toBe('not-said');
    expect(answered(driver)).toBeUndefined();
  });

  it('goes back to the page that the process does not know as read', async () => {
    const driver = openTransfer();
    await tap('下一页');
    vi.spyOn(branch.client.customer, 'turnPage').mockRejectedValueOnce(
      refused('NOT_SEALED', '没有记录成功。'),
    );
    for (let page = 2; page < pages(); page += 1) await tap('下一页');
    await pass(60_000);
    await tap('去选择');
    await tap('马上挂断，告诉柜员');
    expect(await screen.findByText(pageCount(2))).toBeVisible();
    expect(answered(driver)).toBeUndefined();
  });
});

it('says why something is asked, how far it goes and on what it rests, until the customer has read it', async () => {
  const driver = branch.open();
  driver.do({ type: 'show-reason', step: 'REM-01' });
  branch.push();
  branch.showOuter();
  const step = driver.inner.steps.find(({ id }) => id === 'REM-01');
  expect(await screen.findByRole('heading', { name: '为什么问这个' })).toBeVisible();
  for (const text of [step?.say, step?.why, step?.limit, ...(step?.basis ?? [])])
    expect(screen.getByText(text ?? '')).toBeVisible();
  await tap('看完了');
  expect(driver.state.reason?.open).toBe(false);
});

it('never shows answers, flags or outcome, whatever the case has come to', async () => {
  const driver = branch.open().answersAll({ 'REM-12': 'companion-answers', 'REM-13': 'checking-phone' });
  branch.push();
  branch.showOuter();
  await screen.findByText(pageCount(1));
  for (const word of ['陪同人', '复核', '暂缓', driver.inner.outcome.name])
    expect(document.body).not.toHaveTextContent(word);
  fireEvent.keyDown(document.body, { key: '1' });
  expect(branch.calls).toEqual([]);
});
