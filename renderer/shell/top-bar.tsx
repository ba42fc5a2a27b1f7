// The line at the top of every room: where this is, who works here, and the way out.
import { lazy, Suspense } from 'react';
import { ROLE_NAMES } from '../../shared/words/roles.ts';
import { Button } from '../ui/button.tsx';
import { DemoBanner } from '../ui/demo-banner.tsx';
import { ProblemLine } from '../ui/problem-line.tsx';
import { useClient, useView } from './inner-context.tsx';
import { SHELL } from './sentences.ts';
import { useCommand } from './use-command.ts';

const AidsButton = lazy(() => import('../teller/aids-button.tsx'));
const HandOnButton = lazy(() => import('../teller/hand-on-button.tsx'));

export function TopBar() {
  const { station, session, customerWindow, mode } = useView();
  const client = useClient();
  const { run, busy, problem } = useCommand();
  if (!session) return null;
  return (
    <header className="top-bar">
      <p className="top-product">{SHELL.product}</p>
      {station && (
        <p className="top-place">
          {station.bank} · {station.branch} · {station.device}
        </p>
      )}
      <DemoBanner mode={mode} />
      {session.room === 'teller' && customerWindow === 'missing' && (
        <p className="top-missing" role="status">
          {SHELL.customerMissing}
        </p>
      )}
      <ProblemLine problem={problem} />
      <p className="top-person">
        {session.name}
        <span className="quiet">（{ROLE_NAMES[session.room]}）</span>
      </p>
      {session.room === 'teller' && (
        <Suspense fallback={null}>
          <AidsButton />
          <HandOnButton />
        </Suspense>
      )}
      <Button look="quiet" disabled={busy} onClick={() => run((command) => client.station.lock({ command }))}>
        {SHELL.lock}
      </Button>
      <Button
        look="quiet"
        disabled={busy}
        onClick={() => run((command) => client.station.signOut({ command }))}
      >
        {SHELL.signOut}
      </Button>
    </header>
  );
}
