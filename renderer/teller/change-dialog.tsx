// An answer is changed: old, new, and which of the two causes. The cause decides what becomes of the old answer's flags.
import type { StepView } from '../../shared/contract/case-view.ts';
import { useClient } from '../shell/inner-context.tsx';
import { useCommand } from '../shell/use-command.ts';
import { Dialog } from '../ui/dialog.tsx';
import { ProblemLine } from '../ui/problem-line.tsx';
import { type Cause, CauseButtons } from './cause-buttons.tsx';
import { answerInWords, labelsOf } from './current-step.ts';
import { TELLER } from './sentences.ts';

const WORDS = TELLER.change;

interface Props {
  caseId: string;
  step: StepView;
  changeTo: string[];
  note: string;
  onClose: () => void;
  onChanged: () => void;
}

export function ChangeDialog({ caseId, step, changeTo, note, onClose, onChanged }: Props) {
  const client = useClient();
  const { run, busy, problem } = useCommand();
  const change = async (cause: Cause) => {
    const saw = step.answer?.n ?? 0;
    const said = note.trim() ? { note: note.trim() } : {};
    const input = { caseId, step: step.id, options: changeTo, saw, cause, ...said };
    const sent = await run((command) => client.teller.changeStep({ command, ...input }));
    if (sent?.ok) onChanged();
  };
  return (
    <Dialog title={WORDS.title} onClose={onClose}>
      <dl className="change-pair">
        <dt>{step.title}</dt>
        <dd>
          {WORDS.from} “{answerInWords(step)}” → {WORDS.to} “<strong>{labelsOf(step, changeTo)}</strong>”
        </dd>
      </dl>
      <CauseButtons disabled={busy} effect={WORDS.effect} onChoose={change} />
      <ProblemLine problem={problem} />
    </Dialog>
  );
}
