// What a new pack changes, in words that whoever publishes it can act on; and nothing that differs stays unsaid.
import { describe, expect, it } from 'vitest';

import { packDifferences } from '../../shared/procedure/pack-difference.ts';
import type { Pack } from '../../shared/procedure/pack-schema.ts';
import { ALL_RUNS } from '../support/runs.ts';
import { samplePack } from './sample-files.ts';
import { smallPack } from './small-pack.ts';

type Change = (pack: Pack) => void;

/** A quarter of them in `npm test`, evenly; all in `npm run test:long`. */
const inTurn = <T>(all: readonly T[]): T[] => all.filter((_, index) => ALL_RUNS || index % 4 === 0);

function differences(change: Change) {
  const before = smallPack();
  const after = structuredClone(before);
  change(after);
  return packDifferences(before, after);
}

const stepOf = (pack: Pack, at: number) => pack.procedures.REM!.steps[at]!;
const one = (where: string, before: string | null, after: string | null) => [{ where, before, after }];

describe('a change is told', () => {
  it.each<[string, Change, ReturnType<typeof one>]>([
    [
      'of what staff say',
      (pack) => {
        stepOf(pack, 1).say = '这笔钱用来做什么？';
      },
      one('小额汇款 · 资金用途 · 话术', '请问资金用途？', '这笔钱用来做什么？'),
    ],
    [
      'of an option, by its label so far',
      (pack) => {
        stepOf(pack, 1).groups[0]!.options[1]!.label = '说不出来';
      },
      one('小额汇款 · 资金用途 · 选项 · 第 1 项“资金用途” · unclear 说不清 · 名称', '说不清', '说不出来'),
    ],
    [
      'of what an option raises, with the meaning of the flag',
      (pack) => {
        stepOf(pack, 1).groups[0]!.options[1]!.raises = ['F02'];
      },
      one(
        '小额汇款 · 资金用途 · 选项 · 第 1 项“资金用途” · unclear 说不清 · 引出提示',
        'F01“用途说不清”',
        'F02“证件有疑问”',
      ),
    ],
    [
      'of a condition, as a sentence',
      (pack) => {
        stepOf(pack, 1).when = {
          any: [
            { answer: 'REM-00', is: ['doubtful'] },
            { all: [{ tierAtLeast: 'T2' }, { not: { anyFlag: true } }] },
          ],
        };
      },
      one(
        '小额汇款 · 资金用途 · 条件',
        '任何时候',
        'REM-00“核对身份”答doubtful“有疑问”，或者（金额档至少 T2，并且并非：有任何提示）',
      ),
    ],
    [
      'of a threshold, in yuan',
      (pack) => {
        pack.thresholds.tiers[1]!.fromFen = 800_000;
      },
      one('门槛 · 金额档 · T2 · 起点金额', '10,000.00 元', '8,000.00 元'),
    ],
    [
      'of a flag’s weight, by its name',
      (pack) => {
        pack.flags.F01!.weight = 'H';
      },
      one('提示 · F01 用途说不清 · 分量', '留意', '立即停下'),
    ],
    [
      'of who decides on an outcome',
      (pack) => {
        pack.outcomes.O!.rows[2]!.decider = 'branch-head';
      },
      one('结论表 · O · O3 主管复核 · 由谁决定', '运营主管', '网点负责人'),
    ],
    [
      'of a page of a notice, once and not again as the text it was made from',
      (pack) => {
        const notice = pack.notices.N1!;
        notice.pages[1] = ['没有本地案例'];
        notice.text = notice.text.replace('本地案例', '没有本地案例');
      },
      one('告知书 · N1 风险告知书 · 页 · 第 2 项', '本地案例', '没有本地案例'),
    ],
    [
      'of a scam that is gone, with all it said',
      (pack) => {
        pack.scams = [];
      },
      one('骗术库 · T07 冒充公检法', expect.stringContaining('破绽：要求保密'), null),
    ],
    [
      'of a local case that is new',
      (pack) => {
        const added = { code: 'L1', scam: 'T07', date: '2026-11-01', until: '2027-10-31' };
        pack.cases.push({ ...added, text: '有人自称办案。', source: '示例', illustrative: true });
      },
      one('本地案例 · L1', null, expect.stringContaining('内容：有人自称办案。')),
    ],
    [
      'of a contact’s number that is new',
      (pack) => {
        pack.contacts[1]!.number = '0571-000000';
      },
      one('联系方式 · police-station 派出所 · 号码', null, '0571-000000'),
    ],
    [
      'of what an outcome leads to, by cause',
      (pack) => {
        pack.outcomes.O!.rows[2]!.enters = [{ when: { flag: 'F02' }, procedure: 'REM' }];
      },
      one('结论表 · O · O3 主管复核 · 转入流程', null, '条件：有提示 F02“证件有疑问”\n流程：REM'),
    ],
    [
      'of what keeps a procedure from the customer’s screen',
      (pack) => {
        pack.procedures.REM!.quiet = { endsWhen: { answer: 'REM-00', is: ['ok'] } };
      },
      one('小额汇款 · 不向客户显示', null, '何时结束：REM-00“核对身份”答ok“无误”'),
    ],
    [
      'of steps in another order',
      (pack) => {
        const { steps } = pack.procedures.REM!;
        [steps[0], steps[1]] = [steps[1]!, steps[0]!];
      },
      one(
        '小额汇款 · 步骤 · 次序',
        'REM-00\nREM-01\nREM-02\nREM-03\nREM-04',
        'REM-01\nREM-00\nREM-02\nREM-03\nREM-04',
      ),
    ],
    [
      'of a condition that is only written in another way, as it is written',
      (pack) => {
        stepOf(pack, 1).when = { all: [{ always: true }] };
      },
      one('小额汇款 · 资金用途 · 条件', '{"always":true}', '{"all":[{"always":true}]}'),
    ],
  ])('%s', (_, change, told) => {
    expect(differences(change)).toEqual(told);
  });

  it('of steps that go by one name, with their numbers', () => {
    const before = smallPack();
    for (const step of before.procedures.REM!.steps) step.title = '核对';
    const after = structuredClone(before);
    after.procedures.REM!.steps[1]!.why = '换一句。';
    expect(packDifferences(before, after).map(({ where }) => where)).toEqual([
      '小额汇款 · 核对（REM-01） · 为什么问',
    ]);
  });
});

type Leaf = { holder: Record<string, unknown>; key: string; path: string };

/** Every text, number and yes of a pack, with where it stands. */
function* leaves(node: object, path = ''): Generator<Leaf> {
  for (const [key, value] of Object.entries(node)) {
    const at = `${path}/${key}`;
    if (typeof value === 'object' && value !== null) yield* leaves(value, at);
    else yield { holder: node as Record<string, unknown>, key, path: at };
  }
}

const other = (value: unknown): unknown => {
  if (typeof value === 'number') return value + 1;
  return typeof value === 'boolean' ? !value : `${String(value)}x`;
};

/** A condition made of `x` in place of a known word is no condition: its words are left alone here and changed as a whole above. */
const isInCondition = (path: string) => /\/(?:when|while|claimed)\//.test(path);

describe('nothing that differs stays unsaid', () => {
  it('equal packs have no difference', () => {
    expect(packDifferences(samplePack(), samplePack())).toEqual([]);
  });

  it.each([
    ['the small pack', smallPack],
    ['the sample pack', samplePack],
  ])(
    'any one changed leaf of %s is told, with two sides that are not the same',
    (_, make) => {
      const before = make();
      const after = structuredClone(before);
      let tried = 0;
      for (const { holder, key, path } of inTurn([...leaves(after)])) {
        if (isInCondition(path)) continue;
        const kept = holder[key];
        holder[key] = other(kept);
        const told = packDifferences(before, after);
        expect(told.length, path).toBeGreaterThan(0);
        for (const { before: was, after: is } of told) expect(was, path).not.toBe(is);
        holder[key] = kept;
        tried += 1;
      }
      expect(tried).toBeGreaterThan(25);
    },
    60_000,
  );

  it('any member that is taken away, and any that nobody foresaw, is told', () => {
    const before = samplePack();
    const after = structuredClone(before) as Pack & Record<string, unknown>;
    for (const part of Object.keys(after)) {
      const kept = after[part];
      delete after[part];
      expect(packDifferences(before, after).length, part).toBeGreaterThan(0);
      after[part] = kept;
    }
    after.unforeseen = { deep: [1] };
    expect(packDifferences(before, after)).toEqual([{ where: 'unforeseen', before: null, after: 'deep：1' }]);
  });
});
