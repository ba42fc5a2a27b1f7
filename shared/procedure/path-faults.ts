// What can be wrong with a procedure, as its exploration shows it: cases that stop, cases that close too easily, and what
// no case ever comes to. What the procedures of a pack share is put together by path-check.ts.
import { conditionInWords } from './condition-words.ts';
import type { Judgement } from './judge.ts';
import type { Pack } from './pack-schema.ts';
import { flagsRaisedIn, type Scene } from './path-elsewhere.ts';
import { type End, needsNoReviewer, weighedFlags } from './path-ends.ts';
import type { Exploration } from './path-explore.ts';
import type { Finding } from './path-findings.ts';
import { optionsOf, type Procedure, type Way, waysOf } from './procedure-schema.ts';

/** One part that a procedure plays, explored. */
export interface Walked {
  readonly scene: Scene;
  readonly exploration: Exploration;
  readonly ends: readonly End[];
}

/** Who may take up a case (case/clearance.ts, decide-review.ts). With anybody else it would wait for ever. */
const DECIDERS: readonly string[] = ['teller', 'customer', 'supervisor', 'branch-head'];

const union = <T>(walked: readonly Walked[], pick: (walked: Walked) => Iterable<T>): Set<T> =>
  new Set(walked.flatMap((part) => [...pick(part)]));

export const best = <T>(items: readonly T[], isBetter: (a: T, b: T) => boolean): T | undefined =>
  items.reduce<T | undefined>(
    (found, item) => (found === undefined || isBetter(item, found) ? item : found),
    undefined,
  );

function undecided({ scene, ends }: Walked): Finding[] {
  const deciders = scene.course.startedAt === 'lobby' ? [...DECIDERS, 'lobby'] : DECIDERS;
  const reached = new Map(ends.map(({ judgement: { outcome } }) => [outcome.code, outcome]));
  return [...reached.values()]
    .filter(({ decider }) => !deciders.includes(decider))
    .map(({ code: about, name }) => ({
      code: 'dead-end',
      about,
      sentence: `走到结论 ${about}（${name}）之后，能办这个流程的人里没有它的决定人。`,
    }));
}

/** The last two acts of a case that has them; without them it cannot be closed as done (case/assess.ts). */
function unfinished({ scene, ends }: Walked): Finding[] {
  return scene.course.steps
    .filter(({ form }) => form === 'arrival' || form === 'confirmation')
    .filter(({ id }) => ends.some(({ judgement }) => !judgement.due.has(id)))
    .map(({ id: about, title }) => ({
      code: 'dead-end',
      about,
      sentence: `有的情形走完了全部步骤，却没有问到 ${about}（${title}），业务无法办结。`,
    }));
}

export function deadEnds(walked: readonly Walked[], { steps }: Procedure): Finding[] {
  const stuck = union(walked, ({ exploration }) => exploration.stuck.map(({ step }) => step));
  return [
    ...steps
      .filter(({ id }) => stuck.has(id))
      .map(({ id: about, title }): Finding => {
        const sentence = `步骤 ${about}（${title}）要问的时候，没有一个可以记下的答案，业务停在这里。`;
        return { code: 'dead-end', about, sentence };
      }),
    ...walked.filter(({ scene }) => scene.part === 'started').flatMap(undecided),
    ...walked.flatMap(unfinished),
  ];
}

export function unreached(walked: readonly Walked[], procedure: Procedure): Finding[] {
  const steps = union(walked, ({ exploration }) => exploration.reachedSteps);
  const options = union(walked, ({ exploration }) => exploration.reachedOptions);
  const timers = union(walked, ({ exploration }) => exploration.reachedTimers);
  const judged = <T>(pick: (judgement: Judgement) => Iterable<T>) =>
    union(walked, ({ ends }) => ends.flatMap(({ judgement }) => [...pick(judgement)]));
  const recommended = judged((judgement) => judgement.recommended);
  const contradictions = judged((judgement) => judgement.contradictions);
  const findings: Finding[] = [];
  const say = (code: Finding['code'], about: string, sentence: string) =>
    findings.push({ code, about, sentence });
  for (const step of procedure.steps) {
    if (!steps.has(step.id)) {
      say('unreachable-step', step.id, `步骤 ${step.id}（${step.title}）在任何情形下都不会问到。`);
      continue;
    }
    for (const { code, label } of optionsOf(step)) {
      const about = `${step.id} ${code}`;
      if (options.has(about)) continue;
      const sentence = `步骤 ${step.id} 的选项 ${code}（${label}）在任何情形下都不会被记下。`;
      say('unreachable-option', about, sentence);
    }
  }
  procedure.recommend.forEach((recommendation, index) => {
    if (recommended.has(recommendation)) return;
    const about = `${recommendation.step} ${recommendation.option}`;
    say('recommendation-never-made', about, `第 ${index + 1} 条推荐（${about}）在任何情形下都不会给出。`);
  });
  procedure.contradictions.forEach((rule, index) => {
    if (contradictions.has(rule)) return;
    const sentence = `第 ${index + 1} 条矛盾（${rule.raises}）在任何情形下都不会成立。`;
    say('contradiction-never-holds', rule.raises, sentence);
  });
  if (procedure.quiet && ![...judged(({ quiet }) => [quiet])].includes(false)) {
    const sentence = `流程 ${procedure.code} 一经转入，在任何情形下都不会再向客户显示内容。`;
    say('quiet-never-ends', procedure.code, sentence);
  }
  for (const { code } of procedure.timers) {
    if (!timers.has(code)) say('timer-never-runs', code, `计时 ${code} 在任何情形下都不会开始。`);
  }
  return findings;
}

/** The flags that this procedure itself raises in some case. */
export function raisedIn(walked: readonly Walked[], procedure: Procedure): Set<string> {
  const steps = union(walked, ({ exploration }) => exploration.reachedSteps);
  const options = union(walked, ({ exploration }) => exploration.reachedOptions);
  const held = union(walked, ({ ends }) => ends.flatMap(({ judgement }) => judgement.contradictions));
  return new Set(
    flagsRaisedIn({
      heard: procedure.heard,
      contradictions: procedure.contradictions.filter((rule) => held.has(rule)),
      steps: procedure.steps
        .filter((step) => steps.has(step.id))
        .map((step) => {
          const reached = optionsOf(step).filter(({ code }) => options.has(`${step.id} ${code}`));
          return { ...step, groups: [{ label: step.title, options: reached }] };
        }),
    }),
  );
}

/** Flags that this procedure raises in its own cases, and that change nothing in them. */
export function idleFlags(walked: Walked, procedure: Procedure): Finding[] {
  const { exploration, ends, scene } = walked;
  const raised = raisedIn([walked], procedure);
  const weighed = weighedFlags(exploration, ends, raised);
  const idle = [...raised].filter((flag) => !weighed.has(flag)).sort();
  return [
    ...idle.map((about): Finding => {
      const meaning = scene.pack.flags[about]?.meaning ?? '';
      const sentence = `提示 ${about}（${meaning}）引出之后什么都不改变：不多问，不改结论，也不改推荐。`;
      return { code: 'flag-never-weighed', about, sentence };
    }),
    ...procedure.heard
      .filter(({ raises }) => idle.includes(raises))
      .map(({ code: about, label, raises }): Finding => {
        const sentence = `“听到了”${label}引出的提示 ${raises} 什么都不改变，按了等于没有按。`;
        return { code: 'heard-without-effect', about, sentence };
      }),
  ];
}

/**
 * “Clean answers and one strong observation cannot close without a supervisor” (domain.md 1.6), and what includes it:
 * no state at all with a strong flag, from whatever channel, is left to the people at the counter or in the lobby.
 */
export function unguarded({ scene, ends }: Walked): Finding[] {
  const open = ends.filter(
    ({ judgement: { outcome, raised } }) =>
      needsNoReviewer(outcome) && [...raised.values()].some((weight) => weight !== 'W'),
  );
  return scene.course.outcomes.rows.flatMap((outcome): Finding[] => {
    const here = open.filter(({ judgement }) => judgement.outcome === outcome);
    const example = best(here, (a, b) => a.judgement.raised.size < b.judgement.raised.size);
    if (!example) return [];
    const flags = [...example.judgement.raised.keys()].join('、');
    const sentence = `有重要提示的业务也会得出 ${outcome.code}（${outcome.name}），不经主管就能办结。例如只有提示 ${flags} 的时候。`;
    return [{ code: 'closes-without-supervisor', about: outcome.code, sentence }];
  });
}

/** A way is one of its row, whether written alone or in a list. */
export const wayKey = (row: string, way: Way | undefined): string => `${row} ${JSON.stringify(way)}`;

/** What of the pack's common parts some procedure makes use of. */
export interface Uses {
  /** Code of its outcome table. */
  readonly table: string | undefined;
  readonly raised: ReadonlySet<string>;
  /** Rows and additions of that table that some case comes to. */
  readonly reached: ReadonlySet<string>;
  /** The ways out of that table that some case takes, by `wayKey`. */
  readonly led: ReadonlySet<string>;
}

/** Faults of what the procedures of a pack share: one procedure that uses it is enough. */
export function unused(pack: Pack, uses: readonly Uses[]): Finding[] {
  const said = (pack.pack.help ?? []).map(({ raises }) => raises);
  const isRaised = (flag: string) => said.includes(flag) || uses.some(({ raised }) => raised.has(flag));
  const flags = Object.values(pack.flags).filter(({ code }) => !isRaised(code));
  return [
    ...flags.map(({ code: about, meaning }): Finding => {
      const sentence = `没有答案、矛盾或“听到了”会引出提示 ${about}（${meaning}）。`;
      return { code: 'flag-never-raised', about, sentence };
    }),
    ...Object.entries(pack.outcomes).flatMap(([table, { rows, additions }]): Finding[] => {
      const isReached = (code: string) => uses.some((use) => use.table === table && use.reached.has(code));
      return [
        ...rows
          .filter(({ code }) => !isReached(code))
          .map(({ code: about, name }): Finding => {
            const sentence = `没有一种情形会得出结论 ${about}（${name}）。`;
            return { code: 'outcome-never-reached', about, sentence };
          }),
        ...rows
          .filter(({ code }) => isReached(code))
          .flatMap((row) => waysOf(row).map((way) => ({ row: row.code, way })))
          .filter(({ row, way }) => !uses.some((use) => use.table === table && use.led.has(wayKey(row, way))))
          .map(({ row, way: { when, procedure } }): Finding => {
            const about = `${row} ${procedure}`;
            const sentence = `结论 ${row} 在“${conditionInWords(pack, when)}”时转入 ${procedure}，没有一种情形会走到这里。`;
            return { code: 'entry-never-made', about, sentence };
          }),
        ...additions
          .filter(({ code }) => !isReached(code))
          .map(({ code: about, name }): Finding => {
            const sentence = `没有一种情形会附带 ${about}（${name}）。`;
            return { code: 'addition-never-reached', about, sentence };
          }),
      ];
    }),
  ];
}
