// The calls of the lobby for the script by which the hosts are compared: a reminder, a round, a customer handed over and taken up at the counter.
import { nodeCrypto } from '../../electron/keys/node-crypto.ts';
import { isoNow, uuid7 } from '../../electron/keys/surroundings.ts';
import { makeSlip } from '../../shared/lobby/hand-over-slip.ts';
import { signerNamed, vkeyOf } from './head-office.ts';
import { PIN, remittance, type StationDriver } from './station-driver.ts';

type Say = (name: string, input?: unknown) => Promise<unknown>;

const answered = (...answers: [step: string, option: string][]) => ({
  answers: answers.map(([step, option]) => ({ step, options: [option] })),
});
const ORDINARY = answered(
  ['ATM-01', 'withdraw'],
  ['ATM-02', 'normal'],
  ['ATM-03', 'none'],
  ['ATM-04', 'reminded'],
  ['ATM-06', 'confirmed'],
);
const DIRECTED = answered(['ATM-01', 'to-known'], ['ATM-02', 'foreign-screen'], ['ATM-03', 'on-phone']);

/** A tablet of the same branch, whose key anybody can make. */
const OTHER = { ...signerNamed('t'), name: 'icbc/hz-01/t01/identity' };

function slipAt({ clock }: StationDriver): string {
  const facts = { thread: uuid7(clock), at: isoNow(clock), machine: 'A01', outcome: 'M3' };
  return makeSlip(nodeCrypto, 'icbc/hz-01/t01/g1', { ...facts, flags: ['F16'], engine: 2 }, OTHER);
}

/** @param signInAsLobby seats whoever is lobby manager in the script */
export async function playLobby(
  counter: StationDriver,
  say: Say,
  signInAsLobby: () => Promise<unknown>,
): Promise<void> {
  const command = () => counter.command();
  const signIn = (staff: string) => say('station.signIn', { ...command(), staff, pin: PIN });
  await signIn('ji');
  await say('lobby.machines');
  for (const group of ['cellar', 'hall'])
    await say('lobby.setMachines', { ...command(), machines: [{ code: 'A01', group }] });
  const [name, key] = [OTHER.name, vkeyOf(OTHER)];
  await say('lobby.stations');
  for (const text of ['nonsense', key]) await say('lobby.readStation', { key: text });
  for (const pin of ['000111', PIN])
    await say('lobby.enrolStation', { ...command(), key, approver: 'bing', pin });
  await signInAsLobby();
  const { pack } = (await say('lobby.board')) as { pack: string };
  const about = { procedure: 'ATM', pack, machine: 'A01' };
  await say('lobby.look', { ...about, ...DIRECTED, machine: 'B99' });
  await say('lobby.look', { ...about, ...DIRECTED });
  await say('lobby.remind', { ...command(), ...about, ...DIRECTED });
  await say('lobby.remind', { ...command(), ...about, ...ORDINARY });
  counter.station.sealAsSystem({ kind: 'call-signalled', body: { machine: 'A01' }, private: {} });
  const signal = counter.view.signals?.[0]?.signal;
  for (const known of [999_999, signal]) {
    await say('lobby.answerSignal', { ...command(), signal: known, what: 'no-call' });
    await say('lobby.remind', { ...command(), ...about, ...ORDINARY, signal: known });
  }
  for (const machine of ['B99', 'A01'])
    await say('lobby.makeRound', { ...command(), machines: [{ machine, seen: ['in-order'] }] });
  const { code } = (await say('lobby.handOver', { ...command(), ...about, ...DIRECTED })) as { code: string };
  for (const known of ['12343', code]) await say('lobby.slip', { code: known });
  for (const known of ['12343', code]) await say('lobby.writeSlip', { ...command(), code: known });
  await signIn('jia');
  for (const slip of ['nonsense', slipAt(counter)]) await say('lobby.receive', { ...command(), slip });
  await say('lobby.waiting');
  for (const handOver of ['12340', '12343', code])
    await say('teller.openCase', { ...command(), ...remittance(), handOver });
  await say('teller.cancelCase', { ...counter.atCase(), reason: 'customer-left' });
  await signIn('ji');
  await say('lobby.dropStation', { ...command(), name });
  await say('lobby.dropStation', { ...command(), name });
}
