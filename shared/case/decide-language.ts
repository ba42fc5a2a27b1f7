// In which language the customer reads. A fact of the case: a notice in another language is another text, so it goes out anew and is read from
// its first page; what is signed or refused by then stays as it was, and only the words around it change.
import { type Course, stepWithForm } from '../procedure/course.ts';
import { languageFor, speaks } from '../procedure/languages.ts';
import { OWN_LANGUAGE } from '../words/languages.ts';
import type { CaseState } from './case-state.ts';
import type { CaseCommand } from './commands.ts';
import { type Assessed, type CaseHappening, type Decided, happen, refuse } from './decided.ts';
import { noticeShown } from './show-notice.ts';

/** The notice is before the customer, and they have not answered for it yet. */
export function isUnderReading({ notice, answers }: CaseState, course: Pick<Course, 'steps'>): boolean {
  const sheet = stepWithForm(course, 'sheet');
  const isAnswered = sheet !== undefined && answers.has(sheet.id);
  return notice !== undefined && !notice.signed && !notice.refused && !isAnswered;
}

export function chooseLanguage(
  situation: Assessed,
  { language }: CaseCommand & { type: 'choose-language' },
): Decided {
  const { pack, state } = situation;
  if (!speaks(pack, language)) return refuse('UNKNOWN_CODE');
  if ((state.language ?? OWN_LANGUAGE) === language) return refuse('NOTHING_CHANGED');
  const chosen: CaseHappening = { kind: 'language-chosen', body: { language }, private: {} };
  const { notice } = state;
  // Where the notice has no translation its text stays the same, and what was read of it too.
  const isOther = notice !== undefined && languageFor(pack, notice.code, language) !== notice.language;
  const anew =
    isOther && isUnderReading(state, situation.assessed.course)
      ? noticeShown(pack, notice.code, situation, language)
      : [];
  return happen(chosen, ...anew);
}
