// A picture of ink as PNG, for papers and for people. Made from the strokes alone by sums and roots that IEEE 754 fixes to the bit, so
// the same strokes give the same bytes everywhere; it is no evidence (format section 1).
import type { Ink } from '../contract/ink.ts';
import { concatBytes, utf8 } from '../ledger/bytes.ts';

/** Half the width of a stroke, in 1/100 px: the same 2.5 px as in the SVG. */
const RADIUS = 125;
const WHITE = 255;
const BLACK = 17;

/** Squared distance from a point to a segment, all in 1/100 px. */
function distanceSquared(px: number, py: number, ax: number, ay: number, bx: number, by: number): number {
  const dx = bx - ax;
  const dy = by - ay;
  const lengthSquared = dx * dx + dy * dy;
  const along = lengthSquared === 0 ? 0 : ((px - ax) * dx + (py - ay) * dy) / lengthSquared;
  const nearest = Math.min(1, Math.max(0, along));
  const ox = px - (ax + nearest * dx);
  const oy = py - (ay + nearest * dy);
  return ox * ox + oy * oy;
}

/** From where to where, in x, a segment runs while its y is within `reach` of a row's. */
function extentNear(
  rowY: number,
  reach: number,
  ax: number,
  ay: number,
  bx: number,
  by: number,
): [left: number, right: number] {
  if (ay === by) return [Math.min(ax, bx), Math.max(ax, bx)];
  const at = (y: number) => ax + Math.min(1, Math.max(0, (y - ay) / (by - ay))) * (bx - ax);
  const [one, other] = [at(rowY - reach), at(rowY + reach)];
  return [Math.min(one, other), Math.max(one, other)];
}

class Canvas {
  readonly width: number;
  readonly height: number;
  readonly grey: Uint8Array;

  constructor(width: number, height: number) {
    this.width = width;
    this.height = height;
    this.grey = new Uint8Array(width * height).fill(WHITE);
  }

  /** Darkens each pixel by how much of it the stroke covers, judged by the distance of its middle. */
  segment(ax: number, ay: number, bx: number, by: number): void {
    const reach = RADIUS + 50;
    const fromY = Math.max(0, Math.floor((Math.min(ay, by) - reach) / 100));
    const toY = Math.min(this.height - 1, Math.ceil((Math.max(ay, by) + reach) / 100));
    for (let y = fromY; y <= toY; y += 1) {
      // Only the part of the stroke that this row can see: over its whole box one long stroke would cost as much as the page.
      const [left, right] = extentNear(y * 100 + 50, reach, ax, ay, bx, by);
      const fromX = Math.max(0, Math.floor((left - reach) / 100));
      const toX = Math.min(this.width - 1, Math.ceil((right + reach) / 100));
      for (let x = fromX; x <= toX; x += 1) {
        const distance = Math.sqrt(distanceSquared(x * 100 + 50, y * 100 + 50, ax, ay, bx, by));
        const covered = Math.min(1, Math.max(0, (RADIUS + 50 - distance) / 100));
        const grey = Math.round(WHITE - covered * (WHITE - BLACK));
        const at = y * this.width + x;
        this.grey[at] = Math.min(this.grey[at] ?? WHITE, grey);
      }
    }
  }
}

const CRC_TABLE = Uint32Array.from({ length: 256 }, (_, index) => {
  let value = index;
  for (let bit = 0; bit < 8; bit += 1) value = value & 1 ? 0xedb88320 ^ (value >>> 1) : value >>> 1;
  return value;
});

function crc32(bytes: Uint8Array): number {
  let crc = 0xffffffff;
  for (const byte of bytes) crc = (CRC_TABLE[(crc ^ byte) & 0xff] ?? 0) ^ (crc >>> 8);
  return (crc ^ 0xffffffff) >>> 0;
}

function adler32(bytes: Uint8Array): number {
  let a = 1;
  let b = 0;
  for (const byte of bytes) {
    a = (a + byte) % 65_521;
    b = (b + a) % 65_521;
  }
  return ((b << 16) | a) >>> 0;
}

const uint32 = (value: number): number[] => [
  value >>> 24,
  (value >>> 16) & 255,
  (value >>> 8) & 255,
  value & 255,
];

function chunk(name: string, data: Uint8Array): Uint8Array {
  const body = concatBytes(utf8(name), data);
  return concatBytes(Uint8Array.from(uint32(data.length)), body, Uint8Array.from(uint32(crc32(body))));
}

const LONGEST_BLOCK = 65_535;

/** zlib without compression (RFC 1950, RFC 1951 section 3.2.4): larger than it need be, and the same on every machine. */
function zlibStored(data: Uint8Array): Uint8Array {
  const blocks = Math.max(1, Math.ceil(data.length / LONGEST_BLOCK));
  const out = new Uint8Array(2 + blocks * 5 + data.length + 4);
  out.set([0x78, 0x01]);
  let at = 2;
  for (let block = 0; block < blocks; block += 1) {
    const part = data.subarray(block * LONGEST_BLOCK, (block + 1) * LONGEST_BLOCK);
    const { length } = part;
    out.set(
      [block === blocks - 1 ? 1 : 0, length & 255, length >>> 8, ~length & 255, (~length >>> 8) & 255],
      at,
    );
    out.set(part, at + 5);
    at += 5 + length;
  }
  out.set(uint32(adler32(data)), at);
  return out;
}

/** @returns a whole PNG file: 8-bit grey, black ink on white, one pixel for each pixel of the area that was written on */
export function inkPng(ink: Ink): Uint8Array {
  const canvas = new Canvas(
    Math.max(1, Math.round(ink.width / 100)),
    Math.max(1, Math.round(ink.height / 100)),
  );
  for (const stroke of ink.strokes) {
    stroke.forEach((point, index) => {
      const from = stroke[Math.max(0, index - 1)] ?? point;
      canvas.segment(from.x, from.y, point.x, point.y);
    });
  }
  const rows = new Uint8Array((canvas.width + 1) * canvas.height);
  for (let y = 0; y < canvas.height; y += 1) {
    rows.set(canvas.grey.subarray(y * canvas.width, (y + 1) * canvas.width), y * (canvas.width + 1) + 1);
  }
  const header = Uint8Array.from([...uint32(canvas.width), ...uint32(canvas.height), 8, 0, 0, 0, 0]);
  return concatBytes(
    Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk('IHDR', header),
    chunk('IDAT', zlibStored(rows)),
    chunk('IEND', new Uint8Array()),
  );
}
