// One case: steps on the left, the step in hand in the middle, what follows and who waits on the right, 听到了 below.
import { useState } from 'react';
import type { TellerCaseView } from '../../shared/contract/views.ts';
import { useView } from '../shell/inner-context.tsx';
import { CaseDialog, type DialogName } from './case-dialog.tsx';
import { CaseStrip } from './case-strip.tsx';
import { CheckPanel } from './check-panel.tsx';
import { chooseMiddle } from './current-step.ts';
import { HeardDock } from './heard-dock.tsx';
import { ReviewPanel } from './review-panel.tsx';
import { StatusColumn } from './status-column.tsx';
import { StepPanel } from './step-panel.tsx';
import { TaskList } from './task-list.tsx';

interface Props {
  view: TellerCaseView;
  /** Says on the start page how the case was left. */
  onLeft: (sentence: string) => void;
}

export function CasePage({ view, onLeft }: Props) {
  const { reviewer } = useView();
  const [picked, setPicked] = useState<string | null>(null);
  const [dialog, setDialog] = useState<DialogName | null>(null);
  const middle = chooseMiddle(view, picked);
  const shown = middle.show === 'step' ? middle.step.id : null;
  const atWork = reviewer === null && view.stage !== 'closed';
  const able = atWork && view.stage !== 'paused';

  return (
    <main className="case-page">
      <CaseStrip view={view} able={able} atWork={atWork} onDialog={setDialog} />
      <TaskList view={view} shown={shown} onPick={reviewer ? undefined : setPicked} />
      <section className="case-middle">
        {reviewer ? (
          <ReviewPanel view={view} reviewer={reviewer} onLeft={onLeft} />
        ) : middle.show === 'step' ? (
          <StepPanel
            key={`${middle.step.id}/${middle.step.answer?.n ?? ''}/${middle.step.state}`}
            caseId={view.id}
            step={middle.step}
            recommended={view.recommended}
            picked={picked !== null}
            onDone={() => setPicked(null)}
          />
        ) : (
          <CheckPanel view={view} onPick={setPicked} onDialog={setDialog} onLeft={onLeft} />
        )}
      </section>
      <StatusColumn view={view} able={able} onDialog={setDialog} />
      <HeardDock view={view} able={able} />
      {dialog && <CaseDialog name={dialog} view={view} onClose={() => setDialog(null)} onLeft={onLeft} />}
    </main>
  );
}
