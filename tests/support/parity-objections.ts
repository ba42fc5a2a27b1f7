// The calls about customers' objections, for the script by which the hosts are compared: a supervisor at the counter.
import type { StationDriver } from './station-driver.ts';

type Say = (name: string, input?: unknown) => Promise<unknown>;

export async function playObjections(counter: StationDriver, say: Say): Promise<void> {
  const range = { from: '2026-11-21', to: '2026-11-21' };
  const found = (await say('objection.findCases', { ...counter.command(), ...range })) as {
    cases: { caseId: string; outcome: string | null }[];
  };
  const caseId = found.cases.find(({ outcome }) => outcome !== null)?.caseId;
  const about = { caseId, matter: 'refused', basic: false, note: '客户说没有说明理由' };
  await say('objection.make', { ...counter.command(), ...about, received: '2026-11-20' });
  await say('objection.make', { ...counter.command(), ...about, received: '2026-11-21' });
  const { open } = (await say('objection.list', { page: 0 })) as { open: { id: string }[] };
  const answer = { objection: open[0]?.id, result: 'upheld', innocent: false, note: '已当面说明理由' };
  await say('objection.answer', { ...counter.command(), ...answer });
  await say('objection.answer', { ...counter.command(), ...answer });
}
