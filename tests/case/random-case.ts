// Random cases: sequences of what people at a counter might try, most of it sensible, some of it not, played to wherever it leads.
import fc from 'fast-check';
import type { CaseCommand, CaseRefusal } from '../../shared/case/commands.ts';
import { mayDecide } from '../../shared/case/decide-review.ts';
import type { Actor } from '../../shared/ledger/entry.ts';
import { optionsOf } from '../../shared/procedure/pack-schema.ts';
import { CLEAN } from '../procedure/record-maker.ts';
import {
  BRANCH_HEAD,
  CaseDriver,
  CLOCK,
  CUSTOMER,
  hash,
  type OpeningWords,
  OTHER_TELLER,
  PACK,
  SUPERVISOR,
  TELLER,
} from './case-driver.ts';

const STEPS = PACK.procedures.REM?.steps ?? [];
const REASONS = PACK.pack.reasons;
const ENDINGS = PACK.outcomes.endings;
const codes = (list: readonly { code: string }[]) => list.map((entry) => entry.code);
const one = <T>(list: readonly T[]) => fc.constantFrom(...list);
const causes = one(['record-error', 'customer-changed'] as const);
/** A screen mostly shows what is; now and then it is behind. */
const upToDate = fc.oneof(
  { weight: 9, arbitrary: fc.constant(true) },
  { weight: 1, arbitrary: fc.constant(false) },
);

/** Something somebody tries, seen from the case as it then stands. */
type Attempt = (running: CaseDriver) => { command: CaseCommand; actor: Actor } | undefined;

const saw = (running: CaseDriver, step: string, fresh: boolean) =>
  fresh ? (running.state.answers.get(step)?.n ?? null) : 0;

const answers: fc.Arbitrary<Attempt> = one(STEPS.filter((step) => step.groups.length > 0))
  .chain((step) =>
    fc.tuple(
      fc.constant(step),
      fc.subarray(codes(optionsOf(step)), { minLength: 1, maxLength: 2 }),
      upToDate,
      fc.option(causes),
    ),
  )
  .map(([{ id: step, choose }, some, fresh, cause]) => (running) => {
    const options = choose === 'one' ? some.slice(0, 1) : some;
    const seen = saw(running, step, fresh);
    const command: CaseCommand =
      cause && seen !== null
        ? { type: 'change-step', step, options, saw: seen, cause }
        : { type: 'answer-step', step, options, saw: seen };
    return { command, actor: TELLER };
  });

const slips: fc.Arbitrary<Attempt> = fc
  .record({
    yuan: one([100, 8_000, 12_000, 60_000, 250_000]),
    sameName: fc.boolean(),
    payee: one(['赵铁柱', '钱二狗']),
    cause: causes,
  })
  .map(({ yuan, sameName, payee, cause }) => ({ state }) => {
    const slip = {
      ...{
        amountFen: yuan * 100,
        share: 'no' as const,
        sameName: sameName ? ('yes' as const) : ('no' as const),
      },
      ...{ payee, accountMask: '****4321', accountHash: hash('A') },
    };
    return { command: { type: 'correct-slip', slip, saw: state.slipN, cause }, actor: TELLER };
  });

const words: fc.Arbitrary<Attempt> = fc
  .record({ heard: one(codes(PACK.procedures.REM?.heard ?? [])), type: one(['hear', 'unhear'] as const) })
  .map((command) => () => ({ command, actor: TELLER }));

const signing: fc.Arbitrary<Attempt> = one([
  'page',
  'ink',
  'mark',
  'paper',
  'witness',
  'own-witness',
  'refuse',
  'confirm',
  'not-now',
] as const).map((act) => (running) => {
  const { notice, ink } = running;
  switch (act) {
    case 'page':
      return {
        command: { type: 'turn-page', notice, page: (running.events.length % 4) + 1, ms: 5_000 },
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
    case 'confirm':
      return running.assessed.arrival ? { command: running.confirmation, actor: CUSTOMER } : undefined;
    case 'not-now':
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
const reviewing: fc.Arbitrary<Attempt> = fc
  .record({
    actor: reviewer,
    command: fc.oneof<fc.Arbitrary<CaseCommand>[]>(
      fc.constant({ type: 'escalate' }),
      fc.record({
        type: fc.constant('proceed'),
        reason: one(codes(REASONS.lower)),
        paperHanded: fc.boolean(),
      }),
      fc.record({
        type: fc.constant('raise'),
        to: one(codes(PACK.outcomes.rows)),
        reason: one(codes(REASONS.raise)),
      }),
      fc.constant({ type: 'contact', contact: 'family', result: 'coming' }),
    ),
  })
  .map((attempt) => () => attempt);

/** The branch head lets the customer insist, or refuses, where the case is before them. */
const branchHead: fc.Arbitrary<Attempt> = fc
  .record({ insists: fc.boolean(), paperHanded: fc.nat(3).map((n) => n > 0) })
  .map(({ insists, paperHanded }) => ({ stage }) => {
    if (stage !== 'with-reviewer') return undefined;
    const command: CaseCommand = insists
      ? { type: 'proceed', reason: 'no-legal-ground', ending: 'O8', paperHanded }
      : { type: 'end', ending: 'O6', ground: 'police-order', paperHanded };
    return { command, actor: BRANCH_HEAD };
  });

const declines: fc.Arbitrary<Attempt> = one(['change', 'not-now'] as const).map((choice) => ({ stage }) => {
  return stage === 'confirmation-open'
    ? { command: { type: 'decline', choice }, actor: CUSTOMER }
    : undefined;
});

const endings: fc.Arbitrary<Attempt> = fc
  .tuple(reviewer, one(ENDINGS), fc.boolean())
  .map(([actor, { code: ending, grounds }, paperHanded]) => () => {
    const ground = grounds[0]?.code ?? '';
    return { command: { type: 'end', ending, ground, paperHanded }, actor };
  });

const rests: fc.Arbitrary<Attempt> = one<{ command: CaseCommand; actor: Actor }>([
  { command: { type: 'pause', reason: 'customer-rest' }, actor: TELLER },
  { command: { type: 'resume' }, actor: TELLER },
  { command: { type: 'resume' }, actor: TELLER },
  { command: { type: 'time-reached', timer: 'H10' }, actor: CLOCK },
  { command: { type: 'close' }, actor: TELLER },
]).map((attempt) => () => attempt);

const cancels: fc.Arbitrary<Attempt> = one(codes(REASONS.cancel)).map((reason) => () => ({
  command: { type: 'cancel', reason },
  actor: TELLER,
}));

/** What everybody would do next who wants the case to go well. */
const nextStep =
  (form: 'ink' | 'mark'): Attempt =>
  (running) => {
    const { stage, state, notice, ink, assessed } = running;
    switch (stage) {
      case 'asking': {
        const step = assessed.open[0]?.id ?? '';
        const known = CLEAN[step] ?? 'none';
        const options = typeof known === 'string' ? [known] : [...known];
        return {
          command: { type: 'answer-step', step, options, saw: saw(running, step, true) },
          actor: TELLER,
        };
      }
      case 'review-needed':
        return { command: { type: 'escalate' }, actor: TELLER };
      case 'with-reviewer': {
        const actor = mayDecide('supervisor', assessed.outcome.decider) ? SUPERVISOR : BRANCH_HEAD;
        return { command: { type: 'proceed', reason: 'family-confirmed', paperHanded: false }, actor };
      }
      case 'notice-open': {
        const unread = [1, 2, 3, 4].find((page) => !state.notice?.read.has(page));
        running.wait(20_000);
        return unread
          ? { command: { type: 'turn-page', notice, page: unread, ms: 20_000 }, actor: CUSTOMER }
          : { command: { type: 'sign', notice, form, clears: 0, ink }, actor: CUSTOMER };
      }
      case 'witness-needed':
        return { command: { type: 'witness', notice, witness: 'supervisor-bing' }, actor: SUPERVISOR };
      case 'confirmation-open':
        return { command: running.confirmation, actor: CUSTOMER };
      case 'paused':
        return { command: { type: 'resume' }, actor: TELLER };
      case 'declined': {
        const options = [assessed.arrival === 'next-day' ? 'ordinary' : 'next-day'];
        const seen = state.answers.get('REM-16')?.n ?? -1;
        const change = { step: 'REM-16', options, saw: seen, cause: 'customer-changed' } as const;
        return { command: { type: 'change-step', ...change }, actor: TELLER };
      }
      case 'ready':
        return { command: { type: 'close' }, actor: TELLER };
      case 'closed':
        return undefined;
    }
  };

/** Often the next sensible thing, sometimes anything at all; ends by mistake are rare, so that cases grow old. */
const attempts: fc.Arbitrary<Attempt> = fc.oneof(
  { weight: 60, arbitrary: fc.constant(nextStep('ink')) },
  { weight: 12, arbitrary: fc.constant(nextStep('mark')) },
  { weight: 14, arbitrary: answers },
  { weight: 3, arbitrary: slips },
  { weight: 3, arbitrary: words },
  { weight: 10, arbitrary: signing },
  { weight: 6, arbitrary: reviewing },
  { weight: 6, arbitrary: branchHead },
  { weight: 6, arbitrary: declines },
  { weight: 4, arbitrary: rests },
  { weight: 1, arbitrary: fc.oneof({ weight: 3, arbitrary: endings }, { weight: 1, arbitrary: cancels }) },
);

export interface Tried {
  command: CaseCommand;
  actor: Actor;
  answer: CaseRefusal | 'done';
}

export interface Plan {
  opening: OpeningWords;
  attempts: readonly Attempt[];
}

const NAMES = ['欧阳慕雪', '买买提·吐尔逊·阿不都热西提', '𠮷野慕雪', '赵铁柱'];

const openings: fc.Arbitrary<OpeningWords> = fc.record({
  yuan: one([1, 8_000, 12_000, 60_000, 250_000]),
  share: one(['yes', 'no', 'unchecked'] as const),
  sameName: fc.boolean(),
  customer: one(NAMES),
  payee: one(NAMES),
  documentCheck: fc.oneof(
    { weight: 12, arbitrary: fc.constant('ok') },
    { weight: 1, arbitrary: fc.constant('doubtful') },
  ),
});

export const plans: fc.Arbitrary<Plan> = fc.record({
  opening: openings,
  attempts: fc.array(attempts, { minLength: 5, maxLength: 50, size: 'max' }),
});

/** Plays a plan. `watch` sees the case after its opening and after every attempt. */
export function play(
  plan: Plan,
  watch: (running: CaseDriver, tried?: Tried) => void = () => undefined,
): CaseDriver {
  const running = new CaseDriver(plan.opening);
  watch(running);
  for (const attempt of plan.attempts) {
    const next = attempt(running);
    if (!next) continue;
    const answer = running.try(next.command, next.actor);
    watch(running, { ...next, answer });
  }
  return running;
}
