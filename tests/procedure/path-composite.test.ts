// A case into which a second procedure was entered, judged as one, against the checker, which walks through each of the
// two by itself and takes the other for flags that may stand and times that may have run out (path-elsewhere.ts).
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { courseOf } from '../../shared/procedure/course.ts';
import { type CaseRecord, type Judgement, judge } from '../../shared/procedure/judge.ts';
import type { Pack } from '../../shared/procedure/pack-schema.ts';
import { checkPack } from '../../shared/procedure/path-check.ts';
import { type Part, sceneOf } from '../../shared/procedure/path-elsewhere.ts';
import { judgedEnds } from '../../shared/procedure/path-ends.ts';
import { type Exploration, explore } from '../../shared/procedure/path-explore.ts';
import { roundFaults } from '../../shared/procedure/path-rounds.ts';
import type { Predicate } from '../../shared/procedure/predicate.ts';
import type { Procedure, Step } from '../../shared/procedure/procedure-schema.ts';
import { runs } from '../support/runs.ts';
import { ALWAYS, answer, atLeast, plainPack, plainStep, procedureIn, stepIn } from './plain-pack.ts';
import { everyAnswer, follows, signature, smallPack } from './small-packs.ts';

interface Explored {
  readonly own: Procedure;
  readonly exploration: Exploration;
  readonly shows: (judgement: Judgement) => string;
  readonly found: ReadonlySet<string>;
}

/** @returns undefined for a procedure that the checker refuses to walk through */
function explored(pack: Pack, code: string, part: Part): Explored | undefined {
  const own = pack.procedures[code];
  const scene = sceneOf(pack, code, part);
  if (!own || roundFaults(scene).length > 0) return undefined;
  const exploration = explore(scene, 200_000);
  // Of an entered one nobody asks for the outcome.
  const shows = (judgement: Judgement) =>
    part === 'started' ? signature(judgement, own) : JSON.stringify(follows(judgement, own));
  return {
    ...{ own, exploration, shows },
    found: new Set(judgedEnds(exploration).map(({ judgement }) => shows(judgement))),
  };
}

/** Its own times that can run out; those of the other one may, as far as it knows. */
const reachedIn = (part: Explored | undefined): string[] =>
  part?.own.timers.flatMap(({ code }) => (part.exploration.reachedTimers.has(code) ? [code] : [])) ?? [];

/** A case by numbers, so that it can be made before the steps are known. */
const picks = fc.record({
  ...{ large: fc.boolean(), overHalf: fc.boolean(), sameName: fc.boolean(), ran: fc.boolean() },
  heard: fc.boolean(),
  answers: fc.array(fc.nat(999), { minLength: 60, maxLength: 60 }),
});
type Picks = typeof picks extends fc.Arbitrary<infer T> ? T : never;

function caseOf(
  steps: readonly Step[],
  { large, overHalf, sameName, answers }: Picks,
  largeFen: number,
): Omit<CaseRecord, 'standing' | 'timers'> {
  const given = steps.flatMap((step, index) => {
    const all = everyAnswer(step);
    const pick = answers[index] ?? 0;
    // One in eight is not answered yet.
    const chosen = pick % 8 === 0 ? undefined : all[pick % all.length];
    return chosen ? [[step.id, chosen] as const] : [];
  });
  return { amountFen: large ? largeFen : 0, overHalf, sameName, answers: new Map(given) };
}

/** At most one flag of an answer that the customer took back. */
function left(parts: readonly (Explored | undefined)[], { answers }: Picks): string[] {
  const flags = parts.flatMap((part) =>
    part
      ? part.exploration.model.steps.flatMap(({ step, leaves }) =>
          part.exploration.reachedSteps.has(step.id) ? leaves : [],
        )
      : [],
  );
  const flag = flags[(answers.at(-1) ?? 0) % (2 * flags.length + 1)];
  return flag === undefined ? [] : [flag];
}

describe('for every small case with an entered procedure', () => {
  it('what the judge says of either is among what the checker found', () => {
    let compared = 0;
    fc.assert(
      fc.property(smallPack(['X', 'Y']), fc.array(picks, { minLength: 80, maxLength: 80 }), (pack, cases) => {
        const parts = [explored(pack, 'X', 'started'), explored(pack, 'Y', 'entered')];
        fc.pre(parts.every((part) => part !== undefined));
        const course = courseOf(pack, 'X', ['Y']);
        const timers = parts.flatMap(reachedIn);
        for (const picked of cases) {
          const given = caseOf(course.steps, picked, 100);
          const record: CaseRecord = {
            ...given,
            standing: picked.heard ? course.heard.map(({ raises }) => raises) : left(parts, picked),
            timers: new Set(picked.ran ? timers : []),
          };
          const judgement = judge(pack, course, record);
          for (const part of parts) {
            const due = part?.own.steps.filter(({ id }) => judgement.due.has(id)) ?? [];
            if (!due.every(({ id }) => given.answers.has(id))) continue;
            compared += 1;
            expect(part?.found).toContain(part?.shows(judgement));
          }
        }
      }),
      { numRuns: runs(100) },
    );
    // A property that never got to compare anything would hold as well.
    expect(compared).toBeGreaterThan(1_000);
  }, 60_000);
});

describe('a payment into which help can be entered', () => {
  const aid = (pack: Pack) => procedureIn(pack, 'AID');
  type Found = readonly [code: string, about: string];

  function foundAfter(change: (pack: Pack) => void): Found[] {
    const pack = plainPack();
    change(pack);
    const { procedures, shared } = checkPack(pack);
    const findings = [...procedures.flatMap((procedure) => procedure.findings), ...shared];
    return findings.map(({ code, about }): Found => [code, about]);
  }

  it('a dead end of the help is found where only the payment can lead to it', () => {
    const when = { all: [{ flag: 'P2' }, { tierAtLeast: 'T2' }] };
    const stops = plainStep('AID-3', when, {}, { groups: [] });
    expect(foundAfter((pack) => aid(pack).steps.push(stops))).toEqual([['dead-end', 'AID-3']]);
  });

  it.each([
    ['that nothing in the case raises', []],
    ['that it alone raises', ['P9']],
  ])('a step of the help for a flag %s is never due', (_, raises) => {
    const change = (pack: Pack) => {
      pack.flags.P9 = { code: 'P9', meaning: '没有用处', weight: 'S' };
      aid(pack).steps.push(plainStep('AID-3', { flag: 'P9' }, { yes: raises }));
    };
    expect(foundAfter(change)).toEqual([
      ['unreachable-step', 'AID-3'],
      ['flag-never-raised', 'P9'],
    ]);
  });

  it('a strong flag that only the help raises is no reason for the payment to close without a supervisor', () => {
    const change = (pack: Pack) => {
      for (const code of ['P2', 'P6', 'C1']) Object.assign(pack.flags[code] ?? {}, { weight: 'W' });
      stepIn(pack, 'PAY-4').groups = [
        { label: '选项', options: [{ code: 'calm', label: '平静', calm: true }] },
      ];
      for (const row of pack.outcomes.R?.rows ?? []) row.decider = 'teller';
    };
    expect(foundAfter(change)).toContainEqual(['closes-without-supervisor', 'R3']);
  });

  it.each([
    ['flag', { flag: 'K1' }],
    ['time', { timer: 'H15' }],
  ])('an outcome for a %s of the help is reached, and no longer once it cannot be entered', (_, when) => {
    const only = (pack: Pack) => Object.assign(pack.outcomes.R?.rows[4] ?? {}, { when });
    expect(foundAfter(only)).toEqual([]);
    const alone = (pack: Pack) => {
      only(pack);
      delete aid(pack).entry;
    };
    expect(foundAfter(alone)).toContainEqual(['outcome-never-reached', 'R5']);
  });

  it('where the help can be started too, only the cases that were started with it are decided by its table', () => {
    const change = (pack: Pack) => {
      const row = { code: 'H0', name: 'H0', decider: 'supervisor' as const, advice: 'H0', when: ALWAYS };
      pack.outcomes.H = { rows: [row], additions: [], endings: [] };
      Object.assign(aid(pack), { startedAt: 'counter', outcomes: 'H' });
    };
    // AID-2 is due by a flag of the payment, that is only where the help was entered: there it is reached.
    expect(foundAfter(change)).toEqual([['flag-never-weighed', 'P5']]);
  });

  it('a weight that the payment moves is a fault of the help only where it could be counted in between', () => {
    const movesWith = (when: Predicate) => (pack: Pack) => {
      Object.assign(pack.flags.P2 ?? {}, { heavier: { weight: 'H', when: answer('PAY-7', 'realtime') } });
      stepIn(pack, 'PAY-5').when = { flag: 'P5' };
      aid(pack).steps.push(plainStep('AID-3', when, { yes: [] }));
    };
    expect(foundAfter(movesWith(atLeast('S', 1)))).toEqual([['depends-on-round', 'P2']]);
    expect(foundAfter(movesWith({ any: [atLeast('S', 1), atLeast('H', 1)] }))).toEqual([]);
  });
});
