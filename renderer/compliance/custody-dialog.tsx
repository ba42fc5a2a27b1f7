// One decision about the keeping of a case in two steps: why, as the retention table has it; then somebody else agrees with their own PIN.
import { type FormEvent, useId, useState } from 'react';
import { useClient } from '../shell/inner-context.tsx';
import { useApprovers } from '../shell/use-approvers.ts';
import { StaffPinDialog } from '../teller/staff-pin-dialog.tsx';
import { Button } from '../ui/button.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { Field } from '../ui/field.tsx';
import { NoticeLine } from '../ui/notice-line.tsx';
import { CUSTODY } from './custody-sentences.ts';
import type { Act, KeptCase, RetentionTable } from './custody-store.ts';
import { beganAt, businessOf } from './custody-table.tsx';
import { useComplianceStore } from './store-context.tsx';

const WORDS = CUSTODY.dialog;

interface Reason {
  code: string;
  label: string;
  aid?: string;
}

/** Where a law sets the period, the grounds that hold before it is over do not apply. */
function reasonsFor(act: Act, { rule }: KeptCase, table: RetentionTable): readonly Reason[] {
  if (act !== 'erase') return table.reasons[act];
  return table.grounds
    .filter(({ early }) => !early || rule?.byLaw === false)
    .map(({ code, label, basis, early }) => ({
      ...{ code, label },
      aid: early ? `${basis}。${WORDS.early}。` : `${basis}。`,
    }));
}

interface Chosen {
  reason: string;
  relationEnded: string;
  paper: string;
}

interface Props {
  act: Act;
  kept: KeptCase;
  table: RetentionTable;
}

export function CustodyDialog({ act, kept, table }: Props) {
  const client = useClient();
  const { custody } = useComplianceStore();
  const approvers = useApprovers('custody');
  const [chosen, setChosen] = useState<Chosen>({ reason: '', relationEnded: '', paper: '' });
  const [decided, setDecided] = useState(false);
  if (!decided)
    return (
      <Why
        {...{ act, kept, chosen }}
        reasons={reasonsFor(act, kept, table)}
        onChoose={(part) => setChosen((before) => ({ ...before, ...part }))}
        onDecided={() => setDecided(true)}
        onClose={custody.close}
      />
    );

  const call = async (command: string, approver: string, pin: string) => {
    const { reason, relationEnded, paper } = chosen;
    const about = { command, caseId: kept.caseId, approver, pin };
    if (act === 'erase')
      await client.custody.erase({ ...about, ground: reason, ...(relationEnded && { relationEnded }) });
    else await client.custody.change({ ...about, act, reason, ...(paper.trim() && { paper: paper.trim() }) });
    void custody.done(CUSTODY.done[act]);
  };
  const { who, none, aside, enter } = CUSTODY.second;
  return (
    <StaffPinDialog
      words={{ title: WORDS.titles[act], who, none, enter: enter[act === 'erase' ? 'erase' : 'other'] }}
      aside={aside}
      people={approvers}
      call={call}
      onClose={() => setDecided(false)}
    />
  );
}

interface WhyProps {
  act: Act;
  kept: KeptCase;
  reasons: readonly Reason[];
  chosen: Chosen;
  onChoose: (part: Partial<Chosen>) => void;
  onDecided: () => void;
  onClose: () => void;
}

function Why({ act, kept, reasons, chosen, onChoose, onDecided, onClose }: WhyProps) {
  const form = useId();
  const isErasing = act === 'erase';
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (chosen.reason !== '') onDecided();
  };
  return (
    <Dialog
      wide
      title={WORDS.titles[act]}
      onClose={onClose}
      actions={
        <Button look="main" type="submit" form={form} disabled={chosen.reason === ''}>
          {WORDS.goOn}
        </Button>
      }
    >
      <form id={form} className="stack" onSubmit={submit}>
        <p>{WORDS.about(businessOf(kept), beganAt(kept))}</p>
        {isErasing && kept.until !== null && !kept.asksRelation && <p>{WORDS.until(kept.until)}</p>}
        <p className="quiet">{WORDS.asides[act]}</p>
        {isErasing && kept.exports > 0 && <NoticeLine tone="alert">{WORDS.exports(kept.exports)}</NoticeLine>}
        <fieldset className="stack-tight">
          <legend>{isErasing ? WORDS.ground : WORDS.reason}</legend>
          {reasons.map(({ code, label, aid }) => (
            <label key={code} className="radio-chip">
              <input
                type="radio"
                name={`${form}-reason`}
                checked={chosen.reason === code}
                onChange={() => onChoose({ reason: code })}
              />
              <span>
                {label}
                {aid && <span className="quiet small custody-basis">{aid}</span>}
              </span>
            </label>
          ))}
        </fieldset>
        {isErasing && kept.asksRelation && (
          <Field
            label={WORDS.relationEnded}
            aid={WORDS.relationAid}
            type="date"
            value={chosen.relationEnded}
            onChange={(event) => onChoose({ relationEnded: event.target.value })}
          />
        )}
        {!isErasing && (
          <Field
            label={WORDS.paper}
            mark={WORDS.optional}
            aid={WORDS.paperAid}
            maxLength={80}
            value={chosen.paper}
            onChange={(event) => onChoose({ paper: event.target.value })}
          />
        )}
      </form>
    </Dialog>
  );
}
