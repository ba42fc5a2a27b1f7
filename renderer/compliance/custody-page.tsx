// Which cases are kept until when, what was decided about them, and the way to hold, set aside or destroy one, by two.
import { type FormEvent, useEffect, useId } from 'react';
import { Button } from '../ui/button.tsx';
import { Field } from '../ui/field.tsx';
import { NoticeLine } from '../ui/notice-line.tsx';
import { ProblemLine } from '../ui/problem-line.tsx';
import { CustodyDialog } from './custody-dialog.tsx';
import { CUSTODY } from './custody-sentences.ts';
import { isRange, SHOWS } from './custody-store.ts';
import { CustodyTable } from './custody-table.tsx';
import { PageTitle } from './page-title.tsx';
import { RetentionTable } from './retention-table.tsx';
import { COMPLIANCE } from './sentences.ts';
import { useComplianceStore, useCustody } from './store-context.tsx';

export function CustodyPage() {
  const { custody } = useComplianceStore();
  const { found, table, problem, asked, said, show } = useCustody((state) => state);
  useEffect(() => void custody.begin(), [custody]);
  return (
    <>
      <PageTitle>{CUSTODY.title}</PageTitle>
      <div>
        <p>{CUSTODY.intro}</p>
        <p className="quiet">{CUSTODY.what}</p>
      </div>
      {said && <NoticeLine>{said}</NoticeLine>}
      {table === 'none' && <NoticeLine tone="alert">{CUSTODY.noTable}</NoticeLine>}
      <ProblemLine problem={problem} />
      <Choice />
      {!found && !problem && <p role="status">{COMPLIANCE.loading}</p>}
      {found && found.total === 0 && <p role="status">{CUSTODY.none[show]}</p>}
      {found && found.total > 0 && (
        <>
          <CustodyTable
            cases={found.cases}
            canAct={table !== null && table !== 'none'}
            onAct={(act, kept) => custody.ask(act, kept)}
          />
          <Pages />
        </>
      )}
      {table !== null && table !== 'none' && <RetentionTable rules={table.rules} />}
      {asked && table !== null && table !== 'none' && (
        <CustodyDialog key={asked.act + asked.kept.caseId} {...asked} table={table} />
      )}
    </>
  );
}

function Choice() {
  const id = useId();
  const { custody } = useComplianceStore();
  const { show, from, to } = useCustody((state) => state);
  const faulty = !isRange({ from, to });
  const find = (event: FormEvent) => {
    event.preventDefault();
    void custody.load();
  };
  return (
    <form className="sheet custody-choice" onSubmit={find}>
      <div className="field">
        <label htmlFor={id}>{CUSTODY.show}</label>
        <select
          id={id}
          value={show}
          onChange={(event) => void custody.choose(SHOWS.find((one) => one === event.target.value) ?? 'due')}
        >
          {SHOWS.map((one) => (
            <option key={one} value={one}>
              {CUSTODY.shows[one]}
            </option>
          ))}
        </select>
      </div>
      {show === 'dated' && (
        <>
          <Field
            label={CUSTODY.from}
            type="date"
            value={from}
            fault={faulty ? CUSTODY.order : undefined}
            onChange={(event) => custody.range({ from: event.target.value })}
          />
          <Field
            label={CUSTODY.to}
            type="date"
            value={to}
            onChange={(event) => custody.range({ to: event.target.value })}
          />
          <Button type="submit" disabled={faulty}>
            {CUSTODY.find}
          </Button>
        </>
      )}
    </form>
  );
}

function Pages() {
  const { custody } = useComplianceStore();
  const found = useCustody((state) => state.found);
  if (!found) return null;
  const { page, pageSize, total, cases } = found;
  const first = page * pageSize + 1;
  return (
    <div className="row">
      <p role="status">{CUSTODY.counted(first, first + cases.length - 1, total)}</p>
      {total > pageSize && (
        <>
          <Button disabled={page === 0} onClick={() => void custody.load(page - 1)}>
            {CUSTODY.previous}
          </Button>
          <Button disabled={first + pageSize > total} onClick={() => void custody.load(page + 1)}>
            {CUSTODY.next}
          </Button>
        </>
      )}
    </div>
  );
}
