// Corrects the slip. The account is keyed again, because it was not kept; the cause of the correction saves it.
import { useState } from 'react';
import { useClient } from '../shell/inner-context.tsx';
import { useCommand } from '../shell/use-command.ts';
import { Dialog } from '../ui/dialog.tsx';
import { ProblemLine } from '../ui/problem-line.tsx';
import type { CaseDialogProps } from './case-dialog-props.ts';
import { type Cause, CauseButtons } from './cause-buttons.tsx';
import { TELLER } from './sentences.ts';
import { type SlipDraft, slipFaults, slipInput } from './slip-draft.ts';
import { SlipFields } from './slip-fields.tsx';

const WORDS = TELLER.correct;

export function CorrectDialog({ view, onClose }: CaseDialogProps) {
  const client = useClient();
  const { run, busy, problem } = useCommand();
  const [draft, setDraft] = useState<SlipDraft>({
    amount: (view.slip.amountFen / 100).toFixed(2),
    share: view.slip.share,
    payee: view.slip.payee,
    account: '',
    bank: view.slip.bank ?? '',
  });
  const [tried, setTried] = useState(false);
  const faults = slipFaults(draft);
  const correct = async (cause: Cause) => {
    setTried(true);
    if (Object.keys(faults).length > 0) return;
    const input = { caseId: view.id, saw: view.slip.n, cause, ...slipInput(draft) };
    const sent = await run((command) => client.teller.correctSlip({ command, ...input }));
    if (sent?.ok) onClose();
  };
  return (
    <Dialog wide title={WORDS.title} onClose={onClose}>
      <p>{WORDS.intro}</p>
      <div className="open-fields">
        <SlipFields draft={draft} faults={tried ? faults : {}} onChange={setDraft} />
      </div>
      <p>{WORDS.why}</p>
      <CauseButtons disabled={busy} effect={WORDS.effect} onChoose={correct} />
      <ProblemLine problem={problem} />
    </Dialog>
  );
}
