// What the rules suggest where something was noticed: pause, and go to the counter together. In care's colours, not in alarm's.
import { useStore } from 'zustand';
import { Button } from '../ui/button.tsx';
import type { Looked, ReminderStore } from './reminder-store.ts';
import { LOBBY } from './sentences.ts';

const WORDS = LOBBY.suggest;

export function Suggestion({ looked, store }: { looked: Looked; store: ReminderStore }) {
  const { busy } = useStore(store);
  const { outcome } = looked;
  return (
    <section className="lobby-suggest" aria-label={WORDS.title}>
      <p className="lobby-suggest-title" role="status">
        {WORDS.pause}
      </p>
      {outcome.because.length > 0 && <p>{WORDS.because(outcome.because)}</p>}
      <p className="small">
        <strong>{outcome.name}</strong>　{outcome.advice}
      </p>
      {looked.next !== null && (
        <Button disabled={busy} onClick={() => void store.handOver()}>
          {WORDS.now}
        </Button>
      )}
    </section>
  );
}
