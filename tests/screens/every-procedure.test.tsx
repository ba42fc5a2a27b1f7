// Every procedure at the glass: how each is begun, the slip that comes later, what is put off, and what the second seat records.
import { screen, within } from '@testing-library/react';
import userEvent, { type UserEvent } from '@testing-library/user-event';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { PretendBranch } from './pretend-branch.tsx';

let branch: PretendBranch;
let user: UserEvent;

// The room is fetched when it is first shown; that first time is not what these tests are about.
beforeAll(() => import('../../renderer/teller/teller-room.tsx'));

beforeEach(() => {
  branch = new PretendBranch();
  user = userEvent.setup();
});

const button = (name: string | RegExp) => screen.findByRole('button', { name });
const tap = async (name: string | RegExp) => user.click(await button(name));
const title = (name: string | RegExp) => screen.findByRole('heading', { level: 1, name });
const lastCall = () => branch.calls.at(-1);
const asReviewer = () => {
  branch.reviewer = { staff: 'bing', name: '网点负责人丙', role: 'branch-head' };
  branch.push();
};
const writeCustomer = async () => {
  await user.type(await screen.findByLabelText('客户姓名'), '赵示甲');
  await user.type(screen.getByLabelText('证件号码'), '110101195003072345');
};
const writePayment = async () => {
  await user.type(screen.getByLabelText('收款人户名'), '钱示乙');
  await user.type(screen.getByLabelText('收款账号'), '6222020200112233');
  await user.type(screen.getByLabelText('金额（元）'), '8000');
  await user.click(screen.getByLabelText('否'));
};

describe('the start page', () => {
  it('offers every procedure of the counter, and begins the one whose digit is pressed in its first field', async () => {
    branch.showInner();
    const list = await screen.findByRole('group', { name: '办理哪项业务' });
    const names = within(list)
      .getAllByRole('button')
      .map(({ textContent }) => textContent?.slice(1));
    expect(names).toEqual(branch.innerView().procedures.map(({ name }) => name));
    expect(names.length).toBeGreaterThanOrEqual(7);
    await user.keyboard('1');
    expect(await screen.findByLabelText('客户姓名')).toHaveFocus();
    expect(screen.getByLabelText('客户姓名')).toHaveValue('');
  });

  it('lets a procedure chosen by mistake be changed for another', async () => {
    branch.showInner();
    await tap('个人汇款');
    await tap('换一项业务');
    await tap('紧急止付协助');
    expect(await title('开始办理：紧急止付协助')).toBeVisible();
  });

  it('asks of cash the amount and nothing else of the slip', async () => {
    branch.showInner();
    await tap('大额取现与购金');
    await writeCustomer();
    expect(screen.queryByLabelText('收款人户名')).toBeNull();
    expect(screen.queryByText('占账户余额一半以上')).toBeNull();
    await user.type(screen.getByLabelText('金额（元）'), '60000{Enter}');
    expect(lastCall()?.input).toMatchObject({ slip: { amountFen: 6_000_000, share: 'unchecked' } });
    expect(lastCall()?.input).not.toHaveProperty('documentCheck');
    expect(await screen.findByText('60,000.00 元', { exact: false })).toBeVisible();
  });

  it.each(['紧急止付协助', '活期开户', '网上银行、手机银行签约', '提高限额'])(
    'asks for no slip at all: %s',
    async (name) => {
      branch.showInner();
      await tap(name);
      await writeCustomer();
      expect(screen.queryByLabelText('金额（元）')).toBeNull();
      const check = screen.queryByRole('group', { name: /^核对/ });
      await user.click(
        check ? (within(check).getAllByRole('button')[0] as HTMLElement) : await button('开始'),
      );
      expect(lastCall()?.name).toBe('openCase');
      expect(lastCall()?.input).not.toHaveProperty('slip');
      expect(await screen.findByRole('navigation', { name: '办理步骤' })).toBeVisible();
      expect(screen.queryByRole('button', { name: /单据$/ })).toBeNull();
    },
  );

  it('says what is missing before anything is sent', async () => {
    branch.showInner();
    await tap('紧急止付协助');
    await tap('开始');
    expect(screen.getByRole('alert')).toHaveTextContent('还有内容没有填好');
    expect(branch.calls).toEqual([]);
  });
});

describe('a slip that the customer fills in while reading', () => {
  const begun = async () => {
    branch.showInner();
    await tap('转账风险询问');
    await writeCustomer();
    expect(screen.queryByLabelText('收款人户名')).toBeNull();
    await tap('开始');
    expect(lastCall()?.input).not.toHaveProperty('slip');
  };

  it('can be keyed at any time from the strip, and then stands there', async () => {
    await begun();
    expect(screen.getByText('单据还没有录入')).toBeVisible();
    await tap(/收款人类别/);
    await tap('录入单据');
    expect(await title('客户填好单据后录入')).toHaveFocus();
    await writePayment();
    await tap('录入单据');
    expect(lastCall()).toMatchObject({
      name: 'fillSlip',
      input: {
        slip: { amountFen: 800_000, share: 'no', payee: { name: '钱示乙', account: '6222020200112233' } },
      },
    });
    expect(await screen.findByText(/8,000\.00 元/)).toBeVisible();
    expect(screen.queryByText('客户填好单据后录入')).toBeNull();
    expect(await button('更正单据')).toBeEnabled();
  });

  it('stands in the middle when it is all that holds the case up; a step picked meanwhile costs nothing of it', async () => {
    const driver = branch.open({ procedure: 'TRF' });
    branch.showInner();
    expect(await title('客户填好单据后录入')).toBeVisible();
    await user.type(screen.getByLabelText('收款人户名'), '钱示乙');
    await tap(/收款人类别/);
    expect(await title('收款人类别')).toBeVisible();
    await tap('回到当前一步');
    expect(screen.getByLabelText('收款人户名')).toHaveValue('钱示乙');
    expect(driver.state.slip).toBeUndefined();
  });
});

describe('a check that is put off (WZ7)', () => {
  const defer = async () => {
    const driver = branch.open({ procedure: 'ACC' });
    branch.showInner();
    await tap(/云互联查询/);
    await tap('推迟');
    return { driver, dialog: screen.getByRole('dialog', { name: '推迟这一步：云互联查询' }) };
  };

  it('asks why, who sees to it, and until when: the last day at most', async () => {
    const { driver, dialog } = await defer();
    expect(within(dialog).getByLabelText('最迟哪一天')).toHaveValue('2026-11-24');
    await tap('记为待办');
    expect(within(dialog).getByText('请选择一个原因。')).toBeVisible();
    expect(within(dialog).getByText('请选择由谁补办。')).toBeVisible();
    await user.keyboard('1');
    await user.selectOptions(within(dialog).getByLabelText('由谁补办'), '网点负责人丙');
    const due = within(dialog).getByLabelText('最迟哪一天');
    await user.clear(due);
    await user.type(due, '2026-11-30');
    await tap('记为待办');
    expect(within(dialog).getByText('请填写日期，不晚于 2026-11-24。')).toBeVisible();
    expect(branch.calls).toEqual([]);
    await user.clear(due);
    await user.type(due, '2026-11-23');
    await tap('记为待办');
    expect(lastCall()?.input).toMatchObject({
      ...{ step: 'ACC-03', saw: null, reason: 'system-down' },
      ...{ owner: 'bing', due: '2026-11-23' },
    });
    expect(driver.state.deferrals.get('ACC-03')?.due).toBe('2026-11-23');
    expect(screen.queryByRole('dialog')).toBeNull();
    expect(await button(/云互联查询.*推迟至 11-23/)).toBeVisible();
  });

  it('is told of on its page and in the table, and is answered as soon as it can be', async () => {
    const driver = branch.open({ procedure: 'ACC' });
    driver.defers('ACC-03', 'system-down', '2026-11-23');
    branch.push();
    branch.showInner();
    await tap(/开户结论/);
    const row = screen.getByRole('row', { name: /云互联查询/ });
    expect(row).toHaveTextContent('待办：名:supervisor-bing，2026-11-23 前补办（系统暂时不能用）');
    await tap('补记：云互联查询');
    expect(
      await screen.findByText(/已推迟：系统暂时不能用。由名:supervisor-bing在 2026-11-23 前补办/),
    ).toBeVisible();
    expect(screen.queryByRole('button', { name: '推迟' })).toBeNull();
    const saw = driver.state.answers.get('ACC-03')?.n;
    await tap('无异常');
    expect(lastCall()).toMatchObject({
      name: 'answerStep',
      input: { step: 'ACC-03', options: ['clear'], saw },
    });
    expect(driver.state.answers.get('ACC-03')?.options).toEqual(['clear']);
  });

  it('is offered only where the procedure lets it be put off', async () => {
    branch.open();
    branch.showInner();
    await title('收款人类别');
    expect(screen.queryByRole('button', { name: '推迟' })).toBeNull();
  });

  it('leaves the case able to be finished except for it, which the page says', async () => {
    const driver = branch.open({ procedure: 'ACC' }).defers('ACC-03', 'system-down', '2026-11-23');
    branch.push();
    const view = branch.innerView();
    if (!view.current) throw new Error('no case');
    branch.inner.setState({ view: { ...view, current: { ...view.current, stage: 'ready' } } });
    branch.showInner();
    expect(await title('除待办外可以完成')).toBeVisible();
    expect(screen.getByText('有 1 项待办，完成后由所列人员补办。')).toBeVisible();
    expect(await button('完成')).toBeEnabled();
    expect(driver.state.closed).toBeUndefined();
  });
});

describe('steps of the second seat', () => {
  const limit = () => {
    const driver = branch.open({ procedure: 'LIM' }).answersAll({ 'LIM-01': 'salary', 'LIM-02': 'told' });
    branch.push();
    return driver;
  };

  it('stand in the list for everybody, and are not the teller’s to answer', async () => {
    branch.open({ procedure: 'LIM' });
    branch.showInner();
    await tap(/审核.*待复核人/);
    expect(await title('审核')).toBeVisible();
    expect(screen.getByText(/坐到第二席后记录/)).toBeVisible();
    expect(screen.queryByRole('group', { name: '审核' })).toBeNull();
    await tap('复核人输入 PIN');
    expect(await screen.findByRole('dialog', { name: '提请复核' })).toBeVisible();
  });

  it('come first when the reviewer sits down, one at a time and by the same keys', async () => {
    const driver = limit().escalates();
    asReviewer();
    branch.showInner();
    expect(await screen.findByRole('heading', { level: 2, name: '审核' })).toHaveFocus();
    expect(await button(/提额原因/)).toBeDisabled();
    await user.keyboard('1');
    expect(lastCall()).toMatchObject({ name: 'answerStep', input: { step: 'LIM-03', saw: null } });
    expect(driver.last.actor).toMatchObject({ role: 'branch-head' });
    expect(screen.queryByRole('heading', { level: 2, name: '审核' })).toBeNull();
  });

  it('have to be on record before the business may go on: the refusal is said', async () => {
    const driver = branch.open().answersAll({ 'REM-12': 'companion-answers', 'REM-13': 'checking-phone' });
    driver.escalates();
    asReviewer();
    branch.showInner();
    expect(await screen.findByRole('heading', { level: 2, name: '请客户稍坐' })).toBeVisible();
    await tap('同意办理');
    await tap('家人当面确认属实');
    await tap('记录：同意办理');
    expect(await screen.findByRole('alert')).toHaveTextContent('请先把主管要做的各步记录下来');
    await tap('返回看回答');
    await tap('同意');
    expect(await screen.findByRole('heading', { level: 2, name: '请到安静处单独沟通' })).toBeVisible();
    expect(driver.state.decisions).toEqual([]);
  });

  it('of a quiet procedure say why they are taken to the reviewer, and offer nothing to the customer', async () => {
    const driver = branch.open().answer('REM-01', 'other-person');
    branch.showInner();
    await user.click(await screen.findByText('为什么问'));
    expect(await button('给客户看为什么问')).toBeVisible();
    driver.hears('commission').escalates();
    asReviewer();
    expect(await screen.findByRole('heading', { level: 2, name: '请客户稍等' })).toBeVisible();
    await user.click(screen.getByText('为什么问'));
    expect(screen.getByText(/多核对一遍/)).toBeVisible();
    expect(screen.queryByRole('button', { name: '给客户看为什么问' })).toBeNull();
  });

  it('can be looked at again and changed from the list', async () => {
    const driver = branch.open().answersAll({ 'REM-12': 'companion-answers', 'REM-13': 'checking-phone' });
    driver.escalates().dissuades();
    asReviewer();
    branch.showInner();
    await tap('更改：请到安静处单独沟通');
    expect(await screen.findByRole('heading', { level: 2, name: '请到安静处单独沟通' })).toBeVisible();
    await tap('陪同人拒绝分开');
    await tap(/记录有误/);
    expect(driver.state.answers.get('DIS-02')?.options).toEqual(['companion-refused']);
    expect(driver.last.actor).toMatchObject({ role: 'branch-head' });
  });
});
