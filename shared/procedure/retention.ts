// How long a case is kept and whether it may be destroyed: pure rules over the retention table, the ending of a case and today's date.
import { shanghaiDate } from '../words/time.ts';
import type { Pack } from './pack-schema.ts';
import type { ENDS, ErasureGround, Retention, RetentionRule } from './retention-schema.ts';

export interface EndedCase {
  procedure: string;
  how: (typeof ENDS)[number];
  /** Outcome or ending code, or the reason for which it was cancelled. */
  ending: string;
  /** UTC instant. */
  endedAt: string;
}

/** How a case ended, by the outcome table of its procedure: an outcome was carried out, an ending was chosen, anything else was cancelled. */
export function howEnded({ rows, endings }: Pack['outcomes'][string], ending: string): EndedCase['how'] {
  if (endings.some(({ code }) => code === ending)) return 'ended';
  return rows.some(({ code }) => code === ending) ? 'done' : 'cancelled';
}

/** The rule under which a case is kept; undefined where the table says nothing of such a case, and then it is kept. */
export function ruleOf(
  { rules }: Retention,
  { procedure, how, ending }: EndedCase,
): RetentionRule | undefined {
  return rules.find(
    ({ covers }) =>
      covers?.procedures.includes(procedure) && (covers.ended.includes(how) || covers.also?.includes(ending)),
  );
}

/**
 * The last day of a period that is counted from a day: the same day of the last month, or that month's last day where there is none
 * (民法典 Art. 201, 202: the first day is not counted).
 * @param day and answer: `YYYY-MM-DD`, in Asia/Shanghai
 */
export function lastDayOf(day: string, months: number): string {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  const longest = new Date(Date.UTC(year, month + months, 0)).getUTCDate();
  return new Date(Date.UTC(year, month - 1 + months, Math.min(date, longest))).toISOString().slice(0, 10);
}

/**
 * The last day on which a case must be kept.
 * @param relationEnded for a rule that counts from the end of the relation with the customer, which no station can know by itself
 * @returns undefined where it cannot be said
 */
export function keptUntil(
  { months, since }: RetentionRule,
  { endedAt }: Pick<EndedCase, 'endedAt'>,
  relationEnded?: string,
): string | undefined {
  const ended = shanghaiDate(endedAt);
  if (months === undefined) return undefined;
  if (since === 'end-of-case') return lastDayOf(ended, months);
  // A relation cannot have ended before the case in it did.
  if (since !== 'end-of-relation' || relationEnded === undefined || relationEnded < ended) return undefined;
  return lastDayOf(relationEnded, months);
}

/** The day before which no rule lets go of a case, whatever is said of the relation: what the list of due cases goes by. */
export function earliestEnd(rule: RetentionRule, ended: Pick<EndedCase, 'endedAt'>): string | undefined {
  return keptUntil(rule, ended, shanghaiDate(ended.endedAt));
}

/** Whether a case stands in the list of due cases. @param today in Asia/Shanghai */
export function isDue(rule: RetentionRule, ended: Pick<EndedCase, 'endedAt'>, today: string): boolean {
  const until = earliestEnd(rule, ended);
  return until !== undefined && until < today;
}

export type Erasable =
  | { ok: true; rule: RetentionRule; until: string | undefined; early: boolean }
  | { ok: false; why: 'UNKNOWN_CODE' | 'NO_RULE' | 'RELATION_UNKNOWN' }
  | { ok: false; why: 'UNDER_RETENTION'; rule: RetentionRule; until: string };

/**
 * Whether a ground carries the destruction of a case today. Before its period is over one of the grounds of PIPL Art. 47 (1) does, unless a
 * law sets the period: then the same article allows keeping and nothing else (domain.md 4.3, 4.4).
 */
export function erasable(
  retention: Retention,
  ended: EndedCase,
  asked: { ground: string; relationEnded?: string | undefined; today: string },
): Erasable {
  const ground: ErasureGround | undefined = retention.grounds.find(({ code }) => code === asked.ground);
  if (!ground) return { ok: false, why: 'UNKNOWN_CODE' };
  const rule = ruleOf(retention, ended);
  if (!rule) return { ok: false, why: 'NO_RULE' };
  const until = keptUntil(rule, ended, asked.relationEnded);
  if (until !== undefined && until < asked.today) return { ok: true, rule, until, early: false };
  if (ground.holds === 'also-before' && !rule.byLaw) return { ok: true, rule, until, early: true };
  return until === undefined
    ? { ok: false, why: 'RELATION_UNKNOWN' }
    : { ok: false, why: 'UNDER_RETENTION', rule, until };
}
