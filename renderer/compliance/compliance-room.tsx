// The room of compliance: content packs and the branch's own content, read before they are published, and published by two.

import { useEffect, useState } from 'react';
import { useStore } from 'zustand';
import { useClient, useView } from '../shell/inner-context.tsx';
import { RoomNav } from '../ui/room-nav.tsx';
import '../teller/case-dialogs.css';
import { ComparePage } from './compare-page.tsx';
import '../ui/room.css';
import './compliance.css';
import { complianceStoreFor, PLACES, placeOf } from './compliance-store.ts';
import { CustodyPage } from './custody-page.tsx';
import { DraftPage } from './draft-page.tsx';
import { ImportPage } from './import-page.tsx';
import { LocalPage } from './local-page.tsx';
import { PacksPage } from './packs-page.tsx';
import { RehearsalPage } from './rehearsal-page.tsx';
import { COMPLIANCE } from './sentences.ts';
import { ComplianceProvider } from './store-context.tsx';

export default function ComplianceRoom() {
  const client = useClient();
  const staff = useView().session?.staff ?? '';
  const [store] = useState(() => complianceStoreFor(client, staff));
  useEffect(() => void store.loadPacks(), [store]);
  const place = useStore(store, (state) => state.place);
  const under = useStore(store, placeOf);
  return (
    <ComplianceProvider value={store}>
      <main className="room compliance-room">
        <RoomNav
          label={COMPLIANCE.nav}
          places={COMPLIANCE.places}
          order={PLACES}
          current={under}
          note={COMPLIANCE.byTwo}
          onGo={(to) => store.goTo(to)}
        />
        <div className="room-page" key={place}>
          {place === 'packs' && <PacksPage />}
          {place === 'import' && <ImportPage />}
          {place === 'compare' && <ComparePage />}
          {place === 'local' && <LocalPage />}
          {place === 'draft' && <DraftPage />}
          {place === 'rehearsal' && <RehearsalPage />}
          {place === 'custody' && <CustodyPage />}
        </div>
      </main>
    </ComplianceProvider>
  );
}
