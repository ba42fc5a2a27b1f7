// What to export: dates, how much of it is disclosed, to whom and what for.
import { useId } from 'react';
import { shanghaiTime } from '../../shared/words/time.ts';
import { Field } from '../ui/field.tsx';
import { NoticeLine } from '../ui/notice-line.tsx';
import { hasBadRecipient, hasTooMany, type Masking } from './export-store.ts';
import { RangeFields } from './range-fields.tsx';
import { SearchChoice } from './search-choice.tsx';
import { AUDITOR } from './sentences.ts';
import { useAuditorStore, useExport } from './store-context.tsx';

const WORDS = AUDITOR.export;
const MASKINGS: readonly Masking[] = ['masked', 'full'];

export function ExportForm() {
  const { exports } = useAuditorStore();
  const form = useExport((state) => state.form);
  const badRecipient = useExport(hasBadRecipient);
  const choices = useExport((state) => state.choices);
  return (
    <div className="sheet stack">
      <fieldset className="export-range">
        <legend>{WORDS.range}</legend>
        <RangeFields range={form} onChange={({ from, to }) => exports.fill({ from, to })} />
        <SearchChoice
          label={WORDS.procedure}
          everything={WORDS.everyProcedure}
          value={form.procedure}
          options={choices.procedures.map(({ code, name }) => [code, name])}
          onChange={(procedure) => exports.fill({ procedure })}
        />
        <SearchChoice
          label={AUDITOR.search.teller}
          everything={AUDITOR.search.everyTeller}
          value={form.teller}
          options={choices.tellers.map(({ id, name }) => [id, `${name}（${id}）`])}
          onChange={(teller) => exports.fill({ teller })}
        />
      </fieldset>
      <fieldset className="stack-tight">
        <legend>{WORDS.masking}</legend>
        <div className="masking-choices">
          {MASKINGS.map((masking) => (
            <MaskingChoice
              key={masking}
              masking={masking}
              checked={form.masking === masking}
              onChoose={() => exports.fill({ masking })}
            />
          ))}
        </div>
        {form.masking === 'full' && <NoticeLine tone="alert">{WORDS.fullWarning}</NoticeLine>}
      </fieldset>
      <Restricted />
      <Certificates />
      <div className="export-words">
        <Field
          label={WORDS.recipient}
          maxLength={80}
          value={form.recipient}
          onChange={(event) => exports.fill({ recipient: event.target.value })}
          aid={WORDS.recipientAid}
        />
        <Field
          label={WORDS.purpose}
          maxLength={200}
          value={form.purpose}
          onChange={(event) => exports.fill({ purpose: event.target.value })}
          aid={WORDS.purposeAid}
        />
      </div>
      <Field
        label={WORDS.sealTo}
        mark={WORDS.optional}
        maxLength={240}
        value={form.sealTo}
        onChange={(event) => exports.fill({ sealTo: event.target.value })}
        fault={badRecipient ? WORDS.badRecipient : undefined}
        aid={WORDS.sealToAid}
      />
      <p className="quiet small">{WORDS.wordsKept}</p>
    </div>
  );
}

function Certificates() {
  const { exports } = useAuditorStore();
  const id = useId();
  const tooMany = useExport(hasTooMany);
  const most = useExport((state) => state.preview?.maxCertificates ?? 0);
  const checked = useExport((state) => state.form.certificates);
  return (
    <div className="stack-tight">
      <label className="radio-chip export-certificates">
        <input
          type="checkbox"
          checked={checked}
          onChange={(event) => exports.fill({ certificates: event.target.checked })}
          aria-describedby={id}
        />
        {WORDS.certificates}
      </label>
      <p className={tooMany ? 'field-fault' : 'quiet small'} id={id}>
        {tooMany ? WORDS.tooManyCertificates(most) : WORDS.certificatesAid}
      </p>
    </div>
  );
}

/** Cases that are kept and not used: in a bundle only where somebody means them. */
function Restricted() {
  const { exports } = useAuditorStore();
  const restricted = useExport((state) => state.restricted);
  const { named } = useExport((state) => state.form);
  if (restricted.length === 0) return null;
  return (
    <fieldset className="stack-tight">
      <legend>{WORDS.restricted}</legend>
      <p className="quiet small">{WORDS.restrictedAid}</p>
      {restricted.map(({ caseId, openedAt, procedure }) => (
        <label key={caseId} className="check-line">
          <input
            type="checkbox"
            checked={named.includes(caseId)}
            onChange={(event) =>
              exports.fill({
                named: event.target.checked ? [...named, caseId] : named.filter((one) => one !== caseId),
              })
            }
          />
          {WORDS.restrictedCase(shanghaiTime(openedAt), procedure)}
        </label>
      ))}
    </fieldset>
  );
}

interface ChoiceProps {
  masking: Masking;
  checked: boolean;
  onChoose: () => void;
}

function MaskingChoice({ masking, checked, onChoose }: ChoiceProps) {
  const id = useId();
  const { name, holds } = WORDS.choices[masking];
  return (
    <div className="masking-choice">
      <label className="radio-chip">
        <input type="radio" name="masking" checked={checked} onChange={onChoose} aria-describedby={id} />
        {name}
      </label>
      <p className="small" id={id}>
        {holds}
      </p>
    </div>
  );
}
