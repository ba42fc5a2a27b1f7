// The customer's window: follows the process and shows the one page that the moment calls for.
import { useCallback, useEffect, useMemo, useState } from 'react';
import { useStore } from 'zustand';
import type { OuterView } from '../../shared/contract/views.ts';
import { chooseOuterScreen } from '../state/choose-screen.ts';
import { aboutFacts, createSigningStore, type Signing, type SigningStore } from '../state/signing-store.ts';
import type { Client } from '../state/transport.ts';
import { createWindowStore, type WindowStore } from '../state/window-store.ts';
import { DemoBanner } from '../ui/demo-banner.tsx';
import { loadGlyphs } from '../ui/load-glyphs.ts';
import { AsideContext, type AsideName } from './aside.ts';
import { AskPage } from './ask-page.tsx';
import { CalibratePage } from './calibrate-page.tsx';
import { CaseShownPage } from './case-shown-page.tsx';
import { ConfirmationPage } from './confirmation-page.tsx';
import './customer.css';
import './look.css';
import { IdlePage } from './idle-page.tsx';
import { NoticePages } from './notice-pages.tsx';
import { PlainPage } from './plain-page.tsx';
import { ReadingPage } from './reading-page.tsx';
import { ReasonPage } from './reason-page.tsx';
import { RefusePage } from './refuse-page.tsx';
import { CUSTOMER } from './sentences.ts';
import { SheetPage } from './sheet-page.tsx';
import { SignPage } from './sign-page.tsx';
import { ExplainPage, TeachBackPage } from './teach-back-page.tsx';
import { useLook } from './use-look.ts';
import { useThanks } from './use-thanks.ts';

/** @param store handed in by tests; the window makes its own */
export default function OuterWindow({ client, store }: { client: Client; store?: WindowStore<OuterView> }) {
  const [own] = useState(
    () => store ?? createWindowStore<OuterView>((signal) => client.customer.watch(undefined, { signal })),
  );
  const [signing] = useState(createSigningStore);
  useEffect(() => own.start(), [own]);
  useEffect(() => loadGlyphs(CUSTOMER.lost, CUSTOMER.ink.padFault), []);
  const view = useStore(own, (state) => state.view);
  const link = useStore(own, (state) => state.link);
  useEffect(() => {
    if (view) signing.meet(view);
  }, [view, signing]);
  const { place, about, explained } = useStore(signing);
  const thanks = useThanks(view);
  const screen = chooseOuterScreen(view, thanks);

  const { mm, reading, look } = useLook(view);
  const hasAsk = view?.ask !== undefined;
  // Opened over one page, it goes with that page: what staff or the next person's case put there is never hidden by it.
  const [aside, setAside] = useState<{ name: AsideName; over: typeof screen } | null>(null);
  const open = useCallback((name: AsideName) => setAside({ name, over: screen }), [screen]);
  const covered = aside?.over === screen;
  useEffect(() => setAside((last) => (last?.over === screen ? last : null)), [screen]);
  // Wherever there is a customer, also while they wait: not before an idle or a locked counter.
  const tools = useMemo(() => (hasAsk ? { open, covered } : null), [hasAsk, open, covered]);

  return (
    <div className="outer-window" {...look}>
      {view && <DemoBanner mode={view.mode} />}
      {link === 'lost' && (
        <p className="outer-lost" role="status">
          {CUSTOMER.lost}
        </p>
      )}
      {covered && aside.name === 'reading' && (
        <ReadingPage {...{ client, reading }} onClose={() => setAside(null)} />
      )}
      {covered && aside.name === 'ask' && view?.ask && (
        <AskPage {...{ client, ask: view.ask, phase: view.phase }} onClose={() => setAside(null)} />
      )}
      <AsideContext value={tools}>
        <div className="outer-under" hidden={covered}>
          {view?.phase === 'notice' && screen === 'notice' ? (
            about === view.notice && <NoticeScreen {...{ client, view, signing, place, explained }} />
          ) : view?.phase === 'confirmation' && screen === 'confirmation' ? (
            about === aboutFacts(view) && <ConfirmationPage key={about} {...{ client, view, signing }} />
          ) : view?.phase === 'reason' && screen === 'reason' ? (
            <ReasonPage key={view.step} {...{ client, view }} />
          ) : view?.phase === 'scam' && screen === 'scam' ? (
            <CaseShownPage key={view.scam} {...{ client, view }} />
          ) : view?.phase === 'idle' && screen === 'idle' ? (
            <IdlePage tips={view.tips ?? []} />
          ) : screen === 'calibrate' ? (
            <CalibratePage {...{ client, mm }} />
          ) : (
            <PlainPage words={plainWords(screen)} />
          )}
        </div>
      </AsideContext>
    </div>
  );
}

interface NoticeProps {
  client: Client;
  view: OuterView & { phase: 'notice' };
  signing: SigningStore;
  place: Signing['place'];
  explained: boolean;
}

function NoticeScreen({ place, explained, ...props }: NoticeProps) {
  switch (place) {
    case 'pages':
      return <NoticePages {...props} />;
    case 'answer':
      if (props.view.teachBack) return <TeachBackPage question={props.view.teachBack} {...props} />;
      if (props.view.toExplain && !explained) return <ExplainPage {...props} />;
      return props.view.answers.length > 0 ? <SheetPage {...props} /> : <SignPage {...props} />;
    case 'refuse':
      return <RefusePage {...props} />;
  }
}

function plainWords(screen: ReturnType<typeof chooseOuterScreen>): {
  title: string;
  text: string;
  more?: string;
} {
  switch (screen) {
    case 'connecting':
    case 'wait':
    case 'witness':
    case 'thanks':
      return CUSTOMER[screen];
    case 'idle':
    case 'notice':
    case 'confirmation':
    case 'reason':
    case 'scam':
    case 'calibrate':
      return CUSTOMER.idle;
  }
}
