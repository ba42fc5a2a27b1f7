/** Writes an evidence bundle (section 7): measures the files, adds the signed manifest, and streams the canonical zip. */
import { toBase64 } from './base64.ts';
import {
  IDENTITY_ED25519_PEM,
  IDENTITY_SM2_PEM,
  IDENTITY_VKEYS,
  MANIFEST,
  MANIFEST_NOTE,
} from './bundle-paths.ts';
import { utf8 } from './bytes.ts';
import { canonicalJson, type JsonObject } from './canonical.ts';
import type { LedgerCrypto, NoteSigner } from './crypto.ts';
import { signNote } from './note.ts';
import { ed25519Pem, encodeVkey, SM2_TYPE, sm2Pem, type Vkey } from './vkey.ts';
import {
  centralHeader,
  comparePaths,
  endRecord,
  isSafePath,
  localHeader,
  MAX_ZIP_BYTES,
  MAX_ZIP_FILES,
  type ZipRecord,
} from './zip.ts';

/** Nothing to write yet: whoever takes the chunks may let others have their turn. */
const PAUSE = new Uint8Array(0);

/** A file to be bundled. */
export interface BundleFile {
  path: string;
  /** Called twice, to measure and to write; both times it must give the same bytes. */
  chunks(): Iterable<Uint8Array>;
}

interface Measured extends ZipRecord {
  file: BundleFile;
  sha256: Uint8Array;
  sm3: Uint8Array | undefined;
}

export function bytesFile(path: string, bytes: Uint8Array): BundleFile {
  return { path, chunks: () => [bytes] };
}

/** The files of the folder `keys/`, for the identity keys in the order of log-opened. */
export function identityFiles(crypto: LedgerCrypto, keys: readonly Vkey[]): BundleFile[] {
  const lines = keys.map(({ name, type, key }) => `${encodeVkey(crypto, name, type, key)}\n`);
  const files = keys.map(({ algorithm, key }) =>
    algorithm === 'ed25519'
      ? bytesFile(IDENTITY_ED25519_PEM, utf8(ed25519Pem(key)))
      : bytesFile(IDENTITY_SM2_PEM, utf8(sm2Pem(key))),
  );
  return [bytesFile(IDENTITY_VKEYS, utf8(lines.join(''))), ...files];
}

/**
 * The bytes of a bundle, in chunks; an empty chunk is a pause and adds nothing. `files` are all of section 7 but the manifest and its note, in any order; `daySigners` are the
 * day keys of the bundle's checkpoint. The manifest gives SM3 hashes where one of them is SM2.
 *
 * @throws RangeError for an unsafe or repeated path, for more than 4 GiB or 65,535 files, for an SM2 signer without SM3,
 * and while writing for a file that changed since it was measured: the bytes written so far are then no bundle.
 */
export function* writeBundle(
  crypto: LedgerCrypto,
  origin: string,
  files: readonly BundleFile[],
  daySigners: readonly NoteSigner[],
): Generator<Uint8Array> {
  const hasSm2 = daySigners.some(({ type }) => type.length === SM2_TYPE.length);
  if (hasSm2 && crypto.newSm3 === undefined) throw new RangeError('SM2 is declared but there is no SM3');
  const measured: Measured[] = [];
  for (const file of files) measured.push(yield* measure(crypto, file, hasSm2));
  measured.sort((left, right) => comparePaths(left.path, right.path));
  const manifest = utf8(manifestText(measured));
  const note = signNote(crypto, `${origin}/manifest\n${toBase64(crypto.sha256(manifest))}\n`, daySigners);
  for (const file of [bytesFile(MANIFEST, manifest), bytesFile(MANIFEST_NOTE, utf8(note))]) {
    measured.push(yield* measure(crypto, file, false));
  }
  measured.sort((left, right) => comparePaths(left.path, right.path));
  yield* writeZip(crypto, measured);
}

/** JCS of `{"files":[{"bytes","path","sha256","sm3"}…],"v":1}`, files by path. */
function manifestText(files: readonly Measured[]): string {
  const rows = files.map(({ path, size, sha256, sm3 }): JsonObject => {
    const row = { bytes: size, path, sha256: toBase64(sha256) };
    return sm3 === undefined ? row : { ...row, sm3: toBase64(sm3) };
  });
  return canonicalJson({ files: rows, v: 1 });
}

function* measure(crypto: LedgerCrypto, file: BundleFile, hasSm3: boolean): Generator<Uint8Array, Measured> {
  if (!isSafePath(file.path)) throw new RangeError(`${JSON.stringify(file.path)} is not a safe path`);
  const sha256 = crypto.newSha256();
  const sm3 = hasSm3 ? crypto.newSm3?.() : undefined;
  let size = 0;
  let crc32 = 0;
  for (const chunk of file.chunks()) {
    size += chunk.length;
    crc32 = crypto.crc32(chunk, crc32);
    sha256.update(chunk);
    sm3?.update(chunk);
    yield PAUSE;
  }
  const { path } = file;
  return { file, path, size, crc32, offset: 0, sha256: sha256.digest(), sm3: sm3?.digest() };
}

function* writeZip(crypto: LedgerCrypto, files: Measured[]): Generator<Uint8Array> {
  const total = placeFiles(files);
  for (const file of files) {
    yield localHeader(file);
    let size = 0;
    let crc32 = 0;
    for (const chunk of file.file.chunks()) {
      size += chunk.length;
      crc32 = crypto.crc32(chunk, crc32);
      yield chunk;
    }
    if (size !== file.size || crc32 !== file.crc32)
      throw new RangeError(`${file.path} changed while bundled`);
  }
  let centralBytes = 0;
  for (const file of files) {
    const header = centralHeader(file);
    centralBytes += header.length;
    yield header;
  }
  yield endRecord(files.length, total, centralBytes);
}

/** Gives each file its offset; answers where the central directory starts. Checks the limits before a byte is written. */
function placeFiles(files: Measured[]): number {
  let offset = 0;
  let centralBytes = 0;
  let last: string | undefined;
  for (const file of files) {
    if (file.path === last) throw new RangeError(`${file.path} is there twice`);
    last = file.path;
    file.offset = offset;
    offset += localHeader(file).length + file.size;
    centralBytes += centralHeader(file).length;
    if (offset + centralBytes > MAX_ZIP_BYTES) throw new RangeError('a bundle cannot pass 4 GiB');
  }
  if (files.length > MAX_ZIP_FILES) throw new RangeError(`a bundle cannot hold ${files.length} files`);
  return offset;
}
