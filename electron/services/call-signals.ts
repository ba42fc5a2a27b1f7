// Calls at the machines as a device tells of them: an entry for each that is worth one, the rest only counted; and what the lobby makes of them.
// The time is this station's own, whatever the device believes.
import type { InnerView } from '../../shared/contract/inner-view.ts';
import type { Actor } from '../../shared/ledger/entry.ts';
import type { NotReminded } from '../../shared/station/call-signal-kinds.ts';
import { SIGNAL_MS, standingSignals, weighSignal } from '../../shared/station/call-signals.ts';
import { isoNow } from '../keys/surroundings.ts';
import { NotSealed } from '../ledger/ledger.ts';
import type { DeviceUser } from './device-run.ts';
import { isKnownMachine } from './machines.ts';
import { Situation } from './situation.ts';
import type { Sealed, Station } from './station.ts';

/** Signals that got no entry are told of together, this long after the first of them. */
const SUMMED_EVERY_MS = 3_600_000;
/** Wall and timer drift apart: a signal may stand a moment longer than planned. */
const SHORTEST_WAIT_MS = 1_000;

const NONE = { again: 0, unlisted: 0, many: 0 };

type CallUser = DeviceUser<'call-signal'>;

export class CallSignals implements CallUser {
  readonly #station: Station;
  readonly #log: (line: string) => void;
  #counts = NONE;
  #cancelSum: (() => void) | undefined;
  #cancelEnd: (() => void) | undefined;

  /** @param log technical log of this machine */
  constructor(station: Station, log: (line: string) => void) {
    this.#station = station;
    this.#log = log;
    this.#plan();
  }

  /** What was told before stands for its minutes, whether the device works or not. */
  readonly came = () => undefined;
  readonly went = () => undefined;

  said({ type, machine }: Parameters<CallUser['said']>[0]): void {
    try {
      if (!isKnownMachine(this.#station, machine)) this.#count('unlisted');
      else if (type === 'call') this.#begun(machine);
      else this.#over(machine);
    } catch (error) {
      // A device has nobody to say it to; the windows say that nothing can be kept.
      if (!(error instanceof NotSealed)) throw error;
      this.#log(`what a device told could not be sealed: ${String(error)}`);
    }
    this.#plan();
  }

  /** Writes what was counted so far and counts no more by itself. */
  stop(): void {
    this.#cancelEnd?.();
    if (this.#cancelSum) this.#sum();
  }

  #begun(machine: string): void {
    const { state, clock } = this.#station;
    const weighed = weighSignal(state.lobby.signals, machine, isoNow(clock));
    if (weighed !== 'new') this.#count(weighed);
    else this.#station.sealAsSystem({ kind: 'call-signalled', body: { machine }, private: {} });
  }

  /** Only of a signal that somebody still sees: more is not worth an entry. */
  #over(machine: string): void {
    const { state, clock } = this.#station;
    const standing = standingSignals(state.lobby.signals, isoNow(clock));
    const signal = standing.find((one) => one.machine === machine && !one.isOver);
    if (signal)
      this.#station.sealAsSystem({ kind: 'call-signal-over', body: { signal: signal.seq }, private: {} });
  }

  #count(why: keyof typeof NONE): void {
    this.#counts = { ...this.#counts, [why]: this.#counts[why] + 1 };
    this.#cancelSum ??= this.#station.clock.after(SUMMED_EVERY_MS, () => this.#sum());
  }

  #sum(): void {
    this.#cancelSum?.();
    this.#cancelSum = undefined;
    try {
      this.#station.sealAsSystem({ kind: 'call-signals-passed-over', body: this.#counts, private: {} });
      this.#counts = NONE;
    } catch (error) {
      // They stay counted and go into the next summary.
      if (!(error instanceof NotSealed)) throw error;
    }
  }

  /** The windows are told when a signal stands no longer: nothing happens then, and so nothing else would tell them. */
  #plan(): void {
    this.#cancelEnd?.();
    this.#cancelEnd = undefined;
    const { state, clock, announcer } = this.#station;
    const oldest = standingSignals(state.lobby.signals, isoNow(clock)).at(-1);
    if (!oldest) return;
    const left = Date.parse(oldest.at) + SIGNAL_MS - clock.now();
    this.#cancelEnd = clock.after(Math.max(SHORTEST_WAIT_MS, left), () => {
      announcer.announce();
      this.#plan();
    });
  }
}

/** For whoever sits in the lobby's room. @returns nothing at all where no signal stands */
export function signalsOf({ state, clock }: Station): Pick<InnerView, 'signals'> {
  const { handler, lobby } = state;
  if (handler?.room !== 'lobby' || handler.locked) return {};
  const signals = standingSignals(lobby.signals, isoNow(clock)).map(({ seq, machine, at, isOver }) => ({
    ...{ signal: seq, machine, at, isOver },
  }));
  return signals.length > 0 ? { signals } : {};
}

/** @throws Situation NO_SUCH_SIGNAL where it is none of this machine */
export function assertSignal({ open }: Station, machine: string, signal: number | undefined): void {
  if (signal === undefined) return;
  const event = signal < open.ledger.size ? open.ledger.event(signal) : undefined;
  if (event?.kind !== 'call-signalled' || event.body.machine !== machine)
    throw new Situation('NO_SUCH_SIGNAL');
}

interface Answer {
  command: string;
  signal: number;
  what: NotReminded;
}

/** @throws Situation NO_SUCH_SIGNAL where nothing of that number still stands */
export function answerSignal(station: Station, actor: Actor, { command, signal, what }: Answer): Sealed {
  const again = station.repeated(
    command,
    actor,
    ({ kind, body }) => kind === 'call-signal-answered' && body.signal === signal && body.what === what,
  );
  if (again) return again;
  const standing = standingSignals(station.state.lobby.signals, isoNow(station.clock));
  if (!standing.some(({ seq }) => seq === signal)) throw new Situation('NO_SUCH_SIGNAL');
  const events = [{ kind: 'call-signal-answered' as const, body: { signal, what }, private: {} }];
  return station.seal({ command, actor, events });
}
