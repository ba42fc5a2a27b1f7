// The lobby's room: what its board shows, what follows from the taps at a machine, and the one entry a reminder ends with.
import { basisInWords } from '../../shared/case/assess.ts';
import { endingInWords } from '../../shared/case/timeline.ts';
import type { Actor } from '../../shared/ledger/entry.ts';
import { awaitsRound, coverageOn } from '../../shared/lobby/coverage.ts';
import { judgedReminder, judgeReminder, lobbyProcedure, type Reminder } from '../../shared/lobby/reminder.ts';
import type { Pack } from '../../shared/procedure/pack-schema.ts';
import type { Step } from '../../shared/procedure/procedure-schema.ts';
import { isOutOfUse } from '../../shared/station/custody.ts';
import type { HandOver } from '../../shared/station/lobby.ts';
import type { Seen } from '../../shared/station/lobby-kinds.ts';
import { shanghaiClock, shanghaiDate, shanghaiRange } from '../../shared/words/time.ts';
import { isoNow, uuid7 } from '../keys/surroundings.ts';
import type { CaseRow } from '../store/case-index.ts';
import { assertSignal } from './call-signals.ts';
import { freshCode, handOversToday, isJoined } from './hand-overs.ts';
import { causesInWords, handOverInWords } from './lobby-words.ts';
import { assertMachine, machineViews } from './machines.ts';
import { isStopped, NOT_DONE } from './recall.ts';
import { Situation } from './situation.ts';
import type { Sealed, Station } from './station.ts';

export interface Taps {
  procedure: string;
  pack: string;
  machine: string;
  answers: { step: string; options: string[] }[];
  heard?: string[] | undefined;
}

const MOST_ALERTS = 20;

/** Customers who were stopped at the counter go out and finish at the machine (domain.md 2.1): when and what, never who. */
function alertsOf(station: Station, today: string) {
  const { rows } = station.open.index.find(shanghaiRange(today, today), 500, 0);
  const inWords = ({ packSha256, procedure, endedAt, openedAt, ending }: CaseRow) => {
    const pack = station.shelf.byHash(packSha256);
    return {
      at: endedAt ?? openedAt,
      procedure: pack.procedures[procedure]?.name ?? procedure,
      outcome: ending === null ? NOT_DONE : endingInWords(pack, ending),
    };
  };
  return rows
    .filter((row) => !isOutOfUse(station.state.custodies, row.caseId) && isStopped(station, row))
    .map(inWords)
    .sort((a, b) => (a.at < b.at ? 1 : -1))
    .slice(0, MOST_ALERTS);
}

const stepView = (pack: Pack, step: Step) => {
  const { id, part, title, say, why, limit, channel, choose } = step;
  return {
    ...{ id, part, title, say, why, limit, channel, choose },
    basis: basisInWords(pack, step),
    groups: step.groups.map(({ label, options }) => ({
      label,
      options: options.map((option) => ({
        code: option.code,
        label: option.label,
        calm: option.calm === true,
        ...(option.sensed && { sensed: option.sensed }),
      })),
    })),
  };
};

const handOverView = (station: Station, handOver: HandOver) => ({
  ...handOverInWords(station, handOver),
  ...{ code: handOver.code, joined: isJoined(station, handOver) },
});

/** @throws Situation NO_PACK where there is none, or the lobby has no procedure in it */
export function showBoard(station: Station) {
  const { pack: used, lobby } = station.state;
  const pack = used && station.shelf.byHash(used.sha256);
  const procedure = pack && lobbyProcedure(pack);
  if (!procedure) throw new Situation('NO_PACK');
  const now = isoNow(station.clock);
  const today = shanghaiDate(now);
  const { code, name, slogan } = procedure;
  return {
    ...{ pack: used.sha256, label: pack.pack.label, procedure: { code, name, slogan } },
    steps: procedure.steps.map((step) => stepView(pack, step)),
    heard: procedure.heard.map((one) => ({ code: one.code, label: one.label })),
    machines: machineViews(station, pack),
    listed: lobby.machines !== undefined,
    alerts: alertsOf(station, today),
    handOvers: handOversToday(station)
      .filter(({ from }) => from === undefined)
      .reverse()
      .map((handOver) => handOverView(station, handOver)),
    hours: coverageOn(lobby, today),
    awaitsRound: awaitsRound(lobby, today, shanghaiClock(now)),
  };
}

/** @throws Situation PACK_CHANGED, NO_SUCH_MACHINE, UNKNOWN_CODE */
function judged(
  station: Station,
  { pack: sha256, machine, ...taps }: Taps,
): { pack: Pack; reminder: Reminder } {
  if (station.state.pack?.sha256 !== sha256) throw new Situation('PACK_CHANGED');
  const pack = station.shelf.byHash(sha256);
  assertMachine(station, pack, machine);
  const reminder = judgeReminder(pack, { ...taps, heard: taps.heard ?? [] });
  if (!reminder) throw new Situation('UNKNOWN_CODE');
  return { pack, reminder };
}

/** What follows from the taps so far. Nothing of it is kept. */
export function lookAtTaps(station: Station, taps: Taps) {
  const { pack, reminder } = judged(station, taps);
  const { judgement, open, toCounter } = reminder;
  const { code, name, advice } = judgement.outcome;
  const { procedure, answers } = taps;
  return {
    next: open[0]?.id ?? null,
    outcome: {
      ...{ code, name, advice },
      because: causesInWords(pack, { procedure, answers, causes: judgement.causes }),
    },
    flags: [...judgement.raised].map(([flag, weight]) => ({
      ...{ code: flag, weight, meaning: pack.flags[flag]?.meaning ?? flag },
    })),
    toCounter,
  };
}

/** What was tapped, with the outcome as it was judged: the body of the one entry. */
function bodyOf(taps: Taps, reminder: Reminder) {
  const { procedure, pack, machine, answers, heard = [] } = taps;
  return { procedure, pack, machine, answers, heard, ...judgedReminder(reminder) };
}

/** The taps of a whole reminder, and the device's signal that called somebody there. */
type Made = Taps & { signal?: number | undefined };
type Command = Made & { command: string };

function isSame(body: Made, { machine, answers, heard = [], signal }: Made): boolean {
  const told = (made: Pick<Made, 'machine' | 'answers' | 'heard' | 'signal'>) => {
    const answered = made.answers.map(({ step, options }) => [step, options]);
    return JSON.stringify([made.machine, answered, made.heard, made.signal]);
  };
  return told(body) === told({ machine, answers, heard, signal });
}

/** Ends an ordinary reminder. @throws Situation STEPS_OPEN, NO_SUCH_SIGNAL and what `judged` throws */
export function remind(station: Station, actor: Actor, { command, signal, ...taps }: Command): Sealed {
  const again = station.repeated(
    command,
    actor,
    (event) => event.kind === 'reminder-made' && isSame(event.body, { ...taps, signal }),
  );
  if (again) return again;
  const { reminder } = judged(station, taps);
  if (reminder.open.length > 0) throw new Situation('STEPS_OPEN');
  assertSignal(station, taps.machine, signal);
  const body = { ...bodyOf(taps, reminder), ...(signal !== undefined && { signal }) };
  return station.seal({ command, actor, events: [{ kind: 'reminder-made', body, private: {} }] });
}

/** Hands the customer over to the counter. @throws Situation CODES_USED_UP, NO_SUCH_SIGNAL, and as `judged` */
export function handOver(
  station: Station,
  actor: Actor,
  { command, signal, ...taps }: Command,
): { seq: number; code: string } {
  const again = station.repeated(
    command,
    actor,
    (event) => event.kind === 'handed-over' && isSame(event.body, { ...taps, signal }),
  );
  if (again) return { seq: again.seq, code: codeAt(station, again.seq) };
  const { reminder } = judged(station, taps);
  assertSignal(station, taps.machine, signal);
  const code = freshCode(station);
  const about = { thread: uuid7(station.clock), code, ...(signal !== undefined && { signal }) };
  const body = { ...bodyOf(taps, reminder), ...about };
  const { seq } = station.seal({ command, actor, events: [{ kind: 'handed-over', body, private: {} }] });
  return { seq, code };
}

function codeAt({ open }: Station, seq: number): string {
  const event = open.ledger.event(seq);
  return event.kind === 'handed-over' ? event.body.code : '';
}

interface Round {
  command: string;
  machines: { machine: string; seen: Seen[] }[];
}

/** @throws Situation NO_SUCH_MACHINE */
export function makeRound(station: Station, actor: Actor, { command, machines }: Round): Sealed {
  const again = station.repeated(
    command,
    actor,
    ({ kind, body }) => kind === 'patrol-made' && JSON.stringify(body.machines) === JSON.stringify(machines),
  );
  if (again) return again;
  const used = station.state.pack;
  if (!used) throw new Situation('NO_SUCH_MACHINE');
  const pack = station.shelf.byHash(used.sha256);
  for (const { machine } of machines) assertMachine(station, pack, machine);
  return station.seal({ command, actor, events: [{ kind: 'patrol-made', body: { machines }, private: {} }] });
}
