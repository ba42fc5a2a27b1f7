// A window that could not be drawn: one sentence, and a way to load it anew. What was recorded is not touched by it.
import { UI } from './sentences.ts';

export function FaultPage() {
  return (
    <main className="fault-page" role="alert">
      <h1>{UI.broken}</h1>
      <p>{UI.brokenKept}</p>
      <button type="button" className="button button-main" onClick={() => location.reload()}>
        {UI.reload}
      </button>
    </main>
  );
}
