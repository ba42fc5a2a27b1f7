// What every room of the inner window works with: the client for calls, and the view as it stands.
import { createContext, type ReactNode, useContext, useMemo } from 'react';
import { useStore } from 'zustand';
import type { InnerView } from '../../shared/contract/inner-view.ts';
import type { Client } from '../state/transport.ts';
import type { WindowStore } from '../state/window-store.ts';

interface Inner {
  client: Client;
  store: WindowStore<InnerView>;
}

const Context = createContext<Inner | null>(null);

export function InnerProvider({ client, store, children }: Inner & { children: ReactNode }) {
  const value = useMemo(() => ({ client, store }), [client, store]);
  return <Context.Provider value={value}>{children}</Context.Provider>;
}

function useInner(): Inner {
  const inner = useContext(Context);
  if (!inner) throw new Error('a room must stand inside InnerProvider');
  return inner;
}

/** The calls. Use with useCommand, which gives each command its number. */
export const useClient = (): Client => useInner().client;

/** The window's own store, for rooms that keep something until somebody signs out. */
export const useWindowStore = (): WindowStore<InnerView> => useInner().store;

/** The whole view of the inner window; only below the screens that have one. */
export function useView(): InnerView {
  const view = useStore(useInner().store, (state) => state.view);
  if (!view) throw new Error('a room is only shown once there is a view');
  return view;
}
