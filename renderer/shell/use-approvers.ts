// Those at this station who may agree to what two persons do together: everybody of a fitting role but the one who asks.
import { useMemo } from 'react';
import type { InnerView } from '../../shared/contract/inner-view.ts';
import { type ApprovedAct, mayApprove } from '../../shared/words/approvers.ts';
import { useView } from './inner-context.tsx';

export function useApprovers(act: ApprovedAct): InnerView['people'] {
  const { people, session } = useView();
  const own = session?.staff;
  return useMemo(
    () => people.filter(({ id, roles }) => id !== own && mayApprove(act, roles)),
    [people, own, act],
  );
}
