// A recovery key, or another secret for an envelope, that is shown this once: to be printed or written down, put into it and sealed.
import { useEffect, useRef, useState } from 'react';
import { createPortal } from 'react-dom';
import { Button } from '../ui/button.tsx';
import { Grouped } from '../ui/grouped.tsx';
import '../teller/print.css';
import { SHELL } from './sentences.ts';
import { usePrint } from './use-print.ts';

/** What is said of it, on the screen and on the paper. */
interface Words {
  intro: string;
  id: (id: string) => string;
  print: string;
  kept: string;
  paperTitle: string;
  paperOf: (origin: string, id: string) => string;
  paperLines: readonly string[];
}

export interface SpareKey {
  id: string;
  key: string;
}

interface Props {
  words?: Words;
  spare: SpareKey;
  /** Whose key it is, on the paper. */
  origin: string;
  done: string;
  onDone: () => void;
}

export function RecoveryKey({ words = SHELL.recovery, spare, origin, done, onDone }: Props) {
  const { print, told } = usePrint();
  const [kept, setKept] = useState(false);
  const key = useRef<HTMLDivElement>(null);
  // Shown this once: brought before the eyes wherever it stands on the page.
  useEffect(() => key.current?.focus(), []);
  return (
    <div className="stack recovery-key" ref={key} tabIndex={-1}>
      <p>{words.intro}</p>
      <Grouped text={spare.key} className="fingerprint" />
      <p className="quiet">{words.id(spare.id)}</p>
      <div className="row">
        <Button onClick={() => void print()}>{words.print}</Button>
        {told && <span role="status">{told}</span>}
      </div>
      <label className="check-line">
        <input type="checkbox" checked={kept} onChange={(event) => setKept(event.target.checked)} />
        {words.kept}
      </label>
      <div className="row">
        <Button look="main" disabled={!kept} onClick={onDone}>
          {done}
        </Button>
      </div>
      {createPortal(
        <div className="print-copy" aria-hidden="true">
          <article className="printed-sheet">
            <h3>{words.paperTitle}</h3>
            <p>{words.paperOf(origin, spare.id)}</p>
            <Grouped text={spare.key} className="fingerprint" />
            {words.paperLines.map((line) => (
              <p key={line}>{line}</p>
            ))}
          </article>
        </div>,
        document.body,
      )}
    </div>
  );
}
