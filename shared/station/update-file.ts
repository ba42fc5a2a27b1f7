// The file by which head office brings a new version of the program: `manifest.json`, its signed note (ledger format, section 3), and the parts
// that the manifest names. The manifest says of each part its size, CRC-32 and SHA-256, so it has exactly one file (the zip of the ledger
// format, section 7, with the manifest in front): whoever reads holds every byte against that one, and nothing is left to be unpacked first.
import { z } from 'zod';
import { isHashText, toBase64 } from '../ledger/base64.ts';
import { concatBytes, decodeUtf8, utf8 } from '../ledger/bytes.ts';
import { canonicalJson, parseCanonical } from '../ledger/canonical.ts';
import { crc32 } from '../ledger/crc32.ts';
import type { LedgerCrypto, NoteSigner } from '../ledger/crypto.ts';
import { signNote } from '../ledger/note.ts';
import { centralHeader, endRecord, isSafePath, localHeader, type ZipRecord } from '../ledger/zip.ts';
import type { HeadOffice } from '../procedure/signed-pack.ts';
import { readHeadOfficeNote } from './head-office-note.ts';
import { compareVersions, isVersion } from './versions.ts';

export const UPDATE_ENDING = '.cgupdate';
/** A name in a folder, and no path. */
export const UPDATE_NAME = /^(?!\.)[^/\\\p{Cc}\p{Cs}]{1,111}\.cgupdate$/u;
/** A whole program with Electron is about 120 MB. */
export const LARGEST_UPDATE = 600 * 1024 * 1024;
/** In front of any update: two headers, a manifest, its note. */
export const LARGEST_HEAD = 16 * 1024;

const MANIFEST = 'manifest.json';
const NOTE = 'manifest.note';
const MOST_PARTS = 4;
const LONGEST_NOTE = 4000;

export const PLATFORMS = ['win32', 'linux'] as const;
export const ARCHITECTURES = ['x64', 'arm64'] as const;
/** What the system installs it by. */
export const INSTALLERS = ['nsis', 'deb'] as const;

const version = z.string().refine(isVersion);
const part = z.strictObject({
  path: z.string().refine((path) => isSafePath(path) && path !== MANIFEST && path !== NOTE),
  bytes: z.int().min(1).max(LARGEST_UPDATE),
  crc32: z.int().min(0).max(0xffff_ffff),
  sha256: z.string().refine(isHashText),
});

const manifestSchema = z
  .strictObject({
    v: z.literal(1),
    product: z.literal('counterguard'),
    version,
    /** The oldest version that still opens what this one has written: no step back goes beyond it. */
    backTo: version,
    platform: z.enum(PLATFORMS),
    arch: z.enum(ARCHITECTURES),
    kind: z.enum(INSTALLERS),
    /** Path of the part that is handed to the system. */
    installer: z.string(),
    parts: z.array(part).min(1).max(MOST_PARTS),
  })
  .refine(({ parts }) => new Set(parts.map(({ path }) => path)).size === parts.length)
  .refine(({ parts, installer }) => parts.some(({ path }) => path === installer))
  .refine(({ version: own, backTo }) => compareVersions(backTo, own) <= 0)
  .refine(({ parts }) => parts.reduce((sum, { bytes }) => sum + bytes, 0) <= LARGEST_UPDATE);
export type UpdateManifest = z.infer<typeof manifestSchema>;

/** Why a file is not taken. `changed`: it is not, to the byte, the one that was signed. */
export const UPDATE_FAULTS = [
  ...(['no-update', 'too-large', 'unsigned', 'bad-signature', 'manifest', 'changed'] as const),
  ...(['older', 'other-machine', 'not-enrolled'] as const),
] as const;
export type UpdateFault = (typeof UPDATE_FAULTS)[number];

export interface UpdateHead {
  manifest: UpdateManifest;
  /** b64 SHA-256 of `manifest.json`: what was signed. */
  sha256: string;
  note: string;
  /** vkey of head office. */
  signedBy: string;
  /** Every piece of the one file, in order: what it begins with, what must lie between the parts, and how it ends. */
  pieces: UpdatePiece[];
  /** Bytes of the whole file. */
  bytes: number;
}

export type UpdatePiece =
  | { as: 'given'; bytes: Uint8Array }
  | { as: 'part'; part: UpdateManifest['parts'][number] };

const updateTitle = (origin: string): string => `${origin}/update`;
const hashText = (crypto: LedgerCrypto, bytes: Uint8Array): string => toBase64(crypto.sha256(bytes));

/** Lays out the one file that a manifest has. */
function piecesOf(manifest: UpdateManifest, manifestBytes: Uint8Array, note: string): UpdatePiece[] {
  const noteBytes = utf8(note);
  const records: ZipRecord[] = [];
  let offset = 0;
  const placed = (path: string, size: number, crc: number): Uint8Array => {
    const record = { path, size, crc32: crc, offset };
    const header = localHeader(record);
    records.push(record);
    offset += header.length + size;
    return header;
  };
  const own = (path: string, bytes: Uint8Array) =>
    concatBytes(placed(path, bytes.length, crc32(bytes) >>> 0), bytes);
  const pieces: UpdatePiece[] = [
    { as: 'given', bytes: concatBytes(own(MANIFEST, manifestBytes), own(NOTE, noteBytes)) },
  ];
  for (const one of manifest.parts)
    pieces.push({ as: 'given', bytes: placed(one.path, one.bytes, one.crc32) }, { as: 'part', part: one });
  const central = concatBytes(...records.map(centralHeader));
  const end = endRecord(records.length, offset, central.length);
  pieces.push({ as: 'given', bytes: concatBytes(central, end) });
  return pieces;
}

const sizeOf = (piece: UpdatePiece): number => (piece.as === 'given' ? piece.bytes.length : piece.part.bytes);

/**
 * What head office writes in front of the parts and around them. The parts themselves are written where the pieces say so.
 * @param manifest of which the parts are hashed already
 * @throws RangeError where it is no manifest
 */
export function signUpdate(
  crypto: LedgerCrypto,
  manifest: UpdateManifest,
  origin: string,
  signer: NoteSigner,
): UpdatePiece[] {
  const read = manifestSchema.safeParse(manifest);
  if (!read.success) throw new RangeError(`no manifest of an update: ${read.error.message}`);
  const bytes = utf8(canonicalJson(read.data));
  const note = signNote(crypto, `${updateTitle(origin)}\n${hashText(crypto, bytes)}\n`, [signer]);
  return piecesOf(read.data, bytes, note);
}

/** The content of a stored entry that begins at `at`, by what its local header says; the header itself is held against ours later. */
function entryAt(
  head: Uint8Array,
  at: number,
  longest: number,
): { bytes: Uint8Array; end: number } | undefined {
  if (at + 30 > head.length) return undefined;
  const view = new DataView(head.buffer, head.byteOffset + at);
  const [size, name] = [view.getUint32(18, true), view.getUint16(26, true)];
  const from = at + 30 + name;
  if (view.getUint32(0, true) !== 0x04034b50 || size > longest || from + size > head.length) return undefined;
  return { bytes: head.slice(from, from + size), end: from + size };
}

/** @returns the hash that was signed, and with which key; or why it is not */
function signedHash(
  crypto: LedgerCrypto,
  note: string,
  headOffice: HeadOffice,
): { sha256: string; signedBy: string } | 'unsigned' | 'bad-signature' {
  const read = readHeadOfficeNote(crypto, note, updateTitle(headOffice.origin), headOffice);
  if (!read.ok) return read.why;
  const [sha256, ...more] = read.lines;
  if (!isHashText(sha256) || more.length > 0) return 'unsigned';
  return { sha256, signedBy: read.signedBy };
}

/**
 * Reads what stands in front, and trusts nothing of it before the signature holds. The parts are not looked at: whoever goes on holds the
 * file against `pieces`, byte by byte.
 * @param head the first bytes of the file, at most LARGEST_HEAD
 */
export function readUpdateHead(
  crypto: LedgerCrypto,
  head: Uint8Array,
  headOffice: HeadOffice,
): { ok: true; head: UpdateHead } | { ok: false; why: UpdateFault } {
  const first = entryAt(head, 0, LARGEST_HEAD);
  const second = first && entryAt(head, first.end, LONGEST_NOTE);
  const note = second && decodeUtf8(second.bytes);
  if (!first || note === undefined) return { ok: false, why: 'no-update' };
  const signed = signedHash(crypto, note, headOffice);
  if (typeof signed === 'string') return { ok: false, why: signed };
  if (hashText(crypto, first.bytes) !== signed.sha256) return { ok: false, why: 'changed' };
  const read = manifestSchema.safeParse(parseCanonical(first.bytes));
  if (!read.success) return { ok: false, why: 'manifest' };
  const pieces = piecesOf(read.data, first.bytes, note);
  const bytes = pieces.reduce((sum, piece) => sum + sizeOf(piece), 0);
  return { ok: true, head: { manifest: read.data, ...signed, note, pieces, bytes } };
}
