// The signature pad beside the customer's screen. What is being written on it stands here and nowhere else until it is signed: unsent ink is a
// draft and no event. It belongs to one page that is before the customer, and goes with it.
import type { PadWord } from '../../shared/case/pad-words.ts';
import { aboutSigned } from '../../shared/case/signing-place.ts';
import type { OuterView } from '../../shared/contract/outer-view.ts';
import { PadInk } from '../../shared/devices/pad-ink.ts';
import type { Hello, Said as SaidByDevice } from '../../shared/devices/protocol.ts';
import { uuid7 } from '../keys/surroundings.ts';
import { type LargeThing, NotSealed } from '../ledger/ledger.ts';
import { Announcer } from './announcer.ts';
import { caseOutside, runCase } from './cases.ts';
import type { DeviceUser } from './device-run.ts';
import type { Devices } from './devices.ts';
import { type KeptInk, keptInk } from './kept-ink.ts';
import { type PadStep, padSteps } from './pad-steps.ts';
import { Situation } from './situation.ts';
import type { Station } from './station.ts';
import { turnedCase } from './turned-screen.ts';
import { customersPage } from './views.ts';

type Signable = OuterView & { phase: 'notice' | 'confirmation' };
type Form = 'ink' | 'mark';

interface Page {
  /** Names it to the pad and to the window; another after each wipe on the screen. */
  id: string;
  about: string;
  form: Form;
  view: Signable;
  turned: boolean;
  ink: PadInk;
  /** How often the pad wiped it. */
  clears: number;
  /** There is ink on the glass as well. */
  touched: boolean;
  /** How often it was wiped on the screen. */
  wipes: number;
  /** The command by which it was to be signed. */
  taken?: string;
}

export interface PadTaken {
  /** The name of the pad. */
  pad: string;
  ink: KeptInk['ref'];
  large: LargeThing[];
  clears: number;
}

const CUSTOMER = { role: 'customer' } as const;
/** A window that was only loaded anew is back by then. */
const GRACE_MS = 2_000;
/** What the pad shows over a last look: never a fact of the case. */
const CONFIRMATION = '核对无误后签名';

/** What is said where 签好了 on the pad could not be done; for the rest the customer is asked to look at the screen. */
const SAID_OF: Readonly<Record<string, PadWord>> = {
  ...{ PAD_GONE: 'empty', PAD_AND_SCREEN: 'both', PAD_TOO_MUCH: 'too-much' },
  ...{ INK_TOO_SHORT: 'too-short', TOO_SOON: 'too-soon' },
};

export class PadDesk implements DeviceUser<'pad'> {
  readonly #station: Station;
  readonly #devices: Devices;
  readonly #onWriting: () => void;
  readonly #stopListening: () => void;
  /** Told of every point: windows of their own follow it, and not those that show the page. */
  readonly #ink = new Announcer();
  #hello: Hello<'pad'> | undefined;
  #page: Page | undefined;
  /** What stands beside the place to write, until something new is written. */
  #word: { about: string; said: PadWord } | undefined;
  /** The case that was last in hand: what was said of the pad belongs to its customer. */
  #served: string | undefined;
  #watched = 0;
  #cancel: () => void = () => undefined;
  #strays = 0;

  /** @param onWriting somebody writes on the pad: the counter is in use */
  constructor(station: Station, devices: Devices, onWriting: () => void) {
    this.#station = station;
    this.#devices = devices;
    this.#onWriting = onWriting;
    this.#stopListening = station.announcer.listen(() => this.#look());
    devices.usedBy('pad', this);
  }

  stop(): void {
    this.#stopListening();
    this.#cancel();
  }

  /** Lines of ink that belonged to no page: a pad that writes when nobody asked, or is late. Since this start. */
  get strays(): number {
    return this.#strays;
  }

  came(hello: Hello<'pad'>): void {
    this.#hello = hello;
    const word = this.#word;
    this.#word = word?.said === 'lost-ink' ? { about: word.about, said: 'again' } : undefined;
  }

  went(): void {
    this.#hello = undefined;
    const page = this.#page;
    if (!page) return;
    this.#page = undefined;
    this.#say(page.about, page.ink.isEmpty ? 'lost' : 'lost-ink');
    this.#ink.announce();
  }

  said(message: Exclude<SaidByDevice<'pad'>, { type: 'hello' | 'pong' | 'fault' | 'well' }>): void {
    const page = this.#page;
    if (!page || message.id !== page.id) {
      this.#strays += 1;
      return;
    }
    switch (message.type) {
      case 'pen':
        this.#write(page, message);
        break;
      case 'clear':
        this.#page = { ...page, clears: page.clears + (page.ink.isEmpty ? 0 : 1), ink: page.ink.anew() };
        this.#say(page.about, null);
        this.#ink.announce();
        break;
      case 'done':
        this.#done(page);
        break;
    }
  }

  /**
   * The window stands where it is signed. Nothing where that is not so, or no pad is there.
   * @param about what would be signed, as `aboutSigned` says it  @param touched there is ink on the glass: whoever wrote there first signs there
   */
  open({ about, form, touched }: { about: string; form: Form; touched: boolean }): void {
    const view = customersPage(this.#station);
    const isSignable = view.phase === 'notice' || view.phase === 'confirmation';
    if (!this.#hello || !isSignable || aboutSigned(view) !== about) return;
    const turned = turnedCase(this.#station) !== undefined;
    const last = this.#page;
    if (last && (last.about !== about || last.form !== form || last.turned !== turned)) this.#leave();
    if (!this.#page) {
      if (!touched) this.#begin(this.#hello, { about, form, view, turned, wipes: 0 });
    } else if (!touched) {
      this.#page = { ...this.#page, touched };
    } else if (this.#page.ink.isEmpty) this.#leave();
    else {
      this.#page = { ...this.#page, touched };
      this.#say(about, 'both');
    }
  }

  /** The window says that the customer went elsewhere from this place; said late, they may stand at another. */
  leftBy(about: string): void {
    if (this.#page?.about === about) this.#leave();
  }

  /** 重写, on the screen: both places are empty afterwards. */
  wipe(): void {
    const page = this.#page;
    this.#word = undefined;
    if (!page || !this.#hello) return;
    this.#devices.tell('pad', { type: 'end', id: page.id });
    const hadInk = !page.ink.isEmpty || page.touched;
    this.#begin(this.#hello, { ...page, wipes: page.wipes + (hadInk ? 1 : 0) });
  }

  /** The same page, and on it what there is to say of the pad. */
  shownOn(view: OuterView): OuterView {
    const about = aboutSigned(view);
    if (about === undefined || (view.phase !== 'notice' && view.phase !== 'confirmation')) return view;
    const page = this.#page?.about === about ? this.#page : undefined;
    const said = this.#word?.about === about ? this.#word.said : null;
    const ready = this.#hello !== undefined;
    if (!ready && said === null) return view;
    return { ...view, pad: { ready, page: page?.id ?? null, hasInk: page?.ink.isEmpty === false, said } };
  }

  /** The ink of a page as it is written, from its first point on; ends with the page. */
  async *watch(id: string, signal: AbortSignal | undefined): AsyncGenerator<PadStep, void, void> {
    this.#watched += 1;
    try {
      yield* padSteps(
        () => (this.#page?.id === id ? this.#page : undefined),
        (wake) => this.#ink.listen(wake),
        signal,
      );
    } finally {
      this.#watched -= 1;
      this.#leaveUnwatched();
    }
  }

  /**
   * The ink of a page, to be signed with. Asked for once more under the same command it is what was kept the first time.
   * @param clears how often it was wiped on the screen
   * @throws Situation PAD_GONE where there is no such page or nothing on it, PAD_AND_SCREEN, PAD_TOO_MUCH, INK_TOO_SHORT
   */
  taken(command: string, { page: id, form, clears }: { page: string; form: Form; clears: number }): PadTaken {
    const first = this.#station.open.ledger.findCommand(command);
    if (first?.kind === 'ink-signed' || first?.kind === 'confirmation-made') {
      const { pad } = first.body;
      const ink = first.private?.ink;
      if (pad === undefined || !ink) throw new Situation('COMMAND_REUSED');
      return { pad, ink, large: [], clears: first.kind === 'ink-signed' ? first.body.clears : 0 };
    }
    const page = this.#page;
    if (!page || !this.#hello || page.id !== id || page.form !== form || page.ink.isEmpty)
      throw new Situation('PAD_GONE');
    if (page.touched) throw new Situation('PAD_AND_SCREEN');
    if (page.ink.isFull) throw new Situation('PAD_TOO_MUCH');
    const { ref, large } = keptInk(page.ink.ink(), form);
    this.#page = { ...page, taken: command };
    return { pad: this.#hello.name, ink: ref, large: [large], clears: clears + page.clears };
  }

  #begin(hello: Hello<'pad'>, on: Pick<Page, 'about' | 'form' | 'view' | 'turned' | 'wipes'>): void {
    const { about, form, view, turned, wipes } = on;
    const id = uuid7(this.#station.clock);
    this.#page = { id, about, form, view, turned, ink: new PadInk(hello), clears: 0, touched: false, wipes };
    const title = view.phase === 'notice' ? view.title : CONFIRMATION;
    this.#devices.tell('pad', { type: 'begin', id, title, form });
    this.#leaveUnwatched();
    this.#ink.announce();
    this.#station.announcer.announce();
  }

  /** The customer is elsewhere: nothing of what was written is kept, and whoever comes back is told so. */
  #leave(): void {
    const page = this.#page;
    if (!page) return;
    this.#page = undefined;
    this.#devices.tell('pad', { type: 'end', id: page.id });
    if (this.#isSigned(page)) this.#word = undefined;
    else if (!page.ink.isEmpty) this.#word = { about: page.about, said: 'again' };
    this.#ink.announce();
    this.#station.announcer.announce();
  }

  #isSigned({ taken }: Page): boolean {
    if (taken === undefined) return false;
    try {
      return this.#station.open.ledger.findCommand(taken) !== undefined;
    } catch (error) {
      // Where nothing can be sealed any more, this was not.
      if (!(error instanceof NotSealed)) throw error;
      return false;
    }
  }

  #write(page: Page, message: Parameters<PadInk['take']>[0]): void {
    const wasEmpty = page.ink.isEmpty;
    switch (page.ink.take(message)) {
      case 'gap':
        // What is kept would not be what was written.
        this.#devices.misbehaved('pad');
        return;
      case 'full':
        // A pad that scribbles on is not said at each line.
        if (this.#word?.said !== 'too-much') this.#say(page.about, 'too-much');
        return;
      case 'taken':
        this.#onWriting();
        if (wasEmpty || (this.#word && !page.touched)) this.#say(page.about, page.touched ? 'both' : null);
    }
    this.#ink.announce();
  }

  /** Says it on the customer's screen. */
  #say(about: string, said: PadWord | null): void {
    this.#word = said === null ? undefined : { about, said };
    this.#station.announcer.announce();
  }

  /** 签好了, on the pad: the same command as on the screen, and refused for the same reasons. */
  #done({ id, about, form, view, wipes }: Page): void {
    const station = this.#station;
    const command = uuid7(station.clock);
    try {
      const { large, clears, ...signed } = this.taken(command, { page: id, form, clears: wipes });
      const at = { command, caseId: caseOutside(station).state.id };
      if (view.phase === 'notice') {
        const sign = { type: 'sign' as const, notice: view.notice, form, clears, ...signed };
        runCase(station, CUSTOMER, at, sign, large);
      } else {
        const { amountFen, payeeMask, arrival } = view;
        const facts = { amountFen, payeeMask, arrival: arrival.code, by: 'ink' as const };
        runCase(station, CUSTOMER, at, { type: 'confirm', ...facts, ...signed }, large);
      }
    } catch (error) {
      // That nothing can be sealed is said on the whole screen already.
      if (error instanceof NotSealed) return;
      if (!(error instanceof Situation)) throw error;
      this.#say(about, SAID_OF[error.code] ?? 'not-now');
    }
  }

  /** Another page, another customer, a lock: what was being written goes with what it was written under. */
  #look(): void {
    const page = this.#page;
    if (page) {
      const turned = turnedCase(this.#station) !== undefined;
      if (turned !== page.turned || aboutSigned(customersPage(this.#station)) !== page.about) this.#leave();
    }
    // A lock or a pause keeps what was said for its customer; the next one is told nothing of it.
    const served = this.#station.current()?.state.id;
    if (served === undefined || served === this.#served) return;
    this.#served = served;
    this.#word = undefined;
  }

  #leaveUnwatched(): void {
    this.#cancel();
    this.#cancel = this.#station.clock.after(GRACE_MS, () => {
      if (this.#watched === 0) this.#leave();
    });
  }
}
