// Checks a pack's further languages against its Chinese: nothing that is read on the way to a signature is forgotten, nothing is kept of a
// sentence that is gone, and a translated notice says the same figures on the same pages.
import { customerTexts } from './customer-texts.ts';
import type { Language } from './language-schema.ts';
import type { Notice } from './library-schema.ts';
import {
  CASES_LINE,
  countCharacters,
  LARGEST_PAGE,
  NOTICE_LIMITS,
  placesIn,
  rowsInAnyScript,
} from './notice.ts';
import type { Report } from './pack-faults.ts';
import type { Pack } from './pack-schema.ts';

/** What the patterns of a language must put in, and may not leave out. */
const PATTERN_PLACES = {
  example: ['{{text}}'],
  dated: ['{{month}}', '{{text}}', '{{year}}'],
  basis: ['{{clause}}', '{{law}}', '{{version}}'],
} as const;

/** The figures of the law that stand in notices. */
function figuresOf({ notices, terms }: Pick<Pack, 'notices' | 'terms'>): string[] {
  const places = new Set(Object.values(notices).flatMap(({ source }) => placesIn(source)));
  return terms.filter(({ code }) => places.has(`{{${code}}}`)).map(({ text }) => text);
}

/** What has to be translated, and what may be. */
export function translatable(pack: Pack): { needed: Set<string>; known: Set<string> } {
  const texts = customerTexts(pack);
  const figures = figuresOf(pack);
  const signing = [...texts].filter(([, where]) => where === 'signing').map(([text]) => text);
  const local = pack.cases.map(({ text }) => text);
  return {
    needed: new Set([...signing, ...figures]),
    known: new Set([...texts.keys(), ...figures, ...local]),
  };
}

const sorted = (found: Iterable<string>): string => [...found].sort().join(' ');
const pagesIn = (source: string): string[] => source.split(/^\s*---\s*$/mu);
const numbersIn = (text: string): string[] => text.replace(/\{\{[^}]*\}\}/gu, '').match(/\d+/gu) ?? [];

/** Pages, places and numbers: whatever of a text can be compared without understanding it. */
function checkSameFigures(of: Notice, own: Notice, report: Report): void {
  const [theirs, ours] = [pagesIn(of.source), pagesIn(own.source)];
  if (theirs.length !== ours.length) {
    report('', `中文有 ${theirs.length} 页，译文有 ${ours.length} 页。`);
    return;
  }
  theirs.forEach((page, index) => {
    const other = ours[index] ?? '';
    const at = `pages[${index}]`;
    const places = (text: string) => [...placesIn(text), ...(text.includes(CASES_LINE) ? [CASES_LINE] : [])];
    if (sorted(places(page)) !== sorted(places(other)))
      report(at, `这一页要填入的内容与中文不同：${sorted(places(page)) || '没有'}。`);
    if (sorted(numbersIn(page)) !== sorted(numbersIn(other)))
      report(at, `这一页的数字与中文不同：${sorted(numbersIn(page)) || '没有'}。`);
  });
}

/** As long to read as the Chinese may be, and its key lines on one page of the largest text. */
function checkLength(
  pack: Pack,
  { readingCharsPerMinute }: Language,
  { pages }: Notice,
  report: Report,
): void {
  const own = pages.filter((page) => !page.includes(CASES_LINE));
  const rows = rowsInAnyScript(own[0] ?? []);
  const { rows: most, columns } = LARGEST_PAGE;
  if (rows > most)
    report('pages[0]', `第一页用最大的字要 ${rows} 行，最多 ${most} 行（每行 ${columns} 个汉字宽）。`);
  const times = readingCharsPerMinute / pack.thresholds.readingCharsPerMinute;
  const longest = Math.floor(NOTICE_LIMITS.allCharacters * times);
  const all = countCharacters(own.flat());
  if (all > longest) report('pages', `全文有 ${all} 个字，这种文字最多 ${longest} 个字。`);
}

function checkSentences(pack: Pack, { sentences, untranslated, patterns }: Language, report: Report): void {
  const { needed, known } = translatable(pack);
  const later = new Set(untranslated?.sentences);
  const has = (text: string) => Object.hasOwn(sentences, text);
  for (const text of needed) {
    if (!has(text) && !later.has(text)) report('sentences', `缺少“${text}”的译文。`);
  }
  for (const text of Object.keys(sentences)) {
    if (!known.has(text)) report('sentences', `内容包里已经没有“${text}”。`);
  }
  for (const text of later) {
    if (!known.has(text)) report('untranslated.sentences', `内容包里已经没有“${text}”。`);
    if (has(text)) report('untranslated.sentences', `“${text}”已有译文。`);
  }
  for (const name of ['example', 'dated', 'basis'] as const) {
    const places = PATTERN_PLACES[name];
    if (sorted(placesIn(patterns[name])) !== sorted(places))
      report(`patterns.${name}`, `要有、也只能有 ${places.join('、')}。`);
  }
}

function checkNotices(pack: Pack, language: Language, report: (file: string) => Report): void {
  const { tag, notices, untranslated } = language;
  const later = new Set(untranslated?.notices);
  const inLanguage = report(`languages/${tag}.json`);
  for (const of of Object.values(pack.notices)) {
    const file = `notices/${of.code}.${tag}.md`;
    const own = notices[of.code];
    if (!own && !later.has(of.code)) inLanguage('', `缺少告知书 ${of.code} 的译文 ${file}。`);
    if (!own) continue;
    if (later.has(of.code)) inLanguage('untranslated.notices', `告知书 ${of.code} 已有译文。`);
    checkSameFigures(of, own, report(file));
    checkLength(pack, language, own, report(file));
  }
  for (const code of new Set([...Object.keys(notices), ...later])) {
    if (!Object.hasOwn(pack.notices, code)) inLanguage('', `没有编号为 ${code} 的告知书。`);
  }
}

/** @param report makes the report of one file */
export function checkLanguages(pack: Pack, report: (file: string) => Report): void {
  for (const language of Object.values(pack.languages ?? {})) {
    checkSentences(pack, language, report(`languages/${language.tag}.json`));
    checkNotices(pack, language, report);
  }
}
