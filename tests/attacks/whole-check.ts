// 立即核对 without its two entries: what a check of the whole log finds in a station that runs.
import { checkLog, type Finding } from '../../electron/ledger/log-check.ts';
import type { StationDriver } from '../support/station-driver.ts';

/** @returns undefined where the log is whole */
export function wholeCheck({ station }: StationDriver): Finding | undefined {
  const { open, vault } = station;
  const head = open.store.head()?.checkpoint ?? '';
  const { origin, size } = open.ledger;
  const checking = checkLog({
    ...{ store: open.store, caseKeys: vault.caseKeys, origin, size, head, anchor: open.anchored() },
  });
  for (;;) {
    const step = checking.next();
    if (step.done) return step.value.finding;
  }
}
