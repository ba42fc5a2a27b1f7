// A list that may hold thousands: looked through by words, shown a page at a time. What is short is shown whole, with nothing around it.
import { type ReactNode, useMemo, useState } from 'react';
import { Button } from './button.tsx';
import { Field } from './field.tsx';
import './long-list.css';
import { UI } from './sentences.ts';

/** Rows of a page: a screen has room for a dozen, and a keyboard passes fifty without being lost. */
const PAGE = 50;

export interface LongList<T> {
  /** The rows of the page that is open. */
  shown: readonly T[];
  /** As many as the words find. */
  found: number;
  all: number;
  words: string;
  page: number;
  look: (words: string) => void;
  turn: (page: number) => void;
}

/** Each word must stand somewhere in the row, wide letters and capitals like the others. */
const plain = (text: string): string => text.normalize('NFKC').toLowerCase();

/** @param textOf what a row is found by; the same function each time */
export function useLongList<T>(rows: readonly T[], textOf: (row: T) => string): LongList<T> {
  const [words, setWords] = useState('');
  const [turned, turn] = useState(0);
  const texts = useMemo(() => rows.map((row) => ({ row, text: plain(textOf(row)) })), [rows, textOf]);
  const found = useMemo(() => {
    const sought = plain(words).split(/\s+/).filter(Boolean);
    if (sought.length === 0) return rows;
    return texts.filter(({ text }) => sought.every((word) => text.includes(word))).map(({ row }) => row);
  }, [rows, texts, words]);
  // Rows may have become fewer since the page was turned.
  const page = Math.min(turned, Math.max(0, Math.ceil(found.length / PAGE) - 1));
  const look = (next: string) => {
    setWords(next);
    turn(0);
  };
  const shown = found.slice(page * PAGE, (page + 1) * PAGE);
  return { shown, found: found.length, all: rows.length, words, page, look, turn };
}

interface Props {
  list: LongList<unknown>;
  /** What is looked through, for the label of the field; absent where the page has a search of its own. */
  label?: string;
  /** The list itself. */
  children: ReactNode;
  autoFocus?: boolean;
  /** Enter in the field, where the words find exactly one row. */
  onOnly?: () => void;
}

export function LongListFrame({ list, label, children, autoFocus, onOnly }: Props) {
  const { found, all, words, page, look, turn } = list;
  if (all <= PAGE) return children;
  const first = page * PAGE;
  return (
    <div className="long-list">
      {label && (
        <Field
          type="search"
          label={label}
          value={words}
          autoFocus={autoFocus}
          onChange={(event) => look(event.target.value)}
          onKeyDown={(event) => {
            if (event.key !== 'Enter') return;
            event.preventDefault();
            if (found === 1) onOnly?.();
          }}
        />
      )}
      {label && (
        <p role="status" className="quiet small">
          {words.trim() ? UI.longList.found(found, all) : UI.longList.all(all)}
        </p>
      )}
      {children}
      {found > PAGE && (
        <nav className="row" aria-label={UI.longList.pages}>
          <Button disabled={page === 0} onClick={() => turn(page - 1)}>
            {UI.longList.previous}
          </Button>
          <p>{UI.longList.page(first + 1, Math.min(first + PAGE, found), found)}</p>
          <Button disabled={first + PAGE >= found} onClick={() => turn(page + 1)}>
            {UI.longList.next}
          </Button>
        </nav>
      )}
    </div>
  );
}
