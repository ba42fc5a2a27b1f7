// Makes small packs at random, and every case of one of their procedures, for the tests that hold the path checker
// against the judge. X is started; Y can be started too, and be entered from X.
import fc from 'fast-check';
import type { Course } from '../../shared/procedure/course.ts';
import type { CaseRecord, Judgement } from '../../shared/procedure/judge.ts';
import type { Pack } from '../../shared/procedure/pack-schema.ts';
import type { Predicate, Weight } from '../../shared/procedure/predicate.ts';
import { answersOf, DEFERRED, type Procedure, type Step } from '../../shared/procedure/procedure-schema.ts';
import { samplePack } from './sample-files.ts';

const sample = samplePack();
export const FLAGS = ['A', 'B', 'C', 'D', 'E'];
const ROWS = ['O1', 'O2', 'O3'];
const TIMES = { X: 'XT', Y: 'YT' } as const;
type Name = keyof typeof TIMES;

/** Everything that follows from a case for these steps of it, but not the flags themselves. */
export function follows(judgement: Judgement, own: Pick<Course, 'steps' | 'recommend' | 'contradictions'>) {
  return {
    due: own.steps.flatMap(({ id }) => (judgement.due.has(id) ? [id] : [])),
    recommended: judgement.recommended.filter((entry) => own.recommend.includes(entry)),
    contradictions: judgement.contradictions.filter((rule) => own.contradictions.includes(rule)),
  };
}

/** The same with what the case comes to. */
export const signature = (judgement: Judgement, own: Parameters<typeof follows>[1]): string =>
  JSON.stringify([
    judgement.outcome.code,
    judgement.additions.map(({ code }) => code),
    follows(judgement, own),
  ]);

const compound = (leaf: fc.Arbitrary<Predicate>): fc.Arbitrary<Predicate> =>
  fc.oneof(
    leaf,
    fc.record({ all: fc.array(leaf, { minLength: 1, maxLength: 2 }) }),
    fc.record({ any: fc.array(leaf, { minLength: 1, maxLength: 2 }) }),
  );

const slip = fc.constant<Predicate>({ slip: 'over-half' });
const asked = fc.constant<Predicate>({ not: { exempt: true } });
const tier = fc.constant<Predicate>({ tierAtLeast: 'T2' });
const answerAmong = (steps: readonly string[]): fc.Arbitrary<Predicate> =>
  fc.record({
    answer: fc.constantFrom(...steps),
    is: fc.subarray(['a', 'b', 'c', DEFERRED], { minLength: 1, maxLength: 2 }),
  });
const seenWith = (...times: string[]): fc.Arbitrary<Predicate> =>
  fc.oneof(
    fc.record({ flag: fc.constantFrom(...FLAGS) }),
    fc.constant<Predicate>({ anyFlag: true }),
    fc.record({ weight: fc.constantFrom<Weight>('W', 'S'), atLeast: fc.integer({ min: 1, max: 3 }) }),
    tier,
    fc.constantFrom(...times).map((timer): Predicate => ({ timer })),
  );
/** What a table may look at: whatever was seen in any procedure, but no steps. */
const forTable = compound(fc.oneof(seenWith(TIMES.X, TIMES.Y), slip, asked));

const words = (text: string) => ({ title: text, part: text, say: text, why: text, limit: text });

const stepArbitrary = (id: string, when: fc.Arbitrary<Predicate>): fc.Arbitrary<Step> =>
  fc
    .record({
      when,
      choose: fc.constantFrom('one' as const, 'one' as const, 'many' as const),
      raises: fc.array(fc.subarray(FLAGS, { maxLength: 2 }), { minLength: 3, maxLength: 3 }),
      isCalm: fc.boolean(),
      deferral: fc.option(fc.constantFrom(undefined, ...FLAGS), { nil: 'none', freq: 1 }),
    })
    .map(({ when: known, choose, raises, isCalm, deferral }): Step => {
      const options = ['a', 'b', 'c'].map((code, index) =>
        isCalm && index === 0 && choose === 'many'
          ? { code, label: code, calm: true as const }
          : { code, label: code, raises: raises[index] ?? [] },
      );
      const reasons = [{ code: 'down', label: 'x' }];
      return {
        ...{ id, choose, when: known, channel: 'said', form: 'choice', basis: [], ...words(id) },
        groups: [{ label: id, options }],
        ...(choose === 'one' && deferral !== 'none'
          ? { defer: { reasons, days: 1, ...(deferral && { raises: deferral }) } }
          : {}),
      };
    });

function procedureArbitrary(name: Name, count: number): fc.Arbitrary<Procedure> {
  const ids = Array.from({ length: count }, (_, index) => `${name}-${index + 1}`);
  const answer = answerAmong(ids);
  const seen = seenWith(TIMES[name]);
  const facts = compound(fc.oneof(answer, slip));
  const growing = compound(compound(fc.oneof(answer, seen, slip, asked)));
  const trigger = fc.oneof(fc.constant<Predicate>({ always: true }), growing);
  const contradiction = compound(compound(fc.oneof(answer, answer, seen, slip)));
  return fc
    .record({
      steps: fc.tuple(...ids.map((id) => stepArbitrary(id, trigger))),
      stricter: fc.array(fc.record({ row: fc.constantFrom(...ROWS), when: growing }), { maxLength: 2 }),
      contradictions: fc.array(fc.record({ raises: fc.constantFrom(...FLAGS), when: contradiction }), {
        maxLength: 2,
      }),
      recommend: growing,
      timer: growing,
      heard: fc.constantFrom(...FLAGS),
      exemption: fc.tuple(facts, fc.option(seen, { nil: undefined })),
    })
    .map(({ steps, stricter, contradictions, recommend, timer, heard, exemption: [claimed, without] }) => {
      const texts = { granted: 'x', offered: 'x', withdrawn: 'x', refused: 'x' };
      const when: Predicate = without ? { all: [claimed, { not: without }] } : claimed;
      return {
        ...{ code: name, name, slogan: name, slip: 'payment' as const, outcomes: 'O', steps, stricter },
        startedAt: 'counter' as const,
        contradictions: contradictions.map((rule) => ({ ...rule, because: name, ask: name })),
        ...(name === 'X'
          ? { exemption: { claimed, when, ...texts } }
          : { entry: { by: ['teller' as const], when: { always: true as const }, because: 'x' } }),
        heard: [{ code: 'h', label: 'h', raises: heard }],
        timers: [{ code: TIMES[name], while: timer, minutes: 10 }],
        recommend: [{ step: `${name}-1`, option: 'a', when: recommend, because: name }],
        ...{ followUps: [], papers: [] },
      };
    });
}

/** A pack of X alone, or of X and Y. */
export function smallPack(names: readonly Name[]): fc.Arbitrary<Pack> {
  const count = names.length > 1 ? 3 : 4;
  const steps = names.flatMap((name) => Array.from({ length: count }, (_, index) => `${name}-${index + 1}`));
  const facts = compound(fc.oneof(answerAmong(steps), slip));
  return fc
    .record({
      procedures: fc.tuple(...names.map((name) => procedureArbitrary(name, count))),
      rows: fc.array(forTable, { minLength: 2, maxLength: ROWS.length }),
      addition: forTable,
      lift: fc.option(facts, { nil: undefined }),
      heavier: fc.option(fc.oneof(facts, tier), { nil: undefined }),
    })
    .map(({ procedures, rows, addition, lift, heavier }): Pack => {
      const texts = { name: 'x', advice: 'x', decider: 'teller' as const };
      const flags = FLAGS.map((code, index) => ({
        ...{ code, meaning: code, weight: index < 2 ? ('W' as const) : ('S' as const) },
        ...(index === 0 && heavier ? { heavier: { weight: 'S' as const, when: heavier } } : {}),
      }));
      const first = { code: 'O0', when: { always: true as const }, ...texts };
      return {
        ...sample,
        // What a customer says without a word raises flags of its own.
        pack: { ...sample.pack, help: [], teachBack: [] },
        procedures: Object.fromEntries(procedures.map((procedure) => [procedure.code, procedure])),
        flags: Object.fromEntries(flags.map((flag) => [flag.code, flag])),
        outcomes: {
          O: {
            rows: [first, ...rows.map((when, index) => ({ code: ROWS[index] ?? '', when, ...texts }))],
            additions: [{ code: 'P', when: addition, ...texts }],
            endings: [],
          },
        },
        thresholds: {
          ...sample.thresholds,
          tiers: ['T1', 'T2'].map((code, index) => ({ code, fromFen: index * 100 })),
          lifts: lift ? [{ to: 'T2', when: lift }] : [],
        },
      };
    });
}

/** Every answer that a step takes, and none at all. */
export function everyAnswer(step: Step): (readonly string[] | undefined)[] {
  const all = answersOf(step);
  if (step.choose === 'one') return [undefined, ...all.map(({ code }) => [code])];
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

/** Every set of answers to these steps. */
export const everySet = (steps: readonly Step[]): CaseRecord['answers'][] =>
  steps.reduce<Map<string, readonly string[]>[]>(
    (found, step) =>
      found.flatMap((before) =>
        everyAnswer(step).map((chosen) => (chosen ? new Map(before).set(step.id, chosen) : before)),
      ),
    [new Map()],
  );
