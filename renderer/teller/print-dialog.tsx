// The papers that can be printed from a case; choosing one prints it.
import { oneGroup } from '../ui/choice-keys.ts';
import { ChoiceList } from '../ui/choice-list.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { ProblemLine } from '../ui/problem-line.tsx';
import type { CaseDialogProps } from './case-dialog-props.ts';
import { PrintedSheet } from './printed-sheet.tsx';
import { TELLER } from './sentences.ts';
import { usePrinting } from './use-printing.ts';

const WORDS = TELLER.print;

export function PrintDialog({ view, onClose }: CaseDialogProps) {
  const printing = usePrinting(view.id);
  const { printed } = printing;
  if (printed) return <PrintedSheet {...{ printed, printing, onClose }} />;
  return (
    <Dialog title={WORDS.which} onClose={onClose}>
      <ChoiceList
        label={WORDS.which}
        groups={oneGroup(WORDS.which, view.choices.papers)}
        choose="one"
        digits
        disabled={printing.busy}
        onChoose={([paper]) => paper && printing.print(paper)}
      />
      <ProblemLine problem={printing.problem} />
    </Dialog>
  );
}
