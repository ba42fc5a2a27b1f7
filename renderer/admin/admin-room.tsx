// The administrator's room: people and the machine. Nothing here reaches a record of a case.
import { lazy, Suspense, useState } from 'react';
import '../ui/room.css';
import '../teller/case-dialogs.css';
import './admin.css';
import { PeoplePage } from './people-page.tsx';
import { ADMIN } from './sentences.ts';
import { SettingsPage } from './settings-page.tsx';

const HealthPage = lazy(() => import('../health/health-page.tsx'));

const PLACES = ['people', 'health', 'settings'] as const;

export default function AdminRoom() {
  const [place, setPlace] = useState<(typeof PLACES)[number]>('people');
  return (
    <main className="room">
      <nav className="room-nav" aria-label={ADMIN.nav}>
        {PLACES.map((to) => (
          <button
            key={to}
            type="button"
            className="room-tab"
            aria-current={place === to ? 'page' : undefined}
            onClick={() => setPlace(to)}
          >
            {ADMIN.places[to]}
          </button>
        ))}
      </nav>
      {place === 'people' && <PeoplePage />}
      {place === 'settings' && <SettingsPage />}
      {place === 'health' && (
        <Suspense fallback={null}>
          <HealthPage />
        </Suspense>
      )}
    </main>
  );
}
