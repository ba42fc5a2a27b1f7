// The pack in use, in plain facts.
import { shanghaiTime } from '../../shared/words/time.ts';
import type { PackInUse } from './compliance-store.ts';
import { COMPLIANCE } from './sentences.ts';

const WORDS = COMPLIANCE.packs;

interface Props {
  pack: PackInUse;
  /** Whose signature a pack must carry; null where no key is enrolled. */
  headOffice: string | null;
}

export function PackSheet({ pack, headOffice }: Props) {
  const { localCases, localNumbers } = pack;
  const facts: [string, string][] = [
    [WORDS.version, pack.version],
    [WORDS.publishedAt, shanghaiTime(pack.publishedAt)],
    [WORDS.effective, WORDS.range(pack.from, pack.to)],
    [WORDS.publishedBy, pack.publishedBy],
    [WORDS.issuer, pack.issuer],
    [WORDS.approvedBy, pack.approvedBy ?? WORDS.noApprover],
    [WORDS.label, pack.label],
    [
      WORDS.local,
      localCases + localNumbers === 0 ? WORDS.noLocal : WORDS.localCounts(localCases, localNumbers),
    ],
    [WORDS.id, pack.id],
    ...(headOffice ? [[WORDS.headOffice, headOffice] satisfies [string, string]] : []),
  ];
  return (
    <section className="sheet stack" aria-labelledby="pack-in-use">
      <h2 id="pack-in-use">{pack.name}</h2>
      <dl className="pack-facts">
        {facts.map(([label, value]) => (
          <div key={label} className="pack-fact">
            <dt>{label}</dt>
            <dd>{value}</dd>
          </div>
        ))}
        <div className="pack-fact pack-fact-wide">
          <dt>{WORDS.sha256}</dt>
          <dd>
            <code className="pack-hash">{pack.sha256}</code>
          </dd>
        </div>
      </dl>
    </section>
  );
}
