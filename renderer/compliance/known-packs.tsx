// Every pack that may be published, or was: what it is, who brought it, and the way to what it would change.
import { shanghaiTime } from '../../shared/words/time.ts';
import { Button } from '../ui/button.tsx';
import type { KnownPack } from './compliance-store.ts';
import { COMPLIANCE } from './sentences.ts';

const WORDS = COMPLIANCE.packs;

interface Props {
  packs: readonly KnownPack[];
  onCompare: (pack: KnownPack) => void;
}

export function KnownPacks({ packs, onCompare }: Props) {
  const { columns } = WORDS;
  return (
    <section className="stack-tight" aria-labelledby="known-title">
      <h2 id="known-title">{WORDS.known}</h2>
      <p className="quiet small">{packs.length === 0 ? WORDS.noneKnown : WORDS.knownAid}</p>
      {packs.length > 0 && (
        <table className="room-table">
          <thead>
            <tr>
              <th scope="col">{columns.pack}</th>
              <th scope="col">{columns.effective}</th>
              <th scope="col">{columns.imported}</th>
              <th scope="col">{columns.signed}</th>
              <th scope="col">{columns.state}</th>
              <th scope="col">{columns.compare}</th>
            </tr>
          </thead>
          <tbody>
            {packs.map((pack) => (
              <Row key={pack.sha256} pack={pack} onCompare={() => onCompare(pack)} />
            ))}
          </tbody>
        </table>
      )}
    </section>
  );
}

function Row({ pack, onCompare }: { pack: KnownPack; onCompare: () => void }) {
  return (
    <tr>
      <th scope="row">{COMPLIANCE.packName(pack)}</th>
      <td>{WORDS.range(pack.from, pack.to)}</td>
      <td>
        {shanghaiTime(pack.importedAt)}
        <br />
        {pack.importedBy}
      </td>
      <td>{pack.signedBy}</td>
      <td>
        <span className={`pack-state pack-state-${pack.state}`}>{WORDS.states[pack.state]}</span>
      </td>
      <td>
        {pack.state !== 'in-use' && (
          <Button aria-label={WORDS.compareNamed(COMPLIANCE.packName(pack))} onClick={onCompare}>
            {WORDS.compare}
          </Button>
        )}
      </td>
    </tr>
  );
}
