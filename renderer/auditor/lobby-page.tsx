// What the lobby did: dates and a kind above, the entries below, a page at a time.
import type { FormEvent } from 'react';
import { LOBBY_RECORDS, type LobbyRecord } from '../../shared/words/lobby.ts';
import { useClient } from '../shell/inner-context.tsx';
import { useCommand } from '../shell/use-command.ts';
import { Button } from '../ui/button.tsx';
import { FoundPages } from '../ui/found-pages.tsx';
import { ProblemLine } from '../ui/problem-line.tsx';
import type { AuditorState, LobbyTerms } from './auditor-store.ts';
import { rangeFault } from './date-range.ts';
import { RangeFields } from './range-fields.tsx';
import { SearchChoice } from './search-choice.tsx';
import { AUDITOR } from './sentences.ts';
import { useAuditor, useAuditorStore } from './store-context.tsx';
import { StationEntries } from './timeline.tsx';

const WORDS = AUDITOR.lobby;
const KINDS = Object.keys(LOBBY_RECORDS) as LobbyRecord[];

export function LobbyPage() {
  const client = useClient();
  const store = useAuditorStore();
  const { typed, shown } = useAuditor((state) => state.lobby);
  const generation = useAuditor((state) => state.generation);
  const { run, problem } = useCommand();

  const find = async (terms: LobbyTerms, page: number) => {
    const { from, to, kind } = terms;
    const asked = { from, to, page, ...(kind && { kind }), ...(generation !== null && { generation }) };
    const answer = await run((command) => client.auditor.lobbyRecords({ command, ...asked }));
    if (answer?.ok) store.takeLobby(terms, answer.value);
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!rangeFault(typed)) void find(typed, 0);
  };

  return (
    <>
      <div>
        <h1>{WORDS.title}</h1>
        <p className="quiet">{WORDS.intro}</p>
      </div>
      <form className="sheet search-form" onSubmit={submit} aria-label={WORDS.title} noValidate>
        <RangeFields
          range={typed}
          onChange={(range) => store.typeLobby(range)}
          onQuick={(range) => void find({ ...typed, ...range }, 0)}
        />
        <SearchChoice
          label={WORDS.kind}
          everything={WORDS.everyKind}
          value={typed.kind}
          options={KINDS.map((kind) => [kind, WORDS.kinds[kind]])}
          onChange={(kind) => store.typeLobby({ kind: kind as LobbyTerms['kind'] })}
        />
        <Button look="main" type="submit" disabled={rangeFault(typed) !== undefined}>
          {WORDS.find}
        </Button>
      </form>
      <ProblemLine problem={problem} />
      {shown ? (
        <Found shown={shown} onPage={(page) => void find(shown.terms, page)} />
      ) : (
        <p className="quiet search-before">{WORDS.before}</p>
      )}
    </>
  );
}

interface FoundProps {
  shown: NonNullable<AuditorState['lobby']['shown']>;
  onPage: (page: number) => void;
}

function Found({ shown: { terms, found }, onPage }: FoundProps) {
  const kind = terms.kind && `（${WORDS.kinds[terms.kind]}）`;
  const title = `${WORDS.found(found.total, AUDITOR.range.words(terms.from, terms.to))}${kind}`;
  return (
    <>
      <p className="visually-hidden" role="status">
        {title}
      </p>
      <StationEntries
        title={title}
        aid={found.total === 0 ? WORDS.none : WORDS.aid}
        entries={found.records}
      />
      <FoundPages {...found} onPage={onPage} />
    </>
  );
}
