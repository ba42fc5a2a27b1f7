// 核对台账 at the glass: what is sent, progress that can be left, and what each answer says in the rooms of those who may ask.
import { act, render, screen } from '@testing-library/react';
import userEvent, { type UserEvent } from '@testing-library/user-event';
import { beforeEach, describe, expect, it } from 'vitest';
import InnerWindow from '../../renderer/shell/inner-window.tsx';
import type { Client } from '../../renderer/state/transport.ts';
import type { InnerView } from '../../shared/contract/inner-view.ts';
import type { Role } from '../../shared/words/roles.ts';
import { pushedStore, refused } from './pretend-branch.tsx';

const ROOT = `${'k'.repeat(42)}0=`;
const WHOLE = {
  ...{
    state: 'done',
    size: 1380,
    root: ROOT,
    finding: null,
    checkpoints: 2,
    parts: 310,
    erased: 0,
    known: null,
  },
  lastGood: { size: 1200, at: '2026-11-20T08:00:00.000Z' },
};
const FINDING = { what: 'entry-changed', seq: 1250, from: 1250, at: '2026-11-21T01:30:00.123Z' };
const BROKEN = { ...WHOLE, root: null, finding: FINDING };

type Step = { value: unknown } | { error: unknown };

const viewOf = (room: Role): InnerView => ({
  ...{ mode: 'demo', phase: 'working', stop: null, people: [], reviewer: null, current: null },
  ...{ waiting: [], procedures: [], customerWindow: 'connected', packRefused: null },
  station: {
    ...{ bank: '样例银行', branch: '样例网点', device: '一号柜台' },
    ...{ origin: 'b/b/d/g1', identities: ['abcd'], identityWords: ['的 一 是 在'], version: '0' },
  },
  session: {
    ...{ staff: 'wu', name: '戊', roles: [room], room },
    ...{ noticeAfterMs: 240_000, lockAfterMs: 300_000 },
  },
});

/** A process whose one check goes on as the test says. */
class PretendCheck {
  readonly asked: Record<string, unknown>[] = [];
  left = false;
  #next: PromiseWithResolvers<Step> = Promise.withResolvers();
  readonly client = {
    station: { stayAwake: async () => ({}) },
    lobby: {
      machines: async () => ({ machines: [], groups: [] }),
      stations: async () => ({ own: 'b/b/d/identity+00+AA', stations: [] }),
    },
    admin: { listStaff: async () => [], headOffice: async () => null },
    task: { list: async () => [] },
    check: {
      checkNow: async (input: Record<string, unknown>, { signal }: { signal: AbortSignal }) => {
        this.asked.push(input);
        signal.addEventListener('abort', () => {
          this.left = true;
          this.#give({ error: signal.reason });
        });
        return this.#progress();
      },
    },
  } as unknown as Client;

  push = (value: unknown) => act(async () => this.#give({ value }));
  break = (error: unknown) => act(async () => this.#give({ error }));

  #give(step: Step): void {
    const { resolve } = this.#next;
    this.#next = Promise.withResolvers();
    resolve(step);
  }

  async *#progress() {
    for (;;) {
      const step = await this.#next.promise;
      if ('error' in step) throw step.error;
      yield step.value;
    }
  }
}

let branch: PretendCheck;
let user: UserEvent;

beforeEach(() => {
  branch = new PretendCheck();
  user = userEvent.setup();
});

const press = async (name: string) => user.click(await screen.findByRole('button', { name }));

async function enter(room: Role): Promise<void> {
  render(<InnerWindow client={branch.client} store={pushedStore(viewOf(room))} />);
  if (room === 'auditor') await press('核对');
  if (room === 'admin') await press('本机');
  await screen.findByRole('heading', { name: '核对台账' });
}

describe.each<Role>(['auditor', 'supervisor', 'branch-head', 'admin'])('in the room of %s', (room) => {
  it('a whole log is said to be whole, with its size, its root and what that does not prove', async () => {
    await enter(room);
    expect(branch.asked).toEqual([]);
    await press('立即核对');
    expect(Object.keys(branch.asked[0] ?? {})).toEqual(['command']);
    await branch.push({ state: 'working', done: 690, of: 1380 });
    expect(screen.getByRole('progressbar')).toHaveValue(50);
    await branch.push(WHOLE);
    expect(screen.getByText('台账完整')).toHaveFocus();
    const said = screen.getByText('台账完整').parentElement;
    for (const line of [
      '共 1380 条记录',
      '锚点文件一致',
      '2 个检查点一致',
      '2026-11-20 16:00:00',
      ROOT,
      '换成旧的',
    ])
      expect(said).toHaveTextContent(line);
    expect(said).not.toHaveTextContent('已清除');
    expect(said).not.toHaveTextContent('填写');
  });
});

it('a finding names the entry, its time and up to where the log is proved, and offers nothing to repair', async () => {
  await enter('auditor');
  await press('立即核对');
  await branch.push(BROKEN);
  const said = screen.getByRole('alert');
  for (const line of [
    '第 1250 号记录',
    '与它的校验值不符',
    '2026-11-21 09:30:00',
    '前 1200 条',
    '已停止写入',
  ])
    expect(said).toHaveTextContent(line);
  expect(screen.queryByRole('button', { name: '再核对一次' })).toBeNull();
  expect(screen.queryByRole('button', { name: '立即核对' })).toBeNull();
});

it('a finding whose place is not sure is told as a range', async () => {
  await enter('auditor');
  await press('立即核对');
  await branch.push({
    ...BROKEN,
    finding: { ...FINDING, what: 'root-differs', from: 1200, at: null },
    lastGood: null,
  });
  const said = screen.getByRole('alert');
  for (const line of ['从第 1200 号到第 1250 号记录之间', '时间读不出来', '在此之前没有交出过检查点'])
    expect(said).toHaveTextContent(line);
});

it('a head from paper is sent, and its answer said without blame', async () => {
  await enter('auditor');
  await user.type(screen.getByLabelText('条数'), '1200');
  expect(screen.getByRole('button', { name: '立即核对' })).toBeDisabled();
  expect(screen.getByText('条数和根值要一起填。')).toBeVisible();
  await user.type(screen.getByLabelText('根值'), ` ${ROOT} `);
  await press('立即核对');
  expect(branch.asked).toMatchObject([{ known: { size: 1200, root: ROOT } }]);
  await branch.push({ ...WHOLE, known: 'longer', erased: 3 });
  expect(screen.getByRole('status')).toHaveTextContent('您填写的条数比台账多。请先核对有没有抄错');
  expect(screen.getByRole('status')).toHaveTextContent('3 条记录的隐私内容已清除');
});

it.each([
  ['条数', '0', '条数是大于 0 的整数。'],
  ['根值', 'abc', '根值是 44 个字符，以 = 结尾，请照原样填写。'],
])('a %s of %s is not sent', async (field, typed, fault) => {
  await enter('auditor');
  await user.type(screen.getByLabelText('条数'), '7');
  await user.type(screen.getByLabelText('根值'), ROOT);
  await user.clear(screen.getByLabelText(field));
  await user.type(screen.getByLabelText(field), typed);
  expect(screen.getByText(fault)).toBeVisible();
  expect(screen.getByRole('button', { name: '立即核对' })).toBeDisabled();
});

it('can be left: the stream is closed, and nothing is said of the log', async () => {
  await enter('auditor');
  await press('立即核对');
  await branch.push({ state: 'working', done: 1, of: 10 });
  await press('取消核对');
  expect(await screen.findByText(/核对已取消，没有得出结论/)).toBeVisible();
  expect(branch.left).toBe(true);
  expect(screen.getByRole('button', { name: '立即核对' })).toHaveFocus();
  expect(screen.queryByText('台账完整')).toBeNull();
});

it('goes on while another page is looked at', async () => {
  await enter('auditor');
  await press('立即核对');
  await branch.push({ state: 'working', done: 1, of: 10 });
  await press('查阅');
  await branch.push(WHOLE);
  await press('核对');
  expect(await screen.findByText('台账完整')).toBeVisible();
});

it('a line that breaks has said nothing; a refusal is said in its own words', async () => {
  await enter('auditor');
  await press('立即核对');
  await branch.break(new TypeError('network'));
  expect(await screen.findByText(/核对中断了，没有得出结论/)).toBeVisible();
  await press('立即核对');
  await branch.break(refused('NOT_SEALED', '没有记录成功，这一步不算办完。'));
  expect(await screen.findByText(/没有记录成功/)).toBeVisible();
});
