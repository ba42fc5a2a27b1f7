// The customer at their own window: reads, signs, refuses, confirms. They find things by what is written on them.
import type { Page } from 'playwright-core';
import { CUSTOMER, type CustomerWords } from '../../renderer/customer/sentences.ts';

/** As fractions of the signing area: two characters of a plain hand. */
const SIGNATURE: readonly (readonly [x: number, y: number])[][] = [
  [
    [0.15, 0.35],
    [0.3, 0.33],
    [0.42, 0.34],
  ],
  [
    [0.28, 0.2],
    [0.28, 0.5],
    [0.27, 0.75],
    [0.2, 0.7],
  ],
  [
    [0.55, 0.25],
    [0.6, 0.45],
    [0.55, 0.7],
  ],
  [
    [0.5, 0.45],
    [0.7, 0.42],
    [0.85, 0.45],
    [0.8, 0.75],
  ],
];

/** How each question of the sample pack ends. */
const QUESTION = /怎么办？$/;
/** The right answer to each question of the sample pack. */
const RIGHT = /^不转，告诉柜员|^不交，告诉柜员|^马上挂断，告诉柜员|^不借，告诉银行|^不说，挂断电话/;

export interface Reading {
  secondsAPage?: number;
  onPage?: (page: number) => Promise<void>;
}

export class Customer {
  readonly page: Page;
  readonly #passes: (ms: number) => Promise<void>;
  #words: CustomerWords = CUSTOMER;
  #asPackSays: (chinese: RegExp) => RegExp = (chinese) => chinese;

  /** @param passes lets time go by for everybody */
  constructor(page: Page, passes: (ms: number) => Promise<void>) {
    this.page = page;
    this.#passes = passes;
  }

  /** From now on they look for what is on the page in another language. @param sentences of the pack, by the Chinese ones */
  speaks(words: CustomerWords, sentences: Readonly<Record<string, string>>): void {
    this.#words = words;
    this.#asPackSays = (chinese) => {
      const known = Object.entries(sentences).filter(([text]) => chinese.test(text));
      return new RegExp(
        known.map(([, said]) => `^${said.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&')}`).join('|'),
        'u',
      );
    };
  }

  /** What stands on their keys. */
  get words(): CustomerWords {
    return this.#words;
  }

  button(name: string) {
    return this.page.getByRole('button', { name, exact: true });
  }

  title(name: string) {
    return this.page.getByRole('heading', { level: 1, name });
  }

  /** Of the notice, however many pages that has. */
  async waitsForPage(page: number): Promise<void> {
    const words = this.#words.notice.page(page, 0).replace(/0(?=\D*$)/, '\\d+');
    await this.page.getByText(new RegExp(words)).waitFor();
  }

  /** Turns page after page, each looked at for some seconds, to the end of the last one. */
  async #turnsPages({ secondsAPage = 13, onPage }: Reading): Promise<void> {
    for (let page = 1; ; page += 1) {
      await this.waitsForPage(page);
      await onPage?.(page);
      await this.#passes(secondsAPage * 1000);
      if ((await this.button(this.#words.notice.next).count()) === 0) break;
      await this.button(this.#words.notice.next).click();
    }
  }

  async #meetsQuestion(): Promise<void> {
    await this.page.getByRole('heading', { level: 1, name: this.#asPackSays(QUESTION) }).waitFor();
  }

  /** Reads all pages and stands before the one question about them. */
  async readsToTheQuestion(reading: Reading = {}): Promise<void> {
    await this.#turnsPages(reading);
    await this.button(this.#words.notice.toSign).click();
    await this.#meetsQuestion();
  }

  /** The one question about what was read, as somebody who understood it answers. */
  async #answersQuestion(): Promise<void> {
    await this.#meetsQuestion();
    // The second tap of a double tap must not answer, so that a tap that comes at once is not taken.
    await this.page.getByRole('button', { name: this.#asPackSays(RIGHT) }).click();
  }

  /** Reads all pages and stands before the signing area at the end. */
  async reads(reading: Reading = {}): Promise<void> {
    await this.readsToTheQuestion(reading);
    await this.#answersQuestion();
    await this.title(this.#words.sign.title.ink).waitFor();
  }

  /** Reads all pages of a sheet that is answered, and stands before its choices. */
  async readsSheet(reading: Reading = {}): Promise<void> {
    await this.#turnsPages(reading);
    await this.button(this.#words.notice.toAnswer).click();
    await this.#answersQuestion();
    await this.title(this.#words.sheet.title).waitFor();
  }

  /** Where the signing area lies now, in px of the window. */
  async area() {
    const area = this.page.getByRole('img', { name: this.#words.ink.area });
    await area.waitFor();
    const box = await area.boundingBox();
    if (!box) throw new Error('there is no signing area');
    return box;
  }

  async writes(strokes: readonly (readonly [number, number])[][] = SIGNATURE): Promise<void> {
    const { x, y, width, height } = await this.area();
    const { mouse } = this.page;
    for (const [first, ...rest] of strokes) {
      if (!first) continue;
      await mouse.move(x + first[0] * width, y + first[1] * height);
      await mouse.down();
      for (const [toX, toY] of rest) await mouse.move(x + toX * width, y + toY * height, { steps: 2 });
      await mouse.up();
    }
  }

  /** The same strokes by finger, or by a pen that feels how hard it is pressed: as the screen's own driver would report them. */
  async writesBy(pointer: 'finger' | 'pen', strokes = SIGNATURE): Promise<void> {
    const { x, y, width, height } = await this.area();
    const screen = await this.page.context().newCDPSession(this.page);
    const at = ([toX, toY]: readonly [number, number]) => ({ x: x + toX * width, y: y + toY * height });
    for (const stroke of strokes) {
      for (const [place, point] of stroke.entries()) {
        const first = place === 0;
        if (pointer === 'finger') {
          const type = first ? 'touchStart' : 'touchMove';
          await screen.send('Input.dispatchTouchEvent', { type, touchPoints: [at(point)] });
        } else {
          const type = first ? 'mousePressed' : 'mouseMoved';
          const pressed = {
            button: 'left' as const,
            buttons: 1,
            clickCount: first ? 1 : 0,
            pointerType: 'pen' as const,
          };
          await screen.send('Input.dispatchMouseEvent', { type, ...at(point), ...pressed, force: 0.4 });
        }
      }
      const last = stroke.at(-1);
      if (pointer === 'finger') {
        await screen.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] });
      } else if (last) {
        const lifted = { button: 'left' as const, clickCount: 1, pointerType: 'pen' as const };
        await screen.send('Input.dispatchMouseEvent', { type: 'mouseReleased', ...at(last), ...lifted });
      }
    }
    await screen.detach();
  }

  async signs(): Promise<void> {
    await this.writes();
    await this.button(this.#words.sign.done).click();
    await this.title(this.#words.sign.title.ink).waitFor({ state: 'detached' });
  }

  async readsAndSigns(): Promise<void> {
    await this.reads();
    await this.signs();
  }

  async confirms(): Promise<void> {
    await this.title(this.#words.confirm.title.key).waitFor();
    await this.button(this.#words.confirm.right.key).click();
    await this.title(this.#words.wait.title).waitFor();
  }

  /** Where nothing else is signed: under amount and payee themselves. */
  async confirmsInInk(): Promise<void> {
    await this.title(this.#words.confirm.title.ink).waitFor();
    await this.writes();
    await this.button(this.#words.confirm.right.ink).click();
    await this.title(this.#words.wait.title).waitFor();
  }
}
