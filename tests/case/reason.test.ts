// 为什么问, on the customer's own screen: the question, its reason, basis and limit, and nothing of what was answered (I2, CS11).
import { describe, expect, it } from 'vitest';
import { CUSTOMER, remittance } from './case-driver.ts';

describe('why a question is asked', () => {
  it('is shown with basis and limit, says that it may be declined, and is closed by the customer', () => {
    const driver = remittance().answer('REM-01', 'other-person').answer('REM-03', 'unclear');
    driver.do({ type: 'show-reason', step: 'REM-03' }).wait(9_000);
    const page = driver.outer;
    expect(page).toMatchObject({ phase: 'reason', step: 'REM-03', say: '这笔钱准备用在什么事情上？' });
    expect(page.phase === 'reason' && page.basis.join()).toContain('反洗钱法');
    expect(page.phase === 'reason' && page.mayDecline).toBe(true);
    expect(JSON.stringify(page)).not.toMatch(/unclear|说不清|F01|O\d/);

    driver.do({ type: 'close-reason', step: 'REM-03' }, CUSTOMER);
    expect(driver.last).toMatchObject({ kind: 'reason-closed', body: { step: 'REM-03', ms: 9_700 } });
    expect(driver.outer.phase).toBe('notice');
  });

  it('is not shown of what staff observe, nor of a question that is not asked', () => {
    const driver = remittance().answer('REM-01', 'other-person');
    expect(driver.try({ type: 'show-reason', step: 'REM-12' })).toBe('UNKNOWN_CODE');
    expect(driver.try({ type: 'show-reason', step: 'REM-11' })).toBe('STEP_CLOSED');
  });

  it('gives way to whatever staff put there next, and cannot be closed twice', () => {
    const driver = remittance().answer('REM-01', 'other-person');
    driver.do({ type: 'show-reason', step: 'REM-03' }).do({ type: 'show-scam', scam: 'T07' });
    expect(driver.outer).toMatchObject({ phase: 'scam', scam: 'T07' });
    expect(driver.try({ type: 'close-reason', step: 'REM-03' }, CUSTOMER)).toBe('STALE');
  });
});
