// The calls by which cases are held, set aside and destroyed, for the script by which the hosts are compared: compliance at the counter.
import { PIN, type StationDriver } from './station-driver.ts';

type Say = (name: string, input?: unknown) => Promise<unknown>;

/** @param caseId of a case that was cancelled: no law keeps it from being destroyed */
export async function playCustody(
  counter: StationDriver,
  say: Say,
  caseId: string,
  range: { from: string; to: string },
): Promise<void> {
  const about = () => ({ ...counter.command(), caseId, approver: 'bing', pin: PIN });
  const change = (act: string, reason: string) => say('custody.change', { ...about(), act, reason });
  const erase = () => say('custody.erase', { ...about(), ground: 'purpose-gone' });
  await say('custody.table');
  await change('hold', 'inquiry');
  await change('hold', 'inquiry');
  await erase();
  await change('release', 'ended');
  await change('restrict', 'period-running');
  await say('custody.cases', { show: 'dated', ...range, page: 0 });
  await erase();
  await say('custody.cases', { show: 'erased', ...range, page: 0 });
}
