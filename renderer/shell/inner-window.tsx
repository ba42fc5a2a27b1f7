// The staff's window: follows the process and shows the screen that the view calls for.
import { lazy, Suspense, useEffect, useState } from 'react';
import { useStore } from 'zustand';
import type { InnerView } from '../../shared/contract/inner-view.ts';
import { chooseInnerScreen, type InnerScreen } from '../state/choose-screen.ts';
import type { Client } from '../state/transport.ts';
import { wholeViews } from '../state/whole-views.ts';
import { createWindowStore, type WindowStore } from '../state/window-store.ts';
import { DemoBanner } from '../ui/demo-banner.tsx';
import { loadGlyphs } from '../ui/load-glyphs.ts';
import { UI } from '../ui/sentences.ts';
import type { MadeStation } from './first-papers.tsx';
import { IdleGuard } from './idle-guard.tsx';
import { InnerProvider } from './inner-context.tsx';
import { LockPage } from './lock-page.tsx';
import './narrow.css';
import './shell.css';
import { SignInPage } from './sign-in-page.tsx';
import { StopLine } from './stop-line.tsx';
import { TopBar } from './top-bar.tsx';
import { TurnedScreen } from './turned-screen.tsx';

const TellerRoom = lazy(() => import('../teller/teller-room.tsx'));
const SupervisorRoom = lazy(() => import('../supervisor/supervisor-room.tsx'));
const AuditorRoom = lazy(() => import('../auditor/auditor-room.tsx'));
const ComplianceRoom = lazy(() => import('../compliance/compliance-room.tsx'));
const FirstPapers = lazy(() => import('./first-papers.tsx'));
const SetUpPage = lazy(() => import('./set-up-page.tsx'));
const StoppedPage = lazy(() => import('./stopped-page.tsx'));
const ScreensPage = lazy(() => import('./screens-page.tsx'));
const LobbyRoom = lazy(() => import('../lobby/lobby-room.tsx'));
const EmergencyLine = lazy(() => import('../emergency/emergency-line.tsx'));
const AdminRoom = lazy(() => import('../admin/admin-room.tsx'));

/** @param store handed in by tests; the window makes its own */
export default function InnerWindow({ client, store }: { client: Client; store?: WindowStore<InnerView> }) {
  const [own] = useState(
    () =>
      store ??
      createWindowStore<InnerView>(async (signal) =>
        wholeViews(await client.station.watch(undefined, { signal })),
      ),
  );
  useEffect(() => own.start(), [own]);
  useEffect(() => loadGlyphs(UI.reconnecting), []);
  const view = useStore(own, (state) => state.view);
  const link = useStore(own, (state) => state.link);
  const [made, setMade] = useState<MadeStation | null>(null);
  const working = view?.phase === 'working' ? view.session : null;
  const screen = chooseInnerScreen(view, made !== null);

  return (
    <InnerProvider client={client} store={own}>
      <div className="inner-window">
        {link === 'lost' && (
          <p className="link-lost" role="status">
            {UI.reconnecting}
          </p>
        )}
        {working ? <TopBar /> : view && screen !== 'turned' && <DemoBanner mode={view.mode} />}
        {view && view.phase !== 'stopped' && <StopLine />}
        {view?.emergency && (
          <Suspense fallback={null}>
            <EmergencyLine />
          </Suspense>
        )}
        {working && <IdleGuard session={working} />}
        <Suspense fallback={null}>
          <Screen screen={screen} made={made} onMade={setMade} onNoted={() => setMade(null)} />
        </Suspense>
      </div>
    </InnerProvider>
  );
}

interface ScreenProps {
  screen: InnerScreen;
  made: MadeStation | null;
  onMade: (made: MadeStation) => void;
  onNoted: () => void;
}

function Screen({ screen, made, onMade, onNoted }: ScreenProps) {
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
      return <SetUpPage onDone={onMade} />;
    case 'identity':
      return made && <FirstPapers made={made} onDone={onNoted} />;
    case 'sign-in':
      return <SignInPage />;
    case 'lock':
      return <LockPage />;
    case 'turned':
      return <TurnedScreen />;
    case 'screens':
      return <ScreensPage />;
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
    case 'lobby':
      return <LobbyRoom />;
  }
}
