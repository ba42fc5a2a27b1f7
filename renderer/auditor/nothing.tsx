// Where a procedure has no amount, or nobody is paid: a dash to the eye, a word to a screen reader.
import { AUDITOR } from './sentences.ts';

export function Nothing() {
  return (
    <>
      <span aria-hidden="true">—</span>
      <span className="visually-hidden">{AUDITOR.nothing}</span>
    </>
  );
}
