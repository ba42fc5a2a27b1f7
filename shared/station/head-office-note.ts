// A signed note of head office (ledger format, section 3) that is no content pack: a title that says what it is, then its own lines.
import type { LedgerCrypto } from '../ledger/crypto.ts';
import { parseNote, verifyNote } from '../ledger/note.ts';
import { encodeVkey } from '../ledger/vkey.ts';
import type { HeadOffice } from '../procedure/signed-pack.ts';

export type HeadOfficeNote =
  | { ok: true; lines: string[]; signedBy: string }
  | { ok: false; why: 'unsigned' | 'bad-signature' };

/** @param title what the note must say of itself @returns its other lines and head office's vkey, or why nobody of head office signed it */
export function readHeadOfficeNote(
  crypto: LedgerCrypto,
  note: string,
  title: string,
  { keys }: HeadOffice,
): HeadOfficeNote {
  const parsed = parseNote(note);
  if (!parsed.ok) return { ok: false, why: 'unsigned' };
  const [said, ...lines] = parsed.note.text.slice(0, -1).split('\n');
  if (said !== title) return { ok: false, why: 'unsigned' };
  const states = keys.map((key) => verifyNote(crypto, parsed.note, key));
  if (states.includes('bad')) return { ok: false, why: 'bad-signature' };
  const key = keys[states.indexOf('good')];
  if (!key) return { ok: false, why: 'unsigned' };
  return { ok: true, lines, signedBy: encodeVkey(crypto, key.name, key.type, key.key) };
}
