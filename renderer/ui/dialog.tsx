// A native modal dialog. It opens when it is rendered; Escape and 返回 close it.
import { type ReactNode, useId, useLayoutEffect, useRef } from 'react';
import { Button } from './button.tsx';
import { UI } from './sentences.ts';

interface Props {
  title: string;
  onClose: () => void;
  children: ReactNode;
  /** Buttons to the right of 返回. */
  actions?: ReactNode;
  wide?: boolean | undefined;
}

export function Dialog({ title, onClose, children, actions, wide }: Props) {
  const element = useRef<HTMLDialogElement>(null);
  const titleId = useId();
  // Before the element is gone, so that closing gives the focus back to where it came from.
  useLayoutEffect(() => {
    const dialog = element.current;
    dialog?.showModal();
    return () => dialog?.close();
  }, []);
  return (
    <dialog
      ref={element}
      className={wide ? 'dialog dialog-wide' : 'dialog'}
      aria-labelledby={titleId}
      onCancel={(event) => {
        event.preventDefault();
        onClose();
      }}
    >
      <h2 id={titleId}>{title}</h2>
      <div className="dialog-body">{children}</div>
      <div className="dialog-actions">
        <Button look="quiet" onClick={onClose}>
          {UI.back}
        </Button>
        {actions}
      </div>
    </dialog>
  );
}
