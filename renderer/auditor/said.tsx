// A sentence with its mark before it: never by colour alone.
import { COMPARE } from './compare-sentences.ts';

export type Tone = keyof (typeof COMPARE)['marks'];

export function Said({ tone, children }: { tone: Tone; children: string }) {
  return (
    <span className={`compare-said compare-${tone}`}>
      <span aria-hidden="true">{COMPARE.marks[tone]}</span> {children}
    </span>
  );
}
