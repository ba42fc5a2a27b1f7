// Corrects the slip. The account is keyed again, because it was not kept; the cause of the correction saves it.
import { useState } from 'react';
import type { TellerCaseView } from '../../shared/contract/case-view.ts';
import { useClient } from '../shell/inner-context.tsx';
import { useCommand } from '../shell/use-command.ts';
import { Dialog } from '../ui/dialog.tsx';
import { ProblemLine } from '../ui/problem-line.tsx';
import { type Cause, CauseButtons } from './cause-buttons.tsx';
import { TELLER } from './sentences.ts';
import { type SlipDraft, type SlipKind, slipFaults, slipInput } from './slip-draft.ts';
import { SlipFields } from './slip-fields.tsx';

const WORDS = TELLER.correct;

interface Props {
  caseId: string;
  kind: SlipKind;
  slip: NonNullable<TellerCaseView['slip']>;
  onClose: () => void;
}

export function CorrectDialog({ caseId, kind, slip, onClose }: Props) {
  const client = useClient();
  const { run, busy, problem } = useCommand();
  const [draft, setDraft] = useState<SlipDraft>({
    amount: (slip.amountFen / 100).toFixed(2),
    share: slip.share,
    payee: slip.payee ?? '',
    account: '',
    bank: slip.bank ?? '',
  });
  const [tried, setTried] = useState(false);
  const faults = slipFaults(draft, kind);
  const correct = async (cause: Cause) => {
    setTried(true);
    if (Object.keys(faults).length > 0) return;
    const input = { caseId, saw: slip.n, cause, slip: slipInput(draft, kind) };
    const sent = await run((command) => client.teller.correctSlip({ command, ...input }));
    if (sent?.ok) onClose();
  };
  return (
    <Dialog wide title={WORDS.title} onClose={onClose}>
      <p>{kind === 'cash' ? WORDS.introCash : WORDS.intro}</p>
      <div className="open-fields">
        <SlipFields kind={kind} draft={draft} faults={tried ? faults : {}} onChange={setDraft} />
      </div>
      <p>{WORDS.why}</p>
      <CauseButtons disabled={busy} effect={WORDS.effect} onChoose={correct} />
      <ProblemLine problem={problem} />
    </Dialog>
  );
}
