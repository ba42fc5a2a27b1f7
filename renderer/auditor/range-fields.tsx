// Two native date fields with the usual ranges as buttons; the same for searching and for exporting.
import { useId } from 'react';
import { Button } from '../ui/button.tsx';
import { type DateRange, QUICK_RANGES, quickRange, rangeFault } from './date-range.ts';
import { AUDITOR } from './sentences.ts';

const WORDS = AUDITOR.range;
const ENDS = ['from', 'to'] as const;

interface Props {
  range: DateRange;
  onChange: (range: DateRange) => void;
  /** A usual range was pressed; without it the press only fills in the dates. */
  onQuick?: (range: DateRange) => void;
}

export function RangeFields({ range, onChange, onQuick = onChange }: Props) {
  const id = useId();
  const fault = rangeFault(range);
  const now = Date.now();
  return (
    <>
      {/* biome-ignore lint/a11y/useSemanticElements: buttons, not form fields */}
      <div role="group" aria-labelledby={id} className="range-quick">
        <span id={id} className="range-label">
          {WORDS.quick}
        </span>
        <div className="row">
          {QUICK_RANGES.map((name) => {
            const quick = quickRange(name, now);
            return (
              <Button
                key={name}
                aria-pressed={quick.from === range.from && quick.to === range.to}
                onClick={() => onQuick(quick)}
              >
                {WORDS.names[name]}
              </Button>
            );
          })}
        </div>
      </div>
      {ENDS.map((end) => (
        <div key={end} className="field range-date">
          <label htmlFor={`${id}-${end}`}>{WORDS[end]}</label>
          <input
            id={`${id}-${end}`}
            type="date"
            value={range[end]}
            aria-invalid={fault ? true : undefined}
            aria-describedby={fault ? `${id}-fault` : undefined}
            onChange={(event) => onChange({ ...range, [end]: event.target.value })}
          />
        </div>
      ))}
      {/* One sentence for both fields, on a line of its own so that nothing above it moves. */}
      {fault && (
        <p id={`${id}-fault`} className="field-fault range-fault">
          {WORDS[fault]}
        </p>
      )}
    </>
  );
}
