// The staff's window: follows the process and shows the screen that the view calls for.
import { lazy, Suspense, useEffect, useState } from 'react';
import { useStore } from 'zustand';
import type { InnerView } from '../../shared/contract/views.ts';
import { chooseInnerScreen, type InnerScreen } from '../state/choose-screen.ts';
import type { Client } from '../state/transport.ts';
import { createWindowStore, type WindowStore } from '../state/window-store.ts';
import { DemoBanner } from '../ui/demo-banner.tsx';
import { loadGlyphs } from '../ui/load-glyphs.ts';
import { UI } from '../ui/sentences.ts';
import { IdentityPage } from './identity-page.tsx';
import { IdleGuard } from './idle-guard.tsx';
import { InnerProvider } from './inner-context.tsx';
import { LockPage } from './lock-page.tsx';
import { NotYetRoom } from './not-yet-room.tsx';
import { SetUpPage } from './set-up-page.tsx';
import './shell.css';
import { SignInPage } from './sign-in-page.tsx';
import { StopLine } from './stop-line.tsx';
import { StoppedPage } from './stopped-page.tsx';
import { TopBar } from './top-bar.tsx';

const TellerRoom = lazy(() => import('../teller/teller-room.tsx'));
const SupervisorRoom = lazy(() => import('../supervisor/supervisor-room.tsx'));
const AuditorRoom = lazy(() => import('../auditor/auditor-room.tsx'));
const ComplianceRoom = lazy(() => import('../compliance/compliance-room.tsx'));
const AdminRoom = lazy(() => import('../admin/admin-room.tsx'));

/** @param store handed in by tests; the window makes its own */
export default function InnerWindow({ client, store }: { client: Client; store?: WindowStore<InnerView> }) {
  const [own] = useState(
    () => store ?? createWindowStore<InnerView>((signal) => client.station.watch(undefined, { signal })),
  );
  useEffect(() => own.start(), [own]);
  useEffect(() => loadGlyphs(UI.reconnecting), []);
  const view = useStore(own, (state) => state.view);
  const link = useStore(own, (state) => state.link);
  const [identities, setIdentities] = useState<readonly string[] | null>(null);
  const working = view?.phase === 'working' ? view.session : null;
  const screen = chooseInnerScreen(view, identities !== null);

  return (
    <InnerProvider client={client} store={own}>
      <div className="inner-window">
        {link === 'lost' && (
          <p className="link-lost" role="status">
            {UI.reconnecting}
          </p>
        )}
        {working ? <TopBar /> : view && <DemoBanner mode={view.mode} />}
        {view && view.phase !== 'stopped' && <StopLine />}
        {working && <IdleGuard session={working} />}
        <Suspense fallback={null}>
          <Screen
            screen={screen}
            identities={identities}
            onIdentities={setIdentities}
            onNoted={() => setIdentities(null)}
          />
        </Suspense>
      </div>
    </InnerProvider>
  );
}

interface ScreenProps {
  screen: InnerScreen;
  identities: readonly string[] | null;
  onIdentities: (identities: readonly string[]) => void;
  onNoted: () => void;
}

function Screen({ screen, identities, onIdentities, onNoted }: ScreenProps) {
  switch (screen) {
    case 'connecting':
      return (
        <main className="plain-page">
          <p className="quiet" role="status">
            {UI.connecting}
          </p>
        </main>
      );
    case 'stopped':
      return <StoppedPage />;
    case 'set-up':
      return <SetUpPage onDone={onIdentities} />;
    case 'identity':
      return <IdentityPage identities={identities ?? []} onNoted={onNoted} />;
    case 'sign-in':
      return <SignInPage />;
    case 'lock':
      return <LockPage />;
    case 'teller-start':
    case 'teller-case':
    case 'review':
      return <TellerRoom screen={screen} />;
    case 'tasks':
      return <SupervisorRoom />;
    case 'auditor':
      return <AuditorRoom />;
    case 'compliance':
      return <ComplianceRoom />;
    case 'admin':
      return <AdminRoom />;
    case 'not-yet':
      return <NotYetRoom />;
  }
}
