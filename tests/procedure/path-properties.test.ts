// The path checker against the judge: small procedures made at random, each answered in every way there is; and the
// procedures of the sample pack, answered at random.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type CaseRecord, judge } from '../../shared/procedure/judge.ts';
import type { Pack } from '../../shared/procedure/pack-schema.ts';
import { sceneOf } from '../../shared/procedure/path-elsewhere.ts';
import { judgedEnds } from '../../shared/procedure/path-ends.ts';
import { type Exploration, explore } from '../../shared/procedure/path-explore.ts';
import { roundFaults } from '../../shared/procedure/path-rounds.ts';
import { answersOf, type Step } from '../../shared/procedure/procedure-schema.ts';
import { runs } from '../support/runs.ts';
import { samplePack } from './sample-files.ts';
import { everySet, FLAGS, signature, smallPack } from './small-packs.ts';

type Beyond = Pick<CaseRecord, 'standing' | 'timers'>;

/** @returns undefined for a procedure that the checker refuses to walk through */
function exploreX(pack: Pack): Exploration | undefined {
  const scene = sceneOf(pack, 'X', 'started');
  return roundFaults(scene).length > 0 ? undefined : explore(scene, 200_000);
}

/** What follows from every complete case, each with the answers that are given and those that count. */
function everyEnd({ model }: Exploration, beyond: Beyond): { key: string; isPlain: boolean }[] {
  const { pack, course } = model;
  // A fact that no condition names makes no second way.
  const amounts = model.tiers.map((tier) => pack.thresholds.tiers[tier]?.fromFen ?? 0);
  const shares = model.slip.has('over-half') ? [false, true] : [false];
  const ends: { key: string; isPlain: boolean }[] = [];
  for (const answers of everySet(course.steps)) {
    for (const amountFen of amounts) {
      for (const overHalf of shares) {
        const judgement = judge(pack, course, { amountFen, overHalf, answers, sameName: false, ...beyond });
        if (![...judgement.due].every((id) => answers.has(id))) continue;
        // Answers to steps that are not due are left over from before a change: they are no way of their own.
        ends.push({ key: signature(judgement, course), isPlain: answers.size === judgement.due.size });
      }
    }
  }
  return ends;
}

describe('for every small procedure', () => {
  it('the checker counts exactly the complete sets of answers, by all that follows from them', () => {
    fc.assert(
      fc.property(smallPack(['X']), (pack) => {
        const exploration = exploreX(pack);
        fc.pre(exploration !== undefined);
        const found = new Map<string, bigint>();
        for (const { judgement, state } of judgedEnds(exploration)) {
          const key = signature(judgement, exploration.model.course);
          found.set(key, (found.get(key) ?? 0n) + state.ways);
        }
        const ends = everyEnd(exploration, { standing: [], timers: new Set() });
        expect(ends.filter(({ key }) => !found.has(key))).toEqual([]);
        const counted = new Map<string, bigint>();
        for (const { key } of ends.filter(({ isPlain }) => isPlain)) {
          counted.set(key, (counted.get(key) ?? 0n) + 1n);
        }
        expect([...found].filter(([, ways]) => ways > 0n).sort()).toEqual([...counted].sort());
      }),
      { numRuns: runs(60) },
    );
  }, 60_000);

  it('the checker finds whatever follows once flags stand and times have run out', () => {
    const beyond = fc.record({ flags: fc.subarray(FLAGS), ran: fc.boolean() });
    fc.assert(
      fc.property(smallPack(['X']), beyond, (pack, { flags, ran }) => {
        const exploration = exploreX(pack);
        fc.pre(exploration !== undefined);
        const { model, reachedSteps, reachedTimers } = exploration;
        const found = new Set(
          judgedEnds(exploration).map(({ judgement }) => signature(judgement, model.course)),
        );
        const left = model.steps
          .filter(({ step }) => reachedSteps.has(step.id))
          .flatMap(({ leaves }) => leaves);
        const standing = flags.filter((flag) => model.standing.includes(flag) || left.includes(flag));
        const timers = new Set(ran ? reachedTimers : []);
        expect(everyEnd(exploration, { standing, timers }).filter(({ key }) => !found.has(key))).toEqual([]);
      }),
      { numRuns: runs(60) },
    );
  }, 60_000);
});

describe('for every complete case of the sample pack', () => {
  const sample = samplePack();

  /** Mostly innocent answers, or hardly any case would be mild. */
  function answersTo(steps: readonly Step[]): fc.Arbitrary<CaseRecord['answers']> {
    const entries = steps
      .filter(({ form }) => form !== 'outcome')
      .map((step) => {
        const all = answersOf(step);
        const calm = all.filter((option) => option.calm).map(({ code }) => [code]);
        const others = all.filter((option) => !option.calm).map(({ code }) => code);
        const some = fc.subarray(others, {
          minLength: 1,
          maxLength: step.choose === 'many' ? others.length : 1,
        });
        const first = fc.constantFrom(...(calm.length > 0 ? calm : [[others[0] ?? '']]));
        const chosen = fc.oneof({ weight: 5, arbitrary: first }, { weight: 1, arbitrary: some });
        return fc.tuple(fc.constant(step.id), chosen);
      });
    return fc.tuple(...entries).map((known) => new Map<string, readonly string[]>(known));
  }

  it.each(['REM', 'ACC', 'CASH'])(
    'what the judge says of %s is among what the checker found, whatever was heard or taken back',
    (code) => {
      const exploration = explore(sceneOf(sample, code, 'started'), 200_000);
      const { model, reachedTimers } = exploration;
      const { course } = model;
      const found = new Set(judgedEnds(exploration).map(({ judgement }) => signature(judgement, course)));
      const standable = [...model.standing, ...model.steps.flatMap(({ leaves }) => leaves)];
      const records: fc.Arbitrary<CaseRecord> = fc.record({
        amountFen: fc.constantFrom(
          ...sample.thresholds.tiers.flatMap(({ fromFen }) => [fromFen, fromFen + 1]),
        ),
        ...{ sameName: fc.boolean(), overHalf: fc.boolean(), answers: answersTo(course.steps) },
        standing: fc.oneof(fc.constant([]), fc.subarray([...new Set(standable)], { maxLength: 2 })),
        timers: fc.subarray([...reachedTimers]).map((timers) => new Set(timers)),
      });
      fc.assert(
        fc.property(records, (record) => {
          const key = signature(judge(model.pack, course, record), course);
          expect(found.has(key), key).toBe(true);
        }),
        { numRuns: runs(1_500) },
      );
    },
    60_000,
  );
});
