// Takes over a roster in three steps: a file is chosen, what it would change is read, a second person agrees. Then it is sealed, which can be
// cancelled until the last person is.
import { useState } from 'react';
import { toBase64 } from '../../shared/ledger/base64.ts';
import { useClient } from '../shell/inner-context.tsx';
import { useApprovers } from '../shell/use-approvers.ts';
import { useCommand } from '../shell/use-command.ts';
import type { Problem } from '../state/send.ts';
import { StaffPinDialog } from '../teller/staff-pin-dialog.tsx';
import { Button } from '../ui/button.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { FileButton } from '../ui/file-button.tsx';
import { NoticeLine } from '../ui/notice-line.tsx';
import { ProblemLine } from '../ui/problem-line.tsx';
import { type Preview, RosterLists } from './roster-lists.tsx';
import { ROSTER } from './roster-sentences.ts';
import { type RosterRun, useRosterRun } from './use-roster-run.ts';
import './roster.css';

/** The contract's limit; a test holds the two together. */
export const LARGEST_ROSTER = 700 * 1024;

interface Chosen {
  name: string;
  upload: { bytes: number; file: string };
  preview: Preview;
}

const changes = ({ added, changed, leaving }: Preview): number =>
  added.length + changed.length + leaving.length;

interface Props {
  onClose: () => void;
  onDone: (said: string) => void;
}

export default function RosterDialog({ onClose, onDone }: Props) {
  const client = useClient();
  const approvers = useApprovers('roster');
  const [chosen, setChosen] = useState<Chosen | null>(null);
  const [agreed, setAgreed] = useState(false);
  const { run, begin, cancel } = useRosterRun(client, () => setChosen(null));
  if (run.phase === 'working') return <Working {...run} onCancel={cancel} />;
  if (chosen && agreed)
    return (
      <StaffPinDialog
        words={ROSTER.second}
        aside={ROSTER.second.aside}
        people={approvers}
        call={(command, approver, pin) => {
          const { upload, preview } = chosen;
          const asked = { command, ...upload, seen: preview.seen, approver, pin };
          return begin(asked, () => onDone(ROSTER.done(changes(preview))));
        }}
        onClose={() => setAgreed(false)}
      />
    );
  return <Reading {...{ chosen, onClose }} last={run} onChoose={setChosen} onAgree={() => setAgreed(true)} />;
}

function Working({ done, of, onCancel }: { done: number; of: number; onCancel: () => void }) {
  return (
    <Dialog wide title={ROSTER.working.title} onClose={onCancel} closing={ROSTER.working.cancel}>
      <div className="stack roster-working">
        <p role="status" id="roster-working">
          {ROSTER.working.said}
        </p>
        <progress aria-labelledby="roster-working" value={done} max={of} />
        <p aria-hidden="true">{ROSTER.working.progress(done, of)}</p>
      </div>
    </Dialog>
  );
}

interface ReadingProps {
  chosen: Chosen | null;
  /** How the last one went. */
  last: RosterRun;
  onChoose: (chosen: Chosen | null) => void;
  onAgree: () => void;
  onClose: () => void;
}

function Reading({ chosen, last, onChoose, onAgree, onClose }: ReadingProps) {
  const client = useClient();
  const { run, busy, problem } = useCommand();
  const [unfit, setUnfit] = useState<string | null>(null);
  const [read, setRead] = useState(false);
  const take = async (file: File) => {
    setRead(false);
    onChoose(null);
    if (file.size === 0 || file.size > LARGEST_ROSTER) {
      setUnfit(file.size === 0 ? ROSTER.empty : ROSTER.tooLarge);
      return;
    }
    setUnfit(null);
    const bytes = new Uint8Array(await file.arrayBuffer());
    const upload = { bytes: bytes.length, file: toBase64(bytes) };
    const sent = await run(() => client.roster.preview(upload));
    if (sent?.ok) onChoose({ name: file.name, upload, preview: sent.value });
  };
  const mayGoOn = chosen && !chosen.preview.losesLastAdmin && changes(chosen.preview) > 0;
  return (
    <Dialog
      wide
      title={ROSTER.title}
      onClose={onClose}
      actions={
        mayGoOn && (
          <Button look="main" disabled={!read} onClick={onAgree}>
            {ROSTER.goOn}
          </Button>
        )
      }
    >
      {!chosen && !busy && <HowItWent run={last} />}
      {!chosen && <p>{ROSTER.intro}</p>}
      {!chosen && <p className="quiet">{ROSTER.columns}</p>}
      <div className="row">
        <FileButton
          look={chosen ? 'plain' : 'main'}
          accept=".csv,.txt,.xlsx"
          disabled={busy}
          onChoose={([file]) => file && void take(file)}
        >
          {chosen ? ROSTER.chooseOther : ROSTER.choose}
        </FileButton>
        {chosen && (
          <p role="status" className="file-name">
            {ROSTER.read(chosen.name, chosen.preview.lines)}
            <span className="quiet small"> {ROSTER.formats[chosen.preview.format]}</span>
          </p>
        )}
      </div>
      {unfit && <NoticeLine tone="alert">{unfit}</NoticeLine>}
      <ProblemLine problem={problem} />
      {problem && <Where problem={problem} />}
      {chosen && <RosterLists key={chosen.preview.seen} preview={chosen.preview} />}
      {mayGoOn && (
        <label className="check-line">
          <input type="checkbox" checked={read} onChange={(event) => setRead(event.target.checked)} />
          {ROSTER.agree(chosen.preview.bad.length)}
        </label>
      )}
    </Dialog>
  );
}

function HowItWent({ run }: { run: RosterRun }) {
  if (run.phase === 'cancelled') return <NoticeLine>{ROSTER.cancelled}</NoticeLine>;
  return run.phase === 'failed' ? <ProblemLine problem={run.problem} /> : null;
}

/** Which columns or which line a refusal means. */
function Where({ problem: { data } }: { problem: Problem }) {
  if (typeof data !== 'object' || data === null) return null;
  if ('missing' in data && Array.isArray(data.missing)) return <p>{ROSTER.missing(data.missing)}</p>;
  return 'line' in data && typeof data.line === 'number' ? <p>{ROSTER.atLine(data.line)}</p> : null;
}
