// The store of compliance for every page of the room.
import { createContext, useContext } from 'react';
import { useStore } from 'zustand';
import type { ComplianceState, ComplianceStore } from './compliance-store.ts';
import type { CustodyStore } from './custody-store.ts';
import type { DraftState } from './draft-store.ts';
import type { ImportRun } from './import-store.ts';
import type { LocalState } from './local-store.ts';

const Context = createContext<ComplianceStore | null>(null);

export const ComplianceProvider = Context.Provider;

export function useComplianceStore(): ComplianceStore {
  const store = useContext(Context);
  if (!store) throw new Error('a page of compliance must stand inside ComplianceProvider');
  return store;
}

export const useCompliance = <T,>(pick: (state: ComplianceState) => T): T =>
  useStore(useComplianceStore(), pick);

export const useImport = (): ImportRun => useStore(useComplianceStore().imports, (state) => state.run);

export const useDraft = <T,>(pick: (state: DraftState) => T): T => useStore(useComplianceStore().draft, pick);

export const useCustody = <T,>(pick: (state: ReturnType<CustodyStore['getState']>) => T): T =>
  useStore(useComplianceStore().custody, pick);

export const useLocal = <T,>(pick: (state: LocalState) => T): T => useStore(useComplianceStore().local, pick);
