// The second seat in the words of a branch: a supervisor or branch head takes over, talks with the customer, decides.
import type { Counter } from './counter.ts';
import type { PersonName } from './journey-server.ts';

/** A quiet talk in which nothing is settled yet; what comes of it is said by the journey. */
export const QUIET_TALK = { 请客户稍坐: '同意', 请到安静处单独沟通: '已分开，或没有人陪同' } as const;

export class SecondSeat {
  readonly #counter: Counter;

  constructor(counter: Counter) {
    this.#counter = counter;
  }

  /** The teller asks for somebody, who sits down with their own PIN. */
  async isAskedFor(name: PersonName): Promise<void> {
    await this.#counter.button('提请复核').first().click();
    await this.sitsDown(name);
  }

  async sitsDown(name: PersonName): Promise<void> {
    await this.#counter.takesOver(name);
    await this.#counter.title(new RegExp(`^复核人：${name}`)).waitFor();
  }

  /** Opens one of the reviewer's actions. */
  async takes(action: '同意办理' | '结束办理' | '坚持办理' | '登记联系'): Promise<void> {
    await this.#counter.button(new RegExp(`^${action}`)).click();
  }

  async records(action: string): Promise<void> {
    await this.#counter.button(`记录：${action}`).click();
  }

  async agreesBecause(reason: string): Promise<void> {
    await this.takes('同意办理');
    await this.#counter.choose('理由', reason);
    await this.records('同意办理');
    await this.#counter.inner.page.getByText('您的意见已经记录，请交还柜员继续。').waitFor();
    await this.#counter.button('交还柜员').click();
  }

  async contacts(whom: string, result: string, { number }: { number?: string } = {}): Promise<void> {
    await this.takes('登记联系');
    await this.#counter.choose('联系谁', whom);
    await this.#counter.choose('结果怎样', result);
    if (number) await this.#counter.inner.page.getByLabel(/^编号或警号/).fill(number);
    await this.records('登记联系');
    await this.#counter.inner.page.getByText('已记录。').waitFor();
    await this.#counter.button('返回看回答').click();
  }
}
