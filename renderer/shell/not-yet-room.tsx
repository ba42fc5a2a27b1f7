// A room that is still to be built: says so, and what the person can do today.
import { ROLE_NAMES } from '../../shared/words/roles.ts';
import { useView } from './inner-context.tsx';
import { SHELL } from './sentences.ts';

const TODAY: Readonly<Record<string, string>> = {
  lobby: SHELL.notYet.lobby,
};

export function NotYetRoom() {
  const { session } = useView();
  if (!session) return null;
  return (
    <main className="plain-page">
      <section className="sheet stack plain-sheet">
        <h1>{SHELL.notYet.title(ROLE_NAMES[session.room])}</h1>
        <p>{TODAY[session.room]}</p>
        <p className="quiet">{SHELL.notYet.leave}</p>
      </section>
    </main>
  );
}
