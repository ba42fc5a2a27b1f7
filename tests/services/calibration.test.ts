// Measuring the customer's screen with a bank card: who may begin, who is named, and which displays are not believed (features.md, CS8).
import { describe, expect, test } from 'vitest';
import { DISPLAY } from '../support/call-inputs.ts';
import { outcomeOf, type StationDriver, station } from '../support/station-driver.ts';

const calibrate = (counter: StationDriver, wrong: Partial<typeof DISPLAY> = {}) =>
  counter.outer.customer.calibrate({ ...counter.command(), ...DISPLAY, ...wrong });

async function begun(role: 'teller' | 'admin' = 'admin'): Promise<StationDriver> {
  const counter = await station();
  await counter.signInAs(role);
  await counter.inner.display.begin(counter.command());
  return counter;
}

describe('measuring the customer’s screen', () => {
  test('is begun inside, done outside, and recorded under the name of who began it', async () => {
    const counter = await begun();
    expect(counter.outside.phase).toBe('calibrate');
    await calibrate(counter);
    expect(counter.entries().at(-1)).toMatchObject({
      kind: 'display-calibrated',
      actor: { staff: 'ji', role: 'admin' },
      body: DISPLAY,
    });
    expect(counter.outside).toMatchObject({ phase: 'idle', calibration: DISPLAY });
    expect(counter.view.display).toMatchObject({ calibration: { ...DISPLAY, by: 'ji' }, calibrating: false });
    await counter.restart();
    expect(counter.outside).toMatchObject({ calibration: DISPLAY });
  });

  test('is refused to the outer screen where nobody inside has begun, or has left it, or the counter is locked', async () => {
    const counter = await station();
    await counter.signInAs('teller');
    expect(await outcomeOf(calibrate(counter))).toBe('NOT_CALIBRATING');
    await counter.inner.display.begin(counter.command());
    await counter.inner.display.leave(counter.command());
    expect(await outcomeOf(calibrate(counter))).toBe('NOT_CALIBRATING');
    await counter.inner.display.begin(counter.command());
    await counter.inner.station.lock(counter.command());
    expect(counter.outside.phase).toBe('idle');
    expect(await outcomeOf(calibrate(counter))).toBe('NOT_CALIBRATING');
    await counter.unlocks();
    await counter.signOut();
    await counter.signInAs('teller');
    expect(counter.outside.phase, 'whoever sits down next is not in the middle of it').toBe('idle');
  });

  test('is not begun while a customer is served', async () => {
    const counter = await station();
    await counter.signInAs('teller');
    await counter.openRemittance();
    expect(await outcomeOf(counter.inner.display.begin(counter.command()))).toBe('CASE_IN_HAND');
  });

  test('a case that is opened meanwhile comes before it', async () => {
    const counter = await begun('teller');
    await counter.openRemittance();
    expect(counter.outside.phase).not.toBe('calibrate');
    expect(await outcomeOf(calibrate(counter))).toBe('NOT_CALIBRATING');
  });

  test('does not believe a display that reports nonsense', async () => {
    const counter = await begun();
    const before = counter.size;
    for (const wrong of [
      { pxPer100Mm: 196 },
      { pxPer100Mm: 1575 },
      { width: 0 },
      { height: -800 },
      { width: 1e9 },
      { dprPercent: 0 },
      { dprPercent: Number.NaN },
    ])
      expect(await outcomeOf(calibrate(counter, wrong)), JSON.stringify(wrong)).toBe('BAD_REQUEST');
    expect(counter.kinds(before)).toEqual([]);
    expect(await outcomeOf(calibrate(counter, { pxPer100Mm: 1574 }))).toBe('done');
  });

  test('an answer that was lost is given again, and nothing else under its number', async () => {
    const counter = await begun();
    const input = { ...counter.command(), ...DISPLAY };
    const first = await counter.outer.customer.calibrate(input);
    expect(await counter.outer.customer.calibrate(input)).toEqual(first);
    const other = counter.outer.customer.calibrate({ ...input, pxPer100Mm: 400 });
    expect(await outcomeOf(other)).toBe('COMMAND_REUSED');
  });
});
