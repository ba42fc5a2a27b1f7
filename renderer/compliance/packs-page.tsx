// Which content pack is in use, since when and by whom; and every other that could take its place.
import { Button } from '../ui/button.tsx';
import { NoticeLine } from '../ui/notice-line.tsx';
import { ProblemLine } from '../ui/problem-line.tsx';
import { KnownPacks } from './known-packs.tsx';
import { PackSheet } from './pack-sheet.tsx';
import { PageTitle } from './page-title.tsx';
import { COMPLIANCE } from './sentences.ts';
import { useCompliance, useComplianceStore } from './store-context.tsx';
import { useComparePack } from './use-compare-pack.ts';

const WORDS = COMPLIANCE.packs;

export function PacksPage() {
  const store = useComplianceStore();
  const packs = useCompliance((state) => state.packs);
  const unread = useCompliance((state) => state.packsProblem);
  const said = useCompliance((state) => state.said);
  const { problem, compare } = useComparePack();
  return (
    <>
      <PageTitle>{WORDS.title}</PageTitle>
      {said && <NoticeLine>{said}</NoticeLine>}
      <ProblemLine problem={unread} />
      {unread && <Button onClick={() => void store.loadPacks()}>{COMPLIANCE.reload}</Button>}
      {!packs && !unread && <p role="status">{COMPLIANCE.loading}</p>}
      {packs && (
        <>
          {packs.refusedAtStart && (
            <NoticeLine tone="alert">{WORDS.refused(packs.refusedAtStart)}</NoticeLine>
          )}
          {packs.inUse ? (
            <PackSheet pack={packs.inUse} headOffice={packs.headOffice?.origin ?? null} />
          ) : (
            <NoticeLine tone="alert">{WORDS.none}</NoticeLine>
          )}
          {!packs.headOffice && <NoticeLine>{WORDS.noHeadOffice}</NoticeLine>}
          <ProblemLine problem={problem} />
          <KnownPacks packs={packs.known} onCompare={(pack) => void compare(pack)} />
        </>
      )}
    </>
  );
}
