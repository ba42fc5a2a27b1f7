// From the lobby to the counter: the code with which a customer comes, who is on the way, and how often a wrong code may be tried.
import { randomInt } from 'node:crypto';
import type { Actor } from '../../shared/ledger/entry.ts';
import { freeCode, isWellMade } from '../../shared/lobby/hand-over-code.ts';
import { type HandOver, handOversOn, wrongOn } from '../../shared/station/lobby.ts';
import { triesLeft, waitSeconds } from '../../shared/station/tries.ts';
import { shanghaiDate } from '../../shared/words/time.ts';
import { isoNow } from '../keys/surroundings.ts';
import { becauseInWords, handOverInWords } from './lobby-words.ts';
import { Situation } from './situation.ts';
import type { Station } from './station.ts';

const today = ({ clock }: Station): string => shanghaiDate(isoNow(clock));

/** A case has taken the thread up, and it is used: also where that case was set aside or destroyed since. */
export const isJoined = ({ open, state }: Station, { thread }: HandOver): boolean =>
  open.index.row(thread) !== undefined || state.custodies.has(thread);

export const handOversToday = (station: Station): HandOver[] =>
  handOversOn(station.state.lobby, today(station));

/** A code that no hand-over of today has. @throws Situation CODES_USED_UP */
export function freshCode(station: Station): string {
  const taken = new Set(handOversToday(station).map(({ code }) => code));
  const code = freeCode(taken, randomInt);
  if (code === undefined) throw new Situation('CODES_USED_UP');
  return code;
}

/** The hand-over of today with this code, used or not: a command that is repeated meets the case it has opened. */
export const withCode = (station: Station, code: string): HandOver | undefined =>
  handOversToday(station).find((known) => known.code === code);

function refused(station: Station, actor: Actor, why: 'unknown' | 'waiting'): void {
  const staff = 'staff' in actor ? actor.staff : actor.role;
  station.sealAsSystem({ kind: 'hand-over-refused', body: { staff, why }, private: {} });
}

/**
 * The hand-over that a customer brought to the counter. A code is good today and once. What cannot be a code at all is a slip of the
 * finger and is not counted; any other that is not taken is an event, and after five of them in a day each costs a longer wait.
 * @throws Situation CODE_MISTYPED, CODE_UNKNOWN with tries left, CODE_LOCKED with seconds to wait
 */
export function takeUp(station: Station, actor: Actor, code: string): HandOver {
  if (!isWellMade(code)) throw new Situation('CODE_MISTYPED');
  const left = () => waitSeconds(wrongOn(station.state.lobby, today(station)), station.clock.now());
  if (left() > 0) {
    refused(station, actor, 'waiting');
    throw new Situation('CODE_LOCKED', { waitSeconds: left() });
  }
  const found = withCode(station, code);
  if (found && !isJoined(station, found)) return found;
  refused(station, actor, 'unknown');
  if (left() > 0) throw new Situation('CODE_LOCKED', { waitSeconds: left() });
  throw new Situation('CODE_UNKNOWN', { triesLeft: triesLeft(wrongOn(station.state.lobby, today(station))) });
}

/** Who is on the way to this counter. The code is the customer's to bring, and is not told here. */
export const listWaiting = (station: Station) => ({
  takesSlips: station.state.lobby.stations.size > 0,
  waiting: handOversToday(station)
    .filter((handOver) => !isJoined(station, handOver))
    .map((handOver) => ({
      ...handOverInWords(station, handOver),
      because: becauseInWords(station, handOver),
      from: handOver.from ?? null,
    })),
});
