// What the customer has before them: a page, what they open over it, and how they have it. In their own window, or on the staff's screen while that
// is turned to them.
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { useStore } from 'zustand';
import type { OuterView } from '../../shared/contract/outer-view.ts';
import { chooseOuterScreen } from '../state/choose-screen.ts';
import { createSigningStore } from '../state/signing-store.ts';
import type { Client } from '../state/transport.ts';
import { DemoBanner } from '../ui/demo-banner.tsx';
import { loadGlyphs } from '../ui/load-glyphs.ts';
import { AsideContext, type AsideName } from './aside.ts';
import { AskPage } from './ask-page.tsx';
import './customer.css';
import { LanguagePage } from './language-page.tsx';
import './look.css';
import { OuterPages } from './outer-pages.tsx';
import { ReadingPage } from './reading-page.tsx';
import { SoundPage } from './sound-page.tsx';
import { useLook } from './use-look.ts';
import { useThanks } from './use-thanks.ts';
import { SpokenContext, useSpokenIn, useWordsAtHand } from './words.ts';

interface Props {
  client: Client;
  /** Null until the process has said. */
  view: OuterView | null;
  /** The line to the process is down. */
  lost: boolean;
}

export function CustomerScreen({ client, view, lost }: Props) {
  const [signing] = useState(createSigningStore);
  useEffect(() => {
    if (view) signing.meet(view);
  }, [view, signing]);
  const page = useStore(signing, (state) => state.page);
  const thanks = useThanks(view);
  const screen = chooseOuterScreen(view, thanks);

  const spoken = useSpokenIn(useLanguage(view, thanks));
  const { words } = spoken;
  useWordsAtHand(view?.languages);
  useEffect(() => loadGlyphs(words.lost, words.ink.padFault), [words]);

  const { mm, reading, look } = useLook(view);
  const hasAsk = view?.ask !== undefined;
  // Opened over one page, it goes with that page: what staff or the next person's case put there is never hidden by it.
  const [aside, setAside] = useState<{ name: AsideName; over: typeof screen } | null>(null);
  const open = useCallback((name: AsideName) => setAside({ name, over: screen }), [screen]);
  const covered = aside?.over === screen;
  useEffect(() => setAside((last) => (last?.over === screen ? last : null)), [screen]);
  // Wherever there is a customer, also while they wait: not before an idle or a locked counter.
  const languages = view?.languages;
  const tools = useMemo(
    () => (hasAsk ? { open, covered, languages } : null),
    [hasAsk, open, covered, languages],
  );
  const close = () => setAside(null);

  return (
    <SpokenContext value={spoken}>
      <div className="outer-window" {...look} lang={words.lang}>
        {view && <DemoBanner mode={view.mode} banners={words.banners} />}
        {lost && (
          <p className="outer-lost" role="status">
            {words.lost}
          </p>
        )}
        {covered && aside.name === 'reading' && <ReadingPage {...{ client, reading }} onClose={close} />}
        {covered && aside.name === 'sound' && view?.phase === 'notice' && (
          <SoundPage {...{ client, reading }} notice={view.notice} page={page} onClose={close} />
        )}
        {covered && aside.name === 'ask' && view?.ask && (
          <AskPage {...{ client, ask: view.ask, phase: view.phase }} onClose={close} />
        )}
        {covered && aside.name === 'languages' && languages && (
          <LanguagePage {...{ client, languages }} anew={view?.anew ?? false} onClose={close} />
        )}
        <AsideContext value={tools}>
          <div className="outer-under" hidden={covered}>
            <OuterPages key={spoken.tag} {...{ client, view, screen, signing, mm }} />
          </div>
        </AsideContext>
      </div>
    </SpokenContext>
  );
}

/**
 * The thanks, and the moment while a counter is locked, belong to who was there last and say nothing of a language: they are in theirs. After an
 * idle screen it is another person, who begins in Chinese.
 */
function useLanguage(view: OuterView | null, thanks: boolean): OuterView['language'] {
  const last = useRef<OuterView['language']>(undefined);
  const wasIdle = useRef(true);
  const isBetween = view?.phase === 'wait' && !view.ask && !wasIdle.current;
  const now = thanks || isBetween ? last.current : view?.language;
  useEffect(() => {
    if (!view) return;
    if (view.ask || (view.phase !== 'idle' && wasIdle.current)) last.current = view.language;
    wasIdle.current = view.phase === 'idle';
  }, [view]);
  return now;
}
