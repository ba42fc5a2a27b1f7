// Getting about without a pointer: the focus goes on until it rests on what bears a name, and is seen wherever it rests; a whole page is
// walked through in order, and a dialog gives the focus back to where it came from.
import type { Page } from 'playwright-core';
import { expect } from 'vitest';

interface UploadedFile {
  name: string;
  mimeType: string;
  buffer: Buffer;
}

interface Stop {
  name: string;
  /** Whatever a person would see missing: no ring, outside of the window, under something else. */
  faults: string[];
  /** The place among what can be reached, by document order; −1 for a region that only scrolls, null outside of the page. */
  place: number | null;
  /** Its box from the page's upper left, in px; only compared within one scrolled region. */
  left: number;
  right: number;
  top: number;
  bottom: number;
  region: number;
}

/** Lives in the page. */
interface Walk {
  reachable: Element[];
  regions: Element[];
  nameOf(element: Element): string;
}

/** Runs in the page, once for each document: how an element is called, without the key caps that are drawn on it. */
function beginWalk(): void {
  const nameOf = (element: Element) => {
    const label = (element as HTMLInputElement).labels?.[0];
    const copy = (label ?? element).cloneNode(true) as Element;
    for (const hidden of copy.querySelectorAll('[aria-hidden="true"]')) hidden.remove();
    return (element.getAttribute('aria-label') ?? copy.textContent ?? '').trim();
  };
  const made = window as unknown as { keyboardWalk?: Walk };
  made.keyboardWalk ??= { reachable: [], regions: [], nameOf };
}

/** Runs in the page: what has the focus, and whether a person sees that it has. */
function focused(): Stop | null {
  const { keyboardWalk } = window as unknown as { keyboardWalk?: Walk };
  if (!keyboardWalk) return null;
  const { reachable, regions, nameOf } = keyboardWalk;
  const element = document.activeElement as HTMLElement;
  const label = (element as HTMLInputElement).labels?.[0];
  const name = nameOf(element);
  if (element === document.body)
    return { name: '', faults: [], place: null, left: 0, right: 0, top: 0, bottom: 0, region: -1 };
  // A choice that is drawn as a chip or a button stands in the label; the input itself may be a single point.
  const candidates = [element, label, element.closest('label')].filter((one) => one instanceof HTMLElement);
  const drawn = candidates.filter((one) => one.offsetWidth > 8 && one.offsetHeight > 8);
  const rings = (one: HTMLElement) => {
    const { outlineStyle, outlineWidth } = getComputedStyle(one);
    return outlineStyle !== 'none' && Number.parseFloat(outlineWidth) >= 3;
  };
  // Inside a native date field the browser marks the part or the button that has the focus by itself.
  const native = element instanceof HTMLInputElement && element.type === 'date';
  const ringed = drawn.find(rings);
  const shown = ringed ?? drawn[0] ?? element;
  const box = shown.getBoundingClientRect();
  const { clientWidth, clientHeight } = document.documentElement;
  const faults: string[] = [];
  if (!ringed && !native) faults.push('has no ring');
  const isTall = box.height > clientHeight / 2;
  const inWindow = isTall
    ? box.bottom > 0 && box.top < clientHeight
    : box.top >= -1 && box.bottom <= clientHeight + 1 && box.left >= -1 && box.right <= clientWidth + 1;
  if (!inWindow)
    faults.push(`stands outside of the window (${Math.round(box.top)} to ${Math.round(box.bottom)})`);
  else if (!isTall) {
    const under = document.elementFromPoint(box.left + box.width / 2, box.top + box.height / 2);
    // Words, a line or a picture of its own may lie there, or the region that it stands in.
    const own = under !== null && (shown.contains(under) || under.contains(shown));
    if (!own) faults.push(`lies under <${under?.tagName.toLowerCase()} class="${under?.className}">`);
  }
  const scrolls = (one: Element) => /auto|scroll/.test(getComputedStyle(one).overflowY);
  let region = element.parentElement;
  while (region && !scrolls(region)) region = region.parentElement;
  if (region && !regions.includes(region)) regions.push(region);
  // A region may itself be moved by the page around it.
  const scrolled = region ? region.scrollTop - region.getBoundingClientRect().top : window.scrollY;
  return {
    name,
    faults,
    place: reachable.indexOf(element),
    left: box.left,
    right: box.right,
    top: box.top + scrolled,
    bottom: box.bottom + scrolled,
    region: region ? regions.indexOf(region) : -1,
  };
}

/** Runs in the page: notes what a keyboard has to reach as the page stands. @returns the name of each, and the radio group it is of */
function noteReachable(): { name: string; group: string | null; jumps: boolean }[] {
  const modal = [...document.querySelectorAll('dialog:modal')].at(-1);
  const root = modal ?? document.body;
  const reachable = [
    ...root.querySelectorAll<HTMLElement>('a[href], button, input, select, textarea, summary, [tabindex]'),
  ].filter(
    (one) =>
      !one.matches(':disabled') &&
      one.getAttribute('tabindex') !== '-1' &&
      one.closest('[inert]') === null &&
      one.checkVisibility({ visibilityProperty: true }),
  );
  const { keyboardWalk } = window as unknown as { keyboardWalk: Walk };
  Object.assign(keyboardWalk, { reachable, regions: [] });
  return reachable.map((one) => ({
    name: keyboardWalk.nameOf(one),
    jumps: one.tabIndex > 0,
    group: one instanceof HTMLInputElement && one.type === 'radio' ? one.name : null,
  }));
}

async function focusOf(page: Page): Promise<Stop> {
  const known = await page.evaluate(focused);
  if (known) return known;
  await page.evaluate(beginWalk);
  return focusOf(page);
}

function expectSeen({ name, faults }: Stop): void {
  expect(faults, `focus on “${name.slice(0, 80)}” is visible`).toEqual([]);
}

export async function tabTo(page: Page, name: RegExp, key: 'Tab' | 'Shift+Tab' = 'Tab'): Promise<void> {
  for (let presses = 0; presses < 120; presses += 1) {
    await page.keyboard.press(key);
    const focus = await focusOf(page);
    // Between the last element and the first the focus leaves the page for the browser's own bar.
    if (focus.place === null) continue;
    expectSeen(focus);
    if (name.test(focus.name)) return;
  }
  throw new Error(`the keyboard does not reach ${name}`);
}

/** Goes to what bears the name and presses it. */
export async function press(page: Page, name: RegExp, key: 'Enter' | 'Space' = 'Enter'): Promise<void> {
  await tabTo(page, name);
  await page.keyboard.press(key);
}

/** Goes to a field, and types over what stands in it. */
export async function types(page: Page, label: RegExp, text: string): Promise<void> {
  await tabTo(page, label);
  await page.keyboard.press('Control+a');
  await page.keyboard.insertText(text);
}

/** Goes to a row of radio buttons by any of them, and on by arrows. */
export async function picks(page: Page, label: RegExp): Promise<void> {
  for (let presses = 0; presses < 120; presses += 1) {
    await page.keyboard.press('Tab');
    const focus = await focusOf(page);
    if (focus.place === null) continue;
    expectSeen(focus);
    const { isRadio, among } = await page.evaluate(() => {
      const element = document.activeElement;
      if (!(element instanceof HTMLInputElement) || element.type !== 'radio')
        return { isRadio: false, among: 0 };
      const scope = element.form ?? document;
      const all = [...scope.querySelectorAll<HTMLInputElement>('input[type=radio]')];
      return { isRadio: true, among: all.filter(({ name }) => name === element.name).length };
    });
    for (let arrows = 0; isRadio && arrows <= among; arrows += 1) {
      const stop = await focusOf(page);
      expectSeen(stop);
      if (label.test(stop.name)) {
        await page.keyboard.press('Space');
        return;
      }
      await page.keyboard.press('ArrowDown');
    }
  }
  throw new Error(`the keyboard does not reach a choice ${label}`);
}

/**
 * Passes through the page or the uppermost dialog once: whatever can be clicked is reached, everywhere the focus is seen, and it goes
 * as the page is read, which is down, or to the right.
 */
export async function walkThrough(page: Page, name: string): Promise<void> {
  await page.evaluate(beginWalk);
  const reachable = await page.evaluate(noteReachable);
  expect(
    reachable.filter(({ jumps }) => jumps),
    `${name}: what pushes itself to the front`,
  ).toEqual([]);
  const visited = new Set<number>();
  const stops: Stop[] = [];
  let last: number | null | undefined;
  for (let presses = 0; presses < 2 * reachable.length + 20; presses += 1) {
    await page.keyboard.press('Tab');
    const stop = await focusOf(page);
    // The parts of a date field are one stop.
    if (stop.place === last && last !== null && last !== -1) continue;
    last = stop.place;
    if (stop.place !== null && visited.has(stop.place)) break;
    if (stop.place !== null && stop.place >= 0) visited.add(stop.place);
    stops.push(stop);
  }
  const unseen = stops.filter(({ faults }) => faults.length > 0);
  expect(
    unseen.map((stop) => `“${stop.name.slice(0, 60)}” ${stop.faults.join(', ')}`),
    `${name}: where the focus is not seen`,
  ).toEqual([]);
  const groups = new Set([...visited].map((place) => reachable[place]?.group).filter(Boolean));
  const missed = reachable.filter(({ group }, place) => !visited.has(place) && !(group && groups.has(group)));
  expect(
    missed.map((one) => one.name.slice(0, 60)),
    `${name}: what the keyboard does not reach`,
  ).toEqual([]);
  expect(stepsBack(stops), `${name}: where the focus goes against the order of reading`).toEqual([]);
}

function stepsBack(stops: readonly Stop[]): string[] {
  const lines: string[] = [];
  for (const [at, next] of stops.entries()) {
    const from = stops[at - 1];
    if (!from || from.place === null || next.place === null || from.place < 0 || next.place < 0) continue;
    // Round the end, and to the first again.
    if (next.place === 0) continue;
    const backward = next.place < from.place;
    const alike = next.region === from.region;
    // Up is only right at the head of the next column, and to the left only in a later line.
    const upward = alike && next.bottom <= from.top + 4 && next.left < from.right - 4;
    const leftward = alike && next.right <= from.left + 4 && next.top < from.bottom - 4;
    if (backward || upward || leftward)
      lines.push(`from “${from.name.slice(0, 40)}” to “${next.name.slice(0, 40)}”`);
  }
  return lines;
}

/** A dialog takes the focus, keeps it, is left by Escape, and gives it back to the button that opened it. */
export async function opensAndLeaves(
  page: Page,
  opener: RegExp,
  look: (title: string) => Promise<void> = async () => undefined,
): Promise<void> {
  await press(page, opener);
  const dialog = page.getByRole('dialog');
  await dialog.waitFor();
  const title = (await dialog.getByRole('heading').first().textContent()) ?? '';
  expect(
    await page.evaluate(() => document.querySelector('dialog:modal')?.contains(document.activeElement)),
    `“${title}” has the focus when it opens`,
  ).toBe(true);
  await walkThrough(page, `dialog “${title}”`);
  await look(title);
  await page.keyboard.press('Escape');
  await dialog.waitFor({ state: 'detached' });
  const focus = await focusOf(page);
  expect(focus.name, `“${title}” gives the focus back`).toMatch(opener);
  expectSeen(focus);
}

/**
 * Chooses a file by the keyboard alone: the browser's own chooser is answered by the test. That it will be is said to the browser before the
 * way there is walked: said together with the key, the key can be first, and nobody answers.
 */
export async function choosesFile(page: Page, label: RegExp, file: UploadedFile): Promise<void> {
  const goes = async () => {
    await tabTo(page, label);
    await page.keyboard.press('Enter');
  };
  const [chooser] = await Promise.all([page.waitForEvent('filechooser'), goes()]);
  await chooser.setFiles([file]);
}
