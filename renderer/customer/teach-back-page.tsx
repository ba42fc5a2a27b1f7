// One question about what was read, in words of everyday life: a few choices of one size. Whoever is not sure reads again; who was not
// right twice is told by staff, and goes on all the same.
import type { OuterView } from '../../shared/contract/outer-view.ts';
import type { SigningStore } from '../state/signing-store.ts';
import type { Client } from '../state/transport.ts';
import { OuterHead } from './outer-head.tsx';
import { OuterPage } from './outer-page.tsx';
import './sheet-page.css';
import { useAct } from './use-act.ts';
import { useSpoken, useWords } from './words.ts';

type Notice = OuterView & { phase: 'notice' };

interface Props {
  client: Client;
  view: Notice;
  question: NonNullable<Notice['teachBack']>;
  signing: SigningStore;
}

export function TeachBackPage({ client, view, question, signing }: Props) {
  const { act, busy, said } = useAct();
  const { words: all, text } = useSpoken();
  const words = all.teachBack;
  const answer = async (choice: string) => {
    const sent = await act((command) => client.customer.teachBack({ command, notice: view.notice, choice }));
    if (!sent.ok && sent.problem.code === 'READ_FIRST') signing.readAgain(view.read, view.pages.length);
  };
  return (
    <OuterPage at={question.tries}>
      <OuterHead title={question.ask} said={said} text={text} />
      {question.tries > 0 && (
        <p className="teach-back-again" role="status">
          {words.again}
        </p>
      )}
      <ul className="sheet-list" key={question.tries}>
        {question.choices.map(({ code, label }) => (
          <li key={code}>
            <button type="button" className="outer-button" disabled={busy} onClick={() => void answer(code)}>
              <span {...text}>{label}</span>
            </button>
          </li>
        ))}
      </ul>
      <footer className="outer-foot">
        <button type="button" className="outer-button" onClick={() => signing.go('pages')}>
          {words.readAgain}
        </button>
        <span />
      </footer>
    </OuterPage>
  );
}

export function ExplainPage({ signing }: Pick<Props, 'signing'>) {
  const words = useWords().teachBack;
  return (
    <OuterPage>
      <OuterHead title={words.explain.title} said={null} />
      <div className="outer-text">
        <p>{words.explain.text}</p>
        <p>{words.explain.onward}</p>
      </div>
      <footer className="outer-foot">
        <button type="button" className="outer-button" onClick={() => signing.go('pages')}>
          {words.readAgain}
        </button>
        <button type="button" className="outer-button outer-main" onClick={() => signing.goOn()}>
          {words.explain.done}
        </button>
      </footer>
    </OuterPage>
  );
}
