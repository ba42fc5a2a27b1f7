// Journeys J03–J05: remittances to oneself, spouse or child are spared the questions on evidence only, and one look takes that back.
import { describe, expect, it, test } from 'vitest';
import { remittance } from './case-driver.ts';

const SPARED = ['REM-03', 'REM-04', 'REM-08'];
const exemption = (running: ReturnType<typeof remittance>) => running.assessed.judgement.exemption;

describe('exempt, with evidence (J03)', () => {
  test.each([
    ['spouse', 'REM-01S', 'marriage-certificate'],
    ['child', 'REM-01C', 'birth-certificate'],
  ])('%s: the questions are skipped, two looks and the check remain', (payee, step, evidence) => {
    const running = remittance().answer('REM-01', payee);
    expect(exemption(running)).toBe('offered');
    running.answer(step, evidence);
    expect(exemption(running)).toBe('granted');
    expect(running.open).toEqual(['REM-12', 'REM-13', 'REM-14', 'REM-16']);
    const before = running.taps;
    running.look('REM-12', 'calm').look('REM-13', 'none').answer('REM-14', 'consistent');
    expect(running.taps - before).toBeLessThanOrEqual(3);
    running.answersAll().reads().signs().confirms().closes();
    expect(running.state.closed?.ending).toBe('O0');
    expect(running.state.answers.get(step)?.options).toEqual([evidence]);
  });

  it('self: the name on the slip is the evidence', () => {
    expect(exemption(remittance({ sameName: true }).answer('REM-01', 'self'))).toBe('granted');
    expect(exemption(remittance({ sameName: false }).answer('REM-01', 'self'))).toBe('refused');
  });
});

describe('exemption refused (J04)', () => {
  it('a son without evidence: not offered, and the questions open', () => {
    const running = remittance().answer('REM-01', 'child').answer('REM-01C', 'none');
    expect(exemption(running)).toBe('refused');
    expect(running.open).toEqual(expect.arrayContaining(SPARED));
    expect(running.inner.exemption.sentence).toBe(running.course.exemption?.refused);
  });

  it('as long as the evidence was not looked at, the questions are open', () => {
    expect(remittance().answer('REM-01', 'spouse').open).toEqual(expect.arrayContaining(SPARED));
  });

  it('the slip corrected to a stranger takes the exemption back', () => {
    const running = remittance({ sameName: true }).answer('REM-01', 'self').correctsSlip({ sameName: false });
    expect(exemption(running)).toBe('refused');
    expect(running.open).toEqual(expect.arrayContaining(SPARED));
  });
});

describe('exemption cancelled by a look (J05)', () => {
  const cancelled = () =>
    remittance()
      .answer('REM-01', 'spouse')
      .answer('REM-01S', 'bank-record')
      .look('REM-12', 'calm')
      .answer('REM-16', 'ordinary')
      .look('REM-13', 'on-call');

  it('is withdrawn with a reason, and the full questions appear', () => {
    const running = cancelled();
    expect(exemption(running)).toBe('withdrawn');
    expect(running.inner.exemption.sentence).toBe(running.course.exemption?.withdrawn);
    expect(running.open).toEqual(expect.arrayContaining([...SPARED, 'REM-05', 'REM-10', 'REM-11']));
  });

  it('keeps what was entered', () => {
    const running = cancelled();
    const kept = ['REM-01', 'REM-01S', 'REM-12', 'REM-13', 'REM-16'];
    for (const step of kept) expect(running.state.answers.has(step), step).toBe(true);
    expect(running.open).not.toEqual(expect.arrayContaining(['REM-16']));
  });

  it('a word that was heard cancels it as a look does', () => {
    const running = remittance({ sameName: true }).answer('REM-01', 'self').hears('loan-passed-on');
    expect(exemption(running)).toBe('withdrawn');
  });

  it('where the look was recorded wrongly, the exemption is back and the answers stay', () => {
    const running = cancelled().answer('REM-03', 'family').change('REM-13', 'none', 'record-error');
    expect(exemption(running)).toBe('granted');
    expect(running.open).toEqual(['REM-14']);
    expect(running.state.answers.get('REM-03')?.options).toEqual(['family']);
  });
});
