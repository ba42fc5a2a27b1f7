// The end of a reminder: over to the counter where that is suggested, or noted. An ordinary one passes through here unseen.
import { useStore } from 'zustand';
import { Button } from '../ui/button.tsx';
import { ProblemLine } from '../ui/problem-line.tsx';
import type { Looked, ReminderStore } from './reminder-store.ts';
import { LOBBY } from './sentences.ts';
import { Suggestion } from './suggestion.tsx';

export function ReminderEnd({ looked, store }: { looked: Looked; store: ReminderStore }) {
  const { busy, problem } = useStore(store);
  return (
    <main className="lobby-page">
      <div className="lobby-told">
        <h1>{LOBBY.end.title}</h1>
        {looked.toCounter ? <Suggestion looked={looked} store={store} /> : <p>{looked.outcome.name}</p>}
        <ProblemLine problem={problem} />
        {problem && !looked.toCounter && <p>{LOBBY.end.again}</p>}
      </div>
      <div className="lobby-keys">
        {looked.toCounter ? (
          <>
            <Button look="main" className="lobby-main" disabled={busy} onClick={() => void store.handOver()}>
              {LOBBY.suggest.handOver}
            </Button>
            <Button className="lobby-main" disabled={busy} onClick={() => void store.note()}>
              {LOBBY.suggest.onlyNote}
            </Button>
          </>
        ) : (
          <Button look="main" className="lobby-main" disabled={busy} onClick={() => void store.note()}>
            {LOBBY.end.note}
          </Button>
        )}
        <div className="lobby-foot">
          <Button disabled={busy} onClick={store.back}>
            {LOBBY.step.back}
          </Button>
          <Button look="quiet" disabled={busy} onClick={store.leave}>
            {LOBBY.step.leave}
          </Button>
        </div>
      </div>
    </main>
  );
}
