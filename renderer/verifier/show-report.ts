/** A report as a page: the verdict first and large, then what is proven and what is not, then everything else. */
import type { Failure, KnownReport, Report } from '../../shared/ledger/verify/report.ts';
import {
  casesWords,
  ENDED_WORDS,
  entriesWords,
  HEADLINES,
  knownWords,
  largeThingsWords,
  partialCaseWords,
  SM2_WORDS,
  type Words,
} from '../../shared/ledger/verify/sentences.ts';
import { bothOf, element, listOf, part } from './elements.ts';
import { NOT_PROVEN, PAGE, PROVEN, PROVEN_WITH_IDENTITY } from './sentences.ts';

/** More rows than anybody reads; the command line lists all. */
const MAX_ROWS = 200;

/** A shape for each result, so that nobody depends on colour; every Chinese font has these. */
const MARKS: Record<Report['result'], string> = {
  verified: '√',
  tampered: '×',
  unproven: '?',
  malformed: '×',
  fault: '!',
};

export function verdict(result: Report['result']): HTMLElement {
  const mark = element('span', 'mark', MARKS[result]);
  mark.ariaHidden = 'true';
  const title = element('h2', 'verdict-words', bothOf(HEADLINES[result]));
  const shown = element('section', `verdict verdict-${result}`, mark, title);
  shown.dataset.result = result;
  return shown;
}

export function showReport(report: Report): HTMLElement[] {
  return [
    verdict(report.result),
    ...(report.failures.length > 0 ? [failures(report)] : []),
    proven(report),
    ...(report.known ? [known(report.known)] : []),
    ...(report.origin === null ? [] : [log(report), shown(report)]),
  ];
}

/** Nothing is proven by a bundle of which any part does not hold. */
function proven({ result }: Report): HTMLElement {
  const isWhole = result === 'verified' || result === 'unproven';
  const lines = isWhole ? [...PROVEN, ...(result === 'verified' ? [PROVEN_WITH_IDENTITY] : [])] : [];
  return part(
    PAGE.proven,
    lines.length > 0 ? listOf('lines', lines.map(bothOf)) : element('p', '', bothOf(PAGE.nothingProven)),
    element('h3', '', bothOf(PAGE.notProven)),
    listOf('lines', NOT_PROVEN.map(bothOf)),
  );
}

function failures({ failures: listed, moreFailures }: Report): HTMLElement {
  const list = listOf('failures', listed.map(failureOf));
  if (moreFailures > 0) list.append(element('li', '', bothOf(PAGE.more(moreFailures))));
  return part(PAGE.failures, list);
}

function failureOf({ code, zh, en, expected, actual }: Failure): HTMLElement {
  const shown = element('div', 'stack-tight', element('p', '', bothOf({ zh, en })));
  const facts: [Words, string | undefined][] = [
    [PAGE.expected, expected],
    [PAGE.actual, actual],
  ];
  shown.append(element('p', 'code', code));
  for (const [name, value] of facts) {
    if (value !== undefined) shown.append(fact(name, value.trimEnd()));
  }
  return shown;
}

function fact(name: Words, value: string): HTMLElement {
  return element('p', 'fact', element('span', '', bothOf(name)), element('code', 'exact', value));
}

function known(head: KnownReport): HTMLElement {
  const shown = part(PAGE.known, listOf('lines', knownWords(head).map(bothOf)), fact(PAGE.root, head.root));
  const { proof = [] } = head;
  if (proof.length === 0) return shown;
  const hashes = proof.map((hash) => element('code', 'exact', hash));
  shown.append(element('details', '', element('summary', '', bothOf(PAGE.proof)), listOf('lines', hashes)));
  return shown;
}

function log({ origin, size, root, identities, sm2, failures: listed }: Report): HTMLElement {
  const facts: [Words, string][] = [
    [PAGE.log, String(origin)],
    [PAGE.size, String(size)],
    [PAGE.root, String(root)],
    ...identities.map((identity): [Words, string] => [PAGE.claimed, identity]),
  ];
  const shown = part(PAGE.log, ...facts.map(([name, value]) => fact(name, value)));
  if (listed.some(({ code }) => code === 'no-identity')) {
    shown.append(element('p', 'care', bothOf(PAGE.claimedWarning)));
  }
  shown.append(
    element(
      'p',
      'fact',
      element('span', '', bothOf(PAGE.sm2)),
      element('span', 'exact', bothOf(SM2_WORDS[sm2])),
    ),
  );
  return shown;
}

function shown({ entries, cases, largeThings, ended }: Report): HTMLElement {
  const missing = largeThingsWords(largeThings);
  const lines = [
    entriesWords(entries),
    casesWords(cases),
    ...(missing ? [missing] : []),
    ...(ended ? [ENDED_WORDS] : []),
  ];
  const sheet = part(PAGE.shown, listOf('lines', lines.map(bothOf)));
  const partial = cases.partial.map((each) =>
    element('div', 'stack-tight', element('code', 'exact', each.case), bothOf(partialCaseWords(each))),
  );
  const hashes = largeThings.missing.map((hash) => element('code', 'exact', hash));
  const lists: [Words, HTMLElement[]][] = [
    [PAGE.partial, partial],
    [PAGE.missing, hashes],
  ];
  for (const [title, items] of lists) {
    if (items.length === 0) continue;
    const list = listOf('lines', items, MAX_ROWS, PAGE.more);
    sheet.append(element('details', '', element('summary', '', bothOf(title)), list));
  }
  return sheet;
}
