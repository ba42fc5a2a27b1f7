// The customer's window: follows the process and shows the one page that the moment calls for.
import { useEffect, useState } from 'react';
import { useStore } from 'zustand';
import type { OuterView } from '../../shared/contract/outer-view.ts';
import type { Client } from '../state/transport.ts';
import { createWindowStore, type WindowStore } from '../state/window-store.ts';
import { CustomerScreen } from './customer-screen.tsx';

/** @param store handed in by tests; the window makes its own */
export default function OuterWindow({ client, store }: { client: Client; store?: WindowStore<OuterView> }) {
  const [own] = useState(
    () => store ?? createWindowStore<OuterView>((signal) => client.customer.watch(undefined, { signal })),
  );
  useEffect(() => own.start(), [own]);
  const view = useStore(own, (state) => state.view);
  const link = useStore(own, (state) => state.link);
  return <CustomerScreen {...{ client, view }} lost={link === 'lost'} />;
}
