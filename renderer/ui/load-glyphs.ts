// Fetches the glyphs of sentences before they are drawn, above all of those that are shown when nothing can be fetched any more: the web
// font comes in pieces, on demand.
import { UI } from './sentences.ts';

/** What either window may have to say at such a time. */
const LAST = [UI.unreachable, UI.fault('E0123456789'), UI.broken, UI.brokenKept, UI.reload];

/** @param own sentences that only this window or page may have to say */
export function loadGlyphs(...own: readonly string[]): void {
  // A piece that does not come now is asked for again when the sentence is drawn; nothing else follows from it.
  void document.fonts
    ?.load("16px 'Noto Sans SC Variable'", [...own, ...LAST].join(''))
    .catch(() => undefined);
}
