// How head office signs a content pack, and how a station checks it: `manifest.json` lists every other file with its hash, and
// `manifest.note` is a signed note over the manifest (ledger format, section 3). A pack is taken only as the whole that was signed.
import { z } from 'zod';
import { isHashText, toBase64 } from '../ledger/base64.ts';
import { decodeUtf8, utf8 } from '../ledger/bytes.ts';
import { canonicalJson, parseCanonical } from '../ledger/canonical.ts';
import type { LedgerCrypto, NoteSigner } from '../ledger/crypto.ts';
import { parseNote, type SignatureState, signNote, verifyNote } from '../ledger/note.ts';
import type { Vkey } from '../ledger/vkey.ts';
import { comparePaths } from '../ledger/zip.ts';
import { loadPack } from './load-pack.ts';
import type { PackFault } from './pack-faults.ts';
import type { Pack } from './pack-schema.ts';

export const MANIFEST = 'manifest.json';
export const MANIFEST_NOTE = 'manifest.note';
const MOST_FILES = 500;
/** What an entry of the ledger has room for. Others may add signatures to a note; nobody may make it long. */
const LONGEST_NOTE = 4000;
const LONGEST_VERSION = 20;

/** Bytes of each file by its path inside the pack, with `/`. */
export type PackFiles = ReadonlyMap<string, Uint8Array>;

/** Who may sign packs for a station: the name of head office, `bank/head-office`, and its keys. */
export interface HeadOffice {
  readonly origin: string;
  readonly keys: readonly Vkey[];
}

export type VerifiedPack =
  | {
      ok: true;
      pack: Pack;
      /** b64 SHA-256 of `manifest.json`: what was signed. */
      manifest: string;
      note: string;
      signedBy: Vkey;
    }
  | { ok: false; faults: PackFault[] };

const manifestSchema = z.strictObject({
  v: z.literal(1),
  files: z
    .array(
      z.strictObject({
        path: z.string().min(1),
        bytes: z.int().min(0),
        sha256: z.string().refine(isHashText),
      }),
    )
    .max(MOST_FILES),
});
type Manifest = z.infer<typeof manifestSchema>;

/** The name under which a head office signs packs. */
export const packKeyName = (origin: string): string => `${origin}/pack`;

const hashText = (crypto: LedgerCrypto, bytes: Uint8Array): string => toBase64(crypto.sha256(bytes));
const isSigned = (path: string): boolean => path !== MANIFEST && path !== MANIFEST_NOTE;

/** @returns the texts of `manifest.json` and `manifest.note`. A signature that lies in `files` already is not looked at. */
export function signPack(
  crypto: LedgerCrypto,
  files: PackFiles,
  signer: NoteSigner,
): { manifest: string; note: string } {
  const listed = [...files]
    .filter(([path]) => isSigned(path))
    .map(([path, bytes]) => ({ path, bytes: bytes.length, sha256: hashText(crypto, bytes) }))
    .sort((a, b) => comparePaths(a.path, b.path));
  const manifest = canonicalJson({ files: listed, v: 1 });
  const text = `${signer.name}\n${hashText(crypto, utf8(manifest))}\n`;
  return { manifest, note: signNote(crypto, text, [signer]) };
}

class Refused extends Error {
  readonly faults: PackFault[];
  constructor(faults: PackFault[]) {
    super(faults[0]?.reason);
    this.faults = faults;
  }
}

const refuse = (file: string, reason: string): never => {
  throw new Refused([{ file, path: '', reason }]);
};

const SIGNATURE_REASONS: Record<Exclude<SignatureState, 'good'>, string> = {
  absent: '没有用已登记的总行密钥签名。',
  bad: '签名不成立：签名之后内容被改动，或签名是伪造的。',
  unchecked: '签名所用的算法本机不能核对。',
};

/** The hash that head office signed, and with which key. @throws Refused */
function signedHash(
  crypto: LedgerCrypto,
  noteBytes: Uint8Array,
  { origin, keys }: HeadOffice,
): { manifest: string; note: string; signedBy: Vkey } {
  const note = decodeUtf8(noteBytes) ?? refuse(MANIFEST_NOTE, '不是 UTF-8 文字。');
  const parsed = parseNote(note);
  if (note.length > LONGEST_NOTE) return refuse(MANIFEST_NOTE, '签名文件太长。');
  if (!parsed.ok) return refuse(MANIFEST_NOTE, '不是一份签名文件。');
  const [name, manifest, ...more] = parsed.note.text.slice(0, -1).split('\n');
  if (name !== packKeyName(origin)) return refuse(MANIFEST_NOTE, `签名人不是本机登记的总行（${origin}）。`);
  if (!isHashText(manifest) || more.length > 0)
    return refuse(MANIFEST_NOTE, '第 2 行应当是文件清单的校验值。');
  const states = keys.map((key) => verifyNote(crypto, parsed.note, key));
  const good = keys[states.indexOf('good')];
  if (good && !states.includes('bad')) return { manifest, note, signedBy: good };
  const worst = (['bad', 'unchecked', 'absent'] as const).find((state) => states.includes(state));
  return refuse(MANIFEST_NOTE, SIGNATURE_REASONS[worst ?? 'absent']);
}

/** @throws Refused where this is not the manifest that was signed */
function readManifest(crypto: LedgerCrypto, bytes: Uint8Array, signed: string): Manifest {
  if (hashText(crypto, bytes) !== signed) return refuse(MANIFEST, '文件清单在签名之后被改动。');
  const value = manifestSchema.safeParse(parseCanonical(bytes));
  return value.success ? value.data : refuse(MANIFEST, '文件清单的写法不对。');
}

/** Files that are not as they were signed. */
function changedFiles(crypto: LedgerCrypto, files: PackFiles, manifest: Manifest): PackFault[] {
  const listed = new Map(manifest.files.map((file) => [file.path, file]));
  const named = [...new Set([...listed.keys(), ...files.keys()])].filter(isSigned).sort(comparePaths);
  return named.flatMap((path): PackFault[] => {
    const wanted = listed.get(path);
    const bytes = files.get(path);
    if (!wanted) return [{ file: path, path: '', reason: '签名的文件清单里没有这个文件。' }];
    if (!bytes) return [{ file: path, path: '', reason: '缺少这个文件，签名的文件清单里有它。' }];
    const same = bytes.length === wanted.bytes && hashText(crypto, bytes) === wanted.sha256;
    return same ? [] : [{ file: path, path: '', reason: '这个文件在签名之后被改动。' }];
  });
}

/** @throws Refused naming every file that is not UTF-8 */
function textsOf(files: PackFiles): Map<string, string> {
  const texts = new Map<string, string>();
  const faults: PackFault[] = [];
  for (const [file, bytes] of files) {
    const text = decodeUtf8(bytes);
    if (text === undefined) faults.push({ file, path: '', reason: '不是 UTF-8 文字。' });
    else texts.set(file, text);
  }
  if (faults.length > 0) throw new Refused(faults);
  return texts;
}

/** Why a pack may not be used on a day, or undefined. @param today `YYYY-MM-DD` in Asia/Shanghai */
export function notInForce({ from, to }: { from: string; to: string }, today: string): string | undefined {
  if (today < from) return `还没有生效，${from} 起才能启用。`;
  return today > to ? `已经过期，有效期到 ${to}。` : undefined;
}

function check(crypto: LedgerCrypto, files: PackFiles, headOffice: HeadOffice, today: string): VerifiedPack {
  const manifestBytes = files.get(MANIFEST) ?? refuse(MANIFEST, '内容包没有签名：缺少文件清单。');
  const noteBytes = files.get(MANIFEST_NOTE) ?? refuse(MANIFEST_NOTE, '内容包没有签名：缺少签名文件。');
  const signed = signedHash(crypto, noteBytes, headOffice);
  const changed = changedFiles(crypto, files, readManifest(crypto, manifestBytes, signed.manifest));
  if (changed.length > 0) throw new Refused(changed);
  const loaded = loadPack(textsOf(files));
  if (!loaded.ok) return loaded;
  const { effective, version } = loaded.pack.pack;
  const reason = notInForce(effective, today);
  if (reason) throw new Refused([{ file: 'pack.json', path: 'effective', reason }]);
  if (version.length > LONGEST_VERSION)
    throw new Refused([{ file: 'pack.json', path: 'version', reason: '版本号太长。' }]);
  return { ok: true, pack: loaded.pack, ...signed };
}

/**
 * The pack that head office signed, or why it is not taken, in words.
 * @param today `YYYY-MM-DD` in Asia/Shanghai
 */
export function verifyPack(
  crypto: LedgerCrypto,
  files: PackFiles,
  headOffice: HeadOffice,
  today: string,
): VerifiedPack {
  try {
    return check(crypto, files, headOffice, today);
  } catch (error) {
    if (error instanceof Refused) return { ok: false, faults: error.faults };
    throw error;
  }
}
