// This machine in plain words: where it stands, under which identity it signs, and what this version does not do yet.
import { useState } from 'react';
import { useClient, useView } from '../shell/inner-context.tsx';
import { SHELL } from '../shell/sentences.ts';
import { useCommand } from '../shell/use-command.ts';
import { ProblemLine } from '../ui/problem-line.tsx';
import { QrCode } from '../ui/qr-code.tsx';
import { Fingerprint } from './fingerprint.tsx';
import { ADMIN } from './sentences.ts';

const WORDS = ADMIN.station;

export function StationPanel() {
  const { station } = useView();
  if (!station) return null;
  const facts: [string, string][] = [
    [WORDS.bank, station.bank],
    [WORDS.branch, station.branch],
    [WORDS.device, station.device],
    [WORDS.origin, station.origin],
    [WORDS.version, station.version],
  ];
  return (
    <aside className="sheet stack station-panel" aria-labelledby="station-title">
      <h2 id="station-title">{WORDS.title}</h2>
      <dl className="station-facts">
        {facts.map(([label, value]) => (
          <div key={label} className="station-fact">
            <dt>{label}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      <div className="stack-tight">
        <h3>{WORDS.identity}</h3>
        {station.identities.map((identity, place) => (
          <div key={identity} className="stack-tight">
            <h4>{SHELL.identity.algorithms[place]}</h4>
            <Fingerprint text={identity} />
            <Fingerprint text={station.identityWords[place] ?? ''} />
          </div>
        ))}
        <p className="quiet small">{WORDS.identityAid}</p>
        <IdentityCode />
        <p className="quiet small">{SHELL.identity.software}</p>
      </div>
    </aside>
  );
}

/** Fetched when it is asked for: nobody else needs the keys themselves. */
function IdentityCode() {
  const client = useClient();
  const { run, problem } = useCommand();
  const [text, setText] = useState<string | null>(null);
  const show = async () => {
    const sent = await run(() => client.admin.identityText());
    if (sent?.ok) setText(sent.value);
  };
  return (
    <details onToggle={(event) => event.currentTarget.open && text === null && void show()}>
      <summary>{WORDS.qr}</summary>
      <div className="stack-tight">
        <p className="quiet small">{WORDS.qrAid}</p>
        <ProblemLine problem={problem} />
        {text !== null && <QrCode text={text} label={WORDS.qr} />}
      </div>
    </details>
  );
}
