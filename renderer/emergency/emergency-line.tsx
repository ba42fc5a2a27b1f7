// Above every page of the staff's window: who acts by emergency access until when, and afterwards that an auditor has not looked at it yet.
import type { Role } from '../../shared/words/roles.ts';
import { useClient, useView } from '../shell/inner-context.tsx';
import { useCommand } from '../shell/use-command.ts';
import { Button } from '../ui/button.tsx';
import { ProblemLine } from '../ui/problem-line.tsx';
import './emergency.css';
import { EMERGENCY } from './sentences.ts';

/** Who answers for the branch, for its machine, or for its records. */
const TOLD_AFTERWARDS: readonly Role[] = ['branch-head', 'auditor', 'admin'];

export default function EmergencyLine() {
  const { phase, session, emergency } = useView();
  const client = useClient();
  const { run, busy, problem } = useCommand();
  if (!emergency) return null;
  const { running, unreviewed, latest } = emergency;
  const isTold = phase === 'signed-out' || (session && TOLD_AFTERWARDS.includes(session.room));
  const past = isTold && phase !== 'locked' ? latest : [];
  const more = unreviewed - latest.length;
  if (!running && past.length === 0) return null;
  return (
    <aside className="emergency-line" role="status">
      {running && (
        <p>
          <strong>{EMERGENCY.line(running.name, running.role, running.until)}</strong>
          {phase === 'working' && (
            <Button
              look="quiet"
              disabled={busy}
              onClick={() => run((command) => client.emergency.end({ command }))}
            >
              {EMERGENCY.end}
            </Button>
          )}
        </p>
      )}
      {past.map(({ begun, at, name, role }) => (
        <p key={begun}>{EMERGENCY.past(at, name, role)}</p>
      ))}
      {past.length > 0 && more > 0 && <p>{EMERGENCY.more(more)}</p>}
      <ProblemLine problem={problem} />
    </aside>
  );
}
