/** Reads the directory of a bundle's zip and insists on the canonical form (section 7), before any content is looked at. */
import { toHex } from '../base64.ts';
import { decodeUtf8, equalBytes } from '../bytes.ts';
import type { LedgerCrypto } from '../crypto.ts';
import {
  CENTRAL_HEADER_BYTES,
  centralHeader,
  comparePaths,
  END_RECORD_BYTES,
  endRecord,
  isSafePath,
  LOCAL_HEADER_BYTES,
  MAX_PATH_BYTES,
  MAX_ZIP_BYTES,
  MAX_ZIP_FILES,
  type ZipRecord,
} from '../zip.ts';
import type { FailureList } from './failure-list.ts';
import { type RandomAccess, readSpan, type Span } from './random-access.ts';

/** The whole directory is read at once, and whoever made the zip says how long it is. */
const MAX_CENTRAL_BYTES = MAX_ZIP_FILES * (CENTRAL_HEADER_BYTES + MAX_PATH_BYTES);

/** The files of a bundle by path, in the order of the zip. */
export type ZipDirectory = ReadonlyMap<string, ZipRecord>;

/** Where the content of a file lies; safe paths are ASCII, so their length is their number of bytes. */
export function contentOf({ offset, path, size }: ZipRecord): Span {
  return { offset: offset + LOCAL_HEADER_BYTES + path.length, size };
}

/** `undefined` after a failure that makes reading on pointless. */
export async function readZip(
  source: RandomAccess,
  failures: FailureList,
): Promise<ZipDirectory | undefined> {
  if (source.size > MAX_ZIP_BYTES) {
    failures.add('limit', { field: 'size of the zip', actual: String(source.size) });
    return undefined;
  }
  const start = await source.read(0, 4);
  if (toHex(start) !== '504b0304' || source.size < END_RECORD_BYTES) {
    failures.add('not-a-zip');
    return undefined;
  }
  const end = await readSpan(source, { offset: source.size - END_RECORD_BYTES, size: END_RECORD_BYTES });
  const view = new DataView(end.buffer, end.byteOffset, end.length);
  const files = view.getUint16(10, true);
  const size = view.getUint32(12, true);
  const offset = view.getUint32(16, true);
  if (!equalBytes(end, endRecord(files, offset, size)) || offset + size + END_RECORD_BYTES !== source.size) {
    failures.add('zip-end');
    return undefined;
  }
  if (size > MAX_CENTRAL_BYTES) {
    failures.add('limit', { field: 'central directory', actual: String(size) });
    return undefined;
  }
  const central = await readSpan(source, { offset, size });
  const records = parseCentral(central, files);
  if (records === undefined) {
    failures.add('zip-not-canonical', { field: 'central directory' });
    return undefined;
  }
  const before = failures.count;
  checkNames(records, failures);
  checkForm(records, central, offset, failures);
  if (failures.count > before) return undefined;
  return new Map(records.map((record) => [record.path, record]));
}

/** Checks a file's local header and CRC against the directory; `crc32` is that of the content as read. */
export function checkStored(
  expectedHeader: Uint8Array,
  header: Uint8Array,
  record: ZipRecord,
  crc32: number,
  failures: FailureList,
): void {
  const file = record.path;
  if (!equalBytes(header, expectedHeader)) failures.add('zip-not-canonical', { file, field: 'local header' });
  if (crc32 !== record.crc32) {
    const [expected, actual] = [record.crc32, crc32].map((crc) => crc.toString(16).padStart(8, '0'));
    failures.add('zip-not-canonical', { file, field: 'crc32', expected: expected!, actual: actual! });
  }
}

/** The CRC-32 of pieces that are read one after another. */
export function runningCrc(crypto: LedgerCrypto): { update(piece: Uint8Array): void; value(): number } {
  let crc = 0;
  return {
    update(piece) {
      crc = crypto.crc32(piece, crc);
    },
    value: () => crc,
  };
}

function parseCentral(central: Uint8Array, files: number): ZipRecord[] | undefined {
  const view = new DataView(central.buffer, central.byteOffset, central.length);
  const records: ZipRecord[] = [];
  let at = 0;
  for (let i = 0; i < files; i++) {
    if (at + CENTRAL_HEADER_BYTES > central.length) return undefined;
    const nameEnd = at + CENTRAL_HEADER_BYTES + view.getUint16(at + 28, true);
    if (nameEnd > central.length) return undefined;
    const path = decodeUtf8(central.subarray(at + CENTRAL_HEADER_BYTES, nameEnd));
    if (path === undefined) return undefined;
    const crc32 = view.getUint32(at + 16, true);
    records.push({
      path,
      size: view.getUint32(at + 24, true),
      crc32,
      offset: view.getUint32(at + 42, true),
    });
    // Extra fields and comments are stepped over here and refused by the comparison with the canonical form.
    at = nameEnd + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
  }
  return at === central.length ? records : undefined;
}

function checkNames(records: readonly ZipRecord[], failures: FailureList): void {
  const seen = new Set<string>();
  for (const { path } of records) {
    if (path.length > MAX_PATH_BYTES) failures.add('limit', { field: 'path', actual: path.slice(0, 256) });
    else if (!isSafePath(path)) failures.add('unsafe-name', { file: path });
    const folded = path.toLowerCase();
    if (seen.has(folded)) failures.add('twin-names', { file: path });
    seen.add(folded);
  }
}

function checkForm(
  records: readonly ZipRecord[],
  central: Uint8Array,
  centralOffset: number,
  failures: FailureList,
): void {
  let at = 0;
  let offset = 0;
  let last: string | undefined;
  for (const record of records) {
    const { path: file } = record;
    const expected = centralHeader({ ...record, offset });
    const isSame = equalBytes(central.subarray(at, at + expected.length), expected);
    if (!isSame || (last !== undefined && comparePaths(last, file) > 0)) {
      failures.add('zip-not-canonical', { file, field: isSame ? 'order' : 'central header' });
      return;
    }
    last = file;
    at += expected.length;
    offset += LOCAL_HEADER_BYTES + expected.length - CENTRAL_HEADER_BYTES + record.size;
  }
  if (offset !== centralOffset)
    failures.add('zip-not-canonical', { field: 'gap before the central directory' });
}
