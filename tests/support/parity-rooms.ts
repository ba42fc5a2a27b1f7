// The calls of the administrator's own room, for the script by which the hosts are compared: the administrator at the counter.
import { asRoster, ROSTER, rosterText } from './rosters.ts';
import { PIN, type StationDriver } from './station-driver.ts';

type Say = (name: string, input?: unknown) => Promise<unknown>;

/** A roster with one person more, agreed to by the branch head. */
export async function playRooms(counter: StationDriver, say: Say): Promise<void> {
  await say('health.facts');
  const second = { approver: 'bing', pin: PIN };
  await say('settings.setIdleLock', { ...counter.command(), minutes: 12 });
  await say('settings.setIdleLock', { ...counter.command(), minutes: 12, second });
  await say('settings.setRestart', { ...counter.command(), hour: 7 });
  await say('settings.setRestart', { ...counter.command(), hour: null });
  await say('settings.setHelpPhone', { ...counter.command(), phone: '找小王' });
  await say('settings.setHelpPhone', { ...counter.command(), phone: '0571-55550199' });
  const file = asRoster(ROSTER);
  await say('roster.preview', asRoster('没有列名'));
  await say('roster.preview', asRoster(rosterText('ji,管理员己,柜员,在用')));
  const { seen } = (await say('roster.preview', file)) as { seen: string };
  const consent = { ...file, seen, approver: 'bing', pin: PIN };
  await say('roster.import', { ...counter.command(), ...consent, seen: `${'A'.repeat(42)}0=` });
  await say('roster.import', { ...counter.command(), ...consent });
}
