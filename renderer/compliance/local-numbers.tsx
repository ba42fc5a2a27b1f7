// Numbers that head office left to the branch: whose, which, when it was checked and until when it counts.
import { Field } from '../ui/field.tsx';
import { type Draft, type LocalInUse, type LocalNumber, numberFaults, openContacts } from './local-draft.ts';
import { COMPLIANCE } from './sentences.ts';
import { useComplianceStore } from './store-context.tsx';

const WORDS = COMPLIANCE.local;

interface Props {
  draft: Draft;
  inUse: LocalInUse;
  today: string;
}

export function LocalNumbers({ draft, inUse, today }: Props) {
  const { local } = useComplianceStore();
  const contacts = openContacts(inUse);
  const put = (contact: string, changed: Partial<LocalNumber>) =>
    local.change(({ numbers }) => ({
      numbers: numbers.map((entry) => (entry.contact === contact ? { ...entry, ...changed } : entry)),
    }));
  return (
    <section className="stack-tight" aria-labelledby="numbers-title">
      <h2 id="numbers-title">{WORDS.numbers}</h2>
      <p className="quiet small">{contacts.length === 0 ? WORDS.noNumbers : WORDS.numbersAid}</p>
      {contacts.map(({ code, label, about }) => {
        const entry = draft.numbers.find(({ contact }) => contact === code);
        return (
          entry && (
            <fieldset key={code} className="sheet local-number">
              <legend>{label}</legend>
              <p className="quiet small local-about">{about}</p>
              <NumberFields entry={entry} today={today} onChange={(changed) => put(code, changed)} />
            </fieldset>
          )
        );
      })}
    </section>
  );
}

interface FieldsProps {
  entry: LocalNumber;
  today: string;
  onChange: (changed: Partial<LocalNumber>) => void;
}

function NumberFields({ entry, today, onChange }: FieldsProps) {
  const faults = numberFaults(entry, today);
  return (
    <>
      <Field
        label={WORDS.number}
        inputMode="tel"
        maxLength={20}
        value={entry.number}
        onChange={(event) => onChange({ number: event.target.value.trim() })}
        aid={WORDS.numberAid}
        fault={faults.number}
      />
      <Field
        label={WORDS.checked}
        type="date"
        max={today}
        value={entry.checked}
        onChange={(event) => onChange({ checked: event.target.value })}
        fault={faults.checked}
      />
      <Field
        label={WORDS.until}
        type="date"
        min={today}
        value={entry.until}
        onChange={(event) => onChange({ until: event.target.value })}
        fault={faults.until}
      />
    </>
  );
}
