// One step of a reminder: what to say or to look at on top, big keys within reach of the thumb below.
import { useEffect, useRef } from 'react';
import { useStore } from 'zustand';
import { Button } from '../ui/button.tsx';
import { ChoiceList } from '../ui/choice-list.tsx';
import { ProblemLine } from '../ui/problem-line.tsx';
import { Aloud } from './aloud.tsx';
import type { LobbyBoard, LobbyStep, ReminderStore } from './reminder-store.ts';
import { LOBBY } from './sentences.ts';
import { Suggestion } from './suggestion.tsx';

const WORDS = LOBBY.step;

interface Props {
  board: LobbyBoard;
  step: LobbyStep;
  store: ReminderStore;
}

export function ReminderStep({ board, step, store }: Props) {
  const { busy, problem, looked, machine, signal } = useStore(store);
  const at = board.machines.find(({ code }) => code === machine);
  const marked = signal === null ? {} : sensedOf(step);
  const title = useRef<HTMLHeadingElement>(null);
  useEffect(() => title.current?.focus(), []);
  return (
    <main className="lobby-page">
      <div className="lobby-told">
        <p className="lobby-part">{step.part}</p>
        <h1 ref={title} tabIndex={-1}>
          {step.title}
        </h1>
        <p className="lobby-words">{step.channel === 'said' ? `“${step.say}”` : step.say}</p>
        {step.channel === 'said' && <Aloud text={step.say} />}
        {/* What may be cancelled, and what is never promised, is the content pack's to say. */}
        {step.channel === 'verified' && at?.say && <p>{at.say}</p>}
        {Object.keys(marked).length > 0 && <p>{LOBBY.signal.ownEyes}</p>}
        <p className="quiet small">{WORDS.limit(step.limit)}</p>
        <ProblemLine problem={problem} />
        {looked?.toCounter && <Suggestion looked={looked} store={store} />}
        <Heard board={board} store={store} />
      </div>
      <div className="lobby-keys">
        <ChoiceList
          label={step.title}
          groups={step.groups}
          choose={step.choose}
          marked={marked}
          disabled={busy}
          digits
          onChoose={(options) => void store.answer(step.id, options)}
        />
        <div className="lobby-foot">
          <Button disabled={busy} onClick={store.back}>
            {WORDS.back}
          </Button>
          <Button look="quiet" disabled={busy} onClick={store.leave}>
            {WORDS.leave}
          </Button>
        </div>
      </div>
    </main>
  );
}

/** What the device told stands beside what it may be, and ticks nothing: what is tapped was seen by a person (WZ9). */
const sensedOf = ({ groups }: LobbyStep): Record<string, string> =>
  Object.fromEntries(
    groups
      .flatMap(({ options }) => options)
      .filter(({ sensed }) => sensed === 'call')
      .map(({ code }) => [code, LOBBY.signal.mark]),
  );

/** What may be heard at any time, one tap each. */
function Heard({ board, store }: { board: LobbyBoard; store: ReminderStore }) {
  const { heard, busy } = useStore(store);
  return (
    <details className="lobby-heard">
      <summary>{heard.length > 0 ? WORDS.heardCount(heard.length) : WORDS.heard}</summary>
      <div className="row">
        {board.heard.map(({ code, label }) => (
          <button
            key={code}
            type="button"
            className="choice lobby-phrase"
            aria-pressed={heard.includes(code)}
            disabled={busy}
            onClick={() => void store.hear(code)}
          >
            {label}
          </button>
        ))}
      </div>
    </details>
  );
}
