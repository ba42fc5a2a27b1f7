// Options of a draft at the glass: open the list, add one with the flags it raises, take one out, move one, and take each back; all by keyboard too.
import { render, screen, within } from '@testing-library/react';
import userEvent, { type UserEvent } from '@testing-library/user-event';
import { beforeEach, describe, expect, it } from 'vitest';
import InnerWindow from '../../renderer/shell/inner-window.tsx';
import { PretendDraft, PURPOSE } from './draft-pretence.tsx';
import { pushedStore, refused } from './pretend-branch.tsx';

const LIST = '选项 · 第 1 项“资金用途” · 选项';

let branch: PretendDraft;
let user: UserEvent;

beforeEach(() => {
  branch = new PretendDraft();
  user = userEvent.setup();
});

const button = (name: string | RegExp) => screen.findByRole('button', { name });
const press = async (name: string | RegExp) => user.click(await button(name));
const sent = (name: string) => branch.calls.filter((call) => call.name === name).map((call) => call.input);
const rows = async () => {
  const list = within(await screen.findByRole('region', { name: '个人汇款 · 资金用途' })).getByRole('list');
  return within(list).getAllByRole('listitem');
};
const labels = async () => (await rows()).map((row) => row.dataset.code);

async function open() {
  render(<InnerWindow client={branch.client} store={pushedStore(branch.view)} />);
  await press('编辑');
  await user.click(await screen.findByText(`${LIST}：3 个，增减和次序`));
}

async function write(label: string, code: string) {
  await press(`增加选项 ${LIST}`);
  const dialog = within(screen.getByRole('dialog', { name: '增加选项' }));
  await user.type(dialog.getByRole('textbox', { name: '选项的文字' }), label);
  await user.type(dialog.getByRole('textbox', { name: '编号' }), code);
  return dialog;
}

describe('the options of a step', () => {
  it('stand in their order, with what each raises and why one stays', async () => {
    await open();
    expect(await labels()).toEqual(['usual', 'unclear', 'declined']);
    const [, unclear, declined] = await rows();
    expect(unclear).toHaveTextContent('引出提示：用途说不清');
    expect(declined).toHaveTextContent('由总行改文件：客户不愿回答或说不清，也要能如实记下。');
    expect(screen.queryByRole('button', { name: '删除 不愿回答' })).toBeNull();
    expect(await button('上移 不愿回答')).toBeEnabled();
  });

  it('cannot be moved beyond either end', async () => {
    await open();
    expect(await button('上移 常见用途')).toBeDisabled();
    expect(await button('下移 不愿回答')).toBeDisabled();
  });
});

describe('adding one', () => {
  it('asks for words, code and flags, and shows it as added with a way back', async () => {
    await open();
    const dialog = await write('交学费', 'tuition');
    await user.selectOptions(dialog.getByRole('combobox', { name: '引出的提示' }), 'F02');
    await user.selectOptions(dialog.getByRole('combobox', { name: '再引出一个提示' }), 'F01');
    await press('加入草稿');
    expect(await screen.findByText('已加入草稿。')).toBeVisible();
    expect(sent('addOption')).toEqual([
      {
        ...{ command: expect.any(String), base: 'hash-of-base', list: PURPOSE },
        ...{ code: 'tuition', label: '交学费', raises: ['F02', 'F01'] },
      },
    ]);
    expect(screen.queryByRole('dialog')).toBeNull();
    const added = (await rows()).at(-1);
    expect(added).toHaveTextContent('交学费 tuition新增');
    expect(added).toHaveTextContent('引出提示：证件有疑问、用途说不清');
    await press('撤销增加 交学费');
    expect(sent('undo')).toMatchObject([{ place: `${PURPOSE}/tuition` }]);
    expect(await labels()).toEqual(['usual', 'unclear', 'declined']);
    expect(await button(`增加选项 ${LIST}`)).toHaveFocus();
  });

  it('says what is still to be filled in, and sends nothing until it is', async () => {
    await open();
    const dialog = await write('长'.repeat(31), '学费');
    expect(dialog.getByRole('textbox', { name: '选项的文字' })).toHaveAccessibleDescription(
      '已写 31 字，最多 30 字。',
    );
    await press('加入草稿');
    expect(dialog.getByRole('textbox', { name: '编号' })).toHaveAccessibleDescription(/请填编号/);
    expect(sent('addOption')).toEqual([]);
  });

  it('says at the dialog why the process would not take it, and keeps what was written', async () => {
    await open();
    const reason = '编号 usual 已经有了。';
    const fault = { place: null, file: 'procedures/REM.json', path: '', reason };
    branch.fails.set('addOption', refused('EDIT_REFUSED', '不合规定，没有改动。', { faults: [fault] }));
    const dialog = await write('交学费', 'usual');
    await press('加入草稿');
    expect(await dialog.findByRole('alert')).toHaveTextContent(reason);
    expect(dialog.getByRole('textbox', { name: '选项的文字' })).toHaveValue('交学费');
  });

  it('keeps what was written where the process could not be reached', async () => {
    await open();
    branch.fails.set('addOption', refused('DRAFT_MOVED', '草稿已经不是您看到的那一份，请重新读取。'));
    const dialog = await write('交学费', 'tuition');
    await press('加入草稿');
    expect(await dialog.findByRole('alert')).toHaveTextContent('请重新读取');
  });
});

describe('taking one out', () => {
  it('leaves it to be seen as such, and brings it back', async () => {
    await open();
    await press('删除 常见用途');
    const undo = await button('撤销删除 常见用途');
    expect(undo).toHaveFocus();
    expect((await rows())[0]).toHaveTextContent('常见用途 usual已删除');
    expect(screen.getByText(`${LIST}：2 个，增减和次序`)).toBeVisible();
    await user.keyboard('{Enter}');
    expect(await button('删除 常见用途')).toBeVisible();
    expect(sent('undo')).toMatchObject([{ place: `${PURPOSE}/usual` }]);
  });

  it('says at the list which rule needs it', async () => {
    await open();
    const reason = '“个人汇款 · 核对结论 · 条件”要看有没有选这个选项，不能删除。';
    const fault = { place: `${PURPOSE}/usual`, file: 'procedures/REM.json', path: 'steps[2].when', reason };
    branch.fails.set('removeOption', refused('EDIT_REFUSED', '不合规定，没有改动。', { faults: [fault] }));
    await press('删除 常见用途');
    expect(await screen.findByRole('alert')).toHaveTextContent(reason);
    expect(await button('删除 常见用途')).toHaveFocus();
  });

  it('drops what was typed at it and not yet saved', async () => {
    await open();
    await user.type(screen.getByRole('textbox', { name: /usual 常见用途/ }), '等');
    expect(screen.getByText(/有 1 处还没有保存。/)).toBeVisible();
    await press('删除 常见用途');
    expect(await button('撤销删除 常见用途')).toBeVisible();
    expect(screen.queryByText(/还没有保存/)).toBeNull();
  });
});

describe('moving one', () => {
  it('passes its neighbour, by keyboard, and the focus goes along', async () => {
    await open();
    (await button('下移 常见用途')).focus();
    await user.keyboard('{Enter}');
    expect(await labels()).toEqual(['unclear', 'usual', 'declined']);
    expect(await button('下移 常见用途')).toHaveFocus();
    await user.keyboard('{Enter}');
    expect(await labels()).toEqual(['unclear', 'declined', 'usual']);
    expect(await button('上移 常见用途'), 'it can go no further down').toHaveFocus();
    expect(sent('orderOptions')).toMatchObject([
      { list: PURPOSE, order: ['unclear', 'usual', 'declined'] },
      { list: PURPOSE, order: ['unclear', 'declined', 'usual'] },
    ]);
    expect(screen.getByText('次序已调整。')).toBeVisible();
    await press(`撤销次序 ${LIST}`);
    expect(sent('undo')).toMatchObject([{ place: PURPOSE }]);
    expect(screen.queryByText('次序已调整。')).toBeNull();
  });

  it('passes those that were taken out as if they were not there', async () => {
    await open();
    await press('删除 说不清');
    await press('上移 不愿回答');
    expect(sent('orderOptions')).toMatchObject([{ order: ['declined', 'usual', 'unclear'] }]);
  });
});

it('is listed with all that was changed, where it is taken back as well', async () => {
  await open();
  await press('删除 常见用途');
  const changes = within(await screen.findByRole('region', { name: '改了什么' }));
  expect(changes.getAllByRole('row')[1]).toHaveTextContent('常见用途常见用途（没有）撤销');
  await user.click(
    changes.getByRole('button', { name: '撤销 个人汇款 资金用途 选项 第 1 项“资金用途” 常见用途' }),
  );
  expect(await screen.findByText('已撤销。')).toBeVisible();
  expect(sent('undo')).toMatchObject([{ place: `${PURPOSE}/usual` }]);
});
