// Pausing, cancelling, giving up, refusing to sign: each asks for one reason of the pack, and choosing it does it.
import { useState } from 'react';
import { useClient } from '../shell/inner-context.tsx';
import { useCommand } from '../shell/use-command.ts';
import { type ChoiceGroup, oneGroup } from '../ui/choice-keys.ts';
import { ChoiceList } from '../ui/choice-list.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { Field } from '../ui/field.tsx';
import { ProblemLine } from '../ui/problem-line.tsx';
import type { CaseDialogProps } from './case-dialog-props.ts';
import { isSheet } from './current-step.ts';
import { TELLER } from './sentences.ts';

const WORDS = TELLER.reasons;

interface ReasonProps {
  title: string;
  groups: readonly ChoiceGroup[];
  withNote?: boolean;
  wide?: boolean;
  command: ReturnType<typeof useCommand>;
  onChoose: (reason: string, note: { note?: string }) => void;
  onClose: () => void;
}

function ReasonDialog({ title, groups, withNote, wide, command, onChoose, onClose }: ReasonProps) {
  const [note, setNote] = useState('');
  return (
    <Dialog title={title} onClose={onClose} wide={wide}>
      <ChoiceList
        label={title}
        groups={groups}
        choose="one"
        digits
        disabled={command.busy}
        onChoose={([reason]) => reason && onChoose(reason, note.trim() ? { note: note.trim() } : {})}
      />
      {/* Below the reasons: the dialog puts the focus on its first control, and there digits must choose, not be written. */}
      {withNote && (
        <Field
          label={WORDS.noteFirst}
          maxLength={200}
          value={note}
          onChange={(event) => setNote(event.target.value)}
        />
      )}
      <ProblemLine problem={command.problem} />
    </Dialog>
  );
}

export function PauseDialog({ view, onClose, onLeft }: CaseDialogProps) {
  const client = useClient();
  const command = useCommand();
  const pause = async (reason: string) => {
    const sent = await command.run((id) => client.teller.pauseCase({ command: id, caseId: view.id, reason }));
    if (!sent?.ok) return;
    onLeft(TELLER.start.paused);
    onClose();
  };
  const groups = oneGroup(WORDS.pause, view.choices.pause);
  return <ReasonDialog title={WORDS.pause} {...{ groups, command, onClose }} onChoose={pause} />;
}

export function CancelDialog({ view, onClose, onLeft }: CaseDialogProps) {
  const client = useClient();
  const command = useCommand();
  const cancel = async (reason: string, note: { note?: string }) => {
    const input = { caseId: view.id, reason, ...note };
    const sent = await command.run((id) => client.teller.cancelCase({ command: id, ...input }));
    if (!sent?.ok) return;
    onLeft(TELLER.start.cancelled);
    onClose();
  };
  const groups = oneGroup(WORDS.cancel, view.choices.cancel);
  return <ReasonDialog title={WORDS.cancel} withNote {...{ groups, command, onClose }} onChoose={cancel} />;
}

export function RefuseDialog({ view, onClose }: CaseDialogProps) {
  const client = useClient();
  const command = useCommand();
  const refuse = async (reason: string) => {
    const input = { caseId: view.id, notice: view.notice.sha256, reason };
    const sent = await command.run((id) => client.teller.recordRefusal({ command: id, ...input }));
    if (sent?.ok) onClose();
  };
  const title = isSheet(view) ? WORDS.refuseSheet : WORDS.refuse;
  const groups = oneGroup(title, view.choices.refuse);
  return <ReasonDialog title={title} {...{ groups, command, onClose }} onChoose={refuse} />;
}

/** The endings that a teller may choose; where there are several, each is a group of grounds. */
export function WithdrawDialog({ view, onClose, onLeft }: CaseDialogProps) {
  const client = useClient();
  const command = useCommand();
  const endings = view.choices.endings.filter((ending) => ending.by.includes('teller') && !ending.carriesOn);
  const groups = endings.map((ending) => ({
    label: ending.label,
    options: ending.grounds.map((ground) => ({ code: `${ending.code}:${ground.code}`, label: ground.label })),
  }));
  const withdraw = async (choice: string) => {
    const [ending = '', ground = ''] = choice.split(':');
    const input = { caseId: view.id, ending, ground };
    const sent = await command.run((id) => client.teller.withdraw({ command: id, ...input }));
    if (!sent?.ok) return;
    onLeft(TELLER.start.withdrawn);
    onClose();
  };
  return <ReasonDialog wide title={WORDS.withdraw} {...{ groups, command, onClose }} onChoose={withdraw} />;
}
