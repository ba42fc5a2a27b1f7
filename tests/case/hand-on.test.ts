// A case that goes on with another teller: everything recorded stays, the first stays as who opened it, and neither of them reviews it.
import { describe, expect, it } from 'vitest';
import type { CaseCommand } from '../../shared/case/commands.ts';
import { detailsOf } from '../../shared/case/timeline.ts';
import { BRANCH_HEAD, CaseDriver, CUSTOMER, OTHER_TELLER, PACK, SUPERVISOR, TELLER } from './case-driver.ts';

const ON = { type: 'hand-on', to: 'teller-geng', reason: 'shift-change' } as const;
const BACK = { ...ON, to: 'teller-jia' } as const;
const ANSWER: CaseCommand = { type: 'answer-step', step: 'REM-01', options: ['company'], saw: null };
const asReviewer = (staff: string) => ({ staff, role: 'branch-head' });

describe('a case that was handed on', () => {
  it('is the second teller’s and no longer the first’s; what was recorded stays, and so does who opened it', () => {
    const running = new CaseDriver({}).do(ANSWER);
    const { answers, notice } = running.state;
    running.do(ON, TELLER);
    expect(running.state).toMatchObject({ opener: 'teller-jia', handedTo: ['teller-geng'] });
    expect([running.state.answers, running.state.notice]).toEqual([answers, notice]);
    const change = { type: 'change-step', step: 'REM-01', options: ['other-person'] } as const;
    const saw = answers.get('REM-01')?.n ?? 0;
    const changed: CaseCommand = { ...change, options: ['other-person'], saw, cause: 'record-error' };
    expect(running.try(changed, TELLER)).toBe('NOT_YOUR_ROLE');
    expect(running.try(changed, OTHER_TELLER)).toBe('done');
  });

  it('leaves the customer the last look from which they asked for help', () => {
    const running = new CaseDriver({}).answer('REM-01', 'other-person').answersAll().reads().signs();
    expect(running.stage).toBe('confirmation-open');
    running.do({ type: 'ask-help', signal: 'listened-to' }, CUSTOMER);
    expect(running.outer.phase).toBe('confirmation');
    running.do(ON);
    expect(running.outer.phase).toBe('confirmation');
  });

  it('is reviewed by neither of the two', () => {
    const running = new CaseDriver({}).do({ type: 'hear', heard: 'investigation' }).do(ON);
    running.do({ type: 'escalate' });
    const raise = { type: 'raise', to: 'O5', reason: 'own-judgement' } as const;
    for (const { staff } of [TELLER, OTHER_TELLER] as { staff: string }[])
      expect(running.try(raise, asReviewer(staff)), staff).toBe('OWN_CASE');
    expect(running.try(raise, BRANCH_HEAD)).toBe('done');
  });

  it('does not go to whoever was the second pair of eyes in it, nor to whoever has it', () => {
    const running = new CaseDriver({}).do({ type: 'hear', heard: 'investigation' }).do({ type: 'escalate' });
    running.do({ type: 'contact', contact: 'family', result: 'coming' }, SUPERVISOR);
    expect(running.try({ ...ON, to: 'supervisor-bing' })).toBe('OWN_CASE');
    expect(running.try(BACK)).toBe('NOTHING_CHANGED');
  });

  it('is given by its teller while at work on it, and by a reviewer only while it waits', () => {
    const running = new CaseDriver({}).do(ANSWER);
    expect(running.try(ON, OTHER_TELLER)).toBe('NOT_YOUR_ROLE');
    expect(running.try(ON, SUPERVISOR)).toBe('STILL_AT_WORK');
    running.do({ type: 'pause', reason: 'customer-rest' });
    expect(running.try(ON, TELLER)).toBe('CASE_PAUSED');
    running.do(ON, SUPERVISOR);
    expect(running.try({ type: 'resume' }, TELLER)).toBe('NOT_YOUR_ROLE');
    running.do({ type: 'resume' }, OTHER_TELLER);
    running.do(BACK);
    expect(running.state.handedTo).toEqual(['teller-geng', 'teller-jia']);
  });

  it('waits for the second teller where the first went away and left it, and says so', () => {
    const running = new CaseDriver({}).do(ANSWER);
    const { answers } = running.state;
    running.do({ ...ON, away: true }, SUPERVISOR);
    expect(running.last).toMatchObject({ kind: 'case-handed-on', body: { left: true } });
    const told = detailsOf(PACK, running.course, running.last, (staff) => staff);
    expect(told.at(-1)).toEqual({ label: '当时', value: '原经办不在柜台，业务没有暂停' });
    expect(running.stage).toBe('paused');
    expect(running.state.reviewers, 'who gives it away has not reviewed it').toEqual([]);
    expect(running.try({ type: 'resume' }, TELLER)).toBe('NOT_YOUR_ROLE');
    running.do({ type: 'resume' }, OTHER_TELLER);
    expect([running.state.answers, running.state.opener]).toEqual([answers, 'teller-jia']);
  });

  it('is not said to have been left where it was paused, nor by the teller who gives it', () => {
    const running = new CaseDriver({}).do({ ...ON, away: true });
    expect(running.last).toMatchObject({
      body: { from: 'teller-jia', to: 'teller-geng', reason: 'shift-change' },
    });
    expect(running.state.paused).toBeUndefined();
    running.do({ type: 'pause', reason: 'customer-rest' }, OTHER_TELLER);
    running.do({ ...BACK, away: true }, SUPERVISOR);
    expect(running.state.paused).toBe('customer-rest');
  });

  it('stands in the timeline with who had it, who has it and why', () => {
    const running = new CaseDriver({}).do(ON);
    const told = detailsOf(PACK, running.course, running.last, (staff) => `名:${staff}`);
    expect(told.map(({ label, value }) => `${label} ${value}`)).toEqual([
      '原经办 名:teller-jia',
      '接办 名:teller-geng',
      '原因 换班',
    ]);
  });
});
