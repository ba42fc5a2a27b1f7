// Journey J06 and the refusals to answer: perfect words do not outweigh what is seen, and not knowing is an answer with a consequence.
import { describe, expect, it, test } from 'vitest';
import { BRANCH_HEAD, remittance, SAMPLE_LANGUAGES, SUPERVISOR, signedRemittance } from './case-driver.ts';

describe('a coached victim: every answer sounds perfect (J06)', () => {
  const coached = () => signedRemittance({}, { 'REM-12': ['flustered'], 'REM-13': ['checking-phone'] });

  it('cannot be closed without a supervisor, and one sentence says why', () => {
    const running = coached();
    expect(running.outcome).toBe('O3');
    expect(running.stage).toBe('review-needed');
    expect(running.try({ type: 'close' })).toBe('NOT_READY');
    expect(running.inner.waiting).toBe('需要运营主管复核，请提请复核。');
    expect(running.inner.outcome.because).toContain(PHONE);
  });
  const PHONE = '办理时一直通话，或看着消息、纸条办理';

  test.each([
    ['REM-12', 'companion-answers', 'F17'],
    ['REM-13', 'on-call', 'F16'],
    ['REM-13', 'reading-note', 'F16'],
  ])('one strong observation %s %s is enough', (step, seen, flag) => {
    const running = signedRemittance({}, { [step]: [seen] });
    expect(running.flags).toEqual([flag]);
    expect(running.outcome).toBe('O3');
    expect(running.try({ type: 'close' })).toBe('NOT_READY');
    expect(running.escalates().proceeds().confirms().closes().state.closed).toMatchObject({
      ending: 'O3',
      flags: [flag],
    });
  });

  it('two strong observations: held, and the customer is talked to', () => {
    const running = signedRemittance({}, { 'REM-12': ['companion-answers'], 'REM-13': ['on-call'] });
    expect(running.outcome).toBe('O4');
    expect(running.try({ type: 'close' })).toBe('NOT_READY');
    running.escalates().dissuades().proceeds(SUPERVISOR, 'verified-known-number');
    expect(running.stage).toBe('confirmation-open');
  });

  it('the customer is not asked to confirm while the review is open', () => {
    const running = coached();
    expect(running.outer).toEqual({
      phase: 'wait',
      mode: 'demo',
      ask: expect.anything(),
      languages: SAMPLE_LANGUAGES,
    });
    expect(running.try(running.confirmation, { role: 'customer' })).toBe('NOT_READY');
    running.escalates();
    expect(running.try(running.confirmation, { role: 'customer' })).toBe('NOT_READY');
  });

  it('a hard flag stops at once, in the midst of the questions', () => {
    const running = remittance().answer('REM-01', 'other-person').hears('screen-sharing');
    expect(running.stage).toBe('review-needed');
    expect(running.outcome).toBe('O4');
    expect(running.open.length).toBeGreaterThan(0);
  });

  it('a companion who blocks is for the branch head', () => {
    const running = remittance()
      .answer('REM-01', 'other-person')
      .look('REM-12', 'companion-blocks')
      .escalates();
    expect(running.outcome).toBe('O5');
    expect(running.try({ type: 'proceed', reason: 'family-confirmed', paperHanded: false }, SUPERVISOR)).toBe(
      'NOT_YOUR_ROLE',
    );
    expect(running.dissuades({}, BRANCH_HEAD).proceeds(BRANCH_HEAD).stage).toBe('asking');
  });
});

describe('the purpose is unclear', () => {
  it('under 50,000 yuan it is a weak flag: a reminder, and more questions', () => {
    const running = signedRemittance({ yuan: 8_000 }, { 'REM-03': 'unclear' });
    expect(running.flags).toEqual(['F01']);
    expect(running.outcome).toBe('O1');
    expect(running.confirms().closes().state.closed?.ending).toBe('O1');
  });

  it('from 50,000 yuan it weighs more: a supervisor', () => {
    const running = signedRemittance({ yuan: 50_000 }, { 'REM-03': 'unclear' });
    expect(running.flags).toEqual(['F01']);
    expect(running.outcome).toBe('O3');
    expect(running.stage).toBe('review-needed');
  });

  it('raising the amount on the slip makes the same answer weigh more', () => {
    const running = signedRemittance({ yuan: 8_000 }, { 'REM-03': 'unclear' }).correctsSlip({ yuan: 60_000 });
    expect(running.outcome).toBe('O3');
  });

  it('unwilling to answer twice is one flag, not two', () => {
    const running = remittance({ yuan: 50_000 }).answersAll({ 'REM-05': 'unwilling', 'REM-11': 'unwilling' });
    expect(running.flags).toEqual(['F01']);
    expect(running.outcome).toBe('O3');
  });
});
