// A roster from a file at the glass: what it would change is read before anybody agrees, and thousands of rows stay usable.
import { render, screen, within } from '@testing-library/react';
import userEvent, { type UserEvent } from '@testing-library/user-event';
import { beforeEach, describe, expect, it } from 'vitest';
import { LARGEST_ROSTER } from '../../renderer/admin/roster-dialog.tsx';
import InnerWindow from '../../renderer/shell/inner-window.tsx';
import type { Client } from '../../renderer/state/transport.ts';
import type { InnerView } from '../../shared/contract/inner-view.ts';
import {
  LARGEST_ROSTER as CONTRACT_LARGEST_ROSTER,
  type RosterPreview,
} from '../../shared/contract/roster-calls.ts';
import { NO_BACKUPS, pushedStore, refused } from './pretend-branch.tsx';

const JI = { id: 'ji', name: '管理员己', roles: ['admin' as const] };
const BING = { id: 'bing', name: '网点负责人丙', roles: ['branch-head' as const] };
const REN = { id: 'ren', name: '新来壬', roles: ['teller' as const] };
const person = (id: string, name: string) => ({
  id,
  name,
  roles: ['teller' as const],
  status: 'active' as const,
});
const many = Array.from({ length: 10_000 }, (_, at) => person(`p${at}`, `某人${at}`));

const VIEW: InnerView = {
  ...{ mode: 'demo', phase: 'working', stop: null, reviewer: null, current: null, packRefused: null },
  ...{ waiting: [], procedures: [], customerWindow: 'connected', people: [JI, BING] },
  station: {
    ...{ bank: '样例银行', branch: '样例网点', device: '一号柜台', origin: 'b/b/d/g1' },
    ...{ identities: ['a0bc8bb03038d2b6'], identityWords: ['的 一 是 在'], version: '0.1.0' },
  },
  session: {
    ...{ staff: JI.id, name: JI.name, roles: JI.roles, room: 'admin' },
    ...{ noticeAfterMs: 240_000, lockAfterMs: 300_000 },
  },
};

const PREVIEW: RosterPreview = {
  ...{ format: 'gb18030', lines: 10_005, added: many, changed: [], unchanged: 3 },
  leaving: [person('yi', '大堂经理乙')],
  bad: [
    { line: 18, why: 'role', text: '总裁' },
    { line: 402, why: 'roles-clash', text: '审计不能由管理员兼任。' },
    { line: 5_003, why: 'twice', text: 'p1' },
  ],
  ...{ leaversKept: false, losesLastAdmin: false, seen: 'S' },
};

let user: UserEvent;
let imports: unknown[];
let preview: () => Promise<RosterPreview>;
type Step = { state: 'working'; done: number; of: number } | { state: 'done'; seq: number };
/** What the process says of the import, and when. */
let steps: (signal: AbortSignal) => AsyncGenerator<Step>;

async function* atOnce(): AsyncGenerator<Step> {
  yield { state: 'working', done: 0, of: 10_001 };
  yield { state: 'done', seq: 7 };
}

/** Half of them, and then nothing more until it is left. */
async function* half(signal: AbortSignal): AsyncGenerator<Step> {
  yield { state: 'working', done: 5_000, of: 10_001 };
  yield { state: 'working', done: 5_050, of: 10_001 };
  await new Promise((_, fail) => signal.addEventListener('abort', () => fail(signal.reason)));
}

async function twoAgree(): Promise<void> {
  await chooses();
  await user.click(await screen.findByRole('checkbox', { name: /先不导入那 3 行/ }));
  await press('由第二人复核');
  for (const digit of '739152') await user.click(screen.getByRole('button', { name: digit }));
  await press('复核并更新');
}

function show(view: InnerView): void {
  const client = {
    station: { stayAwake: async () => ({}) },
    backup: { list: async () => NO_BACKUPS },
    admin: {
      ...{ headOffice: async () => null, spareKeys: async () => [] },
      listStaff: async () => [
        { ...person('ji', '管理员己'), since: '2026-11-21T01:30:00.123Z', hasPin: true },
      ],
    },
    roster: {
      preview: () => preview(),
      import: async (input: unknown, { signal }: { signal: AbortSignal }) => {
        imports.push(input);
        return steps(signal);
      },
    },
  } as unknown as Client;
  render(<InnerWindow client={client} store={pushedStore(view)} />);
}

const press = (name: string) => user.click(screen.getByRole('button', { name }));
async function chooses(text = 'x'): Promise<void> {
  await press('从文件更新');
  const input = await screen.findByLabelText('选择文件');
  await user.upload(input, new File([text], '名册.csv', { type: 'text/csv' }));
}

beforeEach(() => {
  user = userEvent.setup();
  imports = [];
  steps = atOnce;
  preview = async () => PREVIEW;
});

describe('a roster from a file', () => {
  beforeEach(async () => {
    show(VIEW);
    await screen.findByRole('row', { name: /管理员己/ });
  });

  it('shows the lines that cannot be taken first, each with its number and why', async () => {
    await chooses();
    expect(await screen.findByText('名册.csv：共 10005 人')).toBeVisible();
    const dialog = within(screen.getByRole('dialog'));
    expect(dialog.getByRole('row', { name: /^18 没有“总裁”这个岗位/ })).toBeVisible();
    expect(dialog.getByRole('row', { name: /^402 审计不能由管理员兼任/ })).toBeVisible();
    expect(dialog.getByRole('row', { name: /^5003 工号 p1 在文件里不止一行/ })).toBeVisible();
    expect(dialog.getByText('新增 10000 人')).toBeVisible();
  });

  it('shows ten thousand new people a page at a time, and finds one by typing', async () => {
    await chooses();
    await user.click(await screen.findByLabelText('新增 10000 人'));
    expect(within(screen.getByRole('dialog')).getAllByRole('rowheader')).toHaveLength(50);
    await press('下一页');
    expect(screen.getByText('第 51 至 100 条，共 10000 条')).toBeVisible();
    await user.type(screen.getByRole('searchbox'), 'P9999');
    expect(screen.getByText('找到 1 条，共 10000 条')).toBeVisible();
    expect(screen.getByRole('rowheader', { name: '某人9999' })).toBeVisible();
  });

  it('is sent with what was shown, and only after both have agreed', async () => {
    await chooses();
    expect(await screen.findByRole('button', { name: '由第二人复核' })).toBeDisabled();
    await user.click(screen.getByRole('checkbox', { name: /先不导入那 3 行/ }));
    await press('由第二人复核');
    expect(imports).toEqual([]);
    for (const digit of '739152') await user.click(screen.getByRole('button', { name: digit }));
    await press('复核并更新');
    expect(imports).toEqual([
      { command: expect.any(String), bytes: 1, file: 'eA==', seen: 'S', approver: 'bing', pin: '739152' },
    ]);
    expect(await screen.findByText('已按名册更新 10001 人。新增的人请逐个当面设 PIN。')).toBeVisible();
  });

  it('shows how far it is, and can be cancelled until the last person is sealed', async () => {
    steps = half;
    await twoAgree();
    expect(await screen.findByText('已记 5050 人，共 10001 人')).toBeVisible();
    expect(screen.getByRole('progressbar', { name: /全部记完才生效/ })).toHaveValue(5_050);
    await press('取消更新');
    expect(await screen.findByText(/已取消。请再选一次文件/)).toBeVisible();
    expect(screen.queryByRole('button', { name: '由第二人复核' }), 'what was read may be old').toBeNull();
  });

  it.each([
    ['in its own words', refused('ROSTER_MOVED', '核对以后，文件或人员有了变动。'), /人员有了变动/],
    ['as not known where the line broke', new TypeError('network'), /不知道有没有做完/],
  ])('that stops half-way is told %s', async (_, why, said) => {
    steps = async function* () {
      yield { state: 'working', done: 0, of: 10_001 };
      throw why;
    };
    await twoAgree();
    expect(await screen.findByText(said)).toBeVisible();
    expect(imports).toHaveLength(1);
  });

  it('that would leave nobody to administer cannot be agreed to', async () => {
    preview = async () => ({ ...PREVIEW, losesLastAdmin: true });
    await chooses();
    expect(await screen.findByText(/没有能登录的管理员/)).toBeVisible();
    expect(screen.queryByRole('button', { name: '由第二人复核' })).toBeNull();
  });

  it('that cannot be read says which columns it misses', async () => {
    preview = () =>
      Promise.reject(
        refused('ROSTER_COLUMNS', '第一行要有这四列：工号、姓名、岗位、状态。', {
          missing: ['姓名', '状态'],
        }),
      );
    await chooses();
    expect(await screen.findByText('缺少：姓名、状态。')).toBeVisible();
  });

  it('that is too large is not sent at all', async () => {
    expect(LARGEST_ROSTER).toBe(CONTRACT_LARGEST_ROSTER);
    preview = () => Promise.reject(new Error('sent'));
    await chooses('x'.repeat(LARGEST_ROSTER + 1));
    expect(await screen.findByText(/这个文件太大/)).toBeVisible();
  });
});

describe('signing in', () => {
  const door = (people: InnerView['people']) => show({ ...VIEW, phase: 'signed-out', session: null, people });

  it('somebody who has no PIN yet is told what to do, and is asked for none', async () => {
    door([JI, { ...REN, noPin: true }]);
    await user.click(screen.getByRole('button', { name: /新来壬.*未设 PIN/ }));
    expect(screen.getByText(/请和管理员一起设好 PIN/)).toBeVisible();
    expect(screen.queryByLabelText('PIN')).toBeNull();
    await press('换一个人');
    expect(screen.getByRole('button', { name: /管理员己/ })).toBeVisible();
  });

  it('among ten thousand people one types a number and presses Enter', async () => {
    door([JI, ...many]);
    const field = screen.getByRole('searchbox', { name: '输入工号或姓名' });
    expect(field).toHaveFocus();
    expect(screen.getAllByRole('listitem')).toHaveLength(50);
    await user.keyboard('某人{Enter}');
    expect(screen.getByText('找到 10000 条，共 10001 条'), 'many are found: nobody is chosen').toBeVisible();
    await user.keyboard('777 p7770{Enter}');
    expect(screen.getByRole('heading', { name: '某人7770，请输入 PIN' })).toBeVisible();
  });
});
