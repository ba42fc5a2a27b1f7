// The notice is answered and not signed: a few choices of one size. What resembles one's own day is one tap further.
import { useState } from 'react';
import type { OuterView } from '../../shared/contract/outer-view.ts';
import type { SigningStore } from '../state/signing-store.ts';
import type { Client } from '../state/transport.ts';
import { OuterHead } from './outer-head.tsx';
import { OuterPage } from './outer-page.tsx';
import './sheet-page.css';
import { useAct } from './use-act.ts';
import { useSpoken } from './words.ts';

interface Props {
  client: Client;
  view: OuterView & { phase: 'notice' };
  signing: SigningStore;
}

export function SheetPage({ client, view, signing }: Props) {
  const { act, busy, said } = useAct();
  const { words: all, text } = useSpoken();
  const words = all.sheet;
  const [opened, setOpened] = useState<string | null>(null);
  const [first, ...further] = view.answers;
  const group = further.find(({ label }) => label === opened);

  const answer = async (option: string) => {
    const sent = await act((command) =>
      client.customer.answerSheet({ command, notice: view.notice, option }),
    );
    if (!sent.ok && sent.problem.code === 'READ_FIRST') signing.readAgain(view.read, view.pages.length);
  };

  return (
    <OuterPage at={group?.label ?? ''}>
      <OuterHead title={group?.label ?? words.title} said={said} {...(group && { text })} />
      <ul className="sheet-list" key={group?.label}>
        {(group ?? first)?.options.map(({ code, label }) => (
          <Choice key={code} label={label} disabled={busy} onChoose={() => void answer(code)} />
        ))}
        {!group &&
          further.map(({ label }) => (
            <Choice key={label} label={label} disabled={busy} onChoose={() => setOpened(label)} />
          ))}
      </ul>
      <footer className="outer-foot">
        {group ? (
          <button type="button" className="outer-button" onClick={() => setOpened(null)}>
            {words.back}
          </button>
        ) : (
          <div className="outer-others">
            <button type="button" className="outer-button" onClick={() => signing.go('pages')}>
              {words.readAgain}
            </button>
            <button type="button" className="outer-button" onClick={() => signing.go('refuse')}>
              {words.refuse}
            </button>
          </div>
        )}
      </footer>
    </OuterPage>
  );
}

interface ChoiceProps {
  label: string;
  disabled: boolean;
  onChoose: () => void;
}

function Choice({ label, disabled, onChoose }: ChoiceProps) {
  const { text } = useSpoken();
  return (
    <li>
      <button type="button" className="outer-button" disabled={disabled} onClick={onChoose}>
        <span {...text}>{label}</span>
      </button>
    </li>
  );
}
