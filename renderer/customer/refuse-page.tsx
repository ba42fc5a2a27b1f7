// The customer does not want to sign: asks for the reason, which is an answer like any other.
import { useState } from 'react';
import type { OuterView } from '../../shared/contract/views.ts';
import { send } from '../state/send.ts';
import type { SigningStore } from '../state/signing-store.ts';
import type { Client } from '../state/transport.ts';
import { CUSTOMER } from './sentences.ts';

const WORDS = CUSTOMER.refuse;

interface Props {
  client: Client;
  view: OuterView & { phase: 'notice' };
  signing: SigningStore;
}

export function RefusePage({ client, view, signing }: Props) {
  const [busy, setBusy] = useState(false);
  const [said, setSaid] = useState<string | null>(null);
  const refuse = async (reason: string) => {
    setBusy(true);
    const sent = await send((command) => client.customer.refuse({ command, notice: view.notice, reason }));
    setBusy(false);
    if (!sent.ok) setSaid(sent.problem.sentence);
  };
  return (
    <main className="outer-page">
      <header className="outer-head">
        <h1>{WORDS.title}</h1>
        {said && (
          <p className="outer-said" role="alert">
            {said}
          </p>
        )}
      </header>
      <ul className="refuse-list">
        {view.refusals.map((reason) => (
          <li key={reason.code}>
            <button
              type="button"
              className="outer-button"
              disabled={busy}
              onClick={() => refuse(reason.code)}
            >
              {reason.label}
            </button>
          </li>
        ))}
      </ul>
      <footer className="outer-foot">
        <button type="button" className="outer-button" onClick={() => signing.go('sign')}>
          {WORDS.back}
        </button>
        <span />
      </footer>
    </main>
  );
}
