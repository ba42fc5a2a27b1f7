// Conditions as the path checker keeps them: each is what is left of it after everything that happened so far. Two cases
// whose conditions have the same rest cannot be told apart any more, whatever is still to come.
import type { Predicate, Weight } from './predicate.ts';

/** Number of an interned rest. Equal rests have equal numbers. */
export type Residual = number;

/** Can no longer come true. */
export const NEVER: Residual = 0;
/** Has come true and stays so: conditions only grow (pack-conditions.ts). */
export const HOLDS: Residual = 1;

/** What can happen to a condition. A weight is counted apart from its flag, because it may become known later. */
export type Happening =
  | { pick: string; option: string }
  | { settled: string }
  | { raised: string }
  | { weighed: Weight };

/** What is fixed for a whole case, so that no rest needs to mention it. */
export interface Fixed {
  readonly tier: (code: string) => Residual;
  readonly slip: (fact: 'same-name' | 'over-half') => boolean;
  readonly timer: (code: string) => boolean;
  /** The rest of “not exempt”. */
  readonly asked: Residual;
}

type Node =
  | { answer: string; is: readonly string[] }
  | { flag: string }
  | { anyFlag: true }
  | { weight: Weight; atLeast: number }
  | { all: readonly Residual[] }
  | { any: readonly Residual[] };

const NOTHING: readonly Weight[] = [];
const NOT_GROWING = 'a condition that does not grow: the loader refuses such a pack';

export function keyOf(happening: Happening): string {
  if ('pick' in happening) return `p ${happening.pick} ${happening.option}`;
  if ('settled' in happening) return `s ${happening.settled}`;
  return 'raised' in happening ? `r ${happening.raised}` : `w ${happening.weighed}`;
}

export class Residuals {
  readonly #nodes: (Node | undefined)[] = [undefined, undefined];
  readonly #numbers = new Map<string, Residual>();
  readonly #after = new Map<string, Residual[]>();
  readonly #weights = new Map<Residual, readonly Weight[]>();

  #intern(node: Node): Residual {
    const key = JSON.stringify(node);
    const known = this.#numbers.get(key);
    if (known !== undefined) return known;
    this.#nodes.push(node);
    this.#numbers.set(key, this.#nodes.length - 1);
    return this.#nodes.length - 1;
  }

  /** All or any of several rests: nested ones opened, doubles dropped, of one weight only the count that decides. */
  #join(kind: 'all' | 'any', parts: readonly Residual[]): Residual {
    const [idle, decided] = kind === 'all' ? [HOLDS, NEVER] : [NEVER, HOLDS];
    const open = parts.flatMap((part) => {
      const node = this.#nodes[part];
      return node && kind in node ? (node as Record<'all' | 'any', readonly Residual[]>)[kind] : [part];
    });
    if (open.includes(decided)) return decided;
    const kept = new Set(open.filter((part) => part !== idle));
    const counts = new Map<Weight, { part: Residual; atLeast: number }>();
    for (const part of [...kept]) {
      const node = this.#nodes[part];
      if (!node || !('weight' in node)) continue;
      const other = counts.get(node.weight);
      const wins = !other || (kind === 'all' ? node.atLeast > other.atLeast : node.atLeast < other.atLeast);
      if (other) kept.delete(wins ? other.part : part);
      if (wins) counts.set(node.weight, { part, atLeast: node.atLeast });
    }
    const sorted = [...kept].sort((a, b) => a - b);
    if (sorted.length < 2) return sorted[0] ?? idle;
    return this.#intern(kind === 'all' ? { all: sorted } : { any: sorted });
  }

  any(parts: readonly Residual[]): Residual {
    return this.#join('any', parts);
  }

  /** @throws Error for a condition that could become false again, which the loader lets into no pack */
  of(predicate: Predicate, fixed: Fixed): Residual {
    if ('always' in predicate) return HOLDS;
    if ('answer' in predicate)
      return this.#intern({ answer: predicate.answer, is: [...predicate.is].sort() });
    if ('flag' in predicate) return this.#intern({ flag: predicate.flag });
    if ('anyFlag' in predicate) return this.#intern({ anyFlag: true });
    if ('weight' in predicate) return this.#intern({ weight: predicate.weight, atLeast: predicate.atLeast });
    if ('tierAtLeast' in predicate) return fixed.tier(predicate.tierAtLeast);
    if ('slip' in predicate) return fixed.slip(predicate.slip) ? HOLDS : NEVER;
    if ('timer' in predicate) return fixed.timer(predicate.timer) ? HOLDS : NEVER;
    if ('all' in predicate) return this.#join('all', this.#each(predicate.all, fixed));
    if ('any' in predicate) return this.#join('any', this.#each(predicate.any, fixed));
    if ('not' in predicate && 'exempt' in predicate.not) return fixed.asked;
    throw new Error(NOT_GROWING);
  }

  #each(parts: readonly Predicate[], fixed: Fixed): Residual[] {
    return parts.map((part) => this.of(part, fixed));
  }

  /**
   * The rest of “not exempt”. It looks at the answers on record, due or not, so these are given; what is left of an
   * exemption are the flags, weights, tiers and timers that must *not* be there, so its denial grows.
   */
  deny(
    exemption: Predicate,
    onRecord: (step: string, is: readonly string[]) => boolean,
    fixed: Fixed,
  ): Residual {
    if ('answer' in exemption) return onRecord(exemption.answer, exemption.is) ? NEVER : HOLDS;
    if ('always' in exemption) return NEVER;
    if ('slip' in exemption) return fixed.slip(exemption.slip) ? NEVER : HOLDS;
    if ('timer' in exemption) return fixed.timer(exemption.timer) ? NEVER : HOLDS;
    const denied = (part: Predicate) => this.deny(part, onRecord, fixed);
    if ('all' in exemption) return this.#join('any', exemption.all.map(denied));
    if ('any' in exemption) return this.#join('all', exemption.any.map(denied));
    if ('not' in exemption) return this.of(exemption.not, fixed);
    throw new Error(NOT_GROWING);
  }

  /** What a happening makes of these rests; undefined where it changes nothing, as most answers do. */
  allAfter(rests: readonly Residual[], happening: Happening): Residual[] | undefined {
    const key = keyOf(happening);
    const known = this.#after.get(key) ?? [];
    if (known.length === 0) this.#after.set(key, known);
    let changed: Residual[] | undefined;
    for (let index = 0; index < rests.length; index += 1) {
      const rest = rests[index] ?? NEVER;
      if (rest <= HOLDS) continue;
      known[rest] ??= this.#derive(rest, happening);
      if (known[rest] === rest) continue;
      changed ??= [...rests];
      changed[index] = known[rest];
    }
    return changed;
  }

  #derive(residual: Residual, happening: Happening): Residual {
    const node = this.#nodes[residual];
    if (!node) return residual;
    if ('all' in node) return this.#join('all', this.allAfter(node.all, happening) ?? node.all);
    if ('any' in node) return this.#join('any', this.allAfter(node.any, happening) ?? node.any);
    if ('pick' in happening && 'answer' in node && node.answer === happening.pick) {
      return node.is.includes(happening.option) ? HOLDS : residual;
    }
    if ('settled' in happening && 'answer' in node) {
      return node.answer === happening.settled ? NEVER : residual;
    }
    if ('raised' in happening) {
      return 'anyFlag' in node || ('flag' in node && node.flag === happening.raised) ? HOLDS : residual;
    }
    if ('weighed' in happening && 'weight' in node && node.weight === happening.weighed) {
      return node.atLeast === 1 ? HOLDS : this.#intern({ weight: node.weight, atLeast: node.atLeast - 1 });
    }
    return residual;
  }

  /** The weights that some of these rests still count. */
  weightsIn(residuals: readonly Residual[]): ReadonlySet<Weight> {
    const weights = new Set<Weight>();
    for (const residual of residuals) for (const weight of this.#counted(residual)) weights.add(weight);
    return weights;
  }

  #counted(residual: Residual): readonly Weight[] {
    const node = this.#nodes[residual];
    if (!node) return NOTHING;
    const known = this.#weights.get(residual);
    if (known) return known;
    const parts = 'all' in node ? node.all : 'any' in node ? node.any : [];
    const found = 'weight' in node ? [node.weight] : [...this.weightsIn(parts)];
    this.#weights.set(residual, found);
    return found;
  }
}
