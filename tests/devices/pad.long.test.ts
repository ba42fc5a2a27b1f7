// A signature pad beside the customer's screen: what is signed on it is signed by the same rules, and kept as it was written.
import { beforeEach, describe, expect, test } from 'vitest';
import type { Ink } from '../../shared/contract/ink.ts';
import { INK_LIMITS } from '../../shared/ink/ink-limits.ts';
import { inkSvg } from '../../shared/ink/ink-svg.ts';
import { PAD_HELLO, PretendDevices, putProgram, takeIntoUse } from '../support/pretend-device.ts';
import {
  INK,
  outcomeOf,
  remittance,
  type StationDriver,
  slipOf,
  station,
} from '../support/station-driver.ts';

let counter: StationDriver;
let programs: PretendDevices;
beforeEach(async () => {
  programs = new PretendDevices({ answers: true });
  counter = await station();
  counter.startProgram = programs.start;
  await counter.restart();
  await counter.signInAs('admin');
  await takeIntoUse(counter, 'pad', 'pad-1', putProgram(counter, 'pad-1', 'pad'));
  await programs.isStarted(1);
  programs.last.says(PAD_HELLO);
  await counter.signOut();
  await counter.signInAs('teller');
  await counter.openRemittance();
  await counter.answer('REM-01', 'other-person');
});

/** Two strokes of 40 mm, begun when the pad's clock stood at so many milliseconds. */
const strokes = (at = 7_000) =>
  [0, 1].map((stroke) => ({
    type: 'pen',
    stroke,
    points: Array.from({ length: 41 }, (_, step) => ({
      ...{ x: 1_000 + step * 100, y: 1_000 + stroke * 1_000 },
      ...{ t: at + stroke * 1_000 + step * 10, p: 500 },
    })),
  }));

/** The page that the pad was told last to open. */
function opened(): string {
  const begun = programs.last.told.findLast(({ type }) => type === 'begin');
  if (begun?.type !== 'begin') throw new Error('the pad was not told to begin');
  return begun.id;
}
const writes = (id = opened(), ...messages: object[]) =>
  programs.last.says(...(messages.length > 0 ? messages : strokes()).map((message) => ({ ...message, id })));
const says = (type: string, id = opened()) => programs.last.says({ type, id });
const ended = (id: string) => programs.last.told.some((told) => told.type === 'end' && told.id === id);

const shown = () => {
  const { outside } = counter;
  return outside.phase === 'notice' || outside.phase === 'confirmation' ? outside.pad : undefined;
};
const notice = () => counter.case.notice.sha256;
const open = (form: 'ink' | 'mark' = 'ink', touched = false) =>
  counter.outer.pad.open({ about: notice(), form, touched });
const sign = (pad: string, form: 'ink' | 'mark' = 'ink', at = counter.command()) =>
  outcomeOf(counter.outer.customer.sign({ ...at, notice: notice(), form, clears: 1, pad }));
const signed = () => counter.entries().find(({ kind }) => kind === 'ink-signed');
function keptInk(): Ink {
  const event = counter.station.open.ledger.event(signed()?.seq ?? 0);
  const sha256 = event.kind === 'ink-signed' ? event.private?.ink.sha256 : undefined;
  const bytes = sha256 && counter.station.open.ledger.largeThing(sha256);
  if (!bytes) throw new Error('no ink was kept');
  return JSON.parse(Buffer.from(bytes).toString('utf8')) as Ink;
}

/** All pages, and the one question, until it is answered or staff explain. */
async function reads(): Promise<void> {
  await counter.customerReads();
  for (let view = counter.outside; view.phase === 'notice' && view.teachBack; view = counter.outside) {
    const { choices, tries } = view.teachBack;
    const choice = choices[tries]?.code ?? '';
    await counter.outer.customer.teachBack({ ...counter.command(), notice: view.notice, choice });
  }
}

async function atSigning(form: 'ink' | 'mark' = 'ink'): Promise<void> {
  await reads();
  await open(form);
}

describe('the pad is told to begin', () => {
  test('only where it is signed, and what it shows is no fact of the case', async () => {
    await open();
    expect(programs.last.told.map(({ type }) => type)).not.toContain('begin');
    await counter.customerReads();
    await open();
    expect(
      programs.last.told.map(({ type }) => type),
      'before the question',
    ).not.toContain('begin');
    await reads();
    await counter.outer.pad.open({ about: '800000/钱**/realtime', form: 'ink', touched: false });
    expect(programs.last.told.map(({ type }) => type)).not.toContain('begin');
    await open('mark');
    const begun = programs.last.told.at(-1);
    expect(begun).toEqual({ type: 'begin', id: opened(), title: counter.case.notice.title, form: 'mark' });
    expect(JSON.stringify(programs.last.told)).not.toMatch(/赵|钱|800000|8000/);
  });

  test('once, however often the window says so', async () => {
    await atSigning();
    await open();
    expect(programs.last.told.filter(({ type }) => type === 'begin')).toHaveLength(1);
  });

  test('and to end where the customer goes elsewhere, at a lock, and where no window looks on', async () => {
    await atSigning();
    const first = opened();
    await counter.outer.pad.leave({ about: notice() });
    expect(ended(first)).toBe(true);
    await open();
    const second = opened();
    await counter.inner.station.lock(counter.command());
    expect([ended(second), shown()]).toEqual([true, undefined]);
    await counter.unlocks();
    await open();
    const third = opened();
    counter.wait(3);
    expect(ended(third)).toBe(true);
  });
});

describe('ink on the pad', () => {
  test('is signed by 签好了 on the screen: bound to the notice, said to be of the pad, the strokes as they were written', async () => {
    await atSigning();
    writes();
    expect(shown()).toEqual({ ready: true, page: opened(), hasInk: true, said: null });
    expect(await sign(opened())).toBe('done');
    expect(signed()).toMatchObject({
      actor: { role: 'customer' },
      body: { form: 'ink', notice: notice(), clears: 1, pad: '样机 P-1' },
    });
    const ink = keptInk();
    // 100 × 50 mm at 96 px to the inch, in 1/100 px; time from the first point.
    expect(ink).toMatchObject({ width: 37_795, height: 18_898 });
    expect(ink.strokes.map((stroke) => stroke.length)).toEqual([41, 41]);
    expect(ink.strokes[0]?.[0]).toEqual({ x: 3_780, y: 3_780, t: 0, p: 500 });
    expect(ink.strokes[1]?.at(-1)).toEqual({ x: 18_898, y: 7_559, t: 1_400, p: 500 });
    expect(ended(opened())).toBe(true);
  });

  test('is drawn the same each time, also after a restart', async () => {
    await atSigning();
    writes();
    await sign(opened());
    const before = inkSvg(keptInk());
    await counter.restart();
    expect(inkSvg(keptInk())).toBe(before);
    expect(before).toContain('<path');
  });

  test('is signed by 签好了 on the pad, by the same rules', async () => {
    await atSigning();
    writes();
    says('done');
    expect(signed()).toMatchObject({ body: { form: 'ink', clears: 0, pad: '样机 P-1' } });
    expect(counter.case.notice.state).toBe('signed');
    says('done');
    expect(counter.kinds().filter((kind) => kind === 'ink-signed')).toHaveLength(1);
  });

  test('asked for twice under one command is signed once, with one answer', async () => {
    await atSigning();
    writes();
    const [at, page] = [counter.command(), opened()];
    const { size } = counter;
    expect([await sign(page, 'ink', at), await sign(page, 'ink', at)]).toEqual(['done', 'done']);
    expect(counter.size).toBe(size + 1);
  });

  test('that is wiped on the pad counts as written anew, and only what came after is kept', async () => {
    await atSigning();
    writes();
    says('clear');
    expect(shown()).toMatchObject({ hasInk: false });
    writes(opened(), ...strokes(90_000).slice(0, 1));
    await sign(opened());
    expect(signed()).toMatchObject({ body: { clears: 2 } });
    expect(keptInk().strokes).toHaveLength(1);
    expect(keptInk().strokes[0]?.[0]?.t).toBe(0);
  });

  test('that is wiped on the screen is another page: what comes late for the one before is dropped and counted', async () => {
    await atSigning();
    const first = opened();
    writes();
    await counter.outer.pad.wipe();
    expect(opened()).not.toBe(first);
    writes(first);
    expect(shown()).toMatchObject({ page: opened(), hasInk: false });
    expect(await sign(first)).toBe('PAD_GONE');
    expect(counter.app.work?.pad.strays).toBe(2);
  });

  test('that nobody asked for goes nowhere', async () => {
    writes('0', ...strokes());
    await reads();
    writes('01940000-0000-7000-8000-000000000000');
    says('done', '01940000-0000-7000-8000-000000000000');
    expect([shown()?.hasInk, signed(), counter.app.work?.pad.strays]).toEqual([false, undefined, 5]);
  });

  test('and none at all is no signature', async () => {
    await atSigning();
    says('done');
    expect([signed(), shown()?.said]).toEqual([undefined, 'empty']);
    expect(await sign(opened())).toBe('PAD_GONE');
  });

  test('that is only a dot is politely refused, on the pad and on the screen, and may be gone on with', async () => {
    await atSigning();
    writes(opened(), { type: 'pen', stroke: 0, points: [{ x: 100, y: 100, t: 1 }] });
    says('done');
    expect([signed(), shown()?.said]).toEqual([undefined, 'too-short']);
    expect(await sign(opened())).toBe('INK_TOO_SHORT');
    writes(opened(), { ...strokes()[0], stroke: 1 }, { ...strokes()[1], stroke: 2 });
    expect(shown()?.said).toBeNull();
    says('done');
    expect(signed()).toBeDefined();
  });

  test('of a million points is cut off and said, and is no signature', async () => {
    await atSigning();
    const watched = await counter.outer.pad.watch({ page: opened() });
    await watched.next();
    const points = Array.from({ length: 200 }, (_, step) => ({ x: step * 10, y: step, t: step }));
    let sent = 0;
    for (let stroke = 0; sent < 1_000_000; sent += 200) {
      if (sent % 4_000 === 3_800) stroke += 1;
      writes(opened(), { type: 'pen', stroke: Math.min(stroke, INK_LIMITS.strokes - 1), points });
      if (sent % 100_000 === 0) counter.wait(1);
    }
    expect(shown()?.said).toBe('too-much');
    expect(await sign(opened())).toBe('PAD_TOO_MUCH');
    says('done');
    expect([signed(), shown()?.said]).toEqual([undefined, 'too-much']);
  });

  test('of which a stroke is missing is not believed: the program is ended, and the customer told', async () => {
    await atSigning();
    writes(opened(), { ...strokes()[0], stroke: 1 });
    expect(counter.entries().at(-1)).toMatchObject({
      kind: 'device-ended',
      body: { device: 'pad', why: 'nonsense' },
    });
    expect(shown()).toMatchObject({ ready: false, said: 'lost' });
  });

  test('and ink on the glass: the first counts, and where there is both neither does until it is written anew', async () => {
    await atSigning();
    await open('ink', true);
    expect([ended(opened()), shown()?.page]).toEqual([true, null]);
    await counter.outer.pad.wipe();
    await open();
    writes();
    await open('ink', true);
    expect(shown()?.said).toBe('both');
    expect(await sign(opened())).toBe('PAD_AND_SCREEN');
    says('done');
    expect([signed(), shown()?.said]).toEqual([undefined, 'both']);
    await counter.outer.pad.wipe();
    await open();
    expect(shown()).toMatchObject({ hasInk: false, said: null });
    writes();
    expect(await sign(opened())).toBe('done');
  });

  test('never comes from a window: with ink of its own beside the page it is refused', async () => {
    await atSigning();
    writes();
    const input = { notice: notice(), form: 'ink', clears: 0, pad: opened(), ink: INK } as const;
    expect(await outcomeOf(counter.outer.customer.sign({ ...counter.command(), ...input }))).toBe(
      'INK_MISSING',
    );
    const { ink: _, pad: __, ...none } = input;
    expect(await outcomeOf(counter.outer.customer.sign({ ...counter.command(), ...none }))).toBe(
      'INK_MISSING',
    );
    expect(signed()).toBeUndefined();
  });

  test('of a mark waits for its witness like any mark, and a page of names takes no mark', async () => {
    await atSigning('mark');
    writes();
    expect(await sign(opened(), 'ink')).toBe('PAD_GONE');
    says('done');
    expect(signed()).toMatchObject({ body: { form: 'mark' } });
    expect(counter.outside.phase).toBe('witness');
  });

  test('leaves the glass as it was: who writes there signs there', async () => {
    await atSigning();
    const input = { notice: notice(), form: 'ink', clears: 0, ink: INK } as const;
    await counter.outer.customer.sign({ ...counter.command(), ...input });
    expect(signed()?.body).not.toHaveProperty('pad');
    expect(ended(opened())).toBe(true);
  });
});

describe('a pad that', () => {
  test('dies half way: the screen says that nothing of it is left, and takes the signature', async () => {
    await atSigning();
    writes();
    const page = opened();
    programs.last.dies();
    expect(shown()).toEqual({ ready: false, page: null, hasInk: false, said: 'lost-ink' });
    expect(counter.view.pad).toBe('missing');
    expect(await sign(page)).toBe('PAD_GONE');
    counter.wait(1);
    await programs.isStarted(2);
    programs.last.says(PAD_HELLO);
    expect(shown()).toMatchObject({ ready: true, hasInk: false, said: 'again' });
    await open();
    writes();
    expect(await sign(opened())).toBe('done');
  });

  test('is pulled out and plugged in again is told of, and opened anew', async () => {
    await atSigning();
    programs.last.says({ type: 'fault', why: 'unplugged' });
    expect([shown()?.said, counter.view.pad]).toEqual(['lost', 'missing']);
    writes();
    expect(shown()?.hasInk).toBe(false);
    programs.last.says({ type: 'well' });
    expect([shown()?.said, shown()?.ready, counter.view.pad]).toEqual([null, true, 'ready']);
  });

  test('was written on when the counter was locked: whoever comes back is asked to write again', async () => {
    await atSigning();
    writes();
    await counter.inner.station.lock(counter.command());
    await counter.unlocks();
    expect(shown()).toMatchObject({ hasInk: false, said: 'again' });
  });

  test('nobody has taken into use is nowhere to be seen', async () => {
    const other = await station();
    await other.signInAs('teller');
    await other.openRemittance();
    await other.answer('REM-01', 'other-person');
    await other.customerReads();
    expect(other.outside).not.toHaveProperty('pad');
    expect(other.view).not.toHaveProperty('pad');
  });
});

test('the customer’s screen follows the pen: what was written so far, then each piece once, then the end', async () => {
  await atSigning();
  writes(opened(), ...strokes().slice(0, 1));
  const stream = await counter.outer.pad.watch({ page: opened() });
  const next = async () => (await stream.next()).value as { points?: unknown[] };
  expect((await next()).points).toHaveLength(41);
  writes(opened(), { ...strokes()[1], stroke: 1 });
  expect(await next()).toMatchObject({ stroke: 1, clears: 0 });
  says('clear');
  expect(await next()).toMatchObject({ clears: 1, points: [] });
  await counter.outer.pad.leave({ about: notice() });
  expect((await stream.next()).done).toBe(true);
});

test('a last look that takes ink is signed on the pad under these very facts', async () => {
  await counter.inner.teller.pauseCase({ ...counter.atCase(), reason: 'customer-rest' });
  const { customer, document } = remittance();
  await counter.inner.teller.openCase({ ...counter.command(), customer, document, procedure: 'TRF' });
  await reads();
  await counter.outer.customer.answerSheet({ ...counter.command(), notice: notice(), option: 'none' });
  await counter.inner.teller.fillSlip({ ...counter.atCase(), slip: slipOf() });
  await counter.answersAll();
  const view = counter.outside;
  if (view.phase !== 'confirmation') throw new Error(`the customer sees ${view.phase}`);
  const about = `${view.amountFen}/${view.payeeMask}/${view.arrival.code}`;
  await counter.outer.pad.open({ about, form: 'ink', touched: false });
  expect(programs.last.told.at(-1)).toMatchObject({ type: 'begin', title: '核对无误后签名' });
  writes();
  says('done');
  const made = counter.entries().find(({ kind }) => kind === 'confirmation-made');
  expect(made).toMatchObject({ body: { by: 'ink', pad: '样机 P-1', amountFen: view.amountFen } });
});
