// Opens a case: customer, slip, and how the document looked. The two document buttons send the form.
import { useRef, useState } from 'react';
import type { InnerView } from '../../shared/contract/views.ts';
import { useClient } from '../shell/inner-context.tsx';
import { useCommand } from '../shell/use-command.ts';
import { Field } from '../ui/field.tsx';
import { NoticeLine } from '../ui/notice-line.tsx';
import { ProblemLine } from '../ui/problem-line.tsx';
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

export function OpenForm({ procedure }: { procedure: InnerView['procedures'][number] }) {
  const client = useClient();
  const { run, busy, problem } = useCommand();
  const form = useRef<HTMLFormElement>(null);
  const [who, setWho] = useState(emptyCustomer);
  const [slip, setSlip] = useState(emptySlip);
  const [tried, setTried] = useState(false);
  const faults = { who: customerFaults(who), slip: slipFaults(slip) };
  const faulty = Object.keys(faults.who).length + Object.keys(faults.slip).length > 0;
  const put = (part: Partial<CustomerDraft>) => setWho({ ...who, ...part });

  const open = async (documentCheck: string) => {
    setTried(true);
    if (faulty) {
      setTimeout(() => form.current?.querySelector<HTMLElement>('[aria-invalid]')?.focus());
      return;
    }
    await run((command) =>
      client.teller.openCase({
        ...{ command, procedure: procedure.code, documentCheck },
        ...customerInput(who),
        ...slipInput(slip),
      }),
    );
  };

  return (
    <form ref={form} className="open-form" onSubmit={(event) => event.preventDefault()} noValidate>
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
        <SlipFields draft={slip} faults={tried ? faults.slip : {}} onChange={setSlip} />
        <Field
          label={WORDS.reference}
          mark={WORDS.optional}
          value={who.reference}
          onChange={(event) => put({ reference: event.target.value })}
        />
      </div>
      {tried && faulty && <NoticeLine tone="alert">{WORDS.fix}</NoticeLine>}
      <fieldset className="open-check">
        <legend>
          <strong>{procedure.documentCheck.title}</strong>
          <span className="quiet small">　{WORDS.documentCheckAid}</span>
        </legend>
        <div className="open-buttons">
          {procedure.documentCheck.options.map((option) => (
            <button
              key={option.code}
              type="button"
              className="choice open-button"
              disabled={busy}
              onClick={() => open(option.code)}
            >
              <span className="choice-label">{option.label}</span>
            </button>
          ))}
        </div>
      </fieldset>
      <ProblemLine problem={problem} />
    </form>
  );
}
