// The sealed log of one station: appends the events of one command as one transaction, and reads them back.
// Commit order is that of format section 5: the call answers only when database and anchor are on the disk.

import { randomBytes } from 'node:crypto';
import { toBase64 } from '../../shared/ledger/base64.ts';
import { equalBytes } from '../../shared/ledger/bytes.ts';
import type { JsonObject, JsonValue } from '../../shared/ledger/canonical.ts';
import { definitionOf, type Event, type Happening } from '../../shared/ledger/catalogue.ts';
import { checkpointText } from '../../shared/ledger/checkpoint.ts';
import { commit, SALT_BYTES } from '../../shared/ledger/commitment.ts';
import type { NoteSigner } from '../../shared/ledger/crypto.ts';
import { type Actor, type Entry, encodeEntry, readEntry } from '../../shared/ledger/entry.ts';
import { signNote } from '../../shared/ledger/note.ts';
import { leafHash, type TreeFrontier } from '../../shared/ledger/tree.ts';
import { nodeCrypto } from '../keys/node-crypto.ts';
import { seal, unseal } from '../keys/sealed-box.ts';
import { type Clock, isoNow, uuid7 } from '../keys/surroundings.ts';
import { KeysUnusable, type Vault } from '../keys/vault.ts';
import { assertDurable } from '../store/database.ts';
import type { EntryStore } from '../store/entry-store.ts';
import type { Anchor } from './anchor.ts';

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

/** What is read back is not what was sealed. */
export class LogDamaged extends Error {}

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
  large?: readonly LargeThing[];
}

/** Updates tables that are rebuilt from the ledger, inside the transaction of the append. */
type Projection = (events: readonly Event[]) => void;

interface Parts {
  store: EntryStore;
  anchor: Anchor;
  vault: Vault;
  clock: Clock;
  origin: string;
  daySigner: NoteSigner;
  frontier: TreeFrontier;
  lastLeaf: Uint8Array | undefined;
  project: Projection;
}

interface Sealed {
  entry: Entry;
  bytes: Uint8Array;
  leaf: Uint8Array;
  private: { name: string; sealed: Uint8Array }[];
}

/** What a sealed box beside the entries is bound to. */
export const privatePurpose = (seq: number, name: string): string => `counterguard/private/${seq}/${name}`;
export const largePurpose = (sha256: string): string => `counterguard/large/${sha256}`;

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

export class Ledger {
  readonly origin: string;
  readonly #parts: Parts;
  #frontier: TreeFrontier;
  #lastLeaf: Uint8Array | undefined;
  #stopped: NotSealed | undefined;

  constructor(parts: Parts) {
    this.#parts = parts;
    this.origin = parts.origin;
    this.#frontier = parts.frontier;
    this.#lastLeaf = parts.lastLeaf;
  }

  get size(): number {
    return this.#frontier.size;
  }

  root(): Uint8Array {
    return this.#frontier.root();
  }

  /** The first event of a command that already happened. */
  findCommand(command: string): Event | undefined {
    const seq = this.#parts.store.seqOfId(command);
    return seq === undefined ? undefined : this.event(seq);
  }

  /**
   * Seals the events of one command: all of them or nothing.
   * @throws NotSealed where they could not be kept; RangeError, TypeError or ZodError for an event that cannot be sealed as it is (a bug)
   */
  append(append: Append): Event[] {
    if (this.#stopped) throw this.#stopped;
    const { store, anchor } = this.#parts;
    const frontier = this.#frontier.copy();
    let sealed: Sealed[];
    let checkpoint: string;
    try {
      sealed = this.#seal(append, frontier);
      checkpoint = this.#checkpoint(frontier);
      store.db.transaction(() => this.#write(append, sealed, frontier, checkpoint)).immediate();
    } catch (error) {
      if (isBug(error)) throw error;
      throw new NotSealed(situationOf(error), error);
    }
    this.#frontier = frontier;
    this.#lastLeaf = sealed.at(-1)?.leaf;
    try {
      anchor.write(checkpoint);
    } catch (error) {
      // The entries are in the database but not anchored: nobody is told yes, and nothing more is written until a restart has looked.
      this.#stopped = new NotSealed('stopped', error);
      throw this.#stopped;
    }
    return sealed.map(({ entry }, index) => eventOf(entry, privateOf(append.events[index])));
  }

  #seal(append: Append, frontier: TreeFrontier): Sealed[] {
    const { clock } = this.#parts;
    const { of } = append;
    const at = isoNow(clock);
    const mono = { boot: clock.boot, ms: clock.monoMs() };
    let prev = this.#lastLeaf;
    return append.events.map((event, index) => {
      const definition = definitionOf(event.kind);
      if (!definition) throw new RangeError(`kind ${event.kind} is not in the catalogue`);
      const body = definition.body.parse(event.body) as JsonObject;
      const fields = definition.private.parse(event.private) as JsonObject;
      const seq = frontier.size;
      const id = index === 0 ? append.command : uuid7(clock);
      const hidden = this.#hide(seq, of ?? { caseId: id, n: 0 }, fields);
      const entry: Entry = {
        v: 1,
        log: this.origin,
        ...{ seq, id, at, mono, kind: event.kind, actor: append.actor },
        ...(of && { case: of.caseId, n: of.n + index }),
        body,
        ...(hidden.length > 0 && {
          private: Object.fromEntries(hidden.map((part) => [part.name, part.commitment])),
        }),
        ...(prev && { prev: toBase64(prev) }),
      };
      const bytes = encodeEntry(entry);
      const leaf = leafHash(nodeCrypto, bytes);
      frontier.append(leaf);
      prev = leaf;
      return { entry, bytes, leaf, private: hidden };
    });
  }

  /** @param of the case the entry belongs to; an entry of no case has a key of its own, as if it were a case */
  #hide(seq: number, of: { caseId: string; n: number }, fields: JsonObject) {
    const names = Object.keys(fields).filter((name) => fields[name] !== undefined);
    if (names.length === 0) return [];
    const key = this.#keyFor(of);
    return names.sort().map((name) => {
      const value = fields[name] as JsonValue;
      const salt = randomBytes(SALT_BYTES);
      const clear = Buffer.from(JSON.stringify({ salt: toBase64(salt), value }), 'utf8');
      return {
        name,
        commitment: toBase64(commit(nodeCrypto, name, salt, value)),
        sealed: seal(key, privatePurpose(seq, name), clear),
      };
    });
  }

  /** Made with the first entry and never again: under a second key the first entries could not be read beside the later ones. */
  #keyFor({ caseId, n }: { caseId: string; n: number }): Uint8Array {
    const { caseKeys } = this.#parts.vault;
    const key = caseKeys.get(caseId);
    if (!key && n > 0) throw new KeysUnusable(`the key of case ${caseId} is gone`);
    return key ?? caseKeys.create(caseId);
  }

  #checkpoint(frontier: TreeFrontier): string {
    const text = checkpointText(this.origin, frontier.size, frontier.root());
    return signNote(nodeCrypto, text, [this.#parts.daySigner]);
  }

  #write(append: Append, sealed: readonly Sealed[], frontier: TreeFrontier, checkpoint: string): void {
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
      const bytes = of ? seal(this.#keyFor(of), largePurpose(thing.sha256), thing.bytes) : thing.bytes;
      store.insertLarge(thing.sha256, of?.caseId ?? null, bytes);
    }
    store.writeHead({
      size: frontier.size,
      subtrees: Buffer.concat(frontier.hashes()),
      previousSize: this.#frontier.size,
      previousSubtrees: Buffer.concat(this.#frontier.hashes()),
      checkpoint,
    });
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
    this.#parts.anchor.write(this.#checkpoint(this.#frontier));
  }

  /** Publishes the checkpoint of the present size: from now on it may be handed out and a bundle made for it. */
  publishCheckpoint(): string {
    const checkpoint = this.#checkpoint(this.#frontier);
    assertDurable(this.#parts.store.db);
    this.#parts.store.publish(this.size, checkpoint);
    return checkpoint;
  }

  event(seq: number): Event {
    const bytes = this.#parts.store.bytesOf(seq);
    if (!bytes) throw new Error(`entry ${seq} is not there`);
    return this.#open(seq, bytes);
  }

  eventsOfCase(caseId: string): Event[] {
    return this.#parts.store.ofCase(caseId).map((row) => this.#open(row.seq, row.bytes));
  }

  *eventsOfStation(): Generator<Event> {
    for (const row of this.#parts.store.ofStation()) yield this.#open(row.seq, row.bytes);
  }

  #open(seq: number, bytes: Uint8Array): Event {
    const read = readEntry(bytes);
    if (!read.ok) throw new LogDamaged(`entry ${seq} is malformed: ${read.field}`);
    const disclosed = this.disclosures(seq, read.entry);
    if (read.entry.private && disclosed.length === 0) return eventOf(read.entry, undefined);
    return eventOf(read.entry, Object.fromEntries(disclosed.map(({ name, value }) => [name, value])));
  }

  /** Salt and value of each private part of an entry, by name. Empty after an erasure. */
  disclosures(
    seq: number,
    entry: Pick<Entry, 'id' | 'case'>,
  ): { name: string; salt: string; value: JsonValue }[] {
    const key = this.#parts.vault.caseKeys.get(entry.case ?? entry.id);
    if (!key) return [];
    return this.#parts.store.privateOf(seq).map(({ name, sealed }) => {
      const { salt, value } = JSON.parse(this.#unsealed(key, seq, name, sealed).toString('utf8'));
      return { name, salt, value };
    });
  }

  #unsealed(key: Uint8Array, seq: number, name: string, sealed: Uint8Array): Buffer {
    try {
      return unseal(key, privatePurpose(seq, name), sealed);
    } catch (error) {
      throw new LogDamaged(`private part ${name} of entry ${seq} does not open`, { cause: error });
    }
  }

  /** The bytes of a large thing, or undefined where they are not there or were erased. */
  largeThing(sha256: string): Uint8Array | undefined {
    const found = this.#parts.store.large(sha256);
    if (!found) return undefined;
    if (found.scope === null) return found.bytes;
    const key = this.#parts.vault.caseKeys.get(found.scope);
    return key && unseal(key, largePurpose(sha256), found.bytes);
  }
}

function privateOf(happening: Happening | undefined): JsonObject | undefined {
  return happening?.private as JsonObject | undefined;
}

function eventOf(entry: Entry, hidden: JsonObject | undefined): Event {
  const { seq, id, at, mono, kind, actor, body } = entry;
  return {
    ...{ seq, id, at, mono, kind, actor, body },
    ...(entry.case !== undefined && { case: entry.case, n: entry.n }),
    ...(hidden && { private: hidden }),
  } as unknown as Event;
}

/** b64 SHA-256 of bytes, as large things are named. */
export const hashOf = (bytes: Uint8Array): string => toBase64(nodeCrypto.sha256(bytes));
