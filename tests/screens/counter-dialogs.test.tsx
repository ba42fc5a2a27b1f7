// At the counter, beside the questions: who may act, what a dialog asks first, and what is said when nothing can be started.
import { screen, within } from '@testing-library/react';
import userEvent, { type UserEvent } from '@testing-library/user-event';
import { afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Role } from '../../shared/words/roles.ts';
import { CUSTOMER } from '../case/case-driver.ts';
import { PretendBranch } from './pretend-branch.tsx';

let branch: PretendBranch;
let user: UserEvent;

// The room is fetched when it is first shown; that first time is not what these tests are about.
beforeAll(() => import('../../renderer/teller/teller-room.tsx'));

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
    const names = within(await screen.findByRole('dialog')).getAllByRole('radio', { hidden: true });
    expect(names.map((radio) => radio.closest('label')?.textContent)).toEqual([
      '网点负责人丙运营主管、网点负责人',
      '大堂经理乙大堂经理',
    ]);
    expect(screen.getByLabelText('PIN')).not.toHaveFocus();
  });

  it('asks for the PIN at once where one person only can witness it', async () => {
    marked();
    await tap('见证人输入 PIN');
    expect(await screen.findByRole('radio', { name: /网点负责人丙/ })).toBeChecked();
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
    driver.escalates().dissuades().proceeds();
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
    await tap(/^经提示或劝阻/);
    await tap('记录：结束办理');
    expect(driver.state.closed).toBeDefined();
    expect(await title(/^开始办理/)).toBeVisible();
    expect(screen.getByText('这笔业务没有办理，结束的原因已记录并封存。')).toBeVisible();
    branch.open();
    expect(await title('收款人类别')).toBeVisible();
    expect(screen.queryByText(/^复核人：/)).toBeNull();
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
    expect(screen.getByRole('button', { name: '个人汇款' })).toBeVisible();
    expect(screen.queryByRole('alert')).toBeNull();
  });
});

describe('what asks for attention (RF4)', () => {
  const prompts = () => screen.findByRole('region', { name: '提醒' });

  it('says why two answers do not go together and what to ask, and leaves the step in hand where it is', async () => {
    branch.open().answer('REM-01', 'other-person');
    branch.push();
    branch.showInner();
    await title('资金用途');
    expect(await prompts()).toBeEmptyDOMElement();
    await tap('投资理财（持牌机构）');
    expect(await prompts()).toHaveTextContent('说是在持牌机构理财，收款的却是个人账户。');
    expect(await prompts()).toHaveTextContent('可以这样问：是哪家机构？');
    expect(await title('与收款人的关系')).toHaveFocus();
    expect(screen.queryByRole('dialog')).toBeNull();
  });

  it('offers the procedure that is recommended, and enters it in one tap', async () => {
    const driver = branch.open().answer('REM-12', 'companion-answers');
    branch.push();
    branch.showInner();
    await user.click(within(await prompts()).getByRole('button', { name: '进入老年客户附加服务' }));
    expect(driver.state.entered).toEqual(['ELD']);
    expect(within(await prompts()).queryByRole('button', { name: '进入老年客户附加服务' })).toBeNull();
  });

  it('tells of an earlier attempt, and how many more there are', async () => {
    branch.open();
    const view = branch.innerView();
    if (!view.current) throw new Error('no case');
    const sentence = '2026-11-18 办理过“个人汇款”，结果：客户放弃。';
    const current = { ...view.current, prompts: [{ kind: 'recall' as const, sentence, ask: null }] };
    branch.inner.setState({ view: { ...view, current: { ...current, morePrompts: 2 } } });
    branch.showInner();
    expect(await prompts()).toHaveTextContent(sentence);
    expect(await prompts()).toHaveTextContent('另有 2 条提醒');
  });
});

describe('更多', () => {
  it('enters another procedure by keys alone, recommended or not', async () => {
    const driver = branch.open();
    branch.showInner();
    await tap('更多');
    const dialog = screen.getByRole('dialog', { name: '更多' });
    const names = within(dialog).getAllByRole('button', { name: /附加|协助|劝阻/ });
    const place = names.findIndex((button) => button.textContent?.includes('紧急止付协助')) + 1;
    await user.keyboard(`1${place}`);
    expect(driver.state.entered).toEqual(['STOP']);
    expect(screen.queryByRole('dialog')).toBeNull();
    expect(await screen.findByRole('button', { name: /转出时间/ })).toBeVisible();
  });

  it('proposes to refuse only after saying that it takes a listed ground and a second person', async () => {
    const driver = branch.open({ procedure: 'ACC' });
    branch.showInner();
    await tap('更多');
    await tap('拒绝开户');
    const dialog = screen.getByRole('dialog', { name: '提请：拒绝开户' });
    expect(dialog).toHaveTextContent('要有下面列明的一条依据，并由网点负责人在本机决定');
    const grounds = within(dialog).getByRole('list', { name: '列明的依据' });
    expect(within(grounds).getAllByRole('listitem').length).toBeGreaterThan(1);
    expect(driver.state.escalated).toBeUndefined();
    await tap('提请');
    expect(branch.calls.at(-1)).toMatchObject({ name: 'escalate', input: { proposed: 'A5' } });
    expect(await screen.findByRole('dialog', { name: '提请复核' })).toBeVisible();
  });

  it('is told to the reviewer, for whom nothing is chosen beforehand', async () => {
    branch.open({ procedure: 'ACC' }).escalates('A5');
    branch.reviewer = { staff: 'bing', name: '网点负责人丙', role: 'branch-head' };
    branch.push();
    branch.showInner();
    expect(await screen.findByText('柜员提请：拒绝开户。请您核对后自己选择。')).toBeVisible();
    expect(screen.queryByRole('button', { name: /^坚持办理/ })).toBeNull();
    await tap('结束办理');
    const endings = within(screen.getByRole('group', { name: '怎样结束' })).getAllByRole('button');
    expect(endings.map((ending) => ending.getAttribute('aria-pressed'))).toEqual(endings.map(() => 'false'));
  });
});

describe('a paper', () => {
  const print = vi.fn();
  beforeEach(() => vi.stubGlobal('print', print));
  afterEach(() => {
    vi.unstubAllGlobals();
    print.mockClear();
  });

  it('is on record before it goes to the printer, and once for each copy', async () => {
    branch.open();
    branch.showInner();
    await tap('打印');
    expect(print).not.toHaveBeenCalled();
    await user.keyboard('2');
    const paper = branch.driver?.course.papers[1];
    expect(branch.calls.at(-1)).toMatchObject({ name: 'printPaper', input: { paper } });
    const dialog = await screen.findByRole('dialog', { name: '打印' });
    expect(within(dialog).getByRole('row', { name: /^客户/ })).toHaveTextContent('欧');
    expect(within(dialog).getByRole('heading', { level: 3 })).toBeVisible();
    expect(screen.getAllByText(/^台账回执：第 41 条记录/)).toHaveLength(2);
    expect(print).toHaveBeenCalledOnce();
    await tap('再打印一次');
    expect(branch.calls.filter(({ name }) => name === 'printPaper')).toHaveLength(2);
    expect(print).toHaveBeenCalledTimes(2);
  });

  it.each([
    ['accepted', '打印机已收下。'],
    ['no-printer', '没有找到打印机，没有打出来。'],
    ['failed', '打印机没有收下，没有打出来。'],
    ['unanswered', '不知道有没有打出来。'],
  ] as const)(
    'goes to the program’s own printer without a question, and says what became of it: %s',
    async (printer, words) => {
      branch.printer = printer;
      branch.open();
      branch.showInner();
      await tap('打印');
      await user.keyboard('2');
      const dialog = await screen.findByRole('dialog', { name: '打印' });
      expect(await within(dialog).findByText(new RegExp(words))).toBeVisible();
      expect(branch.sheets).toEqual([{ paper: 'A4', of: 41 }]);
      expect(print).not.toHaveBeenCalled();
    },
  );

  it('is printed beside the tick that says it was handed over, which stays the reviewer’s own to make', async () => {
    branch.open({ procedure: 'ACC' }).escalates('A5');
    branch.reviewer = { staff: 'bing', name: '网点负责人丙', role: 'branch-head' };
    branch.push();
    branch.showInner();
    await tap('结束办理');
    await tap('拒绝开户');
    await tap('打印：措施告知单');
    expect(print).toHaveBeenCalledOnce();
    expect(branch.driver?.last.actor).toMatchObject({ role: 'branch-head' });
    await tap('返回');
    expect(screen.getByLabelText('《措施告知单》已经交给客户')).not.toBeChecked();
  });
});

describe('the notice of a procedure', () => {
  it('is not spoken of where there is none', async () => {
    branch.open({ procedure: 'STOP' });
    branch.showInner();
    expect(await screen.findByRole('region', { name: '结论' })).toBeVisible();
    expect(screen.queryByRole('region', { name: '告知书' })).toBeNull();
  });

  it('is answered and not signed where it is a sheet, and can be taken on paper until then', async () => {
    const driver = branch.open({ procedure: 'TRF' }).reads();
    branch.push();
    branch.showInner();
    expect(await screen.findByRole('button', { name: '纸上核对' })).toBeEnabled();
    expect(screen.getByRole('button', { name: '客户不愿选' })).toBeEnabled();
    driver.do({ type: 'answer-sheet', notice: driver.notice, options: ['none'] }, CUSTOMER);
    branch.push();
    expect(await screen.findByRole('region', { name: '告知书' })).toHaveTextContent('客户已作答');
    expect(screen.queryByRole('button', { name: '纸上核对' })).toBeNull();
    expect(screen.getByRole('button', { name: /客户自己核对.*已作答/ })).toBeVisible();
  });
});
