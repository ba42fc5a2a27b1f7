// Gives a case that waits to another teller: to whom, and why. They take it up under their own PIN.
import { type FormEvent, useId, useState } from 'react';
import {
  HAND_ON_REASON_NAMES,
  HAND_ON_REASONS,
  type HandOnReason,
} from '../../shared/case/hand-on-reasons.ts';
import type { InnerView } from '../../shared/contract/inner-view.ts';
import { useClient, useView } from '../shell/inner-context.tsx';
import { useCommand } from '../shell/use-command.ts';
import { Button } from '../ui/button.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { LongListFrame, useLongList } from '../ui/long-list.tsx';
import { ProblemLine } from '../ui/problem-line.tsx';
import { RadioChips } from '../ui/radio-chips.tsx';
import { UI } from '../ui/sentences.ts';
import type { WaitingCase } from './waiting-case.ts';
import { WAITING } from './waiting-sentences.ts';

const WORDS = WAITING.give;

interface Props {
  waiting: WaitingCase;
  onGiven: (sentence: string) => void;
  onClose: () => void;
}

const REASONS = HAND_ON_REASONS.map((code) => ({ code, label: HAND_ON_REASON_NAMES[code] }));
const foundBy = ({ id, name }: InnerView['people'][number]): string => `${id} ${name}`;

export function GiveDialog({ waiting: { caseId, customer, procedure, teller }, onGiven, onClose }: Props) {
  const form = useId();
  const client = useClient();
  const { run, busy, problem } = useCommand();
  const { people } = useView();
  const tellers = people.filter(({ id, roles }) => id !== teller.id && roles.includes('teller'));
  const list = useLongList(tellers, foundBy);
  const [staff, setStaff] = useState<string | null>(null);
  const [reason, setReason] = useState<HandOnReason | null>(null);
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const to = tellers.find(({ id }) => id === staff);
    if (!to || !reason) return;
    const input = { caseId, staff: to.id, reason };
    const sent = await run((command) => client.reviewer.assignCase({ command, ...input }));
    if (sent?.ok) onGiven(WORDS.done(customer, to.name));
  };
  return (
    <Dialog
      wide
      title={WORDS.title}
      onClose={onClose}
      actions={
        <Button look="main" type="submit" form={form} disabled={busy || !staff || !reason}>
          {WORDS.enter}
        </Button>
      }
    >
      <div>
        <p>{WORDS.about(customer, procedure, teller.name)}</p>
        <p className="quiet">{WORDS.stays}</p>
      </div>
      {tellers.length === 0 ? (
        <p>{WORDS.none}</p>
      ) : (
        <form id={form} className="stack" onSubmit={submit}>
          <fieldset className="stack-tight">
            <legend>{WORDS.who}</legend>
            <LongListFrame list={list} label={UI.findPerson}>
              <div className="row">
                {list.shown.map(({ id, name }) => (
                  <label key={id} className="radio-chip">
                    <input type="radio" name="staff" checked={staff === id} onChange={() => setStaff(id)} />
                    {name}
                  </label>
                ))}
              </div>
            </LongListFrame>
          </fieldset>
          <RadioChips
            legend={WORDS.why}
            name="reason"
            options={REASONS}
            chosen={reason}
            onChoose={setReason}
          />
        </form>
      )}
      <ProblemLine problem={problem} />
    </Dialog>
  );
}
