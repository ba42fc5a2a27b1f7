// What bundles say of one another; where two cannot both be true, the way to a report that somebody else can check without them.
import { useStore } from 'zustand';
import { Button } from '../ui/button.tsx';
import { ProblemLine } from '../ui/problem-line.tsx';
import { COMPARE } from './compare-sentences.ts';
import type { Compared, Reported } from './compare-store.ts';
import { HashLine } from './hash-line.tsx';
import { Said } from './said.tsx';
import { AUDITOR } from './sentences.ts';
import { useAuditorStore } from './store-context.tsx';

const WORDS = COMPARE.report;

export function Among({ forks, pairs, rows }: Compared) {
  const { title, none, agree, fork, keep } = COMPARE.among;
  const forksFromOwn = rows.some((row) => row.state === 'checked' && row.beside.as === 'forks');
  return (
    <section className="sheet stack-tight" aria-labelledby="among-title">
      <h2 id="among-title">{title}</h2>
      {forks.length === 0 ? (
        <p>{pairs === 0 ? none : <Said tone="good">{agree(pairs)}</Said>}</p>
      ) : (
        <>
          <ul className="compare-forks" role="alert">
            {forks.map(({ shorter, longer, size }) => (
              <li key={`${shorter} ${longer} ${size}`}>
                <Said tone="bad">{fork(shorter, longer, size)}</Said>
              </li>
            ))}
          </ul>
          <p>{keep}</p>
          <p className="quiet small">{WORDS.aid}</p>
          {forks.map((each, place) => (
            <Report key={`${each.shorter} ${each.longer} ${each.size}`} {...{ ...each, place }} />
          ))}
        </>
      )}
      {forksFromOwn && forks.length === 0 && <p>{COMPARE.withOwn}</p>}
    </section>
  );
}

function Report({ shorter, longer, place }: { shorter: string; longer: string; place: number }) {
  const { compare } = useAuditorStore();
  const reported = useStore(compare, (state) => state.reports[place]);
  const isDone = reported?.phase === 'written';
  return (
    <div className="stack-tight compare-report">
      {!isDone && (
        <Button
          aria-label={WORDS.writeNamed(shorter, longer)}
          disabled={reported?.phase === 'working'}
          onClick={() => void compare.report(place)}
        >
          {WORDS.write}
        </Button>
      )}
      <div role="status">{reported && <Outcome reported={reported} />}</div>
    </div>
  );
}

function Outcome({ reported }: { reported: Reported }) {
  switch (reported.phase) {
    case 'working':
      return <p>{WORDS.working}</p>;
    case 'none':
      return <p>{WORDS.none(reported.why)}</p>;
    case 'failed':
      return <ProblemLine problem={reported.problem} />;
    case 'written': {
      const { file, sha256, identity } = reported;
      return (
        <>
          <p>
            {WORDS.written}
            {WORDS.identity[identity]}
          </p>
          <dl className="pairs">
            <div className="pair">
              <dt>{WORDS.file}</dt>
              <dd className="compare-path">{file}</dd>
            </div>
            <div className="pair">
              <dt>{WORDS.sha256}</dt>
              <dd>
                <HashLine text={sha256} label={AUDITOR.copy.named(WORDS.sha256)} />
              </dd>
            </div>
          </dl>
          <p className="quiet small compare-path">{WORDS.check(file)}</p>
        </>
      );
    }
  }
}
