/** Signed notes (section 3, after C2SP signed-note): a text, an empty line, and signature lines. */
import { fromBase64, toBase64 } from './base64.ts';
import { concatBytes, equalBytes, utf8 } from './bytes.ts';
import type { LedgerCrypto, NoteSigner } from './crypto.ts';
import { isKeyName, keyId, type Vkey } from './vkey.ts';

/** More signature lines than this make a note malformed (section 8, limits). */
const MAX_SIGNATURES = 16;

export interface NoteSignature {
  name: string;
  /** 4 bytes. */
  id: Uint8Array;
  /** At least one byte; 64 for the algorithms of this format. */
  signature: Uint8Array;
}

export interface Note {
  /** What is signed: up to and including the last line feed before the empty line. */
  text: string;
  signatures: NoteSignature[];
}

export type ParsedNote = { ok: true; note: Note } | { ok: false; reason: string };

/**
 * - `good`, `bad`: the key's line was checked.
 * - `absent`: no line by this key.
 * - `unchecked`: there is a line, and this crypto cannot check its algorithm.
 */
export type SignatureState = 'good' | 'bad' | 'absent' | 'unchecked';

export function formatNote(text: string, signatures: readonly NoteSignature[]): string {
  const lines = signatures.map(
    ({ name, id, signature }) => `— ${name} ${toBase64(concatBytes(id, signature))}\n`,
  );
  return `${text}\n${lines.join('')}`;
}

/** Signs in the order of `signers`. @throws RangeError where the text or a name cannot stand in a note. */
export function signNote(crypto: LedgerCrypto, text: string, signers: readonly NoteSigner[]): string {
  const reason = faultOfText(text);
  if (reason !== undefined) throw new RangeError(reason);
  const message = utf8(text);
  const signatures = signers.map(({ name, type, publicKey, sign }): NoteSignature => {
    if (!isKeyName(name)) throw new RangeError(`${JSON.stringify(name)} cannot name a key`);
    return { name, id: keyId(crypto, name, type, publicKey), signature: sign(message) };
  });
  return formatNote(text, signatures);
}

/** A note with further lines behind those that it has. @throws RangeError where it is none, or a name cannot stand in one */
export function signAgain(crypto: LedgerCrypto, note: string, signers: readonly NoteSigner[]): string {
  const parsed = parseNote(note);
  if (!parsed.ok) throw new RangeError(parsed.reason);
  const { text, signatures } = parsed.note;
  const lines = signNote(crypto, text, signers).slice(text.length + 1);
  return `${formatNote(text, signatures)}${lines}`;
}

/** Checks the form only. A note without any signature line parses, so that a reader can say what is missing. */
export function parseNote(note: string): ParsedNote {
  const split = note.lastIndexOf('\n\n');
  if (split < 0) return { ok: false, reason: 'no empty line between text and signatures' };
  const text = note.slice(0, split + 1);
  const textFault = faultOfText(text);
  if (textFault !== undefined) return { ok: false, reason: textFault };
  const rest = note.slice(split + 2);
  if (rest !== '' && !rest.endsWith('\n')) return { ok: false, reason: 'the last line does not end in LF' };
  const lines = rest === '' ? [] : rest.slice(0, -1).split('\n');
  if (lines.length > MAX_SIGNATURES) return { ok: false, reason: `more than ${MAX_SIGNATURES} signatures` };
  const signatures: NoteSignature[] = [];
  for (const line of lines) {
    const signature = parseSignature(line);
    if (signature === undefined) return { ok: false, reason: 'a signature line of another form' };
    if (signatures.some((other) => isSameKey(other, signature))) {
      return { ok: false, reason: `two signatures by one key of ${signature.name}` };
    }
    signatures.push(signature);
  }
  return { ok: true, note: { text, signatures } };
}

/** What the note holds of this one key. */
export function verifyNote(crypto: LedgerCrypto, note: Note, key: Vkey): SignatureState {
  const line = note.signatures.find((signature) => isSameKey(signature, key));
  if (line === undefined) return 'absent';
  if (line.signature.length !== 64) return 'bad';
  const message = utf8(note.text);
  if (key.algorithm === 'ed25519') {
    return crypto.verifyEd25519(key.key, message, line.signature) ? 'good' : 'bad';
  }
  if (crypto.verifySm2 === undefined) return 'unchecked';
  return crypto.verifySm2(key.key, message, line.signature) ? 'good' : 'bad';
}

/** Whether a signature line and a key name each other: same name and same key id. */
export function isSameKey(
  left: Pick<NoteSignature, 'name' | 'id'>,
  right: Pick<NoteSignature, 'name' | 'id'>,
): boolean {
  return left.name === right.name && equalBytes(left.id, right.id);
}

function faultOfText(text: string): string | undefined {
  if (!text.endsWith('\n') || text.startsWith('\n')) return 'a text of full lines is wanted';
  if (text.includes('\n\n')) return 'an empty line inside the text';
  if (!text.isWellFormed()) return 'a lone surrogate in the text';
  if (/[^\P{Cc}\n]/u.test(text) || text.startsWith('\ufeff')) return 'a control character in the text';
  return undefined;
}

function parseSignature(line: string): NoteSignature | undefined {
  const parts = line.split(' ');
  const [dash, name, text] = parts;
  if (parts.length !== 3 || dash !== '—' || name === undefined || !isKeyName(name)) return undefined;
  const bytes = fromBase64(text ?? '');
  if (bytes === undefined || bytes.length < 5) return undefined;
  return { name, id: bytes.slice(0, 4), signature: bytes.slice(4) };
}
