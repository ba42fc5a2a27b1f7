/**
 * A misbehaviour report (section 10): two heads that one day key of a device signed and that cannot both be true,
 * with all that a third party needs to check it without a bundle.
 */
import { fromBase64, isHashText } from '../base64.ts';
import { equalBytes, utf8 } from '../bytes.ts';
import { isJsonObject, type JsonObject, type JsonValue, parseCanonical } from '../canonical.ts';
import { type Checkpoint, parseCheckpoint } from '../checkpoint.ts';
import { isConsistent, rootOfLastLeaf } from '../consistency.ts';
import type { LedgerCrypto } from '../crypto.ts';
import { readEntry } from '../entry.ts';
import { type Note, parseNote, verifyNote } from '../note.ts';
import { identityName, isOrigin } from '../origin.ts';
import { leafHash } from '../tree.ts';
import { fingerprint, type Vkey } from '../vkey.ts';
import { FailureList } from './failure-list.ts';
import { checkSignatures, readKeyList } from './key-lists.ts';
import { EXIT_OF, type Failure, type Place, type Result } from './report.ts';
import { checkIdentity, parseIdentity } from './trust.ts';

/** How the keys went from one day to the next: the entry that names the next keys, under the closing of its day. */
export interface MisbehaviourRoll extends JsonObject {
  /** The whole closing checkpoint. */
  closing: string;
  /** The line of the `key-rolled` entry, the last one under that checkpoint. */
  entry: string;
  /** b64, the audit path of that entry (RFC 9162, 2.1.3), from the leaf up. */
  path: readonly string[];
}

/** The file is its canonical JSON and one LF. */
export interface Misbehaviour extends JsonObject {
  v: 1;
  /** The identity vkeys of log-opened. */
  identity: readonly string[];
  /** The whole note of log-opened, which names the keys of the first day. */
  opened: string;
  /** From the first day to that of the heads. */
  rolls: readonly MisbehaviourRoll[];
  /** Two whole checkpoints, the shorter first, signed by one key of that day. */
  heads: readonly string[];
  /** b64: the root that the log of the second head has at the size of the first, and it is not the one that the first states. */
  root: string;
  /** b64, the consistency proof (RFC 9162, 2.1.4) from `root` to the second head. */
  proof: readonly string[];
}

export interface MisbehaviourAnswer {
  /** `verified`: the device with the identity given signed both. The others as for a bundle. */
  result: Result;
  exit: 0 | 1 | 2 | 3 | 4;
  origin: string | null;
  /** Sizes of the two heads, `null` where they cannot be read. */
  sizes: [number, number] | null;
  /** Fingerprints of the identity keys that the report names. */
  identities: string[];
  failures: Failure[];
}

interface SignedCheckpoint {
  checkpoint: Checkpoint;
  note: Note;
}

/**
 * @param text the whole file
 * @param identity vkeys or fingerprints, one a line, from elsewhere
 * @throws RangeError where `identity` is neither
 */
export function checkMisbehaviour(
  crypto: LedgerCrypto,
  text: string,
  identity: string | undefined,
): MisbehaviourAnswer {
  const given = identity === undefined ? undefined : parseIdentity(crypto, identity);
  const failures = new FailureList();
  const check = new Check(crypto, failures);
  const report = parseReport(text);
  if (report === undefined) failures.add('report-malformed');
  else check.run(report);
  if (failures.count === 0) checkIdentity(crypto, given, check, failures);
  const result = failures.result();
  return {
    result,
    exit: EXIT_OF[result],
    origin: check.origin ?? null,
    sizes: check.sizes ?? null,
    identities: (check.identity ?? []).map(({ type, key }) => fingerprint(crypto, type, key)),
    failures: failures.listed,
  };
}

/** Each step stands on the one before: the first that fails ends the check. */
class Check {
  origin: string | undefined;
  identity: readonly Vkey[] | undefined;
  identityNote: Note | undefined;
  sizes: [number, number] | undefined;
  readonly #crypto: LedgerCrypto;
  readonly #failures: FailureList;

  constructor(crypto: LedgerCrypto, failures: FailureList) {
    this.#crypto = crypto;
    this.#failures = failures;
  }

  run(report: Misbehaviour): void {
    let day = this.#open(report);
    for (const [at, roll] of report.rolls.entries()) {
      if (day !== undefined) day = this.#roll(roll, day, `rolls.${at}`);
    }
    if (day !== undefined) this.#contradiction(report, day);
  }

  /** The keys of the first day, named by a note that every identity key signed. */
  #open({ identity, opened }: Misbehaviour): readonly Vkey[] | undefined {
    const place = { field: 'opened' };
    const parsed = parseNote(opened);
    if (!parsed.ok) return this.#fail('note-malformed', { ...place, actual: parsed.reason });
    const [title = '', ...lines] = parsed.note.text.slice(0, -1).split('\n');
    const origin = title.slice(0, -'/keys'.length);
    if (`${origin}/keys` !== title || !isOrigin(origin)) {
      return this.#fail('note-text', { ...place, expected: 'origin/keys', actual: title });
    }
    this.origin = origin;
    this.identity = this.#keys(identity, identityName(origin), 'identity');
    this.identityNote = parsed.note;
    const day = this.#keys(lines, origin, 'opened');
    if (this.identity === undefined || day === undefined) return undefined;
    return this.#isSigned(parsed.note, this.identity, place) ? day : undefined;
  }

  /** The keys of the next day, named by the last entry under a checkpoint that every key of this day signed. */
  #roll({ closing, entry, path }: MisbehaviourRoll, day: readonly Vkey[], at: string): Vkey[] | undefined {
    const place = { field: `${at}.closing` };
    const head = this.#checkpoint(closing, place.field);
    if (head === undefined || !this.#isSigned(head.note, day, place)) return undefined;
    const { size, root } = head.checkpoint;
    const line = utf8(entry);
    const read = readEntry(line);
    const field = `${at}.entry`;
    if (!read.ok) return this.#fail('entry-malformed', { field, actual: read.reason });
    const { seq, kind, log, body } = read.entry;
    if (log !== this.origin || kind !== 'key-rolled' || seq !== size - 1) {
      return this.#fail('path', { seq, field, expected: `key-rolled ${size - 1}`, actual: `${kind} ${seq}` });
    }
    const actual = rootOfLastLeaf(this.#crypto, seq, leafHash(this.#crypto, line), path.map(hashOf));
    if (actual === undefined || !equalBytes(actual, root)) return this.#fail('path', { seq, field });
    return this.#keys(body.next, log, field);
  }

  #contradiction({ heads, root, proof }: Misbehaviour, day: readonly Vkey[]): void {
    const first = this.#checkpoint(heads[0]!, 'heads.0');
    const second = this.#checkpoint(heads[1]!, 'heads.1');
    if (first === undefined || second === undefined) return;
    this.sizes = [first.checkpoint.size, second.checkpoint.size];
    const signed = (head: SignedCheckpoint, key: Vkey) => verifyNote(this.#crypto, head.note, key) === 'good';
    if (!day.some((key) => signed(first, key) && signed(second, key))) {
      this.#failures.add('heads-unsigned', { field: 'heads' });
      return;
    }
    const there = { size: first.checkpoint.size, root: hashOf(root) };
    if (!isConsistent(this.#crypto, there, second.checkpoint, proof.map(hashOf))) {
      this.#failures.add('consistency', { field: 'proof' });
    } else if (equalBytes(there.root, first.checkpoint.root)) {
      this.#failures.add('heads-agree', { field: 'heads' });
    }
  }

  #checkpoint(text: string, field: string): SignedCheckpoint | undefined {
    const parsed = parseCheckpoint(text);
    if (!parsed.ok) return this.#fail('note-malformed', { field, actual: parsed.reason });
    const { origin } = parsed.checkpoint;
    if (origin === this.origin) return parsed;
    return this.#fail('checkpoint-origin', { field, expected: this.origin ?? '', actual: origin });
  }

  #keys(list: JsonValue | undefined, name: string, field: string): Vkey[] | undefined {
    const before = this.#failures.count;
    const keys = readKeyList(this.#crypto, list, name, { field }, this.#failures);
    return this.#failures.count === before ? keys : undefined;
  }

  #isSigned(note: Note, keys: readonly Vkey[], place: Place): boolean {
    const before = this.#failures.count;
    checkSignatures(this.#crypto, note, keys, place, this.#failures);
    return this.#failures.count === before;
  }

  #fail(...failure: Parameters<FailureList['add']>): undefined {
    this.#failures.add(...failure);
    return undefined;
  }
}

/** `undefined` unless the text is canonical JSON of the report's form, and one LF. */
function parseReport(text: string): Misbehaviour | undefined {
  if (!text.endsWith('\n')) return undefined;
  const value = parseCanonical(utf8(text.slice(0, -1)));
  if (!isJsonObject(value) || Object.keys(value).length !== 7 || value.v !== 1) return undefined;
  const { identity, opened, rolls, heads, root, proof } = value;
  const isGood =
    isTexts(identity) &&
    typeof opened === 'string' &&
    Array.isArray(rolls) &&
    rolls.every(isRoll) &&
    isTexts(heads) &&
    heads.length === 2 &&
    isHashText(root) &&
    isTexts(proof) &&
    proof.every(isHashText);
  return isGood ? (value as Misbehaviour) : undefined;
}

function isRoll(value: JsonValue): value is MisbehaviourRoll {
  if (!isJsonObject(value) || Object.keys(value).length !== 3) return false;
  const { closing, entry, path } = value;
  return typeof closing === 'string' && typeof entry === 'string' && isTexts(path) && path.every(isHashText);
}

function isTexts(value: JsonValue | undefined): value is readonly string[] {
  return Array.isArray(value) && value.every((item) => typeof item === 'string');
}

/** Only of what `isHashText` has let through. */
const hashOf = (text: string): Uint8Array => fromBase64(text)!;
