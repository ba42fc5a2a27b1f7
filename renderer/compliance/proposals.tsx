// Cases that tellers propose: taken into the draft, or not. Either is recorded at once.
import { useState } from 'react';
import { shanghaiTime } from '../../shared/words/time.ts';
import { useClient } from '../shell/inner-context.tsx';
import { useCommand } from '../shell/use-command.ts';
import { Button } from '../ui/button.tsx';
import { NoticeLine } from '../ui/notice-line.tsx';
import { ProblemLine } from '../ui/problem-line.tsx';
import type { Proposal } from './local-store.ts';
import { COMPLIANCE } from './sentences.ts';
import { useComplianceStore, useLocal } from './store-context.tsx';

const WORDS = COMPLIANCE.proposals;

export function Proposals({ today }: { today: string }) {
  const client = useClient();
  const { local } = useComplianceStore();
  const proposals = useLocal((state) => state.proposals);
  const { run, busy, problem } = useCommand();
  const [said, setSaid] = useState<string | null>(null);

  const settle = async (proposal: Proposal, as: 'taken' | 'declined') => {
    setSaid(null);
    const sent = await run((command) =>
      client.compliance.settleProposal({ command, proposal: proposal.id, as }),
    );
    if (!sent?.ok) return;
    if (as === 'taken') local.draftCase(proposal, today);
    setSaid(WORDS[as]);
    await local.load();
  };
  const redraft = (proposal: Proposal) => {
    local.draftCase(proposal, today);
    setSaid(WORDS.redrafted);
  };

  return (
    <section className="stack-tight" aria-labelledby="proposals-title">
      <h2 id="proposals-title">{WORDS.title}</h2>
      {said && <NoticeLine>{said}</NoticeLine>}
      <ProblemLine problem={problem} />
      {proposals.length === 0 ? (
        <p className="quiet">{WORDS.none}</p>
      ) : (
        <table className="room-table">
          <thead>
            <tr>
              <th scope="col">{WORDS.columns.at}</th>
              <th scope="col">{WORDS.columns.by}</th>
              <th scope="col">{WORDS.columns.scam}</th>
              <th scope="col">{WORDS.columns.text}</th>
              <th scope="col">{WORDS.columns.state}</th>
              <th scope="col">{WORDS.columns.actions}</th>
            </tr>
          </thead>
          <tbody>
            {proposals.map((proposal) => (
              <tr key={proposal.id}>
                <td className="nowrap">{shanghaiTime(proposal.at).slice(0, 16)}</td>
                <td className="nowrap">{proposal.by}</td>
                <td>{proposal.scam.name}</td>
                <td>{proposal.text || WORDS.erased}</td>
                <td className="nowrap">{WORDS.states[proposal.state]}</td>
                <td>
                  <div className="local-actions">
                    <Actions
                      proposal={proposal}
                      busy={busy}
                      onSettle={(as) => void settle(proposal, as)}
                      onRedraft={() => redraft(proposal)}
                    />
                  </div>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  );
}

interface ActionsProps {
  proposal: Proposal;
  busy: boolean;
  onSettle: (as: 'taken' | 'declined') => void;
  onRedraft: () => void;
}

function Actions({ proposal: { state, text }, busy, onSettle, onRedraft }: ActionsProps) {
  switch (state) {
    case 'open':
      return (
        <>
          <Button aria-label={WORDS.takeNamed(text)} disabled={busy} onClick={() => onSettle('taken')}>
            {WORDS.take}
          </Button>
          <Button aria-label={WORDS.declineNamed(text)} disabled={busy} onClick={() => onSettle('declined')}>
            {WORDS.decline}
          </Button>
        </>
      );
    case 'taken':
      // A draft lives in this window only: one that was lost can be begun again.
      return (
        <Button aria-label={WORDS.redraftNamed(text)} onClick={onRedraft}>
          {WORDS.redraft}
        </Button>
      );
    case 'declined':
      return null;
  }
}
