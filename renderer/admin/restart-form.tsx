// From which hour of the night on the program may start anew, where nobody works. Windows that run for months grow slow.
import { useId, useState } from 'react';
import { NIGHTLY_RESTART } from '../../shared/station/settings.ts';
import { useClient, useView } from '../shell/inner-context.tsx';
import { useCommand } from '../shell/use-command.ts';
import { Button } from '../ui/button.tsx';
import { NoticeLine } from '../ui/notice-line.tsx';
import { ProblemLine } from '../ui/problem-line.tsx';
import { SETTINGS } from './settings-sentences.ts';

const WORDS = SETTINGS.restart;
const { earliest, latest } = NIGHTLY_RESTART;
const HOURS = Array.from({ length: latest - earliest + 1 }, (_, place) => earliest + place);

export function RestartForm() {
  const id = useId();
  const client = useClient();
  const { run, busy, problem } = useCommand();
  const now = useView().station?.restartHour ?? null;
  const [chosen, setChosen] = useState(now);
  const [said, setSaid] = useState<string | null>(null);
  const save = async () => {
    setSaid(null);
    const sent = await run((command) =>
      client.settings.setRestart({ command, ...(chosen !== null && { hour: chosen }) }),
    );
    if (sent?.ok) setSaid(WORDS.done(chosen));
  };
  return (
    <div className="sheet stack settings">
      {said && <NoticeLine>{said}</NoticeLine>}
      <div className="field">
        <label htmlFor={id}>{WORDS.label}</label>
        <select
          id={id}
          aria-describedby={`${id}-told`}
          value={chosen ?? ''}
          onChange={({ target }) => setChosen(target.value === '' ? null : Number(target.value))}
        >
          <option value="">{WORDS.never}</option>
          {HOURS.map((hour) => (
            <option key={hour} value={hour}>
              {WORDS.hour(hour)}
            </option>
          ))}
        </select>
        <p className="field-aid" id={`${id}-told`}>
          {WORDS.aid}
        </p>
      </div>
      <ProblemLine problem={problem} />
      <Button
        look="main"
        className="settings-save"
        disabled={busy || chosen === now}
        onClick={() => void save()}
      >
        {WORDS.save}
      </Button>
    </div>
  );
}
