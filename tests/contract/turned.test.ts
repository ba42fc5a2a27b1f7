// Every call of the contract while the staff's screen is turned to the customer: theirs from that window and no other, the staff's from none.
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { CallMeta } from '../../shared/contract/call.ts';
import { CALLS, type Call, inputOf, send, wellFormed } from '../support/call-inputs.ts';
import { outcomeOf, sharedStation } from '../support/station-driver.ts';

let shared: Awaited<ReturnType<typeof sharedStation>>;
let caseId: string;

beforeAll(async () => {
  shared = await sharedStation();
  await shared.driver.signInAs('teller');
  await shared.driver.openRemittance();
  caseId = shared.driver.case.id;
  await shared.driver.inner.teller.turnScreen(shared.driver.atCase());
});
afterAll(() => shared.remove());

const metaOf = ({ definition }: Call): CallMeta => definition.meta as CallMeta;

/** Let through the door, and refused for what it says: nothing happens. */
const isLetIn = async (call: Call, window: 'inner' | 'outer') => {
  const client = shared.driver[window];
  const stray = call.definition.inputSchema ? { nothing: 1 } : undefined;
  return ['BAD_REQUEST', 'done'].includes(await outcomeOf(send(client, call, stray)));
};

const inputFor = (call: Call) =>
  inputOf(
    wellFormed(caseId, () => shared.driver.command()),
    call,
  );

test.each(CALLS)('$name is answered at the window that it belongs to now', async (call) => {
  const { driver } = shared;
  const { window, who, turned } = metaOf(call);
  const from = turned ? 'inner' : window === 'outer' ? 'outer' : 'inner';
  const { size } = driver;
  if (who === 'signed-out') expect(await isLetIn(call, from)).toBe(true);
  else expect(await outcomeOf(send(driver.inner, call, inputFor(call)))).toBe('SCREEN_TURNED');
  expect(driver.size).toBe(size);
  const other = from === 'inner' ? 'outer' : 'inner';
  expect(await outcomeOf(send(driver[other], call, inputFor(call)))).toBe('WRONG_WINDOW');
  expect(driver.kinds(size)).toEqual(['call-refused']);
});

test('the customer’s own acts are exactly these', () => {
  const theirs = CALLS.filter((call) => metaOf(call).turned).map(({ name }) => name);
  const acts = [
    ...['answerSheet', 'askAloud', 'askHelp', 'chooseLanguage', 'closeShown', 'confirm', 'decline'],
    ...['refuse', 'setReading', 'sign', 'teachBack', 'turnPage'],
  ].map((call) => `customer.${call}`);
  // Where they stand with a pad, which is beside whichever screen is before them.
  const pad = ['leave', 'open', 'watch', 'wipe'].map((call) => `pad.${call}`);
  expect(theirs.sort()).toEqual([...acts, ...pad]);
});
