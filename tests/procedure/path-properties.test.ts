// The path checker against the judge: small procedures made at random, each answered in every way there is; and the
// sample procedure, answered at random.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type CaseRecord, type Judgement, judge } from '../../shared/procedure/judge.ts';
import { optionsOf, type Pack, type Procedure, type Step } from '../../shared/procedure/pack-schema.ts';
import { judgedEnds } from '../../shared/procedure/path-ends.ts';
import { explore } from '../../shared/procedure/path-explore.ts';
import { modelOf, roundFaults } from '../../shared/procedure/path-model.ts';
import type { Predicate, Weight } from '../../shared/procedure/predicate.ts';
import { remittance, samplePack } from './sample-files.ts';

const sample = samplePack();
const STEPS = ['X-1', 'X-2', 'X-3', 'X-4'];
const FLAGS = ['A', 'B', 'C', 'D'];

/** Everything that follows from a case, but not the flags themselves. */
function signature({ outcome, due, additions, recommended }: Judgement): string {
  const texts = recommended.map(({ because }) => because);
  return [outcome.code, [...due].sort(), additions.map(({ code }) => code), texts].join(' | ');
}

const step = fc.constantFrom(...STEPS);
const options = fc.subarray(['a', 'b', 'c'], { minLength: 1, maxLength: 2 });
const answer = fc.record({ answer: step, is: options });
const slip = fc.constant<Predicate>({ slip: 'over-half' });
const seen: fc.Arbitrary<Predicate> = fc.oneof(
  fc.record({ flag: fc.constantFrom(...FLAGS) }),
  fc.constant<Predicate>({ anyFlag: true }),
  fc.record({ weight: fc.constantFrom<Weight>('W', 'S'), atLeast: fc.integer({ min: 1, max: 3 }) }),
  fc.constant<Predicate>({ tierAtLeast: 'T2' }),
  fc.constant<Predicate>({ timer: 'T' }),
);
const compound = (leaf: fc.Arbitrary<Predicate>): fc.Arbitrary<Predicate> =>
  fc.oneof(
    leaf,
    fc.record({ all: fc.array(leaf, { minLength: 1, maxLength: 2 }) }),
    fc.record({ any: fc.array(leaf, { minLength: 1, maxLength: 2 }) }),
  );
const facts = compound(fc.oneof(answer, slip));
const growing = compound(
  compound(fc.oneof(answer, seen, slip, fc.constant<Predicate>({ not: { exempt: true } }))),
);
const trigger = fc.oneof(fc.constant<Predicate>({ always: true }), growing);

interface Small {
  readonly pack: Pack;
  readonly procedure: Procedure;
}

const steps: fc.Arbitrary<Step[]> = fc
  .tuple(
    ...STEPS.map((id) =>
      fc.record({
        id: fc.constant(id),
        when: trigger,
        choose: fc.constantFrom('one' as const, 'one' as const, 'many' as const),
        raises: fc.array(fc.subarray(FLAGS, { maxLength: 2 }), { minLength: 3, maxLength: 3 }),
        calm: fc.boolean(),
      }),
    ),
  )
  .map((made) =>
    made.map(({ id, when, choose, raises, calm }): Step => {
      const isCalm = (index: number) => calm && index === 0 && choose === 'many';
      const group = ['a', 'b', 'c'].map((code, index) => ({
        ...{ code, label: code },
        ...(isCalm(index) ? { calm: true as const } : { raises: raises[index] ?? [] }),
      }));
      const words = { title: id, part: id, say: id, why: id, limit: id, channel: 'said' as const };
      return {
        id,
        when,
        choose,
        ...words,
        form: 'choice',
        basis: [],
        groups: [{ label: id, options: group }],
      };
    }),
  );

const small: fc.Arbitrary<Small> = fc
  .record({
    steps,
    rows: fc.array(growing, { minLength: 2, maxLength: 3 }),
    addition: growing,
    recommend: growing,
    exemption: fc.tuple(facts, fc.option(seen, { nil: undefined })),
    lift: fc.option(facts, { nil: undefined }),
    heavier: fc.option(fc.oneof(facts, fc.constant<Predicate>({ tierAtLeast: 'T2' })), { nil: undefined }),
    timer: growing,
  })
  .map(({ steps: made, rows, addition, recommend, exemption: [claimed, without], lift, heavier, timer }) => {
    const texts = { name: 'x', advice: 'x', decider: 'teller' as const };
    const when: Predicate = without ? { all: [claimed, { not: without }] } : claimed;
    const words = { granted: 'x', offered: 'x', withdrawn: 'x', refused: 'x' };
    const procedure: Procedure = {
      ...{ code: 'X', name: 'x', slogan: 'x', notice: 'N1', heard: [{ code: 'h', label: 'h', raises: 'D' }] },
      steps: made,
      exemption: { claimed, when, ...words },
      timers: [{ code: 'T', while: timer, minutes: 10 }],
      recommend: [{ step: 'X-1', option: 'a', when: recommend, because: 'r' }],
    };
    const flags = FLAGS.map((code, index) => ({
      ...{ code, meaning: code, weight: index < 2 ? ('W' as const) : ('S' as const) },
      ...(index === 0 && heavier ? { heavier: { weight: 'S' as const, when: heavier } } : {}),
    }));
    const pack: Pack = {
      ...sample,
      procedures: { X: procedure },
      flags: Object.fromEntries(flags.map((flag) => [flag.code, flag])),
      outcomes: {
        rows: [{ always: true as const }, ...rows].map((row, index) => ({
          code: `O${index}`,
          when: row,
          ...texts,
        })),
        additions: [{ code: 'P', when: addition, ...texts }],
        endings: [],
      },
      thresholds: {
        ...sample.thresholds,
        tiers: ['T1', 'T2'].map((code, index) => ({ code, fromFen: index * 100 })),
        lifts: lift ? [{ to: 'T2', when: lift }] : [],
      },
    };
    return { pack, procedure };
  });

/** Every answer that a step takes, and none at all. */
function answersOf(known: Step): (readonly string[] | undefined)[] {
  const all = optionsOf(known);
  if (known.choose === 'one') return [undefined, ...all.map(({ code }) => [code])];
  const others = all.filter(({ calm }) => !calm).map(({ code }) => code);
  const sets = others.reduce<string[][]>(
    (found, code) => found.flatMap((set) => [set, [...set, code]]),
    [[]],
  );
  return [
    undefined,
    ...sets.filter((set) => set.length > 0),
    ...all.filter(({ calm }) => calm).map(({ code }) => [code]),
  ];
}

type Beyond = Pick<CaseRecord, 'standing' | 'timers'>;

function everyRecord({ pack, procedure }: Small, beyond: Beyond): CaseRecord[] {
  // A fact that no condition names makes no second way.
  const named = modelOf(pack, procedure).slip.has('over-half');
  const sets = procedure.steps.reduce<Map<string, readonly string[]>[]>(
    (found, known) =>
      found.flatMap((before) =>
        answersOf(known).map((chosen) => (chosen ? new Map(before).set(known.id, chosen) : before)),
      ),
    [new Map()],
  );
  return [0, 100].flatMap((amountFen) =>
    (named ? [false, true] : [false]).flatMap((overHalf) =>
      sets.map((answers) => ({ amountFen, overHalf, answers, sameName: false, ...beyond })),
    ),
  );
}

/** What follows from every complete case, each with the answers that are given and those that count. */
function everyEnd(made: Small, beyond: Beyond): { key: string; isPlain: boolean }[] {
  return everyRecord(made, beyond).flatMap((record) => {
    const judgement = judge(made.pack, made.procedure, record);
    if (![...judgement.due].every((id) => record.answers.has(id))) return [];
    // Answers to steps that are not due are left over from before a change: they are no way of their own.
    return [{ key: signature(judgement), isPlain: record.answers.size === judgement.due.size }];
  });
}

describe('for every small procedure', () => {
  it('the checker counts exactly the complete sets of answers, by all that follows from them', () => {
    fc.assert(
      fc.property(small, (made) => {
        fc.pre(roundFaults(made.pack, made.procedure).length === 0);
        const found = new Map<string, bigint>();
        for (const { judgement, state } of judgedEnds(explore(made.pack, made.procedure, 200_000))) {
          const key = signature(judgement);
          found.set(key, (found.get(key) ?? 0n) + state.ways);
        }
        const ends = everyEnd(made, { standing: [], timers: new Set() });
        expect(ends.filter(({ key }) => !found.has(key))).toEqual([]);
        const counted = new Map<string, bigint>();
        for (const { key } of ends.filter(({ isPlain }) => isPlain)) {
          counted.set(key, (counted.get(key) ?? 0n) + 1n);
        }
        expect([...found].filter(([, ways]) => ways > 0n).sort()).toEqual([...counted].sort());
      }),
      { numRuns: 60 },
    );
  }, 20_000);

  it('the checker finds whatever follows once flags stand and times have run out', () => {
    const beyond = fc.record({ flags: fc.subarray(FLAGS), ran: fc.boolean() });
    fc.assert(
      fc.property(small, beyond, (made, { flags, ran }) => {
        fc.pre(roundFaults(made.pack, made.procedure).length === 0);
        const exploration = explore(made.pack, made.procedure, 200_000);
        const found = new Set(judgedEnds(exploration).map(({ judgement }) => signature(judgement)));
        const standable = exploration.model.steps
          .filter((known) => exploration.reachedSteps.has(known.step.id))
          .flatMap((known) => known.leaves);
        const standing = flags.filter((flag) => flag === 'D' || standable.includes(flag));
        const timers = new Set(ran ? exploration.reachedTimers : []);
        expect(everyEnd(made, { standing, timers }).filter(({ key }) => !found.has(key))).toEqual([]);
      }),
      { numRuns: 60 },
    );
  }, 20_000);
});

describe('for every complete case of a remittance', () => {
  const procedure = remittance(sample);
  const found = new Set(
    judgedEnds(explore(sample, procedure, 200_000)).map(({ judgement }) => signature(judgement)),
  );
  const answers = fc
    .tuple(
      ...procedure.steps
        .filter(({ form }) => form !== 'outcome')
        .map((known) => {
          const codes = optionsOf(known);
          const calm = codes.filter((option) => option.calm).map(({ code }) => [code]);
          const others = codes.filter((option) => !option.calm).map(({ code }) => code);
          const most = known.choose === 'many' ? others.length : 1;
          const some = fc.subarray(others, { minLength: 1, maxLength: most });
          const first = fc.constantFrom(...(calm.length > 0 ? calm : [[others[0] ?? '']]));
          // Mostly innocent answers, or hardly any case would be mild.
          const chosen = fc.oneof({ weight: 5, arbitrary: first }, { weight: 1, arbitrary: some });
          return fc.tuple(fc.constant(known.id), chosen);
        }),
    )
    .map((entries) => new Map<string, readonly string[]>(entries));

  it('what the judge says is among what the checker found, whatever was heard or taken back', () => {
    const records: fc.Arbitrary<CaseRecord> = fc.record({
      amountFen: fc.constantFrom(0, 999_999, 1_000_000, 4_999_999, 5_000_000, 19_999_999, 20_000_000),
      ...{ sameName: fc.boolean(), overHalf: fc.boolean(), answers },
      standing: fc.oneof(fc.constant([]), fc.subarray(Object.keys(sample.flags), { maxLength: 2 })),
      timers: fc.subarray(['H10']).map((codes) => new Set(codes)),
    });
    fc.assert(
      fc.property(records, (record) => {
        const key = signature(judge(sample, procedure, record));
        expect(found.has(key), key).toBe(true);
      }),
      { numRuns: 3_000 },
    );
  });
});
