// What the path checker finds in the sample pack, which is nothing, and in packs that were broken on purpose.
import { describe, expect, it, test } from 'vitest';
import { loadPack } from '../../shared/procedure/load-pack.ts';
import type { Pack } from '../../shared/procedure/pack-schema.ts';
import { checkPack, checkPaths, type PathLimits } from '../../shared/procedure/path-check.ts';
import { type TierLimits, textFindings } from '../../shared/procedure/path-texts.ts';
import { put, REM, text } from './pack-changer.ts';
import { remittance, sampleFiles, samplePack } from './sample-files.ts';

type Change = ReturnType<typeof put>;
type Found = readonly [code: string, about: string];

const OUTCOMES = 'outcomes.json';
const sample = samplePack();

function changed(...changes: readonly Change[]): Pack {
  const files = sampleFiles();
  for (const change of changes) change(files);
  const loaded = loadPack(files);
  if (!loaded.ok) throw new Error(JSON.stringify(loaded.faults));
  return loaded.pack;
}

function findingsIn(pack: Pack, limits: PathLimits = {}): Found[] {
  return checkPaths(pack, remittance(pack), limits).findings.map(({ code, about }): Found => [code, about]);
}

/** A change of the step itself, wherever it stands. */
const step = (id: string, place: string, value: unknown): Change => {
  const index = remittance(sample).steps.findIndex((known) => known.id === id);
  return put(REM, `steps[${index}].${place}`, value);
};

const impossible = {
  all: [
    { answer: 'REM-16', is: ['realtime'] },
    { answer: 'REM-16', is: ['next-day'] },
  ],
};

describe('the sample pack', () => {
  const report = checkPaths(sample, remittance(sample));

  it('has nothing wrong with it, and its numbers are these', () => {
    expect(report.findings).toEqual([]);
    expect(report).toMatchObject({ whole: true, states: 21_762, ends: 690, paths: 312_523_234_284_075_264n });
    expect(report.outcomes.map(({ code, states, paths }) => [code, states, paths])).toEqual([
      ['O0', 66, 3_959_712n],
      ['O1', 120, 199_343_808n],
      ['O3', 324, 166_965_593_760n],
      ['O4', 108, 19_532_477_777_577_984n],
      ['O5', 36, 136_728_941_690_880_000n],
      ['O6', 36, 156_261_647_646_720_000n],
    ]);
  });

  it('asks at most eighteen steps, and eight where the customer is exempt', () => {
    const all = remittance(sample).steps.map(({ id }) => id);
    expect(report.longest).toEqual(all.filter((id) => id !== 'REM-01C' && id !== 'REM-15'));
    const short = ['REM-00', 'REM-01', 'REM-02', 'REM-12', 'REM-13', 'REM-14', 'REM-16', 'REM-17'];
    expect(report.shortest).toEqual(short);
  });

  it('shows one case for each outcome, without anything heard or taken back', () => {
    for (const { example } of report.outcomes) expect(example.record.standing).toEqual([]);
    const clean = report.outcomes[0]?.example.asked.map(({ step: id }) => id);
    expect(clean).toEqual(report.shortest);
  });
});

/** W weighs nothing any more: neither in an outcome nor in a trigger. */
const lightFlagsIdle: readonly Change[] = [
  text(OUTCOMES, /"weight": "W"/g, '"weight": "S"'),
  text(OUTCOMES, '"anyFlag": true', '"weight": "S", "atLeast": 1'),
  text(REM, /"weight": "W"/g, '"weight": "S"'),
  text(REM, /"anyFlag": true/g, '"weight": "S", "atLeast": 1'),
];

const withoutRow = (code: string): Change =>
  put(
    OUTCOMES,
    'rows',
    sample.outcomes.rows.filter((row) => row.code !== code),
  );

const rowOf = (code: string): number => sample.outcomes.rows.findIndex((row) => row.code === code);

describe('a pack that was broken', () => {
  const table: readonly (readonly [name: string, changes: readonly Change[], found: readonly Found[]])[] = [
    ['a step that is never due', [step('REM-05', 'when', impossible)], [['unreachable-step', 'REM-05']]],
    [
      'an option that the customer’s screen never gives',
      [step('REM-17', 'groups[0].options[4]', { code: 'stamp', label: '盖章' })],
      [['unreachable-option', 'REM-17 stamp']],
    ],
    [
      'a flag that nothing raises',
      [
        put('flags.json', `[${Object.keys(sample.flags).length}]`, {
          code: 'F99',
          meaning: '没有用处',
          weight: 'S',
        }),
      ],
      [['flag-never-raised', 'F99']],
    ],
    [
      'flags that are raised and weigh nothing, and a word heard for one of them',
      [...lightFlagsIdle, put(REM, 'heard[5].raises', 'F33')],
      [
        ['flag-never-weighed', 'F08'],
        ['flag-never-weighed', 'F15'],
        ['flag-never-weighed', 'F21'],
        ['flag-never-weighed', 'F33'],
        ['flag-never-weighed', 'F36'],
        ['heard-without-effect', 'commission'],
        ['flag-never-raised', 'F28'],
        ['outcome-never-reached', 'O1'],
      ],
    ],
    [
      'an outcome that cannot be reached',
      [put(OUTCOMES, `rows[${rowOf('O6')}].when`, impossible)],
      [['outcome-never-reached', 'O6']],
    ],
    [
      'an addition, a recommendation and a timer that never come',
      [
        put(OUTCOMES, 'additions[0].when', impossible),
        put(REM, 'recommend[1].when', impossible),
        put(REM, 'timers[0].while', impossible),
      ],
      [
        ['addition-never-reached', 'O2'],
        ['recommendation-never-made', 'REM-16 next-day'],
        ['timer-never-runs', 'H10'],
      ],
    ],
    [
      'a last step with no answer that anybody can give',
      [
        text(OUTCOMES, /"answer": "REM-17",\s*"is": \["refused"\]/, '"answer": "REM-17", "is": ["no"]'),
        step('REM-17', 'groups[0].options', [
          { code: 'yes', label: '是' },
          { code: 'no', label: '否' },
        ]),
      ],
      [
        ['dead-end', 'REM-17'],
        ['unreachable-option', 'REM-17 yes'],
        ['unreachable-option', 'REM-17 no'],
      ],
    ],
    [
      'an arrival that is not always asked',
      [step('REM-16', 'when', { weight: 'S', atLeast: 1 })],
      [['dead-end', 'REM-16']],
    ],
    [
      'an outcome that nobody may decide',
      [put(OUTCOMES, `rows[${rowOf('O4')}].decider`, 'auditor')],
      [['dead-end', 'O4']],
    ],
    [
      'a flag that becomes heavier by another flag',
      [put('flags.json', '[0].heavier.when', { flag: 'F02' })],
      [['depends-on-round', 'F01']],
    ],
    [
      'a trigger that counts a weight which a flag can leave',
      [step('REM-11', 'when', { weight: 'W', atLeast: 2 })],
      [['depends-on-round', 'F01']],
    ],
  ];

  test.each(table)('%s', (_, changes, found) => {
    const findings = findingsIn(changed(...changes));
    expect(findings.sort()).toEqual([...found].sort());
  });

  it('one strong observation that closes without a supervisor is found, with an example', () => {
    const pack = changed(withoutRow('O3'));
    const { findings } = checkPaths(pack, remittance(pack));
    expect(findings.map(({ code, about }) => [code, about])).toEqual([
      ['closes-without-supervisor', 'O0'],
      ['closes-without-supervisor', 'O1'],
    ]);
    expect(findings[0]?.sentence).toMatch(/不经主管就能办结。例如只有提示 F\d\d 的时候。$/);
  });

  it('a step without options, without a basis and a missing notice are found though the loader would refuse them', () => {
    const pack = structuredClone(sample);
    const [first, second] = remittance(pack).steps;
    if (!first || !second) throw new Error('the sample has steps');
    first.groups = [];
    second.basis = [];
    pack.notices = {};
    const findings = findingsIn(pack);
    expect(findings).toContainEqual(['dead-end', 'REM-00']);
    expect(findings).toContainEqual(['missing-basis', 'REM-01']);
    expect(findings).toContainEqual(['missing-notice', 'N1']);
  });
});

describe('what can be read off a pack', () => {
  const readOff = (pack: Pack, tiers: TierLimits = {}): Found[] =>
    textFindings(pack, remittance(pack), tiers).map(({ code, about }) => [code, about]);

  it('a label too long for one line is found, and words too long for one breath', () => {
    const label = step('REM-06', 'groups[0].options[0].label', '很'.repeat(31));
    expect(readOff(changed(label))).toEqual([['text-too-long', 'REM-06 often']]);
    expect(readOff(changed(step('REM-06', 'say', '很'.repeat(121))))).toEqual([['text-too-long', 'REM-06']]);
    expect(readOff(changed(step('REM-06', 'say', '很'.repeat(120))))).toEqual([]);
  });

  it('a long notice is found though the loader would refuse it', () => {
    const pack = structuredClone(sample);
    const notice = pack.notices.N1;
    if (!notice) throw new Error('the sample has a notice');
    notice.pages = [['很'.repeat(121)], ['长'.repeat(330)]];
    const found: Found = ['text-too-long', 'N1'];
    expect(readOff(pack)).toEqual([found, found]);
  });

  it('a threshold below head office’s floor or above its ceiling is found', () => {
    const threshold: Found = ['threshold-out-of-limits', 'T2'];
    expect(readOff(sample, { T2: { floorFen: 1_000_001 } })).toEqual([threshold]);
    expect(readOff(sample, { T2: { ceilingFen: 999_999 } })).toEqual([threshold]);
  });

  it('a threshold on its floor and ceiling is in order, and a tier that is missing is not', () => {
    expect(readOff(sample, { T2: { floorFen: 1_000_000, ceilingFen: 1_000_000 } })).toEqual([]);
    expect(readOff(sample, { T9: { floorFen: 1 } })).toEqual([['threshold-out-of-limits', 'T9']]);
  });
});

describe('the limits of a check', () => {
  it('the floor of a threshold is checked with the paths', () => {
    const limits = { tiers: { T2: { floorFen: 1_000_001 } } };
    expect(findingsIn(sample, limits)).toEqual([['threshold-out-of-limits', 'T2']]);
  });

  it('a limit of ten states makes the pack fail, and nothing else is claimed', () => {
    const report = checkPaths(sample, remittance(sample), { states: 10 });
    expect(report.whole).toBe(false);
    expect(report.findings.map(({ code }) => code)).toEqual(['too-many-states']);
    expect(report.outcomes).toEqual([]);
  });

  it('a step whose sets of options are more than a machine can hold fails at once', () => {
    const codes = Array.from({ length: 40 }, (_, index) => `Z${index}`);
    const flags = codes.map((code) => [code, { code, meaning: code, weight: 'W' as const }]);
    const rows = codes.map((code) => ({
      ...{ code: `O${code}`, name: code, decider: 'teller' as const, advice: code },
      when: { flag: code },
    }));
    const rem = structuredClone(remittance(sample));
    const many = rem.steps.find(({ id }) => id === 'REM-13');
    const group = codes.map((code) => ({ code, label: code, raises: [code] }));
    if (many) many.groups = [{ label: '许多', options: group }];
    const pack = { ...sample, flags: { ...sample.flags, ...Object.fromEntries(flags) } };
    const additions = rows.map(({ decider: _, ...addition }) => addition);
    const wide = { ...pack, outcomes: { ...pack.outcomes, additions } };
    const { findings } = checkPaths(wide, rem, { states: 5_000 });
    expect(findings.map(({ code }) => code)).toEqual(['too-many-states']);
  });
});

describe('a pack of two procedures', () => {
  const rem = remittance(sample);
  // The second one is a remittance in which nobody doubts a document.
  const trusting = rem.steps.map((known) =>
    known.id === 'REM-00'
      ? { ...known, groups: [{ label: '核对', options: [{ code: 'ok', label: '无误' }] }] }
      : known,
  );
  const second = { ...rem, code: 'TWO', steps: trusting };
  const pack: Pack = { ...sample, procedures: { REM: rem, TWO: second } };

  it('what one procedure does not use is no fault where the other uses it', () => {
    expect(checkPaths(pack, second).findings.map(({ code, about }) => [code, about])).toEqual([
      ['outcome-never-reached', 'O6'],
      ['flag-never-raised', 'K02'],
    ]);
    const report = checkPack(pack);
    expect(report.shared).toEqual([]);
    expect(report.procedures.flatMap(({ findings }) => findings)).toEqual([]);
  });

  it('what no procedure uses is said once', () => {
    const report = checkPack({ ...pack, procedures: { TWO: second, ALSO: { ...second, code: 'ALSO' } } });
    expect(report.shared.map(({ about }) => about)).toEqual(['O6', 'K02']);
  });
});
