// The machines in the hall: the administrator lists them, and the content pack says for each group whether its transfers wait (银发〔2019〕85号).
import type { Actor } from '../../shared/ledger/entry.ts';
import type { Pack } from '../../shared/procedure/pack-schema.ts';
import type { Machine } from '../../shared/station/lobby.ts';
import { packInUse } from './publish.ts';
import { Situation } from './situation.ts';
import type { Sealed, Station } from './station.ts';

/** The list as it stands; the groups of the pack by their own codes until there is one. */
const machinesOf = ({ state }: Station, pack: Pack): readonly Machine[] =>
  state.lobby.machines ?? pack.pack.machines.map(({ code }) => ({ code, group: code }));

const isAmong = (machines: readonly Machine[], machine: string) =>
  machines.some(({ code }) => code === machine);

/** Whether the lobby has a machine of this number, by the pack in use. */
export function isKnownMachine(station: Station, machine: string): boolean {
  const used = packInUse(station);
  return used !== undefined && isAmong(machinesOf(station, used.pack), machine);
}

/** @throws Situation NO_SUCH_MACHINE */
export function assertMachine(station: Station, pack: Pack, machine: string): void {
  if (!isAmong(machinesOf(station, pack), machine)) throw new Situation('NO_SUCH_MACHINE');
}

/** What the lobby may say of each machine. Where the pack has no such group, nothing is said, and nothing promised. */
export const machineViews = (station: Station, pack: Pack) =>
  machinesOf(station, pack).map(({ code, group }) => {
    const known = pack.pack.machines.find((candidate) => candidate.code === group);
    return { code, name: known?.name ?? group, regime: known?.regime ?? null, say: known?.say ?? null };
  });

export function listMachines(station: Station) {
  return {
    machines: (station.state.lobby.machines ?? []).map(({ code, group }) => ({ code, group })),
    groups: packInUse(station)?.pack.pack.machines ?? [],
  };
}

/** @throws Situation MACHINE_TWICE, UNKNOWN_CODE where the pack in use has no such group */
export function setMachines(
  station: Station,
  actor: Actor,
  { command, machines }: { command: string; machines: Machine[] },
): Sealed {
  const again = station.repeated(
    command,
    actor,
    ({ kind, body }) => kind === 'machines-set' && JSON.stringify(body.machines) === JSON.stringify(machines),
  );
  if (again) return again;
  if (new Set(machines.map(({ code }) => code)).size !== machines.length)
    throw new Situation('MACHINE_TWICE');
  const groups = packInUse(station)?.pack.pack.machines ?? [];
  if (!machines.every(({ group }) => groups.some(({ code }) => code === group)))
    throw new Situation('UNKNOWN_CODE');
  return station.seal({
    command,
    actor,
    events: [{ kind: 'machines-set', body: { machines }, private: {} }],
  });
}
