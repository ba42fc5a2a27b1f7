// Attempts: what people at a counter might try in a case of any procedure, each seen from the case as it then stands.
import fc from 'fast-check';
import type { CaseCommand } from '../../shared/case/commands.ts';
import type { Actor } from '../../shared/ledger/entry.ts';
import { stepWithForm } from '../../shared/procedure/course.ts';
import { optionsOf } from '../../shared/procedure/procedure-schema.ts';
import { TEXT_SIZES, THEMES } from '../../shared/words/reading.ts';
import {
  BRANCH_HEAD,
  type CaseDriver,
  CLOCK,
  CUSTOMER,
  hash,
  OTHER_TELLER,
  PACK,
  SUPERVISOR,
  slipOf,
  TELLER,
} from './case-driver.ts';

const REASONS = PACK.pack.reasons;
const codes = (list: readonly { code: string }[]) => list.map((entry) => entry.code);
export const one = <T>(list: readonly T[]) => fc.constantFrom(...list);
const causes = one(['record-error', 'customer-changed'] as const);
/** A screen mostly shows what is; now and then it is behind. */
const upToDate = fc.oneof(
  { weight: 9, arbitrary: fc.constant(true) },
  { weight: 1, arbitrary: fc.constant(false) },
);

interface Trying {
  command: CaseCommand;
  actor: Actor;
}
/** What of a case people go by, wherever it runs. */
export type SeenCase = Pick<
  CaseDriver,
  'state' | 'course' | 'assessed' | 'stage' | 'notice' | 'ink' | 'confirmation'
> & { wait(ms: number): unknown };
export type Attempt = (running: SeenCase) => Trying | undefined;

/** The one of a list that a number stands for, whatever the list is in this case. */
const pick = <T>(list: readonly T[], number: number): T | undefined => list[number % list.length];

const staff = fc.oneof(
  { weight: 6, arbitrary: fc.constant(TELLER) },
  { weight: 1, arbitrary: one([SUPERVISOR, BRANCH_HEAD, OTHER_TELLER]) },
);

export const answers: fc.Arbitrary<Attempt> = fc
  .record({ at: fc.nat(999), first: fc.nat(99), second: fc.option(fc.nat(99)), fresh: upToDate })
  .chain((chosen) => fc.tuple(fc.constant(chosen), fc.option(causes), staff))
  .map(([{ at, first, second, fresh }, cause, actor]) => ({ course, state }) => {
    const step = pick(
      course.steps.filter(({ groups }) => groups.length > 0),
      at,
    );
    if (!step) return undefined;
    const known = codes(optionsOf(step));
    const numbers = step.choose === 'many' && second !== null ? [first, second] : [first];
    const options = [...new Set(numbers.map((number) => pick(known, number) ?? ''))];
    const saw = fresh ? (state.answers.get(step.id)?.n ?? null) : 0;
    const command: CaseCommand =
      cause && saw !== null
        ? { type: 'change-step', step: step.id, options, saw, cause }
        : { type: 'answer-step', step: step.id, options, saw };
    return { command, actor };
  });

/** Puts off what may be put off, mostly; for a day that is mostly allowed. */
export const deferrals: fc.Arbitrary<Attempt> = fc
  .record({ at: fc.nat(99), any: fc.nat(5), due: one(['2026-11-21', '2026-11-23', '2026-12-31']) })
  .map(({ at, any, due }) => ({ course, state }) => {
    const step = pick(any === 0 ? course.steps : course.steps.filter(({ defer }) => defer), at);
    if (!step) return undefined;
    const reason = step.defer?.reasons[0]?.code ?? 'system-down';
    const saw = state.answers.get(step.id)?.n ?? null;
    const command: CaseCommand = {
      ...{ type: 'defer-step', step: step.id, saw, reason },
      ...{ owner: 'supervisor-bing', due },
    };
    return { command, actor: TELLER };
  });

export const slips: fc.Arbitrary<Attempt> = fc
  .record({
    yuan: one([100, 8_000, 12_000, 60_000, 250_000]),
    sameName: fc.boolean(),
    payee: one(['赵铁柱', '钱二狗']),
    cause: causes,
    cash: fc.nat(9).map((number) => number === 0),
  })
  .map(({ cause, cash, ...words }) => ({ state, course }) => {
    const slip = slipOf(words, cash || course.slip === 'cash' ? 'cash' : 'payment');
    const command: CaseCommand = state.slip
      ? { type: 'correct-slip', slip, saw: state.slipN, cause }
      : { type: 'fill-slip', slip };
    return { command, actor: TELLER };
  });

export const words: fc.Arbitrary<Attempt> = fc
  .record({ at: fc.nat(99), type: one(['hear', 'unhear'] as const) })
  .map(({ at, type }) => ({ course, state }) => {
    const heard = type === 'unhear' ? [...state.heard.keys()] : codes(course.heard);
    return { command: { type, heard: pick(heard, at) ?? 'safe-account' }, actor: TELLER };
  });

export const library: fc.Arbitrary<Attempt> = fc
  .record({
    scam: one(codes(PACK.scams)),
    type: one(['show-scam', 'close-scam', 'record-reaction'] as const),
    reaction: one(['turned', 'wavering', 'unmoved'] as const),
    actor: one([TELLER, SUPERVISOR]),
  })
  .map(({ scam, type, reaction, actor }) => ({ state }) => {
    const shown = state.shown?.scam ?? scam;
    if (type === 'show-scam') return { command: { type, scam }, actor };
    if (type === 'close-scam') return { command: { type, scam: shown }, actor: CUSTOMER };
    return { command: { type, scam: shown, reaction }, actor };
  });

/** What the customer does with their own screen, and says on it without a word. */
export const customersOwn: fc.Arbitrary<Attempt> = fc.oneof(
  one(codes(PACK.pack.help ?? [])).map((signal) => () => ({
    command: { type: 'ask-help' as const, signal },
    actor: CUSTOMER,
  })),
  one(['en', 'zh-Hant', 'zh-CN', 'fr']).map((language) => () => ({
    command: { type: 'choose-language' as const, language },
    actor: CUSTOMER,
  })),
  fc
    .record({
      size: one(TEXT_SIZES),
      theme: one(THEMES),
      volume: one(['soft', 'middle', undefined] as const),
    })
    .map((reading) => () => ({
      command: { type: 'set-reading' as const, ...reading },
      actor: CUSTOMER,
    })),
);

const QUESTIONS = PACK.pack.teachBack ?? [];

/** What becomes of the page that the customer reads: asked about, read out, out of sight, turned to them on the staff's screen. */
export const screens: fc.Arbitrary<Attempt> = fc
  .record({
    act: one(['teach-back', 'ask-aloud', 'screen-change', 'hold-reading', 'turn-screen'] as const),
    at: fc.nat(99),
    turns: fc.boolean(),
  })
  .map(({ act, at, turns }) => ({ notice, state }) => {
    switch (act) {
      case 'teach-back': {
        const asked = QUESTIONS.find((known) => known.notice === state.notice?.code);
        const choice = pick(codes(asked?.choices ?? []), at) ?? 'none';
        return { command: { type: act, notice, choice }, actor: CUSTOMER };
      }
      case 'ask-aloud':
        return { command: { type: act, notice, page: 1, by: turns ? 'voice' : 'teller' }, actor: CUSTOMER };
      case 'screen-change':
        return { command: { type: act, to: turns ? 'lost' : 'back' }, actor: CLOCK };
      case 'hold-reading':
        return { command: { type: act, to: turns ? 'held' : 'on' }, actor: CLOCK };
      case 'turn-screen':
        return { command: { type: act, to: turns ? 'customer' : 'staff' }, actor: TELLER };
    }
  });

/** Why a question is asked, on the customer's screen. */
export const reasons: fc.Arbitrary<Attempt> = fc
  .record({ at: fc.nat(999), shows: fc.boolean() })
  .map(({ at, shows }) => ({ state, course }) => {
    const step = pick(course.steps, at)?.id ?? '';
    return shows
      ? { command: { type: 'show-reason', step }, actor: TELLER }
      : { command: { type: 'close-reason', step: state.reason?.step ?? step }, actor: CUSTOMER };
  });

const ENTERED = [...Object.keys(PACK.procedures), 'NONE'];
export const enters: fc.Arbitrary<Attempt> = fc
  .record({ procedure: one(ENTERED), actor: staff })
  .map(({ procedure, actor }) => () => ({ command: { type: 'enter', procedure }, actor }));

export const papers: fc.Arbitrary<Attempt> = fc
  .record({ paper: one([...Object.keys(PACK.papers), 'customer-copy']), actor: one([TELLER, SUPERVISOR]) })
  .map(({ paper, actor }) => () => ({ command: { type: 'print-paper', paper, text: hash('T') }, actor }));

export const signing: fc.Arbitrary<Attempt> = fc
  .record({
    act: one([
      ...['page', 'ink', 'mark', 'paper', 'witness', 'own-witness'],
      ...['refuse', 'sheet', 'confirm', 'not-now'],
    ] as const),
    at: fc.nat(99),
  })
  .map(({ act, at }) => (running) => {
    const { notice, ink, course } = running;
    switch (act) {
      case 'page':
        return {
          command: { type: 'turn-page', notice, page: (at % 6) + 1, ms: 5_000 },
          actor: CUSTOMER,
        };
      case 'ink':
      case 'mark':
        return { command: { type: 'sign', notice, form: act, clears: 0, ink }, actor: CUSTOMER };
      case 'paper':
        return { command: { type: 'sign-on-paper', notice, scan: hash('S') }, actor: TELLER };
      case 'witness':
        return { command: { type: 'witness', notice, witness: 'teller-geng' }, actor: OTHER_TELLER };
      case 'own-witness':
        return { command: { type: 'witness', notice, witness: 'teller-jia' }, actor: TELLER };
      case 'refuse':
        return { command: { type: 'refuse-to-sign', notice, reason: 'think-again' }, actor: CUSTOMER };
      case 'sheet': {
        const sheet = stepWithForm(course, 'sheet');
        const option = sheet && pick(codes(optionsOf(sheet)), at);
        return option
          ? { command: { type: 'answer-sheet', notice, options: [option] }, actor: CUSTOMER }
          : undefined;
      }
      case 'confirm':
        return running.assessed.arrival && running.state.slip
          ? { command: running.confirmation, actor: CUSTOMER }
          : undefined;
      default:
        return { command: { type: 'decline', choice: 'not-now' }, actor: CUSTOMER };
    }
  });

const reviewer = one<Actor>([
  SUPERVISOR,
  BRANCH_HEAD,
  { staff: 'teller-jia', role: 'supervisor' },
  TELLER,
  OTHER_TELLER,
]);

export const reviewing: fc.Arbitrary<Attempt> = fc
  .record({
    actor: reviewer,
    act: one(['escalate', 'propose', 'proceed', 'raise', 'contact'] as const),
    at: fc.nat(99),
    lower: one(codes(REASONS.lower)),
    raise: one(codes(REASONS.raise)),
  })
  .map(({ actor, act, at, lower, raise }) => ({ course }) => {
    const { rows, endings } = course.outcomes;
    switch (act) {
      case 'escalate':
        return { command: { type: 'escalate' }, actor };
      case 'propose':
        return { command: { type: 'escalate', proposed: pick(codes(endings), at) ?? '' }, actor };
      case 'proceed':
        return { command: { type: 'proceed', reason: lower, paperHanded: false }, actor };
      case 'raise':
        return { command: { type: 'raise', to: pick(codes(rows), at) ?? '', reason: raise }, actor };
      case 'contact':
        return {
          // The police who take over are what an ending stands on.
          command:
            at % 3 === 0
              ? { type: 'contact', contact: 'family', result: 'coming' }
              : { type: 'contact', contact: '110', result: 'took-over' },
          actor,
        };
    }
  });

/** The branch head lets the customer insist, or refuses, where the case is before them. */
export const branchHead: fc.Arbitrary<Attempt> = fc
  .record({ at: fc.nat(99), paperHanded: fc.nat(3).map((number) => number > 0) })
  .map(({ at, paperHanded }) => ({ stage, course }) => {
    const own = course.outcomes.endings.filter(({ by }) => !by.includes('teller'));
    const ending = pick(own, at);
    const ground = pick(ending?.grounds ?? [], at)?.code ?? '';
    if (stage !== 'with-reviewer' || !ending) return undefined;
    if (ending.afterContact && at < 50)
      return { command: { type: 'contact', contact: '110', result: 'took-over' }, actor: BRANCH_HEAD };
    const command: CaseCommand = ending.carriesOn
      ? { type: 'proceed', reason: ground, ending: ending.code, paperHanded }
      : { type: 'end', ending: ending.code, ground, paperHanded };
    return { command, actor: BRANCH_HEAD };
  });

export const declines: fc.Arbitrary<Attempt> = one(['change', 'not-now'] as const).map(
  (choice) =>
    ({ stage }) =>
      stage === 'confirmation-open' ? { command: { type: 'decline', choice }, actor: CUSTOMER } : undefined,
);

export const endings: fc.Arbitrary<Attempt> = fc
  .record({ actor: reviewer, at: fc.nat(99), paperHanded: fc.boolean() })
  .map(({ actor, at, paperHanded }) => ({ course }) => {
    const ending = pick(course.outcomes.endings, at);
    if (!ending) return undefined;
    const ground = ending.grounds[0]?.code ?? '';
    return { command: { type: 'end', ending: ending.code, ground, paperHanded }, actor };
  });

export const rests: fc.Arbitrary<Attempt> = one<Trying>([
  { command: { type: 'pause', reason: 'customer-rest' }, actor: TELLER },
  { command: { type: 'resume' }, actor: TELLER },
  { command: { type: 'resume' }, actor: TELLER },
  { command: { type: 'time-reached', timer: 'H10' }, actor: CLOCK },
  { command: { type: 'time-reached', timer: 'D15' }, actor: CLOCK },
  { command: { type: 'close' }, actor: TELLER },
]).map((attempt) => () => attempt);

/** Tellers take turns, and a reviewer gives what waits to another. */
export const handsOn: fc.Arbitrary<Attempt> = fc
  .record({ to: one(['teller-jia', 'teller-geng']), actor: one([TELLER, TELLER, SUPERVISOR]) })
  .map(({ to, actor }) => () => ({ command: { type: 'hand-on', to, reason: 'shift-change' }, actor }));

export const cancels: fc.Arbitrary<Attempt> = one(codes(REASONS.cancel)).map((reason) => () => ({
  command: { type: 'cancel', reason },
  actor: TELLER,
}));
