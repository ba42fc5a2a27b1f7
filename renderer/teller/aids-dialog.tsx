// 沟通办法: what to do for a customer who hears, sees or writes with difficulty (features.md AC10). Only to be read: that it was opened says
// something about a person, so nothing records it.
import { useId } from 'react';
import { Dialog } from '../ui/dialog.tsx';
import './aids.css';
import { AIDS } from './aids-sentences.ts';

export function AidsDialog({ onClose }: { onClose: () => void }) {
  return (
    <Dialog wide title={AIDS.title} onClose={onClose}>
      <p className="quiet">{AIDS.intro}</p>
      <div className="aids">
        {AIDS.ways.map((way) => (
          <Way key={way.title} {...way} />
        ))}
      </div>
    </Dialog>
  );
}

function Way({ title, lines }: { title: string; lines: readonly string[] }) {
  const id = useId();
  return (
    <section aria-labelledby={id}>
      <h3 id={id}>{title}</h3>
      <ul>
        {lines.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
    </section>
  );
}
