/** Two logs held against one another by what is known of their roots: the same log further on, or one that was rewritten. */

/** What is known of one log. */
export interface LogSide {
  origin: string;
  size: number;
  /** b64, at `size`. */
  root: string;
  /** b64 by size: roots at smaller sizes, as far as somebody worked them out from the log's own leaves. */
  rootAt: ReadonlyMap<number, string>;
}

/**
 * How the second of two logs stands to the first.
 * - `other-log`: another device, or another generation of this one; nothing can be compared.
 * - `same`: both end where the other ends.
 * - `shorter`, `longer`: the second is the beginning of the first, or goes on from it.
 * - `forks`: at `size` they have different roots, so that one of the entries before it was rewritten.
 * - `unknown`: the longer one's root at the size of the shorter was not worked out.
 */
export type Beside =
  | { as: 'other-log' | 'unknown' }
  | { as: 'same' | 'shorter' | 'longer' | 'forks'; size: number };

const rootOf = (side: LogSide, size: number): string | undefined =>
  size === side.size ? side.root : side.rootAt.get(size);

/** @returns `size`: how many entries were compared, those of the shorter */
export function standBeside(first: LogSide, second: LogSide): Beside {
  if (first.origin !== second.origin) return { as: 'other-log' };
  const size = Math.min(first.size, second.size);
  const [one, other] = [rootOf(first, size), rootOf(second, size)];
  if (one === undefined || other === undefined) return { as: 'unknown' };
  if (one !== other) return { as: 'forks', size };
  if (first.size === second.size) return { as: 'same', size };
  return { as: second.size < first.size ? 'shorter' : 'longer', size };
}

/** Two of several logs of one device that cannot both be true; the shorter first. */
export interface Fork<Side> {
  shorter: Side;
  longer: Side;
  /** Of the shorter: the entries among which at least one differs. */
  size: number;
}

/** Every two that fork. What a device signs twice over is found here without its own log. */
export function forksAmong<Side extends LogSide>(sides: readonly Side[]): Fork<Side>[] {
  const bySize = sides.toSorted((a, b) => a.size - b.size);
  return bySize.flatMap((shorter, at) =>
    bySize.slice(at + 1).flatMap((longer) => {
      const beside = standBeside(shorter, longer);
      return beside.as === 'forks' ? [{ shorter, longer, size: beside.size }] : [];
    }),
  );
}
