// Searching: words, dates and choices above, what was found below.
import type { FormEvent } from 'react';
import { useClient } from '../shell/inner-context.tsx';
import { useCommand } from '../shell/use-command.ts';
import { Button } from '../ui/button.tsx';
import { Field } from '../ui/field.tsx';
import { ProblemLine } from '../ui/problem-line.tsx';
import type { Terms } from './auditor-store.ts';
import { CaseTable } from './case-table.tsx';
import { rangeFault } from './date-range.ts';
import { RangeFields } from './range-fields.tsx';
import { SearchChoice } from './search-choice.tsx';
import { AUDITOR } from './sentences.ts';
import { useAuditor, useAuditorStore } from './store-context.tsx';

const WORDS = AUDITOR.search;

export function SearchPage() {
  const client = useClient();
  const store = useAuditorStore();
  const terms = useAuditor((state) => state.terms);
  const search = useAuditor((state) => state.search);
  const generation = useAuditor((state) => state.generation);
  const { run, problem } = useCommand();

  const find = async (sent: Terms, page: number) => {
    const { from, to, teller, outcome, procedure, flag } = sent;
    const text = sent.text.trim();
    const filters = {
      ...(teller && { teller }),
      ...(outcome && { outcome }),
      ...(procedure && { procedure }),
      ...(flag && { flag }),
      ...(text && { text }),
      ...(generation !== null && { generation }),
    };
    const answer = await run((command) => client.auditor.findCases({ command, from, to, page, ...filters }));
    if (answer?.ok) store.takeFound(sent, answer.value);
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!rangeFault(terms)) void find(terms, 0);
  };
  const quick = (range: Pick<Terms, 'from' | 'to'>) => {
    store.type(range);
    void find({ ...terms, ...range }, 0);
  };

  return (
    <>
      <h1 className="visually-hidden">{WORDS.title}</h1>
      <form className="sheet search-form" onSubmit={submit} aria-label={WORDS.title} noValidate>
        <Field
          className="search-words"
          label={WORDS.text}
          aid={WORDS.textAid}
          type="search"
          maxLength={60}
          value={terms.text}
          onChange={(event) => store.type({ text: event.target.value })}
        />
        <RangeFields range={terms} onChange={(range) => store.type(range)} onQuick={quick} />
        <SearchChoice
          label={WORDS.teller}
          everything={WORDS.everyTeller}
          value={terms.teller}
          options={(search?.found.tellers ?? []).map(({ id, name }) => [id, `${name}（${id}）`])}
          onChange={(teller) => store.type({ teller })}
        />
        <SearchChoice
          label={WORDS.outcome}
          everything={WORDS.everyOutcome}
          value={terms.outcome}
          options={(search?.found.outcomes ?? []).map(({ code, name }) => [code, name])}
          onChange={(outcome) => store.type({ outcome })}
        />
        <SearchChoice
          label={WORDS.procedure}
          everything={WORDS.everyProcedure}
          value={terms.procedure}
          options={(search?.found.procedures ?? []).map(({ code, name }) => [code, name])}
          onChange={(procedure) => store.type({ procedure })}
        />
        <SearchChoice
          label={WORDS.flag}
          everything={WORDS.everyFlag}
          value={terms.flag}
          options={(search?.found.flags ?? []).map(({ code, name }) => [code, `${code} ${name}`])}
          onChange={(flag) => store.type({ flag })}
        />
        <Button look="main" type="submit" disabled={rangeFault(terms) !== undefined}>
          {WORDS.find}
        </Button>
      </form>
      <ProblemLine problem={problem} />
      {search ? (
        <CaseTable search={search} onPage={(page) => void find(search.terms, page)} />
      ) : (
        <p className="quiet search-before">{WORDS.before}</p>
      )}
    </>
  );
}
