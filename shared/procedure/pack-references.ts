// Checks that the files of a pack fit together, beyond what each file's schema can see: codes that exist, codes given
// once, tiers in order, notices short enough, dates that can be meant. One procedure's own faults: procedure-references.ts.
import { checkLanguages } from './language-references.ts';
import { CASES_LINE, countCharacters, NOTICE_LIMITS, placesIn } from './notice.ts';
import { checkCondition, type Known } from './pack-conditions.ts';
import { checkUnique, type PackFault, type Report } from './pack-faults.ts';
import type { Pack } from './pack-schema.ts';
import { WEIGHTS } from './predicate.ts';
import { checkProcedure } from './procedure-references.ts';
import { answersOf, type Outcomes, type Procedure, waysOf } from './procedure-schema.ts';
import { checkRetention } from './retention-references.ts';

const LONGEST_YEARS = 10;
const LONGEST_CASE_PAGE = 6;
/** So that a digit reaches each. */
const MOST_GROUNDS = 9;

function checkPackFile(pack: Pack['pack'], report: Report): void {
  const { from, to } = pack.effective;
  if (from > to) report('effective.to', '失效日期早于生效日期。');
  else if (Number(to.slice(0, 4)) - Number(from.slice(0, 4)) > LONGEST_YEARS) {
    report('effective.to', `有效期不能超过 ${LONGEST_YEARS} 年。`);
  }
  for (const [name, list] of Object.entries(pack.reasons)) checkUnique(list, `reasons.${name}`, report);
  checkUnique(pack.machines, 'machines', report);
  checkUnique(pack.help ?? [], 'help', report);
}

function checkHelp({ pack: { help = [] }, flags }: Pack, report: Report): void {
  help.forEach(({ raises }, index) => {
    if (raises && !Object.hasOwn(flags, raises))
      report(`help[${index}].raises`, `没有编号为 ${raises} 的提示。`);
  });
}

/** At most one question of a notice, and one right answer to it. */
function checkTeachBack({ pack: { teachBack = [] }, notices }: Pack, report: Report): void {
  teachBack.forEach(({ notice, choices }, index) => {
    const at = `teachBack[${index}]`;
    if (!Object.hasOwn(notices, notice)) report(`${at}.notice`, `没有编号为 ${notice} 的告知书。`);
    if (teachBack.findIndex((other) => other.notice === notice) !== index)
      report(`${at}.notice`, `告知书 ${notice} 的小题重复。`);
    checkUnique(choices, `${at}.choices`, report);
    if (choices.filter(({ right }) => right).length !== 1)
      report(`${at}.choices`, '要有一个、且只有一个正确的选项。');
  });
}

/** Every procedure that starts at the counter stands in the menu once, and nothing else does. */
function checkMenu({ pack: { menu }, procedures }: Pack, report: Report): void {
  const startable = Object.values(procedures).filter((procedure) => procedure.startedAt === 'counter');
  menu.forEach((code, index) => {
    if (menu.indexOf(code) !== index) report(`menu[${index}]`, `编号 ${code} 重复。`);
    else if (!startable.some((procedure) => procedure.code === code)) {
      report(`menu[${index}]`, `没有可以在柜面开始的流程 ${code}。`);
    }
  });
  for (const { code } of startable) {
    if (!menu.includes(code)) report('menu', `可以在柜面开始的流程 ${code} 不在菜单里。`);
  }
}

function checkFlags(pack: Pack, known: Known, report: Report): void {
  Object.values(pack.flags).forEach((flag, index) => {
    if (!flag.heavier) return;
    if (WEIGHTS.indexOf(flag.heavier.weight) <= WEIGHTS.indexOf(flag.weight)) {
      report(`[${index}].heavier.weight`, '加重后的分量应当比原来的重。');
    }
    checkCondition(flag.heavier.when, `[${index}].heavier.when`, 'growing', known, report);
  });
}

function checkThresholds(pack: Pack, known: Known, report: Report): void {
  const { tiers, lifts } = pack.thresholds;
  checkUnique(tiers, 'tiers', report);
  tiers.forEach(({ code, fromFen, floorFen, ceilingFen }, index) => {
    const before = tiers[index - 1];
    const at = `tiers[${index}].fromFen`;
    if (!before && fromFen !== 0) report(at, '第一档要从 0 开始。');
    if (before && fromFen <= before.fromFen) report(at, '金额档要从小到大。');
    if (floorFen !== undefined && fromFen < floorFen) report(at, `金额档 ${code} 低于总行规定的下限。`);
    if (ceilingFen !== undefined && fromFen > ceilingFen) report(at, `金额档 ${code} 高于总行规定的上限。`);
  });
  lifts.forEach((lift, index) => {
    if (!known.tiers.has(lift.to)) report(`lifts[${index}].to`, `没有编号为 ${lift.to} 的金额档。`);
    checkCondition(lift.when, `lifts[${index}].when`, 'facts', known, report);
  });
}

function checkTable(
  { rows, additions, endings }: Outcomes,
  pack: Pack,
  known: Known,
  at: string,
  report: Report,
): void {
  checkUnique([...rows], `${at}.rows`, report);
  checkUnique([...additions], `${at}.additions`, report);
  checkUnique([...endings], `${at}.endings`, report);
  const first = rows[0];
  if (!first || !('always' in first.when)) {
    report(`${at}.rows[0].when`, '第一种结论要总是成立，才不会没有结论。');
  }
  rows.forEach((row, index) => {
    const path = `${at}.rows[${index}]`;
    checkCondition(row.when, `${path}.when`, 'growing', known, report);
    if (row.level && index === 0) report(`${path}.level`, '第一种结论前面没有可以相比的结论。');
    waysOf(row).forEach(({ when, procedure }, place) => {
      const isListed = typeof row.enters !== 'string';
      if (!pack.procedures[procedure]?.entry) {
        const at = isListed ? `${path}.enters[${place}].procedure` : `${path}.enters`;
        report(at, `没有可以中途进入的流程 ${procedure}。`);
      }
      if (isListed) checkCondition(when, `${path}.enters[${place}].when`, 'growing', known, report);
    });
  });
  additions.forEach((addition, index) => {
    checkCondition(addition.when, `${at}.additions[${index}].when`, 'growing', known, report);
    if (rows.some((row) => row.code === addition.code)) {
      report(`${at}.additions[${index}].code`, `编号 ${addition.code} 已经是一种结论。`);
    }
  });
  const results = pack.contacts.flatMap((contact) => contact.results ?? []);
  endings.forEach((ending, index) => {
    const grounds = `${at}.endings[${index}].grounds`;
    checkUnique(ending.grounds, grounds, report);
    if (ending.grounds.length > MOST_GROUNDS) report(grounds, `最多 ${MOST_GROUNDS} 项。`);
    for (const result of ending.afterContact ?? []) {
      if (!results.some((known) => known.code === result))
        report(`${at}.endings[${index}].afterContact`, `没有一个联系对象有编号为 ${result} 的结果。`);
    }
    if (ending.paper !== undefined && !Object.hasOwn(pack.papers, ending.paper)) {
      report(`${at}.endings[${index}].paper`, `没有文书 papers/${ending.paper}.md。`);
    }
  });
}

/** Conditions of a table look at flags, weights, tiers and timers: steps belong to a procedure (`stricter`). */
function checkOutcomes(pack: Pack, known: Known, report: Report): void {
  for (const [code, table] of Object.entries(pack.outcomes)) {
    checkTable(table, pack, { ...known, options: new Map() }, code, report);
  }
}

function checkNotice(pages: readonly (readonly string[])[], text: string, report: Report): void {
  for (const place of placesIn(text)) report('', `terms.json 里没有 ${place}。`);
  if (pages.some((page) => page.includes(CASES_LINE) && page.length > 1)) {
    report('pages', `${CASES_LINE} 要单独占一页。`);
  }
  if (pages.length + 1 > LONGEST_CASE_PAGE && pages.some((page) => page.includes(CASES_LINE))) {
    report('pages', '加上本地案例后超过 6 页。');
  }
  const own = pages.filter((page) => !page.includes(CASES_LINE));
  const key = countCharacters(own[0] ?? []);
  const all = countCharacters(own.flat());
  const { keyPageCharacters, allCharacters } = NOTICE_LIMITS;
  if (key > keyPageCharacters) report('pages[0]', `第一页有 ${key} 个字，最多 ${keyPageCharacters} 个字。`);
  if (all > allCharacters) report('pages', `全文有 ${all} 个字，最多 ${allCharacters} 个字。`);
}

/** What staff read out to a customer has a date until which it was checked; it cannot have run out before it began. */
function checkLibrary(pack: Pack, report: (file: string) => Report): void {
  const scams = new Set(pack.scams.map((scam) => scam.code));
  const inOrder = (from: string, to: string, path: string, file: string) => {
    if (from > to) report(file)(path, '失效日期早于起始日期。');
  };
  pack.scams.forEach(({ checked, until }, index) => {
    inOrder(checked, until, `[${index}].until`, 'scams.json');
  });
  pack.contacts.forEach(({ checked, until, results }, index) => {
    inOrder(checked, until, `[${index}].until`, 'contacts.json');
    checkUnique(results ?? [], `[${index}].results`, report('contacts.json'));
  });
  pack.cases.forEach(({ date, until, scam }, index) => {
    inOrder(date, until, `[${index}].until`, 'cases.json');
    if (!scams.has(scam)) report('cases.json')(`[${index}].scam`, `scams.json 里没有 ${scam}。`);
  });
  pack.terms.forEach(({ basis }, index) => {
    if (!pack.laws.some((law) => law.code === basis.law)) {
      report('terms.json')(`[${index}].basis.law`, `laws.json 里没有 ${basis.law}。`);
    }
  });
}

function knownIn(pack: Pack, procedures: readonly Procedure[]): Known {
  const steps = procedures.flatMap((procedure) => procedure.steps);
  return {
    options: new Map(steps.map((step) => [step.id, new Set(answersOf(step).map((option) => option.code))])),
    flags: new Set(Object.keys(pack.flags)),
    tiers: new Set(pack.thresholds.tiers.map((tier) => tier.code)),
    timers: new Set(procedures.flatMap((procedure) => procedure.timers.map((timer) => timer.code))),
  };
}

/** Every fault of a pack whose files each satisfy their schema. */
export function checkReferences(pack: Pack): PackFault[] {
  const faults: PackFault[] = [];
  const inFile =
    (file: string): Report =>
    (path, reason) =>
      faults.push({ file, path, reason });
  const everywhere = knownIn(pack, Object.values(pack.procedures));
  checkPackFile(pack.pack, inFile('pack.json'));
  checkMenu(pack, inFile('pack.json'));
  checkHelp(pack, inFile('pack.json'));
  checkTeachBack(pack, inFile('pack.json'));
  checkFlags(pack, everywhere, inFile('flags.json'));
  checkOutcomes(pack, everywhere, inFile('outcomes.json'));
  checkThresholds(pack, everywhere, inFile('thresholds.json'));
  checkLibrary(pack, inFile);
  checkRetention(pack, inFile('retention.json'));
  for (const procedure of Object.values(pack.procedures)) {
    checkProcedure(procedure, pack, knownIn(pack, [procedure]), inFile(`procedures/${procedure.code}.json`));
  }
  for (const notice of Object.values(pack.notices)) {
    checkNotice(notice.pages, notice.text, inFile(`notices/${notice.code}.md`));
  }
  checkLanguages(pack, inFile);
  for (const paper of Object.values(pack.papers)) {
    for (const place of placesIn(paper.text))
      inFile(`papers/${paper.code}.md`)('', `terms.json 里没有 ${place}。`);
  }
  return faults;
}
