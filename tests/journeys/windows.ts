// The two windows of a counter in real Chromium: teller's at 1366 × 768, customer's at 1280 × 800, watched for errors and for leaks.
import type { Browser, BrowserContext, CDPSession, Page } from 'playwright-core';

export type Seat = 'inner' | 'outer';

export const SIZES = {
  inner: { width: 1366, height: 768 },
  outer: { width: 1280, height: 800 },
} as const;

/** Lives in the page: counts taps that a person makes, and when what they change is painted. Times in ms since 1970. */
function watchPage(): void {
  const kept = {
    taps: 0,
    lastTap: 0,
    toPaint: [] as number[],
    paints: [] as [string, number][],
    texts: new Set<string>(),
  };
  Object.assign(window, { journey: kept });
  const now = () => performance.timeOrigin + performance.now();
  addEventListener(
    'click',
    (event) => {
      // A click without a pointer is a key: effort too, but not a tap.
      if (!event.isTrusted || event.detail === 0) return;
      if (event.target instanceof HTMLElement && event.target.closest('input, label, summary')) return;
      kept.taps += 1;
      kept.lastTap = performance.timeOrigin + event.timeStamp;
    },
    { capture: true },
  );
  let heading = '';
  const look = () => {
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) kept.texts.add(walker.currentNode.nodeValue ?? '');
    const title = document.querySelector('h1')?.textContent ?? '';
    if (title === heading) return;
    heading = title;
    requestAnimationFrame(() => {
      const afterPaint = new MessageChannel();
      afterPaint.port1.onmessage = () => {
        kept.paints.push([title, now()]);
        if (kept.lastTap > 0) kept.toPaint.push(now() - kept.lastTap);
        kept.lastTap = 0;
      };
      afterPaint.port2.postMessage(null);
    });
  };
  addEventListener('DOMContentLoaded', () => {
    new MutationObserver(look).observe(document, { subtree: true, childList: true, characterData: true });
  });
}

/** Runs in the page. The web font comes in pieces; each says which characters it holds. */
function findForeignText(): string[] {
  const own = 'Noto Sans SC Variable';
  // The second one holds the characters of names that the first one lacks.
  const isOwn = (family: string) => [own, 'Counter Names'].includes(family.replaceAll(/["']/g, ''));
  const ranges = [...document.fonts]
    .filter(({ family }) => isOwn(family))
    .flatMap(({ unicodeRange }) => unicodeRange.split(','))
    .map((range) => {
      const [from = '', to = from] = range.trim().replace(/^U\+/i, '').split('-');
      return [Number.parseInt(from, 16), Number.parseInt(to, 16)] as const;
    });
  const isHeld = (character: string) => {
    const point = character.codePointAt(0) ?? 0;
    return ranges.some(([from, to]) => from <= point && point <= to);
  };
  const lines: string[] = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const text = (walker.currentNode.nodeValue ?? '').trim();
    const element = walker.currentNode.parentElement;
    const beyond = [...text].filter((character) => /[^\p{ASCII}]/u.test(character));
    if (!element?.checkVisibility() || beyond.length === 0) continue;
    // Hashes are in a font of equal widths, which leaves Chinese to the product's own.
    const families = getComputedStyle(element)
      .fontFamily.split(',')
      .map((family) => family.trim());
    if (!families.some(isOwn)) lines.push(`in ${families[0]}: ${text}`);
    const missing = beyond.filter((character) => !isHeld(character));
    if (missing.length > 0) lines.push(`no glyph for ${missing.join('')}: ${text}`);
  }
  if (!document.fonts.check(`16px "${own}", "Counter Names"`, document.body.innerText))
    lines.push('a piece of the font did not come');
  return lines;
}

export interface PageRecord {
  taps: number;
  /** From a person's tap to the paint of the next page title, in ms. */
  toPaint: number[];
  paints: [title: string, atMs: number][];
}

export class WatchedPage {
  readonly page: Page;
  readonly errors: string[] = [];
  /** Everything that calls of this window were answered, streams included. */
  received = '';
  readonly #cdp: CDPSession;

  private constructor(page: Page, cdp: CDPSession) {
    this.page = page;
    this.#cdp = cdp;
  }

  static async open(context: BrowserContext): Promise<WatchedPage> {
    const watched = await WatchedPage.watch(await context.newPage());
    await watched.#listen();
    return watched;
  }

  /** A page that somebody else opened and whose calls do not go over a network: whoever carries them says what was `received`. */
  static async watch(page: Page): Promise<WatchedPage> {
    const watched = new WatchedPage(page, await page.context().newCDPSession(page));
    page.on('pageerror', (error) => watched.errors.push(`page error: ${error.message}`));
    page.on('console', (message) => {
      if (message.type() === 'error')
        watched.errors.push(`console: ${message.text()} ${message.location().url}`);
    });
    await page.addInitScript(watchPage);
    return watched;
  }

  async #listen(): Promise<void> {
    const calls = new Set<string>();
    const take = (base64: string) => {
      this.received += Buffer.from(base64, 'base64').toString('utf8');
    };
    this.#cdp.on('Network.responseReceived', async ({ requestId, response }) => {
      if (!response.url.includes('/rpc/')) return;
      calls.add(requestId);
      // A call that is answered at once may be over already; then there is nothing to stream, and its body is asked for.
      const streamed = await this.#cdp
        .send('Network.streamResourceContent', { requestId })
        .catch(() => undefined);
      if (streamed) take(streamed.bufferedData);
      else await this.#takeBody(requestId);
    });
    this.#cdp.on('Network.dataReceived', ({ requestId, data }) => {
      if (data && calls.has(requestId)) take(data);
    });
    await this.#cdp.send('Network.enable');
  }

  async #takeBody(requestId: string): Promise<void> {
    const answer = await this.#cdp.send('Network.getResponseBody', { requestId }).catch(() => undefined);
    if (answer)
      this.received += answer.base64Encoded
        ? Buffer.from(answer.body, 'base64').toString('utf8')
        : answer.body;
  }

  /** Every text that the page has shown so far, however briefly. */
  async textsSeen(): Promise<string> {
    const texts = await this.page.evaluate(() => [
      ...(window as unknown as { journey: { texts: Set<string> } }).journey.texts,
    ]);
    return texts.join('\n');
  }

  record(): Promise<PageRecord> {
    return this.page.evaluate(() => {
      const { taps, toPaint, paints } = (window as unknown as { journey: PageRecord }).journey;
      return { taps, toPaint: [...toPaint], paints: [...paints] };
    });
  }

  async forgetTaps(): Promise<void> {
    await this.page.evaluate(() => {
      (window as unknown as { journey: PageRecord }).journey.taps = 0;
    });
  }

  /** The renderer of this window dies. A page of Playwright stays dead for ever; its window does not, and `reads` what comes after. */
  async crashes(): Promise<void> {
    const gone = new Promise<void>((resolve) => {
      this.#cdp.once('Inspector.targetCrashed', () => resolve());
    });
    await this.#cdp.send('Inspector.enable');
    void this.#cdp.send('Page.crash').catch(() => undefined);
    await gone;
  }

  /** As a person does it who sits before a tab that crashed. */
  async reloads(): Promise<void> {
    await this.#cdp.send('Page.reload');
  }

  /** Taps the button of one of these names, where `page` no longer can. */
  async taps(...names: readonly string[]): Promise<void> {
    const expression = `[...document.querySelectorAll('button, a')]
      .find((button) => ${JSON.stringify(names)}.includes(button.textContent.trim())).click()`;
    const { exceptionDetails } = await this.#cdp.send('Runtime.evaluate', { expression });
    if (exceptionDetails) throw new Error(`there is no button ${names.join(' or ')}`);
  }

  /** @returns the words on the page, or undefined while there is none */
  async reads(): Promise<string | undefined> {
    // The small picture of the other window is loaded late, and is no text for anybody.
    const expression = `(() => {
      const picture = document.querySelector('.outer-picture')?.innerText ?? '';
      return document.querySelector('main')?.innerText.replace(picture, '').replaceAll(/\\s+/g, ' ');
    })()`;
    const late = new Promise<undefined>((resolve) => {
      setTimeout(() => resolve(undefined), 500).unref();
    });
    const read = this.#cdp.send('Runtime.evaluate', { expression, returnByValue: true }).then(
      ({ result }) => result.value as string | undefined,
      () => undefined,
    );
    return Promise.race([read, late]);
  }

  /** What is written on the page in characters beyond ASCII that the product's own font does not hold, or in another font. */
  foreignText(): Promise<string[]> {
    return this.page.evaluate(findForeignText);
  }
}

export interface WindowsOptions {
  /** The customer's window under a clock that runs and that the test moves on: pages are then read for as long as the test says. */
  outerClock?: boolean;
  innerClock?: boolean;
  startMs?: number;
  /** What day the browsers think it is, where it matters; their timers run as ever. */
  browserDate?: number;
}

export interface JourneyWindows {
  inner: WatchedPage;
  outer: WatchedPage;
  close(): Promise<void>;
}

/** Of both windows, whatever the system says. */
export const CONTEXT = { locale: 'zh-CN', timezoneId: 'Asia/Shanghai', reducedMotion: 'reduce' } as const;

/** Before anything is loaded: how long is waited for, and whose clock the test holds. */
export async function readyPage(
  { page }: WatchedPage,
  seat: Seat,
  { outerClock = false, innerClock = false, startMs, browserDate }: WindowsOptions,
): Promise<void> {
  page.context().setDefaultTimeout(10_000);
  const stepped = { inner: innerClock, outer: outerClock };
  if (stepped[seat]) await page.clock.install({ time: startMs ?? Date.now() });
  if (browserDate !== undefined) await page.clock.setFixedTime(browserDate);
}

export async function openWindows(
  browser: Browser,
  addresses: { teller: string; customer: string },
  options: WindowsOptions = {},
): Promise<JourneyWindows> {
  const open = async (seat: Seat, address: string) => {
    const context = await browser.newContext({ ...CONTEXT, viewport: SIZES[seat] });
    const watched = await WatchedPage.open(context);
    await readyPage(watched, seat, options);
    await watched.page.goto(address);
    return { context, watched };
  };
  const [inner, outer] = await Promise.all([
    open('inner', addresses.teller),
    open('outer', addresses.customer),
  ]);
  return {
    inner: inner.watched,
    outer: outer.watched,
    async close() {
      await Promise.all([inner.context.close(), outer.context.close()]);
    },
  };
}
