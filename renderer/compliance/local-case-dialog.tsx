// One case of the branch's own, as it is written: its text is counted while it is typed.
import { type FormEvent, useId, useState } from 'react';
import { Button } from '../ui/button.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { Field } from '../ui/field.tsx';
import { caseFaults, isFaulty, LONGEST_CASE, type LocalCase, type LocalInUse } from './local-draft.ts';
import { COMPLIANCE } from './sentences.ts';

const WORDS = COMPLIANCE.local;

interface Props {
  title: string;
  entry: LocalCase;
  scams: LocalInUse['scams'];
  today: string;
  onKeep: (entry: LocalCase) => void;
  onClose: () => void;
}

export function LocalCaseDialog({ title, entry, scams, today, onKeep, onClose }: Props) {
  const id = useId();
  const [typed, setTyped] = useState(entry);
  const [tried, setTried] = useState(false);
  const faults = caseFaults(typed, today);
  const said = (field: keyof typeof faults) => (tried ? faults[field] : undefined);
  const put = (changed: Partial<LocalCase>) => setTyped({ ...typed, ...changed });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (!isFaulty(faults)) onKeep({ ...typed, text: typed.text.trim(), source: typed.source.trim() });
  };

  return (
    <Dialog
      wide
      title={title}
      onClose={onClose}
      actions={
        <Button look="main" type="submit" form={id}>
          {WORDS.keep}
        </Button>
      }
    >
      <form id={id} className="stack" onSubmit={submit} noValidate>
        <CaseText
          value={typed.text}
          // Too many characters are said while they are typed, so that nobody writes on in vain.
          fault={typed.text.length > LONGEST_CASE ? faults.text : said('text')}
          onChange={(text) => put({ text })}
        />
        <ScamChoice
          scams={scams}
          value={typed.scam}
          fault={said('scam')}
          onChange={(scam) => put({ scam })}
        />
        <div className="local-dates">
          <Field
            label={WORDS.date}
            type="date"
            max={today}
            value={typed.date}
            onChange={(event) => put({ date: event.target.value })}
            fault={said('date')}
          />
          <Field
            label={WORDS.until}
            type="date"
            min={today}
            value={typed.until}
            onChange={(event) => put({ until: event.target.value })}
            fault={said('until')}
          />
        </div>
        <Field
          label={WORDS.source}
          value={typed.source}
          maxLength={300}
          onChange={(event) => put({ source: event.target.value })}
          aid={WORDS.sourceAid}
          fault={said('source')}
        />
        <label className="check-line">
          <input
            type="checkbox"
            checked={typed.illustrative}
            onChange={(event) => put({ illustrative: event.target.checked })}
          />
          {WORDS.illustrativeLabel}
        </label>
      </form>
    </Dialog>
  );
}

interface CaseTextProps {
  value: string;
  fault: string | undefined;
  onChange: (text: string) => void;
}

/** Two lines high, and one line all the same: sixty characters do not fit beside each other. */
function CaseText({ value, fault, onChange }: CaseTextProps) {
  const id = useId();
  return (
    <div className="field">
      <label htmlFor={id}>{WORDS.text}</label>
      <textarea
        id={id}
        className="local-text"
        rows={2}
        // biome-ignore lint/a11y/noAutofocus: the dialog was opened to write this
        autoFocus
        value={value}
        onChange={(event) => onChange(event.target.value.replaceAll('\n', ''))}
        aria-invalid={fault ? true : undefined}
        aria-describedby={`${id}-told`}
      />
      <p className={fault ? 'field-fault' : 'field-aid'} id={`${id}-told`}>
        {fault ?? WORDS.textAid(value.length, LONGEST_CASE)}
      </p>
    </div>
  );
}

interface ScamChoiceProps {
  scams: LocalInUse['scams'];
  value: string;
  fault: string | undefined;
  onChange: (scam: string) => void;
}

function ScamChoice({ scams, value, fault, onChange }: ScamChoiceProps) {
  const id = useId();
  return (
    <div className="field">
      <label htmlFor={id}>{WORDS.scam}</label>
      <select
        id={id}
        value={value}
        onChange={(event) => onChange(event.target.value)}
        aria-invalid={fault ? true : undefined}
        aria-describedby={fault ? `${id}-told` : undefined}
      >
        <option value="">{WORDS.chooseScam}</option>
        {scams.map(({ code, name }) => (
          <option key={code} value={code}>
            {name}
          </option>
        ))}
      </select>
      {fault && (
        <p className="field-fault" id={`${id}-told`}>
          {fault}
        </p>
      )}
    </div>
  );
}
