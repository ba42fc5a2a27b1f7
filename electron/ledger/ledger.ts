// The sealed log of one station: appends the events of one command as one transaction, and reads them back.
// Commit order is that of format section 5: the call answers only when database and anchor are on the disk.

import { ALWAYS_EXPORTED } from '../../shared/ledger/always-exported.ts';
import { toBase64 } from '../../shared/ledger/base64.ts';
import { equalBytes } from '../../shared/ledger/bytes.ts';
import type { JsonObject } from '../../shared/ledger/canonical.ts';
import type { Event, Happening } from '../../shared/ledger/catalogue.ts';
import { checkpointText } from '../../shared/ledger/checkpoint.ts';
import type { NoteSigner } from '../../shared/ledger/crypto.ts';
import type { Actor } from '../../shared/ledger/entry.ts';
import { signNote } from '../../shared/ledger/note.ts';
import { leafHash, type TreeFrontier } from '../../shared/ledger/tree.ts';
import { type Signers, vkeyOf } from '../keys/day-keys.ts';
import { nodeCrypto } from '../keys/node-crypto.ts';
import { seal } from '../keys/sealed-box.ts';
import { type Clock, uuid7 } from '../keys/surroundings.ts';
import type { Vault } from '../keys/vault.ts';
import { assertDurable } from '../store/database.ts';
import type { EntryStore } from '../store/entry-store.ts';
import type { Anchor } from './anchor.ts';
import { EntryReader, eventOf, largePurpose } from './entry-reader.ts';
import { EntrySealer, type Moment, type Sealed } from './entry-sealer.ts';

/**
 * Nothing of the command was kept. `full` where the disk has no room; `stopped` where that is not even known; `found-broken` where the
 * log was found not to be whole, and nothing more is written beside what is damaged.
 */
export class NotSealed extends Error {
  readonly situation: 'full' | 'read-only' | 'damaged' | 'stopped' | 'found-broken';
  constructor(situation: NotSealed['situation'], cause?: unknown) {
    super(`not sealed: ${situation}`, { cause });
    this.situation = situation;
  }
}

/** A day holds more always-exported entries than its `day-closed` can name (format section 1: an entry has at most 16,384 bytes). */
export class DayTooLong extends Error {}

/** Two thousand numbers of seven digits, with room for the rest of the entry. */
const MOST_ALWAYS = 1_900;

/** Bytes that lie beside the entries: public (notice, pack) or sealed with the case's key (ink). */
export interface LargeThing {
  bytes: Uint8Array;
  sha256: string;
  secret: boolean;
}

export interface Append {
  /** Becomes the id of the first entry: a repeat of the command is known by it. */
  command: string;
  actor: Actor;
  /** The case and the number of its next entry; absent for the station's own entries. */
  of?: { caseId: string; n: number };
  events: readonly Happening[];
  /** The moment they were decided with, so that what follows from the date is sealed with that date; now where nothing does. */
  now?: Moment;
  large?: readonly LargeThing[];
}

/** The close of a day. What the ledger knows better than its caller (`always`) is added here. */
export interface DayClose {
  command: string;
  actor: Actor;
  body: Omit<Happening<'day-closed'>['body'], 'always'>;
}

/** What goes into one transaction, and with which keys the log goes on after it. */
interface Prepared {
  append: Append;
  sealed: readonly Sealed[];
  daySigners: Signers;
  /** The closing checkpoint of a day. */
  closing?: { size: number; checkpoint: string };
}

/** Updates tables that are rebuilt from the ledger, inside the transaction of the append. */
type Projection = (events: readonly Event[]) => void;

interface Parts {
  store: EntryStore;
  anchor: Anchor;
  vault: Vault;
  clock: Clock;
  origin: string;
  daySigners: Signers;
  /** SM2 on each append's own checkpoint too, which the format leaves to the writer: it costs some milliseconds an act. */
  signsAllWithSm2: boolean;
  frontier: TreeFrontier;
  lastLeaf: Uint8Array | undefined;
  project: Projection;
}

function situationOf(error: unknown): NotSealed['situation'] {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  if (/FULL|ENOSPC|EFBIG|EDQUOT/.test(code)) return 'full';
  if (/READONLY|EROFS|EACCES|EPERM/.test(code)) return 'read-only';
  return 'damaged';
}

/** An event that breaks its schema or has no canonical form: no disk is to blame. */
const isBug = (error: unknown): boolean =>
  error instanceof RangeError ||
  error instanceof TypeError ||
  (error instanceof Error && error.name === 'ZodError');

export class Ledger extends EntryReader {
  readonly origin: string;
  readonly #parts: Parts;
  readonly #sealer: EntrySealer;
  #daySigners: Signers;
  #frontier: TreeFrontier;
  #lastLeaf: Uint8Array | undefined;
  #stopped: NotSealed | undefined;

  constructor(parts: Parts) {
    super(parts.store, parts.vault.caseKeys);
    this.#parts = parts;
    this.origin = parts.origin;
    this.#sealer = new EntrySealer(parts.vault.caseKeys, parts.clock, parts.origin);
    this.#daySigners = parts.daySigners;
    this.#frontier = parts.frontier;
    this.#lastLeaf = parts.lastLeaf;
  }

  get size(): number {
    return this.#frontier.size;
  }

  root(): Uint8Array {
    return this.#frontier.root();
  }

  /** The keys of the present day, for the manifest of a bundle. Nobody keeps them over the close of a day. */
  get daySigners(): Signers {
    return this.#daySigners;
  }

  /** The first event of a command that already happened. */
  findCommand(command: string): Event | undefined {
    // What is in the database and not anchored was answered to nobody, and is not now.
    if (this.#stopped) throw this.#stopped;
    const seq = this.#parts.store.seqOfId(command);
    return seq === undefined ? undefined : this.event(seq);
  }

  /**
   * Seals the events of one command: all of them or nothing.
   * @throws NotSealed where they could not be kept; RangeError, TypeError or ZodError for an event that cannot be sealed as it is (a bug)
   */
  append(append: Append): Event[] {
    return this.#commit((frontier) => {
      const sealed = this.#sealer.seal(append, frontier, this.#lastLeaf);
      return { append, sealed, daySigners: this.#daySigners };
    });
  }

  /**
   * Closes the ledger's day and opens the next (format section 4): new keys stored, one transaction with the three entries and the closing
   * checkpoint, anchor, old keys destroyed. The last alone may fail and is then done at the next start: the day is closed all the same.
   * @throws NotSealed as `append` does; DayTooLong
   */
  closeDay(close: DayClose): { events: Event[]; oldKeys: 'destroyed' | 'left' } {
    const { vault } = this.#parts;
    // Before new keys are made: a day that cannot be closed leaves no key behind.
    const always = this.#alwaysOfDay();
    if (always.length > MOST_ALWAYS) throw new DayTooLong(`${always.length} always-exported entries`);
    const events = this.#commit((frontier) => {
      const next = vault.dayKeys.create(this.origin, this.#daySigners.map(vkeyOf));
      const { sealed, events, closing } = this.#sealRoll(close, always, next, frontier);
      return { append: { ...close, events }, sealed, daySigners: next, closing };
    });
    try {
      vault.dayKeys.destroyAllBut(this.origin, this.#daySigners.map(vkeyOf));
      return { events, oldKeys: 'destroyed' };
    } catch {
      return { events, oldKeys: 'left' };
    }
  }

  /** The closing checkpoint has the size just after `key-rolled`, and `day-opened` holds it: so the three are sealed in two goes. */
  #sealRoll({ command, actor, body }: DayClose, always: number[], next: Signers, frontier: TreeFrontier) {
    const ending: Happening[] = [
      { kind: 'day-closed', body: { ...body, always }, private: {} },
      { kind: 'key-rolled', body: { next: next.map(vkeyOf) }, private: {} },
    ];
    const before = this.#sealer.seal({ command, actor, events: ending }, frontier, this.#lastLeaf);
    const checkpoint = this.#checkpoint(frontier, this.#daySigners);
    const closing = { size: frontier.size, checkpoint };
    const opening: Happening = { kind: 'day-opened', body: { closing: checkpoint }, private: {} };
    const after = this.#sealer.seal(
      { command: uuid7(this.#parts.clock), actor, events: [opening] },
      frontier,
      before.at(-1)?.leaf,
    );
    return { sealed: [...before, ...after], events: [...ending, opening], closing };
  }

  /** The always-exported entries after the last `day-closed`. */
  #alwaysOfDay(): number[] {
    const { store } = this.#parts;
    const closed = store.lastOfKind('day-closed', this.size)?.seq ?? -1;
    return store.seqsOfKinds(ALWAYS_EXPORTED, closed);
  }

  #commit(prepare: (frontier: TreeFrontier) => Prepared): Event[] {
    if (this.#stopped) throw this.#stopped;
    const { store, anchor } = this.#parts;
    const frontier = this.#frontier.copy();
    let prepared: Prepared;
    let checkpoint: string;
    try {
      prepared = prepare(frontier);
      checkpoint = this.#checkpoint(frontier, this.#ownSigners(prepared.daySigners));
      store.atOnce(() => this.#write(prepared, frontier, checkpoint));
    } catch (error) {
      if (isBug(error)) throw error;
      throw new NotSealed(situationOf(error), error);
    }
    const { append, sealed, daySigners } = prepared;
    this.#frontier = frontier;
    this.#lastLeaf = sealed.at(-1)?.leaf;
    this.#daySigners = daySigners;
    try {
      anchor.write(checkpoint);
    } catch (error) {
      // The entries are in the database but not anchored: nobody is told yes, and nothing more is written until a restart has looked.
      this.#stopped = new NotSealed('stopped', error);
      throw this.#stopped;
    }
    return sealed.map(({ entry }, index) => eventOf(entry, privateOf(append.events[index])));
  }

  /** A published checkpoint carries a line by each key of the day, an append's own only the quick one. */
  #ownSigners(daySigners: Signers): readonly NoteSigner[] {
    return this.#parts.signsAllWithSm2 ? daySigners : daySigners.slice(0, 1);
  }

  #checkpoint(frontier: TreeFrontier, signers: readonly NoteSigner[]): string {
    return signNote(nodeCrypto, checkpointText(this.origin, frontier.size, frontier.root()), signers);
  }

  #write({ append, sealed, closing }: Prepared, frontier: TreeFrontier, checkpoint: string): void {
    const { store, project } = this.#parts;
    assertDurable(store.db);
    for (const { entry, bytes, leaf, private: hidden } of sealed) {
      const { seq, id, kind } = entry;
      store.insert({ seq, id, kind, caseId: entry.case ?? null, n: entry.n ?? null, bytes, leaf });
      for (const part of hidden) store.insertPrivate(seq, part.name, part.sealed);
    }
    for (const thing of append.large ?? []) {
      const of = thing.secret ? append.of : undefined;
      if (thing.secret && !of) throw new RangeError('a secret thing belongs to a case');
      const bytes = of ? seal(this.#sealer.keyFor(of), largePurpose(thing.sha256), thing.bytes) : thing.bytes;
      store.insertLarge(thing.sha256, of?.caseId ?? null, bytes);
    }
    store.writeHead({
      size: frontier.size,
      subtrees: Buffer.concat(frontier.hashes()),
      previousSize: this.#frontier.size,
      previousSubtrees: Buffer.concat(this.#frontier.hashes()),
      checkpoint,
    });
    if (closing) store.publish(closing.size, closing.checkpoint);
    project(sealed.map(({ entry }, index) => eventOf(entry, privateOf(append.events[index]))));
    for (const { entry, leaf } of sealed) {
      const stored = store.bytesOf(entry.seq);
      if (!stored || !equalBytes(leafHash(nodeCrypto, stored), leaf))
        throw new Error('the store did not keep what it was given');
    }
  }

  /** From now on nothing is written: the log is evidence of what was done to it, and new entries would only stand on damaged ones. */
  stopAsBroken(): void {
    this.#stopped = new NotSealed('found-broken');
  }

  /** Writes the anchor of a log that is empty still. */
  anchorHead(): void {
    this.#parts.anchor.write(this.#checkpoint(this.#frontier, this.#ownSigners(this.#daySigners)));
  }

  /** Publishes the checkpoint of the present size: from now on it may be handed out and a bundle made for it. */
  publishCheckpoint(): string {
    if (this.#stopped) throw this.#stopped;
    const checkpoint = this.#checkpoint(this.#frontier, this.#daySigners);
    assertDurable(this.#parts.store.db);
    this.#parts.store.publish(this.size, checkpoint);
    return checkpoint;
  }
}

function privateOf(happening: Happening | undefined): JsonObject | undefined {
  return happening?.private as JsonObject | undefined;
}

/** b64 SHA-256 of bytes, as large things are named. */
export const hashOf = (bytes: Uint8Array): string => toBase64(nodeCrypto.sha256(bytes));
