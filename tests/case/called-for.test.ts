// Once a reviewer was called, the teller corrects the record and does not take the case back, whatever the cause was (domain.md 7.7).
import { describe, expect, it } from 'vitest';
import { CUSTOMER, remittance } from './case-driver.ts';

describe('a reviewer who was called decides, although the cause', () => {
  it('was a query that failed and is then recorded as in order', () => {
    const running = remittance()
      .answersAll({ 'REM-14': ['query-failed'] })
      .reads()
      .signs()
      .escalates();
    running.change('REM-14', ['consistent'], 'record-error');
    expect(running).toMatchObject({ outcome: 'O3', stage: 'with-reviewer' });
    expect(running.proceeds().stage).not.toBe('with-reviewer');
  });

  it('was an amount that is then corrected', () => {
    const running = remittance({ yuan: 900_000 })
      .answersAll({ 'REM-03': 'unclear' })
      .reads()
      .signs()
      .escalates();
    running.correctsSlip({ yuan: 9_000 });
    expect(running).toMatchObject({ outcome: 'O3', stage: 'with-reviewer' });
  });

  it('was a signature that was refused and is then given on paper', () => {
    const running = remittance().answersAll().reads().refusesToSign().escalates();
    running.signsOnPaper();
    expect(running).toMatchObject({ outcome: 'O3', stage: 'with-reviewer' });
  });
});

describe('what the customer answered on their own screen', () => {
  it('is not the teller’s to change, nor to key in', () => {
    const running = remittance({ procedure: 'TRF' }).reads();
    const sheet = running.course.steps.find((step) => step.form === 'sheet');
    const like = sheet?.groups[1]?.options[0]?.code ?? '';
    const step = sheet?.id ?? '';
    const keyed = { type: 'answer-step' as const, step, options: ['paper'], saw: null };
    expect(running.try(keyed)).toBe('UNKNOWN_CODE');
    running.do({ type: 'answer-sheet', notice: running.notice, options: [like] }, CUSTOMER);
    const changed = {
      ...keyed,
      type: 'change-step' as const,
      saw: running.last.n ?? 0,
      cause: 'record-error' as const,
    };
    expect(running.try(changed)).toBe('UNKNOWN_CODE');
  });
});

describe('a check that found something and has to be made again', () => {
  const found = () => remittance().answersAll({ 'REM-14': ['slip-error'] });

  it('keeps what it found where the customer pays otherwise since', () => {
    const running = found()
      .correctsSlip({ payee: '孙示丙' }, 'customer-changed')
      .answer('REM-14', 'consistent');
    expect(running.flags).toEqual(['F22']);
  });

  it('starts afresh where only the record was wrong', () => {
    const running = found().correctsSlip({ payee: '孙示丙' }, 'record-error').answer('REM-14', 'consistent');
    expect(running.flags).toEqual([]);
  });
});
