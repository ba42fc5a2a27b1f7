// The notice, page by page. Leaving a page records it with the time it was looked at; after the last page comes signing or answering.
import { useEffect, useRef, useState } from 'react';
import { useStore } from 'zustand';
import type { OuterView } from '../../shared/contract/outer-view.ts';
import { send } from '../state/send.ts';
import { allRead, type SigningStore } from '../state/signing-store.ts';
import type { Client } from '../state/transport.ts';
import { useAside } from './aside.ts';
import { OuterPage } from './outer-page.tsx';
import { OuterTools } from './outer-tools.tsx';
import { ReadAloud } from './read-aloud.tsx';
import { useSpoken } from './words.ts';

interface Props {
  client: Client;
  view: OuterView & { phase: 'notice' };
  signing: SigningStore;
}

export function NoticePages({ client, view, signing }: Props) {
  const { page, read } = useStore(signing);
  const title = useRef<HTMLHeadingElement>(null);
  const shownAt = useRef(performance.now());
  const ready = useFloor(view);
  const { words: all, text } = useSpoken();
  const words = all.notice;
  const onward = view.answers.length > 0 ? words.toAnswer : words.toSign;
  const last = view.pages.length;
  const lines = view.pages[page - 1] ?? [];
  const mayGoOn = allRead(last - 1, read);

  // biome-ignore lint/correctness/useExhaustiveDependencies: each page starts its own clock
  useEffect(() => {
    shownAt.current = performance.now();
    title.current?.focus();
  }, [page]);

  const covered = useAside()?.covered ?? false;
  useEffect(() => {
    if (!covered) return;
    const from = performance.now();
    // A page that something lies over is not looked at.
    return () => {
      shownAt.current += performance.now() - from;
    };
  }, [covered]);

  const leave = (to: number | 'answer') => {
    const ms = Math.round(performance.now() - shownAt.current);
    // A page that could not be recorded comes back as unread when the customer wants to sign or answer.
    void send((command) => client.customer.turnPage({ command, notice: view.notice, page, ms }));
    signing.leavePage(to);
  };

  return (
    <OuterPage at={page}>
      <header className="outer-head">
        <h1 ref={title} tabIndex={-1} {...text}>
          {view.title}
        </h1>
        <OuterTools />
      </header>
      <div className="outer-text" key={page} {...text}>
        {lines.map((line) => (
          <p key={line}>{line}</p>
        ))}
      </div>
      <footer className="outer-foot notice-foot">
        {page > 1 ? (
          <button type="button" className="outer-button" onClick={() => leave(page - 1)}>
            {words.previous}
          </button>
        ) : (
          <span className="outer-no-button" />
        )}
        <div className="notice-middle">
          <p className="outer-count">{words.page(page, last)}</p>
          <ReadAloud
            key={page}
            {...{ client, page, lines, covered }}
            notice={view.notice}
            volume={view.reading?.volume}
          />
        </div>
        {page < last ? (
          <button type="button" className="outer-button outer-main" onClick={() => leave(page + 1)}>
            {words.next}
          </button>
        ) : (
          <button
            type="button"
            className="outer-button outer-main"
            disabled={!ready || !mayGoOn}
            onClick={() => leave('answer')}
          >
            {ready && mayGoOn ? onward : words.longer}
          </button>
        )}
      </footer>
    </OuterPage>
  );
}

/** True once the reading floor has passed. Nothing counts down on screen. */
function useFloor(view: Props['view']): boolean {
  const [readyFor, setReadyFor] = useState<string | null>(view.floorInMs <= 0 ? view.notice : null);
  useEffect(() => {
    const timer = setTimeout(() => setReadyFor(view.notice), view.floorInMs);
    return () => clearTimeout(timer);
  }, [view]);
  return readyFor === view.notice;
}
