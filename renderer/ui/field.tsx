// A labelled text field with a line below it, an aid or what is wrong, tied to the input for screen readers.
import { type ComponentProps, type ReactNode, useId } from 'react';

interface Props extends Omit<ComponentProps<'input'>, 'id'> {
  label: string;
  /** Shown beside the label, for instance 选填. */
  mark?: string;
  aid?: ReactNode;
  fault?: string | undefined;
}

export function Field({ label, mark, aid, fault, className = '', ...input }: Props) {
  const id = useId();
  const told = fault ?? aid;
  return (
    <div className={`field ${className}`.trim()}>
      <label htmlFor={id}>
        {label}
        {mark && <span className="field-mark">{mark}</span>}
      </label>
      <input
        id={id}
        autoComplete="off"
        spellCheck={false}
        {...input}
        aria-invalid={fault ? true : undefined}
        aria-describedby={told ? `${id}-told` : undefined}
      />
      {told && (
        <p className={fault ? 'field-fault' : 'field-aid'} id={`${id}-told`}>
          {told}
        </p>
      )}
    </div>
  );
}
