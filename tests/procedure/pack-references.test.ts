// Packs whose files are each sound but do not fit together, with the exact fault each must be refused with.
import { describe } from 'vitest';
import { expectTable, option, put, REM, text } from './pack-changer.ts';
import { sampleFiles } from './sample-files.ts';

const MUL = 'procedures/MUL.json';

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
      put('outcomes.json', 'O.rows[5].when', { flag: 'K99' }),
      ['outcomes.json', 'O.rows[5].when.flag', '没有编号为 K99 的提示。'],
    ],
    [
      'a tier in a condition',
      put('flags.json', '[0].heavier.when', { tierAtLeast: 'T9' }),
      ['flags.json', '[0].heavier.when.tierAtLeast', '没有编号为 T9 的金额档。'],
    ],
    [
      'a timer in a condition',
      put('outcomes.json', 'O.rows[4].when', { timer: 'H99' }),
      ['outcomes.json', 'O.rows[4].when.timer', '没有编号为 H99 的计时。'],
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
      put(REM, 'steps[11].id', 'TRF-05'),
      [REM, 'steps[11].id', '步骤编号要以 REM- 开头。'],
    ],
    ['a step', put(REM, 'steps[17].id', 'REM-09'), [REM, 'steps[17].id', '编号 REM-09 重复。']],
    [
      'an option in another group of its step',
      put(REM, 'steps[16].groups[1].options[2].code', 'slip-error'),
      [REM, 'steps[16].groups[1].options[2].code', '编号 slip-error 重复。'],
    ],
    ['a flag', put('flags.json', '[1].code', 'F01'), ['flags.json', '[1].code', '编号 F01 重复。']],
    ['a law', put('laws.json', '[1].code', 'L1'), ['laws.json', '[1].code', '编号 L1 重复。']],
    [
      'an outcome',
      put('outcomes.json', 'O.rows[1].code', 'O0'),
      ['outcomes.json', 'O.rows[1].code', '编号 O0 重复。'],
    ],
    [
      'an addition that is an outcome already',
      put('outcomes.json', 'O.additions[1]', {
        ...{ code: 'O1', name: '另一种', when: { anyFlag: true }, advice: '另一种说法。' },
      }),
      ['outcomes.json', 'O.additions[1].code', '编号 O1 已经是一种结论。'],
    ],
    [
      'a ground',
      put('outcomes.json', 'O.endings[1].grounds[1].code', 'persuaded'),
      ['outcomes.json', 'O.endings[1].grounds[1].code', '编号 persuaded 重复。'],
    ],
    [
      'a reason',
      put('pack.json', 'reasons.lower[1].code', 'verified-known-number'),
      ['pack.json', 'reasons.lower[1].code', '编号 verified-known-number 重复。'],
    ],
    ['a contact', put('contacts.json', '[1].code', '110'), ['contacts.json', '[1].code', '编号 110 重复。']],
    [
      'a heard word',
      put(REM, 'heard[1].code', 'safe-account'),
      [REM, 'heard[1].code', '编号 safe-account 重复。'],
    ],
  ]);
});

describe('a way of using a procedure that cannot work is refused:', () => {
  const TRF = 'procedures/TRF.json';
  const steps: { form: string }[] = JSON.parse(sampleFiles().get(TRF) ?? '').steps;
  const sheet = steps.findIndex((step) => step.form === 'sheet');
  const lastOption = 'steps[0].groups[0].options[0].code';
  expectTable([
    [
      'one that can neither be started nor entered',
      put('procedures/ELD.json', 'entry', undefined),
      ['procedures/ELD.json', 'startedAt', '流程既不能开始，也不能中途进入。'],
    ],
    [
      'one that is started without a table of outcomes',
      put('procedures/LIM.json', 'outcomes', undefined),
      ['procedures/LIM.json', 'outcomes', '可以开始办理的流程要有结论表。'],
    ],
    [
      'a table that is not there',
      put('procedures/EBK.json', 'outcomes', 'Z'),
      ['procedures/EBK.json', 'outcomes', 'outcomes.json 里没有结论表 Z。'],
    ],
    [
      'an entered one with an exemption of its own',
      put('procedures/ELD.json', 'exemption', {
        ...{ claimed: { slip: 'same-name' }, when: { slip: 'same-name' } },
        ...{ granted: '免问。', offered: '可以免问。', withdrawn: '不再免问。', refused: '照常询问。' },
      }),
      ['procedures/ELD.json', 'entry', '中途进入的流程不能有自己的告知书、确认、免问和结论页。'],
    ],
    [
      'a notice that nobody signs or answers',
      put('procedures/LIM.json', 'notice', 'N1'),
      ['procedures/LIM.json', 'notice', '告知书没有签名或回答的步骤。'],
    ],
    [
      'a sheet without a way for those who do not look at a screen',
      (files) => {
        const procedure = JSON.parse(files.get(TRF) ?? '');
        for (const group of procedure.steps[sheet].groups) {
          group.options = group.options.filter((one: { code: string }) => one.code !== 'paper');
        }
        files.set(TRF, JSON.stringify(procedure));
      },
      [TRF, `steps[${sheet}].groups`, '客户在屏幕上回答的步骤要有选项 paper。'],
    ],
    [
      'an option under the code that is kept for putting off',
      put('procedures/LIM.json', lastOption, 'deferred'),
      ['procedures/LIM.json', lastOption, '编号 deferred 留给推迟办理，选项不能用。'],
    ],
    [
      'a step with several answers that could be put off',
      put(REM, 'steps[14].defer', { reasons: [option('down')], days: 3 }),
      [REM, 'steps[14].defer', '只有单选的普通步骤可以推迟。'],
    ],
    [
      'a row made stricter that the table does not have',
      put(REM, 'stricter[0].row', 'O9'),
      [REM, 'stricter[0].row', '结论表里没有 O9。'],
    ],
    [
      'an outcome that enters what cannot be entered',
      put('outcomes.json', 'O.rows[3].enters', 'CASH'),
      ['outcomes.json', 'O.rows[3].enters', '没有可以中途进入的流程 CASH。'],
    ],
    [
      'an outcome that enters by cause what cannot be entered',
      put('outcomes.json', 'O.rows[4].enters[1].procedure', 'CASH'),
      ['outcomes.json', 'O.rows[4].enters[1].procedure', '没有可以中途进入的流程 CASH。'],
    ],
    [
      'a cause by which one is entered',
      put('outcomes.json', 'O.rows[4].enters[1].when', { flag: 'F99' }),
      ['outcomes.json', 'O.rows[4].enters[1].when.flag', '没有编号为 F99 的提示。'],
    ],
    [
      'a cause that looks at one procedure’s step, where many procedures share the table',
      put('outcomes.json', 'O.rows[4].enters[1].when', { answer: 'REM-03', is: ['trade'] }),
      ['outcomes.json', 'O.rows[4].enters[1].when.answer', '没有编号为 REM-03 的步骤。'],
    ],
    [
      'an answer that would end the quiet',
      put(MUL, 'quiet.endsWhen.is', ['anything']),
      [MUL, 'quiet.endsWhen.is[0]', '步骤 MUL-04 没有选项 anything。'],
    ],
    [
      'an ending on a paper that is not there',
      put('outcomes.json', 'O.endings[0].paper', 'N99'),
      ['outcomes.json', 'O.endings[0].paper', '没有文书 papers/N99.md。'],
    ],
    [
      'an ending after a call that nobody can record',
      put('outcomes.json', 'O.endings[3].afterContact', ['came']),
      ['outcomes.json', 'O.endings[3].afterContact', '没有一个联系对象有编号为 came 的结果。'],
    ],
    [
      'a contradiction without its flag',
      put(REM, 'contradictions[0].raises', 'C99'),
      [REM, 'contradictions[0].raises', '没有编号为 C99 的提示。'],
    ],
    [
      'a follow-up after an ending that the table does not have',
      put(REM, 'followUps[0].after[0]', 'O10'),
      [REM, 'followUps[0].after[0]', '结论表里没有 O10。'],
    ],
    [
      'a local case of a trick that nobody knows',
      put('cases.json', '[0].scam', 'T99'),
      ['cases.json', '[0].scam', 'scams.json 里没有 T99。'],
    ],
    [
      'a figure that no law stands behind',
      put('terms.json', '[0].basis.law', 'L99'),
      ['terms.json', '[0].basis.law', 'laws.json 里没有 L99。'],
    ],
    [
      'a paper with a figure that is not there',
      text('papers/N5.md', /$/u, '\n期限{{nowhere}}。\n'),
      ['papers/N5.md', '', 'terms.json 里没有 {{nowhere}}。'],
    ],
  ]);
});

describe('content that would mislead is refused:', () => {
  expectTable([
    [
      'a procedure of which the customer sees nothing, with a step that shows them something',
      put(MUL, 'steps[1].channel', 'shown'),
      [MUL, 'steps[1].channel', '不向客户显示的流程，不能有给客户看或请客户签的步骤。'],
    ],
    [
      'the same for a signature',
      put(MUL, 'steps[5].channel', 'signed'),
      [MUL, 'steps[5].channel', '不向客户显示的流程，不能有给客户看或请客户签的步骤。'],
    ],
    [
      'one with which a case begins, and of which the customer is to see nothing',
      put('procedures/STOP.json', 'quiet', { endsWhen: { always: true } }),
      ['procedures/STOP.json', 'quiet', '不向客户显示的流程只能中途进入。'],
    ],
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
      put(REM, 'steps[11].groups', []),
      [REM, 'steps[11].groups', '至少要有一个选项。'],
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
      (files) => {
        put('thresholds.json', 'tiers[2].fromFen', 10_000_000)(files);
        put('thresholds.json', 'tiers[3].fromFen', 10_000_000)(files);
      },
      ['thresholds.json', 'tiers[3].fromFen', '金额档要从小到大。'],
    ],
    [
      'a tier below head office’s floor (J32)',
      put('thresholds.json', 'tiers[1].fromFen', 499_999),
      ['thresholds.json', 'tiers[1].fromFen', '金额档 T2 低于总行规定的下限。'],
    ],
    [
      'a tier above head office’s ceiling',
      put('thresholds.json', 'tiers[1].fromFen', 2_000_001),
      ['thresholds.json', 'tiers[1].fromFen', '金额档 T2 高于总行规定的上限。'],
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
      put('outcomes.json', 'O.rows[0].when', { anyFlag: true }),
      ['outcomes.json', 'O.rows[0].when', '第一种结论要总是成立，才不会没有结论。'],
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
      put('outcomes.json', 'O.rows[2].when', { not: { anyFlag: true } }),
      ['outcomes.json', 'O.rows[2].when.not', '“not”只能用在“exempt”前面：多一个提示不能使结论变轻或少问。'],
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
