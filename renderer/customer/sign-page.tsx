// Signing: a large area that inks everywhere, 重写 far from 签好了, and ways out for who cannot or will not write.
import { lazy, Suspense, useState } from 'react';
import { useStore } from 'zustand';
import type { OuterView } from '../../shared/contract/views.ts';
import { inkFault, toInk } from '../state/ink-draft.ts';
import { send } from '../state/send.ts';
import type { SigningStore } from '../state/signing-store.ts';
import type { Client } from '../state/transport.ts';
import { FaultBoundary } from '../ui/fault-boundary.tsx';
import { CUSTOMER } from './sentences.ts';

const InkPad = lazy(() => import('./ink-pad.tsx'));
const WORDS = CUSTOMER.sign;

interface Props {
  client: Client;
  view: OuterView & { phase: 'notice' };
  signing: SigningStore;
}

export function SignPage({ client, view, signing }: Props) {
  const { draft, form, clears } = useStore(signing);
  const [said, setSaid] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);

  const clear = () => {
    setSaid(null);
    signing.clear();
  };
  const sign = async () => {
    const fault = inkFault(draft, form);
    if (fault || !draft) {
      setSaid(fault === 'too-short' ? WORDS.tooShort : WORDS.empty);
      return;
    }
    setBusy(true);
    const input = { notice: view.notice, form, clears, ink: toInk(draft) };
    const sent = await send((command) => client.customer.sign({ command, ...input }));
    setBusy(false);
    if (sent.ok) return;
    if (sent.problem.code === 'READ_FIRST') signing.readAgain(view.read, view.pages.length);
    setSaid(sent.problem.sentence);
  };

  return (
    <main className="outer-page">
      <header className="outer-head">
        <h1>{WORDS.title[form]}</h1>
        <p className={said ? 'outer-said' : 'outer-aid'} role="status">
          {said ?? WORDS.aid[form]}
        </p>
      </header>
      <div className="sign-middle">
        <FaultBoundary
          fallback={
            <p className="sign-area sign-fault" role="alert">
              {WORDS.padFault}
            </p>
          }
        >
          <Suspense fallback={<div className="sign-area" />}>
            <InkPad
              draft={draft}
              label={WORDS.area}
              onDraft={(next) => {
                setSaid(null);
                signing.setDraft(next);
              }}
            />
          </Suspense>
        </FaultBoundary>
        <div className="sign-ways">
          <button type="button" className="outer-button" onClick={() => signing.go('pages')}>
            {WORDS.readAgain}
          </button>
          <button
            type="button"
            className="outer-button"
            onClick={() => signing.setForm(form === 'ink' ? 'mark' : 'ink')}
          >
            {form === 'ink' ? WORDS.useMark : WORDS.useInk}
          </button>
          <button type="button" className="outer-button" onClick={() => signing.go('refuse')}>
            {WORDS.refuse}
          </button>
        </div>
      </div>
      <footer className="outer-foot">
        <button type="button" className="outer-button" disabled={busy} onClick={clear}>
          {WORDS.clear}
        </button>
        <button type="button" className="outer-button outer-main" disabled={busy} onClick={sign}>
          {WORDS.done}
        </button>
      </footer>
    </main>
  );
}
