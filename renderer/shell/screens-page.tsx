// Two displays, and nobody has said yet which is the customer's: nothing of a case or of staff stands on either until somebody touches the
// customer's.
import { Button } from '../ui/button.tsx';
import { ProblemLine } from '../ui/problem-line.tsx';
import { useClient, useView } from './inner-context.tsx';
import { SHELL } from './sentences.ts';
import { useCommand } from './use-command.ts';

const WORDS = SHELL.screens;

export default function ScreensPage() {
  const client = useClient();
  const { oneScreen } = useView();
  const words = oneScreen ? WORDS.alone : WORDS.two;
  const { run, busy, problem } = useCommand();
  return (
    <main className="plain-page">
      <section className="sheet stack plain-sheet">
        <h1>{WORDS.title}</h1>
        <p>{words.touch}</p>
        <p>{words.wrong}</p>
        <ProblemLine problem={problem} />
        <Button disabled={busy} onClick={() => void run((command) => client.display.swap({ command }))}>
          {words.swap}
        </Button>
      </section>
    </main>
  );
}
