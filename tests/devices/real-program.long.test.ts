// A program in a process of its own, started as a bank's would be: no shell, nothing in its environment, only bytes that were agreed to.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test, vi } from 'vitest';
import { putProgram, takeIntoUse } from '../support/pretend-device.ts';
import { type StationDriver, station } from '../support/station-driver.ts';

const MOCK = readFileSync(join(import.meta.dirname, '../support/mock-pad.ts'), 'utf8');
/** As a program that the system starts by itself. */
const asProgram = (text: string): string => `#!${process.execPath}\n${text}`;
const waitFor = <T>(what: () => T) => vi.waitFor(what, { timeout: 20_000, interval: 20 });

async function takes(counter: StationDriver, file: string, text = MOCK): Promise<void> {
  await counter.signInAs('admin');
  await takeIntoUse(counter, 'pad', file, putProgram(counter, file, asProgram(text)));
}

const ready = (counter: StationDriver) => waitFor(() => expect(counter.view.pad).toBe('ready'));
const ends = (counter: StationDriver) =>
  counter
    .entries()
    .flatMap(({ kind, body }) => (kind === 'device-ended' ? (body as { why: string }).why : []));

/** The customer has read before there is a pad: the clock of this test turns faster than a process answers. */
async function atSigning(file: string): Promise<StationDriver> {
  const counter = await (await station()).signInAs('teller');
  await counter.openRemittance();
  await counter.answer('REM-01', 'other-person');
  await counter.customerReads();
  for (let view = counter.outside; view.phase === 'notice' && view.teachBack; view = counter.outside) {
    const choice = view.teachBack.choices[view.teachBack.tries]?.code ?? '';
    await counter.outer.customer.teachBack({ ...counter.command(), notice: view.notice, choice });
  }
  await counter.signOut();
  await takes(counter, file);
  await ready(counter);
  await counter.signOut();
  await counter.signInAs('teller');
  const about = counter.case.notice.sha256;
  await counter.outer.pad.open({ about, form: 'ink', touched: false });
  return counter;
}

test.skipIf(process.platform === 'win32')(
  'a customer signs on a pad that is another process, and presses 签好了 there',
  async () => {
    const counter = await atSigning('mock-pad-signs.ts');
    await waitFor(() => expect(counter.kinds()).toContain('ink-signed'));
    const { seq } = counter.entries().find(({ kind }) => kind === 'ink-signed') ?? {};
    const event = counter.station.open.ledger.event(seq ?? 0);
    const sha256 = event.kind === 'ink-signed' ? event.private?.ink.sha256 : undefined;
    const { strokes } = JSON.parse(
      Buffer.from(counter.station.open.ledger.largeThing(sha256 ?? '') ?? []).toString('utf8'),
    ) as { strokes: { t: number }[][] };
    expect(strokes.map(({ length }) => length)).toEqual([30, 24, 40]);
    const times = strokes.flat().map(({ t }) => t);
    expect(times).toEqual([...times].sort((left, right) => left - right));
  },
);

test.skipIf(process.platform === 'win32')(
  'a pad whose process dies half way is said to be gone, and so is its ink',
  async () => {
    const counter = await atSigning('mock-pad-dies.ts');
    await waitFor(() => expect(counter.outside).toMatchObject({ pad: { ready: false, said: 'lost-ink' } }));
    expect([ends(counter), counter.kinds().includes('ink-signed')]).toEqual([['died'], false]);
  },
);

test.skipIf(process.platform === 'win32')('a process that never stops talking is killed', async () => {
  const counter = await station();
  await takes(counter, 'mock-pad-flood.ts');
  await waitFor(() => expect(ends(counter)).toEqual(['flooded']));
});

test.skipIf(process.platform === 'win32')(
  'a process is given nothing of ours, and ends with the station',
  async () => {
    const tells = `
      const said = Object.keys(process.env).filter((name) => name !== '__CF_USER_TEXT_ENCODING').length + process.argv.length - 2;
      console.log(JSON.stringify({ type: 'hello', protocol: 1, device: 'pad', name: 'N' + said + ' ' + process.pid, widthMm: 100, heightMm: 50 }));
      process.stdin.resume();
    `;
    const counter = await station();
    await takes(counter, 'tells.mjs', tells);
    await ready(counter);
    const [used] = (await counter.inner.device.status()).inUse;
    const [nothing, pid] = used?.now.state === 'ready' ? used.now.name.split(' ') : [];
    expect(nothing).toBe('N0');
    const isAlive = () =>
      existsSync(`/proc/${pid}/cmdline`) && readFileSync(`/proc/${pid}/cmdline`).length > 0;
    if (process.platform === 'linux') expect(isAlive()).toBe(true);
    counter.stop();
    if (process.platform === 'linux') await waitFor(() => expect(isAlive()).toBe(false));
    const own = join(counter.folder, 'demo-devices');
    await waitFor(() => expect(existsSync(own) ? readdirSync(own) : []).toEqual([]));
  },
);

test('a file that is no program is said not to have started', async () => {
  const counter = await (await station()).signInAs('admin');
  await takeIntoUse(counter, 'pad', 'pad-1', putProgram(counter, 'pad-1', 'no program'));
  await waitFor(() => expect(ends(counter)).toEqual(['died']));
});
