// A log that is looked at, whether it goes on or was ended: the station's own, or that of a generation before it.
import type { CaseState } from '../../shared/case/case-state.ts';
import type { CaseEvent } from '../../shared/ledger/catalogue.ts';
import type { Pack } from '../../shared/procedure/pack-schema.ts';
import type { StationState } from '../../shared/station/station-state.ts';
import type { EntryReader } from '../ledger/entry-reader.ts';
import type { CaseIndex } from '../store/case-index.ts';
import type { EntryStore } from '../store/entry-store.ts';
import { foldCaseOf } from './case-file.ts';
import type { PackShelf } from './packs.ts';
import { Situation } from './situation.ts';

/** A case that is looked at: its pack, its events, and what they add up to. */
export interface ReadCase {
  pack: Pack;
  events: readonly CaseEvent[];
  state: CaseState;
}

export interface ReadableLog {
  readonly open: {
    readonly ledger: EntryReader & { readonly origin: string; readonly size: number };
    readonly store: EntryStore;
    readonly index: CaseIndex;
  };
  readonly shelf: PackShelf;
  readonly state: StationState;
  /** Cases that are being worked on, as they stand in memory; none where nothing goes on. */
  readonly openCases: ReadonlyMap<string, Pick<ReadCase, 'state' | 'pack'>>;
  /** A case of any age, as it stands in the log. @throws Situation NO_SUCH_CASE */
  readCase(caseId: string): ReadCase;
  /** A person's name, also of one who has left. */
  nameOf(staff: string): string;
}

/** @throws Situation NO_SUCH_CASE */
export function caseEvents(
  ledger: EntryReader,
  shelf: PackShelf,
  caseId: string,
): Pick<ReadCase, 'pack' | 'events'> {
  const events = ledger.eventsOfCase(caseId) as CaseEvent[];
  const first = events[0];
  if (first?.kind !== 'case-opened') throw new Situation('NO_SUCH_CASE');
  return { pack: shelf.byHash(first.body.pack.sha256), events };
}

/** @throws Situation NO_SUCH_CASE */
export function readCaseIn(ledger: EntryReader, shelf: PackShelf, caseId: string): ReadCase {
  const { pack, events } = caseEvents(ledger, shelf, caseId);
  return { pack, events, state: foldCaseOf(pack, events) };
}
