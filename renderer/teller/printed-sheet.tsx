// A sheet as it goes to the printer, and the same on the screen. A second copy is a second print on record.
import { useEffect } from 'react';
import { usePrint } from '../shell/use-print.ts';
import { SheetDialog } from '../ui/sheet-dialog.tsx';
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
  const { print, told } = usePrint();
  // Each answer of the process is one print, and a second copy another.
  useEffect(() => void print({ of: sheet.receipt.seq }), [print, sheet]);
  return (
    <SheetDialog
      {...{ words: WORDS, name: sheet.title, told, onClose }}
      {...{ busy: printing.busy, problem: printing.problem }}
      text={<SheetText sheet={sheet} />}
      onAgain={() => printing.print(paper)}
    />
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
