// One case: steps on the left, the step in hand in the middle, what follows and who waits on the right, 听到了 below.
import { useState } from 'react';
import type { TellerCaseView } from '../../shared/contract/case-view.ts';
import { useView } from '../shell/inner-context.tsx';
import { CaseDialog } from './case-dialog.tsx';
import type { DialogName } from './case-dialog-props.ts';
import { CaseStrip } from './case-strip.tsx';
import { CheckPanel } from './check-panel.tsx';
import { chooseMiddle, chooseReviewStep, lackingSlip, SLIP, stepKey } from './current-step.ts';
import { HeardDock } from './heard-dock.tsx';
import { ReviewPanel } from './review-panel.tsx';
import { SecondSeatPanel } from './second-seat-panel.tsx';
import { emptySlip } from './slip-draft.ts';
import { SlipPanel } from './slip-panel.tsx';
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
  // Kept here, so that a step picked in between does not cost what was keyed.
  const [slip, setSlip] = useState(emptySlip);
  const middle = chooseMiddle(view, picked);
  const reviewStep = reviewer ? chooseReviewStep(view, picked) : null;
  const shown = reviewer ? reviewStep : 'step' in middle ? middle.step : null;
  const atWork = reviewer === null && view.stage !== 'closed';
  const able = atWork && view.stage !== 'paused';
  const mayFill = lackingSlip(view) !== null && middle.show !== 'slip';
  const toCurrent = () => setPicked(null);

  const tellersMiddle = () => {
    switch (middle.show) {
      case 'step':
        return (
          <StepPanel
            key={stepKey(middle.step)}
            {...{ view, step: middle.step }}
            picked={picked !== null}
            onDone={toCurrent}
          />
        );
      case 'second':
        return (
          <SecondSeatPanel
            {...{ step: middle.step, able }}
            onTakeOver={() => setDialog('take-over')}
            onDone={toCurrent}
          />
        );
      case 'slip':
        return (
          <SlipPanel
            {...{ caseId: view.id, kind: middle.kind, draft: slip }}
            onDraft={setSlip}
            onFilled={toCurrent}
          />
        );
      case 'check':
        return <CheckPanel {...{ view, onLeft }} onPick={setPicked} onDialog={setDialog} />;
    }
  };

  return (
    <main className="case-page">
      <CaseStrip
        {...{ view, able, atWork }}
        onDialog={setDialog}
        onSlip={mayFill ? () => setPicked(SLIP) : undefined}
      />
      <TaskList
        view={view}
        shown={shown?.id ?? null}
        seat={reviewer ? 'reviewer' : 'teller'}
        onPick={setPicked}
      />
      <section className="case-middle">
        {reviewer ? (
          <ReviewPanel
            {...{ view, reviewer, step: reviewStep, onLeft }}
            picked={picked !== null && reviewStep?.id === picked}
            onPick={setPicked}
          />
        ) : (
          tellersMiddle()
        )}
      </section>
      <StatusColumn view={view} able={able} onDialog={setDialog} />
      <HeardDock view={view} able={able} />
      {dialog && (
        <CaseDialog
          name={dialog}
          {...{ view, onLeft }}
          onDialog={setDialog}
          onClose={() => setDialog(null)}
        />
      )}
    </main>
  );
}
