// The room of supervisor and branch head at the glass: what is left to do, what is overdue, and recording what came of it once.
import { act, render, screen, within } from '@testing-library/react';
import userEvent, { type UserEvent } from '@testing-library/user-event';
import { beforeEach, describe, expect, it } from 'vitest';
import InnerWindow from '../../renderer/shell/inner-window.tsx';
import type { Client } from '../../renderer/state/transport.ts';
import type { InnerView } from '../../shared/contract/inner-view.ts';
import type { Task } from '../../shared/contract/task-calls.ts';
import type { Role } from '../../shared/words/roles.ts';
import { NO_BACKUPS, NO_OBJECTIONS, PretendBranch, pushedStore, refused } from './pretend-branch.tsx';

const RESULTS = [
  { code: 'genuine', label: '核实属实' },
  { code: 'scam', label: '确认是骗局' },
  { code: 'not-reached', label: '联系不上' },
];

const task = (part: Partial<Task>): Task => ({
  ...{ caseId: '01a1ff22-894f-74cd-a53c-b34fdf624f0b', task: 'next-day-call', kind: 'follow-up' },
  ...{ label: '次日回访', procedure: '个人汇款', customer: '王**', owner: null },
  ...{ closedAt: '2026-11-19T17:30:00.000Z', due: '2026-11-20', overdue: true, results: RESULTS },
  ...part,
});
const LATE_CALL = task({});
const CHECK = task({
  ...{ caseId: '01a1ff22-894f-74cd-a53c-b34fdf624f0c', task: 'ACC-05', kind: 'deferred' },
  ...{ label: '核对手机号', procedure: '开户', customer: '李**', owner: '主管丙' },
  ...{ due: '2026-11-30', overdue: false },
});

/** A process that answers whoever works through tasks. */
class PretendTasks {
  tasks: Task[] = [LATE_CALL, CHECK];
  readonly settled: Record<string, unknown>[] = [];
  fails: unknown;
  reads = 0;
  readonly client = {
    station: { stayAwake: async () => ({}) },
    backup: { list: async () => NO_BACKUPS },
    objection: { list: async () => NO_OBJECTIONS },
    task: {
      list: async () => {
        this.reads += 1;
        if (this.fails) throw this.fails;
        return this.tasks;
      },
      settle: async (input: Record<string, unknown>) => {
        this.settled.push(input);
        if (this.fails) throw this.fails;
        this.tasks = this.tasks.filter((known) => known.task !== input.task);
        return { seq: 1 };
      },
    },
  } as unknown as Client;
}

let branch: PretendTasks;
let user: UserEvent;

beforeEach(() => {
  branch = new PretendTasks();
  user = userEvent.setup();
});

function viewIn(room: Role, part: Partial<InnerView> = {}): InnerView {
  const view = new PretendBranch().innerView();
  return { ...view, ...part, session: view.session && { ...view.session, staff: 'bing', room } };
}
const show = (room: Role = 'supervisor') => {
  const store = pushedStore(viewIn(room));
  render(<InnerWindow client={branch.client} store={store} />);
  return store;
};
const press = async (name: string | RegExp) => user.click(await screen.findByRole('button', { name }));
const rows = (table: HTMLElement) => within(table).getAllByRole('row').slice(1);

describe('what is left to do', () => {
  it.each<Role>(['supervisor', 'branch-head'])('stands in the room of %s', async (room) => {
    show(room);
    expect(await screen.findByRole('heading', { level: 1, name: '待办' })).toBeVisible();
    expect(await screen.findByText('共 2 项，其中 1 项已过期。')).toBeVisible();
  });

  it('begins with what is overdue, and says so in words', async () => {
    show();
    const [late, inTime] = await screen.findAllByRole('table');
    expect(late).toHaveAccessibleName('已过期 1 项，请先办');
    expect(inTime).toHaveAccessibleName('还没有过期 1 项');
    const [row] = rows(late as HTMLElement);
    expect(within(row as HTMLElement).getByText('已过期')).toBeVisible();
    expect(within(inTime as HTMLElement).queryByText('已过期')).toBeNull();
  });

  it('says for each the day, what it is, the procedure, the masked customer and whose it is', async () => {
    show();
    const [late, inTime] = (await screen.findAllByRole('table')) as [HTMLElement, HTMLElement];
    const said = (table: HTMLElement) => rows(table).map((row) => row.textContent);
    expect(said(inTime)[0]).toBe('2026-11-30核对手机号推迟的核对开户李**主管丙记结果');
    expect(said(late)[0]).toBe('2026-11-20已过期次日回访办结后的跟进个人汇款王**不指定记结果');
  });

  it('says what of this room is done elsewhere or not yet built', async () => {
    show();
    expect(await screen.findByText(/到柜员的办理页面用本人 PIN 接手；统计将在以后的版本提供/)).toBeVisible();
  });

  it('says so where nothing is left', async () => {
    branch.tasks = [];
    show();
    expect(await screen.findByText('没有待办。')).toBeVisible();
    expect(screen.queryByRole('table')).toBeNull();
  });

  it('says why it could not be read, and reads again when asked', async () => {
    branch.fails = refused('STOPPED', '台账现在不能写入，业务已停办。请看屏幕上的说明。');
    show();
    expect(await screen.findByRole('alert')).toHaveTextContent('业务已停办');
    branch.fails = undefined;
    await press('重新读取');
    expect(await screen.findAllByRole('table')).toHaveLength(2);
    expect(screen.queryByRole('alert')).toBeNull();
  });

  it('finds one among three hundred by its words', async () => {
    const many = Array.from({ length: 300 }, (_, n) =>
      task({ caseId: `01a1ff22-894f-74cd-a53c-${String(n).padStart(12, '0')}`, customer: `客${n}*` }),
    );
    branch.tasks = [...many, CHECK];
    show();
    await user.type(await screen.findByLabelText(/^查找/), '客299');
    expect(screen.getByText('符合条件 1 项，共 301 项。')).toBeVisible();
    expect(screen.getByRole('row', { name: /客299/ })).toBeVisible();
  });

  it('of ten thousand is drawn fifty at a time, the others a page and a word away', async () => {
    branch.tasks = Array.from({ length: 10_000 }, (_, n) =>
      task({ caseId: `01a1ff22-894f-74cd-a53c-${String(n).padStart(12, '0')}`, customer: `客${n}*` }),
    );
    show();
    expect(rows(await screen.findByRole('table'))).toHaveLength(50);
    await press('下一页');
    expect(screen.getByText('第 51 至 100 条，共 10000 条')).toBeVisible();
    expect(screen.getByRole('row', { name: /客50/ })).toBeVisible();
    await user.type(await screen.findByLabelText(/^查找/), '客9999');
    expect(rows(screen.getByRole('table'))).toHaveLength(1);
  });

  it('can be narrowed to one kind and one owner', async () => {
    show();
    await user.selectOptions(await screen.findByLabelText('种类'), '推迟的核对');
    expect(screen.getByText('符合条件 1 项，共 2 项。')).toBeVisible();
    expect(screen.getByRole('row', { name: /核对手机号/ })).toBeVisible();
    await user.selectOptions(screen.getByLabelText('种类'), '办结后的跟进');
    await user.selectOptions(screen.getByLabelText('负责人'), '主管丙');
    expect(screen.getByText('没有符合条件的待办。')).toBeVisible();
  });
});

describe('recording a result', () => {
  const open = () => press('记结果：次日回访，客户 王**，最后一天 2026-11-20');

  it('waits for a choice, and chooses nothing beforehand', async () => {
    show();
    await open();
    const dialog = screen.getByRole('dialog', { name: '次日回访' });
    expect(within(dialog).getByText('个人汇款，客户 王**，2026-11-20 办结')).toBeVisible();
    for (const choice of within(dialog).getAllByRole('radio')) expect(choice).not.toBeChecked();
    expect(within(dialog).getByRole('button', { name: '记入台账' })).toBeDisabled();
    await press('返回');
    expect(screen.queryByRole('dialog')).toBeNull();
    expect(branch.settled).toEqual([]);
  });

  it('sends result and note once, says what was recorded, and takes the row away', async () => {
    show();
    await open();
    await user.click(screen.getByLabelText('确认是骗局'));
    await user.type(screen.getByLabelText(/^说明/), ' 客户已报警 ');
    await press('记入台账');
    expect(branch.settled).toMatchObject([
      { caseId: LATE_CALL.caseId, task: 'next-day-call', result: 'scam', note: '客户已报警' },
    ]);
    expect(await screen.findByText('已记入台账：次日回访，客户 王**，确认是骗局。')).toBeVisible();
    expect(screen.getByRole('heading', { level: 1 })).toHaveFocus();
    expect(screen.getAllByRole('table')).toHaveLength(1);
    expect(branch.reads).toBe(2);
  });

  it('sends no note where none was written', async () => {
    show();
    await open();
    await user.click(screen.getByLabelText('联系不上'));
    await press('记入台账');
    expect(branch.settled[0]).not.toHaveProperty('note');
  });

  it('goes by keyboard alone', async () => {
    show();
    (await screen.findByRole('button', { name: /^记结果：次日回访/ })).focus();
    await user.keyboard('{Enter}');
    screen.getByLabelText('核实属实').focus();
    await user.keyboard(' {Tab}{Tab}{Tab}{Enter}');
    expect(branch.settled).toMatchObject([{ result: 'genuine' }]);
  });

  it('says so where somebody else was quicker, and shows what is left', async () => {
    show();
    await open();
    await user.click(screen.getByLabelText('核实属实'));
    branch.client.task.settle = async () => {
      branch.tasks = [CHECK];
      throw refused('NO_SUCH_TASK', '这一项已经办好，或不存在。');
    };
    await press('记入台账');
    expect(await screen.findByText('这一项已经办好，或不存在。')).toBeVisible();
    expect(screen.queryByRole('dialog')).toBeNull();
    expect(screen.getAllByRole('table')).toHaveLength(1);
  });

  it('keeps the task where nothing could be recorded', async () => {
    show();
    await open();
    await user.click(screen.getByLabelText('核实属实'));
    branch.fails = refused('NOT_SEALED', '没有记录成功，这一步不算办完。请看屏幕上的说明。');
    await press('记入台账');
    expect(await screen.findByRole('alert')).toHaveTextContent('没有记录成功');
    expect(screen.getByRole('dialog', { name: '次日回访' })).toBeVisible();
  });

  it('keeps a half-written result through a lock, for the same person only', async () => {
    const store = show();
    await open();
    await user.click(screen.getByLabelText('确认是骗局'));
    await user.type(screen.getByLabelText(/^说明/), '客户已报警');
    act(() => store.setState({ view: viewIn('supervisor', { phase: 'locked' }) }));
    expect(screen.queryByRole('dialog')).toBeNull();
    act(() => store.setState({ view: viewIn('supervisor') }));
    expect(await screen.findByLabelText('确认是骗局')).toBeChecked();
    expect(screen.getByLabelText(/^说明/)).toHaveValue('客户已报警');
    const other = viewIn('supervisor');
    act(() => store.setState({ view: viewIn('supervisor', { phase: 'locked' }) }));
    act(() =>
      store.setState({ view: { ...other, session: other.session && { ...other.session, staff: 'ding' } } }),
    );
    expect(await screen.findAllByRole('table')).toHaveLength(2);
    expect(screen.queryByRole('dialog')).toBeNull();
  });
});
