// The first run of a station, and every later start. A new station is made whole in a folder beside and then moved into place,
// so that a power cut during set-up leaves either nothing or everything.
import { existsSync, mkdirSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Happening } from '../../shared/ledger/catalogue.ts';
import type { HealthFacts } from '../../shared/station/health.ts';
import type { Mode } from '../../shared/words/modes.ts';
import type { SpareKind } from '../../shared/words/spare-keys.ts';
import { type DurableFiles, renameDurably } from '../keys/durable-files.ts';
import { Mistyped, sparesIn } from '../keys/spare-keys.ts';
import { type Clock, uuid7 } from '../keys/surroundings.ts';
import { type KeyProtector, type KeyStoreFitness, Vault } from '../keys/vault.ts';
import { LogDamaged } from '../ledger/entry-reader.ts';
import { createLedger, openLedger, Quarantined } from '../ledger/open-ledger.ts';
import { Announcer } from './announcer.ts';
import { closeDayLate } from './day-close.ts';
import { publishRehearsal } from './rehearsal.ts';
import { publishShipped } from './shipped-pack.ts';
import { Situation } from './situation.ts';
import { type NewPerson, personEvent } from './staff.ts';
import { Station } from './station.ts';

export interface Place {
  /** The station's own folder, `…/live` or `…/demo`: keys beside generations. */
  folder: string;
  /** Where the shipped content pack lies. */
  packFolder: string;
  /** Hash of the pack that needs no signature. */
  trustedPack: string;
  mode: Mode;
  /** A compiled pack that compliance wants rehearsed; only a drill takes it, and needs no signature for it. */
  rehearsal?: string;
  /** SM2 on the checkpoint of every act and not only on those that are handed out: some milliseconds an act. */
  signsAllWithSm2?: boolean;
  files: DurableFiles;
  clock: Clock;
  /** @param folder the folder in which the protector may keep a file of its own */
  protector(folder: string): KeyProtector;
}

interface Named {
  code: string;
  name: string;
}

export interface SetUp {
  bank: Named;
  branch: Named;
  device: Named;
  people: NewPerson[];
  /** Why a machine whose key store only hides the key is used all the same, in the first administrator's words. */
  openKeyStore?: string;
}

/** What stood here before a restore is kept beside; it also says that a restore was cut off, where nothing stands here. */
export const asideOf = (folder: string): string => `${folder}.before-restore`;

export const isSetUp = ({ folder }: Pick<Place, 'folder'>): boolean =>
  existsSync(folder) || existsSync(asideOf(folder));

/** Generations that lie in a station's folder, the newest last. */
export const generationsIn = (folder: string): number[] =>
  existsSync(folder)
    ? readdirSync(folder)
        .flatMap((name) => /^g([1-9]\d*)$/.exec(name)?.[1] ?? [])
        .map(Number)
        .sort((a, b) => a - b)
    : [];

/** The folder of the generation that is written to; older ones are kept beside and only read. */
const generationFolder = (folder: string): string => join(folder, `g${generationsIn(folder).at(-1) ?? 1}`);

function makeVault({ files, protector }: Place, folder: string): Promise<Vault> {
  const keys = keysIn({ folder });
  mkdirSync(keys, { recursive: true, mode: 0o700 });
  return Vault.create(files, keys, protector(keys));
}

/** @throws Situation WEAK_PIN or ROLES_CLASH, before anything is in place */
async function firstEvents(vault: Vault, place: Place, setUp: SetUp): Promise<Happening[]> {
  const known = new Set<string>();
  const people: Happening[] = [];
  for (const person of setUp.people) {
    const event = await personEvent(vault, place.clock, person, known);
    if (event.body.pin) known.add(event.body.pin);
    people.push(event);
  }
  const { bank, branch, device, openKeyStore } = setUp;
  const names = { bank: bank.name, branch: branch.name, device: device.name };
  const accepted: Happening[] =
    openKeyStore === undefined
      ? []
      : [{ kind: 'open-key-store-accepted', body: {}, private: { reason: openKeyStore } }];
  return [{ kind: 'station-named', body: { mode: place.mode }, private: names }, ...people, ...accepted];
}

/** How well this machine would keep the keys of a station that is not there yet. */
export const keyStoreOf = ({ protector, folder }: Place): Promise<KeyStoreFitness> =>
  protector(keysIn({ folder })).fitness();

/** How the keys of a station that runs are kept by this machine at this moment. */
export async function keptBy(
  { protector, folder }: Place,
  { vault }: Station,
): Promise<HealthFacts['keyStore']> {
  const own = protector(keysIn({ folder }));
  if (!vault.hasSlot(own)) return 'spare-only';
  return (await own.fitness()) === 'open' ? 'open' : 'kept';
}

/** @throws Situation KEY_STORE_OPEN where it only hides them and nobody accepts that, KEYS_NOT_KEPT */
async function assertKept(place: Place, { openKeyStore }: SetUp): Promise<void> {
  const fitness = await keyStoreOf(place);
  if (fitness === 'none') throw new Situation('KEYS_NOT_KEPT');
  if ((fitness === 'open') !== (openKeyStore !== undefined)) throw new Situation('KEY_STORE_OPEN');
}

/** Makes a new station. @throws Situation ALREADY_SET_UP, KEY_STORE_OPEN, KEYS_NOT_KEPT, WEAK_PIN, ROLES_CLASH */
export async function setUpStation(place: Place, setUp: SetUp): Promise<void> {
  if (isSetUp(place)) throw new Situation('ALREADY_SET_UP');
  await assertKept(place, setUp);
  const beside = `${place.folder}.new`;
  // Left over from a set-up that was cut off: nothing in it was ever acknowledged.
  rmSync(beside, { recursive: true, force: true });
  mkdirSync(beside, { recursive: true, mode: 0o700 });
  const vault = await makeVault(place, beside);
  const events = await firstEvents(vault, place, setUp);
  const { files, clock } = place;
  const origin = [setUp.bank.code, setUp.branch.code, setUp.device.code, 'g1'].join('/');
  const made = createLedger({ folder: join(beside, 'g1'), vault, files, clock }, origin);
  try {
    made.ledger.append({ command: uuid7(clock), actor: { role: 'system' }, events });
  } finally {
    made.close();
  }
  renameDurably(beside, place.folder);
}

interface Started {
  version: string;
  host: 'electron' | 'loopback' | 'none';
}

const keysIn = ({ folder }: Pick<Place, 'folder'>): string => join(folder, 'keys');

/** The spare keys that there are for a station whose own slot does not open. */
export const sparesOf = (place: Place): SpareKind[] => sparesIn(place.files, keysIn(place));

/** What a station reads at its start may lie before what a start checks. @throws Quarantined */
function stationOn(...made: ConstructorParameters<typeof Station>): Station {
  try {
    return new Station(...made);
  } catch (error) {
    throw error instanceof LogDamaged ? new Quarantined('earlier-entry-bad', error) : error;
  }
}

/** Opens the station and records the start. @throws Quarantined, KeysUnusable, NotSealed */
export async function openStation(place: Place, announcer: Announcer, started: Started): Promise<Station> {
  const keys = keysIn(place);
  const vault = await Vault.open(place.files, keys, place.protector(keys));
  return openWith(place, vault, announcer, started);
}

/**
 * Opens it by a spare key, gives the host its own slot back where it can, and records both.
 * @throws Situation SPARE_MISTYPED, SPARE_WRONG, and what `openStation` throws
 */
export async function openStationBySpare(
  place: Place,
  announcer: Announcer,
  started: Started,
  spare: { kind: SpareKind; key: string },
): Promise<Station> {
  const keys = keysIn(place);
  const opened = await openBySpare(place, spare);
  const station = openWith(place, opened.vault, announcer, started);
  try {
    // On record before the host's own slot is back: a cut in between asks for the spare key again, and leaves nothing unsaid.
    const body = { slot: spare.kind, id: opened.id };
    station.sealAsSystem({ kind: 'spare-key-used', body, private: {} });
    if (await isGiven(opened.vault, place.protector(keys)))
      station.sealAsSystem({ kind: 'own-slot-made', body: {}, private: {} });
  } catch (error) {
    station.open.close();
    throw error;
  }
  return station;
}

/** @throws Situation SPARE_MISTYPED, SPARE_WRONG; KeysUnusable */
async function openBySpare(place: Place, spare: { kind: SpareKind; key: string }) {
  const opened = await Vault.openBySpare(place.files, keysIn(place), spare).catch((error: unknown) => {
    throw error instanceof Mistyped ? new Situation('SPARE_MISTYPED') : error;
  });
  if (!opened) throw new Situation('SPARE_WRONG');
  return opened;
}

/** A key store that stays broken must not keep the branch from working today: the next start asks for the spare key again. */
async function isGiven(vault: Vault, protector: KeyProtector): Promise<boolean> {
  // Nobody has accepted in writing that this machine only hides the key: the spare key is asked for at each start.
  if ((await protector.fitness()) !== 'kept') return false;
  return vault.giveSlot(protector).then(
    () => true,
    () => false,
  );
}

/**
 * Opens a station for a command that seals one thing and ends: no start is recorded, no day closed, no pack published.
 * @throws Situation SPARE_MISTYPED, SPARE_WRONG; Quarantined, KeysUnusable
 */
export async function openQuietly(
  place: Place,
  spare: { kind: SpareKind; key: string } | undefined,
): Promise<Station> {
  const { files, clock, folder, protector } = place;
  const keys = keysIn(place);
  const vault = spare
    ? (await openBySpare(place, spare)).vault
    : await Vault.open(files, keys, protector(keys));
  const open = openLedger({ folder: generationFolder(folder), vault, files, clock });
  try {
    const station = stationOn(open, vault, clock, new Announcer());
    if (station.state.foundBroken) throw new Quarantined('found-broken');
    return station;
  } catch (error) {
    open.close();
    throw error;
  }
}

function openWith(place: Place, vault: Vault, announcer: Announcer, started: Started): Station {
  const { files, clock, folder, signsAllWithSm2 = false } = place;
  const open = openLedger({ folder: generationFolder(folder), vault, files, clock, signsAllWithSm2 });
  try {
    const station = stationOn(open, vault, clock, announcer);
    if (station.state.foundBroken) throw new Quarantined('found-broken');
    open.markVerified();
    station.sealAsSystem({ kind: 'app-started', body: started, private: {} });
    closeDayLate(station);
    if (!publishRehearsal(station, files, place.rehearsal)) {
      station.packRefused = publishShipped(station, place.packFolder, place.trustedPack);
    }
    return station;
  } catch (error) {
    open.close();
    throw error;
  }
}
