// Opens what publishing a pack would change.
import { useClient } from '../shell/inner-context.tsx';
import { useCommand } from '../shell/use-command.ts';
import type { Differences, KnownPack } from './compliance-store.ts';
import { useCompliance, useComplianceStore } from './store-context.tsx';

/** What the first pack of all is compared with. */
const NOTHING: Differences = { total: 0, page: 0, pageSize: 1, differences: [] };

export function useComparePack() {
  const client = useClient();
  const store = useComplianceStore();
  const isFirst = useCompliance(({ packs }) => packs?.inUse === null);
  const { run, problem } = useCommand();
  const compare = async (pack: KnownPack) => {
    if (isFirst) return store.takeDifferences({ what: 'pack', pack }, NOTHING);
    const sent = await run(() => client.compliance.comparePack({ sha256: pack.sha256, page: 0 }));
    if (sent?.ok) store.takeDifferences({ what: 'pack', pack }, sent.value);
  };
  return { problem, compare };
}
