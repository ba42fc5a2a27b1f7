// Checks that the files of a pack fit together, beyond what each file's schema can see: codes that exist, codes given
// once, options that make sense, tiers in order, notices short enough, dates that can be meant.
import { countCharacters, NOTICE_LIMITS } from './notice.ts';
import { checkCondition, type Known } from './pack-conditions.ts';
import type { PackFault } from './pack-faults.ts';
import { optionsOf, type Pack, type Procedure, type Step } from './pack-schema.ts';
import { WEIGHTS } from './predicate.ts';

const LONGEST_YEARS = 10;

type Report = (path: string, reason: string) => void;
type Coded = { readonly code: string };

export function checkUnique(list: readonly Coded[], path: string, report: Report): void {
  const seen = new Set<string>();
  list.forEach((item, index) => {
    if (seen.has(item.code)) report(`${path}[${index}].code`, `编号 ${item.code} 重复。`);
    seen.add(item.code);
  });
}

function checkPackFile(pack: Pack['pack'], report: Report): void {
  const { from, to } = pack.effective;
  if (from > to) report('effective.to', '失效日期早于生效日期。');
  else if (Number(to.slice(0, 4)) - Number(from.slice(0, 4)) > LONGEST_YEARS) {
    report('effective.to', `有效期不能超过 ${LONGEST_YEARS} 年。`);
  }
  for (const [name, list] of Object.entries(pack.reasons)) checkUnique(list, `reasons.${name}`, report);
  checkUnique(pack.contacts, 'contacts', report);
  pack.contacts.forEach((contact, index) => {
    checkUnique(contact.results, `contacts[${index}].results`, report);
  });
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
  tiers.forEach((tier, index) => {
    const before = tiers[index - 1];
    if (!before && tier.fromFen !== 0) report('tiers[0].fromFen', '第一档要从 0 开始。');
    if (before && tier.fromFen <= before.fromFen) report(`tiers[${index}].fromFen`, '金额档要从小到大。');
  });
  lifts.forEach((lift, index) => {
    if (!known.tiers.has(lift.to)) report(`lifts[${index}].to`, `没有编号为 ${lift.to} 的金额档。`);
    checkCondition(lift.when, `lifts[${index}].when`, 'facts', known, report);
  });
}

function checkOutcomes({ rows, additions, endings }: Pack['outcomes'], known: Known, report: Report): void {
  checkUnique([...rows], 'rows', report);
  checkUnique([...additions], 'additions', report);
  checkUnique([...endings], 'endings', report);
  const first = rows[0];
  if (!first || !('always' in first.when)) report('rows[0].when', '第一种结论要总是成立，才不会没有结论。');
  rows.forEach((row, index) => {
    checkCondition(row.when, `rows[${index}].when`, 'growing', known, report);
  });
  additions.forEach((addition, index) => {
    checkCondition(addition.when, `additions[${index}].when`, 'growing', known, report);
    if (rows.some((row) => row.code === addition.code)) {
      report(`additions[${index}].code`, `编号 ${addition.code} 已经是一种结论。`);
    }
  });
  endings.forEach((ending, index) => {
    checkUnique(ending.grounds, `endings[${index}].grounds`, report);
  });
}

function checkOptions(step: Step, path: string, known: Known, report: Report): void {
  if (step.form === 'outcome' && step.groups.length > 0) report(`${path}.groups`, '结论步骤没有选项。');
  if (step.form !== 'outcome' && step.groups.length === 0) report(`${path}.groups`, '至少要有一个选项。');
  const seen = new Set<string>();
  let calm = 0;
  step.groups.forEach((group, g) => {
    group.options.forEach((option, o) => {
      const at = `${path}.groups[${g}].options[${o}]`;
      if (seen.has(option.code)) report(`${at}.code`, `编号 ${option.code} 重复。`);
      seen.add(option.code);
      option.raises?.forEach((code, index) => {
        if (!known.flags.has(code)) report(`${at}.raises[${index}]`, `没有编号为 ${code} 的提示。`);
      });
      if (!option.calm) return;
      calm += 1;
      if (step.choose !== 'many') report(`${at}.calm`, '只有可以多选的步骤才有“正常”选项。');
      if (calm > 1) report(`${at}.calm`, '一个步骤只能有一个“正常”选项。');
      if (option.raises) report(`${at}.raises`, '“正常”选项不能引出提示。');
    });
  });
}

function checkStep(step: Step, path: string, pack: Pack, known: Known, report: Report): void {
  checkOptions(step, path, known, report);
  checkCondition(step.when, `${path}.when`, 'growing', known, report);
  step.basis.forEach((basis, index) => {
    if (!pack.laws.some((law) => law.code === basis.law)) {
      report(`${path}.basis[${index}].law`, `laws.json 里没有 ${basis.law}。`);
    }
  });
  step.againAfter?.forEach((id, index) => {
    if (!known.options.has(id)) report(`${path}.againAfter[${index}]`, `没有编号为 ${id} 的步骤。`);
    if (id === step.id) report(`${path}.againAfter[${index}]`, '步骤不能指向自己。');
  });
  if (step.changeRaises && !known.flags.has(step.changeRaises)) {
    report(`${path}.changeRaises`, `没有编号为 ${step.changeRaises} 的提示。`);
  }
}

function checkProcedure(procedure: Procedure, pack: Pack, known: Known, report: Report): void {
  if (!Object.hasOwn(pack.notices, procedure.notice))
    report('notice', `没有告知书 notices/${procedure.notice}.md。`);
  const seen = new Set<string>();
  const forms = new Set<string>();
  procedure.steps.forEach((step, index) => {
    if (seen.has(step.id)) report(`steps[${index}].id`, `编号 ${step.id} 重复。`);
    seen.add(step.id);
    if (!step.id.startsWith(`${procedure.code}-`)) {
      report(`steps[${index}].id`, `步骤编号要以 ${procedure.code}- 开头。`);
    }
    // The case looks these steps up by their form.
    if (step.form !== 'choice' && forms.has(step.form))
      report(`steps[${index}].form`, `只能有一个 ${step.form} 步骤。`);
    forms.add(step.form);
    checkStep(step, `steps[${index}]`, pack, known, report);
  });
  checkCondition(procedure.exemption.claimed, 'exemption.claimed', 'facts', known, report);
  checkCondition(procedure.exemption.when, 'exemption.when', 'exemption', known, report);
  checkUnique(procedure.heard, 'heard', report);
  procedure.heard.forEach((heard, index) => {
    if (!known.flags.has(heard.raises))
      report(`heard[${index}].raises`, `没有编号为 ${heard.raises} 的提示。`);
  });
  checkUnique(procedure.timers, 'timers', report);
  procedure.timers.forEach((timer, index) => {
    checkCondition(timer.while, `timers[${index}].while`, 'growing', known, report);
  });
  procedure.recommend.forEach((recommend, index) => {
    const options = known.options.get(recommend.step);
    if (!options) report(`recommend[${index}].step`, `没有编号为 ${recommend.step} 的步骤。`);
    else if (!options.has(recommend.option)) {
      report(`recommend[${index}].option`, `步骤 ${recommend.step} 没有选项 ${recommend.option}。`);
    }
    checkCondition(recommend.when, `recommend[${index}].when`, 'growing', known, report);
  });
}

function checkNotice(pages: readonly (readonly string[])[], report: Report): void {
  const key = countCharacters(pages[0] ?? []);
  const all = countCharacters(pages.flat());
  const { keyPageCharacters, allCharacters } = NOTICE_LIMITS;
  if (key > keyPageCharacters) report('pages[0]', `第一页有 ${key} 个字，最多 ${keyPageCharacters} 个字。`);
  if (all > allCharacters) report('pages', `全文有 ${all} 个字，最多 ${allCharacters} 个字。`);
}

function knownIn(pack: Pack, procedures: readonly Procedure[]): Known {
  const steps = procedures.flatMap((procedure) => procedure.steps);
  return {
    options: new Map(steps.map((step) => [step.id, new Set(optionsOf(step).map((option) => option.code))])),
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
  checkFlags(pack, everywhere, inFile('flags.json'));
  checkOutcomes(pack.outcomes, everywhere, inFile('outcomes.json'));
  checkThresholds(pack, everywhere, inFile('thresholds.json'));
  for (const procedure of Object.values(pack.procedures)) {
    checkProcedure(procedure, pack, knownIn(pack, [procedure]), inFile(`procedures/${procedure.code}.json`));
  }
  for (const notice of Object.values(pack.notices))
    checkNotice(notice.pages, inFile(`notices/${notice.code}.md`));
  return faults;
}
