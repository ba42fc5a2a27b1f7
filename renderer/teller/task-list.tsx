// All steps in reading order with their states, by part. Any due step can be picked by whoever may see to it; order does not matter.
import { useEffect, useRef } from 'react';
import type { StepView, TellerCaseView } from '../../shared/contract/case-view.ts';
import { ChannelShape, StateMark } from '../ui/marks.tsx';
import { isReviewers, isSheet, mayRecord, type SeatAtCase } from './current-step.ts';
import { TELLER } from './sentences.ts';

const WORDS = TELLER.tasks;

interface Props {
  view: TellerCaseView;
  shown: string | null;
  /** Who sits at the case: a reviewer is taken to the reviewer's steps only. */
  seat: SeatAtCase;
  onPick: (step: string) => void;
}

export function TaskList({ view, shown, seat, onPick }: Props) {
  const list = useRef<HTMLElement>(null);
  useEffect(() => {
    if (!shown) return undefined;
    // With the frame that comes anyway: to find a place the browser lays out the whole page, and a slow machine does that once.
    const frame = requestAnimationFrame(() =>
      list.current?.querySelector('[aria-current]')?.scrollIntoView?.({ block: 'nearest' }),
    );
    return () => cancelAnimationFrame(frame);
  }, [shown]);
  const due = view.steps.filter((step) => step.state !== 'not-due');
  const notDue = view.steps.filter((step) => step.state === 'not-due');
  return (
    <nav ref={list} className="task-list" aria-label={WORDS.title}>
      <ol>
        {due.map((step, place) => (
          <li key={step.id} className={due[place - 1]?.part === step.part ? 'task' : 'task task-first'}>
            <span className="task-part">{due[place - 1]?.part === step.part ? '' : step.part}</span>
            <button
              type="button"
              className="task-button"
              aria-current={shown === step.id ? 'step' : undefined}
              disabled={seat === 'reviewer' && !mayRecord(step, seat)}
              onClick={() => onPick(step.id)}
            >
              <ChannelShape channel={step.channel} />
              <span className="task-title">{step.title}</span>
              <TaskState step={step} view={view} />
            </button>
          </li>
        ))}
      </ol>
      {notDue.length > 0 && (
        <details
          className="task-rest"
          onToggle={({ currentTarget }) =>
            currentTarget.open && currentTarget.scrollIntoView?.({ block: 'nearest' })
          }
        >
          <summary>{WORDS.notDue(notDue.length)}</summary>
          <ol>
            {notDue.map((step) => (
              <li key={step.id} className="task-not-due small">
                <span>{step.title}</span>
                {step.answer ? <span className="quiet">{WORDS.recorded}</span> : <StateMark step={step} />}
              </li>
            ))}
          </ol>
        </details>
      )}
    </nav>
  );
}

/** Notice, outcome and confirmation say where the customer or the rules stand, not whether the teller answered. */
function TaskState({ step, view }: { step: StepView; view: TellerCaseView }) {
  switch (step.form) {
    case 'choice':
    case 'arrival':
      if (step.state === 'deferred') return <Word>{WORDS.deferred(step.deferral?.due ?? '')}</Word>;
      if (step.state === 'open' && isReviewers(step)) return <Word>{WORDS.reviewer}</Word>;
      return <StateMark step={step} />;
    case 'notice':
      return <NoticeState view={view} reading />;
    case 'sheet':
    case 'signing':
      return <NoticeState view={view} />;
    case 'outcome':
      return <Word>{view.outcome.name}</Word>;
    case 'confirmation':
      return <Word done={view.confirmation === 'made'}>{WORDS.confirmation[view.confirmation]}</Word>;
  }
}

/** The reading says how far it has come; its signature, or the answers below it, only whether they are there. */
function NoticeState({ view, reading }: { view: TellerCaseView; reading?: boolean }) {
  const { state, pagesRead, pages } = view.notice;
  if (state === 'reading') return <Word>{reading ? WORDS.reading(pagesRead, pages) : WORDS.signing}</Word>;
  const word = state === 'refused' && isSheet(view) ? WORDS.notAnswered : WORDS.notice[state];
  return <Word done={state === 'signed' || state === 'answered'}>{word}</Word>;
}

function Word({ done = false, children }: { done?: boolean; children: string }) {
  return <span className={done ? 'state-mark state-answered' : 'state-mark'}>{children}</span>;
}
