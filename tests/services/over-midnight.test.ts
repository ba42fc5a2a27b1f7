// The clock passes midnight while a notice goes outside. What is shown, sealed and kept is one text, whichever reading of the clock was the last of the day.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { hashOf } from '../../electron/ledger/ledger.ts';
import { innocentAnswer } from '../support/innocent-answer.ts';
import { remittance, sharedStation } from '../support/station-driver.ts';

/** On this day the newest local cases of the sample pack are shown for the last time. */
const BEFORE = Date.parse('2027-06-30T23:59:59.999+08:00');
const MOST_READINGS = 40;

let shared: Awaited<ReturnType<typeof sharedStation>>;
beforeAll(async () => {
  shared = await sharedStation();
  await shared.driver.signInAs('teller');
});
afterAll(() => shared.remove());

/** From its `reading`-th reading on the clock says the next day. @returns how to let it be, and how often it was read */
function midnightAt(reading: number) {
  const { clock } = shared.driver;
  const original = clock.now.bind(clock);
  let read = 0;
  clock.now = () => {
    read += 1;
    return original() + (read >= reading ? 1 : 0);
  };
  return () => {
    clock.now = original;
    return read;
  };
}

test('the notice outside is the text whose hash is sealed, whose bytes are kept, and which the auditor reads', async () => {
  const { driver } = shared;
  const texts = new Map<string, string>();
  for (let reading = 1; reading <= MOST_READINGS; reading += 1) {
    driver.clock.setWall(BEFORE);
    const letBe = midnightAt(reading);
    await driver.inner.teller.openCase({ ...driver.command(), ...remittance() });
    // The notice goes outside with the payee's class, by the second answer at the latest.
    while (driver.outside.phase !== 'notice') {
      const step = driver.openStep;
      if (!step) throw new Error('no notice went outside');
      const answer = { step: step.id, options: [...innocentAnswer(step)], saw: null };
      await driver.inner.teller.answerStep({ ...driver.atCase(), ...answer });
    }
    const readings = letBe();
    expect(readings).toBeLessThan(MOST_READINGS);
    const { outside } = driver;
    if (outside.phase !== 'notice') throw new Error(`the customer sees ${outside.phase}`);
    const body = outside.pages.map((page) => page.join('\n')).join('\n\n---\n\n');
    const text = `# ${outside.title}\n\n${body}\n`;
    texts.set(driver.case.id, text);
    expect(hashOf(Buffer.from(text, 'utf8')), `reading ${reading}`).toBe(outside.notice);
    expect(driver.station.open.ledger.largeThing(outside.notice)).toEqual(Buffer.from(text, 'utf8'));
    await driver.inner.teller.cancelCase({ ...driver.atCase(), reason: 'customer-left' });
  }
  // Had the text been the same on both days, nothing would have been proved.
  expect(new Set(texts.values()).size).toBe(2);
  await driver.signInAs('auditor');
  for (const [caseId, text] of texts) {
    const { notice } = await driver.inner.auditor.readCase({ ...driver.command(), caseId });
    const body = notice?.pages.map((page) => page.join('\n')).join('\n\n---\n\n');
    expect(`# ${notice?.title}\n\n${body}\n`, 'what the auditor reads').toBe(text);
  }
});
