// What the path checker reads off a pack without walking through it: texts that are too long, bases and notices missing.
import { describe, expect, it, test } from 'vitest';
import { CASES_LINE } from '../../shared/procedure/notice.ts';
import type { Pack } from '../../shared/procedure/pack-schema.ts';
import { sharedTextFindings, TEXT_LIMITS, textFindings } from '../../shared/procedure/path-texts.ts';
import { plainPack, procedureIn, stepIn } from './plain-pack.ts';

type Found = readonly [code: string, about: string];

/** The plain pack has the papers, scams and hotlines of the sample pack. */
function foundAfter(change: (pack: Pack) => void): Found[] {
  const pack = plainPack();
  change(pack);
  const findings = [...textFindings(pack, procedureIn(pack, 'PAY')), ...sharedTextFindings(pack)];
  return findings.map(({ code, about }): Found => [code, about]);
}

const pay = (pack: Pack) => procedureIn(pack, 'PAY');
const first = <T>(list: readonly T[] | undefined): T => {
  const item = list?.[0];
  if (item === undefined) throw new Error('nothing to change');
  return item;
};

describe('a text that cannot be taken in at the counter is named with its place', () => {
  const table: readonly (readonly [
    what: string,
    limit: keyof typeof TEXT_LIMITS,
    about: string,
    change: (pack: Pack, text: string) => void,
  ])[] = [
    ['title', 'label', 'PAY-2', (pack, title) => Object.assign(stepIn(pack, 'PAY-2'), { title })],
    [
      'group',
      'label',
      'PAY-2',
      (pack, label) => Object.assign(first(stepIn(pack, 'PAY-2').groups), { label }),
    ],
    [
      'option',
      'label',
      'PAY-2 clear',
      (pack, label) => Object.assign(first(first(stepIn(pack, 'PAY-2').groups).options), { label }),
    ],
    [
      'reason to put it off',
      'label',
      'PAY-3 down',
      (pack, label) => Object.assign(first(stepIn(pack, 'PAY-3').defer?.reasons), { label }),
    ],
    ['question', 'say', 'PAY-2', (pack, say) => Object.assign(stepIn(pack, 'PAY-2'), { say })],
    ['reason why', 'note', 'PAY-2', (pack, why) => Object.assign(stepIn(pack, 'PAY-2'), { why })],
    ['bound', 'note', 'PAY-2', (pack, limit) => Object.assign(stepIn(pack, 'PAY-2'), { limit })],
    ['heard word', 'label', 'told-to', (pack, label) => Object.assign(first(pay(pack).heard), { label })],
    [
      'reason of a contradiction',
      'note',
      'C1',
      (pack, because) => Object.assign(first(pay(pack).contradictions), { because }),
    ],
    [
      'question about it',
      'say',
      'C1',
      (pack, ask) => Object.assign(first(pay(pack).contradictions), { ask }),
    ],
    [
      'recommendation',
      'note',
      'PAY-7 next-day',
      (pack, because) => Object.assign(first(pay(pack).recommend), { because }),
    ],
    [
      'reason to enter',
      'note',
      'PAY',
      (pack, because) =>
        Object.assign(pay(pack), { entry: { by: ['teller'], when: { always: true }, because } }),
    ],
    ['exemption', 'note', 'PAY', (pack, granted) => Object.assign(pay(pack).exemption ?? {}, { granted })],
    [
      'follow-up',
      'label',
      'call',
      (pack, label) =>
        pay(pack).followUps.push({
          ...{ code: 'call', label, days: 1, after: ['R4'] },
          results: [{ code: 'done', label: '已打' }],
        }),
    ],
    ['advice', 'note', 'R0', (pack, advice) => Object.assign(first(pack.outcomes.R?.rows), { advice })],
    [
      'ground of an ending',
      'reason',
      'R7 own',
      (pack, label) =>
        pack.outcomes.R?.endings.push({
          ...{ code: 'R7', name: '放弃', by: ['teller'] },
          grounds: [{ code: 'own', label }],
        }),
    ],
    ['flag', 'reason', 'P1', (pack, meaning) => Object.assign(pack.flags.P1 ?? {}, { meaning })],
    ['scam', 'note', 'T01', (pack, how) => Object.assign(first(pack.scams), { how })],
    ['question about a scam', 'say', 'T01', (pack, ask) => Object.assign(first(pack.scams), { ask })],
    [
      'line for the customer',
      'line',
      'T01',
      (pack, line) => {
        first(pack.scams).show[0] = line;
      },
    ],
    [
      'line of a paper',
      'paper',
      'N4',
      (pack, line) => {
        if (pack.papers.N4) pack.papers.N4.lines[0] = line;
      },
    ],
    [
      'reason to pause',
      'label',
      'pause meal',
      (pack, label) => {
        pack.pack.reasons.pause = [{ code: 'meal', label }];
      },
    ],
  ];

  test.each(table)('%s', (_, limit, about, change) => {
    const characters = TEXT_LIMITS[limit];
    expect(foundAfter((pack) => change(pack, '很'.repeat(characters + 1)))).toEqual([
      ['text-too-long', about],
    ]);
    expect(foundAfter((pack) => change(pack, '很'.repeat(characters)))).toEqual([]);
  });
});

describe('faults that the loader would refuse are found all the same', () => {
  it('a step without a basis, or with one that is not in laws.json', () => {
    expect(foundAfter((pack) => Object.assign(stepIn(pack, 'PAY-1'), { basis: [] }))).toEqual([
      ['missing-basis', 'PAY-1'],
    ]);
    const unknown = (pack: Pack) => Object.assign(stepIn(pack, 'PAY-1'), { basis: [{ law: 'L99' }] });
    expect(foundAfter(unknown)).toEqual([['missing-basis', 'PAY-1']]);
  });

  it('a missing notice, and none where the procedure needs none', () => {
    expect(foundAfter((pack) => Object.assign(pack, { notices: {} }))).toEqual([['missing-notice', 'N1']]);
    const without = (pack: Pack) => {
      pack.notices = {};
      delete pay(pack).notice;
    };
    expect(foundAfter(without)).toEqual([]);
  });

  it('a notice with a first page and a whole that are too long, not counting the local cases', () => {
    const withPages = (pages: string[][]) => (pack: Pack) => Object.assign(pack.notices.N1 ?? {}, { pages });
    const found: Found = ['text-too-long', 'N1'];
    expect(foundAfter(withPages([['很'.repeat(121)], ['长'.repeat(330)]]))).toEqual([found, found]);
    expect(foundAfter(withPages([['很'.repeat(120)], [CASES_LINE], ['长'.repeat(330)]]))).toEqual([]);
  });
});

describe('the key lines of a notice in the largest text', () => {
  const keyPage = (...lines: string[]) =>
    foundAfter((pack) => {
      const notice = pack.notices.N1;
      if (!notice) throw new Error('no notice N1');
      notice.pages = [lines, ['全文']];
    });
  const line = (characters: number) => '字'.repeat(characters);

  it('fill at most six rows of 23 characters, and a pack in which they do not is refused', () => {
    expect(keyPage(line(23), line(23), line(23), line(23), line(23), line(1))).toEqual([]);
    expect(keyPage(line(24), line(23), line(23), line(23), line(23))).toEqual([]);
    expect(keyPage(line(24), line(23), line(23), line(23), line(20), line(1))).toEqual([
      ['text-too-long', 'N1'],
    ]);
  });

  it('are not many characters alone: six short lines fit, three that wrap twice do not', () => {
    expect(keyPage(...Array.from({ length: 6 }, () => line(2)))).toEqual([]);
    expect(keyPage(line(47), line(47), line(2))).toEqual([['text-too-long', 'N1']]);
  });
});

it('names what a customer says without a word, and the question of a notice, where they are too long for their keys', () => {
  const found = foundAfter(({ pack }) => {
    pack.help = [{ code: 'listened-to', label: '长'.repeat(TEXT_LIMITS.label + 1), picture: 'handset' }];
    pack.teachBack = [
      {
        notice: 'N1',
        ask: '长'.repeat(TEXT_LIMITS.reason + 1),
        choices: [
          { code: 'yes', label: '长'.repeat(TEXT_LIMITS.line + 1), right: true },
          { code: 'no', label: '长'.repeat(TEXT_LIMITS.line) },
        ],
      },
    ];
  });
  expect(found).toEqual([
    ['text-too-long', 'help listened-to'],
    ['text-too-long', 'N1'],
    ['text-too-long', 'N1 yes'],
  ]);
});
