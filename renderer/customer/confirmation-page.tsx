// The last look: amount in figures and 大写, masked payee, arrival. The one place where facts of the case reach this screen.
import type { OuterView } from '../../shared/contract/views.ts';
import { capitals, figures } from '../../shared/words/money.ts';
import type { Client } from '../state/transport.ts';
import { OuterHead } from './outer-head.tsx';
import { CUSTOMER } from './sentences.ts';
import { useAct } from './use-act.ts';

const WORDS = CUSTOMER.confirm;

interface Props {
  client: Client;
  view: OuterView & { phase: 'confirmation' };
}

export function ConfirmationPage({ client, view }: Props) {
  const { amountFen, payeeMask, arrival } = view;
  const { act, busy, said } = useAct();
  const confirm = () =>
    act((command) =>
      client.customer.confirm({ command, amountFen, payeeMask, arrival: arrival.code, by: 'key' }),
    );
  const decline = (choice: 'change' | 'not-now') =>
    act((command) => client.customer.decline({ command, choice }));

  return (
    <main className="outer-page">
      <OuterHead title={WORDS.title} said={said} />
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
