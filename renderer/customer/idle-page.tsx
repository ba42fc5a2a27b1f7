// Nobody is being served: a greeting, and one tip from nearby after the other, each with its month. Nothing moves but the words.
import { useEffect, useState } from 'react';
import { OuterPage } from './outer-page.tsx';
import { useWords } from './words.ts';

/** A tip of sixty characters is read in 24 seconds by an older reader. */
const EACH_MS = 25_000;

export function IdlePage({ tips }: { tips: readonly string[] }) {
  const [turn, setTurn] = useState(0);
  const words = useWords().idle;
  const { length } = tips;
  useEffect(() => {
    if (length < 2) return;
    const timer = setInterval(() => setTurn((before) => before + 1), EACH_MS);
    return () => clearInterval(timer);
  }, [length]);
  const tip = tips[turn % Math.max(1, length)];
  return (
    <OuterPage plain>
      <h1>{words.title}</h1>
      <p>{words.text}</p>
      <p>{words.more}</p>
      {tip && (
        <aside className="idle-tip" aria-label={words.tips} key={tip}>
          <p>{tip}</p>
        </aside>
      )}
    </OuterPage>
  );
}
