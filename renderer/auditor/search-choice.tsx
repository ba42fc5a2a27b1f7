// One filter of a search or an export: everything, or one of what there is.
import { useEffect, useId } from 'react';
import { loadGlyphs } from '../ui/load-glyphs.ts';

interface ChoiceProps {
  label: string;
  everything: string;
  value: string;
  options: [value: string, words: string][];
  onChange: (value: string) => void;
}

export function SearchChoice({ label, everything, value, options, onChange }: ChoiceProps) {
  const id = useId();
  const names = options.map(([, name]) => name).join('');
  // A closed list is not drawn: its glyphs would come only after it was opened.
  useEffect(() => loadGlyphs(names), [names]);
  return (
    <div className="field search-choice">
      <label htmlFor={id}>{label}</label>
      <select id={id} value={value} onChange={(event) => onChange(event.target.value)}>
        <option value="">{everything}</option>
        {options.map(([code, words]) => (
          <option key={code} value={code}>
            {words}
          </option>
        ))}
      </select>
    </div>
  );
}
