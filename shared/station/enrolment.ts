// How head office enrols a station: a signed note that names the station's identity keys and brings the keys that sign content packs.
// The text of the note (ledger format, section 3): `<head office>/enrolment`, the station's identity vkeys, then head office's own, one a line.
import type { LedgerCrypto, NoteSigner } from '../ledger/crypto.ts';
import { parseNote, signNote, verifyNote } from '../ledger/note.ts';
import { encodeVkey, parseVkey, sameKey, type Vkey } from '../ledger/vkey.ts';
import { packKeyName } from '../procedure/signed-pack.ts';
import { LONGEST_ENROLMENT } from '../words/enrolment.ts';

/** An entry takes normalised text only: nothing but ASCII, and the dash of the signature lines. */
const PLAIN = /^[\n\x20-\x7e—]*$/;
const TITLE = /^([a-z0-9.-]{1,16}\/[a-z0-9.-]{1,16})\/enrolment$/;

export interface Enrolment {
  /** `bank/head-office`. */
  origin: string;
  /** vkeys that sign content packs, named `<origin>/pack`. */
  keys: string[];
}

export type ReadEnrolment =
  | ({ ok: true } & Enrolment)
  /** Not a note of this form; of another station; not signed by the keys that it brings. */
  | { ok: false; why: 'unreadable' | 'of-another' | 'unsigned' };

/**
 * @param identity the station's identity vkeys, as the station shows them
 * @param signer head office's key for content packs
 * @throws RangeError where a name cannot stand in a note
 */
export function writeEnrolment(
  crypto: LedgerCrypto,
  origin: string,
  identity: readonly string[],
  signer: NoteSigner,
): string {
  const { name, type, publicKey } = signer;
  const lines = [`${origin}/enrolment`, ...identity, encodeVkey(crypto, name, type, publicKey)];
  return signNote(crypto, `${lines.join('\n')}\n`, [signer]);
}

/** Whether a text is the identity of one station: one vkey for each algorithm, of one name. @returns its vkeys */
export function readIdentity(crypto: LedgerCrypto, text: string): Vkey[] | undefined {
  const keys = text
    .trim()
    .split(/\r?\n/)
    .map((line) => parseVkey(crypto, line.trim()));
  const [first] = keys;
  const isOne = keys.every(
    (key, place) =>
      key?.name === first?.name && keys.findIndex((other) => other?.algorithm === key?.algorithm) === place,
  );
  return first?.name.endsWith('/identity') && isOne ? (keys as Vkey[]) : undefined;
}

/**
 * Holds the note against the station that it is brought to. Whether the keys in it are head office's own no software can tell: two
 * persons compare their fingerprints.
 * @param identity all identity keys of this station
 */
export function readEnrolment(crypto: LedgerCrypto, note: string, identity: readonly Vkey[]): ReadEnrolment {
  const parsed = note.length <= LONGEST_ENROLMENT && PLAIN.test(note) ? parseNote(note) : undefined;
  if (!parsed?.ok) return { ok: false, why: 'unreadable' };
  const [title = '', ...lines] = parsed.note.text.slice(0, -1).split('\n');
  const origin = TITLE.exec(title)?.[1];
  const keys = lines.map((line) => parseVkey(crypto, line));
  if (origin === undefined || keys.includes(undefined)) return { ok: false, why: 'unreadable' };
  const known = keys as Vkey[];
  const own = known.filter(({ name }) => name === packKeyName(origin));
  const named = known.filter((key) => !own.includes(key));
  if (own.length < 1 || own.length > 2 || own.some(({ algorithm }) => algorithm !== 'ed25519'))
    return { ok: false, why: 'unreadable' };
  const isThisStation =
    named.length === identity.length &&
    identity.every((key) => named.some((other) => other.name === key.name && sameKey(other, key)));
  if (!isThisStation) return { ok: false, why: 'of-another' };
  const isSigned = own.every((key) => verifyNote(crypto, parsed.note, key) === 'good');
  if (!isSigned) return { ok: false, why: 'unsigned' };
  return { ok: true, origin, keys: lines.filter((_, place) => own.includes(known[place] as Vkey)) };
}
