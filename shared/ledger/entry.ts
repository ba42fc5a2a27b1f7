/** One entry of the ledger: its members, how it becomes bytes, and every rule that makes bytes an entry (section 1). */
import { decodeUtf8, utf8 } from './bytes.ts';
import { canonicalJson, isCanonical, isJsonObject, type JsonObject, type JsonValue } from './canonical.ts';
import { findFault } from './entry-rules.ts';

/** Longest entry, in bytes of canonical JSON. */
export const MAX_ENTRY_BYTES = 16_384;

/** A member of staff in a role, the customer, or the software itself. */
export type Actor = { staff: string; role: string } | { role: 'customer' } | { role: 'system' };

export interface Entry {
  v: 1;
  /** Origin, `bank/branch/device/gN`. */
  log: string;
  /** Position in the log, from 0. */
  seq: number;
  /** UUIDv7, lower case. */
  id: string;
  /** Wall time, UTC, `2026-11-21T01:30:00.123Z`; may go back. */
  at: string;
  /** Opaque boot id and milliseconds since boot. */
  mono: { boot: string; ms: number };
  /** Kebab-case name from the catalogue. */
  kind: string;
  actor: Actor;
  /** UUIDv7 of the case; absent together with `n`. */
  case?: string;
  /** Number of the entry within its case, from 0. */
  n?: number;
  body: JsonObject;
  /** Field name → b64 commitment; absent where there is none. */
  private?: Readonly<Record<string, string>>;
  /** b64 leaf hash of entry seq − 1; absent at seq 0. */
  prev?: string;
}

/** `field` is the member that breaks a rule, dotted (`body.sum`), or `entry` where it is the whole. */
export type ReadEntry =
  | { ok: true; entry: Entry }
  | {
      ok: false;
      field: string;
      reason: string;
      /** Where it could be read although another rule is broken. */
      seq?: number;
    };

/**
 * The bytes of an entry: canonical JSON in UTF-8.
 *
 * @throws RangeError naming the field that breaks a rule of section 1: nothing malformed is ever sealed.
 */
export function encodeEntry(entry: Entry): Uint8Array {
  const value = entry as unknown as JsonObject;
  const fault = findFault(value, false);
  if (fault !== undefined) throw new RangeError(`${fault.field}: ${fault.reason}`);
  const bytes = utf8(canonicalJson(value));
  if (bytes.length > MAX_ENTRY_BYTES) throw new RangeError(`entry: longer than ${MAX_ENTRY_BYTES} bytes`);
  return bytes;
}

/** Reads the bytes of one entry, without a line feed, and checks every rule of section 1. */
export function readEntry(bytes: Uint8Array): ReadEntry {
  if (bytes.length > MAX_ENTRY_BYTES) return bad(`longer than ${MAX_ENTRY_BYTES} bytes`);
  const text = decodeUtf8(bytes);
  if (text === undefined) return bad('not UTF-8');
  let value: JsonValue;
  try {
    value = JSON.parse(text) as JsonValue;
  } catch {
    return bad('not JSON');
  }
  if (!isJsonObject(value)) return bad('not an object');
  const object = value;
  // NFC is closed under cutting, and an escape in canonical text never hides a composition: a text that is NFC as a
  // whole holds only strings that are. The reverse fails for an escape before a mark, so those are looked at one by one,
  // as are all where an escape may stand for a lone surrogate.
  const isNfc = text.length === bytes.length || text.normalize('NFC') === text;
  const fault = findFault(object, isNfc && !text.includes('\\u'));
  if (fault !== undefined) {
    const seq = object.seq;
    return Number.isSafeInteger(seq) && (seq as number) >= 0
      ? { ok: false, ...fault, seq: seq as number }
      : { ok: false, ...fault };
  }
  const entry = object as unknown as Entry;
  // This also catches repeated members, 1.0, -0 and white space: none of them survives being written again.
  if (!isCanonical(object, text)) return { ...bad('not canonical JSON (RFC 8785)'), seq: entry.seq };
  return { ok: true, entry };
}

function bad(reason: string): { ok: false; field: string; reason: string } {
  return { ok: false, field: 'entry', reason };
}
