// 更多: what is seldom needed. Another procedure joins the case at once; an ending that only a reviewer may choose is proposed to them.
import { useState } from 'react';
import type { TellerCaseView } from '../../shared/contract/case-view.ts';
import { ROLE_NAMES } from '../../shared/words/roles.ts';
import { useClient } from '../shell/inner-context.tsx';
import { type Command, useCommand } from '../shell/use-command.ts';
import { Button } from '../ui/button.tsx';
import { ChoiceList } from '../ui/choice-list.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { ProblemLine } from '../ui/problem-line.tsx';
import type { CaseDialogProps } from './case-dialog-props.ts';
import { TELLER } from './sentences.ts';

const WORDS = TELLER.more;
type Ending = TellerCaseView['choices']['endings'][number];

/** Endings without the business done that the teller cannot choose; a case that is with its reviewer already needs no proposal. */
function proposable({ stage, choices }: Pick<TellerCaseView, 'stage' | 'choices'>): Ending[] {
  if (stage === 'with-reviewer') return [];
  return choices.endings.filter(
    (ending) => !ending.carriesOn && !ending.by.includes('teller') && ending.afterContact === null,
  );
}

export const hasMore = (view: Pick<TellerCaseView, 'stage' | 'choices' | 'entries'>) =>
  view.entries.length + proposable(view).length > 0;

export function MoreDialog({ view, onClose, onDialog }: CaseDialogProps) {
  const client = useClient();
  const command = useCommand();
  const [proposal, setProposal] = useState<Ending | null>(null);
  const caseId = view.id;
  const endings = proposable(view);
  const groups = [
    { label: WORDS.enter, options: view.entries.map(({ code, name }) => ({ code, label: name })) },
    { label: WORDS.propose, options: endings },
  ].filter(({ options }) => options.length > 0);
  const recommended = view.entries.filter(({ because }) => because !== null);

  const choose = async ([code]: string[]) => {
    const entry = view.entries.find((known) => known.code === code);
    if (!entry) return setProposal(endings.find((ending) => ending.code === code) ?? null);
    const input = { caseId, procedure: entry.code };
    const sent = await command.run((id) => client.teller.enterProcedure({ command: id, ...input }));
    if (sent?.ok) onClose();
  };
  const propose = async ({ code: proposed }: Ending) => {
    const sent = await command.run((id) => client.teller.escalate({ command: id, caseId, proposed }));
    if (sent?.ok) onDialog('take-over');
  };

  if (proposal)
    return (
      <Proposal
        ending={proposal}
        command={command}
        onPropose={() => propose(proposal)}
        onClose={() => setProposal(null)}
      />
    );
  return (
    <Dialog wide title={WORDS.title} onClose={onClose}>
      <ChoiceList
        label={WORDS.title}
        groups={groups}
        choose="one"
        digits
        disabled={command.busy}
        marked={Object.fromEntries(recommended.map(({ code }) => [code, WORDS.recommended]))}
        onChoose={choose}
      />
      <ProblemLine problem={command.problem} />
    </Dialog>
  );
}

interface ProposalProps {
  ending: Ending;
  command: Command;
  onPropose: () => void;
  onClose: () => void;
}

function Proposal({ ending, command, onPropose, onClose }: ProposalProps) {
  const deciders = ending.by.map((by) => ROLE_NAMES[by as keyof typeof ROLE_NAMES] ?? by);
  return (
    <Dialog
      wide
      title={WORDS.proposal(ending.label)}
      onClose={onClose}
      actions={
        <Button look="main" disabled={command.busy} onClick={onPropose}>
          {WORDS.enterProposal}
        </Button>
      }
    >
      <p>{WORDS.needs(deciders.join('、'))}</p>
      <ul className="proposal-grounds" aria-label={WORDS.grounds}>
        {ending.grounds.map((ground) => (
          <li key={ground.code}>{ground.label}</li>
        ))}
      </ul>
      <ProblemLine problem={command.problem} />
    </Dialog>
  );
}
