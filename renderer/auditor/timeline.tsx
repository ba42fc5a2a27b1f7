// A case from its first entry to its last: when, who, what, and the leaf hash under which it stands in the log.
import { shanghaiClock, shanghaiDate } from '../../shared/words/time.ts';
import type { CaseRecord } from './auditor-store.ts';
import { HashLine } from './hash-line.tsx';
import { AUDITOR } from './sentences.ts';

const WORDS = AUDITOR.case;

type Entry = CaseRecord['timeline'][number];

export function Timeline({ entries }: { entries: readonly Entry[] }) {
  return (
    <section className="sheet stack" aria-labelledby="timeline-title">
      <div>
        <h2 id="timeline-title">{WORDS.timeline}</h2>
        <p className="quiet small">{WORDS.timelineAid}</p>
      </div>
      <ol className="timeline">
        {entries.map((entry) => (
          <TimelineEntry key={entry.seq} entry={entry} />
        ))}
      </ol>
    </section>
  );
}

function TimelineEntry({ entry }: { entry: Entry }) {
  const { at, who, role, sentence, details, leaf, n, seq } = entry;
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
            {WORDS.entry(n, seq)}　{WORDS.leaf}
          </span>
          <HashLine text={leaf} label={WORDS.copyLeaf(n)} />
        </p>
      </div>
    </li>
  );
}
