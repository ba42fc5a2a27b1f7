// A signature pad beside the customer's screen: two persons take its program into use, the customer's ink appears on the screen as it is written,
// and where the pad goes the screen says so and takes the signature.
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { PAD_HELLO, PretendDevices, putProgram } from '../support/pretend-device.ts';
import { Counter } from './counter.ts';
import { PIN } from './journey-server.ts';
import { lastCase, ofKind } from './ledger-checks.ts';

let counter: Counter;
let programs: PretendDevices;
beforeEach(async () => {
  programs = new PretendDevices({ answers: true });
  counter = await Counter.open({ installed: { startProgram: programs.start } });
});
afterEach((context) => counter.close(context));

const page = () => counter.inner.page;

/** The administrator takes the program into use, and the branch head agrees. */
async function padInUse(): Promise<void> {
  putProgram(counter.server, 'pad-driver', 'a program');
  await counter.signInAs('管理员己');
  await page().getByRole('button', { name: '本机', exact: true }).click();
  await page().getByRole('radio', { name: 'pad-driver' }).check();
  await page().getByRole('checkbox', { name: '校验值一样' }).check();
  await counter.seeInner('devices-choose');
  await counter.button('启用这个程序').click();
  await page()
    .getByRole('dialog')
    .getByRole('radio', { name: /网点负责人丙/ })
    .check();
  await page().getByRole('dialog').getByLabel('PIN', { exact: true }).fill(PIN.网点负责人丙);
  await counter.button('复核并启用').click();
  await programs.isStarted(1);
  programs.last.says(PAD_HELLO);
  await page().getByText('正常，设备名称：样机 P-1').waitFor();
  await counter.seeInner('devices-in-use');
}

async function atSigning(): Promise<void> {
  await padInUse();
  await counter.signInAs('柜员甲');
  await counter.openRemittance({ yuan: 8_000 });
  await counter.asksPlainly();
  await counter.customer.reads();
  await counter.customer.page.getByText('在屏幕上或签字板上，写您自己的姓名。').waitFor();
}

function opened(): string {
  const begun = programs.last.told.findLast(({ type }) => type === 'begin');
  if (begun?.type !== 'begin') throw new Error('the pad was not told to begin');
  return begun.id;
}

/** A slanted line and a wave, on a pad of 100 × 50 mm. */
const writes = () =>
  programs.last.says(
    ...[0, 1].map((stroke) => ({
      ...{ type: 'pen', id: opened(), stroke },
      points: Array.from({ length: 60 }, (_, step) => ({
        ...{
          x: 1_500 + step * 110,
          y: 1_500 + stroke * 1_500 + Math.round(600 * Math.sin(step / (6 - stroke))),
        },
        ...{ t: stroke * 900 + step * 10, p: 500 },
      })),
    })),
  );

/** How many points of the area are inked. */
const inked = () =>
  counter.customer.page.getByRole('img', { name: '签名区' }).evaluate((element) => {
    const canvas = element as HTMLCanvasElement;
    const pixels = canvas.getContext('2d')?.getImageData(0, 0, canvas.width, canvas.height).data ?? [];
    let count = 0;
    for (let at = 3; at < pixels.length; at += 4) if ((pixels[at] ?? 0) > 128) count += 1;
    return count;
  });

async function appears(): Promise<number> {
  const begun = performance.now();
  while ((await inked()) === 0 && performance.now() - begun < 5_000);
  return performance.now() - begun;
}

describe('a signature pad', () => {
  test('takes the customer’s name, which appears on the screen while it is written, and is signed there', async () => {
    await atSigning();
    await counter.seeOuter('pad-ready');
    writes();
    const ms = await appears();
    process.stdout.write(`ink of the pad on the customer's screen after ${Math.round(ms)} ms\n`);
    await counter.seeOuter('pad-ink');
    await counter.seeInner('pad-teller');
    await counter.customer.button('签好了').click();
    await counter.customer.confirms();
    await counter.finishes();
    expect(ofKind(lastCase(counter.server), 'ink-signed')[0]?.body).toMatchObject({
      pad: '样机 P-1',
      clears: 0,
    });
  });

  test('that is wiped on the screen is written on anew', async () => {
    await atSigning();
    writes();
    await appears();
    const first = opened();
    await counter.customer.button('重写').click();
    await expect.poll(inked).toBe(0);
    await expect.poll(opened).not.toBe(first);
    writes();
    await appears();
    programs.last.says({ type: 'done', id: opened() });
    await counter.customer.confirms();
    expect(ofKind(lastCase(counter.server), 'ink-signed')).toHaveLength(1);
  });

  test('that dies half way: the screen says so, and takes the signature', async () => {
    await atSigning();
    writes();
    await appears();
    programs.last.dies();
    await counter.customer.page.getByText('签字板断了，请在屏幕上重新签名。').waitFor();
    await expect.poll(inked).toBe(0);
    await counter.seeOuter('pad-lost');
    await page().getByText('签字板没有接好，请客户在屏幕上签名。').waitFor();
    await counter.customer.signs();
    await counter.customer.confirms();
    expect(ofKind(lastCase(counter.server), 'ink-signed')[0]?.body).not.toHaveProperty('pad');
  });

  test('and the glass: who writes on the glass first signs there, and the pad takes nothing more', async () => {
    await atSigning();
    const first = opened();
    await counter.customer.writes();
    await expect
      .poll(() => programs.last.told.some((told) => told.type === 'end' && told.id === first))
      .toBe(true);
    programs.last.says({ type: 'done', id: first });
    await counter.customer.button('签好了').click();
    await counter.customer.confirms();
    expect(ofKind(lastCase(counter.server), 'ink-signed')[0]?.body).not.toHaveProperty('pad');
  });
});
