// Where the customer stands in a notice: page, signing, ink not yet sent. Outlives a locked or broken moment, never a customer.
import { createStore } from 'zustand/vanilla';
import type { OuterView } from '../../shared/contract/views.ts';
import type { InkDraft } from './ink-draft.ts';

export interface Signing {
  /** Hash of the notice this belongs to. */
  notice: string | null;
  /** Pages that the process knows as read, or that were left in this window. */
  read: readonly number[];
  page: number;
  place: 'pages' | 'sign' | 'refuse';
  form: 'ink' | 'mark';
  clears: number;
  draft: InkDraft | null;
}

const NOTHING: Signing = {
  notice: null,
  read: [],
  page: 1,
  place: 'pages',
  form: 'ink',
  clears: 0,
  draft: null,
};

function firstUnread(pages: number, read: readonly number[]): number {
  for (let page = 1; page <= pages; page += 1) if (!read.includes(page)) return page;
  return pages;
}

export const allRead = (pages: number, read: readonly number[]) =>
  Array.from({ length: pages }, (_, place) => place + 1).every((page) => read.includes(page));

export function createSigningStore() {
  const store = createStore<Signing>(() => NOTHING);
  /** Pages known to the process in its last view: fewer of them means another customer. */
  let known = 0;
  return {
    ...store,
    /** Takes in a view. Anything but a neutral moment in the same case wipes what was not sent. */
    meet(view: OuterView) {
      if (view.phase === 'wait') return;
      if (view.phase !== 'notice') {
        known = 0;
        store.setState(NOTHING, true);
        return;
      }
      const same = store.getState().notice === view.notice && view.read.length >= known;
      known = view.read.length;
      if (same) {
        store.setState(({ read }) => ({ read: [...new Set([...read, ...view.read])] }));
        return;
      }
      const page = firstUnread(view.pages.length, view.read);
      store.setState({ ...NOTHING, notice: view.notice, read: view.read, page }, true);
    },
    /** Leaves a page for another one, or for the signing area. */
    leavePage(to: number | 'sign') {
      store.setState(({ page, read }) => ({
        read: read.includes(page) ? read : [...read, page],
        ...(to === 'sign' ? { place: 'sign' as const } : { page: to }),
      }));
    },
    go(place: Signing['place']) {
      store.setState({ place });
    },
    /** Takes back what the process did not take in as read, and goes there. */
    readAgain(read: readonly number[], pages: number) {
      store.setState({ read, page: firstUnread(pages, read), place: 'pages' });
    },
    setForm(form: Signing['form']) {
      store.setState({ form });
    },
    setDraft(draft: InkDraft) {
      store.setState({ draft });
    },
    clear() {
      store.setState(({ clears, draft }) => ({ draft: null, clears: clears + (draft ? 1 : 0) }));
    },
  };
}

export type SigningStore = ReturnType<typeof createSigningStore>;
