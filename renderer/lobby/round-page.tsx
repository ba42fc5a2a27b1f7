// A round of the hall: one tap for each machine, and how the hours of today were covered.
import { useState } from 'react';
import { useClient } from '../shell/inner-context.tsx';
import { useCommand } from '../shell/use-command.ts';
import { Button } from '../ui/button.tsx';
import { NoticeLine } from '../ui/notice-line.tsx';
import { ProblemLine } from '../ui/problem-line.tsx';
import type { LobbyBoard } from './reminder-store.ts';
import { LOBBY } from './sentences.ts';

const WORDS = LOBBY.round;
type Seen = keyof typeof WORDS.seen;
const SEEN = Object.keys(WORDS.seen) as Seen[];
const CALM: Seen = 'in-order';
/** Somebody may have put it there to read cards. */
const TO_REPORT: readonly Seen[] = ['foreign-device', 'false-notice'];

/** 正常 and the others put each other out. */
function toggled(seen: readonly Seen[], code: Seen): Seen[] {
  if (seen.includes(code)) return seen.filter((other) => other !== code);
  return code === CALM ? [CALM] : [...seen.filter((other) => other !== CALM), code];
}

export function RoundPage({ board, onMade }: { board: LobbyBoard; onMade: () => void }) {
  const client = useClient();
  const { run, busy, problem } = useCommand();
  const [seen, setSeen] = useState<ReadonlyMap<string, readonly Seen[]>>(new Map());
  const [said, setSaid] = useState<string | null>(null);
  const looked = [...seen].filter(([, codes]) => codes.length > 0);
  const toReport = looked.some(([, codes]) => codes.some((code) => TO_REPORT.includes(code)));

  const tap = (machine: string, code: Seen) => {
    setSaid(null);
    setSeen(new Map(seen).set(machine, toggled(seen.get(machine) ?? [], code)));
  };
  const save = async () => {
    const machines = looked.map(([machine, codes]) => ({ machine, seen: [...codes] }));
    const sent = await run((command) => client.lobby.makeRound({ command, machines }));
    if (!sent?.ok) return;
    setSeen(new Map());
    setSaid(WORDS.saved(machines.length));
    onMade();
  };

  return (
    <main className="lobby-page">
      <div className="lobby-told">
        <h1>{WORDS.title}</h1>
        <p className="quiet">{WORDS.intro}</p>
        {said && <NoticeLine>{said}</NoticeLine>}
        {board.awaitsRound && !said && <p className="quiet">{WORDS.awaits}</p>}
        <ProblemLine problem={problem} />
        {toReport && <NoticeLine>{WORDS.report}</NoticeLine>}
        <Hours hours={board.hours} />
      </div>
      <div className="lobby-keys">
        {board.machines.map(({ code, name }) => (
          <fieldset key={code} className="lobby-machine">
            <legend className="lobby-legend">{board.listed ? `${code} ${name}` : name}</legend>
            <div className="row">
              {SEEN.map((each) => (
                <button
                  key={each}
                  type="button"
                  className="choice lobby-phrase"
                  aria-pressed={seen.get(code)?.includes(each) ?? false}
                  onClick={() => tap(code, each)}
                >
                  {WORDS.seen[each]}
                </button>
              ))}
            </div>
          </fieldset>
        ))}
        <Button look="main" className="lobby-main" disabled={busy || looked.length === 0} onClick={save}>
          {WORDS.done}
        </Button>
      </div>
    </main>
  );
}

function Hours({ hours }: Pick<LobbyBoard, 'hours'>) {
  return (
    <table className="room-table lobby-hours">
      <caption>{WORDS.hours}</caption>
      <thead>
        <tr>
          <th scope="col">{WORDS.hour}</th>
          <th scope="col">{WORDS.rounds}</th>
          <th scope="col">{WORDS.reminders}</th>
        </tr>
      </thead>
      <tbody>
        {hours.map(({ hour, rounds, reminders }) => (
          <tr key={hour}>
            <th scope="row">{WORDS.span(hour)}</th>
            <td>{rounds}</td>
            <td>{reminders}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
