/** Follows the keys of a log from day to day (section 4), as its always-exported entries go by in order. */
import { ALWAYS_EXPORTED } from '../always-exported.ts';
import { toBase64, toHex } from '../base64.ts';
import type { JsonValue } from '../canonical.ts';
import { type Checkpoint, parseCheckpoint } from '../checkpoint.ts';
import type { LedgerCrypto } from '../crypto.ts';
import type { Entry } from '../entry.ts';
import { isSameKey, type Note, type NoteSignature, parseNote } from '../note.ts';
import { identityName } from '../origin.ts';
import { encodeVkey, type Vkey } from '../vkey.ts';
import type { FailureList } from './failure-list.ts';
import { checkSignatures, readKeyList } from './key-lists.ts';
import type { Place } from './report.ts';

/** An entry of 16 KiB cannot name more, so a longer list differs from `day-closed.always` in any case. */
const MAX_ALWAYS = 8192;
const MAX_STRANGE_LINES = 1000;

/** What must come next, and where: the three entries of a roll stand next to one another. */
interface Due {
  kind: 'key-rolled' | 'day-opened';
  seq: number;
}

interface SignedCheckpoint {
  checkpoint: Checkpoint;
  note: Note;
}

export class Days {
  /** Identity keys that log-opened declares. */
  identity: readonly Vkey[] | undefined;
  /** The note of log-opened, once its form is known to be good. */
  identityNote: Note | undefined;
  /** Keys of the day that the last entry taken belongs to. */
  day: readonly Vkey[] | undefined;
  /** The bundle is of a generation that a restore has ended: nobody holds its day keys any more (section 7). */
  isEnded = false;
  /** How many days the log has had, the present one among them. */
  opened = 0;
  readonly #crypto: LedgerCrypto;
  readonly #origin: string;
  readonly #failures: FailureList;
  #next: Vkey[] | undefined;
  #due: Due | undefined;
  /** Entries before this one are held by a checkpoint of which root and signatures are good. */
  #provenSize = 0;
  #isRootBad = false;
  #always: number[] = [];
  /** Key ids of all days so far, in hex. */
  readonly #dayKeyIds = new Set<string>();
  /** Lines under the log's own name by keys of no day known at the time; a later day may turn out to own them. */
  readonly #strangeLines: { id: string; place: Place }[] = [];

  constructor(crypto: LedgerCrypto, origin: string, failures: FailureList) {
    this.#crypto = crypto;
    this.#origin = origin;
    this.#failures = failures;
  }

  /**
   * Takes an exported entry, in ascending order of seq.
   *
   * @param root gives the root of all entries before this one
   */
  take(entry: Entry, root: () => Uint8Array): void {
    const { kind, seq } = entry;
    this.#checkDue(kind, seq);
    if (kind === 'day-closed') this.#closeDay(entry);
    else if (ALWAYS_EXPORTED.includes(kind) && this.#always.length <= MAX_ALWAYS) this.#always.push(seq);
    if (kind === 'log-opened' || kind === 'day-opened') this.opened += 1;
    if (kind === 'log-opened') this.#openLog(entry);
    if (kind === 'key-rolled') {
      this.#next = this.#readDayKeys(entry.body.next, { seq, field: 'body.next' });
      this.#due = { kind: 'day-opened', seq: seq + 1 };
    }
    if (kind === 'day-opened') this.#openDay(entry, root());
  }

  /** Checks a published checkpoint of the present day against the root that the leaves have at its size. */
  checkCheckpoint(
    { checkpoint, note }: SignedCheckpoint,
    root: Uint8Array,
    place: Place,
    keys = this.day,
  ): void {
    const { origin, size } = checkpoint;
    const before = this.#failures.count;
    if (origin !== this.#origin) {
      this.#failures.add('checkpoint-origin', { ...place, expected: this.#origin, actual: origin });
    }
    this.#checkNote(note, place, keys);
    const isGood = this.#failures.count === before;
    const [expected, actual] = [toBase64(checkpoint.root), toBase64(root)];
    if (expected === actual) {
      if (isGood) this.#provenSize = size;
    } else if (!this.#isRootBad) {
      // Once a root is bad all later ones are, and say nothing more.
      this.#isRootBad = true;
      const range = [this.#provenSize, Math.max(this.#provenSize, size - 1)] as const;
      this.#failures.add('root', { ...withoutSeq(place), range, expected, actual });
    }
  }

  /** The bundle's own checkpoint, before it is checked: a line under the identity's name says that the generation was ended. */
  readForm({ signatures }: Note): void {
    const name = identityName(this.#origin);
    this.isEnded = signatures.some((line) => line.name === name);
  }

  /** Checks the bundle's own checkpoint, after the last entry. */
  checkLast(last: SignedCheckpoint, root: Uint8Array, place: Place): void {
    this.checkCheckpoint(last, root, place, this.isEnded ? this.#keysOfHead(last.note) : this.day);
  }

  /** Checks the signatures of the manifest, by the keys of the last day or, where the generation was ended, by the identity. */
  checkManifest(note: Note, place: Place): void {
    this.#checkNote(note, place, this.isEnded ? this.identity : this.day);
  }

  /** Its day's first key signed the head when it was made; the day's other key need not have; the identity signs it when it is handed out. */
  #keysOfHead(note: Note): readonly Vkey[] | undefined {
    const [first, ...others] = this.day ?? [];
    if (first === undefined || this.identity === undefined) return undefined;
    const there = others.filter((key) => note.signatures.some((line) => isSameKey(line, key)));
    return [first, ...there, ...this.identity];
  }

  #checkNote(note: Note, place: Place, keys: readonly Vkey[] | undefined): void {
    if (keys !== undefined) {
      this.#keepStrange(checkSignatures(this.#crypto, note, keys, place, this.#failures), place);
    }
  }

  /** After the last entry and the last note. */
  finish(): void {
    if (this.#due !== undefined) {
      const { kind, seq } = this.#due;
      this.#failures.add('roll-order', { seq, expected: kind });
    }
    for (const { id, place } of this.#strangeLines) {
      if (this.#dayKeyIds.has(id)) this.#failures.add('other-day-signature', { ...place, actual: id });
    }
  }

  #checkDue(kind: string, seq: number): void {
    const due = this.#due;
    this.#due = undefined;
    const isPart = kind === 'key-rolled' || kind === 'day-opened';
    if (due !== undefined ? due.kind !== kind || due.seq !== seq : isPart) {
      const expected = due === undefined ? 'day-closed' : due.kind;
      this.#failures.add('roll-order', { seq: due?.seq ?? seq, expected, actual: kind });
    }
  }

  #openLog(entry: Entry): void {
    const { seq, body } = entry;
    if (seq !== 0) {
      this.#failures.add('entry-order', { seq, field: 'kind', actual: entry.kind });
      return;
    }
    const place = { seq, field: 'body.note' };
    const name = identityName(this.#origin);
    this.identity = readKeyList(
      this.#crypto,
      body.identity,
      name,
      { seq, field: 'body.identity' },
      this.#failures,
    );
    this.day = this.#readDayKeys(body.day, { seq, field: 'body.day' });
    const parsed = typeof body.note === 'string' ? parseNote(body.note) : undefined;
    if (parsed?.ok !== true) {
      this.#failures.add('note-malformed', { ...place, actual: parsed?.reason ?? 'not a string' });
      return;
    }
    this.identityNote = parsed.note;
    if (this.day === undefined || this.identity === undefined) return;
    const lines = this.day.map((key) => encodeVkey(this.#crypto, key.name, key.type, key.key));
    const expected = `${[`${this.#origin}/keys`, ...lines].join('\n')}\n`;
    if (parsed.note.text !== expected) {
      this.#failures.add('note-text', { ...place, expected, actual: parsed.note.text });
    }
    checkSignatures(this.#crypto, parsed.note, this.identity, place, this.#failures);
  }

  #closeDay(entry: Entry): void {
    const { seq, body } = entry;
    this.#due = { kind: 'key-rolled', seq: seq + 1 };
    const named: readonly JsonValue[] | undefined = Array.isArray(body.always) ? body.always : undefined;
    if (named?.every((each) => typeof each === 'number') !== true) {
      this.#failures.add('body-malformed', { seq, field: 'body.always' });
    } else {
      this.#compareAlways(seq, named as readonly number[]);
    }
    this.#always = [];
  }

  #compareAlways(seq: number, named: readonly number[]): void {
    const shown = this.#always;
    const longer = Math.max(named.length, shown.length);
    for (let i = 0; i < longer; i++) {
      if (named[i] === shown[i]) continue;
      // The smaller of the two is the one that the other list lacks.
      const missing = Math.min(named[i] ?? Number.POSITIVE_INFINITY, shown[i] ?? Number.POSITIVE_INFINITY);
      this.#failures.add('always', {
        seq: missing,
        field: `body.always of entry ${seq}`,
        expected: named.includes(missing) ? 'shown' : 'not an always-exported entry',
        actual: shown.includes(missing) ? 'shown' : 'withheld',
      });
      return;
    }
  }

  /** The closing checkpoint belongs to the day that ends here, so it is checked before the keys change. */
  #openDay(entry: Entry, root: Uint8Array): void {
    const { seq, body } = entry;
    const place = { seq, field: 'body.closing' };
    const parsed = typeof body.closing === 'string' ? parseCheckpoint(body.closing) : undefined;
    if (parsed?.ok !== true) {
      this.#failures.add('note-malformed', { ...place, actual: parsed?.reason ?? 'not a string' });
    } else if (parsed.checkpoint.size !== seq) {
      const actual = String(parsed.checkpoint.size);
      this.#failures.add('checkpoint-size', { ...place, expected: String(seq), actual });
    } else {
      this.checkCheckpoint(parsed, root, place);
    }
    this.day = this.#next ?? this.day;
    this.#next = undefined;
  }

  #readDayKeys(list: JsonValue | undefined, place: Place): Vkey[] | undefined {
    const keys = readKeyList(this.#crypto, list, this.#origin, place, this.#failures);
    for (const key of keys ?? []) this.#dayKeyIds.add(toHex(key.id));
    return keys;
  }

  #keepStrange(lines: readonly NoteSignature[], place: Place): void {
    for (const { name, id } of lines) {
      if (name === this.#origin && this.#strangeLines.length < MAX_STRANGE_LINES) {
        this.#strangeLines.push({ id: toHex(id), place });
      }
    }
  }
}

/** A root does not tell which entry is bad, so its failure names a range instead. */
function withoutSeq({ seq, field, ...rest }: Place): Place {
  return seq === undefined ? rest : { ...rest, field: `${field} of entry ${seq}` };
}
