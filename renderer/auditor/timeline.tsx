// A case from its first entry to its last: when, who, what, and the leaf hash under which it stands in the log.
import { type ReactNode, useId } from 'react';
import { shanghaiClock, shanghaiDate } from '../../shared/words/time.ts';
import type { CaseRecord } from './auditor-store.ts';
import { HashLine } from './hash-line.tsx';
import { AUDITOR } from './sentences.ts';

const WORDS = AUDITOR.case;

type Entry = CaseRecord['timeline'][number];
type Decided = CaseRecord['custody'][number];

export function Timeline({ entries }: { entries: readonly Entry[] }) {
  return (
    <Entries title={WORDS.timeline} aid={WORDS.timelineAid}>
      {entries.map((entry) => (
        <TimelineEntry
          key={entry.seq}
          entry={entry}
          place={WORDS.entry(entry.n, entry.seq)}
          copy={WORDS.copyLeaf(entry.n)}
        />
      ))}
    </Entries>
  );
}

/** What was decided about the keeping of a case since: it stands in the log, outside the case. */
export const CustodyTimeline = ({ entries }: { entries: readonly Decided[] }) => (
  <StationEntries title={WORDS.custody} aid={WORDS.custodyAid} entries={entries} />
);

/** What the customer objected to since, and how it was answered: outside the case as well. */
export const ObjectionTimeline = ({ entries }: { entries: readonly Decided[] }) => (
  <StationEntries title={WORDS.objections} aid={WORDS.objectionsAid} entries={entries} />
);

/** Entries of the station, in the order in which they are given. */
export function StationEntries({
  entries,
  ...words
}: {
  title: string;
  aid: string;
  entries: readonly Decided[];
}) {
  return (
    <Entries {...words}>
      {entries.map((entry) => (
        <TimelineEntry
          key={entry.seq}
          entry={entry}
          place={WORDS.stationEntry(entry.seq)}
          copy={WORDS.copyStationLeaf(entry.seq)}
        />
      ))}
    </Entries>
  );
}

function Entries({ title, aid, children }: { title: string; aid: string; children: ReactNode }) {
  const id = useId();
  return (
    <section className="sheet stack" aria-labelledby={id}>
      <div>
        <h2 id={id}>{title}</h2>
        <p className="quiet small">{aid}</p>
      </div>
      <ol className="timeline">{children}</ol>
    </section>
  );
}

interface EntryProps {
  entry: Decided;
  /** Where it stands, in words, and what its leaf hash is copied as. */
  place: string;
  copy: string;
}

function TimelineEntry({ entry, place, copy }: EntryProps) {
  const { at, who, role, sentence, details, leaf } = entry;
  return (
    <li className="timeline-entry">
      <p className="timeline-at">
        <time dateTime={at}>
          <span className="timeline-clock">{shanghaiClock(at)}</span>
          <span className="quiet small">{shanghaiDate(at)}</span>
        </time>
      </p>
      <p className="timeline-who">
        {who}
        {role !== who && <span className="quiet">（{role}）</span>}
      </p>
      <div className="timeline-what">
        <h3>{sentence}</h3>
        {details.length > 0 && (
          <dl className="pairs">
            {details.map(({ label, value }) => (
              <div key={label} className="pair">
                <dt>{label}</dt>
                <dd>{value}</dd>
              </div>
            ))}
          </dl>
        )}
        <p className="timeline-leaf">
          <span className="quiet">
            {place}　{WORDS.leaf}
          </span>
          <HashLine text={leaf} label={copy} />
        </p>
      </div>
    </li>
  );
}
