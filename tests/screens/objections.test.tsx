// Objections at the glass: what waits for an answer, registering one for a case that was looked up, and answering it once.
import { render, screen, within } from '@testing-library/react';
import userEvent, { type UserEvent } from '@testing-library/user-event';
import { beforeEach, describe, expect, it } from 'vitest';
import InnerWindow from '../../renderer/shell/inner-window.tsx';
import type { Client } from '../../renderer/state/transport.ts';
import type { OpenObjection } from '../../shared/contract/objection-calls.ts';
import { NO_BACKUPS, PretendBranch, pushedStore, refused } from './pretend-branch.tsx';

const LATE: OpenObjection = {
  ...{ id: '01a1ff22-894f-74cd-a53c-b34fdf624f01', caseId: '01a1ff22-894f-74cd-a53c-b34fdf624f0b' },
  ...{ matter: 'refused', received: '2026-11-01', due: '2026-11-16', basic: false, overdue: true },
  ...{ by: '主管丙', procedure: '个人汇款', customer: '王**', note: '说不清为什么不给办' },
};
const AT_ONCE: OpenObjection = {
  ...{ ...LATE, id: '01a1ff22-894f-74cd-a53c-b34fdf624f02', matter: 'limited', customer: '李**' },
  ...{ received: '2026-11-22', due: '2026-11-22', basic: true, overdue: false },
};
const FOUND = {
  ...{ caseId: LATE.caseId, openedAt: '2026-11-20T01:30:00.000Z', procedure: '个人汇款', customer: '王**' },
  ...{ teller: '柜员甲', outcome: '暂缓并劝阻' },
};

let open: OpenObjection[];
let total: number;
let calls: [name: string, input: Record<string, unknown>][];
let fails: unknown;
let user: UserEvent;

const taken = (name: string, answer: unknown) => async (input: Record<string, unknown>) => {
  calls.push([name, input]);
  if (fails) throw fails;
  return answer;
};

const client = {
  station: { stayAwake: async () => ({}) },
  backup: { list: async () => NO_BACKUPS },
  task: { list: async () => [] },
  objection: {
    list: async ({ page }: { page: number }) => ({
      ...{ open, total, page, pageSize: 50 },
      ...{
        late: open.filter(({ overdue }) => overdue).length,
        days: 15,
        basis: '反洗钱法第三十九条',
        today: '2026-11-22',
      },
      counts: { made: 5, upheld: 2, lifted: 1, withdrawn: 0, open: 2, late: 1, innocent: 1 },
    }),
    findCases: taken('findCases', { total: 1, cases: [FOUND] }),
    make: taken('make', { seq: 1 }),
    answer: taken('answer', { seq: 2 }),
  },
} as unknown as Client;

beforeEach(() => {
  open = [LATE, AT_ONCE];
  total = 2;
  calls = [];
  fails = undefined;
  user = userEvent.setup();
});

async function show() {
  const view = new PretendBranch().innerView();
  const session = view.session && { ...view.session, staff: 'bing', room: 'supervisor' as const };
  render(<InnerWindow client={client} store={pushedStore({ ...view, session })} />);
  await screen.findByRole('heading', { name: '客户异议' });
}
const press = async (name: string | RegExp) => user.click(await screen.findByRole('button', { name }));
const dialog = () => within(screen.getByRole('dialog'));

describe('what waits for an answer', () => {
  it('says until when, which law, what is overdue in a word, and the figures of all', async () => {
    await show();
    expect(await screen.findByText(/自收到之日起 15 日内答复.*（反洗钱法第三十九条）/)).toBeVisible();
    expect(screen.getByText('等候答复 2 项，其中 1 项已过期，请先答复')).toBeVisible();
    const [, late, atOnce] = within(screen.getByRole('table')).getAllByRole('row');
    expect(late).toHaveTextContent(/2026-11-16已过期没有给办/);
    expect(late).toHaveTextContent('说不清为什么不给办');
    expect(atOnce).toHaveTextContent(/2026-11-22及时答复限制了账户或额度/);
    expect(screen.getByText(/累计登记 5 项：维持 2，解除或改变 1，.*再次核实为正常业务 1/)).toBeVisible();
  });
});

describe('answering', () => {
  it('needs a result and what the customer was told, and sends both with the finding', async () => {
    await show();
    await press(/^答复：客户 王/);
    expect(dialog().getByText('客户说：说不清为什么不给办')).toBeVisible();
    const record = dialog().getByRole('button', { name: '记入台账' });
    await user.click(dialog().getByLabelText('已解除或改变原处理'));
    expect(record).toBeDisabled();
    await user.type(dialog().getByLabelText('怎样答复客户'), '已当面说明');
    await user.click(dialog().getByLabelText(/再次核实，这笔业务正常/));
    open = [AT_ONCE];
    total = 1;
    await user.click(record);
    const answer = { objection: LATE.id, result: 'lifted', innocent: true, note: '已当面说明' };
    expect(calls).toMatchObject([['answer', answer]]);
    expect(await screen.findByText('答复已记入台账。')).toBeVisible();
    expect(screen.getByRole('heading', { name: '客户异议' })).toHaveFocus();
    expect(await screen.findByText('等候答复 1 项')).toBeVisible();
  });

  it('one that somebody else has answered meanwhile is gone, and it is said', async () => {
    fails = refused('NO_SUCH_OBJECTION', '这项异议已经答复，或不存在。');
    await show();
    await press(/^答复：客户 王/);
    await user.click(dialog().getByLabelText('客户收回异议'));
    await user.type(dialog().getByLabelText('怎样答复客户'), '客户来电');
    await user.click(dialog().getByRole('button', { name: '记入台账' }));
    expect(await screen.findByText('这项异议已经答复，或不存在。')).toBeVisible();
    expect(screen.queryByRole('dialog')).toBeNull();
  });
});

describe('registering', () => {
  it('looks the case up, and sends what the customer objects to and when it came in', async () => {
    await show();
    await press('登记异议');
    await user.type(dialog().getByLabelText(/^客户姓名或金额/), '王');
    await user.click(dialog().getByRole('button', { name: '查找' }));
    await user.click(await dialog().findByLabelText(/2026-11-20 09:30:00\s个人汇款\s王/));
    await user.click(dialog().getByLabelText('没有给办'));
    await user.click(dialog().getByLabelText(/影响客户的基本金融服务/));
    await user.type(dialog().getByLabelText('客户的意见'), '说不清');
    await user.click(dialog().getByRole('button', { name: '登记' }));
    expect(calls).toMatchObject([
      ['findCases', { from: '2026-11-22', to: '2026-11-22', text: '王' }],
      [
        'make',
        { caseId: LATE.caseId, matter: 'refused', received: '2026-11-22', basic: true, note: '说不清' },
      ],
    ]);
    expect(await screen.findByText('已登记。')).toBeVisible();
  });

  it('a refusal is said where the form still stands as it was filled in', async () => {
    await show();
    await press('登记异议');
    await user.click(dialog().getByRole('button', { name: '查找' }));
    await user.click(await dialog().findByLabelText(/个人汇款/));
    await user.click(dialog().getByLabelText('其他'));
    await user.type(dialog().getByLabelText('客户的意见'), '等得太久');
    fails = refused('CASE_OPEN', '这笔业务还没有办结。客户有不同意见，请在柜台当面处理。');
    await user.click(dialog().getByRole('button', { name: '登记' }));
    expect(await dialog().findByText(/这笔业务还没有办结/)).toBeVisible();
    expect(dialog().getByLabelText('客户的意见')).toHaveValue('等得太久');
  });
});

it('shows thousands a page at a time, and says how many there are', async () => {
  total = 10_000;
  await show();
  const panel = await screen.findByRole('region', { name: '客户异议' });
  expect(await within(panel).findByText('等候答复 10000 项，其中 1 项已过期，请先答复')).toBeVisible();
  expect(within(panel).getByText('第 1 至 50 条，共 10000 条')).toBeVisible();
  await user.click(within(panel).getByRole('button', { name: '下一页' }));
  expect(await within(panel).findByText('第 51 至 100 条，共 10000 条')).toBeVisible();
});
