// A counter whose windows and whose process die, and what people find when they are back.
import type { Browser } from 'playwright-core';
import { expect, vi } from 'vitest';
import type { CaseCommand } from '../../shared/case/commands.ts';
import type { Actor } from '../../shared/ledger/entry.ts';
import { BRANCH_HEAD, TELLER } from '../case/case-driver.ts';
import type { SeenCase } from '../case/random-attempts.ts';
import { nextStep } from '../case/random-case.ts';
import { CounterPeople } from '../support/counter-people.ts';
import { launchBrowser } from './chromium.ts';
import { JourneyServer, PIN } from './journey-server.ts';
import type { JourneyWindows, Seat } from './windows.ts';

/** A little more than the time within which three crashes stop a window. */
const CALM_MS = 5 * 60_000 + 1_000;
const PATIENT_MS = 15_000;
export const PHONE = '0571-5555 0199转2';

/** Kinds that a death of the process puts into the record: it was started, people sat down again, and nobody could read meanwhile. */
const OF_A_RESTART: readonly string[] = ['app-started', 'sign-in', 'reading-held'];

/** A way through a procedure that goes well. */
export interface Walk {
  procedure: string;
  /** Another procedure that staff enter in the same case. */
  enters?: string;
}

const isEntered = (enters: string, { state }: SeenCase) => state.entered.includes(enters);

/** What comes next on it; undefined once the case is closed. */
function nextOn({ enters }: Walk, seen: SeenCase): { command: CaseCommand; actor: Actor } | undefined {
  if (enters !== undefined && !isEntered(enters, seen) && seen.stage !== 'closed')
    return {
      command: { type: 'enter', procedure: enters },
      actor: enters === 'MUL' ? BRANCH_HEAD : TELLER,
    };
  return nextStep('ink')(seen);
}

export class CrashingCounter {
  readonly server: JourneyServer;
  readonly people: CounterPeople;
  windows: JourneyWindows;
  /** How long it took until the same line was there again, in ms. */
  readonly back: Record<Seat | 'process', number[]> = { inner: [], outer: [], process: [] };
  readonly #browser: Browser;

  private constructor(server: JourneyServer, browser: Browser, windows: JourneyWindows) {
    this.server = server;
    this.windows = windows;
    this.#browser = browser;
    this.people = new CounterPeople({
      app: () => this.server.app,
      clock: () => this.server.clock,
      windows: () => this.server.bothCalls,
      crew: {
        ...{ teller: 'jia', supervisor: 'bing', branchHead: 'bing' },
        pinOf: (staff) => (staff === 'bing' ? PIN.网点负责人丙 : PIN.柜员甲),
      },
    });
  }

  static async open(): Promise<CrashingCounter> {
    const [server, browser] = await Promise.all([
      JourneyServer.start({
        prepare: async ({ app: { station } }) => {
          station?.sealAsSystem({ kind: 'idle-lock-set', body: { minutes: 30 }, private: {} });
          station?.sealAsSystem({ kind: 'help-phone-set', body: {}, private: { phone: PHONE } });
        },
      }),
      launchBrowser(),
    ]);
    return new CrashingCounter(server, browser, await server.host.openWindows(browser, {}));
  }

  async close(): Promise<void> {
    await this.windows.close();
    await this.#browser.close();
    await this.server.close();
  }

  kinds(from = 0): string[] {
    const { ledger } = this.server.station.open;
    return Array.from({ length: ledger.size - from }, (_, place) => ledger.event(from + place).kind);
  }

  async shows(seat: Seat, wanted: string): Promise<void> {
    const read = () => this.windows[seat].reads();
    await vi.waitFor(async () => expect(await read()).toBe(wanted), { timeout: PATIENT_MS, interval: 20 });
  }

  /** What both windows show once nothing changes any more. */
  async #shown(): Promise<Record<Seat, string>> {
    const read = async () => ({
      inner: (await this.windows.inner.reads()) ?? '',
      outer: (await this.windows.outer.reads()) ?? '',
    });
    let before = await read();
    const late = Date.now() + PATIENT_MS;
    for (let same = 0; same < 4; ) {
      if (Date.now() > late) throw new Error(`the windows come to no rest: ${JSON.stringify(before)}`);
      await new Promise((resolve) => setTimeout(resolve, 25));
      const now = await read();
      const isThere = now.inner.includes('林**') && now.outer !== '' && !/正在(连接|恢复)/.test(now.outer);
      same = isThere && now.inner === before.inner && now.outer === before.outer ? same + 1 : 0;
      before = now;
    }
    return before;
  }

  /** Electron loads a window again by itself; in a browser a person does. */
  async crashes(seat: Seat): Promise<void> {
    await this.windows[seat].crashes();
    if (this.server.host.name === 'loopback') await this.windows[seat].reloads();
  }

  async #windowDies(seat: Seat, shown: string): Promise<void> {
    const begun = Date.now();
    await this.crashes(seat);
    await this.shows(seat, shown);
    this.back[seat].push(Date.now() - begun);
  }

  /**
   * The process dies; windows that are not a browser's own die with it. The same people sit down again.
   * @returns when the next process began
   */
  async #processDies(): Promise<number> {
    const { reviewer } = this.server.station.state;
    const isOwn = this.server.host.name === 'electron';
    if (isOwn) await this.windows.close();
    const begun = await this.server.losesPower();
    if (isOwn) this.windows = await this.server.host.openWindows(this.#browser, {});
    expect(await this.people.signsIn('jia')).toMatchObject({ answer: 'done' });
    if (reviewer) expect(await this.people.takesSeat({ role: reviewer.room }, reviewer.caseId)).toBe('done');
    return begun;
  }

  /** At this step, each of the three dies: the same line is there again, and nothing is lost or doubled. */
  async #survives(step: string): Promise<void> {
    this.server.pass(CALM_MS);
    const shown = await this.#shown();
    const view = () => ({ inner: this.server.app.innerView().current, outer: this.server.app.outerView() });
    const before = view();
    const { size } = this.server.station.open.ledger;
    await this.#windowDies('inner', shown.inner);
    await this.#windowDies('outer', shown.outer);
    const seen = this.server.host.name === 'electron' ? ['window-crashed', 'window-crashed'] : [];
    expect(this.kinds(size), `${step}: entries after two windows crashed`).toEqual(seen);
    expect(view(), step).toEqual(before);

    const after = this.server.station.open.ledger.size;
    const begun = await this.#processDies();
    await Promise.all([this.shows('inner', shown.inner), this.shows('outer', shown.outer)]);
    this.back.process.push(Date.now() - begun);
    const more = this.kinds(after).filter((kind) => !OF_A_RESTART.includes(kind));
    expect(more, `${step}: entries after the process died`).toEqual([]);
    expect(view(), step).toEqual(before);
  }

  /** Which page lies open is known to the customer's window alone: it is turned there. */
  async #turnsPage(page: number): Promise<void> {
    await this.windows.outer.taps('下一页', '去签名', '去选择');
    await vi.waitFor(() => expect(this.people.file?.state.notice?.read.has(page)).toBe(true), PATIENT_MS);
  }

  /** A case is open and the teller is asked its first question. */
  async opensCase(procedure: string): Promise<void> {
    expect(await this.people.signsIn('jia')).toMatchObject({ answer: 'done' });
    const opening = {
      // So much cash is asked about.
      ...{ procedure, yuan: procedure === 'CASH' ? 60_000 : 8_000, customer: '林秋禾' },
      ...{ document: '330106197001011234', payee: '周远山', share: 'no' as const, documentCheck: 'ok' },
    };
    expect(await this.people.opens(opening)).toMatchObject({ answer: 'done' });
  }

  /** What the teller's window shows, once it is what is waited for. */
  async tellerSees(expected: RegExp): Promise<string> {
    const read = async () => (await this.windows.inner.reads()) ?? '';
    await vi.waitFor(async () => expect(await read()).toMatch(expected), {
      timeout: PATIENT_MS,
      interval: 20,
    });
    return read();
  }

  /** Walks from the opening to the end; at each step everything dies. @returns how many steps there were */
  async walks(walk: Walk): Promise<number> {
    await this.opensCase(walk.procedure);
    let steps = 0;
    for (let file = this.people.file; file; file = this.people.file) {
      const seen = this.people.seen(file);
      const next = nextOn(walk, seen);
      if (!next) throw new Error(`nothing comes next at ${seen.stage}`);
      const { command, actor } = next;
      // The rest of the case around what was entered is another walk's.
      const isOwn = 'step' in command && command.step.startsWith(`${walk.enters ?? walk.procedure}-`);
      if (walk.enters === undefined || isOwn) {
        await this.#survives(
          `${walk.procedure} before ${command.type} ${'step' in command ? command.step : ''}`,
        );
        steps += 1;
      }
      const here = this.people.file;
      if (!here) throw new Error('the case is gone');
      if (command.type === 'turn-page') await this.#turnsPage(command.page);
      else {
        const done = await this.people.does(command, actor, here);
        expect(done, `${command.type} at ${seen.stage}`).toMatchObject({ answer: 'done' });
      }
      if (steps > 90) throw new Error('the case does not end');
    }
    return steps;
  }
}
