// The door of the inner window: signing in, the lock, setting up, the stop.
import { act, render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it, vi } from 'vitest';
import InnerWindow from '../../renderer/shell/inner-window.tsx';
import type { Client } from '../../renderer/state/transport.ts';
import { FaultBoundary } from '../../renderer/ui/fault-boundary.tsx';
import { FaultPage } from '../../renderer/ui/fault-page.tsx';
import type { InnerView } from '../../shared/contract/inner-view.ts';
import { PretendBranch, pushedStore, refused } from './pretend-branch.tsx';

function show(part: Partial<InnerView>, station: Record<string, unknown>) {
  const store = pushedStore<InnerView>({ ...new PretendBranch().innerView(), ...part });
  render(<InnerWindow client={{ station } as unknown as Client} store={store} />);
  return store;
}
const signedOut = { phase: 'signed-out', session: null } as const;

describe('signing in', () => {
  it('asks for person, room where there are several, and PIN', async () => {
    const signIn = vi.fn(async () => ({ seq: 1 }));
    show(signedOut, { signIn });
    await userEvent.click(screen.getByRole('button', { name: /网点负责人丙/ }));
    await userEvent.click(screen.getByLabelText('网点负责人'));
    for (const key of ['1', '3', '5', '2', '4', '6'])
      await userEvent.click(screen.getByRole('button', { name: key }));
    await userEvent.click(screen.getByRole('button', { name: '登录' }));
    expect(signIn).toHaveBeenCalledWith({
      command: expect.any(String),
      staff: 'bing',
      pin: '135246',
      room: 'branch-head',
    });
  });

  it('says how many tries are left, and empties the field', async () => {
    const signIn = () => Promise.reject(refused('PIN_WRONG', 'PIN 不正确。', { triesLeft: 3 }));
    show(signedOut, { signIn });
    await userEvent.click(screen.getByRole('button', { name: /柜员甲/ }));
    await userEvent.type(screen.getByLabelText('PIN'), '111111{Enter}');
    expect(await screen.findByRole('alert')).toHaveTextContent('PIN 不正确，还可以再试 3 次。');
    expect(screen.getByLabelText('PIN')).toHaveValue('');
    expect(screen.getByLabelText('PIN')).toHaveFocus();
  });

  it('counts the waiting time down and then lets the person try again', async () => {
    vi.useFakeTimers({ shouldAdvanceTime: true });
    const user = userEvent.setup({ advanceTimers: vi.advanceTimersByTime });
    const signIn = () => Promise.reject(refused('PIN_LOCKED', '', { waitSeconds: 15 }));
    show(signedOut, { signIn });
    await user.click(screen.getByRole('button', { name: /柜员甲/ }));
    await user.type(screen.getByLabelText('PIN'), '111111{Enter}');
    expect(await screen.findByRole('alert')).toHaveTextContent(/请等 1[45] 秒后再试/);
    expect(screen.getByLabelText('PIN')).toBeDisabled();
    for (let second = 0; second < 16; second += 1) await act(() => vi.advanceTimersByTimeAsync(1000));
    expect(screen.getByLabelText('PIN')).toBeEnabled();
    vi.useRealTimers();
  });
});

describe('the lock', () => {
  it('shows nothing of the case and asks the same person for the PIN', async () => {
    const unlock = vi.fn(async () => ({ seq: 1 }));
    const branch = new PretendBranch();
    branch.open();
    show({ ...branch.innerView(), phase: 'locked' }, { unlock });
    expect(screen.getByText('柜员甲，请输入您的 PIN 继续。')).toBeVisible();
    expect(screen.queryByText(/8,000/)).toBeNull();
    await userEvent.type(screen.getByLabelText('PIN'), '135246{Enter}');
    expect(unlock).toHaveBeenCalledWith({ command: expect.any(String), pin: '135246' });
  });

  it('lets somebody else sign in while the teller is away, and leads back to the teller’s PIN', async () => {
    const signIn = vi.fn(async () => ({ seq: 1 }));
    const branch = new PretendBranch();
    branch.open();
    show({ ...branch.innerView(), phase: 'locked', current: null }, { signIn });
    await userEvent.click(screen.getByRole('button', { name: '换一个人登录' }));
    expect(screen.getByText('柜员甲没有办完的内容会保留，本人再登录后继续。')).toBeVisible();
    expect(screen.queryByText(/8,000/)).toBeNull();
    await userEvent.click(screen.getByRole('button', { name: '返回解锁' }));
    expect(screen.getByText('柜员甲，请输入您的 PIN 继续。')).toBeVisible();
    expect(screen.getByLabelText('PIN')).toHaveFocus();
    await userEvent.click(screen.getByRole('button', { name: '换一个人登录' }));
    await userEvent.click(screen.getByRole('button', { name: /网点负责人丙/ }));
    await userEvent.click(screen.getByLabelText('运营主管'));
    await userEvent.type(screen.getByLabelText('PIN'), '135246{Enter}');
    expect(signIn).toHaveBeenCalledWith({
      ...{ command: expect.any(String), staff: 'bing', pin: '135246', room: 'supervisor' },
    });
  });

  it('is announced, and any sign of life puts it off', async () => {
    vi.useFakeTimers({ shouldAdvanceTime: true });
    const stayAwake = vi.fn(async () => ({}));
    show({}, { stayAwake });
    await act(() => vi.advanceTimersByTimeAsync(240_000));
    expect(screen.getByRole('dialog', { name: '您还在吗？' })).toHaveTextContent('60 秒后锁屏');
    await userEvent
      .setup({ advanceTimers: vi.advanceTimersByTime })
      .click(screen.getByRole('button', { name: '我还在' }));
    expect(screen.queryByRole('dialog')).toBeNull();
    expect(stayAwake).toHaveBeenCalled();
    vi.useRealTimers();
  });
});

describe('setting up', () => {
  it('sends nothing while something is missing, shows both fingerprints, then the recovery key until it is sealed away', async () => {
    const setUp = vi.fn(async () => ({
      identities: ['abcdef0123456789', '13579bdf02468ace'],
      identityWords: ['的 一 是 在', '不 了 有 和'],
      recovery: { id: '0011aabb', key: 'CG1QYPP6ZZZ' },
    }));
    const store = show({ phase: 'set-up', session: null, station: null }, { setUp });
    await userEvent.click(await screen.findByRole('button', { name: '启用本机' }));
    expect(setUp).not.toHaveBeenCalled();
    const codes = screen.getAllByLabelText('代码');
    const names = screen.getAllByLabelText('中文名称');
    for (const [place, code] of ['bank', 'b-001', 'c1'].entries()) {
      await userEvent.type(codes[place] as HTMLElement, code);
      await userEvent.type(names[place] as HTMLElement, '某某');
    }
    await userEvent.type(screen.getByLabelText('工号'), 'ji');
    await userEvent.type(screen.getByLabelText('姓名'), '己');
    await userEvent.type(screen.getByLabelText(/^PIN（/), '135246');
    await userEvent.type(screen.getByLabelText('再输一次 PIN'), '135247');
    await userEvent.click(screen.getByRole('button', { name: '启用本机' }));
    expect(screen.getByText('两次输入的 PIN 不一样。')).toBeVisible();
    await userEvent.type(screen.getByLabelText('再输一次 PIN'), '{Backspace}6');
    await userEvent.click(screen.getByRole('button', { name: '启用本机' }));
    act(() => store.setState((state) => ({ view: state.view && { ...state.view, ...signedOut } })));
    expect(await screen.findByText('本机已启用')).toBeVisible();
    for (const group of [
      'abcd',
      'ef01',
      '2345',
      '6789',
      '1357',
      '9bdf',
      '0246',
      '8ace',
      '的一是在',
      '不了有和',
    ])
      expect(screen.getByText(group)).toBeVisible();
    await userEvent.click(screen.getByRole('button', { name: '已抄好，下一步' }));
    const [group] = screen.getAllByText('CG1Q');
    expect(group).toBeVisible();
    expect(screen.getByRole('button', { name: '已保管，去登录' })).toBeDisabled();
    await userEvent.click(screen.getByRole('checkbox', { name: /由两人签封/ }));
    await userEvent.click(screen.getByRole('button', { name: '已保管，去登录' }));
    expect(screen.getByText('请选择您的姓名')).toBeVisible();
  });
});

describe('a store that cannot be used', () => {
  const stop = {
    title: '台账打不开',
    sentence: '本机的台账文件损坏。',
    nextStep: '请联系科技人员。',
    number: 'E1',
    spare: [],
  };
  it('is a plain page with the next step and nothing to press', async () => {
    show({ phase: 'stopped', session: null, stop }, {});
    expect(await screen.findByRole('heading', { name: '台账打不开' })).toBeVisible();
    expect(screen.getByText('请联系科技人员。')).toBeVisible();
    expect(screen.queryByRole('button')).toBeNull();
  });

  it('takes a spare key where the keys of the machine are lost, and says what was wrong with it', async () => {
    const openWithSpareKey = vi.fn(() =>
      Promise.reject(refused('SPARE_MISTYPED', '有字符输错了，请对照纸面再输一次。')),
    );
    show(
      { phase: 'stopped', session: null, stop: { ...stop, spare: ['recovery', 'passphrase'] } },
      { openWithSpareKey },
    );
    expect(await screen.findByRole('button', { name: '打开台账' })).toBeDisabled();
    await userEvent.type(screen.getByRole('textbox', { name: '恢复密钥' }), ' cg1q ypp6 ');
    await userEvent.click(screen.getByRole('button', { name: '打开台账' }));
    expect(openWithSpareKey).toHaveBeenCalledWith({
      ...{ command: expect.any(String), kind: 'recovery', key: 'cg1q ypp6' },
    });
    expect(await screen.findByText('有字符输错了，请对照纸面再输一次。')).toBeVisible();
    await userEvent.click(screen.getByRole('radio', { name: '口令' }));
    expect(screen.getByLabelText('口令', { selector: 'input[type=password]' })).toBeVisible();
  });

  it('is said above the work where the station runs on', () => {
    show({ stop }, { stayAwake: async () => ({}) });
    expect(screen.getByRole('alert')).toHaveTextContent('台账打不开');
  });
});

it('a window that cannot be drawn says so and can be loaded anew', () => {
  const silence = vi.spyOn(console, 'error').mockImplementation(() => undefined);
  const Broken = (): never => {
    throw new Error('broken');
  };
  render(
    <FaultBoundary fallback={<FaultPage />}>
      <Broken />
    </FaultBoundary>,
  );
  expect(screen.getByRole('alert')).toHaveTextContent('已经记录的内容都在');
  expect(screen.getByRole('button', { name: '重新载入' })).toBeVisible();
  silence.mockRestore();
});
