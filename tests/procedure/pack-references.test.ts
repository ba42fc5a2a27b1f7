// Packs whose files are each sound but do not fit together, with the exact fault each must be refused with.
import { describe } from 'vitest';
import { expectTable, option, put, REM } from './pack-changer.ts';

describe('a reference is refused when nothing stands behind it:', () => {
  expectTable([
    [
      'an option’s flag',
      put(REM, 'steps[6].groups[0].options[4].raises', ['F99']),
      [REM, 'steps[6].groups[0].options[4].raises[0]', '没有编号为 F99 的提示。'],
    ],
    [
      'a flag named like a part of the language',
      put(REM, 'heard[0].raises', 'constructor'),
      [REM, 'heard[0].raises', '没有编号为 constructor 的提示。'],
    ],
    [
      'a step’s law',
      put(REM, 'steps[5].basis[0].law', 'L99'),
      [REM, 'steps[5].basis[0].law', 'laws.json 里没有 L99。'],
    ],
    [
      'a step in a condition',
      put(REM, 'steps[5].when', { answer: 'REM-99', is: ['x'] }),
      [REM, 'steps[5].when.answer', '没有编号为 REM-99 的步骤。'],
    ],
    [
      'an option in a condition',
      put(REM, 'steps[5].when', { answer: 'REM-01', is: ['self', 'aunt'] }),
      [REM, 'steps[5].when.is[1]', '步骤 REM-01 没有选项 aunt。'],
    ],
    [
      'a flag in a condition',
      put('outcomes.json', 'rows[5].when', { flag: 'K99' }),
      ['outcomes.json', 'rows[5].when.flag', '没有编号为 K99 的提示。'],
    ],
    [
      'a tier in a condition',
      put('flags.json', '[0].heavier.when', { tierAtLeast: 'T9' }),
      ['flags.json', '[0].heavier.when.tierAtLeast', '没有编号为 T9 的金额档。'],
    ],
    [
      'a timer in a condition',
      put('outcomes.json', 'rows[4].when', { timer: 'H99' }),
      ['outcomes.json', 'rows[4].when.timer', '没有编号为 H99 的计时。'],
    ],
    [
      'a tier to lift to',
      put('thresholds.json', 'lifts[0].to', 'T9'),
      ['thresholds.json', 'lifts[0].to', '没有编号为 T9 的金额档。'],
    ],
    ['the notice', put(REM, 'notice', 'N9'), [REM, 'notice', '没有告知书 notices/N9.md。']],
    [
      'a step to be asked again after',
      put(REM, 'steps[16].againAfter', ['REM-99']),
      [REM, 'steps[16].againAfter[0]', '没有编号为 REM-99 的步骤。'],
    ],
    [
      'a flag for a changed answer',
      put(REM, 'steps[5].changeRaises', 'F99'),
      [REM, 'steps[5].changeRaises', '没有编号为 F99 的提示。'],
    ],
    [
      'a recommended step',
      put(REM, 'recommend[0].step', 'REM-99'),
      [REM, 'recommend[0].step', '没有编号为 REM-99 的步骤。'],
    ],
    [
      'a recommended option',
      put(REM, 'recommend[0].option', 'never'),
      [REM, 'recommend[0].option', '步骤 REM-16 没有选项 never。'],
    ],
  ]);
});

describe('a code given twice, or in the wrong place, is refused:', () => {
  expectTable([
    [
      'a step of another procedure',
      put(REM, 'steps[8].id', 'TRF-05'),
      [REM, 'steps[8].id', '步骤编号要以 REM- 开头。'],
    ],
    ['a step', put(REM, 'steps[8].id', 'REM-05'), [REM, 'steps[8].id', '编号 REM-05 重复。']],
    [
      'an option in another group of its step',
      put(REM, 'steps[16].groups[1].options[2].code', 'slip-error'),
      [REM, 'steps[16].groups[1].options[2].code', '编号 slip-error 重复。'],
    ],
    ['a flag', put('flags.json', '[1].code', 'F01'), ['flags.json', '[1].code', '编号 F01 重复。']],
    ['a law', put('laws.json', '[1].code', 'L1'), ['laws.json', '[1].code', '编号 L1 重复。']],
    [
      'an outcome',
      put('outcomes.json', 'rows[1].code', 'O0'),
      ['outcomes.json', 'rows[1].code', '编号 O0 重复。'],
    ],
    [
      'an addition that is an outcome already',
      put('outcomes.json', 'additions[0].code', 'O1'),
      ['outcomes.json', 'additions[0].code', '编号 O1 已经是一种结论。'],
    ],
    [
      'a ground',
      put('outcomes.json', 'endings[1].grounds[1].code', 'persuaded'),
      ['outcomes.json', 'endings[1].grounds[1].code', '编号 persuaded 重复。'],
    ],
    [
      'a reason',
      put('pack.json', 'reasons.lower[1].code', 'verified-known-number'),
      ['pack.json', 'reasons.lower[1].code', '编号 verified-known-number 重复。'],
    ],
    [
      'a contact',
      put('pack.json', 'contacts[1].code', '110'),
      ['pack.json', 'contacts[1].code', '编号 110 重复。'],
    ],
    [
      'a heard word',
      put(REM, 'heard[1].code', 'safe-account'),
      [REM, 'heard[1].code', '编号 safe-account 重复。'],
    ],
  ]);
});

describe('content that would mislead is refused:', () => {
  expectTable([
    [
      'an all-is-well option where one answer is chosen anyway',
      put(REM, 'steps[6].groups[0].options[0].calm', true),
      [REM, 'steps[6].groups[0].options[0].calm', '只有可以多选的步骤才有“正常”选项。'],
    ],
    [
      'two all-is-well options',
      put(REM, 'steps[14].groups[0].options[4].calm', true),
      [REM, 'steps[14].groups[0].options[4].calm', '一个步骤只能有一个“正常”选项。'],
    ],
    [
      'an all-is-well option that raises a flag',
      put(REM, 'steps[14].groups[0].options[0].raises', ['F15']),
      [REM, 'steps[14].groups[0].options[0].raises', '“正常”选项不能引出提示。'],
    ],
    [
      'a question without options',
      put(REM, 'steps[7].groups', []),
      [REM, 'steps[7].groups', '至少要有一个选项。'],
    ],
    [
      'an outcome step with options',
      put(REM, 'steps[17].groups', [{ label: '选项', options: [option('a')] }]),
      [REM, 'steps[17].groups', '结论步骤没有选项。'],
    ],
    [
      'two arrival steps',
      put(REM, 'steps[7].form', 'arrival'),
      [REM, 'steps[18].form', '只能有一个 arrival 步骤。'],
    ],
    [
      'a procedure under another file’s name',
      put(REM, 'code', 'TRF'),
      [REM, 'code', '流程编号应当与文件名 REM 相同。'],
    ],
    [
      'tiers out of order',
      put('thresholds.json', 'tiers[2].fromFen', 1_000_000),
      ['thresholds.json', 'tiers[2].fromFen', '金额档要从小到大。'],
    ],
    [
      'amounts without a tier',
      put('thresholds.json', 'tiers[0].fromFen', 1),
      ['thresholds.json', 'tiers[0].fromFen', '第一档要从 0 开始。'],
    ],
    [
      'a tier lifted by a flag',
      put('thresholds.json', 'lifts[0].when', { flag: 'F19' }),
      ['thresholds.json', 'lifts[0].when', '这里只能看答案和单据，也不能用“not”。'],
    ],
    [
      'a first outcome that may not hold',
      put('outcomes.json', 'rows[0].when', { anyFlag: true }),
      ['outcomes.json', 'rows[0].when', '第一种结论要总是成立，才不会没有结论。'],
    ],
    [
      'a flag that grows lighter',
      put('flags.json', '[0].heavier.weight', 'W'),
      ['flags.json', '[0].heavier.weight', '加重后的分量应当比原来的重。'],
    ],
    [
      'a question that a flag would silence',
      put(REM, 'steps[5].when', { not: { flag: 'F15' } }),
      [REM, 'steps[5].when.not', '“not”只能用在“exempt”前面：多一个提示不能使结论变轻或少问。'],
    ],
    [
      'a question asked because of an exemption',
      put(REM, 'steps[5].when', { exempt: true }),
      [REM, 'steps[5].when', '“exempt”前面要有“not”：免问不能成为提问或从严的理由。'],
    ],
    [
      'an outcome that a flag would soften',
      put('outcomes.json', 'rows[2].when', { not: { anyFlag: true } }),
      ['outcomes.json', 'rows[2].when.not', '“not”只能用在“exempt”前面：多一个提示不能使结论变轻或少问。'],
    ],
    [
      'an exemption won by a flag',
      put(REM, 'exemption.when', { anyFlag: true }),
      [REM, 'exemption.when', '免问的条件里，提示、分量、金额档和计时前面要有“not”。'],
    ],
    [
      'an exemption won by missing evidence',
      put(REM, 'exemption.when', { not: { answer: 'REM-01C', is: ['none'] } }),
      [REM, 'exemption.when.not', '免问的条件里，答案和单据前面不能用“not”。'],
    ],
  ]);
});
