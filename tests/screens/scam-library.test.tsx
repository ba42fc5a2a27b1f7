// The scam library at the glass: found by words or initials, read by the teller, put on the customer's screen, and the reaction recorded.
import { render, screen, within } from '@testing-library/react';
import userEvent, { type UserEvent } from '@testing-library/user-event';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import OuterWindow from '../../renderer/customer/outer-window.tsx';
import { InnerProvider } from '../../renderer/shell/inner-context.tsx';
import type { Client } from '../../renderer/state/transport.ts';
import { ScamLibrary } from '../../renderer/teller/scam-library.tsx';
import type { TellerCaseView } from '../../shared/contract/case-view.ts';
import type { InnerView } from '../../shared/contract/inner-view.ts';
import type { Library } from '../../shared/contract/library-view.ts';
import type { OuterView } from '../../shared/contract/outer-view.ts';
import { samplePack } from '../procedure/sample-files.ts';
import { PretendBranch, pushedStore, refused } from './pretend-branch.tsx';

const PACK = samplePack();
const CASE = '0192f000-0000-7000-8000-000000000001';
type Shown = TellerCaseView['shown'];

const libraryOf = (): Library => ({
  scams: PACK.scams.map(({ show: _, checked: __, until: ___, ...scam }) => ({
    ...scam,
    current: scam.code !== 'T01',
    cases:
      scam.code === 'T07'
        ? [{ date: '2026-05-11', text: '客户接到“办案”电话，柜员提醒后挂断。', illustrative: true }]
        : [],
  })),
  contacts: [
    { code: '110', label: '报警', number: '110', about: '报警求助', current: true },
    { code: '12381', label: '预警短信', number: null, about: '涉诈预警短信', current: false },
    { code: 'national-app', label: '国家反诈中心APP', number: null, about: '安装全凭自愿', current: true },
  ],
});

let user: UserEvent;
const calls = {
  library: vi.fn(async () => libraryOf()),
  showScam: vi.fn(async (_: object) => ({ seq: 1 })),
  recordTurn: vi.fn(async (_: object) => ({ seq: 2 })),
  closeShown: vi.fn(async (_: object) => ({ seq: 3 })),
};
const { closeShown, ...tellerCalls } = calls;
const client = { teller: tellerCalls, customer: { closeShown } } as unknown as Client;
const store = pushedStore<InnerView>(new PretendBranch().innerView());

beforeEach(() => {
  user = userEvent.setup();
  for (const call of Object.values(calls)) call.mockClear();
});

const inCase = (shown: Shown = null, stage: TellerCaseView['stage'] = 'asking', quiet = false) => (
  <InnerProvider client={client} store={store}>
    <ScamLibrary view={{ id: CASE, stage, shown, quiet }} onClose={() => undefined} />
  </InnerProvider>
);
const rows = () => screen.getAllByRole('listitem').map((item) => within(item).getByRole('button'));
const searchBox = () => screen.findByRole('searchbox', { name: '客户怎么说' });
const open = async (words: string) => {
  await screen.findByText('全部 18 类');
  await user.type(await searchBox(), words);
  await screen.findByText(/^找到/);
  await user.keyboard('{Enter}');
};

describe('finding a type', () => {
  it('begins in the search box, with the whole list below it', async () => {
    render(inCase());
    expect(await searchBox()).toHaveFocus();
    expect(await screen.findByText('全部 18 类')).toBeVisible();
    expect(rows()).toHaveLength(18);
  });

  it.each(['安全账户', 'aqzh', 'ＡＱＺＨ'])('by "%s" puts the safe account first (J13)', async (words) => {
    render(inCase());
    await screen.findByText('全部 18 类');
    await user.type(await searchBox(), words);
    await screen.findByText(/^找到/);
    expect(rows()[0]).toHaveTextContent('冒充公检法及政府');
    expect(rows()[0]).toHaveTextContent('安全账户');
  });

  it('goes by arrows from the box to the second result, and opens it by Enter', async () => {
    render(inCase());
    await screen.findByText('全部 18 类');
    await user.type(await searchBox(), '解冻');
    await screen.findByText(/^找到/);
    const second = rows()[1];
    await user.keyboard('{ArrowDown}{ArrowDown}');
    expect(second).toHaveFocus();
    await user.keyboard('{ArrowUp}{ArrowUp}');
    expect(await searchBox()).toHaveFocus();
    await user.keyboard('{ArrowDown}{ArrowDown}{Enter}');
    expect(screen.getByRole('heading', { level: 3, name: '网游虚假交易' })).toHaveFocus();
  });

  it('says that nothing was found, and shows all again when the box is emptied', async () => {
    render(inCase());
    await screen.findByText('全部 18 类');
    await user.type(await searchBox(), '天气很好');
    expect(await screen.findByText('没有找到。换一个说法，或者清空后看全部。')).toBeVisible();
    await user.clear(await searchBox());
    expect(rows()).toHaveLength(18);
  });

  it('keeps the words when the teller comes back from a type', async () => {
    render(inCase());
    await open('aqzh');
    await user.click(screen.getByRole('button', { name: '回到查找' }));
    expect(await searchBox()).toHaveValue('aqzh');
    expect(await searchBox()).toHaveFocus();
  });

  it('says why where the library cannot be had', async () => {
    calls.library.mockRejectedValueOnce(refused('NO_PACK', '没有可用的内容包。'));
    render(inCase());
    expect(await screen.findByRole('alert')).toHaveTextContent('没有可用的内容包。');
  });
});

describe('the page of a type', () => {
  it('says what to ask and to say, how the story gives itself away, and dates its cases', async () => {
    render(inCase());
    await open('aqzh');
    const scam = PACK.scams.find(({ code }) => code === 'T07');
    for (const words of [scam?.ask, scam?.say, scam?.giveaway, scam?.how, scam?.list])
      expect(screen.getByText(words ?? 'missing')).toBeVisible();
    expect(screen.getByText(/2026-05-11/)).toHaveTextContent('示例');
  });

  it('says 待更新 where the type itself has not been checked in time', async () => {
    render(inCase());
    await open('shuadan');
    expect(screen.getByText(/警方防范手册十类/)).toHaveTextContent('待更新');
  });

  it('puts 待更新 in the place of a number that ran out', async () => {
    render(inCase());
    await open('aqzh');
    const entry = screen.getByText('预警短信').closest('li');
    expect(entry).toHaveTextContent('待更新');
    expect(entry).not.toHaveTextContent('12381');
    expect(screen.getByText('报警').closest('li')).toHaveTextContent('110');
  });
});

describe('showing it to the customer', () => {
  it('is not offered while nothing may be put before them; there is still something to read', async () => {
    render(inCase(null, 'with-reviewer', true));
    await open('aqzh');
    expect(screen.getByRole('heading', { level: 3, name: '冒充公检法及政府' })).toBeVisible();
    expect(screen.queryByRole('button', { name: /给客户看/ })).toBeNull();
    expect(screen.getByText(/先不说给客户听/)).toBeVisible();
  });

  it('names the case and the type, once for one tap', async () => {
    render(inCase());
    await open('aqzh');
    expect(screen.queryByText('客户的反应')).toBeNull();
    await user.click(screen.getByRole('button', { name: '给客户看' }));
    expect(calls.showScam.mock.calls).toEqual([[{ command: expect.any(String), caseId: CASE, scam: 'T07' }]]);
  });

  it.each([
    ['明白了', 'turned'],
    ['还在犹豫', 'wavering'],
    ['不想看', 'unmoved'],
  ])('is followed by the reaction: %s', async (label, reaction) => {
    const shown = { scam: 'T07', name: '冒充公检法及政府', reaction: null, open: true };
    render(inCase(shown));
    expect(await screen.findByText('客户正在看。')).toBeVisible();
    expect(screen.getByRole('button', { name: '再给客户看一遍' })).toBeDisabled();
    await user.click(screen.getByRole('button', { name: label }));
    expect(calls.recordTurn).toHaveBeenCalledExactlyOnceWith(
      expect.objectContaining({ caseId: CASE, scam: 'T07', reaction }),
    );
  });

  it('marks the reaction that stands, takes another, and lets the type be shown once more', async () => {
    const shown = { scam: 'T07', name: '冒充公检法及政府', reaction: 'wavering', open: false };
    render(inCase(shown));
    await open('aqzh');
    expect(screen.getByRole('button', { name: '还在犹豫' })).toHaveAttribute('aria-pressed', 'true');
    expect(screen.getByRole('button', { name: '明白了' })).toHaveAttribute('aria-pressed', 'false');
    expect(screen.getByRole('button', { name: '再给客户看一遍' })).toBeEnabled();
    await user.click(screen.getByRole('button', { name: '还在犹豫' }));
    expect(calls.recordTurn).not.toHaveBeenCalled();
    await user.click(screen.getByRole('button', { name: '明白了' }));
    expect(calls.recordTurn).toHaveBeenCalledOnce();
  });

  it('is not possible while the case is put aside', async () => {
    render(inCase(null, 'paused'));
    await open('aqzh');
    expect(screen.getByRole('button', { name: '给客户看' })).toBeDisabled();
  });

  it('is done from the page of the case, for the case in hand', async () => {
    const branch = new PretendBranch();
    Object.assign(branch.client.teller, calls);
    branch.open();
    branch.showInner();
    await user.click(await screen.findByRole('button', { name: '查骗术' }));
    await open('aqzh');
    await user.click(screen.getByRole('button', { name: '给客户看' }));
    const caseId = branch.innerView().current?.id;
    expect(calls.showScam).toHaveBeenCalledExactlyOnceWith(expect.objectContaining({ caseId, scam: 'T07' }));
  });

  it('is not offered on the start page, where the library can only be read', async () => {
    const branch = new PretendBranch();
    Object.assign(branch.client.teller, calls);
    branch.showInner();
    await user.click(await screen.findByRole('button', { name: '查骗术' }));
    await open('aqzh');
    expect(screen.getByRole('heading', { level: 3, name: '冒充公检法及政府' })).toBeVisible();
    expect(screen.queryByRole('button', { name: '给客户看' })).toBeNull();
  });
});

describe('the customer’s screen', () => {
  const scam = PACK.scams.find(({ code }) => code === 'T07');
  const view: OuterView = {
    ...{ phase: 'scam' as const, mode: 'demo' as const, scam: 'T07' },
    ...{ title: scam?.name ?? '', lines: scam?.show ?? [] },
  };

  it('shows title and lines, nothing else of the library, and is put away by 看完了', async () => {
    render(<OuterWindow client={client} store={pushedStore(view)} />);
    expect(await screen.findByRole('heading', { level: 1, name: '冒充公检法及政府' })).toBeVisible();
    for (const line of scam?.show ?? []) expect(screen.getByText(line)).toBeVisible();
    expect(document.body).not.toHaveTextContent(scam?.giveaway ?? 'missing');
    await user.click(screen.getByRole('button', { name: '看完了' }));
    expect(closeShown).toHaveBeenCalledExactlyOnceWith({
      command: expect.any(String),
      shown: 'T07',
    });
  });
});
