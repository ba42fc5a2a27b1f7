/** A verification as lines for a terminal, in Chinese and English. */
import type { MisbehaviourAnswer } from '../../shared/ledger/verify/misbehaviour.ts';
import type { Failure, Report } from '../../shared/ledger/verify/report.ts';
import {
  casesWords,
  ENDED_WORDS,
  entriesWords,
  HEADLINES,
  knownWords,
  largeThingsWords,
  MISBEHAVIOUR_HEADLINES,
  partialCaseWords,
  SM2_WORDS,
  type Words,
} from '../../shared/ledger/verify/sentences.ts';

export const onTwoLines = ({ zh, en }: Words): string => `${zh}\n${en}`;
export const onOneLine = ({ zh, en }: Words): string => `${zh} / ${en}`;

export function describeReport(report: Report): string {
  const lines = [onTwoLines(HEADLINES[report.result])];
  if (report.origin !== null) {
    lines.push(
      `日志 / log: ${report.origin}`,
      `记录数 / size: ${report.size}`,
      `树根 / root: ${report.root}`,
    );
  }
  for (const identity of report.identities) lines.push(`包内所称身份 / identity claimed inside: ${identity}`);
  lines.push(`SM2: ${onOneLine(SM2_WORDS[report.sm2])}`, ...report.failures.map(describeFailure));
  if (report.moreFailures > 0) lines.push(`另有 ${report.moreFailures} 处 / ${report.moreFailures} more`);
  if (report.known !== undefined) {
    lines.push(...knownWords(report.known).map(onOneLine));
    lines.push(`  本包在此处的树根 / root of this bundle there: ${report.known.root}`);
    lines.push(...(report.known.proof ?? []).map((hash) => `  ${hash}`));
  }
  if (report.ended) lines.push(onOneLine(ENDED_WORDS));
  lines.push(...describeWithheld(report));
  return lines.join('\n');
}

function describeFailure({ code, zh, en, expected, actual }: Failure): string {
  const lines = [`✗ ${code}`, `  ${zh}`, `  ${en}`];
  if (expected !== undefined) lines.push(`  应为 / expected: ${expected.trimEnd()}`);
  if (actual !== undefined) lines.push(`  实为 / actual: ${actual.trimEnd()}`);
  return lines.join('\n');
}

function describeWithheld({ entries, cases, largeThings }: Report): string[] {
  const lines = [onOneLine(entriesWords(entries)), onOneLine(casesWords(cases))];
  for (const each of cases.partial) lines.push(`  ${each.case}: ${onOneLine(partialCaseWords(each))}`);
  const missing = largeThingsWords(largeThings);
  if (missing !== undefined) lines.push(onOneLine(missing));
  lines.push(...largeThings.missing.map((hash) => `  ${hash}`));
  return lines;
}

export function describeMisbehaviour({
  result,
  origin,
  sizes,
  identities,
  failures,
}: MisbehaviourAnswer): string {
  const lines = [onTwoLines(MISBEHAVIOUR_HEADLINES[result])];
  if (origin !== null) lines.push(`日志 / log: ${origin}`);
  if (sizes !== null) lines.push(`两个检查点的记录数 / sizes of the two heads: ${sizes.join(', ')}`);
  for (const each of identities) lines.push(`举证所称身份 / identity named inside: ${each}`);
  return [...lines, ...failures.map(describeFailure)].join('\n');
}
