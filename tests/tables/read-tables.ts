// Reads back what was written, as strictly as the formats are: RFC 4180 for CSV, the cells of each sheet for a workbook.
import { strFromU8, unzipSync } from 'fflate';

/** Rows of a CSV with a byte order mark and CRLF. @throws Error where it is anything else */
export function readCsv(bytes: Uint8Array): string[][] {
  const text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  if (!text.startsWith('\ufeff') || !text.endsWith('\r\n'))
    throw new Error('no byte order mark, or no last line end');
  const rows: string[][] = [[]];
  const field = /(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n)/y;
  let at = 1;
  while (at < text.length) {
    field.lastIndex = at;
    const match = field.exec(text);
    if (!match) throw new Error(`no field at ${at}`);
    rows.at(-1)?.push(match[1]?.replaceAll('""', '"') ?? match[2] ?? '');
    if (match[3] === '\r\n') rows.push([]);
    at = field.lastIndex;
  }
  rows.pop();
  return rows;
}

const ENTITIES: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"' };

/** Cells of one sheet: text as string, numbers as number, empty as ''. @throws Error for a formula */
export function readSheet(bytes: Uint8Array, number: number): (string | number)[][] {
  const xml = strFromU8(unzipSync(bytes)[`xl/worksheets/sheet${number}.xml`] ?? new Uint8Array());
  if (xml.includes('<f>')) throw new Error('a formula');
  return [...xml.matchAll(/<row>(.*?)<\/row>/g)].map(([, row = '']) =>
    [...row.matchAll(/<c[^>]*?(?:\/>|>(.*?)<\/c>)/g)].map(([, cell = '']) => {
      const value = /^<v>(.*)<\/v>$/.exec(cell)?.[1];
      if (value !== undefined) return Number(value);
      const text = /<t [^>]*>(.*)<\/t>/.exec(cell)?.[1] ?? '';
      const plain = text.replace(/&(\w+);/g, (_, name: string) => ENTITIES[name] ?? '?');
      return plain.replace(/_x([0-9A-Fa-f]{4})_/g, (_, hex: string) =>
        String.fromCharCode(Number.parseInt(hex, 16)),
      );
    }),
  );
}
