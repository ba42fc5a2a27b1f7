// A sheet as it goes to the printer, and the same on the screen, with what became of the print.
import type { ReactNode } from 'react';
import { createPortal } from 'react-dom';
import type { Problem } from '../state/send.ts';
import { Button } from './button.tsx';
import { Dialog } from './dialog.tsx';
import { ProblemLine } from './problem-line.tsx';

interface Props {
  words: { title: string; again: string };
  /** What the sheet is called. */
  name: string;
  /** What became of the print. */
  told: string | null;
  text: ReactNode;
  /** Class of a paper that is not A4. */
  paper?: string;
  busy: boolean;
  problem: Problem | null;
  onAgain: () => void;
  onClose: () => void;
}

export function SheetDialog({ words, name, told, text, paper = '', busy, problem, onAgain, onClose }: Props) {
  return (
    <Dialog
      wide
      title={words.title}
      onClose={onClose}
      actions={
        <Button disabled={busy} onClick={onAgain}>
          {words.again}
        </Button>
      }
    >
      <p className="quiet" role="status">
        {told}
      </p>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a sheet longer than its place is read by the arrow keys */}
      <section className="printed-view" aria-label={name} tabIndex={0}>
        {text}
      </section>
      <ProblemLine problem={problem} />
      {/* A modal dialog does not flow over pages: the printer is given the sheet alone, outside of everything else. */}
      {createPortal(
        <div className={`print-copy ${paper}`.trim()} aria-hidden="true">
          {text}
        </div>,
        document.body,
      )}
    </Dialog>
  );
}
