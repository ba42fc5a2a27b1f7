/** Collects failures while a bundle is read, without letting a bad bundle fill the memory. */
import { FAILURES, type FailureCode } from './failure-catalogue.ts';
import type { Failure, Place, Result } from './report.ts';

const MAX_LISTED = 200;
/** Worst first: malformed, then tampered, then unproven (section 8). */
const WORST_FIRST = ['malformed', 'tampered', 'unproven'] as const;

export class FailureList {
  readonly listed: Failure[] = [];
  more = 0;
  readonly #results = new Set<Result>();

  add(code: FailureCode, place: Place = {}): void {
    const [result, zh, en] = FAILURES[code];
    this.#results.add(result);
    if (this.listed.length < MAX_LISTED) this.listed.push({ code, ...place, ...sentences(place, zh, en) });
    else this.more++;
  }

  get count(): number {
    return this.listed.length + this.more;
  }

  result(): Result {
    return WORST_FIRST.find((result) => this.#results.has(result)) ?? 'verified';
  }
}

function sentences(place: Place, zh: string, en: string): { zh: string; en: string } {
  const chinese: string[] = [];
  const english: string[] = [];
  if (place.seq !== undefined) {
    chinese.push(`第 ${place.seq} 条`);
    english.push(`entry ${place.seq}`);
  }
  if (place.range !== undefined) {
    const [first, last] = place.range;
    chinese.push(`第 ${first} 至 ${last} 条之间`);
    english.push(`somewhere in entries ${first} to ${last}`);
  }
  for (const part of [place.file, place.field]) {
    if (part === undefined) continue;
    chinese.push(part);
    english.push(part);
  }
  if (chinese.length === 0) return { zh: `${zh}。`, en: `${en}.` };
  return { zh: `${zh}（${chinese.join('，')}）。`, en: `${en} (${english.join(', ')}).` };
}
