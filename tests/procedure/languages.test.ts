// A pack's further languages (features.md LO2): complete where somebody signs, and never beside a Chinese sentence that is gone.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import PDFDocument from 'pdfkit';
import { describe, expect, it, test } from 'vitest';
import { customerTexts } from '../../shared/procedure/customer-texts.ts';
import { noticeShownOn, packIn } from '../../shared/procedure/languages.ts';
import { loadPack, packBytes, readPack } from '../../shared/procedure/load-pack.ts';
import { rowsInAnyScript } from '../../shared/procedure/notice.ts';
import { packDifferences } from '../../shared/procedure/pack-difference.ts';
import { withEdits } from '../../shared/procedure/pack-draft.ts';
import { sourceOf } from '../../shared/procedure/pack-source.ts';
import { faultsAfter, gone, put, text, whole } from './pack-changer.ts';
import { chineseFiles, sampleFiles, samplePack } from './sample-files.ts';

const sample = samplePack();
const FONT = readFileSync(join(import.meta.dirname, '../../assets/fonts/certificate.otf'));
const EN = 'languages/en.json';
const N1_EN = 'notices/N1.en.md';
const DAY = '2026-11-21';
const HAN = /\p{Script=Han}/u;

type Change = Parameters<typeof faultsAfter>[0];
const faults = (...changes: Change[]) =>
  faultsAfter((files) => {
    for (const change of changes) change(files);
  }, sampleFiles());
const language = (tag: string) => {
  const known = sample.languages?.[tag];
  if (!known) throw new Error(`the sample is not in ${tag}`);
  return known;
};

describe('the sample pack', () => {
  it.each(['en', 'zh-Hant'])('says every sentence that can come before the customer in %s', (tag) => {
    const { sentences } = language(tag);
    expect([...customerTexts(sample).keys()].filter((sentence) => !(sentence in sentences))).toEqual([]);
    expect(Object.values(language(tag).notices)).toHaveLength(Object.keys(sample.notices).length);
  });

  it('has nothing Chinese left in English, neither in a sentence nor in a notice of any day', () => {
    const english = packIn(sample, 'en');
    expect([...customerTexts(english).keys()].filter((sentence) => HAN.test(sentence))).toEqual([]);
    for (const code of Object.keys(sample.notices)) {
      const notice = noticeShownOn(sample, code, DAY, 'en');
      expect(notice?.text).not.toMatch(HAN);
      expect(notice?.text).not.toContain('{{');
      expect(notice?.pages.length).toBe(noticeShownOn(sample, code, DAY, undefined)?.pages.length);
    }
  });

  it('keeps what staff alone read in Chinese', () => {
    const english = packIn(sample, 'en');
    expect(english.flags).toEqual(sample.flags);
    expect(english.outcomes).toEqual(sample.outcomes);
    expect(english.pack.reasons.cancel).toEqual(sample.pack.reasons.cancel);
    const observed = (pack: typeof sample) =>
      pack.procedures.REM?.steps.filter(({ channel }) => channel === 'observed').map(({ say }) => say);
    expect(observed(english)).toEqual(observed(sample));
  });

  it('writes in its traditional characters none of the simplified that have another form', () => {
    const { sentences, notices } = language('zh-Hant');
    const said = [...Object.values(sentences), ...Object.values(notices).map((notice) => notice.text)];
    expect(said.join('')).not.toMatch(/[们这说时发钱员问实备话汇签账转币开关网络银诈骗让请过还边单为样没]/u);
  });

  it('is as plain in English as in Chinese: few words from one mark to the next', () => {
    const { sentences, notices } = language('en');
    const laws = new Set(sample.laws.map(({ name }) => sentences[name]));
    const said = [
      ...Object.values(sentences),
      ...Object.values(notices).flatMap(({ pages }) => pages.flat()),
    ];
    const long = said
      .filter((sentence) => !laws.has(sentence))
      .flatMap((sentence) => sentence.split(/[.?!:;] ?/))
      .filter((part) => part.split(' ').length > 23);
    expect(long).toEqual([]);
  });

  it('has on paper every character that is signed: the certificate’s font knows it', () => {
    const pdf = new PDFDocument({ font: FONT as unknown as string });
    const { font } = (pdf as unknown as { _font: { font: { hasGlyphForCodePoint(point: number): boolean } } })
      ._font;
    const texts = Object.values(sample.languages ?? {}).flatMap(({ tag }) =>
      Object.keys(sample.notices).map((code) => noticeShownOn(sample, code, DAY, tag)?.text ?? ''),
    );
    const missing = [...new Set(texts.join(''))].filter(
      (letter) => letter !== '\n' && !font.hasGlyphForCodePoint(letter.codePointAt(0) ?? 0),
    );
    expect(missing).toEqual([]);
  });

  it('comes back from its bytes and from its files as it was', () => {
    expect(readPack(packBytes(sample))).toEqual(sample);
    const again = loadPack(sourceOf(sample));
    expect(again.ok && packBytes(again.pack)).toBe(packBytes(sample));
    expect([...sourceOf(sample).keys()].sort()).toEqual([...sampleFiles().keys()].sort());
  });

  it('needs no language', () => {
    const loaded = loadPack(chineseFiles());
    expect(loaded.ok && 'languages' in loaded.pack).toBe(false);
  });
});

describe('a language is refused', () => {
  test.each<[string, Change[], [string, string, string][]]>([
    [
      'that forgets a sentence on the way to a signature',
      [text(EN, /^.*"想再考虑".*\n/mu, '')],
      [[EN, 'sentences', '缺少“想再考虑”的译文。']],
    ],
    [
      'that forgets a figure that a notice names',
      [text(EN, /^.*"20 万元".*\n/mu, '')],
      [[EN, 'sentences', '缺少“20 万元”的译文。']],
    ],
    [
      'that has a sentence that the pack no longer has',
      [text(EN, '"想再考虑":', '"想再想一想": "x",\n    "想再考虑":')],
      [[EN, 'sentences', '内容包里已经没有“想再想一想”。']],
    ],
    [
      'that calls something untranslated which is translated',
      [put(EN, 'untranslated', { sentences: ['想再考虑'], notices: ['N1'] })],
      [
        [EN, 'untranslated.sentences', '“想再考虑”已有译文。'],
        [EN, 'untranslated.notices', '告知书 N1 已有译文。'],
      ],
    ],
    ['without one of the notices', [gone(N1_EN)], [[EN, '', `缺少告知书 N1 的译文 ${N1_EN}。`]]],
    [
      'with a notice that the pack has not',
      [whole('notices/N99.en.md', '# X\n\nOne line.\n')],
      [[EN, '', '没有编号为 N99 的告知书。']],
    ],
    [
      'with a page less in a notice',
      [text(N1_EN, '\n---\n\n{{cases}}\n', '')],
      [[N1_EN, '', '中文有 4 页，译文有 3 页。']],
    ],
    [
      'with another number in a notice',
      [text(N1_EN, '96110', '96111')],
      [[N1_EN, 'pages[1]', '这一页的数字与中文不同：110 96110。']],
    ],
    [
      'without a figure of the law in a notice',
      [text('notices/N2.en.md', '{{account-detention}}', 'some days')],
      [
        [
          'notices/N2.en.md',
          'pages[1]',
          '这一页要填入的内容与中文不同：{{account-detention}} {{account-fine-floor}} {{account-fine-most}} {{account-fine-times}}。',
        ],
      ],
    ],
    [
      'whose key lines do not fit the largest text',
      [text(N1_EN, 'refund? Stop.', 'refund? Please stop for a moment and think about it.')],
      [[N1_EN, 'pages[0]', '第一页用最大的字要 7 行，最多 6 行（每行 23 个汉字宽）。']],
    ],
    [
      'that takes longer to read than the Chinese may',
      [put(EN, 'readingCharsPerMinute', 300)],
      [[N1_EN, 'pages', '全文有 423 个字，这种文字最多 337 个字。']],
    ],
    [
      'whose way of naming a law leaves out the law',
      [put(EN, 'patterns.basis', '{{version}} {{clause}}')],
      [[EN, 'patterns.basis', '要有、也只能有 {{clause}}、{{law}}、{{version}}。']],
    ],
    [
      'under another name than its own',
      [put(EN, 'tag', 'fr')],
      [[EN, 'tag', '语言标记应当与文件名 en 相同。']],
    ],
    [
      'that is the pack’s own',
      [(files) => files.set('languages/zh-CN.json', (files.get(EN) ?? '').replace('"en"', '"zh-CN"'))],
      [['languages/zh-CN.json', 'tag', '内容包本身就是简体中文，不用另写。']],
    ],
    [
      'of which there are notices and nothing else',
      [whole('notices/N1.ug.md', '# X\n\nOne line.\n')],
      [['notices/N1.ug.md', '', '没有 languages/ug.json。']],
    ],
  ])('%s', (_, changes, expected) => {
    for (const fault of expected) expect(faults(...changes)).toContainEqual(fault);
  });

  it('not for a question that staff may show beside it: that stays in Chinese', () => {
    expect(faults(text(EN, /^.*"这笔钱准备用在什么事情上？".*\n/mu, ''))).toEqual([]);
  });

  it('not for what it says outright it has not translated yet', () => {
    const later = put(EN, 'untranslated', { sentences: ['想再考虑'], notices: ['N1'] });
    expect(faults(text(EN, /^.*"想再考虑".*\n/mu, ''), gone(N1_EN), later)).toEqual([]);
  });
});

test('a letter of another script is little more than half as wide as a Chinese character', () => {
  expect(rowsInAnyScript(['一'.repeat(23)])).toBe(1);
  expect(rowsInAnyScript(['一'.repeat(24)])).toBe(2);
  expect(rowsInAnyScript(['a'.repeat(41)])).toBe(1);
  expect(rowsInAnyScript(['a'.repeat(42)])).toBe(2);
  expect(rowsInAnyScript(['「繁體」，（全形）'])).toBe(rowsInAnyScript(['“简体”，（全形）']));
});

describe('a local case', () => {
  it('stands in a notice of a language only where it is translated', () => {
    const local = {
      ...{ code: 'x', scam: 'T07', date: DAY, until: DAY, text: '本地的一个案例。' },
      ...{ source: '本行', illustrative: false },
    };
    const pack = { ...sample, cases: [local] };
    expect(noticeShownOn(pack, 'N1', DAY, undefined)?.text).toContain('2026年11月：本地的一个案例。');
    expect(noticeShownOn(pack, 'N1', DAY, 'en')?.pages).toHaveLength(3);
    const { en, ...others } = sample.languages ?? {};
    if (!en) throw new Error('the sample is not in English');
    const told = { ...en, sentences: { ...en.sentences, [local.text]: 'A case from nearby.' } };
    const both = { ...pack, languages: { ...others, en: told } };
    expect(noticeShownOn(both, 'N1', DAY, 'en')?.text).toContain('2026-11: A case from nearby.');
  });
});

describe('an edit of the Chinese in the app', () => {
  const edited = (edits: Record<string, string>) => {
    const made = withEdits(sample, new Map(Object.entries(edits)));
    if (!made.ok) throw new Error(JSON.stringify(made.faults));
    return made.pack;
  };

  it('takes the sentence’s translations with it, and says that they are to be made', () => {
    const made = edited({ 'pack/reasons/refuse/think-again/label': '想和家人商量' });
    expect(made.languages?.en?.sentences).not.toHaveProperty('想再考虑');
    expect(made.languages?.en?.untranslated).toEqual({ sentences: ['想和家人商量'], notices: [] });
    const told = packDifferences(sample, made).map(({ where }) => where);
    expect(told).toContain('其他语言 · en English · 译文 · 想再考虑');
    expect(told).toContain('其他语言 · zh-Hant 繁體中文 · 还没有翻译');
    expect(packIn(made, 'en').pack.reasons.refuse[0]?.label).toBe('想和家人商量');
  });

  it('of a notice takes the translated notice away: nobody signs under a text that says something else', () => {
    const source = sample.notices.N1?.source ?? '';
    const made = edited({ 'notices/N1': source.replace('今天不办，也没有关系。', '改天再办，也没有关系。') });
    expect(made.languages?.en?.notices).not.toHaveProperty('N1');
    expect(made.languages?.en?.untranslated?.notices).toEqual(['N1']);
    expect(made.languages?.en?.notices.N2).toEqual(sample.languages?.en?.notices.N2);
  });

  it('of a figure takes every translated notice away that names it', () => {
    const made = edited({ 'terms/default-single-limit/text': '3000 元' });
    expect(made.languages?.en?.untranslated).toEqual({ sentences: ['3000 元'], notices: ['N2S'] });
  });

  it('of what staff alone read leaves the languages as they are', () => {
    expect(edited({ 'scams/T01/how': '先给小钱，再要大钱。' }).languages).toEqual(sample.languages);
  });
});
