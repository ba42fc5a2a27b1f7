// Reads the zip of a content pack that somebody brings: any ordinary zip, and nothing that surprises. What it says of itself is checked
// before a byte is unpacked, and no file may grow beyond what was said.
import { crc32, inflateRawSync } from 'node:zlib';
import { decodeUtf8 } from '../../shared/ledger/bytes.ts';
import { CENTRAL_HEADER_BYTES, END_RECORD_BYTES, LOCAL_HEADER_BYTES } from '../../shared/ledger/zip.ts';
import type { PackFault } from '../../shared/procedure/pack-faults.ts';
import { type BroughtFile, type BroughtFiles, orderly } from './pack-files.ts';

const MOST_ENTRIES = 500;
const LARGEST_WHOLE = 2 * 1024 * 1024;
const STORED = 0;
const DEFLATED = 8;
const ENCRYPTED = 1;
/** Of Unix attributes: what kind of thing an entry is. 0 where the zip was made on a system that does not say. */
const KIND = 0o170000;
const PLAIN_KINDS: readonly number[] = [0, 0o100000, 0o040000];

interface Entry {
  path: string;
  flags: number;
  method: number;
  crc: number;
  packed: number;
  size: number;
  kind: number;
  offset: number;
}

class Refused extends Error {
  readonly fault: PackFault;
  constructor(reason: string, file = '') {
    super(reason);
    this.fault = { file, path: '', reason };
  }
}

function findEntries(zip: Buffer): { count: number; start: number; end: number } {
  const at = zip.length - END_RECORD_BYTES;
  if (at < 0 || zip.readUInt32LE(0) !== 0x04034b50) throw new Refused('这不是一个 zip 压缩包。');
  if (zip.readUInt32LE(at) !== 0x06054b50 || zip.readUInt16LE(at + 20) !== 0)
    throw new Refused('压缩包不完整，或末尾有多余的内容。');
  const count = zip.readUInt16LE(at + 10);
  const start = zip.readUInt32LE(at + 16);
  const isWhole = start + zip.readUInt32LE(at + 12) === at && zip.readUInt16LE(at + 8) === count;
  if (!isWhole) throw new Refused('压缩包的目录不完整。');
  if (count > MOST_ENTRIES) throw new Refused(`压缩包里的文件超过 ${MOST_ENTRIES} 个。`);
  return { count, start, end: at };
}

function readEntries(zip: Buffer): Entry[] {
  const { count, start, end } = findEntries(zip);
  const entries: Entry[] = [];
  let at = start;
  for (let index = 0; index < count; index += 1) {
    const nameAt = at + CENTRAL_HEADER_BYTES;
    if (nameAt > end || zip.readUInt32LE(at) !== 0x02014b50) throw new Refused('压缩包的目录不完整。');
    const nameEnd = nameAt + zip.readUInt16LE(at + 28);
    const path = nameEnd > end ? undefined : decodeUtf8(zip.subarray(nameAt, nameEnd));
    if (path === undefined) throw new Refused(`第 ${index + 1} 个文件的名称不是 UTF-8 文字。`);
    entries.push({
      path,
      flags: zip.readUInt16LE(at + 8),
      method: zip.readUInt16LE(at + 10),
      crc: zip.readUInt32LE(at + 16),
      packed: zip.readUInt32LE(at + 20),
      size: zip.readUInt32LE(at + 24),
      kind: (zip.readUInt32LE(at + 38) >>> 16) & KIND,
      offset: zip.readUInt32LE(at + 42),
    });
    at = nameEnd + zip.readUInt16LE(at + 30) + zip.readUInt16LE(at + 32);
  }
  if (at !== end) throw new Refused('压缩包的目录不完整。');
  return entries;
}

function checkEntries(entries: readonly Entry[]): void {
  for (const { path, kind, flags, method, size, packed } of entries) {
    if (!PLAIN_KINDS.includes(kind)) throw new Refused('压缩包里有链接或特殊文件。', path);
    if (flags & ENCRYPTED) throw new Refused('压缩包加了密码。', path);
    if (method !== STORED && method !== DEFLATED) throw new Refused('压缩方法不能识别。', path);
    if (method === STORED && size !== packed) throw new Refused('压缩包里的大小前后不一致。', path);
  }
  const whole = entries.reduce((sum, { size }) => sum + size, 0);
  if (whole > LARGEST_WHOLE) throw new Refused('解压后超过 2 MiB。');
}

/** Where the content of each entry lies: inside the zip, and no two in one place. */
function contentsOf(zip: Buffer, entries: readonly Entry[], end: number): Map<Entry, Buffer> {
  const contents = new Map<Entry, Buffer>();
  let free = 0;
  for (const entry of entries.toSorted((a, b) => a.offset - b.offset)) {
    const { path, offset, packed } = entry;
    const nameAt = offset + LOCAL_HEADER_BYTES;
    if (offset < free || nameAt > end || zip.readUInt32LE(offset) !== 0x04034b50)
      throw new Refused('压缩包里的内容互相重叠或缺失。', path);
    const nameEnd = nameAt + zip.readUInt16LE(offset + 26);
    const at = nameEnd + zip.readUInt16LE(offset + 28);
    free = at + packed;
    if (free > end) throw new Refused('压缩包里的内容互相重叠或缺失。', path);
    if (decodeUtf8(zip.subarray(nameAt, nameEnd)) !== path)
      throw new Refused('压缩包里的文件名前后不一致。', path);
    contents.set(entry, zip.subarray(at, free));
  }
  return contents;
}

function unpack({ path, method, size, crc }: Entry, content: Buffer): BroughtFile {
  const bytes = method === STORED ? content : inflate(path, content, size);
  if (bytes.length !== size || crc32(bytes) !== crc)
    throw new Refused('解压出来的内容和压缩包所写的不一致。', path);
  return { path, bytes };
}

function inflate(path: string, content: Buffer, size: number): Buffer {
  try {
    // One more than was said is enough to see that it was not true; zlib wants room for at least one.
    return inflateRawSync(content, { maxOutputLength: size + 1 });
  } catch {
    throw new Refused('解压出来的内容和压缩包所写的不一致。', path);
  }
}

/** The files of a pack's zip, or the first thing that is wrong with it. */
export function filesOfZip(bytes: Uint8Array): BroughtFiles {
  const zip = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
  try {
    const entries = readEntries(zip);
    checkEntries(entries);
    const contents = contentsOf(zip, entries, findEntries(zip).start);
    return orderly(entries.map((entry) => unpack(entry, contents.get(entry) ?? Buffer.alloc(0))));
  } catch (error) {
    if (error instanceof Refused) return { ok: false, faults: [error.fault] };
    throw error;
  }
}
