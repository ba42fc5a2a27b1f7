// Editing in the app: a pack can be written out as files and read back, words and thresholds can be edited within limits, and nothing else.
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { type EditablePlace, editablePlaces } from '../../shared/procedure/editable-places.ts';
import { loadPack, packBytes, readPack } from '../../shared/procedure/load-pack.ts';
import { packDifferences } from '../../shared/procedure/pack-difference.ts';
import { withEdits } from '../../shared/procedure/pack-draft.ts';
import type { Pack } from '../../shared/procedure/pack-schema.ts';
import { sourceOf } from '../../shared/procedure/pack-source.ts';
import { runs } from '../support/runs.ts';
import { sampleFiles, samplePack } from './sample-files.ts';
import { smallFiles, smallPack } from './small-pack.ts';

const edited = (pack: Pack, edits: Record<string, string>) => withEdits(pack, new Map(Object.entries(edits)));

function packWith(pack: Pack, edits: Record<string, string>): Pack {
  const made = edited(pack, edits);
  if (!made.ok) throw new Error(JSON.stringify(made.faults));
  return made.pack;
}

function faultsOf(pack: Pack, edits: Record<string, string>) {
  const made = edited(pack, edits);
  return made.ok ? [] : made.faults.map(({ place, reason }) => [place, reason]);
}

/** The small pack with a case, a figure of the law and a paper, so that every kind of place is in it. */
const fullPack = (): Pack =>
  smallPack((files) => {
    const known = {
      scam: 'T07',
      date: '2026-11-01',
      until: '2027-10-31',
      source: '示例',
      illustrative: true,
    };
    files.set('cases.json', JSON.stringify([{ code: 'L1', text: '有人自称办案。', ...known }]));
    const term = { code: 'years', text: '五年', basis: { law: 'L1' }, from: '2026-01-01' };
    files.set('terms.json', JSON.stringify([term]));
    files.set('papers/P1.md', '# 回执\n\n凭证保存 {{years}}。\n');
  });

let sample: Pack;
let places: EditablePlace[];
beforeAll(() => {
  sample = samplePack();
  places = editablePlaces(sample);
});

describe('the files of a compiled pack', () => {
  const again = (pack: Pack): Pack => {
    const loaded = loadPack(sourceOf(pack));
    if (!loaded.ok) throw new Error(JSON.stringify(loaded.faults));
    return loaded.pack;
  };

  it('make the same pack again, byte for byte, also after it was stored', () => {
    for (const pack of [sample, smallPack(), fullPack()]) {
      const bytes = packBytes(pack);
      expect(packBytes(again(pack))).toBe(bytes);
      expect(packBytes(again(readPack(bytes)))).toBe(bytes);
    }
  });

  it('have the names that the pack had, and keep notices and papers as they were written', () => {
    const files = sampleFiles();
    const written = sourceOf(sample);
    expect([...written.keys()].sort()).toEqual([...files.keys()].sort());
    for (const [path, text] of files) if (path.endsWith('.md')) expect(written.get(path), path).toBe(text);
  });

  it('make the same pack again whatever was edited', () => {
    const lines = places.filter(({ kind }) => kind === 'line' || kind === 'text');
    fc.assert(
      fc.property(fc.subarray(lines, { maxLength: 8 }), fc.integer({ min: 1, max: 9 }), (some, turn) => {
        const turned = some.map(({ place, value }): [string, string] => [
          place,
          // Other words of the same length at most, and none of what a number or a version needs is lost.
          value.replace(/\p{Script=Han}/u, String.fromCodePoint(0x4e00 + turn)),
        ]);
        const made = withEdits(sample, new Map(turned));
        if (!made.ok) throw new Error(JSON.stringify(made.faults));
        expect(packBytes(again(made.pack))).toBe(packBytes(made.pack));
      }),
      { numRuns: runs(16) },
    );
  }, 30_000);
});

describe('a place', () => {
  it.each<[string, string, string, string]>([
    ['what staff say', 'procedures/REM/steps/REM-01/say', '这笔钱用来做什么？', '小额汇款 · 资金用途 · 话术'],
    ['a title', 'procedures/REM/steps/REM-01/title', '用途', '小额汇款 · 资金用途 · 标题'],
    ['why', 'procedures/REM/steps/REM-01/why', '为您核对。', '小额汇款 · 资金用途 · 为什么问'],
    ['a limit', 'procedures/REM/steps/REM-01/limit', '不问来源。', '小额汇款 · 资金用途 · 不得超出'],
    [
      'an option',
      'procedures/REM/steps/REM-01/groups/0/options/unclear/label',
      '说不出来',
      '小额汇款 · 资金用途 · 选项 · 第 1 项“资金用途” · unclear 说不清 · 名称',
    ],
    [
      'a group of options',
      'procedures/REM/steps/REM-01/groups/0/label',
      '用途',
      '小额汇款 · 资金用途 · 选项 · 第 1 项“资金用途” · 名称',
    ],
    ['an outcome', 'outcomes/O/rows/O3/advice', '请主管来看。', '结论表 · O · O3 主管复核 · 处理意见'],
    ['a flag', 'flags/F01/meaning', '说不清用途', '提示 · F01 用途说不清 · 含义'],
    ['a threshold', 'thresholds/tiers/T2/fromFen', '800000', '门槛 · 金额档 · T2 · 起点金额'],
    ['days of recall', 'thresholds/recallDays', '60', '门槛 · 回看天数'],
    ['a scam', 'scams/T07/how', '自称民警，要求转账。', '骗术库 · T07 冒充公检法 · 手法'],
    [
      'what the customer sees of it',
      'scams/T07/show',
      '请停一停。\n没有这种账户。',
      '骗术库 · T07 冒充公检法 · 给客户看',
    ],
    ['a local case', 'cases/L1/text', '有人自称民警。', '本地案例 · L1 · 内容'],
    ['its expiry', 'cases/L1/until', '2027-06-30', '本地案例 · L1 · 有效期到'],
    ['a number', 'contacts/110/number', '110-1', '联系方式 · 110 · 号码'],
    ['a figure of the law', 'terms/years/text', '三年', '法定数字 · years · 内容'],
    ['the version', 'pack/version', '1.1.0', '内容包 · 版本'],
    ['its validity', 'pack/effective/to', '2029-12-31', '内容包 · 有效期 · 至'],
  ])('for %s is edited, and called as the difference calls it', (_, place, value, where) => {
    const base = fullPack();
    expect(
      editablePlaces(base)
        .find((known) => known.place === place)
        ?.where.join(' · '),
    ).toBe(where);
    const made = packWith(base, { [place]: value });
    expect(editablePlaces(made).find((known) => known.place === place)?.value).toBe(value);
    expect(packDifferences(base, made).map((told) => told.where)).toContain(where);
  });

  it('is called as the difference calls it, all over the sample at once', () => {
    const LAST = /\p{Script=Han}(?=\P{Script=Han}*$)/u;
    const worded = places.filter(
      ({ kind, value }) => (kind === 'line' || kind === 'text') && LAST.test(value),
    );
    expect(worded.length).toBeGreaterThan(1000);
    const made = withEdits(
      sample,
      new Map(worded.map(({ place, value }) => [place, value.replace(LAST, '换')])),
    );
    if (!made.ok) throw new Error(JSON.stringify(made.faults));
    const told = packDifferences(sample, made.pack).map(({ where }) => where);
    // A notice is edited as a whole, and its difference told page by page.
    const isTold = (where: string) =>
      told.some((words) => words === where || words.startsWith(`${where} · `));
    expect(worded.map(({ where }) => where.join(' · ')).filter((where) => !isTold(where))).toEqual([]);
  });

  it('for a notice is its whole text, with the figures still to be put in', () => {
    const base = fullPack();
    const made = packWith(base, { 'notices/N1': '# 告知书\n\n凭证保存 {{years}}。\n' });
    expect(made.notices.N1?.pages).toEqual([['凭证保存 五年。']]);
    expect(made.papers.P1?.lines).toEqual(['凭证保存 五年。']);
    const later = packWith(made, { 'terms/years/text': '三年' });
    expect(later.notices.N1?.pages).toEqual([['凭证保存 三年。']]);
    expect(later.papers.P1?.lines).toEqual(['凭证保存 三年。']);
  });

  it('has one name only, and no two places have the same', () => {
    expect(new Set(places.map(({ place }) => place)).size).toBe(places.length);
    expect(new Set(places.map(({ file, path }) => `${file} ${path}`)).size).toBe(places.length);
    for (const { place } of places) expect(place).toMatch(/^[A-Za-z0-9][A-Za-z0-9/-]{0,199}$/);
  });

  it('of the sample keeps to its limits as it is', () => {
    const unchanged = withEdits(sample, new Map(places.map(({ place, value }) => [place, value])));
    expect(unchanged.ok || unchanged.faults).toBe(true);
  });
});

describe('an edit is refused by name', () => {
  const say = 'procedures/REM/steps/REM-01/say';
  const tier = 'thresholds/tiers/T2/fromFen';
  it.each<[string, Record<string, string>, [string | undefined, string]]>([
    ['below head office’s floor', { [tier]: '400000' }, [tier, '金额档 T2 低于总行规定的下限。']],
    ['above head office’s ceiling', { [tier]: '2000001' }, [tier, '金额档 T2 高于总行规定的上限。']],
    ['with an amount that is none', { [tier]: '一万' }, [tier, '这里应当是数字。']],
    [
      'with days beyond a year',
      { 'thresholds/recallDays': '366' },
      ['thresholds/recallDays', '不能大于 365。'],
    ],
    [
      'with a reading speed below any reader’s',
      { 'thresholds/readingCharsPerMinute': '100' },
      ['thresholds/readingCharsPerMinute', '不能小于 300。'],
    ],
    [
      'with a first page that is too long',
      { 'notices/N1': `# 告知书\n${'请看清楚'.repeat(31)}\n` },
      ['notices/N1', '第一页有 124 个字，最多 120 个字。'],
    ],
    [
      'with a figure of the law that nobody gave',
      { 'notices/N1': '# 告知书\n{{nothing}}\n' },
      ['notices/N1', 'terms.json 里没有 {{nothing}}。'],
    ],
    ['with a control character', { [say]: '用途\u0007' }, [say, '文字里有看不见的控制字符。']],
    ['that turns the reading direction', { [say]: '用途\u202e' }, [say, '文字里有看不见的控制字符。']],
    ['that leaves nothing', { [say]: '' }, [say, '不能为空。']],
    ['with more than can be said at once', { [say]: '问'.repeat(61) }, [say, '有 61 个字，最多 60 个字。']],
    [
      'with a line of the customer’s page that is too long',
      { 'scams/T07/show': `一句。\n${'长'.repeat(23)}` },
      ['scams/T07/show', '最长的一行有 23 个字，最多 22 个字。'],
    ],
    [
      'with one line where two are needed',
      { 'scams/T07/show': '一句。' },
      ['scams/T07/show', '至少要有 2 项。'],
    ],
    [
      'with a day that does not exist',
      { 'cases/L1/until': '2027-02-30' },
      ['cases/L1/until', '日期要写成 2026-01-31 这样，并且确有这一天。'],
    ],
    [
      'that ends before it begins',
      { 'cases/L1/until': '2026-10-31' },
      ['cases/L1/until', '失效日期早于起始日期。'],
    ],
    [
      'with another number than a number',
      { 'contacts/110/number': '一一零' },
      ['contacts/110/number', expect.any(String)],
    ],
    ['with a version that is none', { 'pack/version': 'v2' }, ['pack/version', '版本号要写成 1.0.0 这样。']],
    [
      'at a place that is no place',
      { 'flags/F01/weight': 'H' },
      [undefined, '没有可以改的 flags/F01/weight。'],
    ],
  ])('%s', (_, edits, fault) => {
    expect(faultsOf(fullPack(), edits)).toEqual([fault]);
  });

  it('at the notice that it makes too long, where the edit itself stands elsewhere', () => {
    const files = smallFiles();
    const term = { code: 'years', text: '五年', basis: { law: 'L1' }, from: '2026-01-01' };
    files.set('terms.json', JSON.stringify([term]));
    files.set('notices/N1.md', `# 告知书\n${'请看清楚'.repeat(29)}{{years}}\n`);
    const loaded = loadPack(files);
    if (!loaded.ok) throw new Error(JSON.stringify(loaded.faults));
    expect(faultsOf(loaded.pack, { 'terms/years/text': '五个完整的年度' })).toEqual([
      ['notices/N1', '第一页有 123 个字，最多 120 个字。'],
    ]);
  });
});

describe('structure cannot be edited in the app', () => {
  /** Written down a second time, apart from the code: members that may differ between a draft and its base. */
  const WORDING =
    /^(?:title|say|why|limit|label|name|advice|meaning|because|ask|granted|offered|withdrawn|refused|text|source|how|hears|giveaway|show|H|S|about|number|checked|until|date|from|to|version|fromFen|recallDays|readingCharsPerMinute|pages|lines)$/;

  /** Every path of a pack with its value, but for words and figures, of which only the path is kept. */
  function skeleton(node: unknown, member = '', path = ''): string[] {
    if (WORDING.test(member) && !/effective$/.test(path)) return [path];
    if (typeof node !== 'object' || node === null) return [`${path}=${String(node)}`];
    return Object.entries(node)
      .sort(([left], [right]) => (left < right ? -1 : 1))
      .flatMap(([name, value]) => skeleton(value, /^\d+$/.test(name) ? '' : name, `${path}/${name}`));
  }
  const structure = (pack: Pack) =>
    skeleton({
      ...pack,
      notices: Object.keys(pack.notices),
      papers: Object.keys(pack.papers),
      // What becomes of translations: languages.test.ts.
      languages: Object.keys(pack.languages ?? {}),
    });

  it('no place is a code, a condition, a weight, a basis or what an answer raises', () => {
    const inside = places.flatMap(({ keys }) => keys.filter((key) => typeof key === 'string'));
    const forbidden = [
      'code',
      'id',
      'when',
      'while',
      'claimed',
      'weight',
      'heavier',
      'basis',
      'raises',
      'after',
    ];
    expect(inside.filter((key) => forbidden.includes(key))).toEqual([]);
    expect(places.filter(({ file }) => file === 'laws.json')).toEqual([]);
  });

  it('any draft has the codes, conditions, weights and bases of its base', () => {
    const base = structure(sample);
    expect(base.length).toBeGreaterThan(1000);
    let taken = 0;
    fc.assert(
      fc.property(
        fc.subarray(places, { minLength: 1, maxLength: 6 }),
        fc.string({ unit: 'binary', maxLength: 20 }),
        (some, text) => {
          const made = withEdits(
            sample,
            new Map(some.map(({ place, kind }) => [place, kind === 'date' ? '2027-01-01' : `甲${text}`])),
          );
          if (!made.ok) return;
          taken += 1;
          expect(structure(made.pack)).toEqual(base);
        },
      ),
      { numRuns: runs(40) },
    );
    expect(taken).toBeGreaterThan(0);
  }, 60_000);
});
