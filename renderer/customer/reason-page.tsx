// 为什么问这个, put there by staff: the question, why it is asked, how far it goes, and what it rests on. Nothing of what was answered.
import type { OuterView } from '../../shared/contract/outer-view.ts';
import type { Client } from '../state/transport.ts';
import { OuterHead } from './outer-head.tsx';
import { OuterPage } from './outer-page.tsx';
import './reason-page.css';
import { ShownFoot } from './shown-foot.tsx';
import { useAct } from './use-act.ts';
import { useSpoken } from './words.ts';

interface Props {
  client: Client;
  view: OuterView & { phase: 'reason' };
}

export function ReasonPage({ client, view: { step, say, why, limit, basis, mayDecline } }: Props) {
  const { act, busy, said } = useAct();
  const { words: all, text } = useSpoken();
  const words = all.reason;
  return (
    <OuterPage>
      <OuterHead title={words.title} said={said} />
      <div className="reason-parts">
        <dl>
          <dt>{words.say}</dt>
          <dd {...text}>{say}</dd>
          <dt>{words.why}</dt>
          <dd {...text}>{why}</dd>
          <dt>{words.limit}</dt>
          <dd {...text}>{limit}</dd>
          {mayDecline && <dd>{words.mayDecline(all.ask.effect)}</dd>}
        </dl>
        <dl className="reason-basis">
          <dt>{words.basis}</dt>
          {basis.map((law) => (
            <dd key={law} {...text}>
              {law}
            </dd>
          ))}
        </dl>
      </div>
      <ShownFoot client={client} shown={step} act={act} busy={busy} />
    </OuterPage>
  );
}
