// Hand-overs between stations: the lobby's slip is shown as a QR code, the counter takes it in, and from then on it is one of its own.

import type { Actor } from '../../shared/ledger/entry.ts';
import { makeSlip, readSlip, type SlipFacts } from '../../shared/lobby/hand-over-slip.ts';
import { shanghaiDate } from '../../shared/words/time.ts';
import { nodeCrypto } from '../keys/node-crypto.ts';
import { isoNow } from '../keys/surroundings.ts';
import { freshCode, handOversToday, withCode } from './hand-overs.ts';
import { otherStations, slipSigner } from './other-stations.ts';
import { Situation } from './situation.ts';
import type { Station } from './station.ts';

/** The slip of a hand-over that was made here today. @throws Situation NO_SUCH_HAND_OVER */
export function slipOf(station: Station, code: string): { slip: string } {
  const found = withCode(station, code);
  if (!found || found.from !== undefined) throw new Situation('NO_SUCH_HAND_OVER');
  const { thread, at, machine, outcome, flags, engine } = found;
  const facts = { thread, at, machine, outcome, flags: [...flags], engine };
  return { slip: makeSlip(nodeCrypto, station.open.ledger.origin, facts, slipSigner(station)) };
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

/** Takes a slip in. It has a code of this station's own: that of the other may be taken here. */
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
