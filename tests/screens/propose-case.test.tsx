// A teller proposes a case from the library: only between customers, in a sentence of at most sixty characters.
import { render, screen } from '@testing-library/react';
import userEvent, { type UserEvent } from '@testing-library/user-event';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { InnerProvider } from '../../renderer/shell/inner-context.tsx';
import type { Client } from '../../renderer/state/transport.ts';
import { ScamPage } from '../../renderer/teller/scam-page.tsx';
import type { LibraryScam } from '../../renderer/teller/use-library.ts';
import type { InnerView } from '../../shared/contract/inner-view.ts';
import { samplePack } from '../procedure/sample-files.ts';
import { PretendBranch, pushedStore, refused } from './pretend-branch.tsx';

const store = pushedStore<InnerView>(new PretendBranch().innerView());
const TEXT = '自称办案人员，让客户不要挂电话。';
const proposeCase = vi.fn(async (_: object) => ({ seq: 1 }));
const client = { compliance: { proposeCase } } as unknown as Client;
let user: UserEvent;

function scam(): LibraryScam {
  const {
    show: _,
    checked: __,
    until: ___,
    ...known
  } = samplePack().scams.find(({ code }) => code === 'T07')!;
  return { ...known, cases: [], current: true };
}

const show = (caseId: string | null) =>
  render(
    <InnerProvider client={client} store={store}>
      <ScamPage scam={scam()} contacts={[]} caseId={caseId} shown={null} onBack={() => undefined} />
    </InnerProvider>,
  );
const field = () => screen.getByLabelText('发生了什么');
const send = () => screen.getByRole('button', { name: '交给合规' });

beforeEach(() => {
  proposeCase.mockClear();
  user = userEvent.setup();
});

describe('proposing a case', () => {
  beforeEach(async () => {
    show(null);
    await user.click(screen.getByText('提议一个本地案例'));
  });

  it('sends the sentence with the type it belongs to, and says who decides', async () => {
    await user.type(field(), TEXT);
    await user.click(send());
    expect(proposeCase).toHaveBeenCalledExactlyOnceWith(expect.objectContaining({ scam: 'T07', text: TEXT }));
    expect(await screen.findByText('已交给合规，由合规决定是否采用。')).toBeVisible();
    expect(field()).toHaveValue('');
  });

  it('counts while it is typed, and does not send what is too long', async () => {
    await user.click(field());
    await user.paste('诈'.repeat(61));
    expect(field()).toHaveAccessibleDescription(/已写 61 字，最多 60 字/);
    expect(send()).toBeDisabled();
  });

  it('keeps what was typed where it was not taken', async () => {
    proposeCase.mockRejectedValueOnce(refused('UNKNOWN_CODE', '内容包中没有这个选项。'));
    await user.type(field(), TEXT);
    await user.click(send());
    expect(await screen.findByRole('alert')).toHaveTextContent('内容包中没有这个选项。');
    expect(field()).toHaveValue(TEXT);
  });
});

it('is not offered while a customer is at the counter', () => {
  show('0192f000-0000-7000-8000-000000000001');
  expect(screen.getByRole('heading', { name: '本地案例' })).toBeVisible();
  expect(screen.queryByText('提议一个本地案例')).toBeNull();
});
