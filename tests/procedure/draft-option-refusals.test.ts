// What may not be done to the options of a draft, and the sentence that says why: by the loader where it can see it, by the draft where it cannot.
import { describe, expect, it } from 'vitest';
import type { Edit } from '../../shared/procedure/draft-edits.ts';
import type { Pack } from '../../shared/procedure/pack-schema.ts';
import { added, faultsOf, PURPOSE, REMOVED, TUITION } from './option-edits.ts';
import { smallPack } from './small-pack.ts';

/** The small pack, one file of it changed. */
const changed = (file: string, change: (content: never) => void): Pack =>
  smallPack((files) => {
    const content = JSON.parse(files.get(file) ?? '') as never;
    change(content);
    files.set(file, JSON.stringify(content));
  });
type Raw = Record<string, unknown>;
type RawStep = Raw & { groups: { options: Raw[] }[] };
const withStep = (id: string, change: (step: RawStep) => void): Pack =>
  changed('procedures/REM.json', ({ steps }: { steps: RawStep[] }) => {
    for (const known of steps) if (known.id === id) change(known);
  });

const small = smallPack();

describe('is refused by name', () => {
  const conditional = withStep('REM-01', (purpose) => {
    purpose.when = { answer: 'REM-00', is: ['ok', 'doubtful'] };
  });
  const usual = `${PURPOSE}/usual`;
  const CHECK = 'procedures/REM/steps/REM-00/groups/0/options/doubtful';
  const more = (count: number): [string, Edit][] =>
    Array.from({ length: count }, (_, at) => [`${PURPOSE}/more-${at}`, added(`更多 ${at}`)]);

  it.each<[string, Pack, [string, Edit][], [string | undefined, string]]>([
    [
      'taking out an option that a step’s condition names',
      ...([conditional, [[CHECK, REMOVED]]] as [Pack, [string, Edit][]]),
      [CHECK, '“小额汇款 · 资金用途 · 条件”要看有没有选这个选项，不能删除。'],
    ],
    [
      'taking out the last option of a group',
      ...([
        small,
        [
          [usual, REMOVED],
          [`${PURPOSE}/unclear`, REMOVED],
        ],
      ] as [Pack, [string, Edit][]]),
      [PURPOSE, '至少要有 1 项。'],
    ],
    [
      'taking out how a customer declines',
      withStep('REM-01', ({ groups }) =>
        groups[0]?.options.push({ code: 'no', label: '不愿回答', declines: true }),
      ),
      [[`${PURPOSE}/no`, REMOVED]],
      [`${PURPOSE}/no`, '客户不愿回答或说不清，也要能如实记下。这个选项由总行改文件，不能在这里删除。'],
    ],
    [
      'taking out the option that says all is well',
      withStep('REM-01', (known) => {
        known.choose = 'many';
        known.groups[0]?.options.push({ code: 'none', label: '没有', calm: true });
      }),
      [[`${PURPOSE}/none`, REMOVED]],
      [`${PURPOSE}/none`, '这是表示一切正常的选项，由总行改文件，不能在这里删除。'],
    ],
    [
      'a code that is there already',
      small,
      [[usual, added()]],
      [usual, expect.stringContaining('编号 usual 已经有了')],
    ],
    [
      'a code that is none',
      small,
      [[`${PURPOSE}/学费`, added()]],
      [`${PURPOSE}/学费`, expect.stringContaining('编号只能用')],
    ],
    [
      'the code of what was put off',
      ...([small, [[`${PURPOSE}/deferred`, added()]]] as [Pack, [string, Edit][]]),
      [`${PURPOSE}/deferred`, expect.stringContaining('留给推迟办理')],
    ],
    [
      'a flag that nobody defined',
      small,
      [[TUITION, added('交学费', 'F99')]],
      [TUITION, '没有编号为 F99 的提示。'],
    ],
    [
      'a label that is too long',
      small,
      [[TUITION, added('长'.repeat(31))]],
      [`${TUITION}/label`, '有 31 个字，最多 30 个字。'],
    ],
    ['an empty label', small, [[TUITION, added('')]], [`${TUITION}/label`, '不能为空。']],
    ['more options than a digit reaches', small, more(8), [PURPOSE, '最多 9 项。']],
    [
      'a flag for a reason',
      ...([small, [['pack/reasons/cancel/new', added('新原因', 'F01')]]] as [Pack, [string, Edit][]]),
      ['pack/reasons/cancel/new', '不认识的内容：raises。'],
    ],
    [
      'a list whose answers the program itself knows',
      ...([small, [['procedures/REM/steps/REM-03/groups/0/options/new', added()]]] as [
        Pack,
        [string, Edit][],
      ]),
      [undefined, '没有可以改的 procedures/REM/steps/REM-03/groups/0/options/new。'],
    ],
    [
      'an option of no list',
      ...([small, [[`${PURPOSE}/nothing`, REMOVED]]] as [Pack, [string, Edit][]]),
      [undefined, `没有可以改的 ${PURPOSE}/nothing。`],
    ],
  ])('%s', (_, pack, made, fault) => {
    expect(faultsOf(pack, ...made)).toEqual([fault]);
  });

  it('taking out an option that a contradiction, an exemption, a tier or a recommendation looks at', () => {
    const looksAt = { answer: 'REM-01', is: ['usual'] };
    const words = { because: '说明', ask: '问？' };
    const exempt = { granted: '免', offered: '免', withdrawn: '免', refused: '免' };
    const by: [Pack, string][] = [
      [
        changed('procedures/REM.json', (rem: Raw) => {
          rem.contradictions = [{ raises: 'F01', when: looksAt, ...words }];
        }),
        '小额汇款 · 前后不一 · 第 1 项 · 条件',
      ],
      [
        changed('procedures/REM.json', (rem: Raw) => {
          rem.exemption = { claimed: { all: [looksAt] }, when: { always: true }, ...exempt };
        }),
        '小额汇款 · 免问 · 客户声称',
      ],
      [
        changed('thresholds.json', (thresholds: Raw) => {
          thresholds.lifts = [{ to: 'T2', when: { any: [looksAt, { always: true }] } }];
        }),
        '门槛 · 提档 · 第 1 项 · 条件',
      ],
      [
        changed('procedures/REM.json', (rem: Raw) => {
          rem.recommend = [{ step: 'REM-01', option: 'usual', when: { always: true }, because: '说明' }];
        }),
        '小额汇款 · 到账推荐 · 第 1 项 · 选项',
      ],
    ];
    for (const [pack, rule] of by)
      expect(faultsOf(pack, [usual, REMOVED]), rule).toEqual([
        [usual, `“${rule}”要看有没有选这个选项，不能删除。`],
      ]);
  });

  it('a code that another group of the step has, or had until this draft', () => {
    const grouped = withStep('REM-01', ({ groups }) =>
      groups.push({
        label: '其他',
        options: [
          { code: 'gift', label: '送礼' },
          { code: 'rent', label: '房租' },
        ],
      } as never),
    );
    const gift = `${PURPOSE}/gift`;
    const taken = [[gift, expect.stringContaining('编号 gift 已经有了')]];
    expect(faultsOf(grouped, [gift, added()])).toEqual(taken);
    expect(faultsOf(grouped, [`${PURPOSE.replace('/0/', '/1/')}/gift`, REMOVED], [gift, added()])).toEqual(
      taken,
    );
  });

  it('a step with more options than one answer can name', () => {
    const full = withStep('REM-01', ({ groups }) => {
      for (const group of [1, 2])
        groups.push({
          label: `组 ${group}`,
          options: Array.from({ length: 9 }, (_, at) => ({ code: `g${group}-${at}`, label: `选项 ${at}` })),
        } as never);
    });
    expect(faultsOf(full, [TUITION, added()])).toEqual([[undefined, '一个步骤最多 20 个选项。']]);
  });

  it('more grounds of an ending than a digit reaches, which no schema counts', () => {
    const grounds = 'outcomes/O/endings/O7/grounds';
    const more = Array.from({ length: 9 }, (_, at): [string, Edit] => [
      `${grounds}/more-${at}`,
      added(`更多 ${at}`),
    ]);
    expect(faultsOf(small, ...more.slice(1))).toEqual([]);
    expect(faultsOf(small, ...more)).toEqual([[grounds, '最多 9 项。']]);
  });
});
