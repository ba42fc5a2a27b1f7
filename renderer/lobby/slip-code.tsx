// The signed slip of a hand-over as a QR code or a file, for the counter of another station: it holds what was seen, and nothing of the customer.
import { useEffect, useState } from 'react';
import { useClient } from '../shell/inner-context.tsx';
import { useCommand } from '../shell/use-command.ts';
import { Button } from '../ui/button.tsx';
import { ProblemLine } from '../ui/problem-line.tsx';
import { QrCode } from '../ui/qr-code.tsx';
import { LOBBY } from './sentences.ts';

const WORDS = LOBBY.handed.elsewhere;

export function SlipCode({ code }: { code: string }) {
  const client = useClient();
  const { run, busy, problem } = useCommand();
  const [open, setOpen] = useState(false);
  const [slip, setSlip] = useState<string | null>(null);
  const [file, setFile] = useState<string | null>(null);
  const write = async () => {
    const sent = await run((command) => client.lobby.writeSlip({ command, code }));
    if (sent?.ok) setFile(sent.value.file);
  };
  useEffect(() => {
    if (!open || slip !== null) return;
    void run(() => client.lobby.slip({ code })).then((sent) => sent?.ok && setSlip(sent.value.slip));
  }, [client, run, code, open, slip]);
  return (
    <details className="lobby-slip" onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
      <summary>{WORDS.title}</summary>
      <div className="stack-tight">
        <ProblemLine problem={problem} />
        {slip !== null && (
          <>
            <p>{WORDS.aid}</p>
            <QrCode text={slip} label={WORDS.label} />
            {file === null ? (
              <>
                <Button disabled={busy} onClick={() => void write()}>
                  {WORDS.write}
                </Button>
                <p className="quiet small">{WORDS.writeAid}</p>
              </>
            ) : (
              <p role="status" className="lobby-file">
                {WORDS.written(file)}
              </p>
            )}
          </>
        )}
      </div>
    </details>
  );
}
