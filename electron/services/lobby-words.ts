// What the lobby saw, in the words of the pack by which it was judged.
import { labelsOf } from '../../shared/case/teller-view.ts';
import { courseOf } from '../../shared/procedure/course.ts';
import type { Pack } from '../../shared/procedure/pack-schema.ts';

interface Judged {
  procedure: string;
  answers: readonly { step: string; options: readonly string[] }[];
  causes: readonly string[];
}

/** What a cause means, or what was answered. */
export function causesInWords(pack: Pack, { procedure, answers, causes }: Judged): string[] {
  const { steps } = courseOf(pack, procedure);
  return causes.map((cause) => {
    const step = steps.find(({ id }) => id === cause);
    if (!step) return pack.flags[cause]?.meaning ?? cause;
    const chosen = answers.find((answer) => answer.step === cause)?.options ?? [];
    return `${step.title}：${labelsOf(step, chosen)}`;
  });
}

export const nameOfOutcome = (pack: Pack, procedure: string, outcome: string): string =>
  courseOf(pack, procedure).outcomes.rows.find(({ code }) => code === outcome)?.name ?? outcome;
