// What the teller's window is shown of a case: the steps with their reasons, what follows from the answers, and who waits for whom.
import type { StepView, TellerCaseView } from '../contract/views.ts';
import { compareSeverity } from '../procedure/judge.ts';
import { optionsOf, type Pack, type Procedure, type Step } from '../procedure/pack-schema.ts';
import { ERASED, maskedName } from '../words/mask.ts';
import { type Assessment, assess, recordOf } from './assess.ts';
import { awaitsWitness, type CaseState } from './case-state.ts';

/** Names of staff by id: the roster is the station's, not the case's. */
export type NameOf = (staff: string) => string;

function basisOf(pack: Pack, step: Step): string[] {
  return step.basis.map(({ law, clause }) => {
    const known = pack.laws.find((entry) => entry.code === law);
    return known ? `${known.name}（${known.version}）${clause ?? ''}` : law;
  });
}

function stateOf(step: Step, state: CaseState, assessed: Assessment): StepView['state'] {
  if (!assessed.judgement.due.has(step.id)) return 'not-due';
  if (assessed.stale.has(step.id)) return 'again';
  return state.answers.has(step.id) ? 'answered' : 'open';
}

function stepView(pack: Pack, step: Step, state: CaseState, assessed: Assessment): StepView {
  const answer = state.answers.get(step.id);
  const { id, part, title, channel, form, choose, say, why, limit } = step;
  return {
    ...{ id, part, title, channel, form, choose, say, why, limit },
    basis: basisOf(pack, step),
    groups: step.groups.map((group) => ({
      label: group.label,
      options: group.options.map(({ code, label, calm, raises }) => ({
        ...{ code, label, calm: calm === true, raises: raises ?? [] },
      })),
    })),
    state: stateOf(step, state, assessed),
    answer: answer ? { options: [...answer.options], n: answer.n } : null,
  };
}

/** The labels of a step's options, for people. */
export function labelsOf(step: Step | undefined, options: readonly string[]): string {
  const known = step ? optionsOf(step) : [];
  return options.map((code) => known.find((option) => option.code === code)?.label ?? code).join('、');
}

/** A cause in words: what a flag means, what was answered, or which time has passed. */
export function causeInWords(pack: Pack, procedure: Procedure, state: CaseState, cause: string): string {
  const step = procedure.steps.find((candidate) => candidate.id === cause);
  const timer = procedure.timers.find((candidate) => candidate.code === cause);
  if (step) return `${step.title}：${labelsOf(step, recordOf(procedure, state).answers.get(cause) ?? [])}`;
  if (timer) return `${timer.minutes} 分钟仍未解除`;
  return pack.flags[cause]?.meaning ?? cause;
}

function noticeOf(pack: Pack, state: CaseState, assessed: Assessment): TellerCaseView['notice'] {
  const { notice } = state;
  const text = pack.notices[assessed.procedure.notice];
  const shown = { title: text?.title ?? '', pages: text?.pages.length ?? 0 };
  if (!notice) {
    const nothing = { sha256: '', form: null, pagesRead: 0, secondsRead: 0, signedBeforeChange: false };
    return { ...shown, ...nothing, state: 'not-shown' };
  }
  const { signed, refused, read } = notice;
  const changedAt = Math.max(state.slipN, ...state.changes.map((change) => change.n));
  let progress: TellerCaseView['notice']['state'] = 'reading';
  if (signed) progress = awaitsWitness(notice) ? 'witness-needed' : 'signed';
  else if (refused) progress = 'refused';
  return {
    ...shown,
    sha256: notice.sha256,
    form: signed?.form ?? null,
    state: progress,
    pagesRead: read.size,
    secondsRead: Math.round([...read.values()].reduce((sum, ms) => sum + ms, 0) / 1000),
    signedBeforeChange: signed !== undefined && changedAt > signed.n,
  };
}

function confirmationOf(state: CaseState, assessed: Assessment): TellerCaseView['confirmation'] {
  if (assessed.confirmed) return 'made';
  if (state.declined) return state.declined.choice === 'change' ? 'declined-change' : 'declined-not-now';
  return assessed.stage === 'confirmation-open' ? 'shown' : 'not-yet';
}

const DECIDERS: Record<string, string> = {
  supervisor: '运营主管',
  'branch-head': '网点负责人',
  teller: '柜员',
};

/** What the customer is doing while the teller asks. */
function outsideNow({ state, pagesRead, pages }: TellerCaseView['notice']): string {
  switch (state) {
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

function waitingOf(state: CaseState, assessed: Assessment, notice: TellerCaseView['notice']) {
  const decider = DECIDERS[assessed.outcome.decider] ?? '';
  switch (assessed.stage) {
    case 'review-needed':
      return { waitsFor: 'teller', waiting: `需要${decider}复核，请提请复核。` } as const;
    case 'with-reviewer':
      return { waitsFor: 'reviewer', waiting: `等待${decider}输入本人 PIN 复核。` } as const;
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
      return { waitsFor: 'teller', waiting: '客户已确认，可以完成。' } as const;
    case 'paused':
      return { waitsFor: 'teller', waiting: '已暂停。' } as const;
    case 'closed':
      return { waitsFor: 'nobody', waiting: '已结束。' } as const;
  }
}

function choicesOf(pack: Pack, assessed: Assessment): TellerCaseView['choices'] {
  const { reasons, contacts } = pack.pack;
  return {
    ...reasons,
    raiseTo: pack.outcomes.rows
      .filter((row) => compareSeverity(pack, row.code, assessed.outcome.code) > 0)
      .map((row) => ({ code: row.code, label: row.name })),
    contacts: contacts.map(({ code, label, results }) => ({ code, label, results })),
    endings: pack.outcomes.endings.map(({ code, name, by, paper, carriesOn, grounds }) => ({
      ...{ code, label: name, by, grounds },
      paper: paper ?? null,
      carriesOn: carriesOn === true,
    })),
  };
}

const CAUSE_NAMES = { 'record-error': '记录有误', 'customer-changed': '客户改口' };
const DECISION_NAMES = { proceed: '同意办理', raise: '提高处理级别', end: '结束办理' };

function historyOf(pack: Pack, state: CaseState, assessed: Assessment, nameOf: NameOf) {
  const { reasons, contacts } = pack.pack;
  const grounds = pack.outcomes.endings.flatMap((ending) => ending.grounds);
  const wordsFor = [...reasons.lower, ...reasons.raise, ...grounds];
  const stepFor = (id: string) => assessed.procedure.steps.find((step) => step.id === id);
  return {
    decisions: state.decisions.map((entry) => ({
      by: nameOf(entry.by),
      role: DECIDERS[entry.role] ?? entry.role,
      decision: DECISION_NAMES[entry.decision],
      sentence: wordsFor.find((reason) => reason.code === entry.reason)?.label ?? entry.reason,
    })),
    contacts: state.contacts.map(({ contact, result, at }) => {
      const known = contacts.find((candidate) => candidate.code === contact);
      const outcome = known?.results.find((candidate) => candidate.code === result);
      return { contact: known?.label ?? contact, result: outcome?.label ?? result, at };
    }),
    changes: state.changes.map((change) => ({
      step: stepFor(change.step)?.title ?? change.step,
      from: labelsOf(stepFor(change.step), change.from),
      to: labelsOf(stepFor(change.step), change.to),
      cause: CAUSE_NAMES[change.cause],
    })),
  };
}

function slipView(state: CaseState): TellerCaseView['slip'] {
  const { amountFen, share, sameName, payee } = state.slip;
  return {
    ...{ amountFen, share, n: state.slipN },
    payee: payee?.name ?? ERASED,
    accountMask: payee?.accountMask ?? '',
    bank: payee?.bank ?? null,
    sameName: sameName === 'yes',
  };
}

export function tellerView(pack: Pack, state: CaseState, nameOf: NameOf): TellerCaseView {
  const assessed = assess(pack, state);
  const { procedure, judgement, outcome } = assessed;
  const notice = noticeOf(pack, state, assessed);
  const { exemption } = judgement;
  return {
    id: state.id,
    procedure: {
      ...{ code: procedure.code, name: procedure.name, slogan: procedure.slogan },
      label: pack.pack.label,
      version: state.packVersion,
    },
    customer: maskedName(state.customer),
    reference: state.reference ?? null,
    documentMask: state.documentMask ?? '',
    openedAt: state.openedAt,
    opener: nameOf(state.opener),
    slip: slipView(state),
    tier: judgement.tier,
    stage: assessed.stage,
    steps: procedure.steps.map((step) => stepView(pack, step, state, assessed)),
    flags: [...judgement.raised].map(([code, weight]) => ({
      code,
      weight,
      meaning: pack.flags[code]?.meaning ?? code,
    })),
    outcome: {
      ...{ code: outcome.code, name: outcome.name, decider: outcome.decider, advice: outcome.advice },
      because: judgement.causes.map((cause) => causeInWords(pack, procedure, state, cause)),
      cleared: assessed.cleared,
    },
    additions: judgement.additions.map(({ code, name, advice }) => ({ code, name, advice })),
    exemption: {
      state: exemption,
      sentence: exemption === 'not-claimed' ? null : procedure.exemption[exemption],
    },
    recommended: judgement.recommended.map(({ step, option, because }) => ({ step, option, because })),
    heard: procedure.heard.map(({ code, label }) => ({ code, label, on: state.heard.has(code) })),
    notice,
    confirmation: confirmationOf(state, assessed),
    ...historyOf(pack, state, assessed, nameOf),
    ...waitingOf(state, assessed, notice),
    choices: choicesOf(pack, assessed),
  };
}
