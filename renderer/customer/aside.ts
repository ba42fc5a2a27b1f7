// Pages that the customer opens over the one they are on. What lies under keeps its place.
import { createContext, useContext } from 'react';
import type { OuterView } from '../../shared/contract/outer-view.ts';

export type AsideName = 'ask' | 'reading' | 'sound' | 'languages';

export interface Aside {
  open: (name: AsideName) => void;
  /** Something lies over the page: nobody is looking at it. */
  covered: boolean;
  /** What the page can be had in beside 简体中文. */
  languages: OuterView['languages'];
}

export const AsideContext = createContext<Aside | null>(null);

/** Null where nothing can be opened: on a page that is itself opened over another, and before there is a customer. */
export const useAside = (): Aside | null => useContext(AsideContext);
