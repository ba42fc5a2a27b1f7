// Looking through a list of which the process sends one page at a time: a field for words, how many were found, and the way to other pages.
import { type FormEvent, useState } from 'react';
import { Button } from './button.tsx';
import { Field } from './field.tsx';
import './long-list.css';
import { UI } from './sentences.ts';

interface Found {
  total: number;
  /** From 0. */
  page: number;
  pageSize: number;
}

/** Turns the pages of what was found; nothing where all of it stands on one. */
export function FoundPages({ total, page, pageSize, onPage }: Found & { onPage: (page: number) => void }) {
  if (total <= pageSize) return null;
  const first = page * pageSize;
  return (
    <nav className="row" aria-label={UI.longList.pages}>
      <Button disabled={page === 0} onClick={() => onPage(page - 1)}>
        {UI.longList.previous}
      </Button>
      <p role="status">{UI.longList.page(first + 1, Math.min(first + pageSize, total), total)}</p>
      <Button disabled={first + pageSize >= total} onClick={() => onPage(page + 1)}>
        {UI.longList.next}
      </Button>
    </nav>
  );
}

/** @param label what is looked through */
export function FindWords({ label, onFind }: { label: string; onFind: (words: string) => void }) {
  const [typed, setTyped] = useState('');
  const submit = (event: FormEvent) => {
    event.preventDefault();
    onFind(typed.trim());
  };
  return (
    <form className="find-words" noValidate onSubmit={submit}>
      <Field
        type="search"
        label={label}
        maxLength={60}
        value={typed}
        onChange={(event) => setTyped(event.target.value)}
      />
      <Button type="submit">{UI.find}</Button>
    </form>
  );
}
