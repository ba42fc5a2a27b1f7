// A native modal dialog. It opens when it is rendered; Escape and its first button close it.
import { type ReactNode, useId, useLayoutEffect, useRef } from 'react';
import { Button } from './button.tsx';
import { UI } from './sentences.ts';

interface Props {
  title: string;
  onClose: () => void;
  children: ReactNode;
  /** What the button says that closes it; 返回 unless said otherwise. */
  closing?: string;
  /** Buttons to the right of it. */
  actions?: ReactNode;
  wide?: boolean | undefined;
}

export function Dialog({ title, onClose, closing = UI.back, children, actions, wide }: Props) {
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
          {closing}
        </Button>
        {actions}
      </div>
    </dialog>
  );
}
