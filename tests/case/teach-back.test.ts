// One question about the notice (features.md NS4, journey J22): logged as it was answered, and nobody is locked out by it.
import { describe, expect, it } from 'vitest';
import { type CaseDriver, CUSTOMER, PACK, remittance, TELLER } from './case-driver.ts';

const RIGHT = 'stop-and-ask';
const WRONG = 'do-as-told';
const answers = (driver: CaseDriver, choice: string) =>
  driver.do({ type: 'teach-back', notice: driver.notice, choice }, CUSTOMER);
const tries = (driver: CaseDriver, choice: string) =>
  driver.try({ type: 'teach-back', notice: driver.notice, choice }, CUSTOMER);
const read = () => remittance().answer('REM-01', 'other-person').reads();
const outside = ({ outer }: CaseDriver) => {
  if (outer.phase !== 'notice') throw new Error(`the customer sees ${outer.phase}`);
  return outer;
};

describe('the question about a notice', () => {
  it('is asked of every notice of the sample pack, with one right answer that the screen does not know', () => {
    expect(PACK.pack.teachBack?.map(({ notice }) => notice).sort()).toEqual(Object.keys(PACK.notices).sort());
    const { teachBack } = outside(read());
    expect(teachBack?.tries).toBe(0);
    expect(JSON.stringify(teachBack)).not.toContain('right');
  });

  it('comes after all pages', () => {
    const driver = remittance().answer('REM-01', 'other-person');
    expect(tries(driver, RIGHT)).toBe('READ_FIRST');
  });

  it('answered right, is on record and is not asked again', () => {
    const driver = read();
    answers(driver, RIGHT);
    expect(driver.last).toMatchObject({ kind: 'teach-back-answered', body: { choice: RIGHT, right: true } });
    expect(outside(driver).teachBack).toBeUndefined();
    expect(outside(driver).toExplain).toBeUndefined();
    expect(tries(driver, WRONG)).toBe('NOTHING_CHANGED');
    expect(driver.inner.notice.toExplain).toBeUndefined();
  });

  it('answered wrong twice, asks the teller to explain, raises no flag, and the customer signs all the same', () => {
    const driver = read();
    answers(driver, WRONG);
    expect(outside(driver).teachBack?.tries).toBe(1);
    expect(driver.inner.notice.toExplain).toBeUndefined();
    answers(driver, 'try-a-little');
    expect(outside(driver)).toMatchObject({ toExplain: true });
    expect(outside(driver).teachBack).toBeUndefined();
    expect(driver.inner.notice.toExplain).toBe(true);
    expect(tries(driver, RIGHT)).toBe('NOTHING_CHANGED');
    expect(driver.assessed.judgement.raised.size).toBe(0);
    driver.signs().answersAll().confirms().closes();
    expect(driver.kinds().filter((kind) => kind === 'teach-back-answered')).toHaveLength(2);
  });

  it('holds nobody up who does not answer it: a signature, on paper too, and a refusal stand without', () => {
    expect(read().signs().state.notice?.signed?.form).toBe('ink');
    expect(read().refusesToSign().state.notice?.refused).toBeDefined();
    const driver = read().signs();
    expect(tries(driver, RIGHT)).toBe('NOTHING_CHANGED');
  });

  it('is the customer’s to answer, of this very notice', () => {
    const driver = read();
    const { notice } = driver;
    expect(driver.try({ type: 'teach-back', notice, choice: RIGHT }, TELLER)).toBe('NOT_YOUR_ROLE');
    expect(tries(driver, 'hang-up-and-ask')).toBe('UNKNOWN_CODE');
    expect(driver.try({ type: 'teach-back', notice: 'x', choice: RIGHT }, CUSTOMER)).toBe('NOTICE_CHANGED');
  });
});
