// Objections as their events tell of them: which wait for an answer, until when, and how the others were answered.
import type { Event } from '../ledger/catalogue.ts';
import { shanghaiDay } from '../words/time.ts';
import type { objectionKinds } from './objection-kinds.ts';

export type ObjectionEvent = Event<keyof typeof objectionKinds>;
type Made = Extract<ObjectionEvent, { kind: 'objection-made' }>;
type Answered = Extract<ObjectionEvent, { kind: 'objection-answered' }>;

export type Objection = Made['body'] & {
  /** The id of the entry by which it was made, and where that stands. */
  id: string;
  seq: number;
  by: string;
  answer?: Pick<Answered['body'], 'result' | 'innocent'> & { seq: number; at: string };
};

/** By id, in the order in which they were registered. */
export type Objections = ReadonlyMap<string, Objection>;

export function foldObjections(objections: Objections, event: ObjectionEvent): Objections {
  const { id, seq, at, actor } = event;
  switch (event.kind) {
    case 'objection-made': {
      const by = 'staff' in actor ? actor.staff : actor.role;
      return new Map(objections).set(id, { ...event.body, id, seq, by });
    }
    case 'objection-answered': {
      const made = objections.get(event.body.objection);
      if (!made) return objections;
      const { result, innocent } = event.body;
      return new Map(objections).set(made.id, {
        ...made,
        answer: { result, seq, at, ...(innocent && { innocent }) },
      });
    }
  }
}

/** Source: Anti-Money-Laundering Law, Art. 39: answered within fifteen days of its receipt. */
const DAYS_BY_LAW = 15;

/**
 * Days for an answer: what the pack says of itself (term `objection-days`, as `15 日`), and never more than the law allows.
 * @param text of the term; absent where the pack has none
 */
export function objectionDays(text: string | undefined): number {
  const said = Number(/^(\d{1,3}) ?日$/.exec(text ?? '')?.[1] ?? DAYS_BY_LAW);
  return Math.min(said, DAYS_BY_LAW);
}

/** The last day for the answer. Where basic services are touched it is due at once (same article): on the day it came in. */
export const objectionDue = (received: string, basic: boolean, days: number): string =>
  basic ? received : shanghaiDay(received, days);

/** Those without an answer, the most urgent first. */
export const openObjections = (objections: Objections): Objection[] =>
  [...objections.values()]
    .filter(({ answer }) => !answer)
    .sort((a, b) => (a.due === b.due ? a.seq - b.seq : a.due < b.due ? -1 : 1));

export const hasOpenObjection = (objections: Objections, caseId: string): boolean =>
  [...objections.values()].some((objection) => objection.caseId === caseId && !objection.answer);

/** The monthly report's figures (domain.md 7.6 (6)): how many came in, stood, were lifted, and were answered or left after their last day. */
export interface ObjectionCounts {
  made: number;
  upheld: number;
  lifted: number;
  withdrawn: number;
  open: number;
  late: number;
  innocent: number;
}

/** @param dayOf an instant's date in Asia/Shanghai */
export function countObjections(
  objections: Objections,
  today: string,
  dayOf: (at: string) => string,
): ObjectionCounts {
  const counts = { made: 0, upheld: 0, lifted: 0, withdrawn: 0, open: 0, late: 0, innocent: 0 };
  for (const { due, answer } of objections.values()) {
    counts.made += 1;
    counts[answer?.result ?? 'open'] += 1;
    if ((answer ? dayOf(answer.at) : today) > due) counts.late += 1;
    if (answer?.innocent) counts.innocent += 1;
  }
  return counts;
}
