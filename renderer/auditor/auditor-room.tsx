// The auditor's room: finding, reading and exporting records. Nothing here changes a record; each look is itself recorded.

import { lazy, Suspense, useState } from 'react';
import { useStore } from 'zustand';
import { CheckPanel } from '../check/check-panel.tsx';
import { useClient, useView } from '../shell/inner-context.tsx';
import { RoomNav } from '../ui/room-nav.tsx';
import { auditorStoreFor } from './auditor-store.ts';
import '../ui/room.css';
import './auditor.css';
import { CasePage } from './case-page.tsx';
import { ComparePage } from './compare-page.tsx';
import { ExportPage } from './export-page.tsx';
import { Generations } from './generations.tsx';
import { LobbyPage } from './lobby-page.tsx';
import { SearchPage } from './search-page.tsx';
import { AUDITOR } from './sentences.ts';
import { AuditorProvider } from './store-context.tsx';

const HealthPanel = lazy(async () => ({ default: (await import('../health/health-panel.tsx')).HealthPanel }));

const EmergencyReviewPage = lazy(() => import('../emergency/review-page.tsx'));

const PLACES = ['search', 'lobby', 'emergency', 'export', 'check', 'compare', 'health'] as const;

export default function AuditorRoom() {
  const client = useClient();
  const staff = useView().session?.staff ?? '';
  const [store] = useState(() => auditorStoreFor(client, staff, Date.now()));
  const place = useStore(store, (state) => state.place);
  return (
    <AuditorProvider value={store}>
      <main className="room">
        <RoomNav
          label={AUDITOR.nav}
          places={AUDITOR.places}
          order={PLACES}
          current={place === 'case' ? 'search' : place}
          note={AUDITOR.recorded}
          onGo={(to) => store.goTo(to)}
        />
        <Generations />
        <div className="room-page" key={place}>
          {place === 'search' && <SearchPage />}
          {place === 'case' && <CasePage />}
          {place === 'lobby' && <LobbyPage />}
          {place === 'export' && <ExportPage />}
          {place === 'check' && <CheckPanel heading="h1" />}
          {place === 'compare' && <ComparePage />}
          {place === 'emergency' && (
            <Suspense fallback={null}>
              <EmergencyReviewPage />
            </Suspense>
          )}
          {place === 'health' && (
            <Suspense fallback={null}>
              <HealthPanel />
            </Suspense>
          )}
        </div>
      </main>
    </AuditorProvider>
  );
}
