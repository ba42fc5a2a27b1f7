// What must hold in every case there could be, whatever people try and in whatever order.
import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { needsNotice } from '../../shared/case/assess.ts';
import type { CaseCommand } from '../../shared/case/commands.ts';
import { mayDecide } from '../../shared/case/decide-review.ts';
import { STAGES } from '../../shared/case/stages.ts';
import type { Actor } from '../../shared/ledger/entry.ts';
import { compareSeverity, stepWithForm } from '../../shared/procedure/course.ts';
import { ENGINE_VERSION } from '../../shared/procedure/judge.ts';
import { ALL_RUNS, runs } from '../support/runs.ts';
import {
  BRANCH_HEAD,
  type CaseDriver,
  CLOCK,
  CUSTOMER,
  PACK,
  SUPERVISOR,
  slipOf,
  TELLER,
} from './case-driver.ts';
import { AT_COUNTER, type Plan, plans, play } from './random-case.ts';

/** A fixed seed: a run that finds something finds it again, and the reach of the plans is known. */
const RUNS = { numRuns: runs(200), seed: 20_261_121 };
vi.setConfig({ testTimeout: 30_000 });
/** So many that what happens in one case of a hundred happens. */
const MANY_RUNS = { ...RUNS, numRuns: 800 };
const forEvery = (check: (plan: Plan) => void, runs = RUNS) => fc.assert(fc.property(plans, check), runs);

const CANCEL = { type: 'cancel', reason: 'customer-left' } as const;

/** The customer withdraws: the ending that every table has for the teller. */
function withdrawal({ course }: CaseDriver): CaseCommand {
  const { code: ending = '', grounds = [] } =
    course.outcomes.endings.find(({ by }) => by.includes('teller')) ?? {};
  return { type: 'end', ending, ground: grounds[0]?.code ?? '', paperHanded: false };
}

/** The closing entry of business that was done: an ending without it always has a ground. */
function closingOfDone({ events }: CaseDriver) {
  const closing = events.at(-1);
  return closing?.kind === 'case-closed' && closing.body.ground === undefined ? closing : undefined;
}

/** One command of every type, each by somebody who might give it. */
const EVERY_COMMAND: { readonly [T in CaseCommand['type']]: readonly [CaseCommand & { type: T }, Actor] } = {
  'answer-step': [{ type: 'answer-step', step: 'REM-03', options: ['repay'], saw: null }, TELLER],
  'change-step': [
    { type: 'change-step', step: 'REM-03', options: ['repay'], saw: 3, cause: 'record-error' },
    TELLER,
  ],
  'defer-step': [
    { type: 'defer-step', step: 'ACC-03', saw: null, reason: 'system-down', owner: 'x', due: '2026-11-21' },
    TELLER,
  ],
  'fill-slip': [{ type: 'fill-slip', slip: slipOf({}) }, TELLER],
  'correct-slip': [{ type: 'correct-slip', slip: slipOf({}), saw: 0, cause: 'record-error' }, TELLER],
  enter: [{ type: 'enter', procedure: 'ELD' }, TELLER],
  'show-scam': [{ type: 'show-scam', scam: 'T07' }, TELLER],
  'close-scam': [{ type: 'close-scam', scam: 'T07' }, CUSTOMER],
  'record-reaction': [{ type: 'record-reaction', scam: 'T07', reaction: 'turned' }, TELLER],
  'show-reason': [{ type: 'show-reason', step: 'REM-03' }, TELLER],
  'close-reason': [{ type: 'close-reason', step: 'REM-03' }, CUSTOMER],
  'print-paper': [{ type: 'print-paper', paper: 'N6', text: '' }, TELLER],
  hear: [{ type: 'hear', heard: 'safe-account' }, TELLER],
  unhear: [{ type: 'unhear', heard: 'safe-account' }, TELLER],
  'teach-back': [{ type: 'teach-back', notice: '', choice: 'do-as-told' }, CUSTOMER],
  'ask-aloud': [{ type: 'ask-aloud', notice: '', page: 1, by: 'voice' }, CUSTOMER],
  'screen-change': [{ type: 'screen-change', to: 'lost' }, CLOCK],
  'hold-reading': [{ type: 'hold-reading', to: 'held' }, CLOCK],
  'turn-screen': [{ type: 'turn-screen', to: 'customer' }, TELLER],
  'ask-help': [{ type: 'ask-help', signal: 'listened-to' }, CUSTOMER],
  'choose-language': [{ type: 'choose-language', language: 'en' }, CUSTOMER],
  'set-reading': [{ type: 'set-reading', size: '40', theme: 'white-on-black' }, CUSTOMER],
  'answer-sheet': [{ type: 'answer-sheet', notice: '', options: ['none'] }, CUSTOMER],
  'turn-page': [{ type: 'turn-page', notice: '', page: 1, ms: 1 }, CUSTOMER],
  sign: [{ type: 'sign', notice: '', form: 'ink', clears: 0, ink: { bytes: 1, sha256: '' } }, CUSTOMER],
  'sign-on-paper': [{ type: 'sign-on-paper', notice: '', scan: '' }, TELLER],
  witness: [{ type: 'witness', notice: '', witness: 'supervisor-bing' }, SUPERVISOR],
  'refuse-to-sign': [{ type: 'refuse-to-sign', notice: '', reason: 'think-again' }, CUSTOMER],
  confirm: [{ type: 'confirm', by: 'key', amountFen: 1, arrival: 'realtime', payeeMask: '*' }, CUSTOMER],
  decline: [{ type: 'decline', choice: 'change' }, CUSTOMER],
  escalate: [{ type: 'escalate' }, TELLER],
  proceed: [{ type: 'proceed', reason: 'papers-seen', paperHanded: true }, BRANCH_HEAD],
  raise: [{ type: 'raise', to: 'O6', reason: 'own-judgement' }, BRANCH_HEAD],
  end: [{ type: 'end', ending: 'O6', ground: 'identity', paperHanded: true }, BRANCH_HEAD],
  contact: [{ type: 'contact', contact: '110', result: 'arrived' }, SUPERVISOR],
  pause: [{ type: 'pause', reason: 'customer-rest' }, TELLER],
  resume: [{ type: 'resume' }, TELLER],
  'hand-on': [{ type: 'hand-on', to: 'teller-geng', reason: 'shift-change' }, TELLER],
  cancel: [CANCEL, TELLER],
  close: [{ type: 'close' }, TELLER],
  'time-reached': [{ type: 'time-reached', timer: 'H10' }, CLOCK],
};

describe('the plans of this file', () => {
  // What is rare takes many plans to be met: in test:long only.
  it.runIf(ALL_RUNS)('reach every stage, every outcome, every way to end and most refusals', () => {
    const seen = new Set<string>();
    forEvery((plan) => {
      play(plan, (running, tried) => {
        seen.add(running.stage).add(running.outcome).add(`case of ${running.state.procedure}`);
        for (const entered of running.state.entered) seen.add(`entered ${entered}`);
        if (tried) seen.add(tried.answer === 'done' ? tried.command.type : tried.answer);
        const { closed } = running.state;
        if (closed) seen.add(closed.kind === 'abandoned' ? 'abandoned' : `ended ${closed.ending}`);
      });
    }, MANY_RUNS);
    const procedures = Object.values(PACK.procedures);
    const tables = ['O', 'A', 'E'].flatMap((code) => PACK.outcomes[code] ?? []);
    const outcomes = tables.flatMap(({ rows }) => rows.map((row) => row.code));
    const endings = tables.flatMap((table) => table.endings.map((ending) => `ended ${ending.code}`));
    const entered = procedures.filter(({ entry }) => entry).map(({ code }) => `entered ${code}`);
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
      'RECORD_FIRST',
      'NOT_DEFERRABLE',
      'TOO_LATE',
      'WRONG_SLIP',
    ];
    const wanted = [
      ...[...STAGES, ...outcomes, ...endings, ...entered, ...refusals, ...Object.keys(EVERY_COMMAND)],
      ...AT_COUNTER.map((code) => `case of ${code}`),
      ...['ended O0', 'ended A0', 'ended E0', 'abandoned'],
    ];
    // Table E, the branch head and a call that was answered come together too seldom by chance: the demo's test reaches it.
    const seldom = new Set(['ended E9']);
    expect(wanted.filter((thing) => !seen.has(thing) && !seldom.has(thing))).toEqual([]);
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
        const ended = running.decide(withdrawal(running));
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
      for (const [command, actor] of Object.values(EVERY_COMMAND)) {
        const by = actor === TELLER ? running.teller : actor;
        expect(running.try(command, by), command.type).toBe('CASE_CLOSED');
      }
      expect(running.outer).toEqual({ phase: 'idle', mode: 'demo' });
    });
  });

  it('business that was done under an outcome for a reviewer was let through by one who saw all of it', () => {
    let reviewed = 0;
    forEvery((plan) => {
      const running = play(plan);
      const { state, course } = running;
      const closed = closingOfDone(running)?.body;
      const row = course.outcomes.rows.find((known) => known.code === closed?.outcome);
      if (!closed || !row || row.decider === 'teller') return;
      reviewed += 1;
      const decision = state.decisions.at(-1);
      expect(decision).toMatchObject({ decision: 'proceed' });
      if (!decision) return;
      expect([state.opener, ...state.handedTo]).not.toContain(decision.by);
      expect(mayDecide(decision.role, row.decider)).toBe(true);
      expect(compareSeverity(course.outcomes, closed.outcome, decision.outcome)).toBeLessThanOrEqual(0);
      expect(closed.flags.filter((flag) => !decision.flags.includes(flag))).toEqual([]);
      expect(state.slipN).toBeLessThan(decision.n);
      expect(running.assessed.openForReviewer).toEqual([]);
    });
    expect(reviewed).toBeGreaterThan(runs(15));
  });

  it('business that was done was signed for or let through unsigned, and confirmed as it was done', () => {
    let done = 0;
    let confirmed = 0;
    forEvery((plan) => {
      const running = play(plan);
      const { state, open, course, assessed } = running;
      const closing = closingOfDone(running);
      if (!closing) return;
      done += 1;
      const { notice, confirmation, slip, slipN } = state;
      expect(open).toEqual([]);
      if (needsNotice(course, assessed.judgement)) {
        const answered = state.answers.has(stepWithForm(course, 'sheet')?.id ?? '');
        const signed = notice?.signed && (notice.signed.form !== 'mark' || notice.witness);
        expect(signed || notice?.refused || answered).toBeTruthy();
        expect([state.opener, ...state.handedTo]).not.toContain(notice?.witness);
      }
      if (!stepWithForm(course, 'confirmation')) return;
      confirmed += 1;
      expect(confirmation).toMatchObject({ amountFen: slip?.amountFen, arrival: closing.body.arrival });
      expect(confirmation?.n).toBeGreaterThan(slipN);
    });
    expect(done).toBeGreaterThan(runs(60));
    expect(confirmed).toBeGreaterThan(0);
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
      let before = { outcome: '', flags: [] as string[], events: 0 };
      play(plan, ({ events, outcome, flags }) => {
        for (const { body } of events.slice(before.events)) {
          if (!('outcome' in body)) continue;
          expect(body).toMatchObject({ outcome: before.outcome, flags: before.flags });
          expect(body.engine).toBe(ENGINE_VERSION);
        }
        before = { outcome, flags, events: events.length };
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
