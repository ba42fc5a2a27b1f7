// What the customer's screen is shown of a case. It can only ever carry what this projection carries.
import type { OuterView } from '../contract/views.ts';
import { type Course, stepWithForm } from '../procedure/course.ts';
import { countCharacters, noticeOn } from '../procedure/notice.ts';
import type { Pack } from '../procedure/pack-schema.ts';
import { optionsOf, type Step } from '../procedure/procedure-schema.ts';
import { shanghaiDate } from '../words/time.ts';
import { type Assessment, assess, basisInWords, confirmationFacts, courseFor, stepOf } from './assess.ts';
import type { CaseState } from './case-state.ts';
import { BY_STAFF, needsInk } from './decide-signing.ts';
import { isSettled, questionOf } from './decide-teach-back.ts';
import type { Situation } from './decided.ts';
import { isLastLook } from './help-state.ts';
import { awaitsWitness, type NoticeState } from './notice-state.ts';
import { sinceShown } from './reading-clock.ts';

type Mode = OuterView['mode'];

/** What can be answered on the sheet: without what only staff record of it. */
function answersOn(course: Course) {
  const sheet = stepWithForm(course, 'sheet');
  return (sheet?.groups ?? [])
    .map(({ label, options }) => ({
      label,
      options: options
        .filter((option) => !BY_STAFF.includes(option.code))
        .map((option) => ({ code: option.code, label: option.label })),
    }))
    .filter((group) => group.options.length > 0);
}

function teachBackOn(pack: Pack, notice: NoticeState) {
  const question = questionOf(pack, notice.code);
  if (!question || notice.taught?.right) return {};
  if (isSettled(notice)) return { toExplain: true as const };
  const choices = question.choices.map(({ code, label }) => ({ code, label }));
  return { teachBack: { ask: question.ask, choices, tries: notice.taught?.tries ?? 0 } };
}

function noticePage(
  mode: Mode,
  pack: Pack,
  notice: NoticeState,
  { course }: Assessment,
  now: Situation['now'],
): OuterView {
  const kept = pack.notices[notice.code];
  if (!kept) throw new Error(`notice ${notice.code} is not in the case's pack`);
  const { title, pages } = noticeOn(kept, pack.cases, shanghaiDate(notice.shown.at));
  return {
    phase: 'notice',
    mode,
    notice: notice.sha256,
    ...{ title, pages },
    read: [...notice.read.keys()].sort((a, b) => a - b),
    floorInMs: Math.max(0, Math.round(notice.floorMs - sinceShown(notice, now))),
    refusals: pack.pack.reasons.refuse,
    answers: answersOn(course),
    ...teachBackOn(pack, notice),
  };
}

function reasonPage(mode: Mode, pack: Pack, step: Step): OuterView {
  const { id, say, why, limit } = step;
  const mayDecline = optionsOf(step).some((option) => option.declines);
  return { phase: 'reason', mode, step: id, say, why, limit, basis: basisInWords(pack, step), mayDecline };
}

function pageNow(mode: Mode, pack: Pack, state: CaseState, now: Situation['now']): OuterView {
  const assessed = assess(pack, state);
  const { notice, shown, reason } = state;
  if (state.closed || state.paused) return { phase: 'idle', mode };
  const asked = reason?.open ? stepOf(assessed.course, reason.step) : undefined;
  if (asked) return reasonPage(mode, pack, asked);
  const scam = shown?.open ? pack.scams.find((known) => known.code === shown.scam) : undefined;
  if (scam) return { phase: 'scam', mode, scam: scam.code, title: scam.name, lines: scam.show };
  if (!notice) return { phase: 'idle', mode };
  if (awaitsWitness(notice)) return { phase: 'witness', mode };
  const sheet = stepWithForm(assessed.course, 'sheet');
  const answered = sheet !== undefined && state.answers.has(sheet.id);
  if (!notice.signed && !notice.refused && !answered) {
    return noticePage(mode, pack, notice, assessed, now);
  }
  const facts = confirmationFacts(assessed.course, state);
  if (!isLastLook(assessed, state) || !facts) return { phase: 'wait', mode };
  const step = stepWithForm(assessed.course, 'arrival');
  const arrival = step && optionsOf(step).find((option) => option.code === facts.arrival);
  return {
    phase: 'confirmation',
    mode,
    amountFen: facts.amountFen,
    payeeMask: facts.payeeMask,
    arrival: { code: facts.arrival, label: arrival?.label ?? facts.arrival },
    ink: needsInk(stepWithForm(assessed.course, 'confirmation'), state),
  };
}

/** Characters a minute for which an older reader is planned (features.md, Reading). */
const ELDER_CHARS_PER_MINUTE = 155;

/** The step whose reason the customer may ask for on a page. */
function stepBehind(page: OuterView, course: Course): Step | undefined {
  switch (page.phase) {
    case 'reason':
      return stepOf(course, page.step);
    case 'confirmation':
      return stepWithForm(course, 'confirmation');
    default:
      return stepWithForm(course, 'notice') ?? stepWithForm(course, 'sheet');
  }
}

/** 为什么问这个, 我可以不答吗, 大概多久, and what can be said without a word: over any page, and the same whatever was answered. */
function askOf(pack: Pack, state: CaseState, page: OuterView): OuterView['ask'] {
  const step = stepBehind(page, courseFor(pack, state));
  const characters = page.phase === 'notice' ? countCharacters(page.pages.flat()) : 0;
  return {
    why: step?.why ?? null,
    limit: step?.limit ?? null,
    basis: step ? basisInWords(pack, step) : [],
    minutes: characters > 0 ? Math.ceil(characters / ELDER_CHARS_PER_MINUTE) : null,
    help: (pack.pack.help ?? []).map(({ code, label, picture }) => ({ code, label, picture })),
  };
}

/** @param now needed only for the reading floor that is left */
export function customerView(mode: Mode, pack: Pack, state: CaseState, now: Situation['now']): OuterView {
  const page = pageNow(mode, pack, state, now);
  // Nobody is before an idle screen: the next person begins with what everybody begins with.
  if (page.phase === 'idle') return page;
  return { ...page, ...(state.reading && { reading: state.reading }), ask: askOf(pack, state, page) };
}
