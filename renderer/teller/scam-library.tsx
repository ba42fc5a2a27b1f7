// The scam library: a search box for the customer's own words, and one type's page, which can be put on the customer's screen.
import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import type { TellerCaseView } from '../../shared/contract/case-view.ts';
import { useClient } from '../shell/inner-context.tsx';
import { useCommand } from '../shell/use-command.ts';
import { Button } from '../ui/button.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { Field } from '../ui/field.tsx';
import { NoticeLine } from '../ui/notice-line.tsx';
import { ProblemLine } from '../ui/problem-line.tsx';
import './library.css';
import { LIBRARY } from './library-sentences.ts';
import { ScamPage } from './scam-page.tsx';
import { type LibraryScam, type LoadedLibrary, useLibrary } from './use-library.ts';

const MOST_MATCHES = 3;

interface Props {
  /** The case whose customer may be shown a type; null on the start page, where there is only something to read. */
  view: Pick<TellerCaseView, 'id' | 'stage' | 'shown' | 'quiet'> | null;
  onClose: () => void;
}

export function ScamLibrary({ view, onClose }: Props) {
  const client = useClient();
  const loaded = useLibrary();
  const { run, busy, problem } = useCommand();
  const [query, setQuery] = useState('');
  // Shown and not yet answered: the teller comes back to say how the customer took it.
  const [picked, setPicked] = useState(view?.shown?.reaction === null ? view.shown.scam : null);
  const scam = loaded.library?.scams.find(({ code }) => code === picked);
  const shown = view?.shown?.scam === picked ? view?.shown : null;

  return (
    <Dialog
      title={LIBRARY.title}
      wide
      onClose={onClose}
      actions={
        view?.quiet ? (
          <NoticeLine>{LIBRARY.quiet}</NoticeLine>
        ) : (
          scam &&
          view && (
            <Button
              look="main"
              disabled={busy || view.stage === 'paused' || shown?.open === true}
              onClick={() =>
                run((command) => client.teller.showScam({ command, caseId: view.id, scam: scam.code }))
              }
            >
              {shown ? LIBRARY.showAgain : LIBRARY.show}
            </Button>
          )
        )
      }
    >
      <ProblemLine problem={loaded.problem ?? problem} />
      {scam && loaded.library ? (
        <ScamPage
          key={scam.code}
          scam={scam}
          contacts={loaded.library.contacts}
          caseId={view?.id ?? null}
          shown={shown ?? null}
          onBack={() => setPicked(null)}
        />
      ) : (
        <Finder loaded={loaded} query={query} onQuery={setQuery} onPick={setPicked} />
      )}
    </Dialog>
  );
}

interface FinderProps {
  loaded: LoadedLibrary;
  query: string;
  onQuery: (query: string) => void;
  onPick: (code: string) => void;
}

interface Row {
  scam: LibraryScam;
  matched: readonly string[];
}

function rowsOf({ library, search }: LoadedLibrary, query: string): Row[] {
  if (!library) return [];
  if (typeof search === 'function' && query.trim() !== '') {
    return search(query).map(({ scam, matched }) => ({
      scam,
      matched: matched.slice(0, MOST_MATCHES).map(({ text }) => text),
    }));
  }
  return library.scams.map((scam) => ({ scam, matched: [] }));
}

function Finder({ loaded, query, onQuery, onPick }: FinderProps) {
  const area = useRef<HTMLDivElement>(null);
  useEffect(() => area.current?.querySelector('input')?.focus(), []);
  const rows = rowsOf(loaded, query);
  const searching = typeof loaded.search === 'function' && query.trim() !== '';

  const onKey = (event: KeyboardEvent) => {
    // While Chinese is being composed, Enter and the arrows belong to the input method.
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'Enter' && event.target instanceof HTMLInputElement) {
      event.preventDefault();
      if (searching && rows[0]) onPick(rows[0].scam.code);
    }
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    if (step === 0) return;
    event.preventDefault();
    const stops = [...(area.current?.querySelectorAll<HTMLElement>('input, .library-row') ?? [])];
    const at = stops.findIndex((stop) => stop.matches(':focus'));
    stops[Math.min(stops.length - 1, Math.max(0, at + step))]?.focus();
  };

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: arrows only move among the native elements inside
    <div className="library-finder" ref={area} onKeyDown={onKey}>
      <Field
        label={LIBRARY.search}
        aid={LIBRARY.searchAid}
        type="search"
        maxLength={80}
        value={query}
        onChange={(event) => onQuery(event.target.value)}
      />
      {loaded.search === 'none' && <NoticeLine>{LIBRARY.noSearch}</NoticeLine>}
      <p className="quiet small" role="status">
        {loaded.library === null
          ? LIBRARY.loading
          : !searching
            ? LIBRARY.all(rows.length)
            : rows.length > 0
              ? LIBRARY.found(rows.length)
              : LIBRARY.none}
      </p>
      <ul className="library-rows">
        {rows.map(({ scam, matched }) => (
          <li key={scam.code}>
            <button type="button" className="library-row" onClick={() => onPick(scam.code)}>
              <span className="library-name">{scam.name}</span>
              <span className="quiet small">
                {matched.length > 0 ? LIBRARY.matched(matched) : scam.giveaway}
              </span>
            </button>
          </li>
        ))}
      </ul>
    </div>
  );
}
