// What asks for the teller's attention beside the step in hand: two at most, said once, in the way of nothing (features.md RF4).
import type { TellerCaseView } from '../../shared/contract/case-view.ts';
import { useClient } from '../shell/inner-context.tsx';
import { useCommand } from '../shell/use-command.ts';
import { Button } from '../ui/button.tsx';
import { ProblemLine } from '../ui/problem-line.tsx';
import { TELLER } from './sentences.ts';

const WORDS = TELLER.prompts;
type Prompt = TellerCaseView['prompts'][number];

interface Props {
  view: Pick<TellerCaseView, 'id' | 'prompts' | 'morePrompts' | 'entries'>;
  /** The teller can act on the case. */
  able: boolean;
}

export function Prompts({ view, able }: Props) {
  const client = useClient();
  const { run, busy, problem } = useCommand();
  const { prompts, morePrompts, entries, id: caseId } = view;
  const entryOf = ({ kind, sentence }: Prompt) =>
    kind === 'entry' ? entries.find(({ because }) => because === sentence) : undefined;
  const enter = (procedure: string) =>
    run((command) => client.teller.enterProcedure({ command, caseId, procedure }));
  return (
    <section className="prompts" aria-label={WORDS.title} aria-live="polite">
      {prompts.map((prompt) => {
        const entry = entryOf(prompt);
        return (
          <div key={`${prompt.kind}${prompt.sentence}`} className="prompt">
            <p>
              <strong>{WORDS.kind[prompt.kind]}</strong>　{prompt.sentence}
            </p>
            {prompt.ask && <p className="prompt-ask">{WORDS.ask(prompt.ask)}</p>}
            {entry && (
              <Button disabled={!able || busy} onClick={() => enter(entry.code)}>
                {WORDS.enter(entry.name)}
              </Button>
            )}
          </div>
        );
      })}
      {morePrompts > 0 && <p className="quiet">{WORDS.more(morePrompts)}</p>}
      <ProblemLine problem={problem} />
    </section>
  );
}
