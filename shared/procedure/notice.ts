// Reads a notice file: `# title`, then pages divided by a line `---`; each line that is not empty is one idea.
import type { Notice } from './pack-schema.ts';

/** features.md, Reading: what an older customer can take in before signing. */
export const NOTICE_LIMITS = { keyPageCharacters: 120, allCharacters: 450 } as const;

/** Characters as a reader meets them, without spaces. The unit of the limits above and of the reading-time floor. */
export function countCharacters(lines: readonly string[]): number {
  return lines.reduce((sum, line) => sum + [...line.replace(/\s/gu, '')].length, 0);
}

/** The title is empty where the first line is not one; the schema then refuses the notice. */
export function parseNotice(code: string, text: string): Notice {
  const lines = text.split(/\r?\n/).map((line) => line.trim());
  const first = lines.findIndex((line) => line !== '');
  const heading = lines[first] ?? '';
  const hasTitle = heading.startsWith('# ');
  const pages: string[][] = [[]];
  for (const line of lines.slice(hasTitle ? first + 1 : 0)) {
    if (line === '---') pages.push([]);
    else if (line !== '') pages.at(-1)?.push(line);
  }
  return { code, title: hasTitle ? heading.slice(2).trim() : '', pages, text };
}
