// Journey J10: going back is free and leaves old → new → why; what rests on the change is asked again.
import { describe, expect, it } from 'vitest';
import { CUSTOMER, hash, remittance, SUPERVISOR, signedRemittance } from './case-driver.ts';

describe('why an answer is changed', () => {
  it('recorded wrongly: the flags of the old answer fall', () => {
    const running = remittance().answersAll({ 'REM-04': 'stranger' });
    expect(running.flags).toEqual(['F05']);
    running.change('REM-04', 'friend', 'record-error');
    expect(running.flags).toEqual([]);
    expect(running.outcome).toBe('O0');
  });

  it('the customer says otherwise now: the flags of the old answer stay', () => {
    const running = remittance().answersAll({ 'REM-04': 'stranger' });
    running.change('REM-04', 'friend', 'customer-changed');
    expect(running.flags).toEqual(['F05']);
    running.change('REM-04', 'relative', 'record-error');
    expect(running.flags).toEqual(['F05']);
  });

  it('another purpose raises F02, also where neither purpose is suspicious', () => {
    const running = remittance().answersAll().change('REM-03', 'tuition', 'customer-changed');
    expect(running.flags).toEqual(['F02']);
    expect(running.outcome).toBe('O3');
  });

  it('a mis-keyed purpose raises nothing', () => {
    expect(remittance().answersAll().change('REM-03', 'tuition', 'record-error').flags).toEqual([]);
  });

  it('old, new and why stand in the record and in the view', () => {
    const running = remittance().answersAll().change('REM-03', 'tuition', 'customer-changed');
    const expected = { step: 'REM-03', from: ['repay'], to: ['tuition'], cause: 'customer-changed' };
    expect(running.last).toMatchObject({ kind: 'step-changed', body: expected });
    expect(running.inner.changes).toEqual([
      { step: '资金用途', from: '还款借款', to: '学费', cause: '客户改口' },
    ]);
  });
});

describe('a change of purpose at check-answers (J10)', () => {
  const changed = () => signedRemittance().change('REM-03', 'tuition', 'record-error');

  it('the check that rests on it is asked again, and its old answer stays in sight', () => {
    const running = changed();
    expect(running.open).toEqual(['REM-14']);
    const check = running.inner.steps.find((step) => step.id === 'REM-14');
    expect(check).toMatchObject({ state: 'again', answer: { options: ['consistent'] } });
    expect(running.answer('REM-14', 'consistent').stage).toBe('confirmation-open');
  });

  it('an answer that does not rest on it is not asked again', () => {
    expect(signedRemittance().change('REM-08', 'contract-invoice', 'record-error').open).toEqual([]);
  });

  it('the signature is marked as made before the change, and is not asked for again', () => {
    expect(signedRemittance().inner.notice.signedBeforeChange).toBe(false);
    const running = changed();
    expect(running.inner.notice).toMatchObject({ state: 'signed', signedBeforeChange: true });
    expect(running.answer('REM-14', 'consistent').outer.phase).toBe('confirmation');
  });

  it('another text is never taken for the one that was shown', () => {
    const running = remittance().answersAll().reads();
    const ink = { bytes: 9, sha256: hash('I') };
    const sign = { type: 'sign', notice: hash('X'), form: 'ink', clears: 0, ink } as const;
    expect(running.try(sign, CUSTOMER)).toBe('NOTICE_CHANGED');
    expect(running.try({ type: 'turn-page', notice: hash('X'), page: 1, ms: 5 }, CUSTOMER)).toBe(
      'NOTICE_CHANGED',
    );
    expect(running.try({ type: 'sign-on-paper', notice: hash('X'), scan: hash('S') })).toBe('NOTICE_CHANGED');
    expect(running.try({ ...sign, notice: running.notice }, CUSTOMER)).toBe('done');
  });

  it('a signature given after the change is not marked', () => {
    const running = remittance().answersAll().reads().change('REM-08', 'contract-invoice', 'record-error');
    expect(running.signs().inner.notice.signedBeforeChange).toBe(false);
  });
});

describe('a slip that was corrected', () => {
  it('is checked again, and another tier asks its questions', () => {
    const running = signedRemittance({ yuan: 8_000 }).correctsSlip({ yuan: 12_000 });
    expect(running.open).toEqual(['REM-05', 'REM-06', 'REM-07', 'REM-09', 'REM-10', 'REM-14']);
    expect(running.inner.notice.signedBeforeChange).toBe(true);
  });

  it('an answer no longer due raises nothing, and counts again when it is due again', () => {
    const running = remittance({ yuan: 12_000 }).answersAll({ 'REM-06': 'never' });
    expect(running.flags).toEqual(['F07']);
    running.correctsSlip({ yuan: 9_000 });
    expect(running.flags).toEqual([]);
    expect(running.state.answers.get('REM-06')?.options).toEqual(['never']);
    expect(running.correctsSlip({ yuan: 12_000 }).flags).toEqual(['F07']);
  });

  it('asks the customer to confirm again, also where amount, arrival and mask are the same', () => {
    const running = signedRemittance({ payee: '赵铁柱' }).confirms();
    expect(running.stage).toBe('ready');
    running.correctsSlip({ payee: '赵金花' }).answer('REM-14', 'consistent');
    expect(running.stage).toBe('confirmation-open');
    expect(running.try({ type: 'close' })).toBe('NOT_READY');
    expect(running.confirms().closes().state.closed?.kind).toBe('closed');
  });

  it('after a supervisor agreed, it is for the supervisor again: another amount is another case', () => {
    const running = signedRemittance({}, { 'REM-13': ['on-call'] })
      .escalates()
      .proceeds();
    expect(running.stage).toBe('confirmation-open');
    running.correctsSlip({ yuan: 9_500, payee: '钱二狗' }).answer('REM-14', 'consistent');
    expect(running.stage).toBe('review-needed');
    expect(running.escalates().proceeds(SUPERVISOR, 'papers-seen').stage).toBe('confirmation-open');
  });
});

describe('a word that was heard', () => {
  it('tapped by mistake can be taken back before anybody was called', () => {
    const running = remittance().answersAll().hears('safe-account');
    expect(running.flags).toEqual(['F03']);
    expect(running.inner.heard.find((word) => word.code === 'safe-account')?.on).toBe(true);
    expect(running.unhears('safe-account').flags).toEqual([]);
  });

  it('two words of one flag: taking one back leaves the other', () => {
    const running = remittance().hears('safe-account').hears('tasks').unhears('tasks');
    expect(running.flags).toEqual(['F03']);
    expect(running.try({ type: 'hear', heard: 'safe-account' })).toBe('NOTHING_CHANGED');
  });
});
