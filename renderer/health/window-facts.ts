// What only a window can see of its machine: whether rare characters have glyphs here, and whether there is a Chinese voice.
import type { WindowFacts } from '../../shared/station/health.ts';
import { isMandarin } from '../state/voice.ts';

/** One from each of the planes and extensions that names are written with. */
const RARE_GLYPHS = ['𠮷', '䶮', '㛃'] as const;
const FONT = "16px 'Counter Names'";

/** A character that no piece of the font holds loads nothing; a piece that does not come is no glyph either. */
async function hasGlyph(glyph: string): Promise<boolean> {
  try {
    const faces = await document.fonts.load(FONT, glyph);
    return faces.some(({ status }) => status === 'loaded');
  } catch (error) {
    if (error instanceof DOMException) return false;
    throw error;
  }
}

/** The list of voices may come late, and on some machines never. */
const VOICES_WAIT_MS = 1_000;

async function chineseVoices(): Promise<SpeechSynthesisVoice[]> {
  if (!('speechSynthesis' in window)) return [];
  const { speechSynthesis } = window;
  if (speechSynthesis.getVoices().length === 0)
    await new Promise<void>((resolve) => {
      speechSynthesis.addEventListener('voiceschanged', () => resolve(), { once: true });
      setTimeout(resolve, VOICES_WAIT_MS);
    });
  return speechSynthesis.getVoices().filter(({ lang }) => isMandarin(lang));
}

export async function windowFacts(customerScreen: boolean): Promise<WindowFacts> {
  const [held, voices] = await Promise.all([Promise.all(RARE_GLYPHS.map(hasGlyph)), chineseVoices()]);
  const own = voices.filter(({ localService }) => localService).length;
  return {
    customerScreen,
    glyphsMissing: RARE_GLYPHS.filter((_, at) => !held[at]),
    voices: own,
    remoteVoices: voices.length - own,
  };
}
