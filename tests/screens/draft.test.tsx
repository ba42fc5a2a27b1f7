// Editing a draft at the glass: find the place, type within its limits, see old and new, take it back, rehearse it, export it.
import { render, screen, within } from '@testing-library/react';
import userEvent, { type UserEvent } from '@testing-library/user-event';
import { beforeEach, describe, expect, it } from 'vitest';
import InnerWindow from '../../renderer/shell/inner-window.tsx';
import { PretendDraft, SAY, TIER, TOO_LOW } from './draft-pretence.tsx';
import { pushedStore, refused } from './pretend-branch.tsx';

let branch: PretendDraft;
let user: UserEvent;

beforeEach(() => {
  branch = new PretendDraft();
  user = userEvent.setup();
});

const press = async (name: string | RegExp) => user.click(await screen.findByRole('button', { name }));
const sent = (name: string) => branch.calls.filter((call) => call.name === name).map((call) => call.input);
const field = (name: string) => screen.findByRole('textbox', { name });

async function open() {
  render(<InnerWindow client={branch.client} store={pushedStore(branch.view)} />);
  await press('编辑');
  await screen.findByRole('heading', { level: 1, name: '编辑草稿' });
  await field('话术');
}

async function put(name: string, text: string) {
  const input = await field(name);
  await user.clear(input);
  await user.type(input, text);
  return input;
}

/** A draft that is there already when the page is opened. */
async function openWith(...edits: [string, string][]) {
  for (const [place, text] of edits) branch.edits.set(place, text);
  await open();
}

describe('finding a place', () => {
  it('lists procedures, notices and tables by name, and opens the first', async () => {
    await open();
    const nav = within(screen.getByRole('navigation', { name: '可以改的内容' }));
    expect(nav.getAllByRole('heading').map((heading) => heading.textContent)).toEqual([
      '流程',
      '告知书',
      '其他',
    ]);
    expect(nav.getByRole('button', { name: '个人汇款' })).toHaveAttribute('aria-current', 'true');
    expect(await field('话术')).toHaveValue('请问资金用途？');
    expect(screen.getByRole('region', { name: '个人汇款 · 资金用途' })).toBeVisible();
  });

  it('opens another by keyboard, with amounts in yuan and the range head office set', async () => {
    await open();
    screen.getByRole('button', { name: '门槛' }).focus();
    await user.keyboard('{Enter}');
    const amount = await field('T2 · 起点金额');
    expect(amount).toHaveValue('10,000.00');
    expect(amount).toHaveAccessibleDescription('总行规定：5,000.00 元 至 20,000.00 元');
  });
});

describe('typing', () => {
  it('counts while it is typed, and does not send what is too long', async () => {
    await open();
    const input = await put('话术', '问'.repeat(61));
    expect(input).toHaveAccessibleDescription('已写 61 字，最多 60 字。');
    expect(input).toBeInvalid();
    expect(screen.getByRole('button', { name: '保存 个人汇款 资金用途 话术' })).toBeDisabled();
    await user.keyboard('{Enter}');
    expect(sent('edit')).toEqual([]);
  });

  it('counts the first page of a notice as it will be read, with the figures of the law put in', async () => {
    await open();
    await press('N1 风险告知书');
    const notice = await field('N1 风险告知书');
    expect(notice).toHaveAccessibleDescription(/第一页 7 字，最多 120 字。全文 7 字，最多 450 字。/);
  });

  it('saves a line with Enter, shows the original beside it and keeps the focus there', async () => {
    await open();
    const input = await put('话术', '这笔钱准备怎么用？');
    await user.keyboard('{Enter}');
    const step = within(screen.getByRole('region', { name: '个人汇款 · 资金用途' }));
    expect(await step.findByRole('button', { name: '恢复原文 个人汇款 资金用途 话术' })).toBeVisible();
    expect(sent('edit')).toEqual([
      { command: expect.any(String), base: 'hash-of-base', place: SAY, value: '这笔钱准备怎么用？' },
    ]);
    expect(screen.getByText('原文：').parentElement).toHaveTextContent('原文：请问资金用途？');
    expect(input).toHaveFocus();
  });

  it('sends an amount in fen, and says the refusal of the process at the place, in words', async () => {
    await open();
    await press('门槛');
    const amount = await put('T2 · 起点金额', '4000');
    await user.keyboard('{Enter}');
    expect(sent('edit')).toMatchObject([{ place: TIER, value: '400000' }]);
    expect(await screen.findByText(TOO_LOW)).toBeVisible();
    expect(amount).toHaveAccessibleDescription(TOO_LOW);
    expect(amount).toHaveValue('4000');
  });

  it.each([
    ['T2 · 起点金额', '一万', '请填金额，例如 50000 或 50,000.00。'],
    ['回看天数', '三十', '请填整数。'],
  ])('of %s says early what it should be', async (name, text, fault) => {
    await open();
    await press('门槛');
    expect(await put(name, text)).toHaveAccessibleDescription(fault);
  });

  it('is kept while another page is looked at, and nothing is done with the draft before it is saved', async () => {
    await openWith([TIER, '800000']);
    await put('话术', '还没想好');
    await press('内容包');
    await press('编辑');
    expect(await field('话术')).toHaveValue('还没想好');
    expect(screen.getByText(/有 1 处还没有保存。/)).toBeVisible();
    for (const name of ['检查', '演练草稿', '导出待签'])
      expect(screen.getByRole('button', { name }), name).toBeDisabled();
    await press('不保存 个人汇款 资金用途 话术');
    expect(await field('话术')).toHaveValue('请问资金用途？');
    expect(await field('话术')).toHaveFocus();
  });
});

describe('what was changed', () => {
  const changes = async () => within(await screen.findByRole('region', { name: '改了什么' }));

  it('is listed old and new, and marked where it is', async () => {
    await openWith([SAY, '这笔钱准备怎么用？'], [TIER, '800000']);
    const rows = (await changes()).getAllByRole('row').slice(1);
    expect(rows.map((row) => row.textContent)).toEqual([
      '个人汇款 · 资金用途 · 话术请问资金用途？这笔钱准备怎么用？恢复原文',
      '门槛 · 金额档 · T2 · 起点金额10,000.00 元8,000.00 元恢复原文',
    ]);
    expect(screen.getByRole('button', { name: /^个人汇款\s*改了 1 处$/ })).toBeVisible();
    await press('看改了什么');
    expect(screen.getByRole('heading', { name: '改了什么' })).toHaveFocus();
  });

  it('is taken back one by one, and the focus stays with the list', async () => {
    await openWith([SAY, '这笔钱准备怎么用？'], [TIER, '800000']);
    await user.click((await changes()).getByRole('button', { name: '恢复原文 门槛 金额档 T2 起点金额' }));
    expect(await screen.findByText('已恢复原文。')).toBeVisible();
    expect(sent('undo')).toMatchObject([{ base: 'hash-of-base', place: TIER }]);
    expect((await changes()).getAllByRole('row')).toHaveLength(2);
    expect(screen.getByRole('heading', { name: '改了什么' })).toHaveFocus();
  });

  it('can be read with all that follows from it', async () => {
    await openWith([SAY, '这笔钱准备怎么用？']);
    await press('看全部不同之处');
    expect(await screen.findByRole('rowheader', { name: /告知书 · N1 风险告知书/ })).toBeVisible();
  });

  it('is given up only after a question', async () => {
    await openWith([SAY, '这笔钱准备怎么用？']);
    await press('放弃草稿');
    const dialog = within(screen.getByRole('dialog', { name: '放弃草稿？' }));
    expect(dialog.getByText(/改动的 1 处都会丢掉/)).toBeVisible();
    expect(sent('drop')).toEqual([]);
    await user.click(dialog.getByRole('button', { name: '放弃草稿' }));
    expect(await screen.findByText('已放弃草稿。')).toBeVisible();
    expect(screen.queryByRole('region', { name: '改了什么' })).toBeNull();
  });
});

describe('taking it further', () => {
  it('is not offered without a draft, and nothing here publishes', async () => {
    await open();
    for (const name of ['检查', '演练草稿', '导出待签', '放弃草稿'])
      expect(screen.queryByRole('button', { name })).toBeNull();
    expect(screen.queryByRole('button', { name: /启用/ })).toBeNull();
  });

  it('rehearses the draft and says how a rehearsal is started', async () => {
    await openWith([SAY, '这笔钱准备怎么用？']);
    await press('演练草稿');
    expect(await screen.findByText(/演练用 `npm start -- --drill` 启动/)).toBeVisible();
    expect(sent('rehearse')).toEqual([{ command: expect.any(String) }]);
  });

  it('rehearses an imported pack from the page of rehearsals', async () => {
    await open();
    await press('演练');
    await press('演练 样例内容包 1.1.0');
    expect(await screen.findByText(/已备好，供下一次演练使用。/)).toBeVisible();
    expect(sent('rehearse')).toMatchObject([{ pack: 'hash-of-1.1.0' }]);
  });

  it('says of a check what was found, place by place', async () => {
    const fault = {
      place: null,
      file: 'procedures/REM.json',
      path: 'REM-05',
      reason: '没有人能走到这一步。',
    };
    branch.ends.check = { state: 'refused', count: 1, faults: [fault] };
    await openWith([SAY, '这笔钱准备怎么用？']);
    await press('检查');
    expect(await screen.findByRole('alert')).toHaveTextContent('检查没有通过');
    expect(screen.getByRole('cell', { name: '没有人能走到这一步。' })).toBeVisible();
  });

  it('exports the draft for head office, and says where it lies and what comes next', async () => {
    await openWith([SAY, '这笔钱准备怎么用？']);
    await press('导出待签');
    expect(await screen.findByText('已导出 1.0.1 版，还没有签名。')).toBeVisible();
    expect(screen.getByText('/data/exports/draft.zip')).toBeVisible();
    expect(screen.getByText(/用 counterguard pack-sign 签名/)).toBeVisible();
  });

  it('says what the process said when it could not be done', async () => {
    await openWith([SAY, '这笔钱准备怎么用？']);
    branch.fails.set('rehearse', refused('NO_DRAFT', '现在没有草稿。'));
    await press('演练草稿');
    expect(await screen.findByRole('alert')).toHaveTextContent('现在没有草稿。');
  });

  it('says that the pack in use has moved on since the draft was begun', async () => {
    branch.inUse = false;
    await openWith([SAY, '这笔钱准备怎么用？']);
    expect(screen.getByText(/这份草稿从 1.0.0 版改起/)).toBeVisible();
  });
});
