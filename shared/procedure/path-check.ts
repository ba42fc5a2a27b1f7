// The path checker: explores every state that a procedure can come to, and says what is wrong with it (design.md,
// Procedures are data). Where its limit is hit the pack fails; nothing is sampled.
import type { Pack } from './pack-schema.ts';
import { partsPlayedBy, type Scene, sceneOf } from './path-elsewhere.ts';
import { type End, judgedEnds } from './path-ends.ts';
import { explore, type Walk } from './path-explore.ts';
import {
  best,
  deadEnds,
  idleFlags,
  raisedIn,
  type Uses,
  unguarded,
  unreached,
  unused,
  type Walked,
  wayKey,
} from './path-faults.ts';
import { type Finding, TooManyStates } from './path-findings.ts';
import { roundFaults } from './path-rounds.ts';
import { sharedTextFindings, textFindings } from './path-texts.ts';
import type { Procedure } from './procedure-schema.ts';

const MOST_STATES = 200_000;

interface OutcomePaths {
  readonly code: string;
  readonly name: string;
  /** States in which nothing is left to answer and this is the outcome. */
  readonly states: number;
  /** Complete sets of answers that lead here without words heard, anything taken back or another procedure. */
  readonly paths: bigint;
  readonly example: Walk;
}

/**
 * What was found in one procedure. One that can be started and also entered is walked through twice; `ends`, `paths` and
 * what follows are then of the cases that are started with it.
 */
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
  /** Empty for a procedure that is only entered. */
  readonly outcomes: readonly OutcomePaths[];
  readonly findings: readonly Finding[];
}

const isPlain = ({ state }: End): boolean => state.ways > 0n;

const waysIn = (ends: readonly End[]): bigint => ends.reduce((sum, { state }) => sum + state.ways, 0n);

function outcomePaths({ scene, ends }: Walked): OutcomePaths[] {
  return scene.course.outcomes.rows.flatMap((row) => {
    const here = ends.filter(({ judgement }) => judgement.outcome === row);
    const plain = here.filter(isPlain);
    const example = best(plain.length > 0 ? plain : here, (a, b) => a.asked.length < b.asked.length);
    if (!example) return [];
    return [
      { code: row.code, name: row.name, states: here.length, paths: waysIn(plain), example: example.walk },
    ];
  });
}

function walk(scene: Scene, most: number): Walked {
  const exploration = explore(scene, most);
  return { scene, exploration, ends: judgedEnds(exploration) };
}

interface Checked {
  readonly report: PathReport;
  /** Absent where the procedure could not be walked through: nothing is known to be unused then. */
  readonly uses?: Uses;
}

/** What was seen until the limit was hit proves nothing. */
function unexplored(procedure: Procedure, findings: readonly Finding[]): Checked {
  const { code, name } = procedure;
  const nothing = { states: 0, ends: 0, paths: 0n, longest: [], shortest: [], outcomes: [] };
  return { report: { procedure: code, name, whole: false, ...nothing, findings } };
}

function checked(procedure: Procedure, walked: readonly Walked[], texts: readonly Finding[]): Checked {
  const started = walked.filter(({ scene }) => scene.part === 'started');
  const ends = walked[0]?.ends ?? [];
  const plain = ends.filter(isPlain);
  const judgements = started.flatMap((part) => part.ends.map(({ judgement }) => judgement));
  return {
    report: {
      ...{ procedure: procedure.code, name: procedure.name, whole: true },
      states: walked.reduce((sum, { exploration }) => sum + exploration.states, 0),
      ends: ends.length,
      paths: waysIn(plain),
      longest: best(plain, (a, b) => a.asked.length > b.asked.length)?.asked ?? [],
      shortest: best(plain, (a, b) => a.asked.length < b.asked.length)?.asked ?? [],
      outcomes: started.flatMap(outcomePaths),
      findings: [
        ...started.flatMap(unguarded),
        ...deadEnds(walked, procedure),
        ...unreached(walked, procedure),
        ...started.flatMap((part) => idleFlags(part, procedure)),
        ...texts,
      ],
    },
    uses: {
      table: procedure.outcomes,
      raised: raisedIn(walked, procedure),
      led: new Set(
        started.flatMap((part) => part.ends.map((end) => wayKey(end.judgement.outcome.code, end.way))),
      ),
      reached: new Set(
        judgements.flatMap(({ outcome, additions }) => [outcome.code, ...additions.map(({ code }) => code)]),
      ),
    },
  };
}

function check(pack: Pack, procedure: Procedure, most: number): Checked {
  const { code } = procedure;
  const texts = textFindings(pack, procedure);
  const scenes = partsPlayedBy(procedure).map((part) => sceneOf(pack, code, part));
  const rounds = scenes.flatMap(roundFaults);
  if (rounds.length > 0) return unexplored(procedure, [...rounds, ...texts]);
  try {
    const walked = scenes.map((scene) => walk(scene, most));
    return checked(procedure, walked, texts);
  } catch (error) {
    if (!(error instanceof TooManyStates)) throw error;
    const sentence = `流程 ${code} 的状态超过 ${most.toLocaleString('zh-CN')} 个，没有走完，不能算检查过。请减少条件或拆开流程。`;
    return unexplored(procedure, [{ code: 'too-many-states', about: code, sentence }, ...texts]);
  }
}

/**
 * @param procedure one of `pack.procedures`; the pack as `loadPack` gives it
 * @param mostStates how many states may be looked at
 * @throws Error where the exploration and the judge disagree, which is a fault of this program and not of the pack
 */
export function checkPaths(pack: Pack, procedure: Procedure, mostStates = MOST_STATES): PathReport {
  return check(pack, procedure, mostStates).report;
}

export interface PackReport {
  readonly procedures: readonly PathReport[];
  /** Findings about what the procedures share: said once, and only where no procedure makes use of it. */
  readonly shared: readonly Finding[];
}

/** Every procedure of a pack, each with at most `mostStates`. */
export function checkPack(pack: Pack, mostStates = MOST_STATES): PackReport {
  const all = Object.values(pack.procedures).map((procedure) => check(pack, procedure, mostStates));
  const uses = all.flatMap((one) => one.uses ?? []);
  return {
    procedures: all.map(({ report }) => report),
    shared: [...(uses.length === all.length ? unused(pack, uses) : []), ...sharedTextFindings(pack)],
  };
}
