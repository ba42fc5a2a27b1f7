// A recovery key that is shown this once: to be printed or written down, put into an envelope and sealed.
import { useEffect, useRef, useState } from 'react';
import { createPortal } from 'react-dom';
import { Button } from '../ui/button.tsx';
import { Grouped } from '../ui/grouped.tsx';
import '../teller/print.css';
import { SHELL } from './sentences.ts';
import { usePrint } from './use-print.ts';

const WORDS = SHELL.recovery;

export interface SpareKey {
  id: string;
  key: string;
}

interface Props {
  spare: SpareKey;
  /** Whose key it is, on the paper. */
  origin: string;
  done: string;
  onDone: () => void;
}

export function RecoveryKey({ spare, origin, done, onDone }: Props) {
  const { print, told } = usePrint();
  const [kept, setKept] = useState(false);
  const key = useRef<HTMLDivElement>(null);
  // Shown this once: brought before the eyes wherever it stands on the page.
  useEffect(() => key.current?.focus(), []);
  return (
    <div className="stack recovery-key" ref={key} tabIndex={-1}>
      <p>{WORDS.intro}</p>
      <Grouped text={spare.key} className="fingerprint" />
      <p className="quiet">{WORDS.id(spare.id)}</p>
      <div className="row">
        <Button onClick={() => void print()}>{WORDS.print}</Button>
        {told && <span role="status">{told}</span>}
      </div>
      <label className="check-line">
        <input type="checkbox" checked={kept} onChange={(event) => setKept(event.target.checked)} />
        {WORDS.kept}
      </label>
      <div className="row">
        <Button look="main" disabled={!kept} onClick={onDone}>
          {done}
        </Button>
      </div>
      {createPortal(
        <div className="print-copy" aria-hidden="true">
          <article className="printed-sheet">
            <h3>{WORDS.paperTitle}</h3>
            <p>{WORDS.paperOf(origin, spare.id)}</p>
            <Grouped text={spare.key} className="fingerprint" />
            {WORDS.paperLines.map((line) => (
              <p key={line}>{line}</p>
            ))}
          </article>
        </div>,
        document.body,
      )}
    </div>
  );
}
