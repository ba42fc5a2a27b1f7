// Every screen in every setting: each is looked at by rules that hold whatever stands on it, all faults of one walk are said together, and with
// GALLERY=folder a picture of each is kept, to be looked at by people.
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { CDPSession, Page } from 'playwright-core';
import { CUSTOMER } from '../../renderer/customer/sentences.ts';
import { TEXT_SIZES, type TextSize, THEMES, type Theme } from '../../shared/words/reading.ts';
import { contrastBelow, cramped, type RollWords, unreachable, unrollable } from './gallery-rules.ts';
import { findOverflow, graveFaults } from './screen-checks.ts';
import { SIZES, type WatchedPage } from './windows.ts';

const FOLDER = process.env.GALLERY;
if (FOLDER) mkdirSync(FOLDER, { recursive: true });

/** What the browser does when somebody has it show everything twice as large. */
export type Zoom = 100 | 200;
const ZOOMS: readonly Zoom[] = [100, 200];

/** Body text outside: 10:1; everything outside: 7:1 (features.md, Size, contrast, layout). */
const OUTSIDE = { body: 10, any: 7 } as const;

interface Form {
  fixed: boolean;
  words: RollWords;
}

interface OutsideOptions {
  rolls?: boolean;
  seat?: 'inner' | 'outer';
  words?: RollWords;
  sizes?: readonly TextSize[];
  themes?: readonly Theme[];
}

export class Gallery {
  readonly faults: string[] = [];
  looks = 0;
  readonly #seats = new Map<WatchedPage, CDPSession>();

  async #zoom(watched: WatchedPage, seat: 'inner' | 'outer', zoom: Zoom): Promise<void> {
    const session = this.#seats.get(watched) ?? (await watched.page.context().newCDPSession(watched.page));
    this.#seats.set(watched, session);
    const factor = zoom / 100;
    const width = Math.floor(SIZES[seat].width / factor);
    const height = Math.floor(SIZES[seat].height / factor);
    await session.send('Emulation.setDeviceMetricsOverride', {
      ...{ width, height, deviceScaleFactor: factor, mobile: false },
      ...{ screenWidth: width, screenHeight: height },
    });
    await watched.page.waitForFunction((expected) => window.innerWidth === expected, width);
  }

  #note(name: string, lines: readonly string[]): void {
    this.faults.push(...lines.map((line) => `${name}: ${line}`));
  }

  /** By the browser's own call: the library's would lay the page out at its usual size first. */
  async #keep(watched: WatchedPage, name: string): Promise<void> {
    const session = this.#seats.get(watched);
    if (!FOLDER || !session) return;
    const { data } = await session.send('Page.captureScreenshot', { format: 'png' });
    writeFileSync(join(FOLDER, `${name.replaceAll(/[^\p{L}\p{N}]+/gu, '-')}.png`), data, 'base64');
  }

  /**
   * The customer's page as it stands, in four sizes and four pairs of colours, and all of it again at twice the size.
   * @param seat whose display it is on: the staff's while that is turned
   * @param rolls whether it may be taller than the screen also at its usual size
   * @param words on the keys of the page
   * @param sizes, themes where not all of them are looked at
   */
  async outside(
    watched: WatchedPage,
    name: string,
    {
      rolls = false,
      seat = 'outer',
      words = CUSTOMER.roll,
      sizes = TEXT_SIZES,
      themes = THEMES,
    }: OutsideOptions = {},
  ): Promise<void> {
    const { page } = watched;
    await page.locator('main h1').first().waitFor();
    const before = await readingOf(page);
    for (const zoom of ZOOMS) {
      await this.#zoom(watched, seat, zoom);
      for (const size of sizes) {
        const how = { size, themes, words, fixed: zoom === 100 && !rolls };
        await this.#outsideIn(watched, `${name} ${zoom} ${size}`, how);
      }
    }
    await this.#zoom(watched, seat, 100);
    await setReading(page, before);
    await settle(page);
  }

  async #outsideIn(
    watched: WatchedPage,
    name: string,
    { size, themes, ...how }: { size: TextSize; themes: readonly Theme[] } & Form,
  ): Promise<void> {
    const { page } = watched;
    for (const theme of themes) {
      const place = `${name} ${theme}`;
      await setReading(page, { size, theme });
      await settle(page);
      this.looks += 1;
      await this.#keep(watched, place);
      this.#note(place, await page.evaluate(contrastBelow, OUTSIDE));
      // The form of a page is a matter of its size; a theme changes nothing but colours.
      if (theme === themes[0]) await this.#form(watched, place, how);
      else this.#note(place, await graveFaults(watched, ['color-contrast']));
    }
  }

  async #form(watched: WatchedPage, place: string, { fixed, words }: Form): Promise<void> {
    const { page } = watched;
    this.#note(place, await page.evaluate(findOverflow, fixed));
    this.#note(place, await page.evaluate(cramped));
    this.#note(place, await page.evaluate(unrollable, words));
    this.#note(place, await watched.foreignText());
    this.#note(place, await graveFaults(watched));
  }

  /** The staff's page as it stands, and at twice the size. */
  async inside(watched: WatchedPage, name: string): Promise<void> {
    const { page } = watched;
    await page.locator('h1:visible, dialog h2').first().waitFor();
    for (const zoom of ZOOMS) {
      const place = `${name} ${zoom}`;
      await this.#zoom(watched, 'inner', zoom);
      await settle(page);
      this.looks += 1;
      const lines = await page.evaluate(findOverflow, false);
      // A long line that is keyed goes on under the caret: only twice as large may it be longer than its field.
      this.#note(place, zoom === 100 ? lines : lines.filter((line) => !line.includes('<input')));
      await this.#keep(watched, place);
      this.#note(place, await graveFaults(watched));
      this.#note(place, await page.evaluate(unreachable));
      this.#note(place, await watched.foreignText());
    }
    await this.#zoom(watched, 'inner', 100);
    await settle(page);
  }
}

interface Look {
  size: string;
  theme: string;
}

/** What the customer's own choice does to their window (J21 makes it by the keys): four sizes and four pairs of colours within a second. */
const setReading = (page: Page, look: Look | { size: TextSize; theme: Theme }): Promise<void> =>
  page
    .locator('.outer-window')
    .first()
    .evaluate((element, { size, theme }) => {
      element.setAttribute('data-size', size);
      element.setAttribute('data-theme', theme);
    }, look);

const readingOf = (page: Page): Promise<Look> =>
  page
    .locator('.outer-window')
    .first()
    .evaluate((element) => ({
      size: element.getAttribute('data-size') ?? '',
      theme: element.getAttribute('data-theme') ?? '',
    }));

/** Two frames and the fonts; by the browser's own time, because the page's clock may be held. */
const settle = (page: Page): Promise<void> =>
  page.evaluate(async () => {
    await document.fonts.ready;
    for (let frame = 0; frame < 2; frame += 1) await document.body.animate([], 1).finished;
  });
