// 提请复核 before the asking is done: one tap, and the place in the questions is kept.
import { useClient } from '../shell/inner-context.tsx';
import { useCommand } from '../shell/use-command.ts';
import { Button } from '../ui/button.tsx';
import { ProblemLine } from '../ui/problem-line.tsx';
import { TELLER } from './sentences.ts';

export function EscalateEarly({ caseId, onEscalated }: { caseId: string; onEscalated: () => void }) {
  const client = useClient();
  const { run, busy, problem } = useCommand();
  const escalate = async () => {
    const sent = await run((command) => client.teller.escalate({ command, caseId }));
    if (sent?.ok) onEscalated();
  };
  return (
    <>
      <Button disabled={busy} onClick={escalate}>
        {TELLER.check.escalate}
      </Button>
      <ProblemLine problem={problem} />
    </>
  );
}
