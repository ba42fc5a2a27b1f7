// Emergency access as people are shown it: the line while one runs, what no auditor has looked at, and everything that was done in such a seat.
import { actorInWords } from '../../shared/case/timeline.ts';
import type { InnerView } from '../../shared/contract/inner-view.ts';
import { catalogue, type Event } from '../../shared/ledger/catalogue.ts';
import { type EmergencyUse, isActOf, unreviewedUses } from '../../shared/station/emergency.ts';
import { EMERGENCY_MINUTES } from '../../shared/words/emergency.ts';
import { pageOf } from './paging.ts';
import type { ReadableLog } from './readable-log.ts';
import { Situation } from './situation.ts';
import type { Station } from './station.ts';

/** Lines at a door: what is older is counted. */
const MOST_SHOWN = 3;
const RECENT_MS = 90 * 86_400_000;

/** For every page of the staff's window; absent where there never was a code. */
export function emergencyOf(station: Station): Pick<InnerView, 'emergency'> {
  const { emergency } = station.state;
  const running = station.emergency;
  const left = unreviewedUses(emergency);
  if (emergency.code.state === 'none' && !running && left.length === 0) return {};
  return {
    emergency: {
      code: emergency.code.state,
      ...(running && {
        running: {
          ...{ staff: running.staff, name: station.nameOf(running.staff), role: running.role },
          until: new Date(running.untilMs).toISOString(),
        },
      }),
      unreviewed: left.length,
      latest: left.slice(0, MOST_SHOWN).map(({ begun, staff, role, at }) => ({
        ...{ begun, name: station.nameOf(staff), role, at },
      })),
    },
  };
}

const inWords = (station: Station, by: string, use: EmergencyUse) => ({
  ...{ begun: use.begun, who: station.nameOf(use.staff), role: use.role, at: use.at, reason: use.reason },
  ...{ endedAt: use.ended?.at ?? null, why: use.ended?.why ?? null, mine: use.staff === by },
  review: use.review ? { ...use.review, by: station.nameOf(use.review.by) } : null,
});

/** Who did it, as `actorInWords` says it, with a mark where they did it by emergency access. */
export function actedInWords(log: ReadableLog, event: Event): { who: string; role: string } {
  const { who, role } = actorInWords(event.actor, (staff) => log.nameOf(staff));
  const isByCode = log.state.emergency.uses.some((use) => isActOf(use, event));
  return { who, role: isByCode ? `${role}（应急进入）` : role };
}

/** @param by the auditor who looks */
export function listEmergencies(station: Station, by: string, wanted: number) {
  const { uses } = station.state.emergency;
  const since = station.clock.now() - RECENT_MS;
  const { rows, ...page } = pageOf(uses.toReversed(), wanted);
  return {
    ...page,
    recent: uses.filter(({ at }) => Date.parse(at) >= since).length,
    minutes: EMERGENCY_MINUTES,
    uses: rows.map((use) => inWords(station, by, use)),
  } as const;
}

/**
 * What this person did in this role from its beginning to its end: the entries by which any reader of the log can tell.
 * @throws Situation NO_SUCH_EMERGENCY
 */
export function emergencyActs(station: Station, { begun, page: wanted }: { begun: number; page: number }) {
  const { ledger } = station.open;
  const use = station.state.emergency.uses.find((each) => each.begun === begun);
  if (!use) throw new Situation('NO_SUCH_EMERGENCY');
  const last = use.ended?.seq ?? ledger.size - 1;
  const seqs = Array.from({ length: last - begun + 1 }, (_, index) => begun + index);
  const theirs = seqs.map((seq) => ledger.event(seq)).filter((event) => isActOf(use, event));
  const { rows, ...page } = pageOf(theirs, wanted);
  const acts = rows.map((event) => ({
    ...{ seq: event.seq, at: event.at, kind: event.kind, caseId: event.case ?? null },
    sentence: catalogue[event.kind].sentence,
    // A PIN that was set anew is worth little without whose.
    about: event.kind === 'staff-changed' ? station.nameOf(event.body.staff) : null,
  }));
  return { ...page, acts };
}
