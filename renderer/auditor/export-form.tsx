// What to export: dates, how much of it is disclosed, to whom and what for.
import { useId } from 'react';
import { shanghaiTime } from '../../shared/words/time.ts';
import { Field } from '../ui/field.tsx';
import { NoticeLine } from '../ui/notice-line.tsx';
import type { Masking } from './export-store.ts';
import { RangeFields } from './range-fields.tsx';
import { AUDITOR } from './sentences.ts';
import { useAuditorStore, useExport } from './store-context.tsx';

const WORDS = AUDITOR.export;
const MASKINGS: readonly Masking[] = ['masked', 'full'];

export function ExportForm() {
  const { exports } = useAuditorStore();
  const form = useExport((state) => state.form);
  return (
    <div className="sheet stack">
      <fieldset className="export-range">
        <legend>{WORDS.range}</legend>
        <RangeFields range={form} onChange={(range) => exports.fill(range)} />
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
      <p className="quiet small">{WORDS.wordsKept}</p>
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
