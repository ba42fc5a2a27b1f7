// What a comparison found: a line for each file, and what the bundles say of one another.
import { useEffect, useRef } from 'react';
import type { Report } from '../../shared/ledger/verify/report.ts';
import type { Beside } from '../../shared/ledger/verify/side-by-side.ts';
import { Button } from '../ui/button.tsx';
import { bytesInWords } from './bundle-words.ts';
import { Among } from './compare-forks.tsx';
import { besideInWords, COMPARE } from './compare-sentences.ts';
import type { Compared, Row } from './compare-store.ts';
import { Nothing } from './nothing.tsx';
import { Said, type Tone } from './said.tsx';

const RESULT_TONES: Record<Report['result'], Tone> = {
  ...{ verified: 'good', unproven: 'ask', tampered: 'bad', malformed: 'bad', fault: 'bad' },
};
const BESIDE_TONES: Record<Beside['as'], Tone> = {
  ...{ same: 'good', shorter: 'good', longer: 'bad', forks: 'bad', 'other-log': 'ask', unknown: 'ask' },
};
const ROOT_START = 12;

export function CompareTable({ compared, onAgain }: { compared: Compared; onAgain: () => void }) {
  const title = useRef<HTMLHeadingElement>(null);
  useEffect(() => title.current?.focus(), []);
  const { own, rows } = compared;
  return (
    <>
      <header className="case-head">
        <h1 ref={title} tabIndex={-1}>
          {COMPARE.done(rows.length)}
        </h1>
        <p className="quiet grow">{own.size > 0 && COMPARE.ownHead(own.size)}</p>
        <Button onClick={onAgain}>{COMPARE.again}</Button>
      </header>
      <Among {...compared} />
      <table className="record-table compare-table">
        <thead>
          <tr>
            <th scope="col">{COMPARE.columns.file}</th>
            <th scope="col">{COMPARE.columns.log}</th>
            <th scope="col">{COMPARE.columns.content}</th>
            <th scope="col">{COMPARE.columns.result}</th>
            <th scope="col">{COMPARE.columns.beside}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: rows never move, and two files may bear one name
            <Line key={at} row={row} own={own.origin} />
          ))}
        </tbody>
      </table>
    </>
  );
}

function Line({ row, own }: { row: Row; own: string }) {
  return (
    <tr>
      <th scope="row" className="compare-file">
        {row.file}
        <span className="quiet small">{bytesInWords(row.bytes)}</span>
      </th>
      {row.state === 'checked' || row.state === 'refused' ? (
        <>
          <td>
            <Log report={row.report} />
          </td>
          <td>
            <Content report={row.report} />
          </td>
          <td>
            <Verdict report={row.report} />
          </td>
          <td>
            {row.state === 'refused' ? (
              COMPARE.notCompared
            ) : (
              <Said tone={BESIDE_TONES[row.beside.as]}>{besideInWords(row.beside, row.side, own)}</Said>
            )}
          </td>
        </>
      ) : (
        <>
          <td>
            <Nothing />
          </td>
          <td>
            <Nothing />
          </td>
          <td colSpan={2}>
            <Said tone="ask">{COMPARE.notRead[row.state]}</Said>
          </td>
        </>
      )}
    </tr>
  );
}

function Log({ report: { origin, size, root, days } }: { report: Report }) {
  if (origin === null || size === null || root === null) return <Nothing />;
  return (
    <span className="compare-lines">
      <span>{origin}</span>
      <span>
        {COMPARE.size(size)}，{COMPARE.days(days)}
      </span>
      <code className="hash" title={root}>
        {COMPARE.root(root.slice(0, ROOT_START))}
      </code>
    </span>
  );
}

function Content({ report: { cases, entries } }: { report: Report }) {
  return (
    <span className="compare-lines">
      <span>{COMPARE.wholeCases(cases.shown, cases.whole)}</span>
      <span className="small">{COMPARE.entries(entries.shown, entries.withheld)}</span>
    </span>
  );
}

function Verdict({ report: { result, failures, moreFailures } }: { report: Report }) {
  const [first, ...rest] = failures.filter(({ code }) => code !== 'no-identity');
  const more = rest.length + moreFailures;
  return (
    <span className="compare-lines">
      <Said tone={RESULT_TONES[result]}>{COMPARE.results[result]}</Said>
      {first && <span className="small">{first.zh}</span>}
      {more > 0 && <span className="small">{COMPARE.moreFailures(more)}</span>}
    </span>
  );
}
