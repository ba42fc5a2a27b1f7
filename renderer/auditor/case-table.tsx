// What a search found, fifty on a page, with the way into each case and into an export of the same dates.
import { useEffect, useRef } from 'react';
import { figures } from '../../shared/words/money.ts';
import { shanghaiTime } from '../../shared/words/time.ts';
import { useClient } from '../shell/inner-context.tsx';
import { useCommand } from '../shell/use-command.ts';
import { Button } from '../ui/button.tsx';
import { OverrideMark } from '../ui/marks.tsx';
import { ProblemLine } from '../ui/problem-line.tsx';
import type { AuditorState, FoundCase } from './auditor-store.ts';
import { Nothing } from './nothing.tsx';
import { AUDITOR } from './sentences.ts';
import { useAuditor, useAuditorStore } from './store-context.tsx';

const WORDS = AUDITOR.search;

type Search = NonNullable<AuditorState['search']>;

interface Props {
  search: Search;
  onPage: (page: number) => void;
}

export function CaseTable({ search, onPage }: Props) {
  const client = useClient();
  const store = useAuditorStore();
  const lastRead = useAuditor((state) => state.lastRead);
  const generation = useAuditor((state) => state.generation);
  const { run, problem } = useCommand();
  const { total, overridden, cases } = search.found;

  const read = async (caseId: string) => {
    const answer = await run((command) =>
      client.auditor.readCase({ command, caseId, ...(generation !== null && { generation }) }),
    );
    if (answer?.ok) store.takeRecord(answer.value);
  };

  return (
    <section className="found" aria-labelledby="found-title">
      <div className="found-head">
        <div role="status">
          <h2 id="found-title">
            {WORDS.found(total, AUDITOR.range.words(search.terms.from, search.terms.to))}
            {filterWords(search)}
          </h2>
          {overridden > 0 && <p className="small">{WORDS.overriddenOf(overridden)}</p>}
        </div>
        <Button onClick={() => store.exportSearched()}>{WORDS.exportRange}</Button>
      </div>
      <ProblemLine problem={problem} />
      {total === 0 ? (
        <p>{WORDS.none}</p>
      ) : (
        <>
          <table className="record-table">
            <thead>
              <tr>
                <th scope="col">{WORDS.columns.openedAt}</th>
                <th scope="col">{WORDS.columns.procedure}</th>
                <th scope="col">{WORDS.columns.teller}</th>
                <th scope="col">{WORDS.columns.customer}</th>
                <th scope="col" className="number">
                  {WORDS.columns.amount}
                </th>
                <th scope="col">{WORDS.columns.outcome}</th>
                <th scope="col" className="number">
                  {WORDS.columns.entries}
                </th>
                <th scope="col">{WORDS.columns.open}</th>
              </tr>
            </thead>
            <tbody>
              {cases.map((found) => (
                <Row
                  key={found.caseId}
                  found={found}
                  wasRead={found.caseId === lastRead}
                  onRead={() => void read(found.caseId)}
                />
              ))}
            </tbody>
          </table>
          <Pages found={search.found} onPage={onPage} />
        </>
      )}
    </section>
  );
}

/** The names of what was chosen, and the words as they were typed. */
function filterWords({ terms, found }: Search): string {
  const nameIn = (named: readonly { code: string; name: string }[], code: string) =>
    named.find((one) => one.code === code)?.name ?? code;
  const teller = found.tellers.find(({ id }) => id === terms.teller)?.name ?? terms.teller;
  const chosen = [
    teller,
    nameIn(found.outcomes, terms.outcome),
    nameIn(found.procedures, terms.procedure),
    nameIn(found.flags, terms.flag),
    terms.text.trim() && WORDS.typed(terms.text.trim()),
  ];
  const words = chosen.filter(Boolean).join('，');
  return words ? WORDS.filtered(words) : '';
}

interface RowProps {
  found: FoundCase;
  /** The case one comes back from: its button has the focus again. */
  wasRead: boolean;
  onRead: () => void;
}

function Row({ found, wasRead, onRead }: RowProps) {
  const button = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    if (wasRead) button.current?.focus();
  }, [wasRead]);
  const at = shanghaiTime(found.openedAt);
  return (
    <tr className={wasRead ? 'row-read' : undefined}>
      <td className="nowrap">{at}</td>
      <td>{found.procedure}</td>
      <td>{found.teller}</td>
      <td>{found.customer}</td>
      <td className="number">{found.amountFen === null ? <Nothing /> : figures(found.amountFen)}</td>
      <td>
        {found.outcome ? found.outcome.name : WORDS.underWay}{' '}
        {found.overrides > 0 && <OverrideMark words={WORDS.overridden} />}
      </td>
      <td className="number">{found.entries}</td>
      <td>
        <button
          ref={button}
          type="button"
          className="button button-plain row-button"
          aria-label={WORDS.openNamed(at, found.customer)}
          onClick={onRead}
        >
          {WORDS.open}
        </button>
      </td>
    </tr>
  );
}

function Pages({ found, onPage }: { found: Search['found']; onPage: (page: number) => void }) {
  const { total, page, pageSize, cases } = found;
  if (total <= pageSize) return null;
  const first = page * pageSize;
  return (
    <nav className="row found-pages" aria-label={WORDS.pages}>
      <Button disabled={page === 0} onClick={() => onPage(page - 1)}>
        {WORDS.previous}
      </Button>
      <p>{WORDS.page(first + 1, first + cases.length, total)}</p>
      <Button disabled={first + pageSize >= total} onClick={() => onPage(page + 1)}>
        {WORDS.next}
      </Button>
    </nav>
  );
}
