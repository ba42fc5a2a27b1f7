// Reads the plain files of a small tar archive in memory (ustar): enough for what the browser's package ships, and Node has none.

const BLOCK = 512;

function textAt(bytes: Buffer, from: number, length: number): string {
  const field = bytes.subarray(from, from + length);
  const end = field.indexOf(0);
  return field.subarray(0, end < 0 ? length : end).toString('utf8');
}

export function* readTar(archive: Buffer): Generator<{ name: string; bytes: Buffer }> {
  for (let at = 0; at + BLOCK <= archive.length; ) {
    const name = textAt(archive, at, 100);
    if (name === '') return;
    const size = Number.parseInt(textAt(archive, at + 124, 12).trim(), 8);
    const type = textAt(archive, at + 156, 1);
    const start = at + BLOCK;
    if (type === '0' || type === '') yield { name, bytes: archive.subarray(start, start + size) };
    at = start + Math.ceil(size / BLOCK) * BLOCK;
  }
}
