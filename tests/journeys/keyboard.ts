// Getting about without a pointer: the focus goes on until it rests on what bears a name, and is seen wherever it rests.
import type { Page } from 'playwright-core';
import { expect } from 'vitest';

/** Runs in the page: what has the focus, and whether a person sees that it has. */
function focused(): { name: string; seen: boolean } {
  const element = document.activeElement as HTMLElement;
  const label = (element as HTMLInputElement).labels?.[0]?.textContent;
  const rings = (candidate: Element) => {
    const { outlineStyle, outlineWidth } = getComputedStyle(candidate);
    return outlineStyle !== 'none' && Number.parseFloat(outlineWidth) >= 3;
  };
  const chip = element.closest('label');
  // Inside a native date field the browser marks the part or the button that has the focus by itself.
  const native = element instanceof HTMLInputElement && element.type === 'date';
  const seen = native || rings(element) || (chip !== null && rings(chip));
  return { name: (element.getAttribute('aria-label') ?? label ?? element.textContent ?? '').trim(), seen };
}

export async function tabTo(page: Page, name: RegExp, key: 'Tab' | 'Shift+Tab' = 'Tab'): Promise<void> {
  for (let presses = 0; presses < 60; presses += 1) {
    await page.keyboard.press(key);
    const focus = await page.evaluate(focused);
    // Between the last element and the first the focus leaves the page for the browser's own bar.
    if (focus.name.length > 200) continue;
    expect(focus.seen, `focus on “${focus.name}” is visible`).toBe(true);
    if (name.test(focus.name)) return;
  }
  throw new Error(`the keyboard does not reach ${name}`);
}
