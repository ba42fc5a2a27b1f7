// Which keys a kiosk takes away from a window, and which it leaves to whoever types (features.md KS3).
import { expect, test } from 'vitest';
import { isClosedKey } from '../../electron/hosts/electron/closed-keys.ts';

function pressed(keys: string) {
  const parts = keys.split(' ');
  const has = (name: string) => parts.includes(name);
  const key = parts.at(-1) === 'Space' ? ' ' : (parts.at(-1) ?? '');
  return { key, control: has('Ctrl'), meta: has('Meta'), alt: has('Alt'), shift: has('Shift') };
}

test.each([
  ...['F5', 'F11', 'F12', 'F10', 'BrowserBack', 'BrowserRefresh'],
  ...['Ctrl +', 'Ctrl -', 'Ctrl =', 'Ctrl 0', 'Meta +', 'Ctrl Shift +'],
  ...['Ctrl r', 'Ctrl R', 'Ctrl Shift R', 'Ctrl p', 'Ctrl s', 'Ctrl f', 'Ctrl o', 'Ctrl u'],
  ...['Ctrl n', 'Ctrl t', 'Ctrl w', 'Ctrl Shift W', 'Ctrl F4', 'Ctrl Tab', 'Ctrl h', 'Ctrl j'],
  ...['Ctrl Shift I', 'Ctrl Shift J', 'Ctrl Shift C', 'Meta Shift i'],
  ...['Alt F4', 'Alt ArrowLeft', 'Alt ArrowRight', 'Alt Home', 'Alt Space'],
])('%s does nothing', (keys) => {
  expect(isClosedKey(pressed(keys))).toBe(true);
});

test.each([
  ...['a', 'A', '1', 'Enter', 'Escape', 'Tab', 'Shift Tab', 'ArrowLeft', 'Home', 'F1', 'F4', 'Space'],
  ...['Ctrl c', 'Ctrl v', 'Ctrl x', 'Ctrl a', 'Ctrl z', 'Ctrl Shift Z', 'Ctrl ArrowLeft', 'Shift ArrowRight'],
])('%s is the page’s', (keys) => {
  expect(isClosedKey(pressed(keys))).toBe(false);
});
