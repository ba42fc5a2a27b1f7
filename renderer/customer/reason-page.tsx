// 为什么问这个, put there by staff: the question, why it is asked, how far it goes, and what it rests on. Nothing of what was answered.
import type { OuterView } from '../../shared/contract/views.ts';
import type { Client } from '../state/transport.ts';
import { OuterHead } from './outer-head.tsx';
import { OuterPage } from './outer-page.tsx';
import './reason-page.css';
import { CUSTOMER } from './sentences.ts';
import { ShownFoot } from './shown-foot.tsx';
import { useAct } from './use-act.ts';

const WORDS = CUSTOMER.reason;

interface Props {
  client: Client;
  view: OuterView & { phase: 'reason' };
}

export function ReasonPage({ client, view: { step, say, why, limit, basis, mayDecline } }: Props) {
  const { act, busy, said } = useAct();
  return (
    <OuterPage>
      <OuterHead title={WORDS.title} said={said} />
      <div className="reason-parts">
        <dl>
          <dt>{WORDS.say}</dt>
          <dd>{say}</dd>
          <dt>{WORDS.why}</dt>
          <dd>{why}</dd>
          <dt>{WORDS.limit}</dt>
          <dd>{limit}</dd>
          {mayDecline && <dd>{`${WORDS.mayDecline}${CUSTOMER.ask.effect}`}</dd>}
        </dl>
        <dl className="reason-basis">
          <dt>{WORDS.basis}</dt>
          {basis.map((law) => (
            <dd key={law}>{law}</dd>
          ))}
        </dl>
      </div>
      <ShownFoot client={client} shown={step} act={act} busy={busy} />
    </OuterPage>
  );
}
