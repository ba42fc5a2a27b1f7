// Every condition that can decide something about a case, and the parts it is made of.
import type { Course } from './course.ts';
import type { Pack } from './pack-schema.ts';
import type { Predicate } from './predicate.ts';
import { waysOf } from './procedure-schema.ts';

type Compound = { all: Predicate[] } | { any: Predicate[] } | { not: Predicate };
export type Atom = Exclude<Predicate, Compound>;

export function partsOf(predicate: Predicate): Atom[] {
  if ('all' in predicate) return predicate.all.flatMap(partsOf);
  if ('any' in predicate) return predicate.any.flatMap(partsOf);
  return 'not' in predicate ? partsOf(predicate.not) : [predicate];
}

/** The same condition with other parts in place of some. */
export function replaced(predicate: Predicate, by: (part: Atom) => Predicate): Predicate {
  if ('all' in predicate) return { all: predicate.all.map((part) => replaced(part, by)) };
  if ('any' in predicate) return { any: predicate.any.map((part) => replaced(part, by)) };
  return 'not' in predicate ? { not: replaced(predicate.not, by) } : by(predicate);
}

export function conditionsOf(pack: Pack, course: Course): Predicate[] {
  return [
    ...course.steps.map((step) => step.when),
    ...(course.exemption ? [course.exemption.when] : []),
    ...course.contradictions.map((rule) => rule.when),
    ...course.timers.map((timer) => timer.while),
    ...course.recommend.map((recommend) => recommend.when),
    ...course.outcomes.rows.flatMap((row) => [row.when, ...waysOf(row).map((way) => way.when)]),
    ...course.quiet.map((quiet) => quiet.endsWhen),
    ...course.outcomes.additions.map((addition) => addition.when),
    ...pack.thresholds.lifts.map((lift) => lift.when),
    ...Object.values(pack.flags).flatMap((flag) => (flag.heavier ? [flag.heavier.when] : [])),
  ];
}
