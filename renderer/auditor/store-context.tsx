// The auditor's store for every page of the room.
import { createContext, useContext } from 'react';
import { useStore } from 'zustand';
import type { AuditorState, AuditorStore } from './auditor-store.ts';
import type { ExportState } from './export-store.ts';

const Context = createContext<AuditorStore | null>(null);

export const AuditorProvider = Context.Provider;

export function useAuditorStore(): AuditorStore {
  const store = useContext(Context);
  if (!store) throw new Error('a page of the auditor must stand inside AuditorProvider');
  return store;
}

export const useAuditor = <T,>(pick: (state: AuditorState) => T): T => useStore(useAuditorStore(), pick);

export const useExport = <T,>(pick: (state: ExportState) => T): T =>
  useStore(useAuditorStore().exports, pick);
