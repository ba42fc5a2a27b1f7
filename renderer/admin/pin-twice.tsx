// A new PIN, keyed twice by the person it belongs to.
import { PinField } from '../ui/pin-field.tsx';
import { ADMIN } from './sentences.ts';
import { pinFaults } from './staff.ts';

const WORDS = ADMIN.form;

interface TwoPins {
  pin: string;
  again: string;
}

interface Props {
  pins: TwoPins;
  onChange: (pins: TwoPins) => void;
  tried: boolean;
  autoFocus?: boolean;
}

export function PinTwice({ pins, onChange, tried, autoFocus }: Props) {
  const faults = pinFaults(pins.pin, pins.again);
  return (
    <>
      <div className="two-fields">
        <PinField
          label={WORDS.pin}
          pad={false}
          {...(autoFocus && { autoFocus })}
          value={pins.pin}
          onChange={(pin) => onChange({ ...pins, pin })}
          fault={tried ? faults.pin : undefined}
        />
        <PinField
          label={WORDS.pinAgain}
          pad={false}
          value={pins.again}
          onChange={(again) => onChange({ ...pins, again })}
          fault={tried ? faults.again : undefined}
        />
      </div>
      <p className="quiet small">{WORDS.pinAid}</p>
    </>
  );
}
