// 听到了: phrases that weigh much, one tap each from every page. A second tap takes a mistaken one back.
import type { TellerCaseView } from '../../shared/contract/case-view.ts';
import { useClient } from '../shell/inner-context.tsx';
import { useCommand } from '../shell/use-command.ts';
import { ProblemLine } from '../ui/problem-line.tsx';
import { TELLER } from './sentences.ts';

const WORDS = TELLER.heard;

export function HeardDock({ view, able }: { view: TellerCaseView; able: boolean }) {
  const client = useClient();
  const { run, busy, problem } = useCommand();
  const tap = (heard: TellerCaseView['heard'][number]) =>
    run((command) => {
      const input = { command, caseId: view.id, heard: heard.code };
      return heard.on ? client.teller.unhear(input) : client.teller.hear(input);
    });
  return (
    <footer className="heard-dock">
      <div className="heard-head">
        <h2>{WORDS.title}</h2>
        <p className="small">{WORDS.hotline}</p>
      </div>
      <ul className="heard-list">
        {view.heard.map((heard) => (
          <li key={heard.code}>
            <button
              type="button"
              className="heard"
              aria-pressed={heard.on}
              title={heard.on ? WORDS.undo(heard.label) : undefined}
              disabled={!able || busy}
              onClick={() => tap(heard)}
            >
              {heard.label}
            </button>
          </li>
        ))}
      </ul>
      <ProblemLine problem={problem} />
    </footer>
  );
}
