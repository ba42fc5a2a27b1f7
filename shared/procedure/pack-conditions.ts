// Checks the conditions of a pack: every code they name exists, and each keeps to the shape that its place allows.
// The shapes are what makes the judge's result independent of order: a flag can only add steps and sharpen outcomes.
import type { Predicate } from './predicate.ts';

/** The codes that a condition may name. */
export interface Known {
  readonly options: ReadonlyMap<string, ReadonlySet<string>>;
  readonly flags: ReadonlySet<string>;
  readonly tiers: ReadonlySet<string>;
  readonly timers: ReadonlySet<string>;
}

/**
 * `growing`: once true it stays true as flags are added, so `not` stands only before `exempt`.
 * `facts`: looks at answers and slip only. `exemption`: answers and slip, and `not` before flags, weights, tier, timer.
 */
type Shape = 'growing' | 'facts' | 'exemption';

type Report = (path: string, reason: string) => void;

type Atom = Exclude<Predicate, { all: Predicate[] } | { any: Predicate[] } | { not: Predicate }>;

const isFact = (atom: Atom): boolean => 'always' in atom || 'answer' in atom || 'slip' in atom;

function shapeFault(atom: Atom, shape: Shape, negated: boolean): string | undefined {
  switch (shape) {
    case 'growing':
      if ('exempt' in atom)
        return negated ? undefined : '“exempt”前面要有“not”：免问不能成为提问或从严的理由。';
      return negated ? '“not”只能用在“exempt”前面：多一个提示不能使结论变轻或少问。' : undefined;
    case 'facts':
      return isFact(atom) && !negated ? undefined : '这里只能看答案和单据，也不能用“not”。';
    case 'exemption':
      if ('exempt' in atom) return '免问的条件不能再引用“exempt”。';
      if (isFact(atom)) return negated ? '免问的条件里，答案和单据前面不能用“not”。' : undefined;
      return negated ? undefined : '免问的条件里，提示、分量、金额档和计时前面要有“not”。';
  }
}

function codeFaults(atom: Atom, path: string, known: Known, report: Report): void {
  if ('answer' in atom) {
    const options = known.options.get(atom.answer);
    if (!options) report(`${path}.answer`, `没有编号为 ${atom.answer} 的步骤。`);
    atom.is.forEach((option, index) => {
      if (options && !options.has(option))
        report(`${path}.is[${index}]`, `步骤 ${atom.answer} 没有选项 ${option}。`);
    });
  }
  if ('flag' in atom && !known.flags.has(atom.flag))
    report(`${path}.flag`, `没有编号为 ${atom.flag} 的提示。`);
  if ('tierAtLeast' in atom && !known.tiers.has(atom.tierAtLeast)) {
    report(`${path}.tierAtLeast`, `没有编号为 ${atom.tierAtLeast} 的金额档。`);
  }
  if ('timer' in atom && !known.timers.has(atom.timer))
    report(`${path}.timer`, `没有编号为 ${atom.timer} 的计时。`);
}

/** Reports every fault of a condition that stands at `path`. */
export function checkCondition(
  predicate: Predicate,
  path: string,
  shape: Shape,
  known: Known,
  report: Report,
  negated = false,
): void {
  if ('all' in predicate) {
    predicate.all.forEach((part, index) => {
      checkCondition(part, `${path}.all[${index}]`, shape, known, report, negated);
    });
  } else if ('any' in predicate) {
    predicate.any.forEach((part, index) => {
      checkCondition(part, `${path}.any[${index}]`, shape, known, report, negated);
    });
  } else if ('not' in predicate) {
    checkCondition(predicate.not, `${path}.not`, shape, known, report, !negated);
  } else {
    const fault = shapeFault(predicate, shape, negated);
    if (fault) report(path, fault);
    codeFaults(predicate, path, known, report);
  }
}
