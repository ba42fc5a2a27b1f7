// Where the customer stands in a notice or a last look: page, answer, ink not yet sent. Outlives a locked or broken moment, never a customer.
import { createStore } from 'zustand/vanilla';
import { aboutFacts } from '../../shared/case/signing-place.ts';
import type { OuterView } from '../../shared/contract/outer-view.ts';
import type { InkDraft } from './ink-draft.ts';

export interface Signing {
  /** What this belongs to: the hash of a notice, or the facts to be confirmed. */
  about: string | null;
  /** Pages that the process knows as read, or that were left in this window. */
  read: readonly number[];
  page: number;
  /** `answer`: where it is signed, or answered. */
  place: 'pages' | 'answer' | 'refuse';
  form: 'ink' | 'mark';
  clears: number;
  draft: InkDraft | null;
  /** The customer has gone on after staff explained. */
  explained: boolean;
}

const NOTHING: Signing = {
  about: null,
  read: [],
  page: 1,
  place: 'pages',
  form: 'ink',
  clears: 0,
  draft: null,
  explained: false,
};

/** Null where all are read. */
export function firstUnread(pages: number, read: readonly number[]): number | null {
  for (let page = 1; page <= pages; page += 1) if (!read.includes(page)) return page;
  return null;
}

export const allRead = (pages: number, read: readonly number[]) =>
  Array.from({ length: pages }, (_, place) => place + 1).every((page) => read.includes(page));

/** What staff put between, or a locked counter: the page and its unsent ink come back. */
const NEUTRAL: readonly OuterView['phase'][] = ['wait', 'scam', 'reason'];

export function createSigningStore() {
  const store = createStore<Signing>(() => NOTHING);
  /** Pages known to the process in its last view: fewer of them means another customer. */
  let known = 0;
  return {
    ...store,
    /** Takes in a view. Anything but a neutral moment in the same case wipes what was not sent. */
    meet(view: OuterView) {
      if (NEUTRAL.includes(view.phase)) return;
      if (view.phase !== 'notice') {
        known = 0;
        const about = view.phase === 'confirmation' ? aboutFacts(view) : null;
        if (about === null || about !== store.getState().about) store.setState({ ...NOTHING, about }, true);
        return;
      }
      const same = store.getState().about === view.notice && view.read.length >= known;
      known = view.read.length;
      if (same) {
        store.setState(({ read }) => ({ read: [...new Set([...read, ...view.read])] }));
        return;
      }
      const unread = firstUnread(view.pages.length, view.read);
      // Whoever left the last page stood at the question or the signature: a window that crashed there comes back there.
      const stood = {
        page: unread ?? view.pages.length,
        place: unread === null ? 'answer' : 'pages',
      } as const;
      store.setState({ ...NOTHING, about: view.notice, read: view.read, ...stood }, true);
    },
    /** Leaves a page for another one, or for signing or answering. */
    leavePage(to: number | 'answer') {
      store.setState(({ page, read }) => ({
        read: read.includes(page) ? read : [...read, page],
        ...(to === 'answer' ? { place: 'answer' as const } : { page: to }),
      }));
    },
    goOn() {
      store.setState({ explained: true });
    },
    go(place: Signing['place']) {
      store.setState({ place });
    },
    /** Takes back what the process did not take in as read, and goes there. */
    readAgain(read: readonly number[], pages: number) {
      store.setState({ read, page: firstUnread(pages, read) ?? pages, place: 'pages' });
    },
    setForm(form: Signing['form']) {
      store.setState({ form });
    },
    setDraft(draft: InkDraft) {
      store.setState({ draft });
    },
    /** @param onPad there was ink on the pad, which is wiped with it */
    clear(onPad = false) {
      store.setState(({ clears, draft }) => ({ draft: null, clears: clears + (draft || onPad ? 1 : 0) }));
    },
  };
}

export type SigningStore = ReturnType<typeof createSigningStore>;
