// Thanks the customer for two seconds when a case ends after they confirmed it.
import { useEffect, useRef, useState } from 'react';
import type { OuterView } from '../../shared/contract/outer-view.ts';

const THANKS_MS = 2000;

export function useThanks(view: OuterView | null): boolean {
  const last = useRef<OuterView['phase'] | null>(null);
  const confirmed = useRef(false);
  const [thanks, setThanks] = useState(false);
  const phase = view?.phase ?? null;
  useEffect(() => {
    // After a confirmation comes `wait`, and `idle` when the teller has finished; a notice means a new customer.
    if (phase === 'wait' && last.current === 'confirmation') confirmed.current = true;
    if (phase === 'notice' || phase === 'confirmation') confirmed.current = false;
    const ended = phase === 'idle' && (confirmed.current || last.current === 'confirmation');
    last.current = phase;
    if (phase === 'idle') confirmed.current = false;
    setThanks(ended);
    if (!ended) return;
    const timer = setTimeout(() => setThanks(false), THANKS_MS);
    return () => clearTimeout(timer);
  }, [phase]);
  return thanks;
}
