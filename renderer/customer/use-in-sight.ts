// Brings what has just been said into sight: where a page is taller than the screen, its head may have been rolled away when a key at its foot is tapped.
import { type RefObject, useEffect, useRef } from 'react';

/** @param what another value is something new to see; null: nothing */
export function useInSight<T extends HTMLElement>(what: unknown): RefObject<T | null> {
  const element = useRef<T>(null);
  useEffect(() => {
    if (what !== null) element.current?.scrollIntoView?.({ block: 'nearest' });
  }, [what]);
  return element;
}
