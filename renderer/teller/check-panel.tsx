// Nothing is left to ask: what stands on record, what is being waited for, and the one thing to do now.
import type { StepView, TellerCaseView } from '../../shared/contract/case-view.ts';
import { useClient } from '../shell/inner-context.tsx';
import { useCommand } from '../shell/use-command.ts';
import { Button } from '../ui/button.tsx';
import { NoticeLine } from '../ui/notice-line.tsx';
import { ProblemLine } from '../ui/problem-line.tsx';
import { AnswerTable } from './answer-table.tsx';
import type { DialogName } from './case-dialog-props.ts';
import { TELLER } from './sentences.ts';

const WORDS = TELLER.check;

interface Props {
  view: TellerCaseView;
  onPick: (step: StepView['id']) => void;
  onDialog: (name: DialogName) => void;
  onLeft: (sentence: string) => void;
}

export function CheckPanel({ view, onPick, onDialog, onLeft }: Props) {
  const { stage, confirmation } = view;
  const putOff = view.steps.filter((step) => step.deferral && step.state !== 'not-due').length;
  const exceptPutOff = stage === 'ready' && putOff > 0;
  const declined =
    stage === 'declined' && (confirmation === 'declined-change' || confirmation === 'declined-not-now')
      ? WORDS.declined[confirmation]
      : null;
  return (
    <article className="check" aria-labelledby="check-title">
      <header className="check-head">
        <div>
          <h1 id="check-title">{exceptPutOff ? WORDS.readyBut : WORDS.title[stage]}</h1>
          {exceptPutOff && <p>{WORDS.readyButAid(putOff)}</p>}
          {stage === 'ready' && <p className="quiet">{WORDS.closeAid}</p>}
          {(stage === 'review-needed' || stage === 'with-reviewer') && (
            <p>{view.outcome.cleared ? WORDS.notForOutcome : view.outcome.advice}</p>
          )}
        </div>
        <StageAction view={view} onDialog={onDialog} onLeft={onLeft} />
      </header>
      {declined && <NoticeLine>{declined}</NoticeLine>}
      <AnswerTable
        view={view}
        seat="teller"
        onPick={stage === 'paused' || stage === 'closed' ? undefined : onPick}
      />
    </article>
  );
}

/** The one button that the stage calls for. */
function StageAction({ view, onDialog, onLeft }: Omit<Props, 'onPick'>) {
  const client = useClient();
  const { run, busy, problem } = useCommand();
  const caseId = view.id;
  const act = {
    ready: {
      label: WORDS.close,
      go: async () => {
        const sent = await run((command) => client.teller.closeCase({ command, caseId }));
        if (sent?.ok) onLeft(TELLER.start.done);
      },
    },
    'review-needed': {
      label: WORDS.escalate,
      go: async () => {
        const sent = await run((command) => client.teller.escalate({ command, caseId }));
        if (sent?.ok) onDialog('take-over');
      },
    },
    'with-reviewer': { label: WORDS.takeOver, go: async () => onDialog('take-over') },
    'witness-needed': { label: TELLER.status.witness, go: async () => onDialog('witness') },
    paused: {
      label: WORDS.resume,
      go: async () => {
        await run((command) => client.teller.resumeCase({ command, caseId }));
      },
    },
  };
  const action = view.stage in act ? act[view.stage as keyof typeof act] : undefined;
  if (!action) return null;
  return (
    <div className="check-action">
      <Button look="main" className="check-button" disabled={busy} onClick={action.go}>
        {action.label}
      </Button>
      <ProblemLine problem={problem} />
    </div>
  );
}
