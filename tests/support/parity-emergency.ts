// Emergency access, for the script by which the hosts are compared: made, tried with a wrong code, used, ended, and looked at by the auditor.
import { beginning } from './emergency.ts';
import { PIN, type StationDriver } from './station-driver.ts';

type Say = (name: string, input?: unknown) => Promise<unknown>;

/** @param lobby the PIN of whoever takes over */
export async function playEmergency(counter: StationDriver, say: Say, lobby: string): Promise<void> {
  const signIn = (staff: string) => say('station.signIn', { ...counter.command(), staff, pin: PIN });
  await signIn('ji');
  const made = await say('emergency.makeCode', { ...counter.command(), approver: 'bing', pin: PIN });
  const { code } = made as { code: string };
  for (const typed of ['0000-0000-0000-0000', code, code])
    await say('emergency.begin', beginning(counter, typed, { pin: lobby }));
  await say('day.close', { ...counter.command(), approver: 'jia', pin: PIN });
  await say('station.watch');
  await say('emergency.end', counter.command());
  await say('emergency.end', counter.command());
  await signIn('wu');
  const { uses } = (await say('emergency.list', { page: 0 })) as { uses: { begun: number }[] };
  const begun = uses[0]?.begun ?? -1;
  await say('emergency.acts', { begun, page: 0 });
  await say('emergency.acts', { begun: 0, page: 0 });
  const found = '已和本人、网点负责人核对';
  await say('emergency.review', { ...counter.command(), begun, found });
  await say('emergency.review', { ...counter.command(), begun, found });
}
