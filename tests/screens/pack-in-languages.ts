// The sample pack with further languages that only say their own name before each Chinese sentence: what is in which language can be seen at once.

import { withCustomerTexts } from '../../shared/procedure/customer-texts.ts';
import type { Language } from '../../shared/procedure/language-schema.ts';
import { type Notice, noticeSchema } from '../../shared/procedure/library-schema.ts';
import type { Pack } from '../../shared/procedure/pack-schema.ts';
import { PACK } from '../case/case-driver.ts';

export const NAMES = {
  en: 'English',
  'zh-Hant': '繁體中文',
  ug: 'ئۇيغۇرچە',
  bo: 'བོད་ཡིག',
  mn: 'Монгол',
} as const;
export type Tag = keyof typeof NAMES;

const noticeIn = (tag: Tag, { title, pages, ...notice }: Notice): Notice => {
  const lines = pages.map((page) =>
    page.map((line) => (line.startsWith('{{cases') ? line : `${tag} ${line}`)),
  );
  const text = [`# ${tag} ${title}`, ...lines.flat()].join('\n');
  return noticeSchema.parse({ ...notice, title: `${tag} ${title}`, pages: lines, text });
};

function languageIn(tag: Tag): Language {
  const sentences: Record<string, string> = {};
  withCustomerTexts(PACK, (text) => {
    sentences[text] = `${tag} ${text}`;
    return text;
  });
  const notices = Object.entries(PACK.notices).map(([code, notice]) => [code, noticeIn(tag, notice)]);
  return {
    ...{ tag, name: NAMES[tag], sentences, readingCharsPerMinute: 2_000 },
    ...(tag === 'ug' && { dir: 'rtl' as const }),
    patterns: {
      example: '{{text}}',
      dated: '{{year}} {{month}} {{text}}',
      basis: '{{law}} {{version}} {{clause}}',
    },
    notices: Object.fromEntries(notices),
  };
}

export const packIn = (...tags: Tag[]): Pack => ({
  ...PACK,
  languages: Object.fromEntries(tags.map((tag) => [tag, languageIn(tag)])),
});
