// The text of a PDF as a reader copies it: the glyphs of each page, put back into characters by the font's own ToUnicode table.
import { inflateSync } from 'node:zlib';

interface PdfText {
  pages: number;
  text: string;
  /** Content of every page, as drawing operators. */
  drawn: string;
}

const latin = (bytes: Uint8Array): string => Buffer.from(bytes).toString('latin1');

function streamsOf(bytes: Uint8Array): string[] {
  const file = latin(bytes);
  return [...file.matchAll(/stream\n([\s\S]*?)\nendstream/g)].map(([, body = '']) => {
    try {
      return latin(inflateSync(Buffer.from(body, 'latin1')));
    } catch {
      // Not compressed, or a font program: neither holds what is asked for.
      return body;
    }
  });
}

function charactersOf(cmap: string): string[] {
  const hex = (text: string) => Buffer.from(text, 'hex').swap16().toString('utf16le');
  return [...cmap.matchAll(/^<[0-9a-f]+> <[0-9a-f]+> \[(.*)\]$/gim)].flatMap(([, range = '']) =>
    [...range.matchAll(/<([0-9a-f ]+)>/gi)].map(([, code = '']) => hex(code.replaceAll(' ', ''))),
  );
}

export function readPdf(bytes: Uint8Array): PdfText {
  const streams = streamsOf(bytes);
  const cmap = streams.find((stream) => stream.includes('begincmap')) ?? '';
  const characters = charactersOf(cmap);
  const pages = streams.filter((stream) => /\bTJ\b/.test(stream));
  const lines = pages.flatMap((page) =>
    [...page.matchAll(/\[(.*?)\] TJ/g)].map(([, shown = '']) =>
      [...shown.matchAll(/<([0-9a-f]*)>/gi)]
        .flatMap(([, glyphs = '']) => glyphs.match(/.{4}/g) ?? [])
        .map((glyph) => characters[Number.parseInt(glyph, 16)] ?? '')
        .join(''),
    ),
  );
  return { pages: pages.length, text: lines.join('\n'), drawn: pages.join('\n') };
}
