// A type of fraud put on the customer's screen by the teller: title, a few lines, one button. Nothing of the case.
import type { OuterView } from '../../shared/contract/outer-view.ts';
import type { Client } from '../state/transport.ts';
import { OuterHead } from './outer-head.tsx';
import { OuterPage } from './outer-page.tsx';
import { ShownFoot } from './shown-foot.tsx';
import { useAct } from './use-act.ts';
import { useSpoken } from './words.ts';

interface Props {
  client: Client;
  view: OuterView & { phase: 'scam' };
}

export function CaseShownPage({ client, view }: Props) {
  const { act, busy, said } = useAct();
  const { text } = useSpoken();
  return (
    <OuterPage>
      <OuterHead title={view.title} said={said} text={text} />
      <div className="outer-text shown-text" {...text}>
        {view.lines.map((line) => (
          <p key={line}>{line}</p>
        ))}
      </div>
      <ShownFoot client={client} shown={view.scam} act={act} busy={busy} />
    </OuterPage>
  );
}
