// The teller's room, at the glass: taps and digits, what they send, and what cannot be done yet.
import { screen, within } from '@testing-library/react';
import userEvent, { type UserEvent } from '@testing-library/user-event';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { PretendBranch } from './pretend-branch.tsx';

let branch: PretendBranch;
let user: UserEvent;
let taps: number;

// The room is fetched when it is first shown; that first time is not what these tests are about.
beforeAll(() => import('../../renderer/teller/teller-room.tsx'));

beforeEach(() => {
  branch = new PretendBranch();
  user = userEvent.setup();
  taps = 0;
});

const tap = async (name: string | RegExp) => {
  taps += 1;
  await user.click(await screen.findByRole('button', { name }));
};
const step = (name: string) => screen.findByRole('heading', { level: 1, name });
const lastCall = () => branch.calls.at(-1);

async function answerClean() {
  for (const name of ['其他个人', '医疗', '朋友、同事', '以前用过的老账号', '平静', '无', '一致', '普通到账'])
    await tap(name);
}

describe('a clean remittance (J01)', () => {
  it('is opened by the document check, which sends the slip', async () => {
    branch.showInner();
    await tap('个人汇款');
    await user.type(await screen.findByLabelText('客户姓名'), '王秀英');
    await user.type(screen.getByLabelText('证件号码'), '110101195003072345');
    await user.type(screen.getByLabelText('收款人户名'), '李建国');
    await user.type(screen.getByLabelText('收款账号'), '6222 0202 0011 2233');
    await user.type(screen.getByLabelText('金额（元）'), '8,000');
    expect(screen.getByText(/捌仟元整/)).toBeVisible();
    await tap('证件核对无误');
    expect(screen.getByRole('alert')).toHaveTextContent('还有内容没有填好');
    expect(branch.calls).toEqual([]);
    await user.click(screen.getByLabelText('否'));
    await tap('证件核对无误');
    expect(lastCall()?.input).toMatchObject({
      ...{
        procedure: 'REM',
        customer: '王秀英',
        documentCheck: 'ok',
        slip: {
          amountFen: 800_000,
          share: 'no',
          payee: { name: '李建国', account: '6222020200112233' },
        },
      },
    });
    expect(await step('收款人类别')).toBeVisible();
  });

  it('takes nine taps from opening to 完成, and 完成 is there only when all is ready', async () => {
    const driver = branch.open();
    branch.showInner();
    await answerClean();
    expect(await step('等客户阅读签名')).toBeVisible();
    expect(screen.queryByRole('button', { name: '完成' })).toBeNull();
    driver.reads().signs();
    branch.push();
    expect(screen.queryByRole('button', { name: '完成' })).toBeNull();
    driver.confirms();
    branch.push();
    await tap('完成');
    expect(taps).toBe(9);
    expect(driver.state.closed?.outcome).toBe('O0');
    expect(await screen.findByText('刚才的业务已办完，记录已封存。')).toBeVisible();
  });

  it('is done by digits alone: group and option where there are more than nine', async () => {
    const driver = branch.open();
    branch.showInner();
    for (const [name, keys] of [
      ['收款人类别', '4'],
      ['资金用途', '12'],
      ['与收款人的关系', '2'],
      ['账号来源', '1'],
      ['神态举止', '1'],
      ['通讯行为', '1'],
      ['信息核对', '11'],
      ['到账方式', '2'],
    ] as const) {
      await step(name);
      await user.keyboard(keys);
    }
    await step('等客户阅读签名');
    expect(driver.state.answers.get('REM-03')?.options).toEqual(['medical']);
    expect(driver.taps).toBe(8);
  });

  it('gives each command its own number and names what was seen', async () => {
    branch.open();
    branch.showInner();
    await tap('其他个人');
    await tap('医疗');
    const numbers = branch.calls.map((call) => call.input.command);
    expect(new Set(numbers).size).toBe(2);
    expect(lastCall()?.input).toMatchObject({ step: 'REM-03', options: ['medical'], saw: null });
  });
});

describe('several answers to one look', () => {
  it('lets the calm option go on at once and the others wait for 下一步 or Enter', async () => {
    const driver = branch.open().answer('REM-01', 'other-person').answer('REM-03', 'repay');
    driver.answer('REM-04', 'friend').answer('REM-08', 'known-account');
    branch.push();
    branch.showInner();
    await step('神态举止');
    await user.keyboard('36');
    expect(screen.getByRole('button', { name: '慌张' })).toHaveAttribute('aria-pressed', 'true');
    expect(driver.state.answers.has('REM-12')).toBe(false);
    await user.keyboard('{Enter}');
    expect(driver.state.answers.get('REM-12')?.options).toEqual(['flustered', 'companion-answers']);
  });
});

describe('a change of an answer (J10)', () => {
  it('shows the old answer, and asks whether it was keyed wrongly or the customer says otherwise', async () => {
    const driver = branch.open();
    branch.showInner();
    await answerClean();
    await tap('更改：资金用途');
    expect(await screen.findByRole('button', { name: '医疗' })).toHaveAttribute('aria-pressed', 'true');
    await tap('学费');
    const dialog = screen.getByRole('dialog', { name: '为什么更改？' });
    expect(dialog).toHaveTextContent('原来 “医疗” → 改为 “学费”');
    expect(driver.state.changes).toEqual([]);
    await user.click(within(dialog).getByRole('button', { name: /客户改口/ }));
    expect(driver.state.changes).toMatchObject([
      { from: ['medical'], to: ['tuition'], cause: 'customer-changed' },
    ]);
    expect(await step('怎样认识')).toBeVisible();
    await tap(/信息核对.*需重做/);
    expect(screen.getByText(/原来记录为“一致”/)).toBeVisible();
  });

  it('sends nothing when the same answer is chosen again', async () => {
    branch.open();
    branch.showInner();
    await answerClean();
    const before = branch.calls.length;
    await tap('更改：资金用途');
    await tap('医疗');
    expect(screen.getByText('与原来的记录相同，没有更改。')).toBeVisible();
    expect(branch.calls.length).toBe(before);
  });
});

describe('a coached victim (J06, J11)', () => {
  it('cannot be finished without the second person, whose decision stands in their own name', async () => {
    const driver = branch.open().answersAll({ 'REM-12': 'companion-answers', 'REM-13': 'checking-phone' });
    branch.push();
    branch.showInner();
    expect(await step('请提请复核')).toBeVisible();
    expect(screen.queryByRole('button', { name: '完成' })).toBeNull();
    expect(screen.getByText(/^因为：/)).toHaveTextContent('陪同人代答或提示');
    await tap('提请复核');
    const dialog = await screen.findByRole('dialog', { name: '提请复核' });
    await user.type(within(dialog).getByLabelText('PIN'), '999999');
    await user.click(within(dialog).getByRole('button', { name: '接手复核' }));
    expect(await within(dialog).findByRole('alert')).toHaveTextContent('PIN 不正确，还可以再试 4 次。');
    await user.type(within(dialog).getByLabelText('PIN'), '135246');
    await user.click(within(dialog).getByRole('button', { name: '接手复核' }));
    expect(await step('复核人：网点负责人丙（网点负责人）')).toBeVisible();
    driver.dissuades();
    branch.push();
    await tap('同意办理');
    await tap('家人当面确认属实');
    await tap('记录：同意办理');
    expect(driver.state.decisions).toMatchObject([
      { decision: 'proceed', reason: 'family-confirmed', by: 'bing' },
    ]);
    await tap('交还柜员');
    expect(await step('等客户阅读签名')).toBeVisible();
  });

  it('asks for the paper before a customer who insists may go on', async () => {
    const driver = branch.open().answersAll({ 'REM-14': 'list-hit' }).escalates();
    driver.dissuades({ 'DIS-04': 'insists', 'DIS-08': 'insisted' });
    branch.reviewer = { staff: 'bing', name: '网点负责人丙', role: 'branch-head' };
    branch.push();
    branch.showInner();
    await tap('坚持办理');
    await tap('已劝阻，没有依法可以拒绝的情形，客户坚持办理');
    expect(screen.getByRole('button', { name: '记录：坚持办理' })).toBeDisabled();
    await user.click(screen.getByLabelText('《坚持办理确认书》已经交给客户'));
    await tap('记录：坚持办理');
    expect(driver.state.decisions).toMatchObject([{ decision: 'proceed', to: 'O8' }]);
  });
});

describe('what stands on every page', () => {
  it('takes 听到了 in one tap and takes a mistaken one back', async () => {
    const driver = branch.open();
    branch.showInner();
    await tap('“安全账户”');
    expect([...driver.state.heard.keys()]).toEqual(['safe-account']);
    expect(await step('请提请复核')).toBeVisible();
    await tap('“安全账户”');
    expect(driver.state.heard.size).toBe(0);
    expect(await step('收款人类别')).toBeVisible();
  });

  it('says who waits for whom, and marks every screen of the demo', async () => {
    branch.open().answer('REM-01', 'other-person');
    branch.push();
    branch.showInner();
    expect(await screen.findByText(/客户正在阅读（0\/\d 页）；您还有 7 项。/)).toBeVisible();
    expect(screen.getByText('演示 · 数据不真实')).toBeVisible();
  });

  it('asks why a case is cancelled, and then shows the start page', async () => {
    const driver = branch.open();
    branch.showInner();
    await tap('取消业务');
    await tap('客户离开');
    expect(driver.state.closed?.kind).toBe('abandoned');
    expect(await screen.findByText('业务已取消，取消原因已记录。')).toBeVisible();
  });
});
