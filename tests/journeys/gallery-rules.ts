// What holds for a screen whatever stands on it. Each runs in the page by itself, and gives one line for each fault.

/** Text of the customer's page against what lies behind it, by the formula of WCAG 2.2. @param least body text, and any other */
export function contrastBelow(least: { body: number; any: number }): string[] {
  const channels = (colour: string) => (colour.match(/[\d.]+/g) ?? []).map(Number);
  const luminance = (colour: string) => {
    const [r = 0, g = 0, b = 0] = channels(colour)
      .map((part) => part / 255)
      .map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const behind = (element: Element | null): string => {
    for (let at = element; at; at = at.parentElement) {
      const { backgroundColor } = getComputedStyle(at);
      if ((channels(backgroundColor)[3] ?? 1) === 1) return backgroundColor;
    }
    return 'rgb(255, 255, 255)';
  };
  const lines: string[] = [];
  for (const element of document.body.querySelectorAll<HTMLElement>('*')) {
    const own = [...element.childNodes].some((node) => node.nodeType === 3 && node.nodeValue?.trim());
    if (!own || !element.checkVisibility({ visibilityProperty: true })) continue;
    const [light, dark] = [luminance(getComputedStyle(element).color), luminance(behind(element))].toSorted(
      (a, b) => b - a,
    );
    const ratio = ((light ?? 0) + 0.05) / ((dark ?? 0) + 0.05);
    const wanted = element.closest('.outer-text') ? least.body : least.any;
    if (ratio < wanted)
      lines.push(`${ratio.toFixed(1)} : 1 where ${wanted} is asked: “${element.textContent?.slice(0, 30)}”`);
  }
  return lines;
}

/** Keys of the customer's page under 16 mm, the main one under 20, or closer to each other than 3 (features.md, Outer targets). */
export function cramped(): string[] {
  const root = document.querySelector('.outer-window');
  const mm = Number.parseFloat(root ? getComputedStyle(root).getPropertyValue('--mm') : '');
  const keys = [...(root?.querySelectorAll('button') ?? [])]
    .filter((key) => key.checkVisibility())
    .map((key) => ({ key, box: key.getBoundingClientRect(), name: key.textContent ?? '' }));
  const lines: string[] = [];
  for (const { key, box, name } of keys) {
    const least = key.classList.contains('outer-main') ? 20 : 16;
    const size = Math.min(box.width, box.height) / mm;
    if (!(size >= least)) lines.push(`“${name}” is ${size.toFixed(1)} mm, ${least} are asked`);
  }
  for (const [place, one] of keys.entries())
    for (const other of keys.slice(place + 1)) {
      // What lies in a page that is rolled, and what stands beside it, are never side by side by their places alone.
      if (!one.key.closest('.outer-roll') !== !other.key.closest('.outer-roll')) continue;
      const across = Math.max(one.box.left - other.box.right, other.box.left - one.box.right);
      const down = Math.max(one.box.top - other.box.bottom, other.box.top - one.box.bottom);
      const apart = Math.max(across, down) / mm;
      if (apart < 2.95)
        lines.push(`“${one.name}” and “${other.name}” are ${apart.toFixed(1)} mm apart, 3 are asked`);
    }
  return lines;
}

/** What stands on the two keys by which a page is rolled. */
export interface RollWords {
  up: string;
  down: string;
  ended: { up: string; down: string };
}

/** Rolls the customer's page by its two keys from top to end: every line and every key of it must have been seen whole on the way. */
export async function unrollable(words: RollWords): Promise<string[]> {
  const roll = [...document.querySelectorAll<HTMLElement>('.outer-roll')].find((part) =>
    part.checkVisibility(),
  );
  if (!roll) return ['there is no page'];
  const name = (element: Element) =>
    `<${element.tagName.toLowerCase()}> “${element.textContent?.slice(0, 30)}”`;
  const frame = async () => {
    for (let passed = 0; passed < 2; passed += 1) await document.body.animate([], 1).finished;
  };
  const parts = [...roll.querySelectorAll<HTMLElement>('*')].filter(
    (element) =>
      element.checkVisibility() &&
      (/^(BUTTON|CANVAS)$/.test(element.tagName) ||
        [...element.childNodes].some((node) => node.nodeType === 3 && node.nodeValue?.trim())),
  );
  const unseen = new Map(parts.map((part) => [part, { top: false, bottom: false, whole: false }]));
  const look = () => {
    const view = roll.getBoundingClientRect();
    for (const [part, seen] of unseen) {
      const box = part.getBoundingClientRect();
      if (box.left < view.left - 1 || box.right > view.right + 1) continue;
      const top = box.top >= view.top - 1 && box.top <= view.bottom;
      const bottom = box.bottom <= view.bottom + 1 && box.bottom >= view.top;
      seen.top ||= top;
      seen.bottom ||= bottom;
      seen.whole ||= top && bottom;
      const taller = box.height > view.height * 0.7;
      if (seen.whole || (taller && part.tagName !== 'BUTTON' && seen.top && seen.bottom)) unseen.delete(part);
    }
  };
  const key = (name: string) =>
    [...(roll.parentElement?.querySelectorAll<HTMLElement>('.outer-roll-key') ?? [])].find((button) =>
      button.textContent?.includes(name),
    );
  const lines: string[] = [];
  look();
  if (roll.scrollHeight > roll.clientHeight + 1) {
    for (let turns = 0; turns < 20 && key(words.down); turns += 1) {
      key(words.down)?.click();
      await frame();
      look();
    }
    if (!key(words.ended.down)) lines.push('its end is not said, or not reached in twenty taps');
    for (let turns = 0; turns < 20 && key(words.up); turns += 1) {
      key(words.up)?.click();
      await frame();
    }
    if (!key(words.ended.up)) lines.push('there is no way back up');
  } else if (key('')) lines.push('keys to roll a page that is whole');
  return [...lines, ...[...unseen.keys()].map((part) => `out of reach: ${name(part)}`)];
}

/** What staff can act on, each brought into sight as the Tab key brings it: it must lie in the window, and nothing over it. */
export function unreachable(): string[] {
  const dialog = document.querySelector('dialog[open]');
  const within: ParentNode = dialog ?? document.body;
  const lines: string[] = [];
  const scrolled = new Map<Element, number>();
  for (const at of document.querySelectorAll('*')) if (at.scrollTop > 0) scrolled.set(at, at.scrollTop);
  for (const element of within.querySelectorAll<HTMLElement>(
    'button, input, select, textarea, summary, a[href]',
  )) {
    if (
      !element.checkVisibility({ visibilityProperty: true }) ||
      element.closest('.visually-hidden, [inert]')
    )
      continue;
    if (element.matches('.visually-hidden')) continue;
    element.scrollIntoView({ block: 'nearest', inline: 'nearest' });
    const box = element.getBoundingClientRect();
    const told = `<${element.tagName.toLowerCase()}> “${(element.textContent || element.getAttribute('aria-label') || '').slice(0, 30)}”`;
    if (box.left < -1 || box.right > innerWidth + 1 || box.top < -1 || box.bottom > innerHeight + 1) {
      lines.push(`out of reach: ${told} at ${Math.round(box.left)}, ${Math.round(box.top)}`);
      continue;
    }
    const over = document.elementFromPoint(box.left + box.width / 2, box.top + box.height / 2);
    if (
      over &&
      !element.contains(over) &&
      !over.contains(element) &&
      !element.closest('label')?.contains(over)
    )
      lines.push(`covered: ${told} by <${over.tagName.toLowerCase()} class="${over.className}">`);
  }
  for (const element of document.querySelectorAll('*')) element.scrollTop = scrolled.get(element) ?? 0;
  return lines;
}
