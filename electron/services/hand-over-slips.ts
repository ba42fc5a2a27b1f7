// Hand-overs between stations: the lobby's slip is shown as a QR code or written as a file, the counter takes it in, and from then on it is
// one of its own.
import { join } from 'node:path';
import type { Actor } from '../../shared/ledger/entry.ts';
import { makeSlip, readSlip, type SlipFacts } from '../../shared/lobby/hand-over-slip.ts';
import type { HandOver } from '../../shared/station/lobby.ts';
import { shanghaiDate } from '../../shared/words/time.ts';
import type { DurableFiles } from '../keys/durable-files.ts';
import { nodeCrypto } from '../keys/node-crypto.ts';
import { isoNow } from '../keys/surroundings.ts';
import { hashOf } from '../ledger/ledger.ts';
import { freshCode, handOversToday, withCode } from './hand-overs.ts';
import { keepFile } from './kept-file.ts';
import { otherStations, slipSigner } from './other-stations.ts';
import { Situation } from './situation.ts';
import type { Station } from './station.ts';

/** @throws Situation NO_SUCH_HAND_OVER */
function madeHere(station: Station, code: string): HandOver {
  const found = withCode(station, code);
  if (!found || found.from !== undefined) throw new Situation('NO_SUCH_HAND_OVER');
  return found;
}

function slipFor(station: Station, { thread, at, machine, outcome, flags, engine }: HandOver): string {
  const facts = { thread, at, machine, outcome, flags: [...flags], engine };
  return makeSlip(nodeCrypto, station.open.ledger.origin, facts, slipSigner(station));
}

/** The slip of a hand-over that was made here today. @throws Situation NO_SUCH_HAND_OVER */
export const slipOf = (station: Station, code: string): { slip: string } => ({
  slip: slipFor(station, madeHere(station, code)),
});

/**
 * The same slip as a file, which the counter of the other station opens.
 * @throws Situation NO_SUCH_HAND_OVER, COMMAND_REUSED; NotSealed, and the file system's errors
 */
export function writeSlip(
  station: Station,
  actor: Actor,
  { command, code }: { command: string; code: string },
  to: { files: DurableFiles; folder: string },
): { file: string; sha256: string } {
  const handOver = madeHere(station, code);
  const { thread } = handOver;
  const bytes = Buffer.from(slipFor(station, handOver), 'utf8');
  const sha256 = hashOf(bytes);
  const again = station.repeated(
    command,
    actor,
    ({ kind, body }) => kind === 'hand-over-slip-written' && body.thread === thread,
  );
  const name = `交接单_${shanghaiDate(isoNow(station.clock))}_${code}_${thread.slice(-6)}.note`;
  const file = join(to.folder, name);
  if (again) return { file, sha256 };
  keepFile(to.files, file, bytes, () => {
    const events = [{ kind: 'hand-over-slip-written' as const, body: { thread, file: sha256 }, private: {} }];
    station.seal({ command, actor, events });
  });
  return { file, sha256 };
}

const REFUSALS = {
  unreadable: 'SLIP_UNREADABLE',
  'unknown-station': 'SLIP_UNKNOWN_STATION',
  'not-signed': 'SLIP_NOT_SIGNED',
} as const;

/** @throws Situation SLIP_UNREADABLE, SLIP_UNKNOWN_STATION, SLIP_NOT_SIGNED, SLIP_OLD, SLIP_TAKEN */
function readNew(station: Station, slip: string): { from: string; facts: SlipFacts } {
  const read = readSlip(nodeCrypto, slip, otherStations(station));
  if (!read.ok) throw new Situation(REFUSALS[read.why]);
  const today = shanghaiDate(isoNow(station.clock));
  if (shanghaiDate(read.facts.at) !== today) throw new Situation('SLIP_OLD');
  const { thread } = read.facts;
  const isKnown = handOversToday(station).some((known) => known.thread === thread);
  if (isKnown || station.open.index.row(thread)) throw new Situation('SLIP_TAKEN');
  return read;
}

/**
 * Takes a slip in. It has a code of this station's own: that of the other may be taken here.
 * @throws Situation CODES_USED_UP, and those of a slip that is not taken
 */
export function receiveSlip(
  station: Station,
  actor: Actor,
  { command, slip }: { command: string; slip: string },
): { seq: number; code: string } {
  const again = station.repeated(
    command,
    actor,
    ({ kind, body }) => kind === 'hand-over-received' && body.slip === slip,
  );
  if (again) {
    const event = station.open.ledger.event(again.seq);
    return { seq: again.seq, code: event.kind === 'hand-over-received' ? event.body.code : '' };
  }
  const { from, facts } = readNew(station, slip);
  const code = freshCode(station);
  const body = { ...facts, from, code, slip };
  const { seq } = station.seal({
    command,
    actor,
    events: [{ kind: 'hand-over-received', body, private: {} }],
  });
  return { seq, code };
}
