// What must hold for every screen a person meets: nothing runs over or is cut, every glyph is from the product's own font, axe finds
// nothing serious; and a picture of it is kept.
import { mkdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import type { AxeResults } from 'axe-core';
import { expect } from 'vitest';
import { programFolder } from '../../electron/app/folders.ts';
import type { WatchedPage } from './windows.ts';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const SCREENS = join(programFolder(import.meta.url), 'reports', 'screens');
mkdirSync(SCREENS, { recursive: true });

/** Runs in the page. @param fixed nothing may have to be scrolled. @returns one line for each visible element whose text does not fit */
export function findOverflow(fixed: boolean): string[] {
  const told = (element: Element, why: string) =>
    `${why}: <${element.tagName.toLowerCase()} class="${element.className}"> “${(element.textContent ?? '').slice(0, 40)}”`;
  const isHidden = (element: Element) =>
    element.closest('.visually-hidden') !== null || !element.checkVisibility({ visibilityProperty: true });
  const lines: string[] = [];
  const { clientWidth, clientHeight, scrollWidth, scrollHeight } = document.documentElement;
  if (scrollWidth > clientWidth)
    lines.push(`the page is ${scrollWidth} px wide in a window of ${clientWidth}`);
  if (fixed && scrollHeight > clientHeight)
    lines.push(`the page is ${scrollHeight} px high in a window of ${clientHeight}`);
  for (const element of document.body.querySelectorAll<HTMLElement>('*')) {
    if (element.clientWidth === 0 || isHidden(element)) continue;
    const style = getComputedStyle(element);
    if (element.scrollWidth > element.clientWidth + 1)
      lines.push(told(element, `${element.scrollWidth} px wide in ${element.clientWidth}`));
    const cuts = style.overflowY === 'hidden' || style.overflowY === 'clip';
    // A font's own box may be a little higher than its line; nothing of a glyph is lost by that.
    if (cuts && element.scrollHeight > element.clientHeight + 4)
      lines.push(told(element, `${element.scrollHeight} px high, cut at ${element.clientHeight}`));
    const scrolls = style.overflowY === 'auto' || style.overflowY === 'scroll';
    if (fixed && scrolls && element.scrollHeight > element.clientHeight + 1)
      lines.push(told(element, 'has to be scrolled'));
    const box = element.getBoundingClientRect();
    const ownText = [...element.childNodes].some((node) => node.nodeType === 3 && node.nodeValue?.trim());
    if (ownText && (box.right > clientWidth + 1 || box.left < -1))
      lines.push(told(element, 'stands outside the window'));
    if (ownText && fixed && (box.bottom > clientHeight + 1 || box.top < -1))
      lines.push(told(element, 'stands below the window'));
  }
  return lines;
}

async function expectFits(watched: WatchedPage, name: string, fixed: boolean): Promise<void> {
  expect(await watched.page.evaluate(findOverflow, fixed), `${name}: what does not fit`).toEqual([]);
}

/** @param rules these alone; all of axe's otherwise. @returns what it finds that is serious or critical, one line for each rule */
export async function graveFaults(
  { page }: Pick<WatchedPage, 'page'>,
  rules?: readonly string[],
): Promise<string[]> {
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(AXE);
  const found = await page.evaluate(
    (runOnly) =>
      (window as unknown as { axe: { run(options: object): Promise<AxeResults> } }).axe.run({
        resultTypes: ['violations'],
        ...(runOnly && { runOnly }),
      }),
    rules,
  );
  return found.violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(
      ({ id, help, nodes }) => `${id}: ${help}: ${nodes.map((node) => node.html.slice(0, 120)).join(' | ')}`,
    );
}

export async function expectAccessible(watched: Pick<WatchedPage, 'page'>, name: string): Promise<void> {
  expect(await graveFaults(watched), `${name}: what axe finds`).toEqual([]);
}

async function expectOwnGlyphs(watched: WatchedPage, name: string): Promise<void> {
  const foreign = await watched.foreignText();
  expect(foreign, `${name}: text that the product's own font does not draw`).toEqual([]);
}

export async function keepPicture({ page }: Pick<WatchedPage, 'page'>, name: string): Promise<void> {
  await page.screenshot({ path: join(SCREENS, `${name.replaceAll(/[^\p{L}\p{N}]+/gu, '-')}.png`) });
}

const checked = new Set<string>();

/** Looks at a screen as it stands. A name that was looked at before in this file is only fitted, not judged anew. */
export async function lookAt(watched: WatchedPage, seat: 'inner' | 'outer', name: string): Promise<void> {
  const { page } = watched;
  await page.locator('main h1').first().waitFor();
  await page.evaluate(() => document.fonts.ready);
  await expectFits(watched, name, seat === 'outer');
  const key = `${seat}-${name}`;
  if (checked.has(key)) return;
  checked.add(key);
  await keepPicture(watched, key);
  await expectAccessible(watched, name);
  await expectOwnGlyphs(watched, name);
}
