// Content packs: the folder that was shipped or imported, and the packs that cases have pinned, which stay readable for ever.
import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import type { Notice } from '../../shared/procedure/library-schema.ts';
import { type LoadedPack, loadPack, packBytes, readPack } from '../../shared/procedure/load-pack.ts';
import type { PackFault } from '../../shared/procedure/pack-faults.ts';
import type { Pack } from '../../shared/procedure/pack-schema.ts';
import type { EntryReader } from '../ledger/entry-reader.ts';
import { hashOf, type LargeThing } from '../ledger/ledger.ts';

const LARGEST_FOLDER = 500;

function textFiles(folder: string): Map<string, string> {
  const files = new Map<string, string>();
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile() || entry.name.startsWith('.')) continue;
    const path = join(entry.parentPath, entry.name);
    files.set(relative(folder, path).split(sep).join('/'), readFileSync(path, 'utf8'));
    if (files.size > LARGEST_FOLDER) break;
  }
  return files;
}

export type PackFolder =
  | { ok: true; pack: Pack; large: LargeThing[]; ref: { bytes: number; sha256: string } }
  | { ok: false; faults: PackFault[] };

/** A text that lies beside the entries for everybody to read. */
export const asLarge = (text: string): LargeThing => {
  const bytes = Buffer.from(text, 'utf8');
  return { bytes, sha256: hashOf(bytes), secret: false };
};

/** The large things of a pack: itself, and the text of each of its notices, by whose hash a signature is bound. */
export function largeOf(pack: Pack): LargeThing[] {
  return [packBytes(pack), ...Object.values(pack.notices).map((notice) => notice.text)].map(asLarge);
}

/** Loads and checks a pack folder, trusted or not. One that cannot be read is a pack with a fault, in words. */
export function loadPackFolder(folder: string): LoadedPack {
  try {
    return loadPack(textFiles(folder));
  } catch {
    return { ok: false, faults: [{ file: folder, path: '', reason: '内容包文件夹无法读取。' }] };
  }
}

/**
 * Reads a pack folder that is to be used. Refused where it is not whole, or not trusted.
 * @param trusted b64 SHA-256 of the compiled pack that needs no signature
 */
export function readPackFolder(folder: string, trusted: string): PackFolder {
  const loaded = loadPackFolder(folder);
  if (!loaded.ok) return loaded;
  const large = largeOf(loaded.pack);
  const whole = large[0];
  if (!whole) throw new Error('a pack has bytes');
  if (whole.sha256 !== trusted) {
    const reason = '内容包没有本程序认可的签名，校验值也不是随程序发布的样例。';
    return { ok: false, faults: [{ file: 'pack.json', path: '', reason }] };
  }
  return { ok: true, pack: loaded.pack, large, ref: { bytes: whole.bytes.length, sha256: whole.sha256 } };
}

/** A notice as it is shown: its text is kept whole, and a signature is bound to the text's hash. */
export const noticeThing = (notice: Notice): LargeThing => asLarge(notice.text);

export function noticeRef(notice: Notice): { bytes: number; sha256: string } {
  const { bytes, sha256 } = noticeThing(notice);
  return { bytes: bytes.length, sha256 };
}

/** Packs by hash, as the ledger keeps them. Each case pins one. */
export class PackShelf {
  readonly #ledger: EntryReader;
  readonly #packs = new Map<string, Pack>();

  constructor(ledger: EntryReader) {
    this.#ledger = ledger;
  }

  /** @throws Error when the ledger does not hold the pack that one of its own cases pinned */
  byHash(sha256: string): Pack {
    const known = this.#packs.get(sha256);
    if (known) return known;
    const bytes = this.#ledger.largeThing(sha256);
    if (!bytes) throw new Error(`pack ${sha256} is not in the ledger`);
    const pack = readPack(Buffer.from(bytes).toString('utf8'));
    this.#packs.set(sha256, pack);
    return pack;
  }
}
