// What the customer's window may never hold: an answer, a flag, an outcome, a full name or number, neither sent nor shown.
import { expect } from 'vitest';
import type { Pack } from '../../shared/procedure/pack-schema.ts';
import type { WatchedPage } from './windows.ts';

/** Two characters are in every sentence, and how the money arrives is what the customer confirms. */
const isTelling = (text: string) => text.length > 2 && !/到账$/.test(text);

/** @param known names, numbers and words that were recorded at this counter */
export async function expectNothingLeaked(
  outer: WatchedPage,
  pack: Pack,
  known: readonly string[],
): Promise<void> {
  // A question that staff put before the customer says which one it is, and nothing else of it.
  const sent = outer.received.replaceAll(/("phase":"reason"[^\n]*?)"step":"[A-Z]+-\d+"/g, '$1');
  expect(sent, 'what the customer’s window was sent is known').toContain('"phase"');
  // What may be answered on a sheet is `answers`; nothing else of an answer has a name here.
  expect(sent).not.toMatch(
    /"(flags?|outcome|answer|answered|steps?|exemption|heard|because|decisions?|prompts?|people|session)"/,
  );
  expect(sent).not.toMatch(new RegExp(`\\b(${Object.keys(pack.procedures).join('|')})-\\d`));
  expect(sent).not.toMatch(/\b[FKC]\d\d\b|\b[OAEM]\d\b/);
  const shown = await outer.textsSeen();
  const tables = Object.values(pack.outcomes);
  const kept = [
    ...Object.values(pack.flags).map(({ meaning }) => meaning),
    ...tables.flatMap(({ rows, additions }) =>
      [...rows, ...additions].flatMap((row) => [row.name, row.advice]),
    ),
    ...known,
  ];
  for (const text of kept.filter(isTelling)) {
    expect(sent).not.toContain(text);
    expect(shown).not.toContain(text);
  }
}
