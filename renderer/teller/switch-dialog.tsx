// From the case in hand to another that waits: this one is paused with its reason, that one goes on where it stood. Two commands, and each is
// an event of its own case; where the second fails, both wait on the start page.
import { useState } from 'react';
import type { InnerView } from '../../shared/contract/inner-view.ts';
import { inYuan } from '../../shared/words/money.ts';
import { shanghaiTime } from '../../shared/words/time.ts';
import { useClient, useView } from '../shell/inner-context.tsx';
import { useCommand } from '../shell/use-command.ts';
import { send } from '../state/send.ts';
import { oneGroup } from '../ui/choice-keys.ts';
import { ChoiceList } from '../ui/choice-list.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { ProblemLine } from '../ui/problem-line.tsx';
import type { CaseDialogProps } from './case-dialog-props.ts';
import { TELLER } from './sentences.ts';
import { SWITCH } from './switch-sentences.ts';

type Waiting = InnerView['waiting'][number];

/** Business, customer, amount, stage and the minute it was begun: no two cases at a counter look the same. */
const labelOf = ({ procedure, customer, amountFen, stage, openedAt }: Waiting): string =>
  [
    customer,
    procedure,
    amountFen === null ? '' : inYuan(amountFen),
    TELLER.stage[stage],
    TELLER.start.openedAt(shanghaiTime(openedAt).slice(5, 16)),
  ]
    .filter(Boolean)
    .join(' · ');

export function SwitchDialog({ view, onClose, onLeft }: CaseDialogProps) {
  const client = useClient();
  const { waiting } = useView();
  const { run, busy, problem } = useCommand();
  // Where one only waits there is nothing to choose between.
  const [to, setTo] = useState<string | null>(waiting.length === 1 ? (waiting[0]?.id ?? null) : null);
  const change = async (reason: string | undefined) => {
    if (!reason || to === null) return;
    const paused = await run((command) => client.teller.pauseCase({ command, caseId: view.id, reason }));
    if (!paused?.ok) return;
    onClose();
    // The page of this case is gone by now, and its own line of commands with it.
    const resumed = await send((command) => client.teller.resumeCase({ command, caseId: to }));
    if (!resumed.ok) onLeft(TELLER.start.paused);
  };
  return (
    <Dialog wide title={SWITCH.title} onClose={onClose}>
      <p>{SWITCH.intro}</p>
      <fieldset className="stack-tight">
        <legend>{SWITCH.which}</legend>
        {waiting.map((entry) => (
          <label key={entry.id} className="radio-chip">
            <input type="radio" name="case" checked={to === entry.id} onChange={() => setTo(entry.id)} />
            {labelOf(entry)}
          </label>
        ))}
      </fieldset>
      {to === null ? (
        <p className="quiet">{SWITCH.chooseFirst}</p>
      ) : (
        <section className="stack-tight">
          <h3>{SWITCH.why}</h3>
          <ChoiceList
            label={SWITCH.why}
            groups={oneGroup(SWITCH.why, view.choices.pause)}
            choose="one"
            compact
            digits
            disabled={busy}
            onChoose={([reason]) => void change(reason)}
          />
        </section>
      )}
      <ProblemLine problem={problem} />
    </Dialog>
  );
}
