// Procedures that others enter: 劝阻 with the reviewer, 紧急止付, 老年客户附加; and steps of a procedure's own that take a reviewer.
import { describe, expect, it, test } from 'vitest';
import type { CaseCommand } from '../../shared/case/commands.ts';
import { maskedName } from '../../shared/words/mask.ts';
import {
  BRANCH_HEAD,
  CaseDriver,
  CLOCK,
  CUSTOMER,
  hash,
  OTHER_TELLER,
  remittance,
  SAMPLE_LANGUAGES,
  SUPERVISOR,
  signedRemittance,
  TELLER,
} from './case-driver.ts';

const proceed = { type: 'proceed', reason: 'family-confirmed', paperHanded: false } as const;
const insist = { type: 'proceed', reason: 'no-legal-ground', ending: 'O8', paperHanded: true } as const;
const held = () =>
  signedRemittance({}, { 'REM-12': ['companion-answers'], 'REM-13': ['on-call'] }).escalates();
const record = (step: string, option: string): CaseCommand & { type: 'answer-step' } => ({
  ...{ type: 'answer-step', step, options: [option], saw: null },
});

describe('the talk with the customer (DIS)', () => {
  it('begins with the call for a reviewer where the outcome is to hold', () => {
    const running = held();
    expect(running.kinds().slice(-2)).toEqual(['escalated', 'procedure-entered']);
    expect(running.last).toMatchObject({ actor: TELLER, body: { procedure: 'DIS' } });
    expect(running.course.steps.map(({ id }) => id)).toEqual(expect.arrayContaining(['REM-01', 'DIS-01']));
  });

  it('does not begin where a supervisor only looks', () => {
    expect(signedRemittance({}, { 'REM-13': ['on-call'] }).escalates().last.kind).toBe('escalated');
  });

  it('is entered once, however often a reviewer is called', () => {
    const running = held().dissuades();
    running.do({ type: 'raise', to: 'O5', reason: 'police-notice' }, SUPERVISOR).escalates();
    expect(running.state.entered).toEqual(['DIS']);
  });

  it('is on record before the business goes on, whether agreed to or insisted on', () => {
    const running = held();
    expect(running.try(proceed, SUPERVISOR)).toBe('RECORD_FIRST');
    expect(running.try(insist, BRANCH_HEAD)).toBe('RECORD_FIRST');
    expect(running.dissuades().try(proceed, SUPERVISOR)).toBe('done');
  });

  it('half of it does not do', () => {
    const running = held().do(record('DIS-01', 'agreed')).do(record('DIS-02', 'apart'), SUPERVISOR);
    expect(running.try(proceed, SUPERVISOR)).toBe('RECORD_FIRST');
  });

  it('holds nobody who gives up: to end the case takes no record', () => {
    const withdraw = { type: 'end', ending: 'O7', ground: 'persuaded', paperHanded: false } as const;
    expect(held().try(withdraw, SUPERVISOR)).toBe('done');
    expect(held().try(withdraw)).toBe('done');
  });

  test.each([
    ['the teller asks the customer to take a seat', record('DIS-01', 'agreed'), TELLER, 'done'],
    ['or the supervisor does', record('DIS-01', 'agreed'), SUPERVISOR, 'done'],
    ['the teller does not record the talk', record('DIS-02', 'apart'), TELLER, 'NOT_YOUR_ROLE'],
    ['nor another teller', record('DIS-02', 'apart'), OTHER_TELLER, 'NOT_YOUR_ROLE'],
    ['nor the customer', record('DIS-02', 'apart'), CUSTOMER, 'NOT_YOUR_ROLE'],
    ['the supervisor does not answer for the teller', record('REM-12', 'calm'), SUPERVISOR, 'NOT_YOUR_ROLE'],
  ])('%s', (_, command, actor, expected) => {
    const running = held();
    if (command.step !== 'DIS-01') running.do(record('DIS-01', 'agreed'));
    expect(running.try(command, actor)).toBe(expected);
  });

  it('the reviewer’s own steps stand under the reviewer’s name', () => {
    const running = held().dissuades();
    const talked = running.events.filter((event) => 'step' in event.body && event.body.step === 'DIS-04');
    expect(talked).toMatchObject([{ actor: SUPERVISOR, body: { options: ['genuine'] } }]);
  });

  it('a customer who insists is for the branch head', () => {
    const running = held().dissuades({ 'DIS-04': 'insists', 'DIS-08': 'insisted' });
    expect(running.outcome).toBe('O5');
    expect(running.try(proceed, SUPERVISOR)).toBe('NOT_YOUR_ROLE');
    running.escalates();
    expect(running.try(insist, BRANCH_HEAD)).toBe('done');
    expect(running.confirms().closes().last.body).toMatchObject({ ending: 'O8', outcome: 'O5' });
  });

  it('a customer who leaves is asked nothing more', () => {
    const running = held().do(record('DIS-01', 'left'));
    expect(running.assessed.openForReviewer.map(({ id }) => id)).toEqual(['DIS-08']);
  });

  it('police that cannot be reached for a quarter of an hour are called again', () => {
    const running = remittance().answer('REM-01', 'other-person').hears('hand-over').escalates();
    running.do(record('DIS-01', 'agreed')).do(record('DIS-04', 'wavering'), BRANCH_HEAD);
    running.do(record('DIS-06', 'not-connected'), BRANCH_HEAD);
    const due = () => running.assessed.openForReviewer.map(({ id }) => id);
    expect(due()).not.toContain('DIS-06S');
    running.do({ type: 'time-reached', timer: 'D15' }, CLOCK);
    expect(due()).toContain('DIS-06S');
  });
});

describe('who may enter what', () => {
  const asking = () => remittance().answer('REM-01', 'other-person');
  const enter = (procedure: string) => ({ type: 'enter', procedure }) as const;
  test.each([
    ['the teller: help with stopping a payment', 'STOP', TELLER, 'done'],
    ['the supervisor: the same', 'STOP', SUPERVISOR, 'done'],
    ['the branch head: the talk', 'DIS', BRANCH_HEAD, 'done'],
    ['the teller: what an older customer is offered', 'ELD', TELLER, 'done'],
    ['not the supervisor: that', 'ELD', SUPERVISOR, 'NOT_YOUR_ROLE'],
    ['not the customer', 'STOP', CUSTOMER, 'NOT_YOUR_ROLE'],
    ['not another teller', 'STOP', OTHER_TELLER, 'NOT_YOUR_ROLE'],
    ['nobody: the procedure that it is', 'REM', TELLER, 'UNKNOWN_CODE'],
    ['nobody: one that only starts by itself', 'ACC', TELLER, 'UNKNOWN_CODE'],
    ['nobody: what every object has', 'constructor', TELLER, 'UNKNOWN_CODE'],
  ])('%s', (_, procedure, actor, expected) => {
    expect(asking().try(enter(procedure), actor)).toBe(expected);
  });

  it('nothing is entered twice, and nothing into itself', () => {
    expect(asking().do(enter('STOP')).try(enter('STOP'))).toBe('NOTHING_CHANGED');
    expect(new CaseDriver({ procedure: 'STOP' }).try(enter('STOP'))).toBe('UNKNOWN_CODE');
  });

  it('several stand side by side in the order they were entered, and the outcome stays the case’s own', () => {
    const running = asking().do(enter('ELD')).do(enter('STOP'));
    expect(running.state.entered).toEqual(['ELD', 'STOP']);
    const prefixes = running.course.steps.map(({ id }) => id.split('-')[0]);
    expect([...new Set(prefixes)]).toEqual(['REM', 'ELD', 'STOP']);
    expect(running.outcome).toBe('O0');
    expect(running.foldedAgain()).toEqual(running.state);
  });

  it('what was answered stays, and what is entered is asked before the case closes', () => {
    const running = signedRemittance().do(enter('STOP'));
    expect(running.open).toEqual(expect.arrayContaining(['STOP-01', 'STOP-06']));
    expect(running.try({ type: 'close' })).toBe('NOT_READY');
    expect(running.answersAll().confirms().closes().state.closed?.ending).toBe('O0');
  });

  it('the teller is told why it is recommended, and may enter it at any time', () => {
    const why = (running: CaseDriver) =>
      Object.fromEntries(running.inner.entries.map(({ code, because }) => [code, because !== null]));
    expect(why(asking())).toEqual({ DIS: false, ELD: false, STOP: false });
    // The outcome leads to DIS by itself, which is not said twice.
    expect(why(asking().hears('screen-sharing'))).toEqual({ DIS: false, ELD: false, STOP: true });
    expect(why(asking().look('REM-12', 'companion-answers'))).toMatchObject({ ELD: true });
    expect(why(asking().do(enter('ELD')))).toEqual({ DIS: false, STOP: false });
  });

  it('papers of a procedure can be printed once it is entered', () => {
    const print = { type: 'print-paper', paper: 'STOP1', text: hash('T') } as const;
    expect(asking().try(print)).toBe('UNKNOWN_CODE');
    expect(asking().do(enter('STOP')).try(print)).toBe('done');
  });
});

describe('an older customer (ELD)', () => {
  const older = () => remittance().answersAll().do({ type: 'enter', procedure: 'ELD' });

  it('who came with somebody newly met is for the supervisor', () => {
    const running = older().answersAll({ 'ELD-03': 'newly-met' }).reads().signs();
    expect(running.flags).toEqual(['F17']);
    expect(running.outcome).toBe('O3');
    expect(running.state.answers.has('ELD-04')).toBe(true);
  });

  it('who cannot say what the notice is about hears it again from the supervisor', () => {
    const running = older().answersAll({ 'ELD-02': 'unclear' }).reads().signs();
    expect(running.stage).toBe('review-needed');
    expect(running.try({ type: 'close' })).toBe('NOT_READY');
    expect(running.try(record('ELD-02S', 'clear'))).toBe('NOT_YOUR_ROLE');
    running.escalates().do(record('ELD-02S', 'clear'), SUPERVISOR);
    expect(running.confirms().closes().state.closed?.ending).toBe('O0');
  });
});

describe('a higher limit (LIM)', () => {
  const asked = () => new CaseDriver({ procedure: 'LIM' }).answersAll();

  it('is looked at by two, also where nothing is amiss', () => {
    const running = asked();
    expect(running.outcome).toBe('E0');
    expect(running.stage).toBe('review-needed');
    expect(running.try({ type: 'close' })).toBe('NOT_READY');
    expect(running.try(record('LIM-03', 'agreed'))).toBe('NOT_YOUR_ROLE');
    running.escalates().do(record('LIM-03', 'agreed'), SUPERVISOR);
    expect(running.closes().last).toMatchObject({ actor: TELLER, body: { ending: 'E0' } });
  });

  it('that is not agreed to does not close as done', () => {
    const running = asked().escalates().do(record('LIM-03', 'not-agreed'), SUPERVISOR);
    expect(running.outcome).toBe('E3');
    expect(running.try({ type: 'close' })).toBe('NOT_READY');
    const end = { type: 'end', ending: 'E6', ground: 'need-not-shown', paperHanded: true } as const;
    expect(running.try({ ...end, paperHanded: false }, SUPERVISOR)).toBe('PAPER_FIRST');
    expect(running.try(end, SUPERVISOR)).toBe('done');
    expect(running.state.closed).toMatchObject({ ending: 'E6', by: 'supervisor-bing' });
  });

  it('nobody reviews their own', () => {
    const own = { staff: 'teller-jia', role: 'supervisor' } as const;
    expect(asked().escalates().try(record('LIM-03', 'agreed'), own)).toBe('OWN_CASE');
  });
});

it('whoever the customer is, nothing of what was entered is on their screen', () => {
  const running = held().dissuades();
  expect(running.outer).toEqual({
    phase: 'wait',
    mode: 'demo',
    ask: expect.anything(),
    languages: SAMPLE_LANGUAGES,
  });
  expect(JSON.stringify(running.outer)).not.toContain(maskedName(running.state.customer));
});
