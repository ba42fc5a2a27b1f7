// The fold of a station: one more event, and what it changes.
import type { Role } from '../words/roles.ts';
import { foldBackupFolder } from './backup-folder.ts';
import { foldBackups } from './backups.ts';
import { foldCustody } from './custody.ts';
import { foldDevices } from './devices.ts';
import type { displayKinds } from './display-kinds.ts';
import { foldDraft } from './draft.ts';
import { foldDrills } from './drills.ts';
import { foldEmergency } from './emergency.ts';
import { foldDay } from './ledger-day.ts';
import { foldLobby } from './lobby.ts';
import { foldMachine } from './machine.ts';
import { foldObjections } from './objections.ts';
import { foldProposals } from './proposals.ts';
import { foldListing, type RosterListing, takenOver } from './roster-listing.ts';
import { emptied, signedIn, unseated, withoutEmergencySeats, withPerson } from './seats.ts';
import type { Person, StationEvent, StationState } from './station-state.ts';
import { foldUpdates } from './updates.ts';

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
