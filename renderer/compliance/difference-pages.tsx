// Turns the pages of a difference that does not fit on one.
import { Button } from '../ui/button.tsx';
import type { Differences } from './compliance-store.ts';
import { COMPLIANCE } from './sentences.ts';

const WORDS = COMPLIANCE.compare;

export function DifferencePages({ found, onPage }: { found: Differences; onPage: (page: number) => void }) {
  const { total, page, pageSize, differences } = found;
  if (total <= pageSize) return null;
  const first = page * pageSize;
  return (
    <nav className="row compare-pages" aria-label={WORDS.pages}>
      <Button disabled={page === 0} onClick={() => onPage(page - 1)}>
        {WORDS.previous}
      </Button>
      <p role="status">{WORDS.page(first + 1, first + differences.length, total)}</p>
      <Button disabled={first + pageSize >= total} onClick={() => onPage(page + 1)}>
        {WORDS.next}
      </Button>
    </nav>
  );
}
