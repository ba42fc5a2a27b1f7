// A sheet as it goes to the printer, and the same on the screen. A second copy is a second print on record.
import { useEffect } from 'react';
import { createPortal } from 'react-dom';
import { Button } from '../ui/button.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { ProblemLine } from '../ui/problem-line.tsx';
import './print.css';
import { TELLER } from './sentences.ts';
import type { Printing, Sheet } from './use-printing.ts';

const WORDS = TELLER.print;

interface Props {
  printed: NonNullable<Printing['printed']>;
  printing: Pick<Printing, 'print' | 'busy' | 'problem'>;
  onClose: () => void;
}

export function PrintedSheet({ printed, printing, onClose }: Props) {
  const { paper, sheet } = printed;
  // Each answer of the process is one print: a new sheet, though it reads the same, goes to the printer again.
  // biome-ignore lint/correctness/useExhaustiveDependencies: the sheet is what calls for printing
  useEffect(() => window.print(), [sheet]);
  return (
    <Dialog
      wide
      title={WORDS.title}
      onClose={onClose}
      actions={
        <Button disabled={printing.busy} onClick={() => printing.print(paper)}>
          {WORDS.again}
        </Button>
      }
    >
      <p className="quiet">{WORDS.sent}</p>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a sheet longer than its place is read by the arrow keys */}
      <section className="printed-view" aria-label={sheet.title} tabIndex={0}>
        <SheetText sheet={sheet} />
      </section>
      <ProblemLine problem={printing.problem} />
      {/* A modal dialog does not flow over pages: the printer is given the sheet alone, outside of everything else. */}
      {createPortal(
        <div className="print-copy" aria-hidden="true">
          <SheetText sheet={sheet} />
        </div>,
        document.body,
      )}
    </Dialog>
  );
}

function SheetText({ sheet: { title, facts, lines, receipt } }: { sheet: Sheet }) {
  return (
    <article className="printed-sheet">
      <h3>{title}</h3>
      <table>
        <tbody>
          {facts.map(({ label, value }) => (
            <tr key={label}>
              <th scope="row">{label}</th>
              <td>{value}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {lines.map((line, place) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a printed sheet does not change
        <p key={place}>{line}</p>
      ))}
      <footer className="printed-receipt">
        <p>{receipt.line}</p>
        <pre>{receipt.checkpoint.trimEnd()}</pre>
      </footer>
    </article>
  );
}
