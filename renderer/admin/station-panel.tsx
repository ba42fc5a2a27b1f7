// This machine in plain words: where it stands, under which identity it signs, and what this version does not do yet.
import { useView } from '../shell/inner-context.tsx';
import { SHELL } from '../shell/sentences.ts';
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
        <p className="quiet small">{SHELL.identity.software}</p>
      </div>
      <div className="stack-tight">
        <h3>{WORDS.notYetTitle}</h3>
        <ul className="station-not-yet">
          {WORDS.notYet.map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
        <p className="quiet small">{WORDS.notYetAid}</p>
      </div>
    </aside>
  );
}
