// A PIN as keyed: a masked field for the keyboard and a keypad for touch, both filling the same digits.
import { useEffect, useRef } from 'react';
import { Field } from './field.tsx';
import { UI } from './sentences.ts';

interface Props {
  label?: string;
  value: string;
  onChange: (pin: string) => void;
  disabled?: boolean;
  autoFocus?: boolean;
  pad?: boolean;
  fault?: string | undefined;
  /** Changes when a try has failed: the field is given the focus for the next one. */
  again?: string | undefined;
}

const KEYS = ['1', '2', '3', '4', '5', '6', '7', '8', '9'];
const LONGEST = 12;

export function PinField({
  label = UI.pin,
  value,
  onChange,
  disabled,
  autoFocus,
  pad = true,
  fault,
  again,
}: Props) {
  const box = useRef<HTMLDivElement>(null);
  // Not the attribute: in a dialog that would come before the dialog is open, and be lost.
  useEffect(() => {
    if (autoFocus || again) box.current?.querySelector('input')?.focus();
  }, [autoFocus, again]);
  const put = (text: string) => onChange(text.replace(/\D/g, '').slice(0, LONGEST));
  return (
    <div className="pin-field" ref={box}>
      <Field
        label={label}
        type="password"
        inputMode="numeric"
        value={value}
        disabled={disabled}
        fault={fault}
        onChange={(event) => put(event.target.value)}
      />
      {pad && (
        // biome-ignore lint/a11y/useSemanticElements: a set of keys, not of form fields
        <div role="group" aria-label={UI.keypad} className="pin-pad">
          {KEYS.map((key) => (
            <button key={key} type="button" disabled={disabled} onClick={() => put(value + key)}>
              {key}
            </button>
          ))}
          <button type="button" className="pin-word" disabled={disabled} onClick={() => put('')}>
            {UI.clear}
          </button>
          <button type="button" disabled={disabled} onClick={() => put(`${value}0`)}>
            0
          </button>
          <button
            type="button"
            className="pin-word"
            disabled={disabled}
            onClick={() => put(value.slice(0, -1))}
          >
            {UI.erase}
          </button>
        </div>
      )}
    </div>
  );
}

/** The contract's rule for a PIN, said early so that a short one is not counted as a wrong try. */
export const isWholePin = (pin: string) => /^\d{6,12}$/.test(pin);
