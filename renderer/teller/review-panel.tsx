// The second seat: a supervisor or branch head decides under their own name, then hands the counter back.
import { useState } from 'react';
import type { InnerView, TellerCaseView } from '../../shared/contract/views.ts';
import { ROLE_NAMES } from '../../shared/words/roles.ts';
import { useClient } from '../shell/inner-context.tsx';
import { useCommand } from '../shell/use-command.ts';
import { Button } from '../ui/button.tsx';
import { NoticeLine } from '../ui/notice-line.tsx';
import { ProblemLine } from '../ui/problem-line.tsx';
import { AnswerTable } from './answer-table.tsx';
import { REVIEW_ACTIONS, type ReviewAction, whyNot } from './review-actions.ts';
import { ReviewForm } from './review-form.tsx';
import { TELLER } from './sentences.ts';

const WORDS = TELLER.review;
/** What a reviewer may do at any time, and not only when they were asked to decide. */
const ALWAYS: readonly ReviewAction[] = ['raise', 'contact'];

interface Props {
  view: TellerCaseView;
  reviewer: NonNullable<InnerView['reviewer']>;
  onLeft: (sentence: string) => void;
}

export function ReviewPanel({ view, reviewer, onLeft }: Props) {
  const client = useClient();
  const { run, busy, problem } = useCommand();
  const [action, setAction] = useState<ReviewAction | null>(null);
  const open = view.stage === 'with-reviewer';
  const shown = open || (action && ALWAYS.includes(action)) ? action : null;
  return (
    <article className="review" aria-labelledby="review-title">
      <header className="review-head">
        <h1 id="review-title">{WORDS.title(reviewer.name, ROLE_NAMES[reviewer.role])}</h1>
        <Button
          look={open ? 'plain' : 'main'}
          disabled={busy}
          onClick={() => run((command) => client.reviewer.handBack({ command }))}
        >
          {WORDS.handBack}
        </Button>
      </header>
      <ProblemLine problem={problem} />
      {!open && <NoticeLine>{WORDS.handBackAid}</NoticeLine>}
      <ul className="review-actions">
        {REVIEW_ACTIONS.map((name) => {
          const fault = whyNot(name, view, reviewer.role);
          const off = fault !== null || (!open && !ALWAYS.includes(name));
          return (
            <li key={name}>
              <button
                type="button"
                className="choice"
                aria-pressed={shown === name}
                disabled={off}
                onClick={() => setAction(shown === name ? null : name)}
              >
                <span className="choice-label">
                  {WORDS.actions[name]}
                  {fault && <span className="review-fault">{fault}</span>}
                </span>
              </button>
            </li>
          );
        })}
      </ul>
      {shown ? (
        <ReviewForm
          key={shown}
          {...{ action: shown, view, reviewer }}
          onBack={() => setAction(null)}
          onEnded={() => onLeft(TELLER.start.ended)}
        />
      ) : (
        <AnswerTable view={view} />
      )}
    </article>
  );
}
