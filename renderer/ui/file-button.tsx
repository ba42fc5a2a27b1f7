// Choosing a file or a folder. The browser's own button speaks the system's language: a label stands in for it, keyboard and reader keep the input.
import { type ChangeEvent, type ReactNode, useId } from 'react';

interface Props {
  look?: 'main' | 'plain';
  accept?: string;
  folder?: boolean;
  multiple?: boolean;
  disabled?: boolean;
  /** Never with an empty list. */
  onChoose: (files: readonly File[]) => void;
  children: ReactNode;
}

export function FileButton({
  look = 'plain',
  folder,
  disabled = false,
  onChoose,
  children,
  ...input
}: Props) {
  const id = useId();
  const take = (event: ChangeEvent<HTMLInputElement>) => {
    const files = [...(event.target.files ?? [])];
    // So that the same file, corrected, can be chosen again.
    event.target.value = '';
    if (files.length > 0) onChoose(files);
  };
  return (
    <span className="file-line">
      <input
        id={id}
        className="visually-hidden"
        type="file"
        disabled={disabled}
        onChange={take}
        {...input}
        {...(folder && { webkitdirectory: '', multiple: true })}
      />
      <label htmlFor={id} className={`button button-${look} file-button`} aria-disabled={disabled}>
        {children}
      </label>
    </span>
  );
}
