// 客户留存联: what the customer read and signed, on paper to take home (features.md NS12). Made from the case and not from a paper of the pack: every
// case with a signature has it. It says nothing of answers, flags or what was decided.
import { type Course, stepWithForm } from '../procedure/course.ts';
import { languageInWords, noticeShownOn } from '../procedure/languages.ts';
import type { Pack } from '../procedure/pack-schema.ts';
import { optionsOf } from '../procedure/procedure-schema.ts';
import { shanghaiDate, shanghaiTime } from '../words/time.ts';
import type { CaseState } from './case-state.ts';
import { isSigned, type NoticeState } from './notice-state.ts';

/** Stands among the codes of papers. */
export const CUSTOMER_COPY = { code: 'customer-copy', title: '客户留存联' } as const;

const SIGNED = { ink: '手写签名', mark: '画押', paper: '纸质签名' } as const;

/** How the customer answered for what they read; undefined while they have not. A mark counts with its witness only. */
function acknowledgement(course: Course, state: CaseState, notice: NoticeState): string | undefined {
  if (notice.signed && isSigned(notice))
    return `以上内容您已看过，${shanghaiTime(notice.signed.at)} ${SIGNED[notice.signed.form]}。`;
  const sheet = stepWithForm(course, 'sheet');
  const answer = sheet && state.answers.get(sheet.id);
  return answer && `以上内容您已看过，${shanghaiTime(answer.at)} 在屏幕上选好。`;
}

export const hasCopy = (course: Course, state: CaseState): boolean =>
  state.notice !== undefined && acknowledgement(course, state, state.notice) !== undefined;

/**
 * @param confirmed amount, payee and arrival as they stand are what the customer confirmed
 * @returns the lines of the sheet; undefined where there is nothing yet that the customer signed or answered
 */
export function copyLines(
  pack: Pack,
  course: Course,
  state: CaseState,
  confirmed: boolean,
): string[] | undefined {
  const { notice } = state;
  const confirmation = confirmed ? state.confirmation : undefined;
  const text = notice && noticeShownOn(pack, notice.code, shanghaiDate(notice.shown.at), notice.language);
  const said = notice && acknowledgement(course, state, notice);
  if (!text || !said) return undefined;
  const { title, pages } = text;
  const step = stepWithForm(course, 'arrival');
  const arrival = step && optionsOf(step).find(({ code }) => code === confirmation?.arrival);
  return [
    '这一份给您带回家，请收好。',
    `《${title}》`,
    ...pages.flat(),
    said,
    ...(confirmation && arrival ? [`金额、收款人和到账方式您已核对：${arrival.label}。`] : []),
    ...(notice.language ? [`告知书语言：${languageInWords(pack, notice.language)}`] : []),
    `告知书校验值：${notice.sha256}`,
  ];
}
