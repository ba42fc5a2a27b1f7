// The built windows, read once into a closed list: a path that is not on it does not exist, so there is nothing to traverse.
import { readdirSync, readFileSync } from 'node:fs';
import { extname, join, relative, sep } from 'node:path';

const TYPES: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.woff2': 'font/woff2',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
};

export interface StaticFile {
  type: string;
  read(): Buffer;
}

/** Files by URL path, `/` being the page. @throws Error where the windows were not built */
export function staticFiles(folder: string): ReadonlyMap<string, StaticFile> {
  const files = new Map<string, StaticFile>();
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    const type = TYPES[extname(entry.name)];
    if (!entry.isFile() || !type) continue;
    const path = join(entry.parentPath, entry.name);
    // Ninety-eight font files are read when a page asks for them, not at start.
    let bytes: Buffer | undefined;
    const read = () => {
      bytes ??= readFileSync(path);
      return bytes;
    };
    const url = relative(folder, path).split(sep).join('/');
    files.set(url === 'index.html' ? '/' : `/${url}`, { type, read });
  }
  if (!files.has('/')) throw new Error(`no index.html in ${folder}: run npm run build`);
  return files;
}
