// The path checker: explores every state that a procedure can come to, and says what is wrong with it (design.md,
// Procedures are data). Where its limit is hit the pack fails; nothing is sampled.
import { optionsOf, type Pack, type Procedure } from './pack-schema.ts';
import { type End, isForCounter, judgedEnds, weighedFlags } from './path-ends.ts';
import { type Exploration, explore, type Walk } from './path-explore.ts';
import { type Finding, isShared, TooManyStates } from './path-findings.ts';
import { roundFaults } from './path-model.ts';
import { type TierLimits, textFindings } from './path-texts.ts';

const MOST_STATES = 200_000;

export interface PathLimits {
  /** How many states may be looked at in one procedure. */
  readonly states?: number;
  readonly tiers?: TierLimits;
}

interface OutcomePaths {
  readonly code: string;
  readonly name: string;
  /** States in which nothing is left to answer and this is the outcome. */
  readonly states: number;
  /** Complete sets of answers that lead here without words heard and without anything taken back. */
  readonly paths: bigint;
  readonly example: Walk;
}

export interface PathReport {
  readonly procedure: string;
  readonly name: string;
  /** False where the limit was hit or the procedure cannot be explored; there are then no numbers. */
  readonly whole: boolean;
  readonly states: number;
  /** States in which nothing is left to answer. */
  readonly ends: number;
  readonly paths: bigint;
  /** The steps that are asked in the longest and in the shortest case. */
  readonly longest: readonly string[];
  readonly shortest: readonly string[];
  readonly outcomes: readonly OutcomePaths[];
  readonly findings: readonly Finding[];
}

/** Who may take up a case (case/clearance.ts, decide-review.ts). With anybody else it would wait for ever. */
const DECIDERS: readonly string[] = ['teller', 'customer', 'supervisor', 'branch-head'];

function deadEnds({ stuck, model }: Exploration, ends: readonly End[]): Finding[] {
  const { steps } = model.procedure;
  const title = (id: string) => `${id}（${steps.find((step) => step.id === id)?.title ?? ''}）`;
  const undecided = new Map(ends.map(({ judgement: { outcome } }) => [outcome.code, outcome]));
  return [
    ...[...new Set(stuck.map(({ step }) => step))].map((about): Finding => {
      const sentence = `步骤 ${title(about)}要问的时候，没有一个可以记下的答案，业务停在这里。`;
      return { code: 'dead-end', about, sentence };
    }),
    ...[...undecided.values()]
      .filter(({ decider }) => !DECIDERS.includes(decider))
      .map(({ code: about, name }): Finding => {
        const sentence = `走到结论 ${about}（${name}）之后没有人能够决定：柜员、主管和负责人都不是它的决定人。`;
        return { code: 'dead-end', about, sentence };
      }),
    // The last two acts of every case; without them it cannot be closed as done (case/assess.ts).
    ...steps
      .filter(({ form }) => form === 'arrival' || form === 'confirmation')
      .filter(({ id }) => ends.some(({ judgement }) => !judgement.due.has(id)))
      .map(({ id: about }): Finding => {
        const sentence = `有的情形走完了全部步骤，却没有问到 ${title(about)}，业务无法办结。`;
        return { code: 'dead-end', about, sentence };
      }),
  ];
}

function unreached(
  { model, reachedSteps, reachedOptions, reachedTimers }: Exploration,
  ends: readonly End[],
) {
  const { pack, procedure } = model;
  const judgements = ends.map(({ judgement }) => judgement);
  const outcomes = new Set(judgements.map(({ outcome }) => outcome));
  const additions = new Set(judgements.flatMap((judgement) => judgement.additions));
  const recommended = new Set(judgements.flatMap((judgement) => judgement.recommended));
  const findings: Finding[] = [];
  const say = (code: Finding['code'], about: string, sentence: string) =>
    findings.push({ code, about, sentence });
  for (const step of procedure.steps) {
    if (!reachedSteps.has(step.id)) {
      say('unreachable-step', step.id, `步骤 ${step.id}（${step.title}）在任何情形下都不会问到。`);
      continue;
    }
    for (const { code, label } of optionsOf(step)) {
      const about = `${step.id} ${code}`;
      if (reachedOptions.has(about)) continue;
      say(
        'unreachable-option',
        about,
        `步骤 ${step.id} 的选项 ${code}（${label}）在任何情形下都不会被记下。`,
      );
    }
  }
  for (const row of pack.outcomes.rows) {
    if (outcomes.has(row)) continue;
    say('outcome-never-reached', row.code, `没有一种情形会得出结论 ${row.code}（${row.name}）。`);
  }
  for (const addition of pack.outcomes.additions) {
    if (additions.has(addition)) continue;
    say('addition-never-reached', addition.code, `没有一种情形会附带 ${addition.code}（${addition.name}）。`);
  }
  procedure.recommend.forEach((recommendation, index) => {
    if (recommended.has(recommendation)) return;
    const about = `${recommendation.step} ${recommendation.option}`;
    say('recommendation-never-made', about, `第 ${index + 1} 条推荐（${about}）在任何情形下都不会给出。`);
  });
  for (const { code } of procedure.timers) {
    if (!reachedTimers.has(code)) say('timer-never-runs', code, `计时 ${code} 在任何情形下都不会开始。`);
  }
  return findings;
}

function flagFindings(exploration: Exploration, ends: readonly End[]): Finding[] {
  const { model, reachedSteps, reachedOptions } = exploration;
  const { pack, procedure } = model;
  const asked = procedure.steps.filter((step) => reachedSteps.has(step.id));
  const raised = new Set([
    ...model.heard,
    ...asked.flatMap((step) =>
      optionsOf(step).flatMap(({ code, raises }) =>
        reachedOptions.has(`${step.id} ${code}`) && raises ? raises : [],
      ),
    ),
    ...asked.flatMap(({ changeRaises }) => (changeRaises ? [changeRaises] : [])),
  ]);
  const weighed = weighedFlags(exploration, ends, raised);
  const idle = [...raised].filter((flag) => !weighed.has(flag)).sort();
  const meaning = (flag: string) => `${flag}（${pack.flags[flag]?.meaning ?? ''}）`;
  return [
    ...Object.keys(pack.flags)
      .filter((flag) => !raised.has(flag))
      .map((about): Finding => {
        return {
          code: 'flag-never-raised',
          about,
          sentence: `没有答案也没有“听到了”会引出提示 ${meaning(about)}。`,
        };
      }),
    ...idle.map((about): Finding => {
      const sentence = `提示 ${meaning(about)}引出之后什么都不改变：不多问，不改结论，也不改推荐。`;
      return { code: 'flag-never-weighed', about, sentence };
    }),
    ...procedure.heard
      .filter((heard) => idle.includes(heard.raises))
      .map(({ code: about, label, raises }): Finding => {
        const sentence = `“听到了”${label}引出的提示 ${raises} 什么都不改变，按了等于没有按。`;
        return { code: 'heard-without-effect', about, sentence };
      }),
  ];
}

const best = (ends: readonly End[], isBetter: (a: End, b: End) => boolean): End | undefined =>
  ends.reduce<End | undefined>((found, end) => (!found || isBetter(end, found) ? end : found), undefined);

/**
 * “Clean answers and one strong observation cannot close without a supervisor” (domain.md 1.6), and what includes it:
 * no state at all with a strong flag, from whatever channel, is left to the people at the counter.
 */
function unguarded(pack: Pack, ends: readonly End[]): Finding[] {
  const open = ends.filter(
    ({ judgement: { outcome, raised } }) =>
      isForCounter(outcome) && [...raised.values()].some((weight) => weight !== 'W'),
  );
  return pack.outcomes.rows.flatMap((outcome): Finding[] => {
    const here = open.filter(({ judgement }) => judgement.outcome === outcome);
    if (here.length === 0) return [];
    const example = best(here, (a, b) => a.judgement.raised.size < b.judgement.raised.size);
    const flags = [...(example?.judgement.raised.keys() ?? [])].join('、');
    const sentence = `有重要提示的业务也会得出 ${outcome.code}（${outcome.name}），不经主管就能办结。例如只有提示 ${flags} 的时候。`;
    return [{ code: 'closes-without-supervisor', about: outcome.code, sentence }];
  });
}

const isPlain = ({ state }: End): boolean => state.ways > 0n;

function outcomePaths(pack: Pack, ends: readonly End[]): OutcomePaths[] {
  return pack.outcomes.rows.flatMap((row) => {
    const here = ends.filter(({ judgement }) => judgement.outcome === row);
    const plain = here.filter(isPlain);
    const example = best(plain.length > 0 ? plain : here, (a, b) => a.asked.length < b.asked.length);
    if (!example) return [];
    const paths = plain.reduce((sum, { state }) => sum + state.ways, 0n);
    return [{ code: row.code, name: row.name, states: here.length, paths, example: example.walk }];
  });
}

/** Undefined where the limit is hit: what was seen until then proves nothing. */
function exploreWithin(pack: Pack, procedure: Procedure, most: number): Exploration | undefined {
  try {
    return explore(pack, procedure, most);
  } catch (error) {
    if (error instanceof TooManyStates) return undefined;
    throw error;
  }
}

/**
 * @param procedure one of `pack.procedures`; the pack as `loadPack` gives it
 * @throws Error where the exploration and the judge disagree, which is a fault of this program and not of the pack
 */
export function checkPaths(pack: Pack, procedure: Procedure, limits: PathLimits = {}): PathReport {
  const { code, name } = procedure;
  const texts = textFindings(pack, procedure, limits.tiers ?? {});
  const nothing = { states: 0, ends: 0, paths: 0n, longest: [], shortest: [], outcomes: [] };
  const rounds = roundFaults(pack, procedure).map(({ flag, trigger }): Finding => {
    const reason = trigger
      ? `提示 ${flag} 办理中会加重，而 ${trigger} 的条件数的是它原来的分量，路径检查不能走全。`
      : `提示 ${flag} 加重的条件不能再看提示、分量或免问，路径检查不能走全。`;
    return { code: 'depends-on-round', about: flag, sentence: reason };
  });
  if (rounds.length > 0) {
    return { procedure: code, name, whole: false, ...nothing, findings: [...rounds, ...texts] };
  }
  const most = limits.states ?? MOST_STATES;
  const exploration = exploreWithin(pack, procedure, most);
  if (!exploration) {
    const sentence = `流程 ${code} 的状态超过 ${most.toLocaleString('zh-CN')} 个，没有走完，不能算检查过。请减少条件或拆开流程。`;
    const findings: Finding[] = [{ code: 'too-many-states', about: code, sentence }, ...texts];
    return { procedure: code, name, whole: false, ...nothing, findings };
  }
  const ends = judgedEnds(exploration);
  const plain = ends.filter(isPlain);
  return {
    ...{ procedure: code, name, whole: true, states: exploration.states, ends: ends.length },
    paths: plain.reduce((sum, { state }) => sum + state.ways, 0n),
    longest: best(plain, (a, b) => a.asked.length > b.asked.length)?.asked ?? [],
    shortest: best(plain, (a, b) => a.asked.length < b.asked.length)?.asked ?? [],
    outcomes: outcomePaths(pack, ends),
    findings: [
      ...unguarded(pack, ends),
      ...deadEnds(exploration, ends),
      ...unreached(exploration, ends),
      ...flagFindings(exploration, ends),
      ...texts,
    ],
  };
}

export interface PackReport {
  readonly procedures: readonly PathReport[];
  /** Findings about what the procedures share: said once, and only where no procedure makes use of it. */
  readonly shared: readonly Finding[];
}

/** Every procedure of a pack. */
export function checkPack(pack: Pack, limits: PathLimits = {}): PackReport {
  const reports = Object.values(pack.procedures).map((procedure) => checkPaths(pack, procedure, limits));
  const inAll = (finding: Finding) =>
    reports.every(({ findings }) =>
      findings.some(({ code, about }) => code === finding.code && about === finding.about),
    );
  return {
    procedures: reports.map((report) => ({
      ...report,
      findings: report.findings.filter((finding) => !isShared(finding)),
    })),
    shared: (reports[0]?.findings ?? []).filter((finding) => isShared(finding) && inAll(finding)),
  };
}
