// A counter in the words of a branch: who signs in, what is asked, what is seen, what the customer does. Journeys are told in these.
import type { Browser } from 'playwright-core';
import { expect, type RunnerTestCase } from 'vitest';
import { DEMO_PIN } from '../../electron/services/demo-branch.ts';
import { optionsOf } from '../../shared/procedure/procedure-schema.ts';
import { launchBrowser } from './chromium.ts';
import { Customer } from './customer.ts';
import { JourneyServer, type PersonName, PIN, type ServerOptions } from './journey-server.ts';
import { expectNothingLeaked } from './leak-check.ts';
import { expectBundleVerifies, expectChainIntact } from './ledger-checks.ts';
import { keepPicture, lookAt } from './screen-checks.ts';
import type { JourneyWindows, WatchedPage, WindowsOptions } from './windows.ts';

export interface Slip {
  yuan: number;
  payee?: string;
  share?: '是' | '否' | '未查';
}

export interface Visitor {
  customer?: string;
  document?: string;
}

export interface Remittance extends Slip, Visitor {
  check?: '证件核对无误' | '证件异常，或人证是否一致有疑问';
}

/** Chinese names and numbers that no screen of the customer and no sealed byte may carry in the clear. */
export const SLIP = {
  customer: '林秋禾',
  document: '330106197001011234',
  payee: '周远山',
  account: '6222021234567890123',
};

/** How long a condition is waited for on a busy machine; it is met much sooner. */
/** What is said of a sheet on its way: by the browser's dialog, or by the program's own printer. */
export const SENT_TO_PRINTER = /^(已交给浏览器打印|打印机已收下)/;
export const PATIENT = { timeout: 10_000 };

const isEscape = /[.*+?^${}()|[\]\\]/g;
const startsWith = (text: string) => `^${text.replace(isEscape, '\\$&')}`;

export class Counter {
  readonly server: JourneyServer;
  readonly inner: WatchedPage;
  readonly outer: WatchedPage;
  readonly customer: Customer;
  /** What was recorded at this counter in words; none of it may reach the customer's window. */
  readonly said = new Set<string>();
  readonly #allowed: RegExp[] = [];
  readonly #end: () => Promise<void>;
  readonly #clocks: WindowsOptions;

  private constructor(
    server: JourneyServer,
    windows: JourneyWindows,
    clocks: WindowsOptions,
    end: () => Promise<void>,
  ) {
    this.server = server;
    this.inner = windows.inner;
    this.outer = windows.outer;
    this.#clocks = clocks;
    this.#end = end;
    this.customer = new Customer(this.outer.page, (ms) => this.passes(ms));
  }

  static async open({
    browser,
    ...options
  }: { browser?: Browser } & ServerOptions & WindowsOptions = {}): Promise<Counter> {
    const [server, ours] = await Promise.all([JourneyServer.start(options), browser ?? launchBrowser()]);
    const clocks = { outerClock: true, ...options, startMs: server.clock.now() };
    const windows = await server.host.openWindows(ours, clocks);
    return new Counter(server, windows, clocks, async () => {
      await windows.close();
      if (!browser) await ours.close();
      await server.close();
    });
  }

  /** @param task of vitest's afterEach: pictures of both windows are kept where it failed */
  async close({ task }: { task?: Readonly<RunnerTestCase> } = {}): Promise<void> {
    if (task?.result?.state === 'fail') {
      await keepPicture(this.inner, `failed-${task.name}-inner`);
      await keepPicture(this.outer, `failed-${task.name}-outer`);
      process.stdout.write([...this.inner.errors, ...this.outer.errors, ...this.server.log, ''].join('\n'));
    }
    await this.#end();
  }

  /** Time goes by for everybody whose clock the test holds. */
  async passes(ms: number): Promise<void> {
    const { innerClock, outerClock } = this.#clocks;
    // A window that tells the process of life does so between two steps, as it would while time goes by.
    const step = innerClock ? 5_000 : ms;
    for (let passed = 0; passed < ms; passed += step) {
      const next = Math.min(step, ms - passed);
      this.server.pass(next);
      if (innerClock) await this.inner.page.clock.runFor(next);
      if (outerClock) await this.outer.page.clock.runFor(next);
    }
  }

  button(name: string | RegExp) {
    return this.inner.page.getByRole('button', { name, ...(typeof name === 'string' && { exact: true }) });
  }

  title(name: string | RegExp) {
    return this.inner.page.getByRole('heading', { level: 1, name });
  }

  /** Says that this journey provokes an error which the browser tells of, for instance a refusal that it meets on purpose. */
  expects(error: RegExp): void {
    this.#allowed.push(error);
  }

  #pinOf(name: PersonName): string {
    return this.server.station.state.names?.mode === 'live' ? PIN[name] : DEMO_PIN;
  }

  async signsOut(): Promise<void> {
    await this.button('退出登录').click();
    await this.inner.page.getByRole('heading', { name: '请选择您的姓名' }).waitFor();
  }

  async signInAs(name: PersonName, room?: string): Promise<void> {
    const { page } = this.inner;
    const chooses = page.getByRole('heading', { name: '请选择您的姓名' });
    await this.button('退出登录').or(chooses).waitFor();
    if (!(await chooses.isVisible())) await this.signsOut();
    await page.getByRole('button', { name: new RegExp(`^${name}`) }).click();
    if (room) await page.getByRole('radio', { name: room }).check();
    await page.getByLabel('PIN', { exact: true }).fill(this.#pinOf(name));
    await this.button('登录').click();
    await this.button('退出登录').waitFor();
  }

  /** Chooses what is to be done; the form of its opening is there. */
  async begins(procedure: string): Promise<void> {
    await this.title('开始办理').waitFor();
    await this.inner.page
      .getByRole('group', { name: '办理哪项业务' })
      .getByRole('button', { name: procedure })
      .click();
    await this.title(`开始办理：${procedure}`).waitFor();
  }

  async fillVisitor({ customer = SLIP.customer, document = SLIP.document }: Visitor = {}): Promise<void> {
    await this.inner.page.getByLabel('客户姓名').fill(customer);
    await this.inner.page.getByLabel('证件号码').fill(document);
  }

  async fillSlip({ yuan, payee = SLIP.payee, share = '否' }: Slip): Promise<void> {
    const { page } = this.inner;
    await page.getByLabel('收款人户名').fill(payee);
    await page.getByLabel('收款账号').fill(SLIP.account);
    await page.getByLabel(/^金额/).fill(String(yuan));
    await page.getByRole('radio', { name: share, exact: true }).check();
  }

  /** Keys the slip and taps how the document looked: the case is open, and taps count from here. */
  async openRemittance(remittance: Remittance): Promise<void> {
    await this.begins('个人汇款');
    await this.fillVisitor(remittance);
    await this.fillSlip(remittance);
    await this.button(remittance.check ?? '证件核对无误').click();
    await this.title('收款人类别').waitFor();
    await this.inner.forgetTaps();
  }

  /** Opens a case that begins without a slip, by the button that starts it or by how the document looked. */
  async opens(procedure: string, start: string, visitor: Visitor = {}): Promise<void> {
    await this.begins(procedure);
    await this.fillVisitor(visitor);
    await this.button(start).click();
    await this.inner.page.getByRole('navigation', { name: '办理步骤' }).waitFor();
    await this.inner.forgetTaps();
  }

  /** The content pack in use here. */
  get pack() {
    const { shelf, state } = this.server.station;
    return shelf.byHash(state.pack?.sha256 ?? '');
  }

  /** Answers the step that stands in the middle; several options are looks that go together, one that says all is well goes on by itself. */
  async answer(step: string, ...options: string[]): Promise<void> {
    const list = this.inner.page.getByRole('group', { name: step, exact: true });
    for (const option of options) {
      this.said.add(option);
      await list.getByRole('button', { name: new RegExp(`${startsWith(option)}(建议)?$`) }).click();
    }
    const known = Object.values(this.pack.procedures).flatMap(({ steps }) =>
      steps.filter(({ title }) => title === step),
    );
    const calm = known.flatMap(optionsOf).filter((option) => option.calm);
    if (known.some(({ choose }) => choose === 'many') && !calm.some(({ label }) => options.includes(label)))
      await list.getByRole('button', { name: '下一步' }).click();
  }

  /** Answers one step after the other, as they come. */
  async answers(steps: Readonly<Record<string, string>>): Promise<void> {
    for (const [step, option] of Object.entries(steps)) await this.answer(step, option);
  }

  look(step: '神态举止' | '通讯行为', ...seen: string[]): Promise<void> {
    return this.answer(step, ...seen);
  }

  /** The plain way through the asking of a sum under 10,000 yuan, up to the arrival. */
  async asksPlainly(answers: Record<string, string> = {}): Promise<void> {
    await this.answers({
      收款人类别: '其他个人',
      资金用途: '购房装修',
      与收款人的关系: '朋友、同事',
      账号来源: '以前用过的老账号',
      神态举止: '平静',
      通讯行为: '无',
      信息核对: '一致',
      到账方式: '普通到账',
      ...answers,
    });
  }

  /** Shows a step that is not the next one. */
  async turnTo(step: string): Promise<void> {
    await this.inner.page
      .getByRole('navigation', { name: '办理步骤' })
      .getByRole('button', { name: new RegExp(`${step}`) })
      .click();
    await this.title(step).waitFor();
  }

  async finishes(): Promise<void> {
    await this.button('完成').click();
    await this.title(/^开始办理/).waitFor();
  }

  async tapsSince(): Promise<number> {
    return (await this.inner.record()).taps;
  }

  /** Waits for what follows from the answers, by its name. */
  async concludes(outcome: string): Promise<void> {
    await this.inner.page
      .getByRole('region', { name: '结论' })
      .getByRole('heading', { name: new RegExp(`^${outcome}`) })
      .waitFor();
  }

  async seeInner(name: string): Promise<void> {
    await lookAt(this.inner, 'inner', name);
  }

  async seeOuter(name: string): Promise<void> {
    await lookAt(this.outer, 'outer', name);
  }

  /** Chooses in one of several questions that stand on a page or in a dialog, by how the option begins. */
  async choose(question: string, option: string): Promise<void> {
    await this.inner.page
      .getByRole('group', { name: question, exact: true })
      .getByRole('button', { name: new RegExp(startsWith(option)) })
      .click();
  }

  /** Takes the second seat in the dialog that is open. */
  async takesOver(name: PersonName): Promise<void> {
    const dialog = this.inner.page.getByRole('dialog');
    await dialog.waitFor();
    const person = dialog.getByRole('radio', { name: new RegExp(name) });
    if (!(await person.isChecked())) await person.check();
    await dialog.getByLabel('PIN', { exact: true }).fill(this.#pinOf(name));
    await dialog.getByRole('button', { name: /接手复核|我见证了/ }).click();
    await dialog.waitFor({ state: 'detached' });
  }

  /** What must hold after every journey. */
  async endOfJourney(name: string): Promise<void> {
    // The thanks on the customer's screen go away by themselves.
    await this.passes(2_000);
    await this.customer.title('您好').waitFor();
    await this.seeInner(`${name}-end`);
    await this.seeOuter('idle');
    await expectNothingLeaked(this.outer, this.pack, [...Object.values(SLIP), ...this.said]);
    const errors = [...this.inner.errors, ...this.outer.errors];
    expect(errors.filter((line) => !this.#allowed.some((allowed) => allowed.test(line)))).toEqual([]);
    expect(this.server.log).toEqual([]);
    expectChainIntact(this.server);
    await expectBundleVerifies(this.server);
  }
}
