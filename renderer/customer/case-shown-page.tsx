// A type of fraud put on the customer's screen by the teller: title, a few lines, one button. Nothing of the case.
import type { OuterView } from '../../shared/contract/views.ts';
import type { Client } from '../state/transport.ts';
import { OuterHead } from './outer-head.tsx';
import { CUSTOMER } from './sentences.ts';
import { useAct } from './use-act.ts';

interface Props {
  client: Client;
  view: OuterView & { phase: 'scam' };
}

export function CaseShownPage({ client, view }: Props) {
  const { act, busy, said } = useAct();
  return (
    <main className="outer-page">
      <OuterHead title={view.title} said={said} />
      <div className="outer-text">
        {view.lines.map((line) => (
          <p key={line}>{line}</p>
        ))}
      </div>
      <footer className="outer-foot">
        <span />
        <button
          type="button"
          className="outer-button outer-main"
          disabled={busy}
          onClick={() => act((command) => client.customer.closeShown({ command, shown: view.scam }))}
        >
          {CUSTOMER.shown.done}
        </button>
      </footer>
    </main>
  );
}
