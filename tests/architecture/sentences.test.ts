// What people read stands in one place for each folder (features.md LO1): no component brings words of its own, so that another language, or
// a bank's own wording, is a matter of those files.
import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { expect, test } from 'vitest';

const renderer = resolve(import.meta.dirname, '../../renderer');
/** `sentences-en.ts` is the same in another language. */
const isSentences = (file: string) => /(^|\/|-)(sentences(-[a-z-]+)?|words)\.ts$/.test(file);

/** Characters that are looked for and never read: which of them this machine can draw (health). */
const NOT_READ: Record<string, readonly string[]> = { 'health/window-facts.ts': ['𠮷', '䶮', '㛃'] };

const files = readdirSync(renderer, { recursive: true, encoding: 'utf8' })
  .filter((file) => /\.tsx?$/.test(file) && !isSentences(file))
  .toSorted();

/** Comments may quote what they explain. */
const withoutComments = (code: string) =>
  code.replaceAll(/\/\*[\s\S]*?\*\//g, '').replaceAll(/(^|[^:])\/\/.*/g, '$1');

function ownWords(file: string): string[] {
  const found = withoutComments(readFileSync(join(renderer, file), 'utf8')).match(/\p{Script=Han}+/gu) ?? [];
  return found.filter((word) => !NOT_READ[file]?.includes(word));
}

test('no component of any window brings a Chinese word of its own', () => {
  expect(files.length).toBeGreaterThan(200);
  expect(files.flatMap((file) => ownWords(file).map((word) => `${file}: ${word}`))).toEqual([]);
});
