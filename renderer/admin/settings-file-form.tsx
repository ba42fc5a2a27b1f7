// Head office's settings file: read, held against what is set now, and taken as a whole.
import { useState } from 'react';
import { useClient } from '../shell/inner-context.tsx';
import { useCommand } from '../shell/use-command.ts';
import type { Client } from '../state/transport.ts';
import { Button } from '../ui/button.tsx';
import { ColumnHeads } from '../ui/column-heads.tsx';
import { FileButton } from '../ui/file-button.tsx';
import { NoticeLine } from '../ui/notice-line.tsx';
import { ProblemLine } from '../ui/problem-line.tsx';
import { SETTINGS } from './settings-sentences.ts';

const WORDS = SETTINGS.file;

type Preview = Extract<Awaited<ReturnType<Client['settings']['previewFile']>>, { state: 'readable' }>;
/** A longer file is none, and is not read. */
const LONGEST_BYTES = 6_000;

export function SettingsFileForm() {
  const client = useClient();
  const { run, busy, problem } = useCommand();
  const [said, setSaid] = useState<string | null>(null);
  const [read, setRead] = useState<{ note: string; preview: Preview } | null>(null);
  const choose = async (file: File | undefined) => {
    setSaid(null);
    setRead(null);
    if (!file || file.size > LONGEST_BYTES) return setSaid(WORDS.refused.unreadable);
    const note = await file.text();
    const sent = await run(() => client.settings.previewFile({ note }));
    if (!sent?.ok) return undefined;
    if (sent.value.state === 'refused') return setSaid(WORDS.refused[sent.value.why]);
    return setRead({ note, preview: sent.value });
  };
  const take = async (note: string, number: number) => {
    const sent = await run((command) => client.settings.applyFile({ command, note }));
    if (!sent?.ok) return;
    setRead(null);
    setSaid(WORDS.done(number));
  };
  return (
    <div className="sheet stack settings">
      <h2>{WORDS.title}</h2>
      <p className="quiet">{WORDS.intro}</p>
      {said && <NoticeLine>{said}</NoticeLine>}
      {!read && (
        <FileButton accept=".cgsettings" disabled={busy} onChoose={([file]) => void choose(file)}>
          {WORDS.choose}
        </FileButton>
      )}
      {read && (
        <>
          <Changes preview={read.preview} />
          <div className="row">
            <Button look="main" disabled={busy} onClick={() => void take(read.note, read.preview.number)}>
              {WORDS.take}
            </Button>
            <Button disabled={busy} onClick={() => setRead(null)}>
              {WORDS.leave}
            </Button>
          </div>
        </>
      )}
      <ProblemLine problem={problem} />
    </div>
  );
}

function Changes({ preview: { number, now, settings } }: { preview: Preview }) {
  const { columns, shown } = WORDS;
  return (
    <table className="room-table">
      <caption>{WORDS.caption(number)}</caption>
      <ColumnHeads names={Object.values(columns)} />
      <tbody>
        {settings.idleLockMinutes !== undefined && (
          <tr>
            <th scope="row">{SETTINGS.idleLock.label}</th>
            <td>{shown.minutes(now.idleLockMinutes)}</td>
            <td>{shown.minutes(settings.idleLockMinutes)}</td>
          </tr>
        )}
        {settings.helpPhone !== undefined && (
          <tr>
            <th scope="row">{SETTINGS.helpPhone.label}</th>
            <td>{now.helpPhone || shown.none}</td>
            <td>{settings.helpPhone}</td>
          </tr>
        )}
        {settings.restartHour !== undefined && (
          <tr>
            <th scope="row">{SETTINGS.restart.label}</th>
            <td>{shown.hour(now.restartHour)}</td>
            <td>{shown.hour(settings.restartHour)}</td>
          </tr>
        )}
      </tbody>
    </table>
  );
}
