// The second seat: a supervisor or branch head records their own steps, decides under their own name, then hands the counter back.
import { useState } from 'react';
import type { StepView, TellerCaseView } from '../../shared/contract/case-view.ts';
import type { InnerView } from '../../shared/contract/inner-view.ts';
import { ROLE_NAMES } from '../../shared/words/roles.ts';
import { useClient } from '../shell/inner-context.tsx';
import { useCommand } from '../shell/use-command.ts';
import { Button } from '../ui/button.tsx';
import { NoticeLine } from '../ui/notice-line.tsx';
import { ProblemLine } from '../ui/problem-line.tsx';
import { AnswerTable } from './answer-table.tsx';
import { stepKey } from './current-step.ts';
import { actionsIn, type ReviewAction, whyNot } from './review-actions.ts';
import { ReviewForm } from './review-form.tsx';
import { REVIEW } from './review-sentences.ts';
import { TELLER } from './sentences.ts';
import { StepPanel } from './step-panel.tsx';

const WORDS = REVIEW;
/** What a reviewer may do at any time, and not only when they were asked to decide. */
const ALWAYS: readonly ReviewAction[] = ['raise', 'contact'];

interface Props {
  view: TellerCaseView;
  reviewer: NonNullable<InnerView['reviewer']>;
  /** The reviewer's own step in hand; null where none waits. */
  step: StepView | null;
  /** It was picked out of order. */
  picked: boolean;
  onPick: (step: string | null) => void;
  onLeft: (sentence: string) => void;
}

export function ReviewPanel({ view, reviewer, step, picked, onPick, onLeft }: Props) {
  const client = useClient();
  const { run, busy, problem } = useCommand();
  const [action, setAction] = useState<ReviewAction | null>(null);
  const open = view.stage === 'with-reviewer';
  const allowed = open || (action && ALWAYS.includes(action)) ? action : null;
  const shown = picked ? null : allowed;
  const take = (name: ReviewAction) => {
    setAction(shown === name ? null : name);
    onPick(null);
  };
  return (
    <article className="review" aria-labelledby="review-title">
      <header className="review-head">
        <h1 id="review-title">{WORDS.title(reviewer.name, ROLE_NAMES[reviewer.role])}</h1>
        <Button
          look={open || step ? 'plain' : 'main'}
          disabled={busy}
          onClick={() => run((command) => client.reviewer.handBack({ command }))}
        >
          {WORDS.handBack}
        </Button>
      </header>
      <ProblemLine problem={problem} />
      {view.proposed && <NoticeLine>{WORDS.proposed(view.proposed)}</NoticeLine>}
      {!open && !step && <NoticeLine>{WORDS.handBackAid}</NoticeLine>}
      <ul className="review-actions">
        {actionsIn(view).map((name) => {
          const fault = whyNot(name, view, reviewer.role);
          const off = fault !== null || (!open && !ALWAYS.includes(name));
          return (
            <li key={name}>
              <button
                type="button"
                className="choice"
                aria-pressed={shown === name}
                disabled={off}
                onClick={() => take(name)}
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
      ) : step ? (
        <StepPanel key={stepKey(step)} {...{ view, step, picked }} heading="h2" onDone={() => onPick(null)} />
      ) : (
        <AnswerTable view={view} seat="reviewer" onPick={onPick} />
      )}
    </article>
  );
}
