// The state of a station: a fold of the events that belong to no case. Who works here, who sits where, which pack is in use.
import type { Event } from '../ledger/catalogue.ts';
import type { Mode } from '../words/modes.ts';
import type { Calibration } from '../words/reading.ts';
import type { Role } from '../words/roles.ts';
import type { SpareKind } from '../words/spare-keys.ts';
import { type BackupFolder, foldBackupFolder, OWN_FOLDER } from './backup-folder.ts';
import { type Backups, foldBackups, NO_BACKUPS } from './backups.ts';
import { type Custodies, foldCustody } from './custody.ts';
import { type Devices, foldDevices } from './devices.ts';
import type { displayKinds } from './display-kinds.ts';
import { foldDraft, type PackDraft } from './draft.ts';
import { type Drills, foldDrills, NO_DRILLS } from './drills.ts';
import { type Emergency, foldEmergency, isByEmergency, NO_EMERGENCY } from './emergency.ts';
import { FIRST_DAY, foldDay, type LedgerDay } from './ledger-day.ts';
import { EMPTY_LOBBY, foldLobby, type Lobby } from './lobby.ts';
import { foldMachine, type Machine, NEW_MACHINE } from './machine.ts';
import { foldObjections, type Objections } from './objections.ts';
import { foldProposals, type Proposals } from './proposals.ts';
import { foldListing, type RosterListing, takenOver } from './roster-listing.ts';
import type { StationKind } from './station-kinds.ts';
import { foldUpdates, NO_UPDATES, type Updates } from './updates.ts';
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

function withPerson(state: StationState, id: string, change: Partial<Person>): StationState {
  const person = state.people.get(id);
  if (!person) return state;
  // Most sign-ins change nothing of the person; a roster of thousands is not copied for that.
  if (Object.entries(change).every(([key, value]) => person[key as keyof Person] === value)) return state;
  return { ...state, people: new Map(state.people).set(id, { ...person, ...change }) };
}

function signedIn(state: StationState, event: StationEvent & { kind: 'sign-in' }): StationState {
  const { staff, seat, room, caseId } = event.body;
  const rested = withPerson(state, staff, { tries: 0 });
  if (seat === 'reviewer') return { ...rested, reviewer: { staff, room, caseId: caseId ?? '' } };
  // A reviewer came to help the person who sat here; the next one calls their own.
  return { ...emptied(rested, 'handler'), handler: { staff, room, locked: false } };
}

/** The second seat ends by itself with the case it was taken for: what says so is the case's own event. */
export function withoutReviewer({ reviewer: _, ...rest }: StationState): StationState {
  return rest;
}

/** Nobody helps at an empty counter, and nobody measures: with the first seat the second is empty too. */
function emptied(state: StationState, seat: 'handler' | 'reviewer'): StationState {
  const alone = withoutReviewer(state);
  if (seat === 'reviewer') return alone;
  const { handler: _, calibrating: __, ...rest } = alone;
  return rest;
}

/** Who may no longer work here, or not in the room they sit in, loses the seat with the right to it. */
function unseated(state: StationState, { id, roles, status }: Person): StationState {
  const { running } = state.emergency;
  const maySit = (seat: Seat) =>
    status === 'active' && (roles.includes(seat.room) || isByEmergency(running, seat));
  const { handler, reviewer } = state;
  if (handler?.staff === id && !maySit(handler)) return emptied(state, 'handler');
  return reviewer?.staff === id && !maySit(reviewer) ? emptied(state, 'reviewer') : state;
}

/** Without the seats that are held by the emergency that runs: its end, sealed or not, ends them. */
export function withoutEmergencySeats(state: StationState): StationState {
  const { handler, reviewer, emergency } = state;
  const isHeld = (seat: Seat | undefined) => seat !== undefined && isByEmergency(emergency.running, seat);
  if (isHeld(handler)) return emptied(state, 'handler');
  return isHeld(reviewer) ? emptied(state, 'reviewer') : state;
}

const staffOf = ({ actor }: StationEvent): { by?: string } => ('staff' in actor ? { by: actor.staff } : {});

function withDraft(
  { draft: before, ...state }: StationState,
  event: Parameters<typeof foldDraft>[1],
): StationState {
  const draft = foldDraft(before, event);
  return draft ? { ...state, draft } : state;
}

type DisplayEvent = Extract<StationEvent, { kind: keyof typeof displayKinds }>;

const withDay = (state: StationState, event: Parameters<typeof foldDay>[1]): StationState => ({
  ...state,
  day: foldDay(state.day, event, state.handler?.locked === false),
});

/** What somebody does who is about to leave, or with the day that was closed, begins no new one. */
const BEGINS_NO_DAY: ReadonlySet<string> = new Set([
  ...['day-closed', 'key-rolled', 'day-opened', 'day-sheet-printed', 'sign-out', 'locked'],
]);

/** Somebody as they are from a moment on. Without a name or a PIN these stay as they were. */
interface StaffChange extends Pick<Person, 'roles' | 'status'> {
  at: string;
  staff: string;
  name?: string | undefined;
  pin?: string | undefined;
}

type StaffChanged = StationEvent & { kind: 'staff-changed' };
const changeOf = ({ at, body, private: hidden }: StaffChanged): StaffChange => ({
  ...{ at, ...body },
  name: hidden?.name,
});

/** @param people a copy of the state's own, which nobody else holds: it gets the change */
function withStaff(state: StationState, change: StaffChange, people: Map<string, Person>): StationState {
  const { at, staff, roles, status, name, pin } = change;
  const before = state.people.get(staff);
  const person: Person = {
    ...{ id: staff, roles, status },
    name: name ?? before?.name ?? staff,
    pin: pin ?? before?.pin ?? '',
    since: before?.since ?? at,
    tries: pin ? 0 : (before?.tries ?? 0),
    lastTry: before?.lastTry ?? at,
  };
  return unseated({ ...state, people: people.set(staff, person) }, person);
}

function withListing({ listing: _, ...state }: StationState, listing?: RosterListing): StationState {
  return listing ? { ...state, listing } : state;
}

/** Everybody whom the roster listed, all at once. */
function withRoster(state: StationState, event: StationEvent & { kind: 'roster-imported' }): StationState {
  const people = new Map(state.people);
  const after = takenOver(state.listing, event).reduce(
    (before, listed) => withStaff(before, { ...listed, at: event.at }, people),
    state,
  );
  return withListing(after, foldListing(state.listing, event));
}

/** Folds events one after the other. A roster of thousands is copied once and not once for each of its people. */
export function foldStationAll(before: StationState, events: Iterable<StationEvent>): StationState {
  let state = before;
  let own: Map<string, Person> | undefined;
  for (const event of events) {
    if (event.kind !== 'staff-changed') state = foldStation(state, event);
    else {
      if (!own || own !== state.people) own = new Map(state.people);
      state = begun(withStaff(state, changeOf(event), own), event);
    }
  }
  return state;
}

/** Folds one more event into the station. Kinds that change nothing here leave the state as it is. */
export function foldStation(before: StationState, event: StationEvent): StationState {
  return begun(foldOne(before, event), event);
}

function begun(state: StationState, event: StationEvent): StationState {
  // Whoever closes the day and works on in their seat acts without signing in: that too is the first act of a day (format section 4).
  const begins = 'staff' in event.actor && !BEGINS_NO_DAY.has(event.kind);
  if (!begins || state.day.openedAt !== undefined) return state;
  return { ...state, day: { ...state.day, openedAt: event.at } };
}

function withoutCalibrating({ calibrating: _, ...rest }: StationState): StationState {
  return rest;
}

function measured(state: StationState, event: DisplayEvent): StationState {
  const by = staffOf(event).by ?? '';
  switch (event.kind) {
    case 'calibration-begun':
      return { ...state, calibrating: { staff: by, room: event.actor.role as Role } };
    case 'display-calibrated':
      return { ...withoutCalibrating(state), calibration: { ...event.body, at: event.at, by } };
    case 'calibration-left':
      return withoutCalibrating(state);
  }
}

function foldOne(state: StationState, event: StationEvent): StationState {
  switch (event.kind) {
    case 'station-named': {
      const known = event.private ?? { bank: '', branch: '', device: '' };
      return { ...state, names: { mode: event.body.mode, ...known } };
    }
    case 'staff-changed':
      return withStaff(state, changeOf(event), new Map(state.people));
    case 'roster-begun':
    case 'staff-listed':
    case 'roster-stopped':
      return withListing(state, foldListing(state.listing, event));
    case 'roster-imported':
      return withRoster(state, event);
    case 'sign-in':
      return withDay(signedIn(state, event), event);
    case 'sign-in-refused': {
      const person = state.people.get(event.body.staff);
      if (event.body.why !== 'wrong-pin' || !person) return state;
      return withPerson(state, person.id, { tries: person.tries + 1, lastTry: event.at });
    }
    case 'sign-out':
      return emptied(state, event.body.seat);
    case 'locked': {
      if (!state.handler) return state;
      return { ...emptied(state, 'reviewer'), handler: { ...state.handler, locked: true } };
    }
    case 'unlocked': {
      const rested = withPerson(state, event.body.staff, { tries: 0 });
      const seated = state.handler ? { ...rested, handler: { ...state.handler, locked: false } } : rested;
      return withDay(seated, event);
    }
    case 'app-started':
      // A person's sign-in does not outlive the process (design.md, Hosts), and neither does a roster that was being listed.
      return { ...withListing(emptied(state, 'handler')), machine: foldMachine(state.machine, event) };
    case 'pack-published': {
      const { version, pack, base, approver } = event.body;
      const used = { sha256: pack.sha256, version, at: event.at };
      return {
        ...state,
        pack: { ...used, ...staffOf(event), ...(base && { base }), ...(approver && { approver }) },
      };
    }
    case 'pack-imported': {
      const known = { ...event.body, at: event.at, by: staffOf(event).by ?? '' };
      return { ...state, imported: new Map(state.imported).set(known.pack.sha256, known) };
    }
    case 'spare-key-made': {
      const { slot, id } = event.body;
      return { ...state, spares: new Map(state.spares).set(slot, { id, at: event.at }) };
    }
    case 'head-office-enrolled': {
      const { origin, keys } = event.body;
      return { ...state, headOffice: { origin, keys } };
    }
    case 'case-proposed':
    case 'case-proposal-settled':
      return { ...state, proposals: foldProposals(state.proposals, event) };
    case 'draft-edited':
    case 'draft-option-added':
    case 'draft-option-removed':
    case 'draft-options-ordered':
    case 'draft-dropped':
      return withDraft(state, event);
    case 'day-closed':
    case 'key-rolled':
    case 'day-opened':
      return withDay(state, event);
    case 'case-held':
    case 'hold-released':
    case 'case-restricted':
    case 'restriction-lifted':
    case 'erased':
      return { ...state, custodies: foldCustody(state.custodies, event) };
    case 'calibration-begun':
    case 'display-calibrated':
    case 'calibration-left':
      return measured(state, event);
    case 'backup-made':
    case 'backup-failed':
      return { ...state, backups: foldBackups(state.backups, event) };
    case 'backup-folder-set':
      return { ...state, backupFolder: foldBackupFolder(state.backupFolder, event) };
    case 'restore-drilled':
      return { ...state, drills: foldDrills(state.drills, event) };
    case 'reminder-made':
    case 'handed-over':
    case 'hand-over-slip-written':
    case 'hand-over-refused':
    case 'hand-over-received':
    case 'station-enrolled':
    case 'station-dropped':
    case 'machines-set':
    case 'patrol-made':
    case 'call-signalled':
    case 'call-signal-over':
    case 'call-signal-answered':
    case 'call-signals-passed-over':
      return { ...state, lobby: foldLobby(state.lobby, event) };
    case 'objection-made':
    case 'objection-answered':
      return { ...state, objections: foldObjections(state.objections, event) };
    case 'update-staged':
    case 'update-refused':
    case 'update-begun':
    case 'update-applied':
    case 'update-stepped-back':
    case 'update-not-applied':
      return { ...state, updates: foldUpdates(state.updates, event) };
    case 'emergency-code-set':
    case 'emergency-refused':
    case 'emergency-begun':
    case 'emergency-reviewed':
    case 'clock-moved':
      return { ...state, emergency: foldEmergency(state.emergency, event) };
    case 'emergency-ended': {
      const isRunning = state.emergency.running?.begun === event.body.begun;
      const left = isRunning ? withoutEmergencySeats(state) : state;
      return { ...left, emergency: foldEmergency(left.emergency, event) };
    }
    case 'device-set':
    case 'device-dropped':
    case 'device-refused':
    case 'device-ended':
    case 'device-asked':
      return { ...state, devices: foldDevices(state.devices, event) };
    case 'check-ended':
      return event.body.result === 'broken' ? { ...state, foundBroken: true } : state;
    case 'idle-lock-set':
    case 'help-phone-set':
    case 'nightly-restart-set':
    case 'settings-taken':
    case 'machine-lock-seen':
    case 'screens-changed':
    case 'screens-doubted':
    case 'screens-confirmed':
      return { ...state, machine: foldMachine(state.machine, event) };
    case 'log-opened':
    case 'open-key-store-accepted':
    case 'spare-key-used':
    case 'own-slot-made':
    case 'day-sheet-printed':
    case 'app-stopped':
    case 'call-refused':
    case 'calls-rejected':
    case 'pack-refused':
    case 'draft-exported':
    case 'pack-rehearsed':
    case 'followed-up':
    case 'viewed':
    case 'export-begun':
    case 'export-stopped':
    case 'exported':
    case 'check-begun':
    case 'window-crashed':
    case 'print-ended':
    case 'nightly-restart':
    case 'machine-rested':
    case 'heads-compared':
    case 'misbehaviour-reported':
    case 'fault':
      return state;
  }
}

const FREE_TRIES = 5;
const FIRST_WAIT_SECONDS = 15;

/**
 * Seconds until this person may try a PIN again: none for five tries, then 15 s, doubling with each further one.
 * Source: features.md, Responsiveness and robustness (PIN).
 * @param nowMs wall time in milliseconds
 */
export function waitSeconds(person: Pick<Person, 'tries' | 'lastTry'>, nowMs: number): number {
  if (person.tries < FREE_TRIES) return 0;
  const wait = FIRST_WAIT_SECONDS * 2 ** Math.min(person.tries - FREE_TRIES, 12);
  const passed = Math.max(0, (nowMs - Date.parse(person.lastTry)) / 1000);
  return Math.max(0, Math.ceil(wait - passed));
}

export const triesLeft = (person: Pick<Person, 'tries'>): number => Math.max(0, FREE_TRIES - person.tries);
