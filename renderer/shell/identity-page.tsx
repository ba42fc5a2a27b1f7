// After setting up: the fingerprints to be written into the register, in groups of four.
import { Button } from '../ui/button.tsx';
import { SHELL } from './sentences.ts';

export const groupsOfFour = (text: string): string[] => text.replace(/\s+/g, '').match(/.{1,4}/gu) ?? [];

export function IdentityPage({
  identities,
  onNoted,
}: {
  identities: readonly string[];
  onNoted: () => void;
}) {
  return (
    <main className="plain-page">
      <section className="sheet stack plain-sheet">
        <h1>{SHELL.identity.title}</h1>
        <p>{SHELL.identity.intro}</p>
        {identities.map((identity, which) => (
          <div key={identity} className="stack-tight">
            <h2>{SHELL.identity.algorithms[which]}</h2>
            <p className="fingerprint">
              {groupsOfFour(identity).map((group, place) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: groups may repeat and never move
                <span key={place}>{group} </span>
              ))}
            </p>
          </div>
        ))}
        <p className="quiet">{SHELL.identity.software}</p>
        <Button look="main" onClick={onNoted}>
          {SHELL.identity.noted}
        </Button>
      </section>
    </main>
  );
}
