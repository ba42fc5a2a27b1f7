// Which generation of the ledger is looked at: shown only where a restore has ended one and it lies beside.
import { useEffect, useState } from 'react';
import { useClient } from '../shell/inner-context.tsx';
import { useCommand } from '../shell/use-command.ts';
import type { Client } from '../state/transport.ts';
import { ProblemLine } from '../ui/problem-line.tsx';
import { SearchChoice } from './search-choice.tsx';
import { GENERATIONS } from './sentences.ts';
import { useAuditor, useAuditorStore } from './store-context.tsx';

type Listed = Awaited<ReturnType<Client['auditor']['generations']>>;

export function Generations() {
  const client = useClient();
  const store = useAuditorStore();
  const chosen = useAuditor((state) => state.generation);
  const { run, problem } = useCommand();
  const [listed, setListed] = useState<Listed>([]);

  useEffect(() => {
    void run(() => client.auditor.generations()).then((sent) => {
      if (sent?.ok) setListed(sent.value);
    });
  }, [client, run]);

  if (problem) return <ProblemLine problem={problem} />;
  if (listed.length === 0) return null;
  const shown = listed.find(({ generation }) => generation === chosen);
  return (
    <div className="sheet stack-tight">
      <SearchChoice
        label={GENERATIONS.label}
        everything={GENERATIONS.present}
        value={chosen === null ? '' : String(chosen)}
        options={listed.map(({ generation }) => [String(generation), GENERATIONS.earlier(generation)])}
        onChange={(value) => store.lookAt(value === '' ? null : Number(value))}
      />
      {shown && <p className="small">{GENERATIONS.told(shown)}</p>}
    </div>
  );
}
