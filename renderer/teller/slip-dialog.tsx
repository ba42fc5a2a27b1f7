// Takes in the slip of a hand-over from another station: a scanner types it here, or its file is opened.
import { type FormEvent, useId, useState } from 'react';
import { useClient } from '../shell/inner-context.tsx';
import { useCommand } from '../shell/use-command.ts';
import { Button } from '../ui/button.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { FileButton } from '../ui/file-button.tsx';
import { ProblemLine } from '../ui/problem-line.tsx';
import { HAND_OVER } from './hand-over-sentences.ts';

const WORDS = HAND_OVER.slip;

/** As it was signed: lines end in LF alone, and so does the last. Scanners and editors do as they like. */
const asSigned = (text: string) => `${text.replace(/\r\n?/g, '\n').replace(/\n+$/, '')}\n`;

/** Bytes of a file that are looked at. A slip has some hundreds. */
const LONGEST = 1_000;

interface Props {
  onClose: () => void;
  onReceived: (code: string) => void;
}

export function SlipDialog({ onClose, onReceived }: Props) {
  const form = useId();
  const field = useId();
  const client = useClient();
  const { run, busy, problem } = useCommand();
  const [text, setText] = useState('');
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const sent = await run((command) => client.lobby.receive({ command, slip: asSigned(text) }));
    if (!sent?.ok) return;
    onReceived(sent.value.code);
    onClose();
  };
  // What is longer is no slip, and is not read to its end.
  const open = async (file: File | undefined) => setText((await file?.slice(0, LONGEST).text()) ?? '');
  return (
    <Dialog
      title={WORDS.title}
      onClose={onClose}
      actions={
        <Button look="main" type="submit" form={form} disabled={busy || text.trim() === ''}>
          {WORDS.take}
        </Button>
      }
    >
      <form id={form} className="stack" onSubmit={submit}>
        <p>{WORDS.intro}</p>
        <div className="field">
          <label htmlFor={field}>{WORDS.text}</label>
          <textarea
            id={field}
            rows={5}
            value={text}
            spellCheck={false}
            autoFocus
            onChange={(event) => setText(event.target.value)}
          />
        </div>
        <FileButton accept=".note,.txt,text/plain" onChoose={([file]) => void open(file)}>
          {WORDS.file}
        </FileButton>
        <ProblemLine problem={problem} />
      </form>
    </Dialog>
  );
}
