// One of a few, all in sight in a row: a question with its answers as native radio buttons.

interface Props<C extends string> {
  legend: string;
  /** Of the radio group, on this page alone. */
  name: string;
  options: readonly { code: C; label: string }[];
  chosen: C | null;
  onChoose: (code: C) => void;
}

export function RadioChips<C extends string>({ legend, name, options, chosen, onChoose }: Props<C>) {
  return (
    <fieldset className="stack-tight">
      <legend>{legend}</legend>
      <div className="row">
        {options.map(({ code, label }) => (
          <label key={code} className="radio-chip">
            <input type="radio" name={name} checked={chosen === code} onChange={() => onChoose(code)} />
            {label}
          </label>
        ))}
      </div>
    </fieldset>
  );
}
