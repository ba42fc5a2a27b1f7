// The last look: amount in figures and 大写, masked payee, arrival. The one place where facts of the case reach this screen.
import { useState } from 'react';
import type { OuterView } from '../../shared/contract/views.ts';
import { capitals, figures } from '../../shared/words/money.ts';
import { send } from '../state/send.ts';
import type { Client } from '../state/transport.ts';
import { CUSTOMER } from './sentences.ts';

const WORDS = CUSTOMER.confirm;

interface Props {
  client: Client;
  view: OuterView & { phase: 'confirmation' };
}

export function ConfirmationPage({ client, view }: Props) {
  const { amountFen, payeeMask, arrival } = view;
  const [busy, setBusy] = useState(false);
  const [said, setSaid] = useState<string | null>(null);
  const act = async (call: (command: string) => Promise<unknown>) => {
    setBusy(true);
    const sent = await send(call);
    setBusy(false);
    if (!sent.ok) setSaid(sent.problem.sentence);
  };
  const confirm = () =>
    act((command) =>
      client.customer.confirm({ command, amountFen, payeeMask, arrival: arrival.code, by: 'key' }),
    );
  const decline = (choice: 'change' | 'not-now') =>
    act((command) => client.customer.decline({ command, choice }));

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
      <dl className="confirm-facts">
        <dt>{WORDS.amount}</dt>
        <dd className="confirm-amount">
          {figures(amountFen)} {WORDS.yuan}
        </dd>
        <dt>{WORDS.capitals}</dt>
        <dd>{capitals(amountFen)}</dd>
        <dt>{WORDS.payee}</dt>
        <dd>{payeeMask}</dd>
        <dt>{WORDS.arrival}</dt>
        <dd>{arrival.label}</dd>
      </dl>
      <footer className="outer-foot">
        <div className="confirm-others">
          <button type="button" className="outer-button" disabled={busy} onClick={() => decline('not-now')}>
            {WORDS.notNow}
          </button>
          <button type="button" className="outer-button" disabled={busy} onClick={() => decline('change')}>
            {WORDS.change}
          </button>
        </div>
        <button type="button" className="outer-button outer-main" disabled={busy} onClick={confirm}>
          {WORDS.right}
        </button>
      </footer>
    </main>
  );
}
