// A customer who reads another language than Chinese: what stands on their keys, and what the pack of this counter says in it.
import { ENGLISH } from '../../renderer/customer/sentences-en.ts';
import { TRADITIONAL } from '../../renderer/customer/sentences-zh-hant.ts';
import type { Counter } from './counter.ts';

export const WORDS_OF = { en: ENGLISH, 'zh-Hant': TRADITIONAL } as const;
export type LanguageTag = keyof typeof WORDS_OF;

function languageAt(counter: Counter, tag: LanguageTag) {
  const language = counter.pack.languages?.[tag];
  if (!language) throw new Error(`the pack here is not in ${tag}`);
  return language;
}

/** What the pack says in it for a Chinese sentence. */
export function saidIn(counter: Counter, tag: LanguageTag, chinese: string): string {
  const said = languageAt(counter, tag).sentences[chinese];
  if (said === undefined) throw new Error(`not in ${tag}: ${chinese}`);
  return said;
}

/** By the key with the language's own name, from the page they are on; they read on in it. */
export async function choosesLanguage(counter: Counter, tag: LanguageTag): Promise<void> {
  const { customer } = counter;
  const { name, sentences } = languageAt(counter, tag);
  await customer.page.locator('.tool-languages', { hasText: name }).click();
  await customer.title(customer.words.languages.title).waitFor();
  await customer.page
    .locator('.language-list')
    .getByRole('button', { name: new RegExp(`^${name}`) })
    .click();
  customer.speaks(WORDS_OF[tag], sentences);
}
