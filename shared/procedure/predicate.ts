// The closed set of conditions a content pack may use. There is no expression language: each condition can be
// said in one Chinese sentence and explored exhaustively by the path checker.
import { z } from 'zod';

export const WEIGHTS = ['W', 'S', 'H'] as const;
export type Weight = (typeof WEIGHTS)[number];

/** Every code in a pack: of a step, an option, a flag, a law. Stable for ever, because records carry it. */
export const codeSchema = z
  .string()
  .regex(/^[A-Za-z0-9][A-Za-z0-9-]{0,39}$/, { error: '编号只能用字母、数字和连字符，最多 40 个字符。' });
const code = codeSchema;

export type Predicate =
  | { always: true }
  | { answer: string; is: string[] }
  | { flag: string }
  | { anyFlag: true }
  | { weight: Weight; atLeast: number }
  | { tierAtLeast: string }
  | { slip: 'same-name' | 'over-half' }
  | { timer: string }
  | { exempt: true }
  | { all: Predicate[] }
  | { any: Predicate[] }
  | { not: Predicate };

export const predicateSchema: z.ZodType<Predicate> = z.lazy(() =>
  z.union([
    z.strictObject({ always: z.literal(true) }),
    z.strictObject({ answer: code, is: z.array(code).min(1) }),
    z.strictObject({ flag: code }),
    z.strictObject({ anyFlag: z.literal(true) }),
    z.strictObject({ weight: z.enum(WEIGHTS), atLeast: z.int().min(1).max(9) }),
    z.strictObject({ tierAtLeast: code }),
    z.strictObject({ slip: z.enum(['same-name', 'over-half']) }),
    z.strictObject({ timer: code }),
    z.strictObject({ exempt: z.literal(true) }),
    z.strictObject({ all: z.array(predicateSchema).min(1) }),
    z.strictObject({ any: z.array(predicateSchema).min(1) }),
    z.strictObject({ not: predicateSchema }),
  ]),
);

/** What a condition can look at. `raised` maps a flag to the weight it has in this case. */
export interface Facts {
  readonly answers: ReadonlyMap<string, readonly string[]>;
  readonly raised: ReadonlyMap<string, Weight>;
  readonly tier: string;
  readonly tierOrder: readonly string[];
  readonly sameName: boolean;
  readonly overHalf: boolean;
  readonly timers: ReadonlySet<string>;
  readonly exempt: boolean;
}

/** True where the condition holds for the facts. Total: an unknown code is simply not there. */
export function holds(predicate: Predicate, facts: Facts): boolean {
  if ('always' in predicate) return true;
  if ('answer' in predicate) {
    return facts.answers.get(predicate.answer)?.some((option) => predicate.is.includes(option)) ?? false;
  }
  if ('flag' in predicate) return facts.raised.has(predicate.flag);
  if ('anyFlag' in predicate) return facts.raised.size > 0;
  if ('weight' in predicate) {
    let count = 0;
    for (const weight of facts.raised.values()) if (weight === predicate.weight) count += 1;
    return count >= predicate.atLeast;
  }
  if ('tierAtLeast' in predicate) {
    return facts.tierOrder.indexOf(facts.tier) >= facts.tierOrder.indexOf(predicate.tierAtLeast);
  }
  if ('slip' in predicate) return predicate.slip === 'same-name' ? facts.sameName : facts.overHalf;
  if ('timer' in predicate) return facts.timers.has(predicate.timer);
  if ('exempt' in predicate) return facts.exempt;
  if ('all' in predicate) return predicate.all.every((part) => holds(part, facts));
  if ('any' in predicate) return predicate.any.some((part) => holds(part, facts));
  return !holds(predicate.not, facts);
}
