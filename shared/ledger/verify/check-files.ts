/** Reads every file of a bundle once and holds it against the directory, the manifest and its own name (section 7). */
import { isHashText, toBase64, toHex } from '../base64.ts';
import { MANIFEST, MANIFEST_NOTE, parseLargeThingPath } from '../bundle-paths.ts';
import { isJsonObject, type JsonValue, parseCanonical } from '../canonical.ts';
import type { LedgerCrypto } from '../crypto.ts';
import { isSafePath, localHeader, type ZipRecord } from '../zip.ts';
import type { FailureList } from './failure-list.ts';
import { type RandomAccess, readPieces, readSpan } from './random-access.ts';
import { checkStored, contentOf, runningCrc, type ZipDirectory } from './read-zip.ts';

/** 65,535 files at most, each a row of at most about 400 bytes. */
const MAX_MANIFEST_BYTES = 32 * 1024 * 1024;

interface Row {
  bytes: number;
  path: string;
  sha256: string;
  sm3: string | undefined;
}

/** b64 SHA-256 of the manifest as it was read, for its note; `undefined` where it is too long to be one. */
export interface CheckedFiles {
  manifestSha256: string | undefined;
}

/** @param hasSm3 the keys of the checkpoint's day declare SM2, so every row must give SM3 as well */
export async function checkFiles(
  crypto: LedgerCrypto,
  source: RandomAccess,
  directory: ZipDirectory,
  hasSm3: boolean,
  failures: FailureList,
): Promise<CheckedFiles> {
  const manifest = directory.get(MANIFEST);
  const bytes = manifest === undefined ? undefined : await readManifest(source, manifest, failures);
  const rows = bytes === undefined ? undefined : parseManifest(bytes, hasSm3, failures);
  for (const record of directory.values()) await checkFile(crypto, source, record, rows, failures);
  for (const path of rows?.keys() ?? []) {
    if (!directory.has(path)) failures.add('file-absent', { file: path });
  }
  return { manifestSha256: bytes === undefined ? undefined : toBase64(crypto.sha256(bytes)) };
}

async function readManifest(
  source: RandomAccess,
  record: ZipRecord,
  failures: FailureList,
): Promise<Uint8Array | undefined> {
  if (record.size > MAX_MANIFEST_BYTES) {
    failures.add('limit', { file: MANIFEST, actual: String(record.size) });
    return undefined;
  }
  return readSpan(source, contentOf(record));
}

function parseManifest(
  bytes: Uint8Array,
  hasSm3: boolean,
  failures: FailureList,
): Map<string, Row> | undefined {
  const value = parseCanonical(bytes);
  const files =
    isJsonObject(value) && Object.keys(value).length === 2 && value.v === 1 ? value.files : undefined;
  const rows = new Map<string, Row>();
  let last = '';
  for (const item of Array.isArray(files) ? files : []) {
    const row = toRow(item, hasSm3);
    if (row === undefined || row.path <= last) {
      failures.add('manifest-malformed', { file: MANIFEST, field: `row ${rows.size}` });
      return undefined;
    }
    last = row.path;
    rows.set(row.path, row);
  }
  if (Array.isArray(files)) return rows;
  failures.add('manifest-malformed', { file: MANIFEST });
  return undefined;
}

function toRow(item: JsonValue, hasSm3: boolean): Row | undefined {
  if (!isJsonObject(item) || Object.keys(item).length !== (hasSm3 ? 4 : 3)) return undefined;
  const { bytes, path, sha256, sm3 } = item;
  if (typeof path !== 'string' || !isSafePath(path) || path === MANIFEST || path === MANIFEST_NOTE) {
    return undefined;
  }
  if (!Number.isSafeInteger(bytes) || !isHashText(sha256) || (hasSm3 && !isHashText(sm3))) return undefined;
  return { bytes: bytes as number, path, sha256, sm3: sm3 as string | undefined };
}

async function checkFile(
  crypto: LedgerCrypto,
  source: RandomAccess,
  record: ZipRecord,
  rows: ReadonlyMap<string, Row> | undefined,
  failures: FailureList,
): Promise<void> {
  const file = record.path;
  const content = contentOf(record);
  const row = rows?.get(file);
  const isListed = file !== MANIFEST && file !== MANIFEST_NOTE;
  if (rows !== undefined && isListed && row === undefined) failures.add('file-unlisted', { file });
  const crc = runningCrc(crypto);
  const sha256 = crypto.newSha256();
  const sm3 = row?.sm3 === undefined ? undefined : crypto.newSm3?.();
  const header = await readSpan(source, { offset: record.offset, size: content.offset - record.offset });
  for await (const piece of readPieces(source, content)) {
    crc.update(piece);
    sha256.update(piece);
    sm3?.update(piece);
  }
  checkStored(localHeader(record), header, record, crc.value(), failures);
  const digest = sha256.digest();
  if (row !== undefined) {
    compare(file, 'bytes', String(row.bytes), String(record.size), failures);
    compare(file, 'sha256', row.sha256, toBase64(digest), failures);
    if (sm3 !== undefined) compare(file, 'sm3', row.sm3!, toBase64(sm3.digest()), failures);
  }
  const name = parseLargeThingPath(file)?.hash;
  if (name !== undefined && name !== toHex(digest)) {
    failures.add('large-thing-hash', { file, expected: name, actual: toHex(digest) });
  }
}

function compare(file: string, field: string, expected: string, actual: string, failures: FailureList): void {
  if (expected !== actual) failures.add('file-hash', { file, field, expected, actual });
}
