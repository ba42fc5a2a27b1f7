// What must hold in a case of every procedure that a teller can start, whatever is answered, heard, entered or signed on the way.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { answersOf, optionsOf, raisedBy, type Step } from '../../shared/procedure/procedure-schema.ts';
import { runs } from '../support/runs.ts';
import { AnyCase, BRANCH_HEAD, SUPERVISOR, TELLER } from './any-case.ts';
import { samplePack } from './sample-files.ts';

const pack = samplePack();
const procedures = Object.values(pack.procedures);
const atCounter = procedures.filter(({ startedAt }) => startedAt === 'counter').map(({ code }) => code);
const enterable = procedures.filter(({ entry }) => entry).map(({ code }) => code);
/** A fixed seed: a run that finds something finds it again. */
const RUNS = { seed: 20_261_121, numRuns: runs(40) };
const AMOUNTS = fc.constantFrom(100, 12_000, 60_000, 250_000);

/** Mostly an answer that raises nothing: a case that stops at once shows little. */
function answerTo(step: Step): fc.Arbitrary<string> {
  const codes = optionsOf(step).map((option) => option.code);
  const quiet = codes.filter((code) => raisedBy(step, [code]).length === 0);
  const quietly = fc.constantFrom(...(quiet.length > 0 ? quiet : codes));
  return fc.oneof({ weight: 1, arbitrary: fc.constantFrom(...codes) }, { weight: 9, arbitrary: quietly });
}

/** The steps of a procedure that its teller records. */
const recordedSteps = (code: string): readonly Step[] =>
  (pack.procedures[code]?.steps ?? []).filter(
    ({ form, who }) => who === undefined && ['choice', 'arrival', 'notice'].includes(form),
  );

/** What is done beside answering. Most of it is refused where it has no place. */
const ACTS: Readonly<Record<string, (running: AnyCase) => unknown>> = {
  slip: (running) => running.fillsSlip(),
  sign: (running) => running.signs(),
  sheet: (running) => running.answersSheet('none'),
  hear: (running) => {
    const [heard] = running.assessed.course.heard;
    return heard && running.try({ type: 'hear', heard: heard.code });
  },
  escalate: (running) => running.try({ type: 'escalate' }),
  proceed: (running) => {
    const reason = pack.pack.reasons.lower[0]?.code ?? '';
    return [SUPERVISOR, BRANCH_HEAD].map((actor) =>
      running.try({ type: 'proceed', reason, paperHanded: true }, actor),
    );
  },
  pause: (running) => running.try({ type: 'pause', reason: pack.pack.reasons.pause[0]?.code ?? '' }),
  resume: (running) => running.try({ type: 'resume' }),
  close: (running) => running.try({ type: 'close' }),
};

/** Does whatever can be done, each time the first in this order, and what has to be done again, until nothing is left. */
function played(running: AnyCase, answers: ReadonlyMap<string, string>, order: readonly string[]): AnyCase {
  const done = new Set<string>();
  const isDone = (name: string) => {
    const option = answers.get(name);
    return (option === undefined ? ACTS[name]?.(running) : running.answer(name, [option])) === 'done';
  };
  const next = () => {
    const open = running.assessed.open.map(({ id }) => id);
    return order.filter((name) => !done.has(name) || open.includes(name)).find(isDone);
  };
  for (let name = next(); name; name = next()) done.add(name);
  return running;
}

const whereItStands = ({ assessed: { judgement, outcome, open, stage } }: AnyCase) => ({
  ...{ stage, outcome: outcome.code, open: open.map(({ id }) => id), exemption: judgement.exemption },
  due: [...judgement.due].sort(),
  flags: [...judgement.raised].map((raised) => raised.join(' ')).sort(),
});

describe.each(atCounter)('in every case of %s', (code) => {
  it('the same answers in any order, with slip and signature anywhere between, end in the same place', () => {
    const steps = recordedSteps(code);
    const names = [...steps.map(({ id }) => id), 'slip', 'sheet', 'sign'];
    const answers = fc.tuple(...steps.map((step) => fc.tuple(fc.constant(step.id), answerTo(step))));
    const orders = fc.shuffledSubarray(names, { minLength: names.length });
    fc.assert(
      fc.property(AMOUNTS, answers, orders, (yuan, given, order) => {
        const straight = played(new AnyCase(pack, code, yuan), new Map(given), names);
        expect(straight.assessed.open).toEqual([]);
        const turned = played(new AnyCase(pack, code, yuan), new Map(given), order);
        expect(whereItStands(turned)).toEqual(whereItStands(straight));
      }),
      RUNS,
    );
  });

  it('the teller alone can end it, from wherever it stands', () => {
    const steps = [code, ...enterable].flatMap((known) => pack.procedures[known]?.steps ?? []);
    const answering = fc
      .constantFrom(...steps.filter((step) => step.groups.length > 0))
      .chain((step) =>
        fc.tuple(fc.constant(step), fc.constantFrom(...answersOf(step).map((one) => one.code))),
      )
      .map(([step, option]) => (running: AnyCase) => {
        const actor = step.who === 'reviewer' ? SUPERVISOR : TELLER;
        return running.answer(step.id, [option], actor);
      });
    const entering = fc
      .constantFrom(...enterable)
      .map((procedure) => (running: AnyCase) => running.try({ type: 'enter', procedure }));
    const attempts = fc.oneof(
      { weight: 12, arbitrary: answering },
      { weight: 6, arbitrary: fc.constantFrom(...Object.values(ACTS)) },
      { weight: 1, arbitrary: entering },
    );
    const cancel = { type: 'cancel', reason: pack.pack.reasons.cancel[0]?.code ?? '' } as const;
    const stages = new Set<string>();
    fc.assert(
      fc.property(AMOUNTS, fc.array(attempts, { minLength: 10, maxLength: 60 }), (yuan, tried) => {
        const running = new AnyCase(pack, code, yuan);
        for (const attempt of tried) {
          stages.add(running.assessed.stage);
          if (running.state.closed) return;
          expect(running.decide(cancel)).toMatchObject({ ok: true });
          const { endings } = running.assessed.course.outcomes;
          const own = endings.filter(({ by, paper }) => by.includes('teller') && !paper);
          expect(own).not.toEqual([]);
          for (const { code: ending, grounds } of running.state.paused ? [] : own) {
            const ground = grounds[0]?.code ?? '';
            const ended = running.decide({ type: 'end', ending, ground, paperHanded: false });
            expect(ended).toMatchObject({ ok: true });
          }
          attempt(running);
        }
      }),
      // Fewer would not come to every stage.
      { ...RUNS, numRuns: 40 },
    );
    expect([...stages]).toEqual(
      expect.arrayContaining(['asking', 'review-needed', 'with-reviewer', 'paused']),
    );
  });
});
