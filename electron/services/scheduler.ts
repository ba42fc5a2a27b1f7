// What happens by itself as time passes: timers of open cases, the lock of an idle counter, the close of a day that nobody closed. The fold
// never reads a clock; this does, and appends an event.
import { idleTimes, restartIsDue } from '../../shared/station/settings.ts';
import { isoNow, uuid7 } from '../keys/surroundings.ts';
import { NotSealed } from '../ledger/ledger.ts';
import { runCase } from './cases.ts';
import { closeDayLate, lateCloseMs, mayCloseLate } from './day-close.ts';
import { emergencyLeftMs, endOverdueEmergency } from './emergency.ts';
import { lockUnasked } from './sign-in.ts';
import type { Station } from './station.ts';

/** Wall and timer drift apart, and anybody may set the wall clock: what is due is looked at again at least this often. */
const LONGEST_WAIT_MS = 60_000;

/** A full disk does not keep a timer from trying again. */
const RETRY_MS = 30_000;

export class Scheduler {
  readonly #station: Station;
  /** Starts the program anew; a host that cannot gives none. */
  #restart: (() => void) | undefined;
  #isBusy: () => boolean = () => false;
  readonly #stopListening: () => void;
  #cancelTimer: () => void = () => undefined;
  #cancelLock: () => void = () => undefined;
  #lastSeenMs: number;
  #seated: string | undefined;

  constructor(station: Station) {
    this.#station = station;
    this.#lastSeenMs = station.clock.monoMs();
    this.#stopListening = station.announcer.listen(() => this.#plan());
    this.#plan();
  }

  stop(): void {
    this.#stopListening();
    this.#cancelTimer();
    this.#cancelLock();
  }

  /** @param isBusy whether long work is under way that a restart would cut off */
  restartsBy(restart: () => void, isBusy: () => boolean): void {
    this.#restart = restart;
    this.#isBusy = isBusy;
    this.#plan();
  }

  /** Somebody touched a window of this counter. */
  stayAwake(): void {
    this.#lastSeenMs = this.#station.clock.monoMs();
  }

  #plan(): void {
    this.#cancelTimer();
    this.#cancelLock();
    const { clock, openCases, state } = this.#station;
    // A paused case waits; its overdue timer must not stand before those of others.
    const waiting = [...openCases.values()].filter((file) => !file.state.paused);
    const due = waiting.flatMap((file) => file.dueTimers()).map((timer) => timer.dueMs);
    const emergency = emergencyLeftMs(this.#station);
    if (emergency !== undefined) due.push(clock.now() + emergency);
    const close = lateCloseMs(this.#station);
    if (close !== undefined) {
      // What could not be done when it was due is tried again later, and not at once and for ever.
      const again = clock.now() + LONGEST_WAIT_MS;
      due.push(mayCloseLate(this.#station) && close > clock.now() ? close : Math.max(close, again));
    }
    if (this.#restart && state.machine.restartHour !== undefined) due.push(clock.now() + LONGEST_WAIT_MS);
    if (due.length > 0) {
      const wait = Math.min(LONGEST_WAIT_MS, Math.max(0, Math.min(...due) - clock.now()));
      this.#cancelTimer = clock.after(wait, () => this.#tryTo(() => this.#fire()));
    }
    const seated = state.handler && !state.handler.locked ? state.handler.staff : undefined;
    // Whoever has just sat down is there, however long the seat was empty.
    if (seated !== this.#seated) this.stayAwake();
    this.#seated = seated;
    if (seated) {
      const { lockAfterMs } = idleTimes(state.machine.idleLockMinutes);
      const left = Math.max(0, this.#lastSeenMs + lockAfterMs - clock.monoMs());
      this.#cancelLock = clock.after(left, () => this.#tryTo(() => this.#lockIfIdle()));
    }
  }

  #tryTo(act: () => void): void {
    try {
      act();
    } catch (error) {
      if (!(error instanceof NotSealed)) throw error;
      // The failure was announced, and that planned the same again at once: a full disk is given time instead.
      this.#cancelTimer();
      this.#cancelLock();
      this.#cancelTimer = this.#station.clock.after(RETRY_MS, () => this.#plan());
    }
  }

  #fire(): void {
    const { clock, openCases } = this.#station;
    endOverdueEmergency(this.#station);
    for (const file of [...openCases.values()]) {
      for (const { code } of file.dueTimers()) {
        // Asked for each: a time that is reached may end what another one waits for.
        const isDue = file.dueTimers().some((timer) => timer.code === code && timer.dueMs <= clock.now());
        if (!isDue || file.state.paused) continue;
        const at = { command: uuid7(clock), caseId: file.state.id };
        runCase(this.#station, { role: 'system' }, at, { type: 'time-reached', timer: code });
      }
    }
    closeDayLate(this.#station);
    this.#restartIfDue();
    this.#plan();
  }

  /** Never under somebody's hands: nobody is signed in, or the counter is locked, and every open case was put aside. */
  #restartIfDue(): void {
    const { clock, openCases, state, exports } = this.#station;
    const { machine, handler } = state;
    const { restartHour, startedAt } = machine;
    if (!this.#restart || restartHour === undefined) return;
    const isServed = [...openCases.values()].some((file) => !file.state.paused);
    if (isServed || exports > 0 || this.#isBusy() || (handler && !handler.locked)) return;
    if (!restartIsDue(restartHour, startedAt, isoNow(clock))) return;
    this.#station.sealAsSystem({ kind: 'nightly-restart', body: {}, private: {} });
    const restart = this.#restart;
    this.#restart = undefined;
    restart();
  }

  #lockIfIdle(): void {
    const { lockAfterMs } = idleTimes(this.#station.state.machine.idleLockMinutes);
    if (this.#station.clock.monoMs() - this.#lastSeenMs < lockAfterMs) this.#plan();
    else lockUnasked(this.#station, 'idle');
  }
}
