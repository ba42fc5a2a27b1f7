// How far the customer's screen has come, and who waits for whom (I5): one sentence at any time.
import type { TellerCaseView } from '../contract/case-view.ts';
import { stepWithForm } from '../procedure/course.ts';
import { languagesOf } from '../procedure/languages.ts';
import type { Pack } from '../procedure/pack-schema.ts';
import type { Assessment } from './assess.ts';
import type { CaseState } from './case-state.ts';
import { awaitsWitness, MOST_TRIES } from './notice-state.ts';

type Notice = TellerCaseView['notice'];

function progressOf(state: CaseState, { course }: Assessment): Notice['state'] {
  const { notice } = state;
  if (course.notice === undefined) return 'none';
  if (!notice) return 'not-shown';
  if (notice.signed) return awaitsWitness(notice) ? 'witness-needed' : 'signed';
  const sheet = stepWithForm(course, 'sheet');
  if (sheet && state.answers.has(sheet.id)) return 'answered';
  return notice.refused ? 'refused' : 'reading';
}

export function noticeView(pack: Pack, state: CaseState, assessed: Assessment): Notice {
  const { notice } = state;
  const text = pack.notices[assessed.course.notice ?? ''];
  const signed = notice?.signed;
  const changedAt = Math.max(state.slipN, ...state.changes.map((change) => change.n));
  const read = [...(notice?.read.values() ?? [])];
  return {
    title: text?.title ?? '',
    pages: notice?.pages ?? text?.pages.length ?? 0,
    sha256: notice?.sha256 ?? '',
    form: signed?.form ?? null,
    state: progressOf(state, assessed),
    pagesRead: read.length,
    secondsRead: Math.round(read.reduce((sum, ms) => sum + ms, 0) / 1000),
    ...(notice?.taught &&
      !notice.taught.right &&
      notice.taught.tries >= MOST_TRIES && { toExplain: true as const }),
    ...(notice?.aloud && !signed && !notice.refused && { toReadAloud: true as const }),
    signedBeforeChange: signed !== undefined && changedAt > signed.n,
  };
}

/** In which language the customer has their screen, and which there are. */
export function languageView(pack: Pack, state: CaseState): Pick<TellerCaseView, 'language' | 'languages'> {
  const languages = languagesOf(pack);
  const language = languages.find(({ tag }) => tag === state.language);
  return { ...(language && { language }), ...(languages.length > 0 && { languages }) };
}

export const DECIDERS: Record<string, string> = {
  supervisor: '运营主管',
  'branch-head': '网点负责人',
  teller: '柜员',
};

/** What the customer is doing while the teller asks. */
function outsideNow({ state, pagesRead, pages }: Notice): string {
  switch (state) {
    case 'none':
      return '请按顺序办理';
    case 'answered':
      return '客户已看完提示并作答，在等您';
    case 'not-shown':
      return '告知书还没有显示给客户';
    case 'reading':
      return `客户正在阅读（${pagesRead}/${pages} 页）`;
    case 'signed':
      return '客户已看完告知书，在等您';
    case 'witness-needed':
      return '客户已画押，等待见证人输入 PIN';
    case 'refused':
      return '客户不愿签名';
  }
}

const readySentence = ({ course }: Assessment): string =>
  stepWithForm(course, 'confirmation') ? '客户已确认，可以完成。' : '各项都已记录，可以完成。';

const SCREEN_LOST = '客户屏幕断开了，客户的部分先停下。请接好线，或重新打开客户窗口；接好后从原来的页继续。';

export function waitingOf(state: CaseState, assessed: Assessment, notice: Notice) {
  // A step that is always a reviewer's needs one whatever the outcome says.
  const asked = assessed.decider ?? (assessed.cleared ? 'supervisor' : assessed.outcome.decider);
  const decider = DECIDERS[asked] ?? '';
  // Whoever waits for the customer would wait for ever.
  if (state.screenLost && assessed.stage !== 'paused' && assessed.stage !== 'closed')
    return { waitsFor: 'teller', waiting: SCREEN_LOST } as const;
  switch (assessed.stage) {
    case 'review-needed':
      return { waitsFor: 'teller', waiting: `需要${decider}复核，请提请复核。` } as const;
    case 'with-reviewer':
      return { waitsFor: 'reviewer', waiting: `等待${decider}输入本人 PIN 复核。` } as const;
    case 'slip-needed':
      return { waitsFor: 'teller', waiting: '客户填好单据后，请录入金额和收款人。' } as const;
    case 'asking': {
      const waiting = `${outsideNow(notice)}；您还有 ${assessed.open.length} 项。`;
      return { waitsFor: 'teller', waiting } as const;
    }
    case 'notice-open':
      return state.notice?.refused
        ? ({ waitsFor: 'reviewer', waiting: '客户不愿签名，请提请复核。' } as const)
        : ({
            waitsFor: 'customer',
            waiting: `您已办完，正在等客户阅读签名（${notice.pagesRead}/${notice.pages} 页）。`,
          } as const);
    case 'witness-needed':
      return { waitsFor: 'witness', waiting: '客户已画押，等待见证人输入 PIN。' } as const;
    case 'confirmation-open':
      return { waitsFor: 'customer', waiting: '正在等客户在屏幕上核对金额和收款人。' } as const;
    case 'declined':
      return { waitsFor: 'teller', waiting: '客户没有确认，请问清后更改，或结束办理。' } as const;
    case 'ready':
      return { waitsFor: 'teller', waiting: readySentence(assessed) } as const;
    case 'paused':
      return { waitsFor: 'teller', waiting: '已暂停。' } as const;
    case 'closed':
      return { waitsFor: 'nobody', waiting: '已结束。' } as const;
  }
}
