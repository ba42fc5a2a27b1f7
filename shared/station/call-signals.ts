// What a device told of calls at the machines, as its events say it: the last signal of each machine, which of them still stand, and which
// further one is worth an entry. A hint to go and look, and never an observation: that is the lobby manager's own (features.md I3, WZ9).
import type { Event } from '../ledger/catalogue.ts';
import type { callSignalKinds, NotReminded } from './call-signal-kinds.ts';

export type CallSignalEvent = Event<keyof typeof callSignalKinds>;

export interface CallSignal {
  /** Of its entry. */
  seq: number;
  machine: string;
  at: string;
  isOver: boolean;
  /** `reminded`: somebody went, and a reminder names it. */
  state: 'open' | 'reminded' | NotReminded;
}

export interface CallSignals {
  /** The last of each machine. */
  last: ReadonlyMap<string, CallSignal>;
  /** The hour of the last signal (`YYYY-MM-DDTHH` in UTC), and how many were sealed in it. */
  hour: string;
  inHour: number;
}

export const NO_SIGNALS: CallSignals = { last: new Map(), hour: '', inHour: 0 };

/** A signal stands for so long, and its machine gets no second one meanwhile, unless that call was over: a transfer at a machine takes two or three minutes. */
export const SIGNAL_MS = 5 * 60_000;
/** Somebody who is called again after the line dropped is on a call again; sooner than this it is the device that is restless. */
const REDIAL_MS = 60_000;
/** A restless device fills no ledger: beyond so many in an hour they are only counted. */
export const MOST_SIGNALS_IN_HOUR = 30;

const hourOf = (at: string): string => at.slice(0, 13);

/** Whichever way somebody set the clock meanwhile. */
const isRecent = ({ at }: CallSignal, now: string): boolean =>
  Math.abs(Date.parse(now) - Date.parse(at)) < SIGNAL_MS;

function changed(signals: CallSignals, seq: number, change: Partial<CallSignal>): CallSignals {
  const known = [...signals.last.values()].find((signal) => signal.seq === seq);
  if (!known) return signals;
  return { ...signals, last: new Map(signals.last).set(known.machine, { ...known, ...change }) };
}

export function foldSignals(signals: CallSignals, event: CallSignalEvent): CallSignals {
  switch (event.kind) {
    case 'call-signalled': {
      const { seq, at } = event;
      const { machine } = event.body;
      const signal: CallSignal = { seq, machine, at, isOver: false, state: 'open' };
      const hour = hourOf(at);
      return {
        last: new Map(signals.last).set(machine, signal),
        ...{ hour, inHour: (signals.hour === hour ? signals.inHour : 0) + 1 },
      };
    }
    case 'call-signal-over':
      return changed(signals, event.body.signal, { isOver: true });
    case 'call-signal-answered':
      return changed(signals, event.body.signal, { state: event.body.what });
    case 'call-signals-passed-over':
      return signals;
  }
}

/** Somebody went there, and what they saw is sealed. */
export const signalReminded = (signals: CallSignals, seq: number | undefined): CallSignals =>
  seq === undefined ? signals : changed(signals, seq, { state: 'reminded' });

/** Those that nobody has answered yet and that still stand, the newest first. @param now ISO 8601 in UTC */
export const standingSignals = ({ last }: CallSignals, now: string): CallSignal[] =>
  [...last.values()]
    .filter((signal) => signal.state === 'open' && isRecent(signal, now))
    .sort((a, b) => b.seq - a.seq);

/** Whether one more signal of this machine gets an entry, or why it is only counted. @param now ISO 8601 in UTC */
export function weighSignal(signals: CallSignals, machine: string, now: string): 'new' | 'again' | 'many' {
  const before = signals.last.get(machine);
  const isRedial = before?.isOver === true && Date.parse(now) - Date.parse(before.at) >= REDIAL_MS;
  if (before && isRecent(before, now) && !isRedial) return 'again';
  return signals.hour === hourOf(now) && signals.inHour >= MOST_SIGNALS_IN_HOUR ? 'many' : 'new';
}
