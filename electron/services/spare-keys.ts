// Making the spare keys of a station: one recovery key for a sealed envelope, one passphrase. Sealed first and put in place then, so that a
// cut in between leaves the older key, which somebody holds, and never one that nobody has seen.
import { isWeakPassphrase, type SpareKind } from '../../shared/words/spare-keys.ts';
import { newRecoveryKey } from '../keys/spare-keys.ts';
import { uuid7 } from '../keys/surroundings.ts';
import { agreedBy, type SecondPerson } from './second-person.ts';
import { Situation } from './situation.ts';
import type { Sealed, Station } from './station.ts';

interface Making {
  command: string;
  actor: { staff: string; role: string } | { role: 'system' };
  approver?: string;
}

async function make(
  station: Station,
  { command, actor, approver }: Making,
  spare: { kind: SpareKind; key: string },
): Promise<{ sealed: Sealed; id: string }> {
  const { id, keep } = await station.vault.makeSpare(spare);
  if ('staff' in actor) station.assertSeated(actor);
  const body = { slot: spare.kind, id, ...(approver !== undefined && { approver }) };
  const sealed = station.seal({ command, actor, events: [{ kind: 'spare-key-made', body, private: {} }] });
  keep();
  return { sealed, id };
}

/** The recovery key of a new station: nobody but its first administrator is there yet. */
export async function firstRecoveryKey(station: Station): Promise<{ id: string; key: string }> {
  const key = newRecoveryKey();
  const making = { command: uuid7(station.clock), actor: { role: 'system' as const } };
  const { id } = await make(station, making, { kind: 'recovery', key });
  return { id, key };
}

type Asked = SecondPerson & { command: string };

/** A repeat gets no first answer: the key is shown once and kept nowhere. @throws Situation COMMAND_REUSED, and those of `agreedBy` */
export function renewRecoveryKey(
  station: Station,
  actor: { staff: string; role: string },
  { command, ...second }: Asked,
): Promise<{ id: string; key: string }> {
  return station.inTurn(async () => {
    if (station.open.ledger.findCommand(command)) throw new Situation('COMMAND_REUSED');
    const { id: approver } = await agreedBy(station, actor, second, 'keys');
    const key = newRecoveryKey();
    const { id } = await make(station, { command, actor, approver }, { kind: 'recovery', key });
    return { id, key };
  });
}

/** @throws Situation WEAK_PASSPHRASE, COMMAND_REUSED, and those of `agreedBy` */
export function setPassphrase(
  station: Station,
  actor: { staff: string; role: string },
  { command, passphrase, ...second }: Asked & { passphrase: string },
): Promise<Sealed> {
  return station.inTurn(async () => {
    if (isWeakPassphrase(passphrase)) throw new Situation('WEAK_PASSPHRASE');
    if (station.open.ledger.findCommand(command)) throw new Situation('COMMAND_REUSED');
    const { id: approver } = await agreedBy(station, actor, second, 'keys');
    const { sealed } = await make(
      station,
      { command, actor, approver },
      { kind: 'passphrase', key: passphrase },
    );
    return sealed;
  });
}
