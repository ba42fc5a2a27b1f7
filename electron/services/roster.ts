// Takes over a roster from a file: what it would change is shown first, and two people who have seen exactly that have it done. Its people are
// sealed a few at a time, so that the counter goes on meanwhile, and count all at once with the last entry: all of it or nothing. A new person
// has no PIN until the administrator sets one with them.
import type { Event, Happening } from '../../shared/ledger/catalogue.ts';
import { areSamePeople, peopleAfter, planRoster, type RosterPlan } from '../../shared/station/roster.ts';
import type { Person } from '../../shared/station/station-state.ts';
import { uuid7 } from '../keys/surroundings.ts';
import { hashOf, NotSealed } from '../ledger/ledger.ts';
import { readRosterFile } from './roster-file.ts';
import { agreedBy, type SecondPerson } from './second-person.ts';
import { Situation } from './situation.ts';
import type { Station } from './station.ts';
import { inTurns, Turns } from './turns.ts';

/** People that are sealed in one go: some milliseconds of work and one wait for the disk. */
const AT_ONCE = 50;

/** @throws Situation ROSTER_COLUMNS with the heads that are missing, and those of `readRosterFile` */
async function planOf(file: Uint8Array, people: ReadonlyMap<string, Person>) {
  const { format, rows } = readRosterFile(file);
  const planned = await inTurns(planRoster(rows, people));
  if (!planned.ok) throw new Situation('ROSTER_COLUMNS', { missing: planned.missing });
  return { format, lines: rows.length - 1, plan: planned.plan };
}

/** Names what somebody was shown: the same file against other people is another plan. */
const planHash = (plan: RosterPlan): string => hashOf(Buffer.from(JSON.stringify(plan), 'utf8'));

export async function previewRoster(station: Station, file: Uint8Array) {
  const { format, lines, plan } = await planOf(file, station.state.people);
  return { ...{ format, lines }, ...plan, seen: planHash(plan) };
}

type Asked = SecondPerson & {
  command: string;
  file: Uint8Array;
  /** `seen` of the preview that was agreed to. */
  seen: string;
};

export type RosterProgress = { state: 'working'; done: number; of: number } | { state: 'done'; seq: number };

type Staff = { staff: string; role: string };

function aboutOf({ added, changed, leaving, bad }: RosterPlan, file: string, approver: string) {
  const counts = { added: added.length, changed: changed.length, disabled: leaving.length, bad: bad.length };
  return { file, ...counts, approver };
}

/** The entry by which this command took its roster over, where it did. @throws Situation COMMAND_REUSED where it did anything else */
function importedBy({ open }: Station, begun: number): number {
  const last = open.store.lastOfKind('roster-imported', open.ledger.size);
  const event = last && open.ledger.event(last.seq);
  if (event?.kind === 'roster-imported' && event.body.begun === begun) return event.seq;
  throw new Situation('COMMAND_REUSED');
}

/**
 * Yields progress in people; the last value says that they are as listed. Whoever stops listening before cancels it.
 * @throws Situation ROSTER_MOVED where the people changed since the preview; NOTHING_TO_IMPORT, LAST_ADMIN, COMMAND_REUSED, and those of the
 * preview and of `agreedBy`; NotSealed
 */
export async function* importRoster(
  station: Station,
  actor: Staff,
  { command, file, seen, ...second }: Asked,
): AsyncGenerator<RosterProgress, void, void> {
  const sha256 = hashOf(file);
  const isSame = ({ kind, body }: Event) =>
    kind === 'roster-begun' && body.file === sha256 && body.approver === second.approver;
  const again = station.repeated(command, actor, isSame);
  if (again) {
    yield { state: 'done', seq: importedBy(station, again.seq) };
    return;
  }
  const { people } = station.state;
  const plan = await checked(people, file, seen);
  const { begun, about } = await station.inTurn(async () => {
    const { id } = await agreedBy(station, actor, second, 'roster');
    const about = aboutOf(plan, sha256, id);
    // Somebody at another window meanwhile: what was agreed to is what still stands.
    if (!areSamePeople(people, station.state.people)) throw new Situation('ROSTER_MOVED');
    const events = [{ kind: 'roster-begun' as const, body: about, private: {} }];
    return { begun: station.seal({ command, actor, events }).seq, about };
  });
  yield* listedUnder(station, actor, { plan, people, begun, about });
}

interface Begun {
  plan: RosterPlan;
  /** Whom the plan was made against. */
  people: ReadonlyMap<string, Person>;
  begun: number;
  about: ReturnType<typeof aboutOf>;
}

async function* listedUnder(
  station: Station,
  actor: Staff,
  { plan, people, begun, about }: Begun,
): AsyncGenerator<RosterProgress, void, void> {
  const listed = peopleAfter(plan).map(({ id: staff, name, roles, status }) => ({
    kind: 'staff-listed' as const,
    body: { begun, staff, roles, status },
    private: { name },
  }));
  const assertStands = () => {
    const { listing, people: now } = station.state;
    if (listing?.begun !== begun || !areSamePeople(people, now)) throw new Situation('ROSTER_MOVED');
  };
  const seal = (events: readonly Happening[]) => {
    assertStands();
    return station.seal({ command: uuid7(station.clock), actor, events });
  };
  const turns = new Turns();
  let end: 'done' | 'cancelled' | 'moved' | 'failed' = 'cancelled';
  try {
    for (let from = 0; from < listed.length; from += AT_ONCE) {
      yield { state: 'working', done: from, of: listed.length };
      await turns.next();
      seal(listed.slice(from, from + AT_ONCE));
    }
    yield { state: 'working', done: listed.length, of: listed.length };
    await turns.next();
    const { seq } = seal([{ kind: 'roster-imported', body: { ...about, begun }, private: {} }]);
    end = 'done';
    yield { state: 'done', seq };
  } catch (error) {
    end = error instanceof Situation && error.code === 'ROSTER_MOVED' ? 'moved' : 'failed';
    throw error;
  } finally {
    if (end !== 'done') sealStop(station, actor, { begun, why: end });
  }
}

/** That it was begun is sealed, so its end is as well. */
function sealStop(station: Station, actor: Staff, body: Happening<'roster-stopped'>['body']): void {
  try {
    const events = [{ kind: 'roster-stopped' as const, body, private: {} }];
    station.seal({ command: uuid7(station.clock), actor, events });
  } catch (error) {
    // The store takes nothing more: that is what the screen says, and without its last entry a roster counts for nothing.
    if (!(error instanceof NotSealed)) throw error;
  }
}

async function checked(
  people: ReadonlyMap<string, Person>,
  file: Uint8Array,
  seen: string,
): Promise<RosterPlan> {
  const { plan } = await planOf(file, people);
  if (planHash(plan) !== seen) throw new Situation('ROSTER_MOVED');
  if (plan.losesLastAdmin) throw new Situation('LAST_ADMIN');
  if (peopleAfter(plan).length === 0) throw new Situation('NOTHING_TO_IMPORT');
  return plan;
}
