// A case that goes on with another teller, for the script by which the hosts are compared.
import { PIN, remittance, type StationDriver } from './station-driver.ts';

type Say = (name: string, input?: unknown) => Promise<unknown>;

/** @param say with the teller `jia` at the counter and no case in hand, as it is again afterwards */
export async function playHandOn(counter: StationDriver, say: Say): Promise<void> {
  const signIn = (staff: string) => say('station.signIn', { ...counter.command(), staff, pin: PIN });
  // No two cases of the script are opened at one moment: lists are in that order.
  counter.wait(5);
  await signIn('ji');
  const ren = { id: 'ren', name: '柜员任', roles: ['teller'], pin: PIN };
  await say('admin.addStaff', { ...counter.command(), ...ren });
  await signIn('jia');
  await say('teller.openCase', { ...counter.command(), ...remittance() });
  const to = (staff: string) => ({ ...counter.atCase(), staff, pin: PIN, reason: 'shift-change' });
  await say('teller.handOn', to('yi'));
  await say('teller.handOn', to('ren'));
  const { id: caseId } = counter.case;
  await say('teller.pauseCase', { ...counter.atCase(), reason: 'customer-rest' });
  await signIn('bing');
  await say('reviewer.waitingCases', { page: 0 });
  for (const staff of ['yi', 'jia'])
    await say('reviewer.assignCase', { ...counter.command(), caseId, staff, reason: 'gone-home' });
  await signIn('jia');
  await say('teller.resumeCase', { ...counter.command(), caseId });
  await say('teller.cancelCase', { ...counter.atCase(), reason: 'customer-left' });
  counter.wait(5);
}
