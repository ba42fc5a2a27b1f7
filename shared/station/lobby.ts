// The lobby as a station knows it: its machines, today's hand-overs, wrong codes, and how its hours were covered. A fold of the lobby's events.
import type { Event } from '../ledger/catalogue.ts';
import { shanghaiClock, shanghaiDate } from '../words/time.ts';
import { type CallSignals, foldSignals, NO_SIGNALS, signalReminded } from './call-signals.ts';
import type { lobbyKinds } from './lobby-kinds.ts';
import { VersionedMap } from './versioned-map.ts';

export type LobbyEvent = Event<keyof typeof lobbyKinds>;
type HandOverBody = Extract<LobbyEvent, { kind: 'handed-over' }>['body'];

export interface Machine {
  code: string;
  group: string;
}

/** Somebody who is on the way to the counter of this station. */
export interface HandOver
  extends Pick<HandOverBody, 'thread' | 'code' | 'machine' | 'outcome' | 'flags' | 'engine'> {
  /** When it was seen in the lobby. */
  at: string;
  /** What was tapped, where that was at this station. */
  taps?: Pick<HandOverBody, 'procedure' | 'pack' | 'answers' | 'causes'>;
  /** Origin of the other station that signed it. */
  from?: string;
}

/** What was done in one hour of a day. */
export interface Hour {
  rounds: number;
  /** Reminders and hand-overs. */
  reminders: number;
}

export interface Lobby {
  /** Undefined until the administrator has listed them. */
  machines?: readonly Machine[];
  /** Of the last day on which somebody was handed over, by thread. A code is good for its own day. */
  handOvers: VersionedMap<string, HandOver>;
  /** That day, as a date in Asia/Shanghai; empty before the first. */
  handOverDay: string;
  /** Identity keys (vkeys) of the stations whose slips are taken, by name. */
  stations: ReadonlyMap<string, string>;
  /** Codes that were not taken on one day: the wait is worked out from these, as for a PIN. */
  wrong: { date: string; tries: number; lastTry: string };
  /** By date in Asia/Shanghai, the last seven on which anything was done; 24 hours each. */
  hours: ReadonlyMap<string, readonly Hour[]>;
  /** What a device told of calls at the machines; empty for ever where none is in use. */
  signals: CallSignals;
}

export const EMPTY_LOBBY: Lobby = {
  handOvers: VersionedMap.empty(),
  handOverDay: '',
  stations: new Map(),
  wrong: { date: '', tries: 0, lastTry: '' },
  hours: new Map(),
  signals: NO_SIGNALS,
};

const DAYS_KEPT = 7;
const IDLE: readonly Hour[] = Array.from({ length: 24 }, () => ({ rounds: 0, reminders: 0 }));

function withDone(lobby: Lobby, at: string, done: keyof Hour): Lobby {
  const date = shanghaiDate(at);
  const now = Number(shanghaiClock(at).slice(0, 2));
  const before = lobby.hours.get(date) ?? IDLE;
  const after = before.map((hour, place) => (place === now ? { ...hour, [done]: hour[done] + 1 } : hour));
  const days = [...new Map(lobby.hours).set(date, after)].sort(([a], [b]) => (a < b ? -1 : 1));
  return { ...lobby, hours: new Map(days.slice(-DAYS_KEPT)) };
}

function withHandOver(lobby: Lobby, handOver: HandOver): Lobby {
  const day = shanghaiDate(handOver.at);
  const ofDay: Lobby['handOvers'] = lobby.handOverDay === day ? lobby.handOvers : VersionedMap.empty();
  return { ...lobby, handOverDay: day, handOvers: ofDay.with(handOver.thread, handOver) };
}

type Reminded = Extract<LobbyEvent, { kind: 'reminder-made' | 'handed-over' }>;

const withReminded = (lobby: Lobby, { body }: Reminded): Lobby => ({
  ...lobby,
  signals: signalReminded(lobby.signals, body.signal),
});

export function foldLobby(lobby: Lobby, event: LobbyEvent): Lobby {
  switch (event.kind) {
    case 'reminder-made':
      return withDone(withReminded(lobby, event), event.at, 'reminders');
    case 'handed-over': {
      const { thread, code, machine, outcome, flags, engine, procedure, pack, answers, causes } = event.body;
      const seen = { thread, code, machine, outcome, flags, engine, at: event.at };
      const taps = { procedure, pack, answers, causes };
      return withHandOver(withDone(withReminded(lobby, event), event.at, 'reminders'), { ...seen, taps });
    }
    case 'hand-over-slip-written':
      return lobby;
    case 'hand-over-received': {
      const { slip: _, ...handOver } = event.body;
      return withHandOver(lobby, handOver);
    }
    case 'station-enrolled':
      return { ...lobby, stations: new Map(lobby.stations).set(event.body.station, event.body.key) };
    case 'station-dropped': {
      const stations = new Map(lobby.stations);
      stations.delete(event.body.station);
      return { ...lobby, stations };
    }
    case 'hand-over-refused': {
      // A try while waiting is on record, and does not make the wait longer: nobody could ever get out of it.
      if (event.body.why !== 'unknown') return lobby;
      const date = shanghaiDate(event.at);
      const tries = (lobby.wrong.date === date ? lobby.wrong.tries : 0) + 1;
      return { ...lobby, wrong: { date, tries, lastTry: event.at } };
    }
    case 'machines-set':
      return { ...lobby, machines: event.body.machines };
    case 'patrol-made':
      return withDone(lobby, event.at, 'rounds');
    case 'call-signalled':
    case 'call-signal-over':
    case 'call-signal-answered':
    case 'call-signals-passed-over':
      return { ...lobby, signals: foldSignals(lobby.signals, event) };
  }
}

/** Today's hand-overs. @param today date in Asia/Shanghai */
export const handOversOn = (lobby: Lobby, today: string): HandOver[] =>
  lobby.handOverDay === today ? [...lobby.handOvers].map(([, handOver]) => handOver) : [];

/** Wrong codes of today, in the form in which the wait after wrong PINs is worked out. */
export const wrongOn = ({ wrong }: Lobby, today: string): { tries: number; lastTry: string } =>
  wrong.date === today ? wrong : { tries: 0, lastTry: '' };
