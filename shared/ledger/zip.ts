/** The one form that a bundle's zip may have (section 7): stored entries, sorted, with every header field fixed. */
import { utf8 } from './bytes.ts';

/**
 * What the format leaves open is fixed here once, so that a list of files has exactly one zip:
 *
 * | field | value |
 * |---|---|
 * | version made by, version needed | 20 |
 * | flags, compression method | 0 (names are ASCII, entries are stored) |
 * | time, date | 0 and 0x0021, 1980-01-01 00:00:00 |
 * | extra fields, comments, disk numbers, internal and external attributes | empty or 0 |
 *
 * Local entries follow one another without gaps in the order of their names' bytes, then the central directory in the
 * same order, then the end record, and nothing after it. No data descriptors and no zip64, so at most 65,535 files.
 */
const VERSION = 20;
const DATE_1980_01_01 = 0x0021;

export const LOCAL_HEADER_BYTES = 30;
export const CENTRAL_HEADER_BYTES = 46;
export const END_RECORD_BYTES = 22;
export const MAX_ZIP_BYTES = 0xffff_ffff;
export const MAX_ZIP_FILES = 0xffff;
export const MAX_PATH_BYTES = 200;

/** One stored file. */
export interface ZipRecord {
  path: string;
  /** Bytes. */
  size: number;
  crc32: number;
  /** Where its local header starts. */
  offset: number;
}

const SEGMENT = '[a-z0-9](?:[a-z0-9._-]*[a-z0-9_-])?';
const SAFE_PATH = new RegExp(`^${SEGMENT}(?:/${SEGMENT})*$`);

/**
 * Whether a name can be unpacked anywhere without surprise: relative, no `.` or `..`, no white space, and lower case so
 * that no two names meet on a disk that ignores case. README.md is the one exception.
 */
export function isSafePath(path: string): boolean {
  return path === 'README.md' || (path.length <= MAX_PATH_BYTES && SAFE_PATH.test(path));
}

/** Orders safe paths by their bytes. */
export function comparePaths(left: string, right: string): number {
  return left < right ? -1 : left > right ? 1 : 0;
}

export function localHeader(record: ZipRecord): Uint8Array {
  const name = utf8(record.path);
  const header = new Uint8Array(LOCAL_HEADER_BYTES + name.length);
  const view = new DataView(header.buffer);
  view.setUint32(0, 0x04034b50, true);
  writeShared(view, 4, record, name.length);
  header.set(name, LOCAL_HEADER_BYTES);
  return header;
}

export function centralHeader(record: ZipRecord): Uint8Array {
  const name = utf8(record.path);
  const header = new Uint8Array(CENTRAL_HEADER_BYTES + name.length);
  const view = new DataView(header.buffer);
  view.setUint32(0, 0x02014b50, true);
  view.setUint16(4, VERSION, true);
  writeShared(view, 6, record, name.length);
  view.setUint32(42, record.offset, true);
  header.set(name, CENTRAL_HEADER_BYTES);
  return header;
}

export function endRecord(files: number, centralOffset: number, centralBytes: number): Uint8Array {
  const record = new Uint8Array(END_RECORD_BYTES);
  const view = new DataView(record.buffer);
  view.setUint32(0, 0x06054b50, true);
  view.setUint16(8, files, true);
  view.setUint16(10, files, true);
  view.setUint32(12, centralBytes, true);
  view.setUint32(16, centralOffset, true);
  return record;
}

/** The part that a local and a central header have in common, from "version needed" to the length of the extra field. */
function writeShared(view: DataView, at: number, record: ZipRecord, nameBytes: number): void {
  view.setUint16(at, VERSION, true);
  view.setUint16(at + 8, DATE_1980_01_01, true);
  view.setUint32(at + 10, record.crc32, true);
  view.setUint32(at + 14, record.size, true);
  view.setUint32(at + 18, record.size, true);
  view.setUint16(at + 22, nameBytes, true);
}
