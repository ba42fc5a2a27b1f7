// The state of a station: a fold of the events that belong to no case (fold-station.ts). Who works here, who sits where, which pack is in use.
import type { Event } from '../ledger/catalogue.ts';
import type { Mode } from '../words/modes.ts';
import type { Calibration } from '../words/reading.ts';
import type { Role } from '../words/roles.ts';
import type { SpareKind } from '../words/spare-keys.ts';
import { type BackupFolder, OWN_FOLDER } from './backup-folder.ts';
import { type Backups, NO_BACKUPS } from './backups.ts';
import type { Custodies } from './custody.ts';
import type { Devices } from './devices.ts';
import type { PackDraft } from './draft.ts';
import { type Drills, NO_DRILLS } from './drills.ts';
import { type Emergency, NO_EMERGENCY } from './emergency.ts';
import { FIRST_DAY, type LedgerDay } from './ledger-day.ts';
import { EMPTY_LOBBY, type Lobby } from './lobby.ts';
import { type Machine, NEW_MACHINE } from './machine.ts';
import type { Objections } from './objections.ts';
import type { Proposals } from './proposals.ts';
import type { RosterListing } from './roster-listing.ts';
import type { StationKind } from './station-kinds.ts';
import { NO_UPDATES, type Updates } from './updates.ts';
import { VersionedMap } from './versioned-map.ts';

export type StationEvent = Event<StationKind>;

export interface Person {
  id: string;
  name: string;
  roles: readonly Role[];
  status: 'active' | 'disabled';
  /** Names the PIN verifier in the vault; empty until one was set. */
  pin: string;
  since: string;
  /** Wrong PINs in a row, and when the last was tried: the lock-out is worked out from these. */
  tries: number;
  lastTry: string;
}

export interface Seat {
  staff: string;
  room: Role;
}

interface PackInUse {
  /** b64 SHA-256 of the compiled pack. */
  sha256: string;
  version: string;
  /** The pack as head office made it, where the branch's own content was put in. */
  base?: string;
  at: string;
  /** Absent where the program did it by itself. */
  by?: string;
  approver?: string;
}

type Imported = Extract<StationEvent, { kind: 'pack-imported' }>;
export type ImportedPack = Imported['body'] & { at: string; by: string };

export interface StationState {
  names?: { mode: Mode; bank: string; branch: string; device: string };
  people: ReadonlyMap<string, Person>;
  /** A roster that is being listed; none of its people counts yet. */
  listing?: RosterListing;
  handler?: Seat & { locked: boolean };
  /** The second seat, and the case it was taken for. */
  reviewer?: Seat & { caseId: string };
  pack?: PackInUse;
  /** Packs that were imported, by hash, in the order of their import. */
  imported: ReadonlyMap<string, ImportedPack>;
  /** Whose signature a pack must carry; absent until head office was enrolled. */
  headOffice?: { origin: string; keys: readonly string[] };
  proposals: Proposals;
  /** The spare key of each kind that was made last. */
  spares: ReadonlyMap<SpareKind, { id: string; at: string }>;
  draft?: PackDraft;
  /** How large a millimetre is on the customer's screen; absent until somebody has measured. */
  calibration?: Calibration & { at: string; by: string };
  /** Who is measuring it now. */
  calibrating?: Seat;
  day: LedgerDay;
  custodies: Custodies;
  backups: Backups;
  drills: Drills;
  backupFolder: BackupFolder;
  lobby: Lobby;
  machine: Machine;
  objections: Objections;
  updates: Updates;
  emergency: Emergency;
  /** Devices beside the screens, each by its program. */
  devices: Devices;
  /** A check found that the log is not whole. Nothing in this log ever makes that good again. */
  foundBroken?: true;
}

export const EMPTY_STATION: StationState = {
  ...{ people: new Map(), imported: new Map(), proposals: new Map(), spares: new Map() },
  ...{ day: FIRST_DAY, custodies: VersionedMap.empty(), backups: NO_BACKUPS, lobby: EMPTY_LOBBY },
  drills: NO_DRILLS,
  backupFolder: OWN_FOLDER,
  machine: NEW_MACHINE,
  objections: new Map(),
  updates: NO_UPDATES,
  emergency: NO_EMERGENCY,
  devices: new Map(),
};
