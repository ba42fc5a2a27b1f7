// A running station: its ledger, what the events so far add up to, and the one way by which anything new happens.

import { handlerOf } from '../../shared/case/handlers.ts';
import type { CaseEvent, Event, Happening } from '../../shared/ledger/catalogue.ts';
import type { Actor } from '../../shared/ledger/entry.ts';
import { fingerprint } from '../../shared/ledger/vkey.ts';
import type { RunningEmergency } from '../../shared/station/emergency.ts';
import { foldStationAll } from '../../shared/station/fold-station.ts';
import { withoutEmergencySeats, withoutReviewer } from '../../shared/station/seats.ts';
import type { StationKind } from '../../shared/station/station-kinds.ts';
import {
  EMPTY_STATION,
  type Person,
  type StationEvent,
  type StationState,
} from '../../shared/station/station-state.ts';
import type { KeyBackup } from '../keys/key-backup.ts';
import { nodeCrypto } from '../keys/node-crypto.ts';
import { type Clock, uuid7 } from '../keys/surroundings.ts';
import type { Vault } from '../keys/vault.ts';
import type { Append, DayClose, LargeThing } from '../ledger/ledger.ts';
import { NotSealed } from '../ledger/ledger.ts';
import type { OpenLedger } from '../ledger/open-ledger.ts';
import type { Announcer } from './announcer.ts';
import { CaseFile } from './case-file.ts';
import { fingerprintInWords } from './fingerprint-words.ts';
import { PackShelf } from './packs.ts';
import { caseEvents, type ReadableLog, type ReadCase, readCaseIn } from './readable-log.ts';
import { Situation } from './situation.ts';
import { forkWorker, type StartWorker } from './worker-process.ts';

export interface Sealed {
  seq: number;
  caseId?: string;
}

/** A network time service nudges by less than this. Anything more was somebody's hand, or a machine that slept. */
const CLOCK_TOLERANCE_MS = 5_000;

export class Station implements ReadableLog {
  readonly open: OpenLedger;
  readonly vault: Vault;
  readonly clock: Clock;
  readonly announcer: Announcer;
  readonly shelf: PackShelf;
  /** Fingerprints of the device's identity keys, Ed25519 first: lower-case hex SHA-256 (format section 3). */
  readonly identities: readonly string[];
  /** The same 256 bits each as 24 Chinese characters (BIP 39), to be read out and compared. */
  readonly identityWords: readonly string[];
  /** Why the last command could not be kept; undefined as soon as one was. */
  trouble: NotSealed['situation'] | undefined;
  /** The keys of a closed day could not be destroyed; the next start will. */
  oldKeysLeft = false;
  /** The copies of the keys beside backups: a key that is destroyed here is destroyed there. */
  keyBackups: readonly KeyBackup[] = [];
  /** Bundles that are being written at this moment. */
  exports = 0;
  /** How work is started that would keep the counter waiting; a host may have a way of its own. */
  startWorker: StartWorker = forkWorker;
  /** Why the content pack beside the program was refused at this start, in words. */
  packRefused: string | undefined;
  #state: StationState = EMPTY_STATION;
  #shut: 'idle' | 'machine' | undefined;
  readonly #cases = new Map<string, CaseFile>();
  #turn: Promise<unknown> = Promise.resolve();
  /** Wall time less time since start: constant, unless somebody sets the clock. */
  #clockOffset: number;

  constructor(open: OpenLedger, vault: Vault, clock: Clock, announcer: Announcer) {
    this.open = open;
    this.vault = vault;
    this.clock = clock;
    this.announcer = announcer;
    this.shelf = new PackShelf(open.ledger);
    // A clock that stands before the last entry was set back while nothing ran: the first entry of this start will say so.
    this.#clockOffset =
      Math.max(clock.now(), Date.parse(open.ledger.event(open.ledger.size - 1).at)) - clock.monoMs();
    this.identities = vault
      .identitySigners(open.ledger.origin)
      .map(({ type, publicKey }) => fingerprint(nodeCrypto, type, publicKey));
    this.identityWords = this.identities.map(fingerprintInWords);
    this.#state = foldStationAll(EMPTY_STATION, open.ledger.eventsOfStation() as Iterable<StationEvent>);
    for (const caseId of open.index.openCases()) {
      const { pack, events } = caseEvents(open.ledger, this.shelf, caseId);
      this.#cases.set(caseId, new CaseFile(pack, events));
    }
  }

  get state(): StationState {
    const isOver = this.#state.emergency.running !== undefined && this.emergency === undefined;
    const open = isOver ? withoutEmergencySeats(this.#state) : this.#state;
    const { handler } = open;
    return this.#shut && handler ? { ...withoutReviewer(open), handler: { ...handler, locked: true } } : open;
  }

  /** The emergency that runs. Once its time is over it is none, also where that cannot be sealed. */
  get emergency(): RunningEmergency | undefined {
    const { running } = this.#state.emergency;
    return running && this.steadyNow() < running.untilMs ? running : undefined;
  }

  /** Wall time, and not less where somebody has set the clock back and nothing was sealed since. Milliseconds since 1970. */
  steadyNow(): number {
    const { clock } = this;
    return Math.max(clock.now(), clock.monoMs() + this.#clockOffset);
  }

  /** A lock that cannot be sealed still locks: on a full disk a counter must not stay open. Sealed as soon as somebody unlocks. */
  shut(why: 'idle' | 'machine'): void {
    this.#shut = why;
    this.announcer.announce();
  }

  get shutBy(): 'idle' | 'machine' | undefined {
    return this.#shut;
  }

  get openCases(): ReadonlyMap<string, CaseFile> {
    return this.#cases;
  }

  /** A case of any age, as it stands in the ledger. @throws Situation NO_SUCH_CASE */
  readCase(caseId: string): ReadCase {
    return readCaseIn(this.open.ledger, this.shelf, caseId);
  }

  /** Seals what nobody did but the software itself. @throws NotSealed */
  sealAsSystem(event: Happening<StationKind>, large?: readonly LargeThing[]): Sealed {
    const command = uuid7(this.clock);
    return this.seal({ command, actor: { role: 'system' }, events: [event], ...(large && { large }) });
  }

  /** The case in hand of whoever sits at the counter: open, not paused, theirs. */
  current(): CaseFile | undefined {
    const { handler } = this.#state;
    if (handler?.room !== 'teller') return undefined;
    return [...this.#cases.values()].find(({ state }) => !state.paused && handlerOf(state) === handler.staff);
  }

  /**
   * Whoever waited (for their turn, or for a PIN to be hashed) acts only if they still sit there when it is over.
   * @throws Situation NOT_SIGNED_IN
   */
  assertSeated(actor: Actor): void {
    const { handler } = this.state;
    const seated = handler && !handler.locked ? { staff: handler.staff, role: handler.room } : undefined;
    if (!seated || !isSameActor(seated, actor)) throw new Situation('NOT_SIGNED_IN');
  }

  /** Commands that wait for something (a PIN to be hashed) go one after the other, so that none overtakes a check. */
  inTurn<T>(work: () => Promise<T>): Promise<T> {
    const next = this.#turn.then(work, work);
    this.#turn = next.catch(() => undefined);
    return next;
  }

  /**
   * The first answer of a command that has already happened, or undefined.
   * @param isSame whether the first entry under its number is what this command makes
   * @throws Situation COMMAND_REUSED
   */
  repeated(command: string, actor: Actor, isSame: (event: Event) => boolean): Sealed | undefined {
    const event = this.open.ledger.findCommand(command);
    if (!event) return undefined;
    if (!isSameActor(event.actor, actor) || !isSame(event)) throw new Situation('COMMAND_REUSED');
    return sealedOf(event);
  }

  /** Seals events, folds them, tells the windows. @throws NotSealed: nothing happened; Situation COMMAND_REUSED */
  seal(append: Append): Sealed {
    if (this.open.ledger.findCommand(append.command)) throw new Situation('COMMAND_REUSED');
    this.sealClockMove();
    return this.#take(this.#keep(() => this.open.ledger.append(append)));
  }

  /** Closes the ledger's day. @throws NotSealed, Situation COMMAND_REUSED as `seal` does */
  closeDay(close: DayClose): Sealed {
    if (this.open.ledger.findCommand(close.command)) throw new Situation('COMMAND_REUSED');
    this.sealClockMove();
    const { events, oldKeys } = this.#keep(() => this.open.ledger.closeDay(close));
    this.oldKeysLeft = oldKeys === 'left';
    return this.#take(events);
  }

  #take(events: readonly Event[]): Sealed {
    this.trouble = undefined;
    if (events.every((event) => event.case === undefined)) this.#foldOfStation(events as StationEvent[]);
    else for (const event of events) this.#fold(event);
    this.announcer.announce();
    const first = events[0];
    if (!first) throw new Error('a command has at least one event');
    return sealedOf(first);
  }

  /** The log was found not to be whole: nothing more is written, and every window says so. */
  stopAsBroken(): void {
    this.open.ledger.stopAsBroken();
    this.trouble = 'found-broken';
    this.announcer.announce();
  }

  #keep<T>(keep: () => T): T {
    try {
      return keep();
    } catch (error) {
      if (error instanceof NotSealed) {
        this.trouble = error.situation;
        this.announcer.announce();
      }
      throw error;
    }
  }

  /** The wall clock may be set by anybody; that it was is a fact of its own, sealed before whatever comes next. @throws NotSealed */
  sealClockMove(): void {
    const { clock } = this;
    const offset = clock.now() - clock.monoMs();
    const byMs = offset - this.#clockOffset;
    if (Math.abs(byMs) < CLOCK_TOLERANCE_MS) return;
    const events = [{ kind: 'clock-moved' as const, body: { byMs }, private: {} }];
    const moved = this.#keep(() =>
      this.open.ledger.append({ command: uuid7(clock), actor: { role: 'system' }, events }),
    );
    this.#clockOffset = offset;
    this.#foldOfStation(moved as StationEvent[]);
  }

  #foldOfStation(events: readonly StationEvent[]): void {
    // A lock that has been sealed, or somebody who sat down with their own PIN, takes the place of one that was not.
    const endsShut = (event: StationEvent) =>
      event.kind === 'locked' || (event.kind === 'sign-in' && event.body.seat === 'handler');
    if (events.some(endsShut)) this.#shut = undefined;
    this.#state = foldStationAll(this.#state, events);
  }

  #fold(event: Event): void {
    if (event.case === undefined) {
      this.#foldOfStation([event as StationEvent]);
      return;
    }
    const file = this.#cases.get(event.case);
    if (file) file.add(event as CaseEvent);
    else if (event.kind === 'case-opened') {
      this.#cases.set(event.case, new CaseFile(this.shelf.byHash(event.body.pack.sha256), [event]));
    }
    if (this.#cases.get(event.case)?.state.closed) this.#cases.delete(event.case);
    // The second seat was taken for the case in hand: once that is closed or put aside, nobody finds the seat warm again.
    const { reviewer } = this.#state;
    if (reviewer && this.current()?.state.id !== reviewer.caseId) this.#state = withoutReviewer(this.#state);
  }

  person(staff: string): Person | undefined {
    return this.#state.people.get(staff);
  }

  /** A person's name, also of one who has left. */
  nameOf(staff: string): string {
    return this.#state.people.get(staff)?.name ?? staff;
  }
}

const isSameActor = (left: Actor, right: Actor): boolean =>
  left.role === right.role &&
  ('staff' in left ? left.staff : undefined) === ('staff' in right ? right.staff : undefined);

function sealedOf(event: Event): Sealed {
  return { seq: event.seq, ...(event.case !== undefined && { caseId: event.case }) };
}
