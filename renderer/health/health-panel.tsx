// 本机运行状况: one line for each thing that can be seen to, what must be done first. In the rooms of those who answer for the machine or
// for its records.
import { useCallback, useEffect, useState } from 'react';
import { judgeHealth } from '../../shared/station/health.ts';
import { useClient, useView } from '../shell/inner-context.tsx';
import { useCommand } from '../shell/use-command.ts';
import { Button } from '../ui/button.tsx';
import { HealthMark } from '../ui/marks.tsx';
import { ProblemLine } from '../ui/problem-line.tsx';
import './health.css';
import { type AllFacts, HEALTH } from './sentences.ts';
import { windowFacts } from './window-facts.ts';

export function HealthPanel() {
  const client = useClient();
  const { run, busy, problem } = useCommand();
  const isConnected = useView().customerWindow === 'connected';
  const [facts, setFacts] = useState<AllFacts | null>(null);
  const load = useCallback(async () => {
    const own = windowFacts(isConnected);
    const sent = await run(() => client.health.facts());
    if (sent?.ok) setFacts({ ...sent.value, ...(await own) });
  }, [client, run, isConnected]);
  useEffect(() => void load(), [load]);
  return (
    <section className="sheet stack health-panel" aria-labelledby="health-title">
      <div className="health-head">
        <div>
          <h1 id="health-title">{HEALTH.title}</h1>
          <p className="quiet">{HEALTH.intro}</p>
        </div>
        <Button disabled={busy} onClick={() => void load()}>
          {HEALTH.reload}
        </Button>
      </div>
      <ProblemLine problem={problem} />
      {facts ? <Lines facts={facts} /> : !problem && <p role="status">{HEALTH.loading}</p>}
    </section>
  );
}

function Lines({ facts }: { facts: AllFacts }) {
  const lines = judgeHealth(facts, facts);
  const count = (wanted: string) => lines.filter(({ state }) => state === wanted).length;
  const { columns } = HEALTH;
  return (
    <>
      <p role="status">
        {HEALTH.summary(count('act'), count('look'))}
        <span className="quiet small"> {HEALTH.seenAt(facts.now)}</span>
      </p>
      <table className="room-table health-table">
        <thead>
          <tr>
            <th scope="col">{columns.state}</th>
            <th scope="col">{columns.topic}</th>
            <th scope="col">{columns.says}</th>
          </tr>
        </thead>
        <tbody>
          {lines.map(({ topic, finding, state }) => {
            const { says, next } = HEALTH.told(finding, facts);
            return (
              <tr key={topic}>
                <td>
                  <HealthMark state={state} words={HEALTH.states[state]} />
                </td>
                <th scope="row">{HEALTH.topics[topic]}</th>
                <td>
                  {says}
                  {next && (
                    <span className="health-next">
                      {HEALTH.next}
                      {next}
                    </span>
                  )}
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </>
  );
}
