// How a pack is rehearsed before it is published, and the way into the rehearsal under the steps.
import { PageTitle } from './page-title.tsx';
import { RehearsePacks } from './rehearse-packs.tsx';
import { COMPLIANCE } from './sentences.ts';

const WORDS = COMPLIANCE.rehearsal;

export function RehearsalPage() {
  return (
    <section className="sheet stack rehearsal">
      <PageTitle>{WORDS.title}</PageTitle>
      <p>{WORDS.intro}</p>
      <ol className="rehearsal-steps">
        {WORDS.steps.map((step) => (
          <li key={step}>{step}</li>
        ))}
      </ol>
      <RehearsePacks />
    </section>
  );
}
