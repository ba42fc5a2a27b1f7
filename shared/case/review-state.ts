// What reviewers did in a case, read off its state: whether a call was made, whether a decision let more through than the rules did.
import type { Pack } from '../procedure/pack-schema.ts';
import type { Outcomes } from '../procedure/procedure-schema.ts';
import type { CaseState } from './case-state.ts';

type Ending = Outcomes['endings'][number];

/** Whether the call that an ending stands on is on record. */
export const hasContact = ({ afterContact }: Ending, { contacts }: Pick<CaseState, 'contacts'>): boolean =>
  afterContact === undefined || contacts.some(({ result }) => afterContact.includes(result));

/** The call that an ending stands on, in words, and whether it was made; null where it needs none. */
export function afterContactOf(
  pack: Pack,
  state: Pick<CaseState, 'contacts'>,
  ending: Ending,
): { results: string; made: boolean } | null {
  if (!ending.afterContact) return null;
  const known = pack.contacts.flatMap(({ results = [] }) => results);
  const labels = ending.afterContact.map(
    (code) => known.find((result) => result.code === code)?.label ?? code,
  );
  return { results: [...new Set(labels)].join('、'), made: hasContact(ending, state) };
}

interface Decided {
  decision: 'proceed' | 'raise' | 'end';
  to?: string | undefined;
}

const DECISION_NAMES = { proceed: '同意办理', raise: '提高处理级别', end: '结束办理' };

/**
 * An override (features.md WZ6): the business goes on although the rules had stopped it, on the reviewer's reason alone. An ending such as
 * 坚持办理 is none: it has a ground and a paper of its own.
 */
export const isOverride = ({ decision, to }: Decided): boolean => decision === 'proceed' && to === undefined;

export const decisionInWords = (decided: Decided): string =>
  isOverride(decided) ? '降低等级办理' : DECISION_NAMES[decided.decision];
