// At the counter, beside the questions: who may act, what a dialog asks first, and what is said when nothing can be started.
import { screen, within } from '@testing-library/react';
import userEvent, { type UserEvent } from '@testing-library/user-event';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { Role } from '../../shared/words/roles.ts';
import { PretendBranch } from './pretend-branch.tsx';

let branch: PretendBranch;
let user: UserEvent;

beforeEach(() => {
  branch = new PretendBranch();
  user = userEvent.setup();
});

const tap = async (name: string | RegExp) => user.click(await screen.findByRole('button', { name }));
const title = (name: string | RegExp) => screen.findByRole('heading', { level: 1, name });
const staff = (id: string, name: string, ...roles: Role[]) => ({ id, name, roles });

describe('a mark that waits for its witness', () => {
  const marked = () => {
    branch.open().answersAll().reads().signs('mark');
    branch.push();
    branch.showInner();
  };

  it('is asked for once on the page, of those whose word counts and not of the teller', async () => {
    branch.people = [
      ...branch.people,
      staff('yi', '大堂经理乙', 'lobby'),
      staff('ding', '合规丁', 'compliance'),
      staff('wu', '审计戊', 'auditor'),
      staff('ji', '管理员己', 'admin'),
    ];
    marked();
    expect(await title('等见证人')).toBeVisible();
    await tap('见证人输入 PIN');
    const names = within(screen.getByRole('dialog')).getAllByRole('radio', { hidden: true });
    expect(names.map((radio) => radio.closest('label')?.textContent)).toEqual([
      '网点负责人丙运营主管、网点负责人',
      '大堂经理乙大堂经理',
    ]);
    expect(screen.getByLabelText('PIN')).not.toHaveFocus();
  });

  it('asks for the PIN at once where one person only can witness it', async () => {
    marked();
    await tap('见证人输入 PIN');
    expect(screen.getByRole('radio', { name: /网点负责人丙/ })).toBeChecked();
    expect(screen.getByLabelText('PIN')).toHaveFocus();
  });
});

describe('a signature on paper', () => {
  it('is chosen by a button in Chinese that names the file', async () => {
    vi.stubGlobal('crypto', { ...crypto, subtle: { digest: async () => new ArrayBuffer(32) } });
    branch.open().answersAll();
    branch.push();
    branch.showInner();
    await tap('纸质签名');
    expect(screen.getByText('还没有选择文件')).toBeVisible();
    const scan = new File(['scan'], '告知书-已签.png', { type: 'image/png' });
    scan.arrayBuffer = async () => new ArrayBuffer(4);
    await user.upload(screen.getByLabelText('选择扫描件'), scan);
    expect(screen.getByText('告知书-已签.png')).toBeVisible();
    expect(await screen.findByText(/^指纹 /)).toBeVisible();
    expect(screen.getByRole('button', { name: '记录纸质签名' })).toBeEnabled();
    vi.unstubAllGlobals();
  });
});

describe('a reason', () => {
  it('comes before the note, so that the dialog opens on the choice; a note that was written goes with it', async () => {
    branch.open();
    branch.showInner();
    await tap('取消业务');
    const dialog = screen.getByRole('dialog');
    const [first] = dialog.querySelectorAll('button, input');
    expect(first).toHaveTextContent('客户离开');
    await user.type(within(dialog).getByLabelText(/^备注/), '去取卡 2 次');
    await tap('客户离开');
    expect(branch.calls.at(-1)?.input).toMatchObject({ note: '去取卡 2 次' });
  });
});

describe('a decision that clears the case', () => {
  it('stands in the place of the advice to ask for it', async () => {
    const driver = branch.open().answersAll({ 'REM-12': 'companion-answers', 'REM-13': 'checking-phone' });
    const { advice } = driver.inner.outcome;
    branch.push();
    branch.showInner();
    const outcome = await screen.findByRole('region', { name: '结论' });
    expect(outcome).toHaveTextContent(advice);
    driver.escalates().proceeds();
    branch.push();
    expect(outcome).not.toHaveTextContent(advice);
    expect(outcome).toHaveTextContent('家人当面确认属实');
  });

  it('leaves the advice of the teller’s own outcome where it is', async () => {
    branch.open();
    branch.showInner();
    expect(await screen.findByRole('region', { name: '结论' })).toHaveTextContent('照常办理');
  });
});

describe('a case that its reviewer ends', () => {
  it('gives the page back to the teller, and the next case is the teller’s', async () => {
    const driver = branch.open().answersAll({ 'REM-14': 'list-hit' }).escalates();
    branch.reviewer = { staff: 'bing', name: '网点负责人丙', role: 'branch-head' };
    branch.push();
    branch.showInner();
    expect(await title(/^复核人/)).toBeVisible();
    await tap('结束办理');
    const endings = within(screen.getByRole('group', { name: '怎样结束' }));
    await user.click(endings.getByRole('button', { name: '客户放弃' }));
    await tap('经提示或劝阻，客户决定不汇');
    await tap('记录：结束办理');
    expect(driver.state.closed).toBeDefined();
    expect(await title(/^开始办理/)).toBeVisible();
    expect(screen.getByText('这笔业务没有办理，结束的原因已记录并封存。')).toBeVisible();
    branch.open();
    expect(await title('收款人类别')).toBeVisible();
    expect(screen.queryByText(/^复核人/)).toBeNull();
    expect(screen.getByRole('button', { name: '暂停' })).toBeEnabled();
  });
});

describe('a content pack that was refused', () => {
  const packRefused = 'procedures/remittance.json steps[3].say 不能为空';
  const show = (part: object) => {
    const view = { ...branch.innerView(), ...part };
    branch.inner.setState({ view });
    branch.showInner();
  };

  it('is told of with what to do, where nothing can be started', async () => {
    show({ procedures: [], packRefused });
    const told = await screen.findByRole('alert');
    for (const words of ['现在不能开始新业务', '请联系管理员', packRefused])
      expect(told).toHaveTextContent(words);
    expect(screen.queryByLabelText('客户姓名')).toBeNull();
  });

  it('is told of quietly, where the one before it stays in use', async () => {
    show({ packRefused });
    expect(await screen.findByText(/仍按原来的内容办理/)).toBeVisible();
    expect(screen.getByText(/steps\[3\]/)).toBeVisible();
    expect(screen.getByLabelText('客户姓名')).toBeVisible();
    expect(screen.queryByRole('alert')).toBeNull();
  });
});
