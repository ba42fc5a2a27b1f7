// Journeys J01 and J02: an ordinary remittance is short, and teller and customer never wait for each other's order.
import { describe, expect, it, test } from 'vitest';
import { CLOCK, CUSTOMER, OTHER_TELLER, remittance, SUPERVISOR, signedRemittance } from './case-driver.ts';

describe('a clean remittance of 8,000 yuan to a friend (J01)', () => {
  it('takes nine taps of the teller from opening to close', () => {
    const done = remittance({ yuan: 8_000 })
      .answer('REM-01', 'other-person')
      .answer('REM-03', 'repay')
      .answer('REM-04', 'friend')
      .answer('REM-08', 'known-account')
      .look('REM-12', 'calm')
      .look('REM-13', 'none')
      .answer('REM-14', 'consistent')
      .answer('REM-16', 'ordinary')
      .reads()
      .signs()
      .confirms()
      .closes();
    expect(done.taps).toBe(9);
    expect(done.state.closed).toMatchObject({
      kind: 'closed',
      ending: 'O0',
      outcome: 'O0',
      flags: [],
      causes: [],
    });
    expect(done.last.body).toMatchObject({ entries: done.events.length, arrival: 'ordinary' });
  });

  it('sends the notice outside by itself with the payee class, once', () => {
    const opened = remittance();
    expect(opened.kinds()).toEqual(['case-opened', 'verification-recorded']);
    opened.answer('REM-01', 'other-person').answer('REM-03', 'repay');
    expect(opened.kinds().slice(2)).toEqual(['step-answered', 'notice-shown', 'step-answered']);
  });

  it('puts what was said, seen and verified on record as different kinds', () => {
    const kinds = signedRemittance().events.filter((event) => 'step' in event.body);
    const kindOf = (step: string) =>
      kinds.find((event) => 'step' in event.body && event.body.step === step)?.kind;
    expect(kindOf('REM-03')).toBe('step-answered');
    expect(kindOf('REM-12')).toBe('observation-made');
    expect(kindOf('REM-14')).toBe('verification-recorded');
  });

  it('walks through the stages that the screens are chosen by', () => {
    const running = remittance();
    expect(running.stage).toBe('asking');
    running.answersAll();
    expect(running.stage).toBe('notice-open');
    running.reads().signs();
    expect(running.stage).toBe('confirmation-open');
    running.confirms();
    expect(running.stage).toBe('ready');
    running.closes();
    expect(running.stage).toBe('closed');
  });

  it('a recommended later arrival that the customer took is said beside the outcome', () => {
    const gentle = signedRemittance({}, { 'REM-12': ['hurried'], 'REM-06': 'never', 'REM-16': 'next-day' });
    expect(gentle.confirms().closes().last.body).toMatchObject({ ending: 'O1', added: ['O2'] });
    const hurried = signedRemittance({}, { 'REM-12': ['hurried'], 'REM-06': 'never', 'REM-16': 'realtime' });
    expect(hurried.confirms().closes().last.body).not.toHaveProperty('added');
  });
});

describe('order does not matter (J02)', () => {
  it('the customer may sign before the asks are finished, or after', () => {
    const early = remittance().answer('REM-01', 'other-person').reads().signs().answersAll();
    const late = remittance().answer('REM-01', 'other-person').answersAll().reads().signs();
    expect(early.assessed.judgement).toEqual(late.assessed.judgement);
    expect(early.stage).toBe('confirmation-open');
    expect(late.stage).toBe('confirmation-open');
    expect(early.kinds()).not.toEqual(late.kinds());
    expect(early.confirms().closes().state.closed?.ending).toBe(
      late.confirms().closes().state.closed?.ending,
    );
  });

  it('due steps may be answered in any order', () => {
    const forwards = remittance().answersAll();
    const backwards = remittance().answer('REM-01', 'other-person');
    backwards.answer('REM-16', 'ordinary').answer('REM-14', 'consistent').look('REM-13', 'none');
    backwards.look('REM-12', 'calm').answer('REM-08', 'known-account').answer('REM-04', 'friend');
    backwards.answer('REM-03', 'repay');
    expect(backwards.open).toEqual([]);
    expect(backwards.assessed.judgement).toEqual(forwards.assessed.judgement);
  });
});

describe('what is not accepted', () => {
  const answer = (step: string, options: string[], saw: number | null = null) =>
    ({ type: 'answer-step', step, options, saw }) as const;

  test.each([
    ['a step that is not due', answer('REM-11', ['nothing']), 'STEP_CLOSED'],
    ['a step that the procedure does not have', answer('REM-99', ['ok']), 'UNKNOWN_CODE'],
    ['an option that the step does not have', answer('REM-03', ['gambling']), 'UNKNOWN_CODE'],
    ['the same option twice', answer('REM-12', ['hurried', 'hurried']), 'UNKNOWN_CODE'],
    ['no option at all', answer('REM-12', []), 'UNKNOWN_CODE'],
    ['two options where one is asked', answer('REM-03', ['repay', 'tuition']), 'ONE_ONLY'],
    ['calm beside something seen', answer('REM-12', ['calm', 'hurried']), 'CALM_EXCLUDES'],
    ['the outcome as an answer', answer('REM-15', ['O0']), 'UNKNOWN_CODE'],
    ['the signature as an answer of the teller', answer('REM-17', ['ink']), 'UNKNOWN_CODE'],
    ['to close before anything is asked', { type: 'close' } as const, 'NOT_READY'],
    ['to escalate where nothing calls for it', { type: 'escalate' } as const, 'NOT_READY'],
    ['to resume what is not paused', { type: 'resume' } as const, 'NOTHING_CHANGED'],
    ['a pause for a reason nobody knows', { type: 'pause', reason: 'lunch' } as const, 'UNKNOWN_CODE'],
    ['a cancel for a reason nobody knows', { type: 'cancel', reason: 'lunch' } as const, 'UNKNOWN_CODE'],
    ['a word that is not on the list', { type: 'hear', heard: 'weather' } as const, 'UNKNOWN_CODE'],
    [
      'to take back a word that nobody heard',
      { type: 'unhear', heard: 'safe-account' } as const,
      'NOTHING_CHANGED',
    ],
  ])('%s', (_, command, refusal) => {
    const running = remittance();
    const before = running.events.length;
    expect(running.try(command)).toBe(refusal);
    expect(running.events).toHaveLength(before);
  });

  it('an opening whose document result the procedure does not know', () => {
    expect(() => remittance({ documentCheck: 'looks-fine' })).toThrow('UNKNOWN_CODE');
  });

  it('an answer over one that the screen had not seen: STALE, and the first answer stands', () => {
    const running = remittance().answer('REM-01', 'other-person').answer('REM-03', 'repay');
    expect(running.try(answer('REM-03', ['tuition']))).toBe('STALE');
    const { n } = running.state.answers.get('REM-03') ?? { n: -1 };
    expect(running.try(answer('REM-03', ['tuition'], n))).toBe('STALE');
    const options = ['tuition'];
    const change = { type: 'change-step' as const, step: 'REM-03', options, cause: 'record-error' as const };
    expect(running.try({ ...change, saw: n - 1 })).toBe('STALE');
    expect(running.try({ ...change, options: ['repay'], saw: n })).toBe('NOTHING_CHANGED');
    expect(running.try({ ...change, step: 'REM-04', options: ['friend'], saw: n })).toBe('STALE');
    expect(running.state.answers.get('REM-03')?.options).toEqual(['repay']);
    expect(running.try({ ...change, saw: n })).toBe('done');
  });

  it('a slip corrected twice from the same screen: the second is STALE', () => {
    const running = remittance();
    const saw = running.state.slipN;
    running.correctsSlip({ yuan: 900 });
    const slip = {
      amountFen: 1,
      share: 'no',
      sameName: 'no',
      payee: '甲',
      accountMask: '*',
      accountHash: '',
    } as const;
    expect(running.try({ type: 'correct-slip', slip, saw, cause: 'record-error' })).toBe('STALE');
    expect(running.state.slip?.amountFen).toBe(90_000);
  });

  it('while paused only to resume or to cancel', () => {
    const paused = signedRemittance().do({ type: 'pause', reason: 'customer-rest' });
    expect(paused.stage).toBe('paused');
    expect(paused.outer).toEqual({ phase: 'idle', mode: 'demo' });
    expect(paused.try({ type: 'close' })).toBe('CASE_PAUSED');
    expect(paused.try(paused.confirmation, CUSTOMER)).toBe('CASE_PAUSED');
    expect(paused.try({ type: 'time-reached', timer: 'H10' }, CLOCK)).toBe('CASE_PAUSED');
    paused.do({ type: 'resume' });
    expect(paused.stage).toBe('confirmation-open');
    paused.do({ type: 'pause', reason: 'customer-rest' }).do({ type: 'cancel', reason: 'customer-left' });
    expect(paused.state.closed).toMatchObject({ kind: 'abandoned', ending: 'customer-left' });
    expect(paused.last.body).toMatchObject({ entries: paused.events.length });
  });

  test.each([
    ['the customer cannot cancel', { type: 'cancel', reason: 'customer-left' } as const, CUSTOMER],
    ['the customer cannot answer for the teller', answer('REM-12', ['accompanied']), CUSTOMER],
    ['a supervisor cannot answer for the teller', answer('REM-12', ['accompanied']), SUPERVISOR],
    [
      'another teller cannot work on the case',
      { type: 'cancel', reason: 'customer-left' } as const,
      OTHER_TELLER,
    ],
    ['the clock cannot cancel', { type: 'cancel', reason: 'customer-left' } as const, CLOCK],
  ])('%s', (_, command, actor) => {
    const running = remittance().answer('REM-01', 'other-person');
    expect(running.try(command, actor)).toBe('NOT_YOUR_ROLE');
  });

  it('a confirmation given by the teller', () => {
    const waiting = signedRemittance();
    expect(waiting.try(waiting.confirmation)).toBe('NOT_YOUR_ROLE');
    expect(waiting.try(waiting.confirmation, CUSTOMER)).toBe('done');
  });
});
