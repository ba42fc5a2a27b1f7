// Keeping and destroying at the glass: what is due, by which law, and that nothing is done without a reason and a second person.
import { render, screen, within } from '@testing-library/react';
import userEvent, { type UserEvent } from '@testing-library/user-event';
import { beforeEach, describe, expect, it } from 'vitest';
import InnerWindow from '../../renderer/shell/inner-window.tsx';
import { PIN, PretendCompliance } from './compliance-pretence.tsx';
import { KEPT, PretendCustody } from './custody-pretence.tsx';
import { pushedStore, refused } from './pretend-branch.tsx';

let branch: PretendCompliance;
let custody: PretendCustody;
let user: UserEvent;

beforeEach(() => {
  branch = new PretendCompliance();
  custody = new PretendCustody();
  user = userEvent.setup();
});

async function open(): Promise<void> {
  const client = { ...branch.client, custody: custody.calls } as typeof branch.client;
  render(<InnerWindow client={client} store={pushedStore(branch.view)} />);
  await user.click(await screen.findByRole('button', { name: '保存与销毁' }));
  await screen.findByRole('heading', { level: 1, name: '保存与销毁' });
}
const press = async (name: string | RegExp) => user.click(await screen.findByRole('button', { name }));
const rowsOf = async (heading: RegExp) => {
  const row = await screen.findByRole('row', { name: heading });
  return within(row)
    .getAllByRole('cell')
    .map((cell) => cell.textContent);
};

describe('the list', () => {
  it('opens with what is due: when, which business, who handled it, until when and by which law', async () => {
    await open();
    const cells = await rowsOf(/个人汇款/);
    expect(cells.slice(0, 4)).toEqual([
      ...['2026-11-21 09:30', '柜员甲', '2036-11-21法定期限：《反洗钱法》第三十四条', '已届满'],
    ]);
    expect(custody.sent.find(({ name }) => name === 'cases')).toMatchObject({
      input: { show: 'due', page: 0 },
    });
    const rules = screen.getByRole('region', { name: '保存期限表' });
    expect(rules).toHaveTextContent('业务结束起 10 年');
    expect(rules).toHaveTextContent('到调查结束');
  });

  it('offers each case only what can be done with it', async () => {
    custody.cases = [
      {
        ...KEPT,
        caseId: 'held',
        procedure: '转账',
        held: { at: KEPT.openedAt, by: '合规丁', approver: '丙', reason: '调查' },
      },
      { ...KEPT, caseId: 'open', procedure: '取现', endedAt: null, ending: null, rule: null, until: null },
      {
        ...KEPT,
        caseId: 'erased',
        procedure: '开户',
        erased: { at: KEPT.openedAt, by: '合规丁', approver: '丙', reason: '期满' },
      },
      { ...KEPT, caseId: 'task', procedure: '止付', hasTasks: true },
    ];
    await open();
    const acts = async (heading: RegExp) => (await rowsOf(heading)).at(-1);
    expect(await acts(/转账/)).toBe('解除保全限制处理');
    expect(await acts(/取现/)).toBe('保全');
    expect(await acts(/开户/)).toBe('');
    expect(await acts(/止付/)).toBe('保全限制处理');
    expect((await rowsOf(/转账/))[3]).toContain('保全中：调查（2026-11-21，合规丁、丙）');
  });

  it('is of other cases where another list is chosen, by dates where these are asked for', async () => {
    await open();
    await rowsOf(/个人汇款/);
    custody.cases = [];
    await user.selectOptions(screen.getByLabelText('看哪些业务'), '保全中');
    expect(await screen.findByText('没有保全中的业务。')).toBeVisible();
    await user.selectOptions(screen.getByLabelText('看哪些业务'), '按日期查找');
    await user.clear(screen.getByLabelText('从'));
    expect(screen.getByText('请填写两个日期，开始日期不能晚于结束日期。')).toBeVisible();
    expect(screen.getByRole('button', { name: '查找' })).toBeDisabled();
    await user.type(screen.getByLabelText('从'), '2026-01-01');
    await press('查找');
    expect(custody.sent.at(-1)).toMatchObject({
      name: 'cases',
      input: { show: 'dated', from: '2026-01-01' },
    });
  });

  it('says that nothing can be done where the pack has no retention table', async () => {
    custody.table = null;
    await open();
    expect(await screen.findByRole('alert')).toHaveTextContent('使用中的内容包没有保存期限表');
    expect(screen.queryByRole('button', { name: /^销毁：/ })).toBeNull();
  });
});

describe('destroying', () => {
  it('takes a ground, then somebody else’s PIN; the bundles that it does not reach are said first', async () => {
    custody.cases = [{ ...KEPT, exports: 2 }];
    await open();
    await press(/^销毁：个人汇款/);
    const dialog = within(screen.getByRole('dialog'));
    expect(dialog.getByRole('alert')).toHaveTextContent('有 2 份可能有这笔业务');
    expect(dialog.getByRole('button', { name: '由第二人复核' })).toBeDisabled();
    expect(dialog.getAllByRole('radio')).toHaveLength(1);
    await user.click(dialog.getByLabelText(/保存期限已届满/));
    await press('由第二人复核');
    expect(screen.queryByText('审计戊')).toBeNull();
    await user.type(await screen.findByLabelText('PIN'), PIN);
    custody.cases = [];
    await press('复核并销毁');
    expect(await screen.findByText('已销毁，已记入台账。')).toBeVisible();
    expect(custody.sent.find(({ name }) => name === 'erase')?.input).toMatchObject({
      ...{ caseId: KEPT.caseId, ground: 'period-over', approver: 'bing', pin: PIN },
    });
    expect(await screen.findByText('没有期限届满的业务。')).toBeVisible();
  });

  it('asks for the day on which the relation ended where the period counts from it', async () => {
    custody.cases = [{ ...KEPT, asksRelation: true }];
    await open();
    expect((await rowsOf(/个人汇款/))[2]).toContain('业务关系终止后才起算，最早 2036-11-21');
    await press(/^销毁：/);
    await user.click(screen.getByLabelText(/保存期限已届满/));
    await user.type(screen.getByLabelText('业务关系终止的日期'), '2026-12-01');
    await press('由第二人复核');
    await user.type(await screen.findByLabelText('PIN'), PIN);
    await press('复核并销毁');
    expect(custody.sent.find(({ name }) => name === 'erase')?.input).toMatchObject({
      relationEnded: '2026-12-01',
    });
  });

  it('shows earlier grounds only where no law sets the period', async () => {
    custody.cases = [{ ...KEPT, rule: { ...KEPT.rule, byLaw: false } }];
    await open();
    await press(/^销毁：/);
    const chips = within(screen.getByRole('dialog')).getAllByRole('radio');
    expect(chips).toHaveLength(2);
    expect(screen.getByText(/期限未满也可以/)).toBeVisible();
  });

  it('that is refused is said in the dialog, and nothing is said to be done', async () => {
    custody.fails.set('erase', refused('HELD', '这笔业务正在保全，解除保全以前不能销毁。'));
    await open();
    await press(/^销毁：/);
    await user.click(screen.getByLabelText(/保存期限已届满/));
    await press('由第二人复核');
    await user.type(await screen.findByLabelText('PIN'), PIN);
    await press('复核并销毁');
    expect(await screen.findByText('这笔业务正在保全，解除保全以前不能销毁。')).toBeVisible();
    expect(screen.queryByText('已销毁，已记入台账。')).toBeNull();
  });
});

it('holding a case takes a reason, a paper if there is one, and a second person', async () => {
  await open();
  await press(/^保全：个人汇款/);
  await user.click(screen.getByLabelText('公安机关正在调查'));
  await user.type(screen.getByLabelText(/文书编号/), '调证 12 号');
  await press('由第二人复核');
  await user.type(await screen.findByLabelText('PIN'), PIN);
  await press('复核并登记');
  expect(await screen.findByText('已保全，已记入台账。')).toBeVisible();
  expect(custody.sent.find(({ name }) => name === 'change')?.input).toMatchObject({
    ...{ act: 'hold', reason: 'inquiry', paper: '调证 12 号', approver: 'bing' },
  });
});
