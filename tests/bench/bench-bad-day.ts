// An old PC and a bad day: taps at a sixth of this machine's speed, a window that crashes, a process that is killed, and what windows weigh.
import type { Browser, Page } from 'playwright-core';
import { DEMO_PIN } from '../../electron/services/demo-branch.ts';
import { launchBrowser } from '../journeys/chromium.ts';
import { openWindows, type WatchedPage } from '../journeys/windows.ts';
import { BenchStation, residentMb } from './bench-station.ts';
import { type Figure, median, percentile } from './figures.ts';

/** features.md: 4 GB, 1366 × 768 and a processor from before 2015. */
const SLOWER = 6;
const CASES = 3;
const CRASHES = 5;
const LINE = '资金用途';

/** J01's taps, but for the last: a customer reads for a minute before it. */
const TAPS: readonly (readonly [step: string, option: RegExp])[] = [
  ['收款人类别', /^4?其他个人/],
  ['资金用途', /购房装修/],
  ['与收款人的关系', /朋友、同事/],
  ['账号来源', /以前用过的老账号/],
  ['神态举止', /平静/],
  ['通讯行为', /^\d?无/],
  ['信息核对', /一致/],
  ['到账方式', /普通到账/],
];

async function signIn(page: Page): Promise<void> {
  await page.getByRole('button', { name: /柜员甲/ }).click();
  await page.getByLabel('PIN', { exact: true }).fill(DEMO_PIN);
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { name: '开始办理' }).waitFor();
}

async function openCase(page: Page): Promise<void> {
  const menu = page.getByRole('group', { name: '办理哪项业务' });
  await menu.getByRole('button', { name: '个人汇款' }).click();
  await page.getByLabel('客户姓名').fill('张示例');
  await page.getByLabel('证件号码').fill('990000197001011234');
  await page.getByLabel('收款人户名').fill('李示例');
  await page.getByLabel('收款账号').fill('6222020000001234567');
  await page.getByLabel(/^金额/).fill('8000');
  await page.getByRole('radio', { name: '否', exact: true }).check();
  await page.getByRole('button', { name: '证件核对无误' }).click();
}

async function tap(page: Page, step: string, option: RegExp): Promise<void> {
  await page.getByRole('group', { name: step, exact: true }).getByRole('button', { name: option }).click();
}

interface Taps {
  /** From each tap to the frame that shows it was taken: Interaction to Next Paint, in steps of 8 ms. */
  toNextPaint: number[];
  /** From each tap to the page that it leads to. */
  toNextPage: number[];
}

declare global {
  interface Window {
    /** The longest event of each interaction, by its number (Event Timing). */
    interactions?: Map<number, number>;
  }
}

/** From now on, in the page. What is quicker than one frame is not told of by the browser. */
function watchInteractions(page: Page): Promise<void> {
  return page.evaluate(() => {
    const longest = new Map<number, number>();
    window.interactions = longest;
    const told = (list: PerformanceObserverEntryList) => {
      for (const { interactionId, duration } of list.getEntries() as PerformanceEventTiming[])
        if (interactionId) longest.set(interactionId, Math.max(longest.get(interactionId) ?? 0, duration));
    };
    new PerformanceObserver(told).observe({
      type: 'event',
      durationThreshold: 16,
    } as PerformanceObserverInit);
  });
}

async function slowTaps(inner: WatchedPage, outer: WatchedPage): Promise<Taps> {
  for (const { page } of [inner, outer]) {
    const session = await page.context().newCDPSession(page);
    await session.send('Emulation.setCPUThrottlingRate', { rate: SLOWER });
  }
  const { page } = inner;
  const toNextPage: number[] = [];
  await watchInteractions(page);
  for (let round = 0; round < CASES; round += 1) {
    await openCase(page);
    const before = (await inner.record()).toPaint.length;
    for (const [step, option] of TAPS) {
      await page.getByRole('heading', { level: 1, name: step }).waitFor();
      await tap(page, step, option);
    }
    await page.getByRole('heading', { level: 1, name: '等客户阅读签名' }).waitFor();
    toNextPage.push(...(await inner.record()).toPaint.slice(before));
    await page.getByRole('button', { name: '取消业务' }).click();
    await page.getByRole('dialog').getByRole('button', { name: '客户离开' }).click();
    await page.getByRole('heading', { level: 1, name: '开始办理' }).waitFor();
  }
  for (const { page: slow } of [inner, outer]) {
    const session = await slow.context().newCDPSession(slow);
    await session.send('Emulation.setCPUThrottlingRate', { rate: 1 });
  }
  const toNextPaint = await page.evaluate(() => [...(window.interactions?.values() ?? [])]);
  return { toNextPaint, toNextPage };
}

/** The process is killed and started again: until the PIN is asked for, and from the PIN to the same line. */
async function killed(station: BenchStation, page: Page): Promise<number> {
  await station.end('SIGKILL');
  const begun = performance.now();
  await station.start();
  const pin = page.getByLabel('PIN', { exact: true });
  const person = page.getByRole('button', { name: /^柜员甲/ });
  await pin.or(person).first().waitFor();
  if (await person.isVisible()) await person.click();
  await pin.fill(DEMO_PIN);
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { level: 1, name: LINE }).waitFor();
  return performance.now() - begun;
}

/** In a browser a person loads the tab again; here that takes no time. */
async function crashed(inner: WatchedPage): Promise<number> {
  const begun = performance.now();
  await inner.crashes();
  await inner.reloads();
  while (!(await inner.reads())?.includes(LINE)) await new Promise((resolve) => setTimeout(resolve, 5));
  return performance.now() - begun;
}

async function windowsMb(browser: Browser): Promise<number> {
  const session = await browser.newBrowserCDPSession();
  const { processInfo } = await session.send('SystemInfo.getProcessInfo');
  const windows = processInfo.filter(({ type }) => type === 'renderer');
  return windows.reduce((sum, { id }) => sum + residentMb(id), 0);
}

/** Goals are features.md's, Responsiveness: the median and three of four taps on the slow PC. For the slowest page it has none: a second is ours. */
function figuresOfTaps(toNextPaint: readonly number[], toNextPage: readonly number[]): Figure[] {
  const slower = `at 1/${SLOWER} of the speed`;
  const paints = `tap to next paint ${slower}`;
  const pages = `tap to next page ${slower}`;
  return [
    {
      name: `${paints}, median of ${toNextPaint.length}`,
      measured: median(toNextPaint),
      unit: 'ms',
      goal: 100,
    },
    { name: `${paints}, three of four`, measured: percentile(toNextPaint, 0.75), unit: 'ms', goal: 200 },
    { name: `${paints}, slowest`, measured: Math.max(...toNextPaint), unit: 'ms', goal: 200 },
    { name: `${pages}, median of ${toNextPage.length}`, measured: median(toNextPage), unit: 'ms', goal: 200 },
    { name: `${pages}, slowest`, measured: Math.max(...toNextPage), unit: 'ms', goal: 1_000 },
  ];
}

export async function benchBadDay(): Promise<Figure[]> {
  const station = await new BenchStation().start();
  const browser = await launchBrowser();
  try {
    const { inner, outer } = await openWindows(browser, station.addresses);
    await signIn(inner.page);
    const { toNextPaint, toNextPage } = await slowTaps(inner, outer);
    await openCase(inner.page);
    await tap(inner.page, '收款人类别', /^4?其他个人/);
    await inner.page.getByRole('heading', { level: 1, name: LINE }).waitFor();
    const memory = await windowsMb(browser);
    const kills: number[] = [];
    for (let run = 0; run < CRASHES; run += 1) kills.push(await killed(station, inner.page));
    const crashes: number[] = [];
    for (let run = 0; run < CRASHES; run += 1) crashes.push(await crashed(inner));
    return [
      ...figuresOfTaps(toNextPaint, toNextPage),
      { name: 'window crash to same line', measured: median(crashes), unit: 'ms', goal: 3_000 },
      {
        name: 'process killed, to same line, PIN included',
        measured: median(kills),
        unit: 'ms',
        goal: 3_000,
      },
      { name: 'memory of both windows', measured: memory, unit: 'MB', goal: 400 },
    ];
  } finally {
    await browser.close();
    await station.close();
  }
}
