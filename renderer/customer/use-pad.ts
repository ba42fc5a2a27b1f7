// The signature pad beside this screen: told where the customer stands, and their ink followed as they write it. It is the process's; here it is
// only shown.
import { useEffect, useState } from 'react';
import type { OuterView } from '../../shared/contract/outer-view.ts';
import { follow } from '../state/follow.ts';
import { type InkDraft, withStep } from '../state/ink-draft.ts';
import { send } from '../state/send.ts';
import type { Client } from '../state/transport.ts';
import { useAside } from './aside.ts';
import { CUSTOMER } from './sentences.ts';

export type Pad = NonNullable<(OuterView & { phase: 'notice' })['pad']>;

interface Place {
  /** What would be signed here. */
  about: string;
  form: 'ink' | 'mark';
  /** There is ink on the glass. */
  touched: boolean;
}

/** @returns the ink on the pad as far as it has come, or null */
export function usePad(
  client: Client,
  pad: Pad | undefined,
  { about, form, touched }: Place,
): InkDraft | null {
  const covered = useAside()?.covered ?? false;
  const isOpen = pad?.ready === true && !covered;
  const page = pad?.page ?? null;

  // Told anew where the pad has lost the page: it was plugged in again, or the counter was locked in between.
  // biome-ignore lint/correctness/useExhaustiveDependencies: another page, or none, is another state of the pad
  useEffect(() => {
    if (isOpen) void send(() => client.pad.open({ about, form, touched }));
  }, [client, isOpen, about, form, touched, page]);
  useEffect(() => {
    if (!isOpen) return;
    return () => void send(() => client.pad.leave({ about }));
  }, [client, isOpen, about]);

  const [ink, setInk] = useState<{ page: string; draft: InkDraft } | null>(null);
  useEffect(() => {
    if (page === null) return;
    const stop = new AbortController();
    void follow({
      stream: () => client.pad.watch({ page }, { signal: stop.signal }),
      signal: stop.signal,
      interrupted: CUSTOMER.lost,
      take: (step) => {
        setInk((last) => ({ page, draft: withStep(last?.page === page ? last.draft : null, step) }));
        return undefined;
      },
    });
    return () => stop.abort();
  }, [client, page]);
  return ink && ink.page === page && ink.draft.strokes.length > 0 ? ink.draft : null;
}
