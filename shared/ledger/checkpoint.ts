/** Checkpoints (section 3, after C2SP tlog-checkpoint): a note that states how long a log is and what its root is. */
import { fromBase64, toBase64 } from './base64.ts';
import { type Note, parseNote } from './note.ts';
import { isOrigin } from './origin.ts';

export interface Checkpoint {
  origin: string;
  /** Number of entries. */
  size: number;
  /** 32 bytes. */
  root: Uint8Array;
}

export type ParsedCheckpoint =
  | { ok: true; checkpoint: Checkpoint; note: Note }
  | { ok: false; reason: string };

/** The text to be signed: origin, size in decimal, b64 root, each line ending in LF. */
export function checkpointText(origin: string, size: number, root: Uint8Array): string {
  return `${origin}\n${size}\n${toBase64(root)}\n`;
}

/** Checks the form only; `note` is for the signatures. */
export function parseCheckpoint(text: string): ParsedCheckpoint {
  const parsed = parseNote(text);
  if (!parsed.ok) return parsed;
  const lines = parsed.note.text.slice(0, -1).split('\n');
  if (lines.length !== 3) return { ok: false, reason: `${lines.length} lines instead of 3` };
  const [origin = '', decimal = '', rootText = ''] = lines;
  if (!isOrigin(origin)) return { ok: false, reason: 'the first line is not an origin' };
  const size = Number(decimal);
  if (!/^(?:0|[1-9][0-9]{0,15})$/.test(decimal) || !Number.isSafeInteger(size)) {
    return { ok: false, reason: 'the second line is not a size' };
  }
  const root = fromBase64(rootText);
  if (root?.length !== 32) return { ok: false, reason: 'the third line is not a root' };
  return { ok: true, checkpoint: { origin, size, root }, note: parsed.note };
}
