// Silent help (features.md I1, journey J08): what the customer says without a word reaches staff and the rules, and changes nothing outside.
import { describe, expect, it } from 'vitest';
import { type CaseDriver, CUSTOMER, remittance, TELLER } from './case-driver.ts';

const asks = (driver: CaseDriver, signal: string) => driver.do({ type: 'ask-help', signal }, CUSTOMER);
const reading = () => remittance().answer('REM-01', 'other-person');

/** A clean remittance before its last look. */
function atLastLook(): CaseDriver {
  const driver = remittance();
  driver.answersAll().reads().signs();
  expect(driver.outer.phase).toBe('confirmation');
  return driver;
}

/** What is left of a reading floor runs on by itself. */
const seen = (driver: CaseDriver) => JSON.stringify({ ...driver.outer, floorInMs: 0 });

describe('what a customer says without a word', () => {
  it.each([
    ['listened-to', 'F14'],
    ['told-to-hide', 'F13'],
    ['waited-for', 'F17'],
  ])('%s is kept as the customer’s own, raises %s, and calls a reviewer', (signal, flag) => {
    const driver = reading();
    asks(driver, signal);
    expect(driver.last).toMatchObject({
      kind: 'help-asked-silently',
      actor: CUSTOMER,
      body: { signal, flag },
    });
    expect([...driver.assessed.judgement.raised.keys()]).toContain(flag);
    expect(driver.assessed.cleared).toBe(false);
    expect(driver.inner.help).toMatchObject([{ calm: false }]);
  });

  it('that all is well is kept and raises nothing, and takes nothing back that was said before', () => {
    const well = reading();
    asks(well, 'all-well');
    expect(well.assessed.judgement.raised.size).toBe(0);
    const both = reading();
    asks(both, 'told-to-hide');
    asks(both, 'all-well');
    expect([...both.assessed.judgement.raised.keys()]).toContain('F13');
    expect(both.inner.help?.map(({ calm }) => calm)).toEqual([true, false]);
  });

  it('is the customer’s alone to say, once, in the words of the pack', () => {
    const driver = reading();
    expect(driver.try({ type: 'ask-help', signal: 'listened-to' }, TELLER)).toBe('NOT_YOUR_ROLE');
    expect(driver.try({ type: 'ask-help', signal: 'F14' }, CUSTOMER)).toBe('UNKNOWN_CODE');
    asks(driver, 'listened-to');
    expect(driver.try({ type: 'ask-help', signal: 'listened-to' }, CUSTOMER)).toBe('NOTHING_CHANGED');
  });
});

describe('the customer’s own screen', () => {
  it('keeps the last look under their hands also where they choose another language after it', () => {
    const driver = atLastLook();
    asks(driver, 'listened-to');
    driver.do({ type: 'choose-language', language: 'en' }, CUSTOMER);
    expect(driver.outer.phase).toBe('confirmation');
  });

  it.each(['listened-to', 'told-to-hide', 'waited-for', 'all-well'])(
    'is the same before and after %s',
    (signal) => {
      const pages = {
        notice: reading(),
        waiting: reading().reads().signs(),
        scam: reading().do({ type: 'show-scam', scam: 'T07' }),
        reason: reading().do({ type: 'show-reason', step: 'REM-03' }),
        confirmation: atLastLook(),
      };
      for (const [name, driver] of Object.entries(pages)) {
        const before = seen(driver);
        asks(driver, signal);
        expect(seen(driver), name).toBe(before);
      }
    },
  );

  it('keeps the last look until the customer or staff act, and never offers one that was not there', () => {
    const driver = atLastLook();
    asks(driver, 'listened-to');
    const before = seen(driver);
    driver.do({ type: 'set-reading', size: '40', theme: 'paper' }, CUSTOMER);
    driver.do({ type: 'set-reading', size: '32', theme: 'paper' }, CUSTOMER);
    expect(JSON.parse(seen(driver))).toMatchObject({ phase: 'confirmation' });
    expect(before).toContain('"confirmation"');
    driver.do({ type: 'escalate' });
    expect(driver.outer.phase).toBe('wait');

    const asked = reading();
    asks(asked, 'waited-for');
    asked.answersAll().reads().signs();
    expect(asked.outer.phase, 'a reviewer comes before the last look').toBe('wait');
  });

  it('takes a confirmation made under such eyes as one, and lets nothing go on by it', () => {
    const driver = atLastLook();
    asks(driver, 'listened-to');
    driver.confirms();
    expect(driver.outer.phase).toBe('wait');
    expect(driver.stage).toBe('review-needed');
    expect(driver.try({ type: 'close' })).toBe('NOT_READY');
  });

  it('can be left by 先不办 as ever', () => {
    const driver = atLastLook();
    asks(driver, 'told-to-hide');
    driver.do({ type: 'decline', choice: 'not-now' }, CUSTOMER);
    expect(driver.outer.phase).toBe('wait');
  });
});

it('says why, whether one may say no and how long it takes, the same whatever was answered', () => {
  const driver = reading();
  const { ask } = driver.outer;
  expect(ask?.basis.join()).toContain('反电信网络诈骗法');
  expect(ask?.limit).toContain('不愿看');
  expect(ask?.minutes).toBeGreaterThan(0);
  expect(ask?.help.map(({ label }) => label)).toEqual([
    '有人在电话里听',
    '有人让我不要告诉别人',
    '有人在外面等我',
    '我没事',
  ]);
  driver.answer('REM-03', 'unclear');
  expect(driver.outer.ask).toEqual(ask);
  expect(JSON.stringify(ask)).not.toMatch(/F\d\d/);
});
