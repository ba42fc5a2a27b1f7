// Before anything else stands on this display: somebody walks round and touches it, and it is the customer's from then on.
import type { Client } from '../state/transport.ts';
import { OuterPage } from './outer-page.tsx';
import { STAFF_HERE } from './sentences.ts';
import { useAct } from './use-act.ts';

const WORDS = STAFF_HERE.screens;

export function ScreensPage({ client }: { client: Client }) {
  const { act, busy, said } = useAct();
  return (
    <OuterPage plain>
      <h1>{WORDS.title}</h1>
      <p>{WORDS.text}</p>
      <div className="screens-keys">
        <button
          type="button"
          className="outer-button outer-main"
          disabled={busy}
          onClick={() => act((command) => client.customer.confirmScreen({ command }))}
        >
          {WORDS.customers}
        </button>
        <button
          type="button"
          className="outer-button"
          disabled={busy}
          onClick={() => act((command) => client.customer.swapScreens({ command }))}
        >
          {WORDS.tellers}
        </button>
      </div>
      {said && <p role="alert">{said}</p>}
    </OuterPage>
  );
}
