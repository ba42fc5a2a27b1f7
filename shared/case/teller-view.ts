// What the teller's window is shown of a case: the steps with their reasons, what follows from the answers, and who waits for whom.
import type { StepView, TellerCaseView } from '../contract/case-view.ts';
import { type Course, compareSeverity } from '../procedure/course.ts';
import { entriesRecommended, wayFrom } from '../procedure/judge.ts';
import { machineInWords } from '../procedure/machine-words.ts';
import type { Pack } from '../procedure/pack-schema.ts';
import { answersOf, type Step, waysOf } from '../procedure/procedure-schema.ts';
import { ERASED, maskedName } from '../words/mask.ts';
import { shanghaiDate, shanghaiDay } from '../words/time.ts';
import {
  type Assessment,
  assess,
  basisInWords,
  isDeferred,
  isForReviewer,
  papersNow,
  paperTitle,
  recordOf,
} from './assess.ts';
import type { CaseState } from './case-state.ts';
import { DECIDERS, languageView, noticeView, waitingOf } from './progress-view.ts';
import { REACTION_NAMES } from './reactions.ts';
import { afterContactOf, decisionInWords, isOverride } from './review-state.ts';

/** Names of staff by id: the roster is the station's, not the case's. */
export type NameOf = (staff: string) => string;

/** What the station knows and the case does not. */
export interface Around {
  readonly nameOf: NameOf;
  /** Earlier cases of the same document, as far as they can be told. */
  readonly recalled: TellerCaseView['recalled'];
  /** Today in Asia/Shanghai. */
  readonly today: string;
}

/** At most this many prompts compete for the teller's attention (features.md RF4). */
const MOST_PROMPTS = 2;

function stateOf(step: Step, state: CaseState, assessed: Assessment): StepView['state'] {
  if (!assessed.judgement.due.has(step.id)) return 'not-due';
  if (assessed.stale.has(step.id)) return 'again';
  if (isDeferred(state, step.id)) return 'deferred';
  // On paper, or not at all: then there is nothing more to wait for.
  if (step.form === 'sheet' && recordOf(assessed.course, state).answers.has(step.id)) return 'answered';
  return state.answers.has(step.id) ? 'answered' : 'open';
}

function deferralOf(step: Step, state: CaseState, { nameOf }: Around): StepView['deferral'] {
  const deferral = isDeferred(state, step.id) ? state.deferrals.get(step.id) : undefined;
  if (!deferral) return null;
  const reason = step.defer?.reasons.find((known) => known.code === deferral.reason)?.label;
  return { owner: nameOf(deferral.owner), due: deferral.due, reason: reason ?? deferral.reason };
}

function stepView(pack: Pack, step: Step, state: CaseState, assessed: Assessment, around: Around): StepView {
  const answer = state.answers.get(step.id);
  const { id, part, title, channel, form, choose, say, why, limit, defer } = step;
  return {
    ...{ id, part, title, channel, form, choose, say, why, limit },
    who: step.who ?? 'teller',
    basis: basisInWords(pack, step),
    groups: step.groups.map((group) => ({
      label: group.label,
      options: group.options.map(({ code, label, calm, raises }) => ({
        ...{ code, label, calm: calm === true, raises: raises ?? [] },
      })),
    })),
    state: stateOf(step, state, assessed),
    defer: defer
      ? { reasons: defer.reasons, firstDay: around.today, lastDay: shanghaiDay(around.today, defer.days) }
      : null,
    forReviewer: isForReviewer(pack, state, step),
    deferral: deferralOf(step, state, around),
    answer: answer ? { options: [...answer.options], n: answer.n } : null,
  };
}

/** The labels of a step's answers, for people. */
export function labelsOf(step: Step | undefined, options: readonly string[]): string {
  const known = step ? answersOf(step) : [];
  return options.map((code) => known.find((option) => option.code === code)?.label ?? code).join('、');
}

/** A cause in words: what a flag means, what was answered, or which time has passed. */
export function causeInWords(pack: Pack, course: Course, state: CaseState, cause: string): string {
  const step = course.steps.find((candidate) => candidate.id === cause);
  const timer = course.timers.find((candidate) => candidate.code === cause);
  if (step) return `${step.title}：${labelsOf(step, recordOf(course, state).answers.get(cause) ?? [])}`;
  if (timer) return `${timer.minutes} 分钟仍未解除`;
  return pack.flags[cause]?.meaning ?? cause;
}

function confirmationOf(state: CaseState, assessed: Assessment): TellerCaseView['confirmation'] {
  if (assessed.confirmed) return 'made';
  if (state.declined) return state.declined.choice === 'change' ? 'declined-change' : 'declined-not-now';
  return assessed.stage === 'confirmation-open' ? 'shown' : 'not-yet';
}

function choicesOf(pack: Pack, state: CaseState, assessed: Assessment): TellerCaseView['choices'] {
  const { course, outcome } = assessed;
  const titleOf = (code: string) => ({ code, label: paperTitle(pack, code) });
  return {
    ...pack.pack.reasons,
    raiseTo: course.outcomes.rows
      .filter((row) => compareSeverity(course.outcomes, row.code, outcome.code) > 0)
      .map((row) => ({ code: row.code, label: row.name })),
    contacts: pack.contacts.flatMap(({ code, label, results }) =>
      results ? [{ code, label, results }] : [],
    ),
    papers: papersNow(assessed, state).map(titleOf),
    endings: course.outcomes.endings.map((ending) => ({
      ...{ code: ending.code, label: ending.name, by: ending.by, grounds: ending.grounds },
      paper: ending.paper ? titleOf(ending.paper) : null,
      carriesOn: ending.carriesOn === true,
      afterContact: afterContactOf(pack, state, ending),
    })),
  };
}

const CAUSE_NAMES = { 'record-error': '记录有误', 'customer-changed': '客户改口' };

function historyOf(pack: Pack, state: CaseState, { course }: Assessment, { nameOf }: Around) {
  const { reasons } = pack.pack;
  const grounds = course.outcomes.endings.flatMap((ending) => ending.grounds);
  const wordsFor = [...reasons.lower, ...reasons.raise, ...grounds];
  const stepFor = (id: string) => course.steps.find((step) => step.id === id);
  return {
    decisions: state.decisions.map((entry) => ({
      by: nameOf(entry.by),
      role: DECIDERS[entry.role] ?? entry.role,
      decision: decisionInWords(entry),
      override: isOverride(entry),
      sentence: wordsFor.find((reason) => reason.code === entry.reason)?.label ?? entry.reason,
    })),
    contacts: state.contacts.map(({ contact, result, at }) => {
      const known = pack.contacts.find((candidate) => candidate.code === contact);
      const outcome = known?.results?.find((candidate) => candidate.code === result);
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
  if (!state.slip) return null;
  const { amountFen, share, sameName, payee } = state.slip;
  return {
    ...{ amountFen, share, n: state.slipN },
    payee: payee?.name ?? (state.customer === undefined ? ERASED : null),
    accountMask: payee?.accountMask ?? '',
    bank: payee?.bank ?? null,
    sameName: sameName === 'yes',
  };
}

/**
 * Calling the reviewer enters what the outcome leads to: it is not said twice. What it could have led to by another cause is said
 * once that one is under way and no longer quiet.
 */
function isLeftToOutcome(pack: Pack, state: CaseState, assessed: Assessment, code: string): boolean {
  const { course, outcome, judgement } = assessed;
  const way = wayFrom(pack, course, recordOf(course, state), outcome)?.procedure;
  const isOver = way !== undefined && state.entered.includes(way) && !judgement.quiet;
  return !isOver && waysOf(outcome).some(({ procedure }) => procedure === code);
}

function entriesOf(pack: Pack, state: CaseState, assessed: Assessment): TellerCaseView['entries'] {
  const { course } = assessed;
  const recommended = entriesRecommended(pack, course, recordOf(course, state));
  return Object.values(pack.procedures).flatMap((procedure) => {
    const { code, name, entry } = procedure;
    if (!entry?.by.includes('teller') || code === state.procedure || state.entered.includes(code)) return [];
    const isSaid = isLeftToOutcome(pack, state, assessed, code);
    return [{ code, name, because: recommended.includes(procedure) && !isSaid ? entry.because : null }];
  });
}

/** A contradiction that the customer has since talked away keeps its flag, and is still told by what the flag means. */
function contradictionsOf(pack: Pack, { course, judgement }: Assessment): TellerCaseView['prompts'] {
  const standing = judgement.contradictions.map(({ because, ask }) => ({
    ...{ kind: 'contradiction' as const, sentence: because, ask },
  }));
  const now = new Set(judgement.contradictions.map((rule) => rule.raises));
  const before = new Set(course.contradictions.map((rule) => rule.raises));
  const kept = [...judgement.raised.keys()].filter((code) => before.has(code) && !now.has(code));
  return [
    ...standing,
    ...kept.map((code) => ({
      kind: 'contradiction' as const,
      sentence: `${pack.flags[code]?.meaning ?? code}（客户后来改口）。`,
      ask: null,
    })),
  ];
}

function promptsOf(
  pack: Pack,
  assessed: Assessment,
  entries: TellerCaseView['entries'],
  { recalled }: Around,
): Pick<TellerCaseView, 'prompts' | 'morePrompts'> {
  const all: TellerCaseView['prompts'] = [
    ...contradictionsOf(pack, assessed),
    ...recalled.map(({ at, procedure, outcome }) => ({
      kind: 'recall' as const,
      sentence: `${shanghaiDate(at)} 办理过“${procedure}”，结果：${outcome}。`,
      ask: null,
    })),
    ...entries.flatMap(({ because }) =>
      because === null ? [] : [{ kind: 'entry' as const, sentence: because, ask: null }],
    ),
  ];
  return { prompts: all.slice(0, MOST_PROMPTS), morePrompts: Math.max(0, all.length - MOST_PROMPTS) };
}

function shownOf(pack: Pack, { shown }: CaseState): TellerCaseView['shown'] {
  if (!shown) return null;
  const { scam, open, reaction } = shown;
  const name = pack.scams.find((known) => known.code === scam)?.name ?? scam;
  return { scam, name, open, reaction: reaction ? REACTION_NAMES[reaction] : null };
}

function helpOf(pack: Pack, { help }: CaseState): Pick<TellerCaseView, 'help'> {
  if (help.size === 0) return {};
  const said = [...help].map(([code, { at, flag }]) => ({
    label: pack.pack.help?.find((known) => known.code === code)?.label ?? code,
    at,
    calm: flag === undefined,
  }));
  return { help: said.reverse() };
}

function proposedOf(state: CaseState, { course, stage }: Assessment): string | null {
  const code = stage === 'with-reviewer' ? state.escalated?.proposed : undefined;
  return course.outcomes.endings.find((ending) => ending.code === code)?.name ?? null;
}

function lobbyView(pack: Pack, { lobby }: CaseState): TellerCaseView['lobby'] {
  if (!lobby) return null;
  const { at, machine, flags } = lobby;
  return {
    at,
    machine: machineInWords(pack, machine),
    saw: flags.map((code) => pack.flags[code]?.meaning ?? code),
  };
}

export function tellerView(pack: Pack, state: CaseState, around: Around): TellerCaseView {
  const assessed = assess(pack, state);
  const { course, judgement, outcome } = assessed;
  const notice = noticeView(pack, state, assessed);
  const entries = entriesOf(pack, state, assessed);
  const { exemption } = judgement;
  return {
    id: state.id,
    procedure: {
      ...{ code: course.code, name: course.name, slogan: course.slogan, slip: course.slip },
      label: pack.pack.label,
      version: state.packVersion,
    },
    customer: maskedName(state.customer),
    reference: state.reference ?? null,
    documentMask: state.documentMask ?? '',
    openedAt: state.openedAt,
    opener: around.nameOf(state.opener),
    slip: slipView(state),
    lobby: lobbyView(pack, state),
    tier: judgement.tier,
    stage: assessed.stage,
    steps: course.steps.map((step) => stepView(pack, step, state, assessed, around)),
    flags: [...judgement.raised].map(([code, weight]) => ({
      code,
      weight,
      meaning: pack.flags[code]?.meaning ?? code,
    })),
    outcome: {
      ...{ code: outcome.code, name: outcome.name, decider: assessed.decider ?? outcome.decider },
      advice: outcome.advice,
      because: judgement.causes.map((cause) => causeInWords(pack, course, state, cause)),
      cleared: assessed.cleared,
    },
    additions: judgement.additions.map(({ code, name, advice }) => ({ code, name, advice })),
    exemption: {
      state: exemption,
      sentence: exemption === 'not-claimed' ? null : (course.exemption?.[exemption] ?? null),
    },
    recommended: judgement.recommended.map(({ step, option, because }) => ({ step, option, because })),
    heard: course.heard.map(({ code, label }) => ({ code, label, on: state.heard.has(code) })),
    ...helpOf(pack, state),
    entries,
    quiet: judgement.quiet,
    ...promptsOf(pack, assessed, entries, around),
    recalled: around.recalled,
    shown: shownOf(pack, state),
    notice,
    ...languageView(pack, state),
    proposed: proposedOf(state, assessed),
    confirmation: confirmationOf(state, assessed),
    ...historyOf(pack, state, assessed, around),
    ...waitingOf(state, assessed, notice),
    choices: choicesOf(pack, state, assessed),
  };
}
