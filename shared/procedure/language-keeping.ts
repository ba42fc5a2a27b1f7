// What becomes of the translations when a pack's Chinese is edited in the app: what still belongs to its sentence stays, the rest is taken out
// and named as not translated yet. The customer then reads that sentence, or that notice, in Chinese, and never a text that was meant for another.

import { translatable } from './language-references.ts';
import type { Language } from './language-schema.ts';
import { loadPack } from './load-pack.ts';
import { placesIn } from './notice.ts';
import type { Pack } from './pack-schema.ts';
import { isTranslation, languageSource } from './pack-source.ts';

/** The notices whose Chinese is the same, with figures that the language still has. */
function keptNotices(before: Pack, now: Pack, { notices, sentences }: Language): Language['notices'] {
  const isTold = (place: string) =>
    now.terms.some(({ code, text }) => place === `{{${code}}}` && Object.hasOwn(sentences, text));
  const kept = Object.entries(notices).filter(
    ([code, { source }]) =>
      now.notices[code]?.source === before.notices[code]?.source && placesIn(source).every(isTold),
  );
  return Object.fromEntries(kept);
}

function keptLanguage(before: Pack, now: Pack, language: Language): Language {
  const { needed, known } = translatable(now);
  const { untranslated: _, ...file } = language;
  const sentences = Object.fromEntries(
    Object.entries(language.sentences).filter(([text]) => known.has(text)),
  );
  const notices = keptNotices(before, now, { ...language, sentences });
  const open = {
    sentences: [...needed].filter((text) => !Object.hasOwn(sentences, text)),
    notices: Object.keys(now.notices).filter((code) => !Object.hasOwn(notices, code)),
  };
  const isOpen = open.sentences.length > 0 || open.notices.length > 0;
  return { ...file, sentences, notices, ...(isOpen && { untranslated: open }) };
}

/**
 * @param files of `before` with edits in them
 * @returns the same with its languages brought after them; as they were where the Chinese itself cannot be loaded
 */
export function withLanguagesKept(
  before: Pack,
  files: ReadonlyMap<string, string>,
): ReadonlyMap<string, string> {
  const languages = Object.values(before.languages ?? {});
  const chinese = new Map([...files].filter(([file]) => !isTranslation(file)));
  const loaded = languages.length > 0 ? loadPack(chinese) : undefined;
  if (!loaded?.ok) return files;
  const kept = languages.map((language) => keptLanguage(before, loaded.pack, language));
  return new Map([...chinese, ...kept.flatMap(languageSource)]);
}
