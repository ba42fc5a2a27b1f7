// What a check found, in plain words: whole, or which entry is not as it was sealed and since when; and what a check does not prove.
import { useEffect, useRef } from 'react';
import type { Answer } from './answer.ts';
import { CHECK } from './sentences.ts';

export function CheckAnswer({ answer }: { answer: Answer }) {
  const title = useRef<HTMLParagraphElement>(null);
  useEffect(() => title.current?.focus(), []);
  const { finding } = answer;
  return (
    <div className="stack" role={finding ? 'alert' : 'status'}>
      <p ref={title} tabIndex={-1} className={finding ? 'check-title check-broken' : 'check-title'}>
        {finding ? CHECK.broken.title : CHECK.whole.title}
      </p>
      <ul className="check-lines">
        {(finding ? brokenLines(answer, finding) : wholeLines(answer)).map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
      {answer.root && (
        <p>
          {CHECK.whole.root}：<code className="check-root">{answer.root}</code>
        </p>
      )}
      <div>
        <p className="check-subtitle">{CHECK.provesNot.title}</p>
        <ul className="check-lines">
          {CHECK.provesNot.lines.map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
      </div>
    </div>
  );
}

function wholeLines({ size, parts, erased, checkpoints, lastGood, known }: Answer): string[] {
  const { whole, newest, knownAnswers } = CHECK;
  return [
    whole.counted(size),
    whole.parts(parts),
    ...(erased > 0 ? [whole.erased(erased)] : []),
    whole.anchor,
    CHECK.checkpoints(checkpoints),
    ...(lastGood ? [newest(lastGood.size, lastGood.at)] : []),
    ...(known ? [knownAnswers[known]] : []),
  ];
}

function brokenLines({ lastGood, known }: Answer, finding: NonNullable<Answer['finding']>): string[] {
  const { broken, knownAnswers } = CHECK;
  return [
    broken.place(finding.seq, finding.from),
    broken.what(finding.what),
    finding.at ? broken.at(finding.at) : broken.noTime,
    lastGood ? broken.lastGood(lastGood.size, lastGood.at) : broken.noneGood,
    ...(known ? [knownAnswers[known]] : []),
    broken.sealed,
    broken.next,
  ];
}
