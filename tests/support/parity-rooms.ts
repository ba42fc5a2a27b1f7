// The calls of the administrator's own room, for the script by which the hosts are compared: the administrator at the counter.
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { nodeCrypto } from '../../electron/keys/node-crypto.ts';
import { signSettings } from '../../shared/station/settings-file.ts';
import { KEYS, ORIGIN, SIGNER } from './head-office.ts';
import { putProgram } from './pretend-device.ts';
import { asRoster, ROSTER, rosterText } from './rosters.ts';
import { PIN, type StationDriver } from './station-driver.ts';
import { brought, updateFile } from './update-files.ts';

/** Says nothing and does not end by itself, so that no entry of it comes between. */
const WAITING = `#!${process.execPath}\nprocess.stdin.resume();\n`;

type Say = (name: string, input?: unknown) => Promise<unknown>;

/** Before the first case, for none may be open: a stick with the version that runs and the next, and one file that is none; both taken, and the next one handed to the system. */
export async function playUpdates(counter: StationDriver, say: Say): Promise<void> {
  const second = { approver: 'bing', pin: PIN };
  await say('admin.enrolHeadOffice', { ...counter.command(), origin: ORIGIN, keys: KEYS, ...second });
  const given = { v: 1, product: 'counterguard', number: 1, settings: { restartHour: 4 } } as const;
  const note = signSettings(nodeCrypto, given, ORIGIN, SIGNER);
  await say('settings.previewFile', { note });
  await say('settings.applyFile', { ...counter.command(), note });
  const folder = join(counter.folder, 'stick');
  mkdirSync(folder, { recursive: true });
  await say('update.offers', { folder: 'stick' });
  await say('update.status');
  const take = (bytes: Uint8Array, file: string) =>
    say('update.take', { ...counter.command(), ...brought(folder, bytes, file) });
  await take(Buffer.from('no update'), 'none.cgupdate');
  await take(updateFile('0.1.0'), '0.1.0.cgupdate');
  await take(updateFile('0.2.0'), '0.2.0.cgupdate');
  await say('update.take', { ...counter.command(), folder, file: '0.3.0.cgupdate' });
  await say('update.offers', { folder });
  await say('update.status');
  await say('update.begin', { ...counter.command(), version: '0.3.0', ...second });
  await say('update.begin', { ...counter.command(), version: '0.2.0', ...second });
}

/** A roster with one person more, agreed to by the branch head. */
export async function playRooms(counter: StationDriver, say: Say): Promise<void> {
  await say('health.facts');
  const second = { approver: 'bing', pin: PIN };
  await say('settings.setIdleLock', { ...counter.command(), minutes: 12 });
  await say('settings.setIdleLock', { ...counter.command(), minutes: 12, second });
  await say('settings.setRestart', { ...counter.command(), hour: 7 });
  await say('settings.previewFile', { note: '' });
  await say('settings.previewFile', { note: 'x' });
  await say('settings.applyFile', { ...counter.command(), note: 'x' });
  await say('settings.setRestart', counter.command());
  await say('settings.setHelpPhone', { ...counter.command(), phone: '找小王' });
  await say('settings.setHelpPhone', { ...counter.command(), phone: '0571-55550199' });
  const device = 'call-signal';
  await say('device.startAgain', { ...counter.command(), device });
  const program = { device, file: 'bell', sha256: putProgram(counter, 'bell', WAITING) };
  await say('device.set', { ...counter.command(), ...program, ...second });
  await say('device.startAgain', { ...counter.command(), device });
  await say('device.drop', { ...counter.command(), device });
  await say('device.drop', { ...counter.command(), device });
  await say('device.status');
  const file = asRoster(ROSTER);
  await say('roster.preview', asRoster('没有列名'));
  await say('roster.preview', asRoster(rosterText('ji,管理员己,柜员,在用')));
  const { seen } = (await say('roster.preview', file)) as { seen: string };
  const consent = { ...file, seen, approver: 'bing', pin: PIN };
  await say('roster.import', { ...counter.command(), ...consent, seen: `${'A'.repeat(42)}0=` });
  await say('roster.import', { ...counter.command(), ...consent });
}
