// 我想问: why, whether one may say no, how long it takes; and, among these, what can be said to staff without a word (I1). Of the last
// nothing is seen or heard here: no key looks pressed, and whether it was taken in is told inside alone.
import { useState } from 'react';
import type { OuterView } from '../../shared/contract/outer-view.ts';
import { send } from '../state/send.ts';
import type { Client } from '../state/transport.ts';
import './ask-page.css';
import { HelpPicture } from './help-pictures.tsx';
import { OuterHead } from './outer-head.tsx';
import { OuterPage } from './outer-page.tsx';
import { useInSight } from './use-in-sight.ts';
import { useSpoken } from './words.ts';

const QUESTIONS = ['why', 'may', 'time'] as const;
type Question = (typeof QUESTIONS)[number];

interface Props {
  client: Client;
  ask: NonNullable<OuterView['ask']>;
  phase: OuterView['phase'];
  onClose: () => void;
}

export function AskPage({ client, ask, phase, onClose }: Props) {
  const [asked, setAsked] = useState<Question | null>(null);
  const question = asked ?? 'why';
  const answer = useInSight<HTMLDivElement>(asked);
  const { words: all, text } = useSpoken();
  const words = all.ask;
  return (
    <OuterPage>
      <OuterHead title={words.title} said={null} />
      <div className="ask-questions">
        {QUESTIONS.map((name) => (
          <button
            key={name}
            type="button"
            className="outer-button"
            aria-pressed={name === question}
            onClick={() => setAsked(name)}
          >
            {words.questions[name]}
          </button>
        ))}
      </div>
      <div className="ask-answer" aria-live="polite" ref={answer}>
        <Answer {...{ question, ask, phase }} />
      </div>
      {ask.help.length > 0 && (
        <fieldset className="ask-help">
          <legend>{words.today}</legend>
          {ask.help.map(({ code, label, picture }) => (
            <button
              key={code}
              type="button"
              className="help-key"
              // Whoever stands beside the customer must not see an answer, nor that there was none.
              onClick={() => void send((command) => client.customer.askHelp({ command, signal: code }))}
            >
              <HelpPicture picture={picture} />
              <span {...text}>{label}</span>
            </button>
          ))}
        </fieldset>
      )}
      <footer className="outer-foot">
        <span />
        <button type="button" className="outer-button outer-main" onClick={onClose}>
          {words.done}
        </button>
      </footer>
    </OuterPage>
  );
}

function Answer({ question, ask, phase }: Pick<Props, 'ask' | 'phase'> & { question: Question }) {
  const { words: all, text } = useSpoken();
  const words = all.ask;
  switch (question) {
    case 'why':
      return (
        <>
          {ask.why ? <p {...text}>{ask.why}</p> : <p>{words.whyGenerally}</p>}
          {ask.basis.length > 0 && <p className="ask-basis">{words.basis(ask.basis)}</p>}
        </>
      );
    case 'may':
      return (
        <>
          <p>{words.may[phase === 'confirmation' ? 'confirmation' : 'other']}</p>
          <p>{words.effect}</p>
          {ask.limit && (
            <p className="ask-basis" {...text}>
              {ask.limit}
            </p>
          )}
        </>
      );
    case 'time':
      return (
        <>
          <p>{ask.minutes === null ? words.soon : words.minutes(ask.minutes)}</p>
          <p>{words.noHurry}</p>
        </>
      );
  }
}
