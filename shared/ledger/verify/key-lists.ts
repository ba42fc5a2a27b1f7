/** The lists of vkeys by which log-opened and key-rolled declare keys, and the check that all of them signed a note. */
import type { JsonValue } from '../canonical.ts';
import type { LedgerCrypto } from '../crypto.ts';
import { isSameKey, type Note, type NoteSignature, verifyNote } from '../note.ts';
import { parseVkey, type Vkey } from '../vkey.ts';
import type { FailureList } from './failure-list.ts';
import type { Place } from './report.ts';

/**
 * One Ed25519 key, and after it at most one SM2 key. Another form is `body-malformed`, and the answer `undefined`; keys
 * under another name than `name` are `key-name`.
 */
export function readKeyList(
  crypto: LedgerCrypto,
  list: JsonValue | undefined,
  name: string,
  place: Place,
  failures: FailureList,
): Vkey[] | undefined {
  const texts: readonly JsonValue[] = Array.isArray(list) ? list : [];
  const keys = texts.map((text) => (typeof text === 'string' ? parseVkey(crypto, text) : undefined));
  const [first, second] = keys;
  const isWhole = first?.algorithm === 'ed25519' && (keys.length === 1 || second?.algorithm === 'sm2');
  if (!isWhole || keys.length > 2) {
    failures.add('body-malformed', place);
    return undefined;
  }
  const known = second === undefined ? [first] : [first, second];
  for (const key of known) {
    if (key.name !== name) failures.add('key-name', { ...place, expected: name, actual: key.name });
  }
  return known;
}

/**
 * Every declared key must have signed; a failure is added for each that did not. A line that cannot be checked for want
 * of SM2 is no failure.
 *
 * @returns the lines by other keys
 */
export function checkSignatures(
  crypto: LedgerCrypto,
  note: Note,
  declared: readonly Vkey[],
  place: Place,
  failures: FailureList,
): NoteSignature[] {
  for (const key of declared) {
    const state = verifyNote(crypto, note, key);
    const expected = `${key.name} (${key.algorithm})`;
    if (state === 'absent') failures.add('signature-missing', { ...place, expected });
    if (state === 'bad') failures.add('signature-bad', { ...place, expected });
  }
  return note.signatures.filter((line) => !declared.some((key) => isSameKey(line, key)));
}
