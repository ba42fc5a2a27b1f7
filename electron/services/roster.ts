// Takes over a roster from a file: what it would change is shown first, and two people who have seen exactly that have it done, all of it in
// one command or nothing. A new person has no PIN until the administrator sets one with them.
import type { Event, Happening } from '../../shared/ledger/catalogue.ts';
import { peopleAfter, planRoster, type RosterPlan } from '../../shared/station/roster.ts';
import { hashOf } from '../ledger/ledger.ts';
import { readRosterFile } from './roster-file.ts';
import { agreedBy, type SecondPerson } from './second-person.ts';
import { Situation } from './situation.ts';
import type { Sealed, Station } from './station.ts';

/** @throws Situation ROSTER_COLUMNS with the heads that are missing, and those of `readRosterFile` */
function planOf(station: Station, file: Uint8Array) {
  const { format, rows } = readRosterFile(file);
  const planned = planRoster(rows, station.state.people);
  if (!planned.ok) throw new Situation('ROSTER_COLUMNS', { missing: planned.missing });
  return { format, lines: rows.length - 1, plan: planned.plan };
}

/** Names what somebody was shown: the same file against other people is another plan. */
const planHash = (plan: RosterPlan): string => hashOf(Buffer.from(JSON.stringify(plan), 'utf8'));

export function previewRoster(station: Station, file: Uint8Array) {
  const { format, lines, plan } = planOf(station, file);
  return { ...{ format, lines }, ...plan, seen: planHash(plan) };
}

type Asked = SecondPerson & {
  command: string;
  file: Uint8Array;
  /** `seen` of the preview that was agreed to. */
  seen: string;
};

function eventsOf(plan: RosterPlan, file: string, approver: string): Happening[] {
  const { added, changed, leaving, bad } = plan;
  const counts = { added: added.length, changed: changed.length, disabled: leaving.length, bad: bad.length };
  const imported = { kind: 'roster-imported' as const, body: { file, ...counts, approver }, private: {} };
  const each = peopleAfter(plan).map(({ id: staff, name, roles, status }) => ({
    kind: 'staff-changed' as const,
    body: { staff, roles, status },
    private: { name },
  }));
  return [imported, ...each];
}

/** @throws Situation ROSTER_MOVED where the people changed since the preview; NOTHING_TO_IMPORT, LAST_ADMIN, and those of the preview and of `agreedBy` */
export function importRoster(
  station: Station,
  actor: { staff: string; role: string },
  { command, file, seen, ...second }: Asked,
): Promise<Sealed> {
  return station.inTurn(async () => {
    const sha256 = hashOf(file);
    const isSame = (event: Event) =>
      event.kind === 'roster-imported' &&
      event.body.file === sha256 &&
      event.body.approver === second.approver;
    const again = station.repeated(command, actor, isSame);
    if (again) return again;
    checked(station, file, seen);
    const { id: approver } = await agreedBy(station, actor, second, 'roster');
    // A wrong PIN, or somebody at another window: what was agreed to is what still stands.
    const plan = checked(station, file, seen);
    return station.seal({ command, actor, events: eventsOf(plan, sha256, approver) });
  });
}

function checked(station: Station, file: Uint8Array, seen: string): RosterPlan {
  const { plan } = planOf(station, file);
  if (planHash(plan) !== seen) throw new Situation('ROSTER_MOVED');
  if (plan.losesLastAdmin) throw new Situation('LAST_ADMIN');
  if (peopleAfter(plan).length === 0) throw new Situation('NOTHING_TO_IMPORT');
  return plan;
}
