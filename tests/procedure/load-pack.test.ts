// Bad packs, each with the exact fault it must be refused with: file, place and a Chinese sentence.
import { describe, expect, it } from 'vitest';
import { loadPack, packBytes, readPack } from '../../shared/procedure/load-pack.ts';
import {
  expectTable,
  faultsAfter,
  gone,
  goneFrom,
  N1,
  option,
  put,
  REM,
  text,
  whole,
} from './pack-changer.ts';
import { sampleFiles, samplePack } from './sample-files.ts';

describe('a pack as a folder is refused', () => {
  expectTable([
    ['when a file is missing', gone('laws.json'), ['laws.json', '', '缺少这个文件。']],
    ['when it has no procedure', goneFrom('procedures/'), ['procedures', '', '至少要有一个流程文件。']],
    ['when it has no notice', goneFrom('notices/'), ['notices', '', '至少要有一个告知书文件。']],
    ['when it has a file nobody knows', whole('macro.js', ''), ['macro.js', '', '内容包里不应有这个文件。']],
    [
      'when a file leaves its folder',
      whole('notices/../N2.md', ''),
      ['notices/../N2.md', '', '内容包里不应有这个文件。'],
    ],
    ['when it is larger than 1 MiB', whole(N1, '字'.repeat(400_000)), ['', '', '内容包超过 1 MiB。']],
  ]);
});

describe('a file that is not sound JSON is refused with its line', () => {
  expectTable([
    [
      'when a comma is missing',
      whole('laws.json', '[\n{"code":"L1"\n"name":"法"}]'),
      ['laws.json', '', '第 3 行：这里应当是“,”或“}”。'],
    ],
    ['when it stops in the middle', whole('laws.json', '[\n'), ['laws.json', '', '第 2 行：内容没有写完。']],
    ['when it is empty', whole('laws.json', ''), ['laws.json', '', '第 1 行：内容没有写完。']],
    [
      'when a name is given twice',
      whole('laws.json', '[{"code":"L1",\n"code":"L2"}]'),
      ['laws.json', '', '第 2 行：“code”写了两次。'],
    ],
    [
      'when something follows the end',
      whole('laws.json', '[]\n[]'),
      ['laws.json', '', '第 2 行：内容结束之后还有多余的文字。'],
    ],
    [
      'when it begins with a byte order mark',
      text('laws.json', /^/, '\ufeff'),
      ['laws.json', '', '第 1 行：文件开头有 BOM，请另存为不带 BOM 的 UTF-8。'],
    ],
    [
      'when it is nested without end',
      whole('laws.json', '['.repeat(100_000)),
      ['laws.json', '', '第 1 行：嵌套超过 32 层。'],
    ],
    [
      'when it holds a comment',
      text('laws.json', '[', '[ // 注释'),
      ['laws.json', '', '第 1 行：这里不是正确的 JSON。'],
    ],
  ]);
});

describe('a value is refused', () => {
  expectTable([
    ['when it is missing', put('pack.json', 'issuer', undefined), ['pack.json', 'issuer', '缺少这一项。']],
    ['when it is of another kind', put('pack.json', 'name', 7), ['pack.json', 'name', '这里应当是文字。']],
    ['when it is empty', put('pack.json', 'name', ''), ['pack.json', 'name', '不能为空。']],
    [
      'when it is too long',
      put('pack.json', 'label', '长'.repeat(301)),
      ['pack.json', 'label', '最多 300 个字。'],
    ],
    [
      'when nobody knows its name',
      put('pack.json', 'colour', 'red'),
      ['pack.json', '', '不认识的内容：colour。'],
    ],
    [
      'when a version is no version',
      put('pack.json', 'version', 'v1'),
      ['pack.json', 'version', '版本号要写成 1.0.0 这样。'],
    ],
    [
      'when a code has other characters',
      put('flags.json', '[0].code', '标志'),
      ['flags.json', '[0].code', '编号只能用字母、数字和连字符，最多 40 个字符。'],
    ],
    [
      'when a weight is none of three',
      put('flags.json', '[0].weight', 'X'),
      ['flags.json', '[0].weight', '只能是：W、S、H。'],
    ],
    [
      'when an amount has fractions',
      put('thresholds.json', 'tiers[1].fromFen', 1.5),
      ['thresholds.json', 'tiers[1].fromFen', '这里应当是整数。'],
    ],
    [
      'when the reading speed is below any reader’s',
      put('thresholds.json', 'readingCharsPerMinute', 100),
      ['thresholds.json', 'readingCharsPerMinute', '不能小于 300。'],
    ],
    [
      'when a question has no basis',
      put(REM, 'steps[5].basis', []),
      [REM, 'steps[5].basis', '至少要有 1 项。'],
    ],
    [
      'when a list of reasons does not fit nine keys',
      put(
        'pack.json',
        'reasons.pause',
        Array.from({ length: 10 }, (_, n) => option(`r${n}`)),
      ),
      ['pack.json', 'reasons.pause', '最多 9 项。'],
    ],
    [
      'when a group has more than nine options',
      put(
        REM,
        'steps[6].groups[0].options',
        Array.from({ length: 10 }, (_, n) => option(`o${n}`)),
      ),
      [REM, 'steps[6].groups[0].options', '最多 9 项。'],
    ],
    [
      'when a text hides a control character',
      put(REM, 'steps[5].say', '用途\u0007'),
      [REM, 'steps[5].say', '文字里有看不见的控制字符。'],
    ],
    [
      'when a text turns the reading direction',
      put(REM, 'steps[5].say', '用途\u202e'),
      [REM, 'steps[5].say', '文字里有看不见的控制字符。'],
    ],
    [
      'when a procedure has more than sixty steps',
      (files) => {
        const procedure = JSON.parse(files.get(REM) ?? '');
        procedure.steps = Array.from({ length: 61 }, () => procedure.steps[0]);
        files.set(REM, JSON.stringify(procedure));
      },
      [REM, 'steps', '最多 60 项。'],
    ],
    [
      'when a condition is none of the closed set',
      put(REM, 'steps[5].when', { script: 'x > 1' }),
      [REM, 'steps[5].when', '这里的写法不在允许的范围内。'],
    ],
    [
      'when a condition is missing',
      put(REM, 'steps[5].when', undefined),
      [REM, 'steps[5].when', '缺少这一项。'],
    ],
    [
      'when the inside of a condition is wrong',
      put(REM, 'steps[5].when', { all: [{ any: [{ weight: 'S', atLeast: 0 }] }] }),
      [REM, 'steps[5].when.all[0].any[0].atLeast', '不能小于 1。'],
    ],
  ]);
});

describe('a date range is refused', () => {
  expectTable([
    [
      'when a day does not exist',
      put('pack.json', 'effective.from', '2026-02-30'),
      ['pack.json', 'effective.from', '日期要写成 2026-01-31 这样，并且确有这一天。'],
    ],
    [
      'when it ends before it begins',
      put('pack.json', 'effective.to', '2025-12-31'),
      ['pack.json', 'effective.to', '失效日期早于生效日期。'],
    ],
    [
      'when it would last for ever',
      put('pack.json', 'effective.to', '2099-12-31'),
      ['pack.json', 'effective.to', '有效期不能超过 10 年。'],
    ],
  ]);
});

describe('a notice is refused', () => {
  const page = (characters: number) => `# 告知书\n${'请看清楚'.repeat(characters / 4)}\n`;
  expectTable([
    ['without a title', text(N1, /^# .*\n/, ''), [N1, 'title', '不能为空。']],
    [
      'when its first page is too long',
      whole(N1, page(124)),
      [N1, 'pages[0]', '第一页有 124 个字，最多 120 个字。'],
    ],
    [
      'when all of it is too long',
      whole(N1, `${page(120)}---\n${'字'.repeat(300)}\n---\n${'字'.repeat(40)}\n`),
      [N1, 'pages', '全文有 460 个字，最多 450 个字。'],
    ],
    [
      'when it has more than six pages',
      whole(N1, `# 告知书\n${Array(7).fill('一句').join('\n---\n')}\n`),
      [N1, 'pages', '最多 6 项。'],
    ],
    [
      'when a page has more than six lines',
      whole(N1, `# 告知书\n${'一句\n'.repeat(7)}`),
      [N1, 'pages[0]', '最多 6 项。'],
    ],
    ['when a page is empty', whole(N1, '# 告知书\n一句\n---\n'), [N1, 'pages[1]', '至少要有 1 项。']],
    [
      'when a line hides a control character',
      whole(N1, '# 告知书\n一\u200b句\n'),
      [N1, 'pages[0][0]', '文字里有看不见的控制字符。'],
    ],
  ]);
});

describe('loading', () => {
  it('reports the faults of every file at once', () => {
    const faults = faultsAfter((files) => {
      put('pack.json', 'name', '')(files);
      whole('laws.json', '[')(files);
      whole(N1, '没有标题')(files);
    });
    expect(faults.map(([file]) => file)).toEqual(['pack.json', 'laws.json', N1]);
  });

  it('reports at most fifty faults', () => {
    const faults = faultsAfter(whole('flags.json', JSON.stringify(Array(80).fill({}))));
    expect(faults).toHaveLength(50);
  });

  it('keeps the notice’s own bytes, whatever the line ends', () => {
    const files = sampleFiles();
    const windows = (files.get(N1) ?? '').replaceAll('\n', '\r\n');
    const loaded = loadPack(files.set(N1, windows));
    expect(loaded.ok && loaded.pack.notices.N1?.text).toBe(windows);
    expect(loaded.ok && loaded.pack.notices.N1?.pages).toEqual(samplePack().notices.N1?.pages);
  });

  it('gives the same bytes whatever the order of the files, and reads them back', () => {
    const pack = samplePack();
    const turned = loadPack(new Map([...sampleFiles()].reverse()));
    expect(turned.ok && packBytes(turned.pack)).toBe(packBytes(pack));
    expect(readPack(packBytes(pack))).toEqual(pack);
  });

  it('does not read back what is no compiled pack', () => {
    expect(() => readPack('{}')).toThrow();
  });
});
