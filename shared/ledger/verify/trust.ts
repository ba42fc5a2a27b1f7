/** The identity that the user brings from outside the bundle: trust comes only from it (section 8). */
import type { LedgerCrypto } from '../crypto.ts';
import { verifyNote } from '../note.ts';
import { fingerprint, parseVkey, sameKey, type Vkey } from '../vkey.ts';
import type { Days } from './days.ts';
import type { FailureList } from './failure-list.ts';

/** A key as the user gives it. */
export type GivenIdentity = { key: Vkey } | { fingerprint: string };

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

/** Every key given must be one that log-opened declares, with a good signature there. */
export function checkIdentity(
  crypto: LedgerCrypto,
  given: readonly GivenIdentity[] | undefined,
  days: Pick<Days, 'identity' | 'identityNote'>,
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

function isGiven(crypto: LedgerCrypto, given: GivenIdentity, key: Vkey): boolean {
  return 'key' in given
    ? sameKey(given.key, key)
    : given.fingerprint === fingerprint(crypto, key.type, key.key);
}
