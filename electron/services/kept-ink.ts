// Ink as it is kept with a case: its bytes, apart and under the case's key, and what its entry says of them.
import type { Ink } from '../../shared/contract/ink.ts';
import { isTooShort } from '../../shared/ink/ink-rules.ts';
import { canonicalJson } from '../../shared/ledger/canonical.ts';
import { hashOf, type LargeThing } from '../ledger/ledger.ts';
import { Situation } from './situation.ts';

export interface KeptInk {
  ref: { bytes: number; sha256: string };
  large: LargeThing;
}

/** @throws Situation INK_TOO_SHORT */
export function keptInk(ink: Ink, form: 'ink' | 'mark'): KeptInk {
  if (isTooShort(ink, form)) throw new Situation('INK_TOO_SHORT');
  const bytes = Buffer.from(canonicalJson(JSON.parse(JSON.stringify(ink))), 'utf8');
  const sha256 = hashOf(bytes);
  return { ref: { bytes: bytes.length, sha256 }, large: { bytes, sha256, secret: true } };
}
