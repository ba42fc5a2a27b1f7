// The slip of a customer who filled it in while reading. It can wait while other steps are recorded: what was keyed stays.
import { type FormEvent, useEffect, useRef, useState } from 'react';
import { useClient } from '../shell/inner-context.tsx';
import { useCommand } from '../shell/use-command.ts';
import { Button } from '../ui/button.tsx';
import { NoticeLine } from '../ui/notice-line.tsx';
import { ProblemLine } from '../ui/problem-line.tsx';
import { TELLER } from './sentences.ts';
import { type SlipDraft, type SlipKind, slipFaults, slipInput } from './slip-draft.ts';
import { SlipFields } from './slip-fields.tsx';

const WORDS = TELLER.slip;

interface Props {
  caseId: string;
  kind: SlipKind;
  /** Kept by the page, which outlives this panel. */
  draft: SlipDraft;
  onDraft: (draft: SlipDraft) => void;
  onFilled: () => void;
}

export function SlipPanel({ caseId, kind, draft, onDraft, onFilled }: Props) {
  const client = useClient();
  const { run, busy, problem } = useCommand();
  const [tried, setTried] = useState(false);
  const title = useRef<HTMLHeadingElement>(null);
  useEffect(() => title.current?.focus(), []);
  const faults = slipFaults(draft, kind);
  const faulty = Object.keys(faults).length > 0;
  const fill = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    setTried(true);
    if (faulty) return;
    const slip = slipInput(draft, kind);
    const sent = await run((command) => client.teller.fillSlip({ command, caseId, slip }));
    if (sent?.ok) onFilled();
  };
  return (
    <form className="check" aria-labelledby="slip-title" onSubmit={fill} noValidate>
      <h1 id="slip-title" ref={title} tabIndex={-1}>
        {WORDS.later}
      </h1>
      <p className="quiet">{WORDS.laterAid}</p>
      <div className="open-fields">
        <SlipFields kind={kind} draft={draft} faults={tried ? faults : {}} onChange={onDraft} />
      </div>
      {tried && faulty && <NoticeLine tone="alert">{WORDS.fix}</NoticeLine>}
      <ProblemLine problem={problem} />
      <div className="row">
        <Button type="submit" look="main" className="check-button" disabled={busy}>
          {WORDS.fill}
        </Button>
      </div>
    </form>
  );
}
