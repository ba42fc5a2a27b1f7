// J37: a screen that is turned or resized while a customer signs loses no ink, and what is kept replays the same.
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Ink } from '../../shared/contract/ink.ts';
import { inkPng } from '../../shared/ink/ink-png.ts';
import { toBase64 } from '../../shared/ledger/base64.ts';
import { Counter, PATIENT } from './counter.ts';
import { PIN } from './journey-server.ts';
import { command, lastCase, ofKind } from './ledger-checks.ts';
import { SIZES } from './windows.ts';

let counter: Counter;
beforeEach(async () => {
  counter = await Counter.open();
});
afterEach((context) => counter.close(context));

/** Inked points of the canvas, counted in the page. */
const inkOnScreen = () =>
  counter.outer.page.getByRole('img', { name: '签名区' }).evaluate((element) => {
    const canvas = element as HTMLCanvasElement;
    const pixels = canvas.getContext('2d')?.getImageData(0, 0, canvas.width, canvas.height).data ?? [];
    let inked = 0;
    for (let at = 3; at < pixels.length; at += 4) if ((pixels[at] ?? 0) > 0) inked += 1;
    return inked / Math.hypot(canvas.width, canvas.height);
  });

describe('J37 resize while signing', () => {
  test('half a signature stays through two resizes, and the strokes are kept as they were written', async () => {
    const { customer, outer } = counter;
    await counter.signInAs('柜员甲');
    await counter.openRemittance({ yuan: 8_000 });
    await counter.asksPlainly();
    await customer.reads();
    const first = await customer.area();
    await customer.writes([
      [
        [0.1, 0.3],
        [0.4, 0.3],
      ],
      [
        [0.25, 0.1],
        [0.25, 0.9],
      ],
    ]);
    const half = await inkOnScreen();
    expect(half).toBeGreaterThan(1);

    await outer.page.setViewportSize({ width: 1100, height: 700 });
    await expect.poll(async () => (await customer.area()).width, PATIENT).toBeLessThan(first.width);
    await expect.poll(inkOnScreen, PATIENT).toBeGreaterThan(half * 0.6);
    const second = await customer.area();
    await customer.writes([
      [
        [0.5, 0.2],
        [0.5, 0.8],
      ],
    ]);
    await outer.page.setViewportSize(SIZES.outer);
    await expect.poll(async () => (await customer.area()).width, PATIENT).toBe(first.width);
    expect(await inkOnScreen()).toBeGreaterThan(half * 1.2);
    await counter.seeOuter('signing-resized');
    await customer.button('签好了').click();
    await customer.confirms();
    await counter.finishes();

    const [signed] = ofKind(lastCase(counter.server), 'ink-signed');
    const bytes =
      counter.server.station.open.ledger.largeThing(signed?.private?.ink.sha256 ?? '') ?? new Uint8Array();
    const ink = JSON.parse(Buffer.from(bytes).toString('utf8')) as Ink;
    // Strokes are kept in 1/100 px of the area they were begun on.
    expect([ink.width, ink.height]).toEqual([Math.round(first.width * 100), Math.round(first.height * 100)]);
    expect(ink.strokes).toHaveLength(3);
    const near = (point: { x: number; y: number } | undefined, x: number, y: number) => {
      expect(Math.abs((point?.x ?? 0) - x * 100)).toBeLessThan(150);
      expect(Math.abs((point?.y ?? 0) - y * 100)).toBeLessThan(150);
    };
    near(ink.strokes[0]?.[0], 0.1 * first.width, 0.3 * first.height);
    near(ink.strokes[1]?.[0], 0.25 * first.width, 0.1 * first.height);
    const scale = Math.min(second.width / first.width, second.height / first.height);
    near(ink.strokes[2]?.[0], (0.5 * second.width) / scale, (0.2 * second.height) / scale);

    // What the auditor sees is drawn from exactly these strokes.
    const { calls } = counter.server;
    await calls.station.signIn({ command: command(), staff: 'wu', pin: PIN.审计戊, room: 'auditor' });
    const caseId = lastCase(counter.server)[0]?.case ?? '';
    const record = await calls.auditor.readCase({ command: command(), caseId });
    expect(record.ink[0]?.png).toBe(toBase64(inkPng(ink)));
    await calls.station.signOut({ command: command() });
    await counter.inner.page.getByRole('heading', { name: '请选择您的姓名' }).waitFor();
    await counter.signInAs('柜员甲');
    await counter.title(/^开始办理/).waitFor();
    await counter.endOfJourney('j37');
  });
});
