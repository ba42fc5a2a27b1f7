// Fetches the glyphs of sentences that are shown when nothing can be fetched any more: the web font comes in pieces, on demand.

export function loadGlyphs(...sentences: readonly string[]): void {
  // A piece that does not come now is asked for again when the sentence is drawn; nothing else follows from it.
  void document.fonts?.load("16px 'Noto Sans SC Variable'", sentences.join('')).catch(() => undefined);
}
