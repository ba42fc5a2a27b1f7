// The files that somebody brings as a content pack, from a zip or a folder: which names they may have. Nothing is written anywhere under
// these names; they are refused all the same, because whoever unpacks the same pack elsewhere would be surprised.
import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import type { PackFault } from '../../shared/procedure/pack-faults.ts';

export interface BroughtFile {
  /** As it was written, with `/`; a folder ends in one. */
  path: string;
  bytes: Uint8Array;
}

export type BroughtFiles =
  | { ok: true; files: ReadonlyMap<string, Uint8Array> }
  | { ok: false; faults: PackFault[] };

const LONGEST_PATH = 200;
const SEGMENT = /^[\p{L}\p{N}_-][\p{L}\p{N}._ -]*$/u;

/** Why a file may not have this name, or undefined. */
function nameFault(path: string): string | undefined {
  if (path.length > LONGEST_PATH) return '文件名太长。';
  if (/^(?:\/|[A-Za-z]:)|\\/.test(path) || path.split('/').includes('..')) {
    return '文件名指向内容包文件夹以外。';
  }
  return path.split('/').every((segment) => SEGMENT.test(segment)) ? undefined : '文件名里有不允许的字符。';
}

/** What a desktop puts beside the files it shows: never a part of a pack. */
const isHidden = (path: string): boolean =>
  path.split('/').some((segment) => /^\.[^.]/.test(segment) || segment === '__MACOSX');

const folded = (path: string): string => path.normalize('NFC').toLowerCase();

/** A zip of a folder mostly has that folder inside; the pack is what lies in it. */
function withoutTop(files: ReadonlyMap<string, Uint8Array>): ReadonlyMap<string, Uint8Array> {
  const tops = new Set([...files.keys()].map((path) => path.slice(0, path.indexOf('/') + 1)));
  const [top = ''] = tops;
  if (tops.size !== 1 || !files.has(`${top}pack.json`)) return files;
  return new Map([...files].map(([path, bytes]) => [path.slice(top.length), bytes]));
}

/** Checks names against each other and by themselves. Folders and hidden files are left out. */
export function orderly(brought: readonly BroughtFile[]): BroughtFiles {
  const faults: PackFault[] = [];
  const say = (file: string, reason: string) => faults.push({ file, path: '', reason });
  const files = new Map<string, Uint8Array>();
  const names = new Set<string>();
  for (const { path, bytes } of brought.filter((file) => !isHidden(file.path))) {
    const isFolder = path.endsWith('/');
    const name = isFolder ? path.slice(0, -1) : path;
    const fault = nameFault(name);
    if (fault) say(path, fault);
    else if (isFolder && bytes.length > 0) say(path, '文件夹里不应直接有内容。');
    else if (names.has(folded(name))) say(path, '有两个文件同名。');
    else if (!isFolder) files.set(path, bytes);
    names.add(folded(name));
  }
  for (const path of files.keys()) {
    const above = path.split('/').slice(0, -1);
    const parents = above.map((_, index) => above.slice(0, index + 1).join('/'));
    if (parents.some((parent) => files.has(parent))) say(path, '上一级是一个文件，不是文件夹。');
  }
  return faults.length > 0 ? { ok: false, faults } : { ok: true, files: withoutTop(files) };
}

/** Every file of a folder on this machine, hidden ones left out; a link is refused. @throws the file system's errors */
export function filesOfFolder(folder: string): BroughtFiles {
  const brought: BroughtFile[] = [];
  const faults: PackFault[] = [];
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    const path = relative(folder, join(entry.parentPath, entry.name)).split(sep).join('/');
    if (isHidden(path)) continue;
    if (entry.isFile()) brought.push({ path, bytes: readFileSync(join(folder, path)) });
    else if (!entry.isDirectory()) faults.push({ file: path, path: '', reason: '是链接或特殊文件。' });
  }
  return faults.length > 0 ? { ok: false, faults } : orderly(brought);
}
