// Local cases that somebody at the counter proposes, and what compliance makes of them.
import type { Actor } from '../../shared/ledger/entry.ts';
import { packInUse } from './publish.ts';
import { Situation } from './situation.ts';
import type { Sealed, Station } from './station.ts';

/** @throws Situation UNKNOWN_CODE where the pack in use knows no such scam */
export function proposeCase(
  station: Station,
  actor: Actor,
  { command, scam, text }: { command: string; scam: string; text: string },
): Sealed {
  const again = station.repeated(
    command,
    actor,
    (event) => event.kind === 'case-proposed' && event.body.scam === scam && event.private?.text === text,
  );
  if (again) return again;
  const known = packInUse(station)?.pack.scams.some(({ code }) => code === scam);
  if (!known) throw new Situation('UNKNOWN_CODE');
  return station.seal({
    command,
    actor,
    events: [{ kind: 'case-proposed', body: { scam }, private: { text } }],
  });
}

/** Newest first. A text whose key was erased is empty. */
export function listProposals(station: Station) {
  const scams = packInUse(station)?.pack.scams ?? [];
  const nameOf = (scam: string) => scams.find(({ code }) => code === scam)?.name ?? scam;
  return [...station.state.proposals.values()].reverse().map(({ id, at, by, scam, text, state }) => ({
    ...{ id, at, text, state, by: station.nameOf(by) },
    scam: { code: scam, name: nameOf(scam) },
  }));
}

/** @throws Situation NO_SUCH_PROPOSAL where it is not there or settled already */
export function settleProposal(
  station: Station,
  actor: Actor,
  { command, proposal, as }: { command: string; proposal: string; as: 'taken' | 'declined' },
): Sealed {
  const again = station.repeated(
    command,
    actor,
    ({ kind, body }) => kind === 'case-proposal-settled' && body.proposal === proposal && body.as === as,
  );
  if (again) return again;
  if (station.state.proposals.get(proposal)?.state !== 'open') throw new Situation('NO_SUCH_PROPOSAL');
  const event = { kind: 'case-proposal-settled' as const, body: { proposal, as }, private: {} };
  return station.seal({ command, actor, events: [event] });
}
