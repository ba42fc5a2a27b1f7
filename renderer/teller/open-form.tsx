// Opens a case: customer, slip where it stands already, and how the document looked. The document buttons send the form.
import { type FormEvent, useEffect, useRef, useState } from 'react';
import type { InnerView } from '../../shared/contract/inner-view.ts';
import { useClient } from '../shell/inner-context.tsx';
import { useCommand } from '../shell/use-command.ts';
import { Button } from '../ui/button.tsx';
import { Field } from '../ui/field.tsx';
import { NoticeLine } from '../ui/notice-line.tsx';
import { ProblemLine } from '../ui/problem-line.tsx';
import { HAND_OVER } from './hand-over-sentences.ts';
import { TELLER } from './sentences.ts';
import {
  type CustomerDraft,
  customerFaults,
  customerInput,
  emptyCustomer,
  emptySlip,
  slipFaults,
  slipInput,
} from './slip-draft.ts';
import { SlipFields } from './slip-fields.tsx';

const WORDS = TELLER.slip;
type ProcedureView = InnerView['procedures'][number];

/** The slip that stands already when the case is opened; null where there is none, or the customer fills it in later. */
const slipNow = ({ slip, slipLater }: ProcedureView) => (slipLater || slip === 'none' ? null : slip);

interface FormProps {
  procedure: ProcedureView;
  /** Somebody is on the way from the lobby: their code can be given. */
  isAwaited: boolean;
  /** Of a slip that was just taken in; empty where none was. */
  code: string;
}

export function OpenForm({ procedure, isAwaited, code }: FormProps) {
  const client = useClient();
  const { run, busy, problem } = useCommand();
  const form = useRef<HTMLFormElement>(null);
  const [who, setWho] = useState(emptyCustomer);
  const [slip, setSlip] = useState(emptySlip);
  const [handOver, setHandOver] = useState(code);
  const [tried, setTried] = useState(false);
  useEffect(() => form.current?.querySelector('input')?.focus(), []);
  // A slip may be taken in while the form is half filled in.
  useEffect(() => {
    if (code) setHandOver(code);
  }, [code]);
  const kind = slipNow(procedure);
  const faults = { who: customerFaults(who), slip: kind ? slipFaults(slip, kind) : {} };
  const codeFault = /^(\d{5})?$/.test(handOver) ? undefined : HAND_OVER.fault;
  const faulty =
    codeFault !== undefined || Object.keys(faults.who).length + Object.keys(faults.slip).length > 0;
  const put = (part: Partial<CustomerDraft>) => setWho({ ...who, ...part });

  const open = async (documentCheck: string | null) => {
    setTried(true);
    if (faulty) {
      setTimeout(() => form.current?.querySelector<HTMLElement>('[aria-invalid]')?.focus());
      return;
    }
    await run((command) =>
      client.teller.openCase({
        ...{ command, procedure: procedure.code },
        ...customerInput(who),
        ...(kind && { slip: slipInput(slip, kind) }),
        ...(documentCheck !== null && { documentCheck }),
        ...(handOver && { handOver }),
      }),
    );
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!procedure.documentCheck) void open(null);
  };

  return (
    <form ref={form} className="open-form" onSubmit={submit} noValidate>
      <div className="open-fields">
        <Field
          label={WORDS.customer}
          value={who.customer}
          fault={tried ? faults.who.customer : undefined}
          onChange={(event) => put({ customer: event.target.value })}
        />
        <Field
          label={WORDS.document}
          value={who.document}
          fault={tried ? faults.who.document : undefined}
          aid={WORDS.documentAid}
          onChange={(event) => put({ document: event.target.value })}
        />
        {kind && <SlipFields kind={kind} draft={slip} faults={tried ? faults.slip : {}} onChange={setSlip} />}
        <Field
          label={WORDS.reference}
          mark={WORDS.optional}
          value={who.reference}
          onChange={(event) => put({ reference: event.target.value })}
        />
        {isAwaited && (
          <Field
            label={HAND_OVER.field}
            mark={WORDS.optional}
            value={handOver}
            inputMode="numeric"
            aid={HAND_OVER.fieldAid}
            fault={tried ? codeFault : undefined}
            onChange={(event) => setHandOver(event.target.value.replace(/\s/g, ''))}
          />
        )}
      </div>
      {tried && faulty && <NoticeLine tone="alert">{WORDS.fix}</NoticeLine>}
      {procedure.documentCheck ? (
        <DocumentCheck check={procedure.documentCheck} busy={busy} onChoose={open} />
      ) : (
        <div className="row open-check">
          <Button type="submit" look="main" className="check-button" disabled={busy}>
            {TELLER.start.open}
          </Button>
          <p className="quiet">{procedure.slipLater ? TELLER.start.openAid : TELLER.start.openAtOnce}</p>
        </div>
      )}
      <ProblemLine problem={problem} />
    </form>
  );
}

interface CheckProps {
  check: NonNullable<ProcedureView['documentCheck']>;
  busy: boolean;
  onChoose: (option: string) => void;
}

function DocumentCheck({ check, busy, onChoose }: CheckProps) {
  return (
    <fieldset className="open-check">
      <legend>
        <strong>{check.title}</strong>
        <span className="quiet small">　{WORDS.documentCheckAid}</span>
      </legend>
      <div className="open-buttons">
        {check.options.map((option) => (
          <button
            key={option.code}
            type="button"
            className="choice open-button"
            disabled={busy}
            onClick={() => onChoose(option.code)}
          >
            <span className="choice-label">{option.label}</span>
          </button>
        ))}
      </div>
    </fieldset>
  );
}
