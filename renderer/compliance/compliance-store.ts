// What the room of compliance holds between its pages: the packs, the difference that is being read, the import, the branch's draft. No rules.
import { createStore } from 'zustand/vanilla';
import { type Problem, send } from '../state/send.ts';
import type { Client } from '../state/transport.ts';
import { type CustodyStore, createCustodyStore } from './custody-store.ts';
import { createDraftStore, type DraftStore } from './draft-store.ts';
import { createImportStore, type ImportStore } from './import-store.ts';
import { createLocalStore, type LocalContent, type LocalStore } from './local-store.ts';

type Packs = Awaited<ReturnType<Client['compliance']['packs']>>;
export type PackInUse = NonNullable<Packs['inUse']>;
export type KnownPack = Packs['known'][number];
export type Differences = Awaited<ReturnType<Client['compliance']['comparePack']>>;
export type Fault = { file: string; path: string; reason: string };

/** What may be published, as it stood when it was compared. */
export type Subject = { what: 'pack'; pack: KnownPack } | { what: 'local'; content: LocalContent };

export const PLACES = ['packs', 'import', 'local', 'draft', 'rehearsal', 'custody'] as const;
export type Place = (typeof PLACES)[number];

export interface ComplianceState {
  place: Place | 'compare';
  packs: Packs | null;
  packsProblem: Problem | null;
  comparing: { subject: Subject; found: Differences } | null;
  /** What was last done, in a sentence. */
  said: string | null;
}

/** Where in the list of places a page stands: a difference belongs to what it is the difference of. */
export function placeOf({ place, comparing }: ComplianceState): Place {
  if (place !== 'compare') return place;
  return comparing?.subject.what === 'local' ? 'local' : 'packs';
}

function createComplianceStore(client: Client) {
  const store = createStore<ComplianceState>(() => ({
    place: 'packs',
    packs: null,
    packsProblem: null,
    comparing: null,
    said: null,
  }));
  const imports: ImportStore = createImportStore(client);
  const local: LocalStore = createLocalStore(client);
  const draft: DraftStore = createDraftStore(client);
  const custody: CustodyStore = createCustodyStore(client);

  async function loadPacks(): Promise<void> {
    const sent = await send(() => client.compliance.packs());
    store.setState(sent.ok ? { packs: sent.value, packsProblem: null } : { packsProblem: sent.problem });
  }

  return {
    ...store,
    imports,
    local,
    draft,
    custody,
    loadPacks,
    goTo(place: Place) {
      store.setState({ place, comparing: null, said: null });
    },
    /** One page of a difference, the first or a later one. */
    takeDifferences(subject: Subject, found: Differences) {
      store.setState({ place: 'compare', comparing: { subject, found }, said: null });
    },
    /** Something was published: what was read about the packs and the branch's content no longer stands. */
    async published(said: string): Promise<void> {
      const draft = store.getState().comparing?.subject.what === 'local' ? 'published' : 'kept';
      store.setState({ place: 'packs', comparing: null, said });
      await Promise.all([loadPacks(), local.load(draft)]);
    },
  };
}

export type ComplianceStore = ReturnType<typeof createComplianceStore>;

const kept = new WeakMap<Client, { staff: string; store: ComplianceStore }>();

/** The room as this person left it, so that a lock loses neither a draft nor a running import; never another person's. */
export function complianceStoreFor(client: Client, staff: string): ComplianceStore {
  const before = kept.get(client);
  if (before?.staff === staff) return before.store;
  before?.store.imports.cancel();
  before?.store.draft.cancel();
  const store = createComplianceStore(client);
  kept.set(client, { staff, store });
  return store;
}
