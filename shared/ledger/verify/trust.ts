/** What the user brings from outside the bundle: an identity and a known head. Trust comes only from these (section 8). */
import { toBase64 } from '../base64.ts';
import { type Checkpoint, parseCheckpoint } from '../checkpoint.ts';
import type { LedgerCrypto } from '../crypto.ts';
import { type Note, verifyNote } from '../note.ts';
import { fingerprint, parseVkey, sameKey, type Vkey } from '../vkey.ts';
import type { Days } from './days.ts';
import type { FailureList } from './failure-list.ts';
import type { Report } from './report.ts';

/** A key as the user gives it. */
export type GivenIdentity = { key: Vkey } | { fingerprint: string };

export interface KnownHead {
  checkpoint: Checkpoint;
  note: Note;
}

/**
 * Vkeys or fingerprints, one a line. White space around them, and colons or blanks within a fingerprint, do no harm: it
 * may have been typed from paper.
 *
 * @throws RangeError for a line that is neither, and where there is none
 */
export function parseIdentity(crypto: LedgerCrypto, text: string): GivenIdentity[] {
  const lines = text.split('\n').map((line) => line.trim());
  const given = lines
    .filter((line) => line !== '')
    .map((line): GivenIdentity => {
      const hex = line.replaceAll(/[\s:]/g, '').toLowerCase();
      if (/^[0-9a-f]{64}$/.test(hex)) return { fingerprint: hex };
      const key = parseVkey(crypto, line);
      if (key === undefined) throw new RangeError(`not a vkey and not a fingerprint: ${line.slice(0, 200)}`);
      return { key };
    });
  if (given.length === 0) throw new RangeError('the identity is empty');
  return given;
}

/** @throws RangeError where the text is no checkpoint */
export function parseKnown(text: string): KnownHead {
  const parsed = parseCheckpoint(text);
  if (!parsed.ok) throw new RangeError(`the known head is no checkpoint: ${parsed.reason}`);
  return { checkpoint: parsed.checkpoint, note: parsed.note };
}

/** Every key given must be one that log-opened declares, with a good signature there. */
export function checkIdentity(
  crypto: LedgerCrypto,
  given: readonly GivenIdentity[] | undefined,
  days: Days,
  failures: FailureList,
): void {
  if (given === undefined) {
    failures.add('no-identity');
    return;
  }
  const actual = (days.identity ?? []).map((key) => fingerprint(crypto, key.type, key.key)).join(' ');
  for (const each of given) {
    const key = days.identity?.find((declared) => isGiven(crypto, each, declared));
    if (key === undefined) {
      const expected = 'key' in each ? fingerprint(crypto, each.key.type, each.key.key) : each.fingerprint;
      failures.add('identity-other', { field: 'identity', expected, actual });
      continue;
    }
    // A bad or absent line is a failure of log-opened already.
    const state = days.identityNote && verifyNote(crypto, days.identityNote, key);
    if (state === 'unchecked')
      failures.add('identity-unchecked', { field: 'identity', expected: key.algorithm });
  }
}

/** Compares a known head of this log with the root that the bundle has at its size. */
export function checkKnownRoot(known: KnownHead, root: Uint8Array, failures: FailureList): void {
  const { size } = known.checkpoint;
  const [expected, actual] = [toBase64(known.checkpoint.root), toBase64(root)];
  if (expected === actual) return;
  failures.add('fork', { ...(size > 0 ? { seq: size - 1 } : {}), field: 'known', expected, actual });
}

/** A signature on the known head is told to the user, and required of nobody. */
export function knownSignature(
  crypto: LedgerCrypto,
  known: KnownHead,
  day: readonly Vkey[] | undefined,
): NonNullable<Report['known']>['signature'] {
  const states = (day ?? []).map((key) => verifyNote(crypto, known.note, key));
  return (['bad', 'good', 'unchecked'] as const).find((state) => states.includes(state)) ?? 'absent';
}

function isGiven(crypto: LedgerCrypto, given: GivenIdentity, key: Vkey): boolean {
  return 'key' in given
    ? sameKey(given.key, key)
    : given.fingerprint === fingerprint(crypto, key.type, key.key);
}
