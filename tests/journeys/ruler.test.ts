// A ruler held to the customer's screen: on three displays, each measured with a bank card first, keys and characters are as large as
// features.md says, within five parts of a hundred in millimetres (AC1, AC3, CS8).
import { afterEach, beforeEach, expect, test } from 'vitest';
import { CARD_MM, SIZE_NAMES, TEXT_MM, TEXT_SIZES } from '../../shared/words/reading.ts';
import { Counter, PATIENT } from './counter.ts';
import { command } from './ledger-checks.ts';
import { keepPicture } from './screen-checks.ts';

/** What stands on the glass: CSS pixels to a millimetre as nobody but the ruler knows them. */
const DISPLAYS = [
  { name: '12.1 inches', width: 1280, height: 800, scale: 1, pxPerMm: 4.911 },
  { name: '15 inches, 4 : 3', width: 1024, height: 768, scale: 1, pxPerMm: 3.36 },
  { name: '21.5 inches at 125 %', width: 1536, height: 864, scale: 1.25, pxPerMm: 3.227 },
] as const;
type Display = (typeof DISPLAYS)[number];

/** A Chinese character fills 0.92 of its em (features.md, Size, contrast, layout). */
const GLYPH = 0.92;

let counter: Counter;
beforeEach(async () => {
  counter = await Counter.open();
});
afterEach((context) => counter.close(context));

async function standsOn({ width, height, scale }: Display): Promise<void> {
  const { page } = counter.outer;
  const screen = await page.context().newCDPSession(page);
  await screen.send('Emulation.setDeviceMetricsOverride', {
    ...{ width, height, deviceScaleFactor: scale, mobile: false },
    ...{ screenWidth: width, screenHeight: height },
  });
  await page.waitForFunction((expected) => window.screen.width === expected, width);
}

const cardWidth = () =>
  counter.outer.page.locator('[data-card]').evaluate((card) => card.getBoundingClientRect().width);

/** Makes the frame as wide as the card, by the keys alone. */
async function measures({ pxPerMm }: Display): Promise<void> {
  const { page } = counter.outer;
  const card = CARD_MM.width * pxPerMm;
  const key = (name: string) => page.getByRole('button', { name, exact: true });
  await page.locator('[data-card]').waitFor();
  for (const [size, tolerance] of [
    ['很多', 17],
    ['一点', 1.5],
  ] as const)
    for (let off = (await cardWidth()) - card; Math.abs(off) > tolerance; off = (await cardWidth()) - card)
      await key(`${off > 0 ? '小' : '大'}${size}`).click();
  await keepPicture(counter.outer, 'outer-calibrate');
  await key('一样大了').click();
  await page.getByRole('heading', { name: '您好' }).waitFor();
}

interface Measured {
  text: string;
  width: number;
  height: number;
}

const keysInMm = ({ pxPerMm }: Display): Promise<Measured[]> =>
  counter.outer.page.getByRole('button').evaluateAll(
    (keys, px) =>
      keys.map((key) => {
        const { width, height } = key.getBoundingClientRect();
        return { text: key.textContent ?? '', width: width / px, height: height / px };
      }),
    pxPerMm,
  );

/** The ink of a full character in the body text, in millimetres. */
const glyphInMm = ({ pxPerMm }: Display): Promise<number> =>
  counter.outer.page
    .locator('.outer-text p')
    .first()
    .evaluate((line, px) => {
      const { fontSize, fontFamily, fontWeight } = getComputedStyle(line);
      const pen = document.createElement('canvas').getContext('2d');
      if (!pen) return 0;
      pen.font = `${fontWeight} ${fontSize} ${fontFamily}`;
      const { actualBoundingBoxAscent, actualBoundingBoxDescent } = pen.measureText('国');
      return (actualBoundingBoxAscent + actualBoundingBoxDescent) / px;
    }, pxPerMm);

const within = (measured: number, mm: number, what: string) =>
  expect(Math.abs(measured / mm - 1), `${what}: ${measured.toFixed(2)} mm for ${mm} mm`).toBeLessThan(0.05);

async function measureThePage(display: Display): Promise<void> {
  const keys = await keysInMm(display);
  for (const { text, width, height } of keys) {
    expect(Math.min(width, height), `${display.name}: “${text}” ${width} × ${height} mm`).toBeGreaterThan(16);
    if (text === '下一页') within(height, 24.3, `${display.name}: the main key`);
  }
  expect(keys.map(({ text }) => text)).toContain('下一页');
}

test('keys and characters have their millimetres on three displays, in all four sizes', async () => {
  await counter.signInAs('柜员甲');
  const { page } = counter.outer;
  for (const display of DISPLAYS) {
    await standsOn(display);
    await counter.button('用银行卡校准').click();
    await measures(display);
    await counter.openRemittance({ yuan: 8_000 });
    await counter.answer('收款人类别', '其他个人');
    await page.getByText(/第 1 \/ \d+ 页/).waitFor();
    for (const size of TEXT_SIZES) {
      await page.getByRole('button', { name: '字号颜色' }).click();
      await page.getByRole('button', { name: new RegExp(`^字?${SIZE_NAMES[size]}$`) }).click();
      await expect.poll(() => page.locator('.outer-window').getAttribute('data-size'), PATIENT).toBe(size);
      await page.getByRole('button', { name: '好了，返回' }).click();
      within(await glyphInMm(display), TEXT_MM[size] * GLYPH, `${display.name}, ${size}: a character`);
      await measureThePage(display);
      await keepPicture(counter.outer, `outer-ruler-${display.name}-${size}`);
    }
    const { id: caseId = '' } = counter.server.station.current()?.state ?? {};
    await counter.server.calls.teller.cancelCase({ command: command(), caseId, reason: 'customer-left' });
    await counter.title(/^开始办理/).waitFor();
  }
});
