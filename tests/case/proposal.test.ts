// Journey J18: no blanket refusal. A refusal needs a listed ground, a second person and a paper; the teller can only propose it.
import { describe, expect, it, test } from 'vitest';
import type { CaseCommand } from '../../shared/case/commands.ts';
import type { Actor } from '../../shared/ledger/entry.ts';
import { BRANCH_HEAD, CaseDriver, CUSTOMER, SUPERVISOR, signedRemittance, TELLER } from './case-driver.ts';

const clean = () => new CaseDriver({ procedure: 'ACC' }).answersAll({ 'ACC-05f': 'small' }).reads().signs();
const proposed = () => clean().escalates('A5');
const refusal = { type: 'end', ending: 'A5', ground: 'due-diligence-refused', paperHanded: true } as const;
const goOn = { type: 'proceed', reason: 'explained-and-willing', paperHanded: false } as const;
const OWN_HEAD: Actor = { staff: 'teller-jia', role: 'branch-head' };

describe('an opening with no anomaly', () => {
  it('is ready to be done', () => {
    expect(clean().outcome).toBe('A0');
    expect(clean().stage).toBe('ready');
  });

  test.each([TELLER, SUPERVISOR, BRANCH_HEAD])('is refused by nobody alone: %j', (actor) => {
    expect(clean().try(refusal, actor)).not.toBe('done');
  });

  it('that the teller would rather refuse goes to the branch head, under the name of the ending', () => {
    const running = proposed();
    expect(running.last).toMatchObject({
      kind: 'escalated',
      body: { to: 'branch-head', proposed: 'A5', outcome: 'A0', flags: [] },
    });
    expect(running.stage).toBe('with-reviewer');
    expect(running.inner).toMatchObject({ proposed: '拒绝开户', waitsFor: 'reviewer' });
    expect(running.try({ type: 'close' })).toBe('NOT_READY');
  });

  test.each<[string, Actor, CaseCommand, string]>([
    ['the supervisor does not decide it', SUPERVISOR, refusal, 'NOT_YOUR_ROLE'],
    ['nor does the teller', TELLER, refusal, 'NOT_YOUR_ROLE'],
    ['nor the teller as branch head', OWN_HEAD, refusal, 'OWN_CASE'],
    ['not on a ground that is not listed', BRANCH_HEAD, { ...refusal, ground: 'policy' }, 'UNKNOWN_CODE'],
    ['not without the paper', BRANCH_HEAD, { ...refusal, paperHanded: false }, 'PAPER_FIRST'],
    ['the branch head decides it', BRANCH_HEAD, refusal, 'done'],
  ])('%s', (_, actor, command, expected) => {
    expect(proposed().try(command, actor)).toBe(expected);
  });

  it('that is refused keeps ground, paper and who decided', () => {
    const running = proposed().do(refusal, BRANCH_HEAD);
    expect(running.kinds().slice(-2)).toEqual(['supervisor-decided', 'case-closed']);
    expect(running.events.at(-2)).toMatchObject({
      actor: BRANCH_HEAD,
      body: { decision: 'end', to: 'A5', reason: 'due-diligence-refused', paper: 'handed' },
    });
    expect(running.last.body).toMatchObject({ ending: 'A5', ground: 'due-diligence-refused', outcome: 'A0' });
  });

  it('that the branch head will not refuse goes on as it was', () => {
    const running = proposed().do(goOn, BRANCH_HEAD);
    expect(running.stage).toBe('ready');
    expect(running.inner.proposed).toBeNull();
    expect(running.closes().state.closed).toMatchObject({ ending: 'A0', flags: [] });
  });

  it('the customer who will not wait for the decision may leave', () => {
    const leave = { type: 'end', ending: 'A6', ground: 'own-reason', paperHanded: false } as const;
    expect(proposed().try(leave)).toBe('done');
  });

  test.each(['A6', 'A0', 'A9', 'O6'])('%s is nothing to propose', (ending) => {
    expect(clean().try({ type: 'escalate', proposed: ending })).toBe('UNKNOWN_CODE');
  });

  it('is proposed by the teller of the case, once at a time', () => {
    expect(clean().try({ type: 'escalate', proposed: 'A5' }, CUSTOMER)).toBe('NOT_YOUR_ROLE');
    expect(proposed().try({ type: 'escalate', proposed: 'A5' })).toBe('NOT_READY');
  });
});

describe('a case that a rule has already sent to the supervisor', () => {
  it('goes to the branch head where the teller proposes what only they may decide', () => {
    const running = signedRemittance({}, { 'REM-13': ['on-call'] }).escalates('O6');
    expect(running.outcome).toBe('O3');
    expect(running.last).toMatchObject({ body: { to: 'branch-head', proposed: 'O6', outcome: 'O3' } });
    expect(running.stage).toBe('with-reviewer');
    const end = { type: 'end', ending: 'O6', ground: 'police-order', paperHanded: true } as const;
    expect(running.try(end, SUPERVISOR)).toBe('NOT_YOUR_ROLE');
    expect(running.try(end, BRANCH_HEAD)).toBe('done');
  });
});
