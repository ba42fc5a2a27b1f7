// The customer does not want to sign, or to answer: asks for the reason, which is an answer like any other.
import type { OuterView } from '../../shared/contract/outer-view.ts';
import type { SigningStore } from '../state/signing-store.ts';
import type { Client } from '../state/transport.ts';
import { OuterHead } from './outer-head.tsx';
import { OuterPage } from './outer-page.tsx';
import { useAct } from './use-act.ts';
import { useSpoken } from './words.ts';

interface Props {
  client: Client;
  view: OuterView & { phase: 'notice' };
  signing: SigningStore;
}

export function RefusePage({ client, view, signing }: Props) {
  const { act, busy, said } = useAct();
  const { words: all, text } = useSpoken();
  const words = all.refuse[view.answers.length > 0 ? 'sheet' : 'sign'];
  const refuse = (reason: string) =>
    act((command) => client.customer.refuse({ command, notice: view.notice, reason }));
  return (
    <OuterPage>
      <OuterHead title={words.title} said={said} />
      <ul className="refuse-list">
        {view.refusals.map((reason) => (
          <li key={reason.code}>
            <button
              type="button"
              className="outer-button"
              disabled={busy}
              onClick={() => refuse(reason.code)}
            >
              <span {...text}>{reason.label}</span>
            </button>
          </li>
        ))}
      </ul>
      <footer className="outer-foot">
        <button type="button" className="outer-button" onClick={() => signing.go('answer')}>
          {words.back}
        </button>
        <span />
      </footer>
    </OuterPage>
  );
}
