// How quickly the windows answer, in a real browser and without a stepped clock: tap to paint, and outer after inner.
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { Counter, PATIENT } from './counter.ts';

const median = (values: readonly number[]): number =>
  [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;

let counter: Counter;
beforeEach(async () => {
  counter = await Counter.open({ outerClock: false });
  await counter.signInAs('柜员甲');
});
afterEach((context) => counter.close(context));

describe('responsiveness', () => {
  test('a tap is painted within 150 ms and the outer window follows within 150 ms, at the median', async () => {
    const follows: number[] = [];
    /** From the tap inside to the paint of this title outside. */
    const measured = async (title: string, tap: () => Promise<void>) => {
      const tapped = counter.inner.page.evaluate(
        () =>
          new Promise<number>((resolve) => {
            addEventListener('click', (event) => resolve(performance.timeOrigin + event.timeStamp), {
              capture: true,
              once: true,
            });
          }),
      );
      await tap();
      await counter.customer.title(title).waitFor();
      const painted = async () =>
        (await counter.outer.record()).paints.findLast(([shown]) => shown === title)?.[1];
      await expect.poll(painted, PATIENT).toBeGreaterThan(await tapped);
      follows.push(((await painted()) ?? 0) - (await tapped));
    };
    for (let round = 0; round < 3; round += 1) {
      await counter.openRemittance({ yuan: 8_000 });
      await measured('防范电信网络诈骗告知书（个人汇款）', () => counter.answer('收款人类别', '其他个人'));
      await counter.answer('资金用途', '购房装修');
      await counter.answer('与收款人的关系', '朋友、同事');
      await counter.answer('账号来源', '以前用过的老账号');
      await counter.look('神态举止', '平静');
      await counter.look('通讯行为', '无');
      await counter.customer.readsAndSigns();
      await counter.answer('信息核对', '一致');
      await measured('请您核对', () => counter.answer('到账方式', '普通到账'));
      await counter.customer.confirms();
      await measured('谢谢您', () => counter.finishes());
    }
    const { toPaint } = await counter.inner.record();
    const figures = `tap to paint ${median(toPaint).toFixed(0)} ms, outer after inner ${median(follows).toFixed(0)} ms`;
    process.stdout.write(`responsiveness: medians of ${toPaint.length} and ${follows.length}: ${figures}\n`);
    expect(median(toPaint)).toBeLessThanOrEqual(150);
    expect(median(follows)).toBeLessThanOrEqual(150);
    await counter.endOfJourney('responsiveness');
  });
});
