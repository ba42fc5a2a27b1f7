// The lobby's room, for one hand: a reminder at a machine, a round of the hall, what the counter sent out and who was sent to it.

import { useEffect, useState } from 'react';
import { useStore } from 'zustand';
import { useClient, useView, useWindowStore } from '../shell/inner-context.tsx';
import { Button } from '../ui/button.tsx';
import { ProblemLine } from '../ui/problem-line.tsx';
import { RoomNav } from '../ui/room-nav.tsx';
import { BoardPage } from './board-page.tsx';
import { CallSignals } from './call-signals.tsx';
import { HandedOver } from './handed-over.tsx';
import { ReminderEnd } from './reminder-end.tsx';
import { ReminderStart } from './reminder-start.tsx';
import { ReminderStep } from './reminder-step.tsx';
import { reminderStoreFor } from './reminder-store.ts';
import { RoundPage } from './round-page.tsx';
import { LOBBY } from './sentences.ts';
import '../ui/room.css';
import './lobby.css';

const PLACES = ['reminder', 'round', 'board'] as const;
type Place = (typeof PLACES)[number];

export default function LobbyRoom() {
  const client = useClient();
  const staff = useView().session?.staff ?? '';
  const window = useWindowStore();
  const [store] = useState(() => reminderStoreFor(client, window, staff));
  const [place, setPlace] = useState<Place>('reminder');
  const { board, looked, code, problem } = useStore(store);
  useEffect(() => void store.load(), [store]);
  const go = (next: Place) => {
    setPlace(next);
    if (!looked) void store.load();
  };

  if (!board) {
    return (
      <main className="plain-page">
        <ProblemLine problem={problem} />
        {problem ? (
          <Button onClick={() => void store.load()}>{LOBBY.reload}</Button>
        ) : (
          <p role="status">{LOBBY.loading}</p>
        )}
      </main>
    );
  }
  const step = board.steps.find(({ id }) => id === looked?.next);
  return (
    <div className="room lobby-room">
      <RoomNav
        label={LOBBY.nav}
        places={LOBBY.places}
        order={PLACES}
        current={place}
        note={board.label}
        onGo={go}
      />
      <CallSignals board={board} store={store} onGo={() => setPlace('reminder')} />
      {place === 'round' && <RoundPage board={board} onMade={() => void store.load()} />}
      {place === 'board' && <BoardPage board={board} />}
      {place === 'reminder' && code !== null && <HandedOver code={code} store={store} />}
      {place === 'reminder' && code === null && !looked && <ReminderStart board={board} store={store} />}
      {place === 'reminder' && looked && step && (
        <ReminderStep key={step.id} board={board} step={step} store={store} />
      )}
      {place === 'reminder' && looked && !step && <ReminderEnd looked={looked} store={store} />}
    </div>
  );
}
