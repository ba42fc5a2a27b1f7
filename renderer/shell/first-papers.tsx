// After setting up: the fingerprint to be written into the register, then the recovery key to be sealed away.
import { useState } from 'react';
import { Button } from '../ui/button.tsx';
import { Grouped } from '../ui/grouped.tsx';
import { useView } from './inner-context.tsx';
import { RecoveryKey, type SpareKey } from './recovery-key.tsx';
import { SHELL } from './sentences.ts';

export interface MadeStation {
  identities: readonly string[];
  identityWords: readonly string[];
  recovery: SpareKey;
}

export default function FirstPapers({ made, onDone }: { made: MadeStation; onDone: () => void }) {
  const { station } = useView();
  const [noted, setNoted] = useState(false);
  return (
    <main className="plain-page">
      <section className="sheet stack plain-sheet">
        {noted ? (
          <>
            <h1>{SHELL.recovery.title}</h1>
            <RecoveryKey
              spare={made.recovery}
              origin={station?.origin ?? ''}
              done={SHELL.recovery.done}
              onDone={onDone}
            />
          </>
        ) : (
          <>
            <h1>{SHELL.identity.title}</h1>
            <p>{SHELL.identity.intro}</p>
            {made.identities.map((identity, which) => (
              <div key={identity} className="stack-tight">
                <h2>{SHELL.identity.algorithms[which]}</h2>
                <Grouped text={identity} className="fingerprint" />
                <Grouped text={made.identityWords[which] ?? ''} className="fingerprint fingerprint-words" />
              </div>
            ))}
            <p className="quiet">{SHELL.identity.software}</p>
            <Button look="main" onClick={() => setNoted(true)}>
              {SHELL.identity.noted}
            </Button>
          </>
        )}
      </section>
    </main>
  );
}
