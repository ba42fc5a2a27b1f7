// A button that chooses a file or a folder.
import { type ChangeEvent, type ReactNode, useId } from 'react';

interface Props {
  look?: 'main' | 'plain';
  accept?: string;
  folder?: boolean;
  multiple?: boolean;
  disabled?: boolean;
  onChange: (event: ChangeEvent<HTMLInputElement>) => void;
  children: ReactNode;
}

/** The browser's own button speaks the system's language: a label stands in for it, keyboard and reader keep the input. */
export function FileButton({ look = 'plain', folder, children, ...input }: Props) {
  const id = useId();
  return (
    <span className="file-line">
      <input
        id={id}
        className="visually-hidden"
        type="file"
        {...input}
        {...(folder && { webkitdirectory: '', multiple: true })}
      />
      <label htmlFor={id} className={`button button-${look} file-button`} aria-disabled={input.disabled}>
        {children}
      </label>
    </span>
  );
}
