// The files of a compiled pack, as somebody would have written them: the inverse of load-pack.ts. What was edited in the app goes back to
// head office in this form.
import type { Language } from './language-schema.ts';
import type { Pack } from './pack-schema.ts';

const json = (content: unknown): string => `${JSON.stringify(content, null, 2)}\n`;

/** Translated: the notice's own name, and the language's tag. */
export const NOTICE_IN_FILE = /^notices\/([A-Za-z0-9][A-Za-z0-9-]{0,39})\.([A-Za-z-]{2,20})\.md$/;
export const LANGUAGE_FILE = /^languages\/([A-Za-z-]{2,20})\.json$/;

/** Whether a file of a pack is of a further language. */
export const isTranslation = (file: string): boolean => LANGUAGE_FILE.test(file) || NOTICE_IN_FILE.test(file);

/** The files of one further language. */
export function languageSource({ notices, ...language }: Language): [string, string][] {
  const { tag } = language;
  return [
    [`languages/${tag}.json`, json(language)],
    ...Object.values(notices).map(({ code, source }): [string, string] => [
      `notices/${code}.${tag}.md`,
      source,
    ]),
  ];
}

/** The text of each file by its path inside the pack, with `/`; `loadPack` makes the same pack of them. */
export function sourceOf(pack: Pack): Map<string, string> {
  const { pack: about, procedures, flags, notices, papers, languages = {}, ...lists } = pack;
  return new Map([
    ['pack.json', json(about)],
    ['flags.json', json(Object.values(flags))],
    ...Object.entries(lists).map(([name, content]): [string, string] => [`${name}.json`, json(content)]),
    ...Object.entries(procedures).map(([code, content]): [string, string] => [
      `procedures/${code}.json`,
      json(content),
    ]),
    ...Object.entries(notices).map(([code, { source }]): [string, string] => [`notices/${code}.md`, source]),
    ...Object.values(languages).flatMap(languageSource),
    ...Object.entries(papers).map(([code, { source }]): [string, string] => [`papers/${code}.md`, source]),
  ]);
}
