// What the customer does with their own screen, and the measuring of it, for the script by which the hosts are compared.
import { DISPLAY } from './call-inputs.ts';
import { PIN, type StationDriver } from './station-driver.ts';

type Say = (name: string, input?: unknown, window?: 'inner' | 'outer') => Promise<unknown>;

const TWO_DISPLAYS = { inner: '1'.repeat(16), outer: '2'.repeat(16) };

/** Two displays are there, and nobody has said whose is which. */
async function playScreens(counter: StationDriver, say: Say): Promise<void> {
  await say('display.doubt', counter.command());
  counter.app.screens.found(TWO_DISPLAYS, () => counter.app.announcer.announce());
  await say('display.swap', counter.command());
  await say('customer.swapScreens', counter.command());
  const touched = counter.command();
  await say('customer.confirmScreen', touched);
  await say('customer.confirmScreen', touched);
  await say('customer.confirmScreen', counter.command());
  await say('display.doubt', counter.command());
  await say('customer.confirmScreen', counter.command());
  await say('display.swap', counter.command());
  await say('customer.swapScreens', counter.command());
}

/** A teller is signed in, and no case is in hand. */
export async function playDisplay(counter: StationDriver, say: Say): Promise<void> {
  await playScreens(counter, say);
  await say('display.leave', counter.command());
  await say('customer.calibrate', { ...counter.command(), ...DISPLAY });
  await say('display.begin', counter.command());
  await say('display.begin', counter.command());
  await say('display.leave', counter.command());
  await say('display.begin', counter.command());
  await say('customer.calibrate', { ...counter.command(), ...DISPLAY, pxPer100Mm: 100 });
  await say('customer.calibrate', { ...counter.command(), ...DISPLAY });
}

/** All pages of a notice have been read. */
export async function playTeachBack(
  counter: StationDriver,
  say: Say,
  shown: { notice: string },
): Promise<void> {
  await say('customer.teachBack', { ...counter.command(), ...shown, choice: 'stop-and-ask' });
}

/** A notice is on the screen. */
export async function playCustomersOwn(counter: StationDriver, say: Say): Promise<void> {
  const signal = { signal: 'all-well' };
  await say('customer.askHelp', { ...counter.command(), ...signal });
  await say('customer.askHelp', { ...counter.command(), ...signal });
  const { sha256: notice } = counter.case.notice;
  await say('customer.teachBack', { ...counter.command(), notice, choice: 'stop-and-ask' });
  const aloud = { notice, page: 1, by: 'teller' };
  await say('customer.askAloud', { ...counter.command(), ...aloud });
  await say('customer.askAloud', { ...counter.command(), ...aloud });
  // No pad is there: nothing happens, at either window that is the customer's.
  const open = { about: notice, form: 'ink', touched: false };
  for (const window of ['outer', 'inner'] as const) {
    await say('pad.open', open, window);
    await say('pad.leave', { about: notice }, window);
    await say('pad.wipe', undefined, window);
    await say('pad.watch', { page: counter.command().command }, window);
  }
  const reading = { size: '52', theme: 'yellow-on-black' };
  await say('customer.setReading', { ...counter.command(), ...reading });
  await say('customer.setReading', { ...counter.command(), ...reading });
  await say('customer.chooseLanguage', { ...counter.command(), language: 'en' });
  await say('customer.chooseLanguage', { ...counter.command(), language: 'fr' });
  const own = { ...counter.atCase(), language: 'zh-CN' };
  await say('teller.chooseLanguage', own);
  await say('teller.chooseLanguage', { ...own, ...counter.command() });
  const back = () => ({ ...counter.command(), pin: PIN });
  const at = counter.atCase();
  await say('station.turnBack', back());
  await say('teller.turnScreen', at);
  await say('teller.turnScreen', { ...at, ...counter.command() });
  await say('customer.setReading', { ...counter.command(), size: '28', theme: 'paper' }, 'inner');
  await say('station.turnBack', back());
}
