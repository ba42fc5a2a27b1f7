// What the customer has before them: a page, what they open over it, and how they have it. In their own window, or on the staff's screen while that
// is turned to them.
import { useCallback, useEffect, useMemo, useState } from 'react';
import { useStore } from 'zustand';
import type { OuterView } from '../../shared/contract/views.ts';
import { chooseOuterScreen } from '../state/choose-screen.ts';
import { createSigningStore } from '../state/signing-store.ts';
import type { Client } from '../state/transport.ts';
import { DemoBanner } from '../ui/demo-banner.tsx';
import { loadGlyphs } from '../ui/load-glyphs.ts';
import { AsideContext, type AsideName } from './aside.ts';
import { AskPage } from './ask-page.tsx';
import './customer.css';
import './look.css';
import { OuterPages } from './outer-pages.tsx';
import { ReadingPage } from './reading-page.tsx';
import { CUSTOMER } from './sentences.ts';
import { SoundPage } from './sound-page.tsx';
import { useLook } from './use-look.ts';
import { useThanks } from './use-thanks.ts';

interface Props {
  client: Client;
  /** Null until the process has said. */
  view: OuterView | null;
  /** The line to the process is down. */
  lost: boolean;
}

export function CustomerScreen({ client, view, lost }: Props) {
  const [signing] = useState(createSigningStore);
  useEffect(() => loadGlyphs(CUSTOMER.lost, CUSTOMER.ink.padFault), []);
  useEffect(() => {
    if (view) signing.meet(view);
  }, [view, signing]);
  const page = useStore(signing, (state) => state.page);
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
      {lost && (
        <p className="outer-lost" role="status">
          {CUSTOMER.lost}
        </p>
      )}
      {covered && aside.name === 'reading' && (
        <ReadingPage {...{ client, reading }} onClose={() => setAside(null)} />
      )}
      {covered && aside.name === 'sound' && view?.phase === 'notice' && (
        <SoundPage {...{ client, reading }} notice={view.notice} page={page} onClose={() => setAside(null)} />
      )}
      {covered && aside.name === 'ask' && view?.ask && (
        <AskPage {...{ client, ask: view.ask, phase: view.phase }} onClose={() => setAside(null)} />
      )}
      <AsideContext value={tools}>
        <div className="outer-under" hidden={covered}>
          <OuterPages {...{ client, view, screen, signing, mm }} />
        </div>
      </AsideContext>
    </div>
  );
}
