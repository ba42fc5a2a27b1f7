// What must hold in every case there could be, whatever people try and in whatever order.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { CaseCommand } from '../../shared/case/commands.ts';
import { mayDecide } from '../../shared/case/decide-review.ts';
import { STAGES } from '../../shared/case/stages.ts';
import { compareSeverity } from '../../shared/procedure/judge.ts';
import { BRANCH_HEAD, type CaseDriver, CLOCK, CUSTOMER, PACK, SUPERVISOR, TELLER } from './case-driver.ts';
import { type Plan, plans, play } from './random-case.ts';

/** A fixed seed: a run that finds something finds it again, and the reach of the plans is known. */
const RUNS = { numRuns: 120, seed: 20_261_121 };
const forEvery = (check: (plan: Plan) => void) => fc.assert(fc.property(plans, check), RUNS);

const CANCEL = { type: 'cancel', reason: 'customer-left' } as const;
const WITHDRAW = { type: 'end', ending: 'O7', ground: 'own-reason', paperHanded: false } as const;

/** One command of every type, each by somebody who might give it. */
const EVERY_COMMAND: readonly [CaseCommand, Parameters<CaseDriver['try']>[1]][] = [
  [{ type: 'answer-step', step: 'REM-03', options: ['repay'], saw: null }, TELLER],
  [{ type: 'change-step', step: 'REM-03', options: ['repay'], saw: 3, cause: 'record-error' }, TELLER],
  [
    {
      ...{ type: 'correct-slip', saw: 0, cause: 'record-error' },
      slip: { amountFen: 1, share: 'no', sameName: 'no', payee: '甲', accountMask: '*', accountHash: '' },
    },
    TELLER,
  ],
  [{ type: 'hear', heard: 'safe-account' }, TELLER],
  [{ type: 'unhear', heard: 'safe-account' }, TELLER],
  [{ type: 'turn-page', notice: '', page: 1, ms: 1 }, CUSTOMER],
  [{ type: 'sign', notice: '', form: 'ink', clears: 0, ink: { bytes: 1, sha256: '' } }, CUSTOMER],
  [{ type: 'sign-on-paper', notice: '', scan: '' }, TELLER],
  [{ type: 'witness', notice: '', witness: 'supervisor-bing' }, SUPERVISOR],
  [{ type: 'refuse-to-sign', notice: '', reason: 'think-again' }, CUSTOMER],
  [{ type: 'confirm', by: 'key', amountFen: 1, arrival: 'realtime', payeeMask: '*' }, CUSTOMER],
  [{ type: 'decline', choice: 'change' }, CUSTOMER],
  [{ type: 'escalate' }, TELLER],
  [{ type: 'proceed', reason: 'papers-seen', paperHanded: true }, BRANCH_HEAD],
  [{ type: 'raise', to: 'O6', reason: 'own-judgement' }, BRANCH_HEAD],
  [{ type: 'end', ending: 'O6', ground: 'identity', paperHanded: true }, BRANCH_HEAD],
  [{ type: 'contact', contact: '110', result: 'arrived' }, SUPERVISOR],
  [{ type: 'pause', reason: 'customer-rest' }, TELLER],
  [{ type: 'resume' }, TELLER],
  [CANCEL, TELLER],
  [{ type: 'close' }, TELLER],
  [{ type: 'time-reached', timer: 'H10' }, CLOCK],
];

describe('the plans of this file', () => {
  it('reach every stage, every outcome, every way to end and most refusals', () => {
    const seen = new Set<string>();
    forEvery((plan) => {
      play(plan, (running, tried) => {
        seen.add(running.stage).add(running.outcome);
        if (tried && tried.answer !== 'done') seen.add(tried.answer);
        const { closed } = running.state;
        if (closed) seen.add(closed.kind === 'abandoned' ? 'abandoned' : `ended ${closed.ending}`);
      });
    });
    const outcomes = PACK.outcomes.rows.map((row) => row.code);
    const endings = PACK.outcomes.endings.map((ending) => `ended ${ending.code}`);
    const refusals = [
      'STALE',
      'STEP_CLOSED',
      'NOT_READY',
      'NOT_YOUR_ROLE',
      'OWN_CASE',
      'CASE_CLOSED',
      'CASE_PAUSED',
      'READ_FIRST',
      'PAPER_FIRST',
      'NOTHING_CHANGED',
    ];
    const wanted = [...STAGES, ...outcomes, ...endings, 'ended O0', 'abandoned', ...refusals];
    expect(wanted.filter((thing) => !seen.has(thing))).toEqual([]);
  });
});

describe('in every case', () => {
  it('folding the same events again gives the same state, and no event is refused by the fold', () => {
    forEvery((plan) => {
      const running = play(plan);
      expect(running.foldedAgain()).toEqual(running.state);
      expect(running.state.length).toBe(running.events.length);
    });
  });

  it('a refused command changes nothing', () => {
    forEvery((plan) => {
      let before: { events: number; stage: string } | undefined;
      play(plan, (running, tried) => {
        const now = { events: running.events.length, stage: running.stage };
        if (tried && tried.answer !== 'done') expect(now).toEqual(before);
        if (tried?.answer === 'done') expect(now.events).toBeGreaterThan(before?.events ?? 0);
        before = now;
      });
    });
  });

  it('the teller alone can end it, from wherever it stands', () => {
    forEvery((plan) => {
      play(plan, (running) => {
        if (running.state.closed) return;
        expect(running.decide(CANCEL)).toMatchObject({ ok: true });
        const ended = running.decide(WITHDRAW);
        if (running.state.paused) expect(ended).toEqual({ ok: false, refusal: 'CASE_PAUSED' });
        else expect(ended).toMatchObject({ ok: true });
      });
    });
  });

  it('the number of entries in the closing entry is its own number and one', () => {
    forEvery((plan) => {
      const running = play(plan);
      if (!running.state.closed) running.do(CANCEL);
      const { last } = running;
      expect(['case-closed', 'case-abandoned']).toContain(last.kind);
      expect(last.body).toMatchObject({ entries: (last.n ?? -2) + 1 });
      expect(running.events).toHaveLength((last.n ?? -2) + 1);
    });
  });

  it('once closed, it refuses everything', () => {
    forEvery((plan) => {
      const running = play(plan);
      if (!running.state.closed) running.do(CANCEL);
      for (const [command, actor] of EVERY_COMMAND) {
        expect(running.try(command, actor), command.type).toBe('CASE_CLOSED');
      }
      expect(running.outer).toEqual({ phase: 'idle', mode: 'demo' });
    });
  });

  it('business that was done under an outcome for a reviewer was let through by one who saw all of it', () => {
    let reviewed = 0;
    forEvery((plan) => {
      const { state, events } = play(plan);
      const { closed } = state;
      const closing = events.at(-1);
      if (closing?.kind !== 'case-closed' || !closing.body.arrival || !closed) return;
      const row = PACK.outcomes.rows.find((known) => known.code === closed.outcome);
      if (!row || row.decider === 'teller') return;
      reviewed += 1;
      const decision = state.decisions.at(-1);
      expect(decision).toMatchObject({ decision: 'proceed' });
      if (!decision) return;
      expect(decision.by).not.toBe(state.opener);
      expect(mayDecide(decision.role, row.decider)).toBe(true);
      expect(compareSeverity(PACK, closed.outcome, decision.outcome)).toBeLessThanOrEqual(0);
      expect(closed.flags.filter((flag) => !decision.flags.includes(flag))).toEqual([]);
      expect(state.slipN).toBeLessThan(decision.n);
    });
    expect(reviewed).toBeGreaterThan(5);
  });

  it('business that was done was signed for or let through unsigned, and confirmed as it was done', () => {
    let done = 0;
    forEvery((plan) => {
      const { state, events, open } = play(plan);
      const closing = events.at(-1);
      if (closing?.kind !== 'case-closed' || !closing.body.arrival) return;
      done += 1;
      const { notice, confirmation, slip, slipN } = state;
      expect(open).toEqual([]);
      expect(notice?.signed ? notice.signed.form !== 'mark' || notice.witness : notice?.refused).toBeTruthy();
      expect(notice?.witness).not.toBe(state.opener);
      expect(confirmation).toMatchObject({ amountFen: slip.amountFen, arrival: closing.body.arrival });
      expect(confirmation?.n).toBeGreaterThan(slipN);
    });
    expect(done).toBeGreaterThan(15);
  });

  it('from the call for a reviewer to the decision, no flag goes away', () => {
    let watched = 0;
    forEvery((plan) => {
      play(plan, (running) => {
        const { escalated, decisions } = running.state;
        const decided = decisions.findLast((decision) => decision.decision === 'proceed')?.n ?? -1;
        if (!escalated || escalated.n < decided) return;
        watched += 1;
        expect(escalated.flags.filter((flag) => !running.flags.includes(flag))).toEqual([]);
      });
    });
    expect(watched).toBeGreaterThan(100);
  });

  it('who acts on an outcome copies it as it then was', () => {
    forEvery((plan) => {
      let before = { outcome: '', flags: [] as string[] };
      play(plan, (running, tried) => {
        const { body } = running.last;
        if (tried?.answer === 'done' && 'outcome' in body) {
          expect({ outcome: body.outcome, flags: body.flags }).toEqual(before);
          expect(body.engine).toBe(1);
        }
        before = { outcome: running.outcome, flags: running.flags };
      });
    });
  });
});

describe('order does not matter', () => {
  it('the same answers in any order, with the signature anywhere between, are judged the same', () => {
    const answers: [string, string[]][] = [
      ['REM-03', ['unclear']],
      ['REM-04', ['friend']],
      ['REM-05', ['introduced']],
      ['REM-06', ['never']],
      ['REM-07', ['wechat-qq']],
      ['REM-08', ['just-sent']],
      ['REM-09', ['clear-consistent']],
      ['REM-10', ['confirmed']],
      ['REM-12', ['hurried', 'accompanied']],
      ['REM-13', ['on-call']],
      ['REM-14', ['consistent']],
      ['REM-16', ['next-day']],
    ];
    const start = (): Plan => ({ opening: { yuan: 12_000 }, attempts: [] });
    const orders = fc.shuffledSubarray(answers, { minLength: answers.length });
    const straight = play(start()).answer('REM-01', 'other-person');
    for (const [step, options] of answers) straight.answer(step, ...options);
    straight.reads().signs();
    fc.assert(
      fc.property(orders, fc.nat(answers.length), (order, signedAfter) => {
        const running = play(start()).answer('REM-01', 'other-person');
        order.forEach(([step, options], index) => {
          if (index === signedAfter) running.reads().signs();
          running.answer(step, ...options);
        });
        if (signedAfter === order.length) running.reads().signs();
        expect(running.assessed.judgement.due).toEqual(straight.assessed.judgement.due);
        expect(running.flags).toEqual(straight.flags);
        expect(running.outcome).toBe(straight.outcome);
        expect(running.stage).toBe(straight.stage);
        expect(running.open).toEqual(straight.open);
      }),
      { numRuns: 60 },
    );
  });
});
