// What the auditor's room holds between its pages: the search and its answer, the case that is open, the export. No rules.
import { createStore } from 'zustand/vanilla';
import type { LobbyRecord } from '../../shared/words/lobby.ts';
import type { Client } from '../state/transport.ts';
import { type CompareStore, createCompareStore } from './compare-store.ts';
import { type DateRange, quickRange } from './date-range.ts';
import { createExportStore, type ExportStore } from './export-store.ts';

type Found = Awaited<ReturnType<Client['auditor']['findCases']>>;
export type FoundCase = Found['cases'][number];
export type CaseRecord = Awaited<ReturnType<Client['auditor']['readCase']>>;

export interface Terms extends DateRange {
  /** Empty: everybody's, every outcome, every procedure, every flag, whatever the words. */
  teller: string;
  outcome: string;
  procedure: string;
  flag: string;
  text: string;
}

export interface LobbyTerms extends DateRange {
  /** Empty: every kind. */
  kind: LobbyRecord | '';
}
type LobbyFound = Awaited<ReturnType<Client['auditor']['lobbyRecords']>>;

export interface AuditorState {
  place: 'search' | 'case' | 'lobby' | 'emergency' | 'export' | 'check' | 'compare' | 'health';
  /** The earlier generation that is looked at; null: this one. */
  generation: number | null;
  /** As typed. */
  terms: Terms;
  /** The last search as it was sent, with its answer. */
  search: { terms: Terms; found: Found } | null;
  /** Which of the lobby's entries are looked for, and the last answer with what was asked. */
  lobby: { typed: LobbyTerms; shown: { terms: LobbyTerms; found: LobbyFound } | null };
  record: CaseRecord | null;
  /** The case last read: where the list takes up again on the way back. */
  lastRead: string | null;
}

/** @param now milliseconds since 1970 */
function createAuditorStore(client: Client, now: number) {
  const open = { teller: '', outcome: '', procedure: '', flag: '', text: '' };
  const terms = { ...quickRange('week', now), ...open };
  const store = createStore<AuditorState>(() => ({
    ...{ place: 'search', generation: null, terms, search: null, record: null, lastRead: null },
    lobby: { typed: { ...quickRange('week', now), kind: '' }, shown: null },
  }));
  const exports: ExportStore = createExportStore(client, terms);
  const compare: CompareStore = createCompareStore(client);
  return {
    ...store,
    exports,
    compare,
    type(typed: Partial<Terms>) {
      store.setState((state) => ({ terms: { ...state.terms, ...typed } }));
    },
    /** What was found in one generation says nothing of another. */
    lookAt(generation: number | null) {
      store.setState(({ place, lobby }) => ({
        ...{ generation, search: null, record: null, lastRead: null, lobby: { ...lobby, shown: null } },
        place: place === 'case' ? 'search' : place,
      }));
      exports.fill({ generation, procedure: '', teller: '', named: [] });
    },
    takeFound(sent: Terms, found: Found) {
      store.setState({ search: { terms: sent, found }, terms: sent, lastRead: null });
    },
    typeLobby(typed: Partial<LobbyTerms>) {
      store.setState(({ lobby }) => ({ lobby: { ...lobby, typed: { ...lobby.typed, ...typed } } }));
    },
    takeLobby(terms: LobbyTerms, found: LobbyFound) {
      store.setState({ lobby: { typed: terms, shown: { terms, found } } });
    },
    takeRecord(record: CaseRecord) {
      store.setState({ place: 'case', record, lastRead: record.summary.caseId });
    },
    /** A record is shown only while somebody reads it. */
    goTo(place: 'search' | 'lobby' | 'emergency' | 'export' | 'check' | 'compare' | 'health') {
      store.setState({ place, record: null });
    },
    /** Takes the searched dates and teller over into the export. */
    exportSearched() {
      const searched = store.getState().search?.terms;
      if (searched) exports.fill({ from: searched.from, to: searched.to, teller: searched.teller });
      store.setState({ place: 'export', record: null });
    },
  };
}

export type AuditorStore = ReturnType<typeof createAuditorStore>;

const kept = new WeakMap<Client, { staff: string; store: AuditorStore }>();

/** The room as this person left it, so that a lock loses neither the search nor a running export; never another person's. */
export function auditorStoreFor(client: Client, staff: string, now: number): AuditorStore {
  const before = kept.get(client);
  if (before?.staff === staff) return before.store;
  before?.store.exports.cancel();
  before?.store.compare.cancel();
  const store = createAuditorStore(client, now);
  kept.set(client, { staff, store });
  return store;
}
