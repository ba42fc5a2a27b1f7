// Makes case records for rule tests out of what a teller would put down.
import type { CaseRecord } from '../../shared/procedure/judge.ts';
import type { Pack } from '../../shared/procedure/pack-schema.ts';
import { optionsOf, type Procedure } from '../../shared/procedure/procedure-schema.ts';

type Answers = Readonly<Record<string, string | readonly string[]>>;

export interface Given {
  readonly yuan?: number;
  readonly answers?: Answers;
  readonly flags?: readonly string[];
  readonly sameName?: boolean;
  readonly overHalf?: boolean;
  readonly timers?: readonly string[];
}

/** Journey J01 with all in order: 8,000 yuan to a friend. */
export const CLEAN: Answers = {
  'REM-00': 'ok',
  'REM-01': 'other-person',
  'REM-02': 'read',
  'REM-03': 'repay',
  'REM-04': 'friend',
  'REM-05': 'long-known',
  'REM-06': 'often',
  'REM-07': 'own-decision',
  'REM-08': 'known-account',
  'REM-09': 'clear-consistent',
  'REM-10': 'confirmed',
  'REM-11': 'nothing',
  'REM-12': ['calm'],
  'REM-13': ['none'],
  'REM-14': ['consistent'],
  'REM-16': 'ordinary',
  'REM-17': 'ink',
};

export function record(given: Given = {}): CaseRecord {
  const answers = Object.entries(given.answers ?? {});
  return {
    amountFen: (given.yuan ?? 8_000) * 100,
    sameName: given.sameName ?? false,
    overHalf: given.overHalf ?? false,
    answers: new Map(
      answers.map(([step, chosen]) => [step, typeof chosen === 'string' ? [chosen] : [...chosen]]),
    ),
    standing: given.flags ?? [],
    timers: new Set(given.timers ?? []),
  };
}

/** Every flag that some answer can raise, each with one answer that raises it. */
export function answersRaising(
  pack: Pack,
  procedure: Pick<Procedure, 'steps'>,
): { flag: string; step: string; option: string }[] {
  return Object.keys(pack.flags).flatMap((flag) =>
    procedure.steps.flatMap((step) =>
      optionsOf(step)
        .filter((option) => option.raises?.includes(flag))
        .map((option) => ({ flag, step: step.id, option: option.code })),
    ),
  );
}
