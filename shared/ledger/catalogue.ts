// Every kind of entry this product writes, in one place. The auditors' document is generated from it (FORMAT.md, appendix).
import type { z } from 'zod';
import { type CaseKind, caseKinds } from '../case/case-kinds.ts';
import { type StationKind, stationKinds } from '../station/station-kinds.ts';
import type { Entry } from './entry.ts';
import type { KindDefinition } from './kind-definition.ts';

export const catalogue = { ...stationKinds, ...caseKinds };
type Kind = CaseKind | StationKind;

type Of<K extends Kind> = {
  kind: K;
  body: z.infer<(typeof catalogue)[K]['body']>;
  private: z.infer<(typeof catalogue)[K]['private']>;
};

/** What a command wants to have happened: not yet numbered, timed or sealed. */
export type Happening<K extends Kind = Kind> = K extends Kind ? Of<K> : never;

/** What did happen, as read back from the ledger. After an erasure `private` is absent. */
export type Event<K extends Kind = Kind> = K extends Kind
  ? Omit<Of<K>, 'private'> & { private?: Of<K>['private'] } & Pick<
        Entry,
        'seq' | 'id' | 'at' | 'mono' | 'actor' | 'case' | 'n'
      >
  : never;

export type CaseEvent = Event<CaseKind>;

/** Looks a kind up, also one that this version does not write. */
export const definitionOf = (kind: string): KindDefinition | undefined =>
  (catalogue as Record<string, KindDefinition>)[kind];
