// Keys that do something to the window or the program instead of what stands in it: a kiosk has none of them (features.md KS3).

/** As Electron tells of a key before the page hears of it. */
interface Pressed {
  key: string;
  control: boolean;
  meta: boolean;
  alt: boolean;
}

/** Reload, full screen, developer tools, menu bar. */
const ALONE = ['F5', 'F10', 'F11', 'F12', 'BrowserBack', 'BrowserForward', 'BrowserRefresh', 'BrowserHome'];
/** With Ctrl: zoom, reload, print, save, find, open, source, new and closed windows, developer tools. */
const WITH_CONTROL = [...'+-=0rpsfgounthjw', 'tab', 'f4'];
/** With Alt: the window's end, back and forward. */
const WITH_ALT = ['f4', 'arrowleft', 'arrowright', 'home', ' '];
/** With Ctrl and Shift: developer tools, a window of its own. */
const TOOLS = [...'ijcnk'];

/** Copying, pasting and choosing all stay: a teller types account numbers. */
export function isClosedKey({ key, control, meta, alt, shift }: Pressed & { shift: boolean }): boolean {
  const pressed = key.toLowerCase();
  if (ALONE.includes(key)) return true;
  if (alt && WITH_ALT.includes(pressed)) return true;
  if (!control && !meta) return false;
  return WITH_CONTROL.includes(pressed) || (shift && TOOLS.includes(pressed));
}
