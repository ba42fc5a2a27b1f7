// The one button under what staff put on the customer's screen: read, and away with it.
import type { Client } from '../state/transport.ts';
import type { useAct } from './use-act.ts';
import { useWords } from './words.ts';

interface Props extends Pick<ReturnType<typeof useAct>, 'act' | 'busy'> {
  client: Client;
  /** Code of the type of fraud, or id of the step, that stands on the screen. */
  shown: string;
}

export function ShownFoot({ client, shown, act, busy }: Props) {
  const words = useWords().shown;
  return (
    <footer className="outer-foot">
      <span />
      <button
        type="button"
        className="outer-button outer-main"
        disabled={busy}
        onClick={() => act((command) => client.customer.closeShown({ command, shown }))}
      >
        {words.done}
      </button>
    </footer>
  );
}
