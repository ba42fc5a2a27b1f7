// What a person chose, as the one zip that goes to the process: a zip as it is, a folder packed here.

/** The contract's limit for a zip; a test holds the two together. */
export const LARGEST_ZIP = 700 * 1024;
/** What the process takes of an unpacked pack, said early: a wrong folder is not read through first. */
const MOST_FILES = 500;
const LARGEST_FOLDER = 2 * 1024 * 1024;

/** A name longer than this is told by its beginning. */
const LONGEST_NAME = 200;

export interface PackZip {
  /** As the person knows it: the name of the file or of the folder. */
  readonly file: string;
  readonly zip: Uint8Array;
}

/** Why what was chosen is not sent at all. */
export type Unfit = 'empty' | 'too-many' | 'too-large';
export type Chosen = { ok: true; chosen: PackZip } | { ok: false; unfit: Unfit };

const bytesOf = async (file: Blob): Promise<Uint8Array<ArrayBuffer>> =>
  new Uint8Array(await file.arrayBuffer());

function fitting(file: string, zip: Uint8Array): Chosen {
  if (zip.length === 0) return { ok: false, unfit: 'empty' };
  if (zip.length > LARGEST_ZIP) return { ok: false, unfit: 'too-large' };
  return { ok: true, chosen: { file: file.slice(0, LONGEST_NAME), zip } };
}

export async function readZip(file: File): Promise<Chosen> {
  return file.size > LARGEST_ZIP
    ? { ok: false, unfit: 'too-large' }
    : fitting(file.name, await bytesOf(file));
}

/** What a desktop puts beside the files it shows; the process leaves it out as well. */
const isHidden = ({ webkitRelativePath }: File): boolean =>
  webkitRelativePath.split('/').some((segment) => segment.startsWith('.'));

/** @param all as a folder input gives them: each path begins with the name of the folder */
export async function zipFolder(all: readonly File[]): Promise<Chosen> {
  const files = all.filter((file) => !isHidden(file));
  if (files.length === 0) return { ok: false, unfit: 'empty' };
  if (files.length > MOST_FILES) return { ok: false, unfit: 'too-many' };
  if (files.reduce((sum, { size }) => sum + size, 0) > LARGEST_FOLDER)
    return { ok: false, unfit: 'too-large' };
  const { zipSync } = await import('fflate');
  const entries: Record<string, Uint8Array> = {};
  for (const file of files) {
    const inside = file.webkitRelativePath.split('/').slice(1).join('/');
    entries[inside] = await bytesOf(file);
  }
  const folder = files[0]?.webkitRelativePath.split('/')[0] ?? '';
  return fitting(folder, zipSync(entries));
}
