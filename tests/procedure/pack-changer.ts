// Breaks the sample pack on purpose, one place at a time, for the tests of what the loader refuses.
import { expect, test } from 'vitest';
import { loadPack } from '../../shared/procedure/load-pack.ts';
import { chineseFiles } from './sample-files.ts';

export const REM = 'procedures/REM.json';
export const N1 = 'notices/N1.md';
type Fault = readonly [file: string, path: string, reason: string];
type Change = (files: Map<string, string>) => void;

/** @param files changed in place; without translations, so that each fault stands alone */
export function faultsAfter(change: Change, files = chineseFiles()): Fault[] {
  change(files);
  const loaded = loadPack(files);
  return loaded.ok ? [] : loaded.faults.map(({ file, path, reason }): Fault => [file, path, reason]);
}

/** Sets one value of one file; `undefined` takes it away. Places are written as faults write them. */
export function put(file: string, place: string, value: unknown): Change {
  return (files) => {
    const root: unknown = JSON.parse(files.get(file) ?? '');
    const keys = place.split(/[.[\]]+/).filter((key) => key !== '');
    const last = keys.pop() ?? '';
    // biome-ignore lint/suspicious/noExplicitAny: walks into JSON of any shape
    const parent = keys.reduce<any>((node, key) => node[key], root);
    parent[last] = value;
    files.set(file, JSON.stringify(root));
  };
}

export const text =
  (file: string, from: string | RegExp, to: string): Change =>
  (files) =>
    files.set(file, (files.get(file) ?? '').replace(from, to));
export const whole =
  (file: string, content: string): Change =>
  (files) =>
    files.set(file, content);
export const gone =
  (file: string): Change =>
  (files) =>
    files.delete(file);
/** Every file of a folder. */
export const goneFrom =
  (folder: string): Change =>
  (files) => {
    for (const file of [...files.keys()]) if (file.startsWith(folder)) files.delete(file);
  };

export const option = (code: string) => ({ code, label: '一项' });

export function expectTable(table: readonly (readonly [string, Change, Fault])[]): void {
  test.each(table)('%s', (_, change, fault) => {
    expect(faultsAfter(change)).toEqual([fault]);
  });
}
