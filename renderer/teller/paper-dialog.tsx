// Signed on paper: the scan's fingerprint is recorded. The file itself is read here and goes nowhere.
import { type ChangeEvent, useId, useState } from 'react';
import { useClient } from '../shell/inner-context.tsx';
import { useCommand } from '../shell/use-command.ts';
import { Button } from '../ui/button.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { NoticeLine } from '../ui/notice-line.tsx';
import { ProblemLine } from '../ui/problem-line.tsx';
import type { CaseDialogProps } from './case-dialog-props.ts';
import { isSheet } from './current-step.ts';
import { fileSha256 } from './file-sha256.ts';
import { TELLER } from './sentences.ts';

const WORDS = TELLER.paper;

export function PaperDialog({ view, onClose }: CaseDialogProps) {
  const id = useId();
  const client = useClient();
  const { run, busy, problem } = useCommand();
  const [fileName, setFileName] = useState<string | null>(null);
  const [scan, setScan] = useState<'none' | 'reading' | 'unreadable' | { sha256: string }>('none');
  const read = async (event: ChangeEvent<HTMLInputElement>) => {
    const file = event.target.files?.[0];
    setFileName(file?.name ?? null);
    if (!file) return setScan('none');
    setScan('reading');
    try {
      setScan({ sha256: await fileSha256(file) });
    } catch {
      setScan('unreadable');
    }
  };
  const record = async () => {
    if (typeof scan === 'string') return;
    const input = { caseId: view.id, notice: view.notice.sha256, scan: scan.sha256 };
    const sent = await run((command) => client.teller.signOnPaper({ command, ...input }));
    if (sent?.ok) onClose();
  };
  return (
    <Dialog
      title={isSheet(view) ? WORDS.titleSheet : WORDS.title}
      onClose={onClose}
      actions={
        <Button look="main" disabled={busy || typeof scan === 'string'} onClick={record}>
          {WORDS.enter}
        </Button>
      }
    >
      <p>{WORDS.intro}</p>
      <div className="file-line">
        {/* The browser's own button speaks the system's language: its label stands in for it, keyboard and reader keep the input. */}
        <input
          id={id}
          className="visually-hidden"
          type="file"
          accept="image/*,application/pdf"
          onChange={read}
        />
        <label htmlFor={id} className="button file-button">
          {WORDS.choose}
        </label>
        <span className={fileName ? 'file-name' : 'file-name quiet'}>{fileName ?? WORDS.none}</span>
      </div>
      {scan === 'reading' && <NoticeLine>{WORDS.reading}</NoticeLine>}
      {scan === 'unreadable' && <NoticeLine tone="alert">{WORDS.fault}</NoticeLine>}
      {typeof scan === 'object' && <p className="quiet small paper-print">{WORDS.print(scan.sha256)}</p>}
      <ProblemLine problem={problem} />
    </Dialog>
  );
}
