// What people wait for, in real Chromium over the loopback host: the first paint, a page that can be used, the next step after a tap,
// and the customer's window following the teller's.
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { DEMO_PIN } from '../../electron/services/demo-branch.ts';
import { launchBrowser } from '../journeys/chromium.ts';
import { type Addresses, BenchStation } from './bench-station.ts';
import { type Figure, median } from './figures.ts';

const COLD_STARTS = 5;
const CASES = 4;

async function withStation<T>(work: (addresses: Addresses) => Promise<T>): Promise<T> {
  const station = await new BenchStation().start();
  try {
    return await work(station.addresses);
  } finally {
    await station.close();
  }
}

interface ColdStart {
  paint: number;
  usable: number;
  browser: Browser;
  page: Page;
}

type Pass = Awaited<ReturnType<BrowserContext['storageState']>>;

/** A browser of its own for each measurement: nothing cached, nothing compiled. Times are the page's own, from its navigation. */
async function coldStart(address: string, pass: Pass | undefined): Promise<ColdStart> {
  const browser = await launchBrowser();
  const context = await browser.newContext({
    viewport: { width: 1366, height: 768 },
    ...(pass && { storageState: pass }),
  });
  const page = await context.newPage();
  await page.addInitScript(() => {
    window.paintedAt = new Promise((resolve) => {
      const told = (list: PerformanceObserverEntryList) => {
        const [first] = list.getEntriesByName('first-contentful-paint');
        if (first) resolve(first.startTime);
      };
      new PerformanceObserver(told).observe({ type: 'paint', buffered: true });
    });
    window.seenAt = new Promise((resolve) => {
      const look = () => {
        if (document.querySelector('button')) resolve(performance.now());
        else requestAnimationFrame(look);
      };
      look();
    });
  });
  await page.goto(address, { waitUntil: 'commit' });
  const [paint, usable] = await page.evaluate(() => Promise.all([window.paintedAt, window.seenAt]));
  if (paint === undefined || usable === undefined) throw new Error('the page did not paint');
  return { paint, usable, browser, page };
}

async function signIn(page: Page): Promise<void> {
  await page.getByRole('button', { name: /柜员甲/ }).click();
  await page.getByLabel('PIN', { exact: true }).fill(DEMO_PIN);
  await page.keyboard.press('Enter');
  await page.getByText('个人汇款', { exact: true }).waitFor();
}

async function openCase(page: Page, number: number): Promise<void> {
  await page.getByText('个人汇款', { exact: true }).click();
  await page.getByLabel('客户姓名').fill('张示例');
  await page.getByLabel('证件号码').fill('990000197001011234');
  await page.getByLabel('收款人户名').fill(`李示例${number}`);
  await page.getByLabel('收款账号').fill('6222020000001234567');
  await page.getByLabel('金额').fill('68000');
  await page.getByText('否', { exact: true }).click();
  await page.getByText('证件核对无误').click();
  await page.getByRole('heading', { name: '收款人类别' }).waitFor();
}

/** What a page is asked to time, kept in the page itself until it is asked for: the driver's own delay does not count. */
declare global {
  interface Window {
    pressedAt?: Promise<number>;
    seenAt?: Promise<number>;
    paintedAt?: Promise<number>;
  }
}

/** From now on: when a key arrives in the page, by the event's own clock. */
function watchKey(page: Page): Promise<void> {
  return page.evaluate(() => {
    window.pressedAt = new Promise((resolve) => {
      const told = (event: Event) => resolve(performance.timeOrigin + event.timeStamp);
      document.addEventListener('keydown', told, { once: true, capture: true });
    });
  });
}

/** From now on: the first frame in which the step's heading is another one. */
function watchHeading(page: Page): Promise<void> {
  return page.evaluate(() => {
    const heading = () => document.querySelector('h1')?.textContent;
    const before = heading();
    window.seenAt = new Promise((resolve) => {
      const look = () => {
        if (heading() === before) requestAnimationFrame(look);
        else requestAnimationFrame(() => resolve(performance.timeOrigin + performance.now()));
      };
      look();
    });
  });
}

/** From now on: the first frame in which these words stand on the page. */
function watchWords(page: Page, words: string): Promise<void> {
  return page.evaluate((wanted) => {
    window.seenAt = new Promise((resolve) => {
      const look = () => {
        if (document.body.innerText.includes(wanted)) resolve(performance.timeOrigin + performance.now());
        else requestAnimationFrame(look);
      };
      look();
    });
  }, words);
}

/** Presses a key at the teller's window; milliseconds from the key to what was watched for in either window. */
async function press(inner: Page, key: string, seenBy: Page): Promise<number> {
  await watchKey(inner);
  await inner.keyboard.press(key);
  const pressed = await inner.evaluate(() => window.pressedAt);
  const seen = await seenBy.evaluate(() => window.seenAt);
  if (pressed === undefined || seen === undefined) throw new Error('nothing was watched');
  return seen - pressed;
}

export async function benchBrowser(): Promise<Figure[]> {
  return withStation(async ({ teller, customer }) => {
    // The address can be used once; the cookie that it gave opens the same window in the browsers that follow.
    const first = await coldStart(teller, undefined);
    const pass = await first.page.context().storageState();
    const cold: ColdStart[] = [first];
    for (let run = 1; run < COLD_STARTS; run += 1) {
      const again = await coldStart(new URL('/', teller).href, pass);
      await again.browser.close();
      cold.push(again);
    }
    const { browser, page: inner } = first;
    const outer = await (await browser.newContext({ viewport: { width: 1280, height: 800 } })).newPage();
    await outer.goto(customer);
    await signIn(inner);
    const steps: number[] = [];
    const follows: number[] = [];
    for (let number = 0; number < CASES; number += 1) {
      await openCase(inner, number);
      await watchWords(outer, '第 1 / ');
      follows.push(await press(inner, '4', outer));
      await inner.getByRole('heading', { name: '资金用途' }).waitFor();
      // 用途 has more than nine options: the first digit takes the group.
      await inner.keyboard.press('1');
      for (let answered = 0; answered < 6; answered += 1) {
        await watchHeading(inner);
        steps.push(await press(inner, '1', inner));
      }
      await inner.getByRole('button', { name: '取消业务' }).click();
      await inner.getByRole('dialog').getByText('业务选错').click();
      const confirm = inner.getByRole('dialog').getByRole('button', { name: /确认|取消业务/ });
      if (await confirm.count()) await confirm.last().click();
      await inner.getByRole('heading', { name: /^开始办理/ }).waitFor();
    }
    await browser.close();
    return [
      {
        name: 'first paint, cold Chromium',
        measured: median(cold.map((c) => c.paint)),
        unit: 'ms',
        goal: 200,
      },
      { name: 'usable, cold Chromium', measured: median(cold.map((c) => c.usable)), unit: 'ms', goal: 500 },
      { name: 'step change, key to paint', measured: median(steps), unit: 'ms', goal: 150 },
      { name: 'outer follows inner', measured: median(follows), unit: 'ms', goal: 150 },
    ];
  });
}
