// Local cases as somebody at the counter told them, and what compliance made of each: a fold of their events.
import type { Event } from '../ledger/catalogue.ts';

interface Proposal {
  id: string;
  at: string;
  by: string;
  scam: string;
  text: string;
  state: 'open' | 'taken' | 'declined';
}

/** By id, in the order in which they were made. */
export type Proposals = ReadonlyMap<string, Proposal>;

export function foldProposals(
  proposals: Proposals,
  event: Event<'case-proposed' | 'case-proposal-settled'>,
): Proposals {
  switch (event.kind) {
    case 'case-proposed': {
      const { id, at, actor, body, private: hidden } = event;
      const by = 'staff' in actor ? actor.staff : '';
      const proposal: Proposal = { id, at, by, scam: body.scam, text: hidden?.text ?? '', state: 'open' };
      return new Map(proposals).set(id, proposal);
    }
    case 'case-proposal-settled': {
      const proposal = proposals.get(event.body.proposal);
      return proposal
        ? new Map(proposals).set(proposal.id, { ...proposal, state: event.body.as })
        : proposals;
    }
  }
}
