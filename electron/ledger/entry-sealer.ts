// Makes entries of events: checks them against the catalogue, hides their private parts behind commitments, binds each to the one before.
import { randomBytes } from 'node:crypto';
import { toBase64 } from '../../shared/ledger/base64.ts';
import type { JsonObject, JsonValue } from '../../shared/ledger/canonical.ts';
import { definitionOf, type Happening } from '../../shared/ledger/catalogue.ts';
import { commit, SALT_BYTES } from '../../shared/ledger/commitment.ts';
import { type Actor, type Entry, encodeEntry } from '../../shared/ledger/entry.ts';
import { leafHash, type TreeFrontier } from '../../shared/ledger/tree.ts';
import type { CaseKeys } from '../keys/case-keys.ts';
import { nodeCrypto } from '../keys/node-crypto.ts';
import { seal } from '../keys/sealed-box.ts';
import { type Clock, isoNow, uuid7 } from '../keys/surroundings.ts';
import { KeysUnusable } from '../keys/vault.ts';

/** The case that entries belong to, and the number of the first of them within it. */
interface CasePlace {
  caseId: string;
  n: number;
}

export interface Moment {
  at: string;
  boot: string;
  monoMs: number;
}

export const momentOf = (clock: Clock): Moment => ({
  at: isoNow(clock),
  boot: clock.boot,
  monoMs: clock.monoMs(),
});

interface ToSeal {
  /** Becomes the id of the first entry. */
  command: string;
  actor: Actor;
  of?: CasePlace;
  events: readonly Happening[];
  /** The moment they were decided with, so that what follows from the date is sealed with that date; now where nothing does. */
  now?: Moment;
}

export interface Sealed {
  entry: Entry;
  bytes: Uint8Array;
  leaf: Uint8Array;
  private: { name: string; sealed: Uint8Array }[];
}

export const privatePurpose = (seq: number, name: string): string => `counterguard/private/${seq}/${name}`;

export class EntrySealer {
  readonly #caseKeys: CaseKeys;
  readonly #clock: Clock;
  readonly #origin: string;

  constructor(caseKeys: CaseKeys, clock: Clock, origin: string) {
    this.#caseKeys = caseKeys;
    this.#clock = clock;
    this.#origin = origin;
  }

  /** @param frontier grows by these entries  @param last leaf of the entry before, absent at the start of the log */
  seal(given: ToSeal, frontier: TreeFrontier, last: Uint8Array | undefined): Sealed[] {
    const clock = this.#clock;
    const { of, now = momentOf(clock) } = given;
    const { at } = now;
    const mono = { boot: now.boot, ms: now.monoMs };
    const ids = given.events.map((_, index) => (index === 0 ? given.command : uuid7(clock)));
    if (!of) this.#makeKeys(given.events, ids);
    let prev = last;
    return given.events.map((event, index) => {
      const definition = definitionOf(event.kind);
      if (!definition) throw new RangeError(`kind ${event.kind} is not in the catalogue`);
      const body = definition.body.parse(event.body) as JsonObject;
      const fields = definition.private.parse(event.private) as JsonObject;
      const seq = frontier.size;
      const id = ids[index] ?? given.command;
      const hidden = this.#hide(seq, of ?? { caseId: id, n: 0 }, fields);
      const entry: Entry = {
        v: 1,
        log: this.#origin,
        ...{ seq, id, at, mono, kind: event.kind, actor: given.actor },
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

  /** Of many entries at once, each with a key of its own, the keys are on the disk before the first is sealed: the disk is waited for once. */
  #makeKeys(events: readonly Happening[], ids: readonly string[]): void {
    const hides = (index: number) => Object.keys(events[index]?.private ?? {}).length > 0;
    const scopes = ids.filter((_, index) => hides(index));
    if (scopes.length > 1) this.#caseKeys.createAll(scopes);
  }

  /** @param of the case the entry belongs to; an entry of no case has a key of its own, as if it were a case */
  #hide(seq: number, of: CasePlace, fields: JsonObject) {
    const names = Object.keys(fields).filter((name) => fields[name] !== undefined);
    if (names.length === 0) return [];
    const key = this.keyFor(of);
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
  keyFor({ caseId, n }: CasePlace): Uint8Array {
    const key = this.#caseKeys.get(caseId);
    if (!key && n > 0) throw new KeysUnusable(`the key of case ${caseId} is gone`);
    return key ?? this.#caseKeys.create(caseId);
  }
}
