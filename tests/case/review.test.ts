// Journey J11: the second pair of eyes. Who may decide what, what a decision covers, and how long it lasts.
import { describe, expect, it, test } from 'vitest';
import type { CaseCommand } from '../../shared/case/commands.ts';
import type { Actor } from '../../shared/ledger/entry.ts';
import { ENGINE_VERSION } from '../../shared/procedure/judge.ts';
import {
  BRANCH_HEAD,
  type CaseDriver,
  CLOCK,
  CUSTOMER,
  OTHER_TELLER,
  remittance,
  SUPERVISOR,
  signedRemittance,
  TELLER,
} from './case-driver.ts';

const OWN = { staff: 'teller-jia', role: 'supervisor' } as const;
const OWN_HEAD = { staff: 'teller-jia', role: 'branch-head' } as const;
const proceed = { type: 'proceed', reason: 'family-confirmed', paperHanded: false } as const;
const insist = { type: 'proceed', reason: 'no-legal-ground', ending: 'O8', paperHanded: true } as const;
const raise = { type: 'raise', to: 'O5', reason: 'police-notice' } as const;
const refuseBusiness = { type: 'end', ending: 'O6', ground: 'police-order', paperHanded: true } as const;
const withdraw = { type: 'end', ending: 'O7', ground: 'persuaded', paperHanded: false } as const;

const onCall = () => signedRemittance({}, { 'REM-13': ['on-call'] });
/** Held, and the talk with the customer is on record. */
const held = () =>
  signedRemittance({}, { 'REM-12': ['companion-answers'], 'REM-13': ['on-call'] })
    .escalates()
    .dissuades();
const forHead = () =>
  remittance().answer('REM-01', 'other-person').look('REM-12', 'companion-blocks').escalates().dissuades();

describe('escalation', () => {
  it('copies outcome, flags, causes and engine, and says who decides', () => {
    const judged = { outcome: 'O3', flags: ['F16'], causes: ['F16'], engine: ENGINE_VERSION };
    expect(onCall().escalates().last).toMatchObject({
      kind: 'escalated',
      body: { to: 'supervisor', ...judged },
    });
    expect(forHead().events.find((event) => event.kind === 'escalated')).toMatchObject({
      body: { to: 'branch-head', outcome: 'O5' },
    });
  });

  it('is not repeated while a reviewer is awaited', () => {
    expect(onCall().escalates().try({ type: 'escalate' })).toBe('NOT_READY');
  });

  it('may be early, while questions are still open', () => {
    const running = remittance().answer('REM-01', 'other-person').look('REM-13', 'on-call');
    expect(running.stage).toBe('asking');
    expect(running.escalates().stage).toBe('with-reviewer');
    expect(running.proceeds().stage).toBe('asking');
  });

  it('made to a supervisor does not do for an outcome of the branch head', () => {
    const running = held().hears('hand-over');
    expect(running.outcome).toBe('O5');
    expect(running.stage).toBe('review-needed');
    expect(running.escalates().last).toMatchObject({ body: { to: 'branch-head' } });
  });
});

describe('who may decide', () => {
  test.each<[string, () => CaseDriver, Actor, CaseCommand, string]>([
    ['a supervisor decides O4', held, SUPERVISOR, proceed, 'done'],
    ['a branch head may do all that a supervisor may', held, BRANCH_HEAD, proceed, 'done'],
    ['a supervisor does not decide O5', forHead, SUPERVISOR, proceed, 'NOT_YOUR_ROLE'],
    ['a branch head decides O5', forHead, BRANCH_HEAD, proceed, 'done'],
    ['a teller decides nothing', held, TELLER, proceed, 'NOT_YOUR_ROLE'],
    ['another teller decides nothing', held, OTHER_TELLER, proceed, 'NOT_YOUR_ROLE'],
    ['a customer decides nothing', held, CUSTOMER, proceed, 'NOT_YOUR_ROLE'],
    ['nobody decides their own case as supervisor', held, OWN, proceed, 'OWN_CASE'],
    ['nobody decides their own case as branch head', forHead, OWN_HEAD, proceed, 'OWN_CASE'],
    ['nobody raises their own case', held, OWN, raise, 'OWN_CASE'],
    ['nobody ends their own case as its reviewer', held, OWN, withdraw, 'OWN_CASE'],
    ['a teller does not raise', held, TELLER, raise, 'NOT_YOUR_ROLE'],
    ['a teller does not refuse the business', held, TELLER, refuseBusiness, 'NOT_YOUR_ROLE'],
    ['a supervisor does not refuse the business alone', held, SUPERVISOR, refuseBusiness, 'NOT_YOUR_ROLE'],
    ['a branch head may refuse the business', held, BRANCH_HEAD, refuseBusiness, 'done'],
    ['a supervisor does not let the customer insist', held, SUPERVISOR, insist, 'NOT_YOUR_ROLE'],
    ['a branch head may let the customer insist', held, BRANCH_HEAD, insist, 'done'],
    ['a supervisor records that the customer withdrew', held, SUPERVISOR, withdraw, 'done'],
    ['nobody decides before the case was put to them', onCall, SUPERVISOR, proceed, 'NOT_READY'],
    [
      'nobody refuses the business where nothing was found',
      signedRemittance,
      BRANCH_HEAD,
      refuseBusiness,
      'NOT_YOUR_ROLE',
    ],
    [
      'a teller does not record calls to the police',
      held,
      TELLER,
      { type: 'contact', contact: '110', result: 'arrived' },
      'NOT_YOUR_ROLE',
    ],
    [
      'a supervisor records a call',
      held,
      SUPERVISOR,
      { type: 'contact', contact: '110', result: 'arrived' },
      'done',
    ],
  ])('%s', (_, given, actor, command, expected) => {
    expect(given().try(command, actor)).toBe(expected);
  });

  test.each<[string, CaseCommand, string]>([
    ['to proceed without a reason from the pack', { ...proceed, reason: 'all-fine' }, 'UNKNOWN_CODE'],
    ['to insist on a ground the pack does not have', { ...insist, reason: 'rich' }, 'UNKNOWN_CODE'],
    ['to proceed with an ending that does not carry on', { ...insist, ending: 'O7' }, 'UNKNOWN_CODE'],
    ['to insist before the paper was handed over', { ...insist, paperHanded: false }, 'PAPER_FIRST'],
    ['to refuse before the paper was handed over', { ...refuseBusiness, paperHanded: false }, 'PAPER_FIRST'],
    ['to refuse on a ground the pack does not have', { ...refuseBusiness, ground: 'age' }, 'UNKNOWN_CODE'],
    ['to end with an ending that carries on', { ...refuseBusiness, ending: 'O8' }, 'UNKNOWN_CODE'],
    ['to raise to what it is already', { ...raise, to: 'O4' }, 'UNKNOWN_CODE'],
    ['to raise to something milder', { ...raise, to: 'O1' }, 'UNKNOWN_CODE'],
    ['to raise without a reason from the pack', { ...raise, reason: 'mood' }, 'UNKNOWN_CODE'],
    [
      'to log a call to nobody known',
      { type: 'contact', contact: 'friend', result: 'arrived' },
      'UNKNOWN_CODE',
    ],
    [
      'to log a result the pack does not have',
      { type: 'contact', contact: '110', result: 'maybe' },
      'UNKNOWN_CODE',
    ],
  ])('not accepted: %s', (_, command, refusal) => {
    expect(held().try(command, BRANCH_HEAD)).toBe(refusal);
  });
});

describe('what a decision does', () => {
  it('to proceed stands under the reviewer’s name, and the teller stays first handler and goes on', () => {
    const running = held().proceeds();
    expect(running.last).toMatchObject({
      actor: SUPERVISOR,
      body: { decision: 'proceed', outcome: 'O4', flags: ['F16', 'F17'] },
    });
    expect(running.confirms().closes().last).toMatchObject({
      actor: TELLER,
      body: { ending: 'O4', outcome: 'O4' },
    });
    expect(running.inner.decisions).toEqual([
      {
        by: '名:supervisor-bing',
        role: '运营主管',
        decision: '降低等级办理',
        sentence: '家人当面确认属实',
        override: true,
      },
    ]);
  });

  it('the customer insists: a paper, and the ending says so', () => {
    const running = held().do(insist, BRANCH_HEAD);
    expect(running.last).toMatchObject({ body: { decision: 'proceed', to: 'O8', paper: 'handed' } });
    expect(running.inner.decisions).toMatchObject([{ decision: '同意办理', override: false }]);
    expect(running.confirms().closes().last.body).toMatchObject({ ending: 'O8', outcome: 'O4' });
  });

  it('an ending that the reviewer chose is not carried over to a case that no longer asks for a reviewer', () => {
    const running = held().do(insist, BRANCH_HEAD);
    running.change('REM-12', 'calm', 'record-error').change('REM-13', 'none', 'record-error');
    expect(running.outcome).toBe('O0');
    expect(running.confirms().closes().last.body).toMatchObject({ ending: 'O0', outcome: 'O0' });
  });

  it('the police take over only once somebody has recorded that they did, and no paper is asked for', () => {
    const takeOver = { type: 'end', ending: 'O9', ground: 'officer-here', paperHanded: false } as const;
    const running = held();
    const ending = () => running.inner.choices.endings.find(({ code }) => code === 'O9')?.afterContact;
    expect(running.try(takeOver, BRANCH_HEAD)).toBe('CONTACT_FIRST');
    running.do({ type: 'contact', contact: '110', result: 'arrived' }, BRANCH_HEAD);
    expect(running.try(takeOver, BRANCH_HEAD)).toBe('CONTACT_FIRST');
    expect(ending()).toEqual({ results: '警方已接手', made: false });
    running.do({ type: 'contact', contact: '110', result: 'took-over' }, BRANCH_HEAD);
    expect(ending()).toEqual({ results: '警方已接手', made: true });
    expect(running.try(takeOver, SUPERVISOR)).toBe('NOT_YOUR_ROLE');
    expect(running.do(takeOver, BRANCH_HEAD).last.body).toMatchObject({
      ending: 'O9',
      ground: 'officer-here',
    });
  });

  it('the teller cannot propose that the police take over', () => {
    expect(signedRemittance().try({ type: 'escalate', proposed: 'O9' })).toBe('UNKNOWN_CODE');
  });

  it('the bank does not act: decision and close are sealed together, and the count is right', () => {
    const running = held().do(refuseBusiness, BRANCH_HEAD);
    expect(running.kinds().slice(-2)).toEqual(['supervisor-decided', 'case-closed']);
    expect(running.last.body).toMatchObject({
      ending: 'O6',
      ground: 'police-order',
      entries: running.events.length,
    });
  });

  it('a raise makes it stricter and for somebody higher, until that person decides', () => {
    const running = held().do(raise, SUPERVISOR);
    expect(running.outcome).toBe('O5');
    expect(running.try(proceed, SUPERVISOR)).toBe('NOT_YOUR_ROLE');
    expect(running.escalates().proceeds(BRANCH_HEAD, 'police-cleared').stage).toBe('confirmation-open');
    expect(running.outcome).toBe('O4');
  });

  it('a reviewer may raise freely, also where no rule asked for one', () => {
    const running = signedRemittance().do({ type: 'raise', to: 'O3', reason: 'own-judgement' }, SUPERVISOR);
    expect(running.stage).toBe('review-needed');
    expect(running.try({ type: 'close' })).toBe('NOT_READY');
    expect(
      running.escalates().proceeds(SUPERVISOR, 'papers-seen').confirms().closes().state.closed?.ending,
    ).toBe('O0');
  });

  it('a reviewer may raise again after having agreed', () => {
    const running = held()
      .proceeds()
      .do({ ...raise, reason: 'new-observation' }, SUPERVISOR);
    expect(running.outcome).toBe('O5');
    expect(running.stage).toBe('review-needed');
  });

  it('calls are on record with time and result', () => {
    const running = held().do(
      { type: 'contact', contact: '110', result: 'on-the-way', number: '第 3 号' },
      SUPERVISOR,
    );
    expect(running.inner.contacts).toEqual([{ contact: '110', result: '已派警', at: running.last.at }]);
  });
});

describe('how long a decision lasts', () => {
  it('a new flag sets it aside', () => {
    const running = held().proceeds().hears('loan-passed-on');
    expect(running.stage).toBe('review-needed');
    expect(running.try({ type: 'close' })).toBe('NOT_READY');
    expect(running.escalates().proceeds().stage).toBe('confirmation-open');
  });

  it('a new weak flag does too, although the outcome is no stricter', () => {
    const running = held().proceeds().change('REM-08', 'just-sent', 'record-error');
    expect(running.outcome).toBe('O4');
    expect(running.stage).toBe('review-needed');
  });

  it('a calm answer to a question that was still open does not', () => {
    const running = remittance()
      .answer('REM-01', 'other-person')
      .look('REM-13', 'on-call')
      .escalates()
      .proceeds();
    expect(running.answersAll().reads().signs().stage).toBe('confirmation-open');
  });

  it('a check that failed after it sets it aside, although it raises no flag', () => {
    const running = remittance();
    running.answer('REM-01', 'other-person').look('REM-13', 'on-call').look('REM-12', 'companion-answers');
    running
      .escalates()
      .dissuades()
      .proceeds()
      .answersAll({ 'REM-14': ['query-failed'] });
    expect(running.outcome).toBe('O4');
    expect(running.stage).toBe('review-needed');
  });

  it('another story from the customer sets it aside, although F02 was raised before', () => {
    const running = signedRemittance().change('REM-03', 'tuition', 'customer-changed').answersAll();
    running.escalates().proceeds().change('REM-03', 'medical', 'customer-changed').answersAll();
    expect(running.flags).toEqual(['F02']);
    expect(running.stage).toBe('review-needed');
  });

  it('another arrival is the customer’s choice and leaves it standing', () => {
    const running = held().proceeds().change('REM-16', 'next-day', 'customer-changed');
    expect(running.stage).toBe('confirmation-open');
  });

  it('once a reviewer was called, the teller cannot take the flags back alone', () => {
    const running = held().change('REM-13', 'none', 'record-error').change('REM-12', 'calm', 'record-error');
    expect(running.flags).toEqual(['F16', 'F17']);
    expect(running.stage).toBe('with-reviewer');
    expect(running.try({ type: 'close' })).toBe('NOT_READY');
    running.proceeds(SUPERVISOR, 'recorded-wrongly');
    expect(running.flags).toEqual([]);
    expect(running.confirms().closes().state.closed).toMatchObject({ ending: 'O0', flags: [] });
  });

  it('nor a word that was heard', () => {
    const running = remittance()
      .answer('REM-01', 'other-person')
      .hears('commission')
      .escalates()
      .unhears('commission');
    expect(running.flags).toEqual(['F28']);
    expect(running.outcome).toBe('O5');
  });
});

describe('ten minutes with a hard flag', () => {
  const sharing = () => remittance().answer('REM-01', 'other-person').hears('screen-sharing');
  const timeUp = { type: 'time-reached', timer: 'H10' } as const;

  it('not cleared in time, the branch head decides', () => {
    const running = sharing().escalates().dissuades().do(timeUp, CLOCK);
    expect(running.outcome).toBe('O5');
    expect(running.stage).toBe('review-needed');
    expect(running.escalates().try(proceed, SUPERVISOR)).toBe('NOT_YOUR_ROLE');
    expect(running.proceeds(BRANCH_HEAD).stage).toBe('asking');
  });

  it('cleared in time, the clock says nothing more', () => {
    const running = sharing().escalates().dissuades().proceeds().do(timeUp, CLOCK);
    expect(running.outcome).toBe('O4');
    expect(running.stage).toBe('asking');
    expect(running.answersAll().reads().signs().confirms().closes().state.closed?.ending).toBe('O4');
  });

  it('cleared in time, but a new flag came: then the time counts', () => {
    const running = sharing().escalates().dissuades().proceeds().do(timeUp, CLOCK).hears('secrecy');
    expect(running.outcome).toBe('O5');
  });

  it('is appended by the clock alone, once, and only while a hard flag stands', () => {
    const running = remittance().answer('REM-01', 'other-person');
    expect(running.try(timeUp, CLOCK)).toBe('NOTHING_CHANGED');
    running.hears('screen-sharing');
    expect(running.try({ type: 'time-reached', timer: 'H99' }, CLOCK)).toBe('NOTHING_CHANGED');
    expect(running.try(timeUp, TELLER)).toBe('NOT_YOUR_ROLE');
    expect(running.try(timeUp, CLOCK)).toBe('done');
    expect(running.try(timeUp, CLOCK)).toBe('NOTHING_CHANGED');
  });
});
