// The administrator's room: people and the machine. Nothing here reaches a record of a case.

import { lazy, Suspense, useState } from 'react';
import { useEmergencySeat } from '../emergency/use-emergency-seat.ts';
import { RoomNav } from '../ui/room-nav.tsx';
import '../ui/room.css';
import '../teller/case-dialogs.css';
import './admin.css';
import { BranchPage } from './branch-page.tsx';
import { KeysPage } from './keys-page.tsx';
import { PeoplePage } from './people-page.tsx';
import { ADMIN } from './sentences.ts';
import { SettingsPage } from './settings-page.tsx';
import { StationPage } from './station-page.tsx';

const UpdatePage = lazy(() => import('./update-page.tsx'));
const HealthPage = lazy(() => import('../health/health-page.tsx'));

const PLACES = ['people', 'station', 'keys', 'branch', 'health', 'settings', 'update'] as const;
/** For whoever sits here by the code from the envelope: a PIN can be set anew, and that is all. */
const IN_EMERGENCY = ['people', 'health'] as const;

export default function AdminRoom() {
  const [place, setPlace] = useState<(typeof PLACES)[number]>('people');
  const order = useEmergencySeat() ? IN_EMERGENCY : PLACES;
  return (
    <main className="room">
      <RoomNav label={ADMIN.nav} places={ADMIN.places} order={order} current={place} onGo={setPlace} />
      {place === 'people' && <PeoplePage />}
      {place === 'station' && <StationPage />}
      {place === 'keys' && <KeysPage />}
      {place === 'branch' && <BranchPage />}
      {place === 'settings' && <SettingsPage />}
      {place === 'update' && (
        <Suspense fallback={null}>
          <UpdatePage />
        </Suspense>
      )}
      {place === 'health' && (
        <Suspense fallback={null}>
          <HealthPage />
        </Suspense>
      )}
    </main>
  );
}
