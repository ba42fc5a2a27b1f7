// What the library's dialog works with: the types and hotlines from the process, and the search, loaded when first asked for.
import { useEffect, useState } from 'react';
import type { Library } from '../../shared/contract/library-view.ts';
import type { ScamHit } from '../../shared/scams/search.ts';
import { useClient } from '../shell/inner-context.tsx';
import { type Problem, send } from '../state/send.ts';

export type LibraryScam = Library['scams'][number];
type Search = (query: string) => ScamHit<LibraryScam>[];

export interface LoadedLibrary {
  library: Library | null;
  /** `none` where the search could not be loaded: the list can still be gone through. */
  search: Search | 'loading' | 'none';
  problem: Problem | null;
}

export function useLibrary(): LoadedLibrary {
  const client = useClient();
  const [library, setLibrary] = useState<Library | null>(null);
  const [search, setSearch] = useState<LoadedLibrary['search']>('loading');
  const [problem, setProblem] = useState<Problem | null>(null);
  useEffect(() => {
    let gone = false;
    const load = async () => {
      // The pinyin in it weighs more than the whole of the teller's first page.
      const loading = import('../../shared/scams/search.ts').catch(() => null);
      const sent = await send(() => client.teller.library());
      if (gone) return;
      if (!sent.ok) return setProblem(sent.problem);
      setLibrary(sent.value);
      const module = await loading;
      if (!gone) setSearch(module ? () => module.makeScamIndex(sent.value.scams) : 'none');
    };
    void load();
    return () => {
      gone = true;
    };
  }, [client]);
  return { library, search, problem };
}
