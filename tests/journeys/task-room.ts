// The list of what is left to do, in the words of whoever sees to it.
import type { Locator } from 'playwright-core';
import type { Counter } from './counter.ts';
import type { PersonName } from './journey-server.ts';

export class TaskRoom {
  readonly #counter: Counter;

  constructor(counter: Counter) {
    this.#counter = counter;
  }

  async opensFor(name: PersonName): Promise<void> {
    await this.#counter.signInAs(name, '运营主管');
    await this.#counter.title('待办').waitFor();
  }

  row(label: string): Locator {
    return this.#counter.inner.page.getByRole('row', { name: new RegExp(label) });
  }

  /** What stands above the rows of tasks that are late, or that are not. */
  table(caption: RegExp): Locator {
    return this.#counter.inner.page.getByRole('table', { name: caption });
  }

  async settles(label: string, result: string): Promise<void> {
    await this.row(label).getByRole('button').click();
    const dialog = this.#counter.inner.page.getByRole('dialog');
    await dialog.getByRole('radio', { name: result }).check();
    await this.#counter.seeInner('settle');
    await dialog.getByRole('button', { name: '记入台账' }).click();
    await dialog.waitFor({ state: 'detached' });
  }
}
