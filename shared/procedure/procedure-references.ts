// The faults of one procedure beyond its schema: options that make sense, screens used once, codes that exist.
import { checkCondition, type Known } from './pack-conditions.ts';
import { checkUnique, type Report } from './pack-faults.ts';
import type { Pack } from './pack-schema.ts';
import { DEFERRED, optionsOf, type Procedure, type Step } from './procedure-schema.ts';

/** What the customer's own screen establishes by itself (case/assess.ts, recordOf): nobody can give another answer. */
export const SENSED: Partial<Record<Step['form'], readonly string[]>> = {
  signing: ['ink', 'mark', 'paper', 'refused'],
  confirmation: ['ink', 'mark', 'paper', 'refused', 'not-now', 'change'],
};
/** What happens to a sheet that the customer does not answer on the screen. */
const SHEET_OPTIONS: readonly string[] = ['paper', 'refused'];
/** As many as one answer can name (case/case-kinds.ts). */
const MOST_OPTIONS = 20;

function checkOptions(step: Step, path: string, known: Known, report: Report): void {
  if (step.form === 'outcome' && step.groups.length > 0) report(`${path}.groups`, '结论步骤没有选项。');
  if (step.form !== 'outcome' && step.groups.length === 0) report(`${path}.groups`, '至少要有一个选项。');
  if (optionsOf(step).length > MOST_OPTIONS)
    report(`${path}.groups`, `一个步骤最多 ${MOST_OPTIONS} 个选项。`);
  const seen = new Set<string>();
  let calm = 0;
  step.groups.forEach((group, g) => {
    group.options.forEach((option, o) => {
      const at = `${path}.groups[${g}].options[${o}]`;
      if (seen.has(option.code)) report(`${at}.code`, `编号 ${option.code} 重复。`);
      if (option.code === DEFERRED) report(`${at}.code`, `编号 ${DEFERRED} 留给推迟办理，选项不能用。`);
      const sensed = SENSED[step.form];
      if (sensed && !sensed.includes(option.code)) {
        report(`${at}.code`, `这一步由客户屏幕得出，只能是 ${sensed.join('、')}。`);
      }
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
  if (step.form !== 'sheet') return;
  for (const code of SHEET_OPTIONS.filter((needed) => !seen.has(needed))) {
    report(`${path}.groups`, `客户在屏幕上回答的步骤要有选项 ${code}。`);
  }
}

function checkDeferral({ defer, choose, form }: Step, path: string, known: Known, report: Report): void {
  if (!defer) return;
  checkUnique(defer.reasons, `${path}.defer.reasons`, report);
  if (choose === 'many' || form !== 'choice') report(`${path}.defer`, '只有单选的普通步骤可以推迟。');
  if (defer.raises !== undefined && !known.flags.has(defer.raises)) {
    report(`${path}.defer.raises`, `没有编号为 ${defer.raises} 的提示。`);
  }
}

function checkStep(step: Step, path: string, pack: Pack, known: Known, report: Report): void {
  checkOptions(step, path, known, report);
  checkDeferral(step, path, known, report);
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
  if (step.ink && step.form !== 'confirmation') report(`${path}.ink`, '只有确认步骤才能要求手写签名。');
}

function checkSteps(procedure: Procedure, pack: Pack, known: Known, report: Report): void {
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
  // Each of these screens shows what another part of the procedure gives.
  const needs = (form: Step['form'], given: boolean, what: string) => {
    if (forms.has(form) && !given) report('steps', `有 ${form} 步骤，却没有${what}。`);
  };
  for (const form of ['notice', 'sheet', 'signing'] as const) {
    needs(form, procedure.notice !== undefined, '告知书');
  }
  needs('confirmation', forms.has('arrival') && procedure.slip === 'payment', '收款人和到账方式可以确认');
  const signs = ['sheet', 'signing', 'confirmation'].some((form) => forms.has(form));
  if (procedure.notice !== undefined && !signs) report('notice', '告知书没有签名或回答的步骤。');
}

/** Where it can begin, how it is entered, and which table decides: one that is only entered has no table, and no screens. */
function checkUse(procedure: Procedure, pack: Pack, known: Known, report: Report): void {
  const { startedAt, entry, outcomes, notice } = procedure;
  if (!startedAt && !entry) report('startedAt', '流程既不能开始，也不能中途进入。');
  if (startedAt && outcomes === undefined) report('outcomes', '可以开始办理的流程要有结论表。');
  if (outcomes !== undefined && !Object.hasOwn(pack.outcomes, outcomes)) {
    report('outcomes', `outcomes.json 里没有结论表 ${outcomes}。`);
  }
  if (entry) {
    checkCondition(entry.when, 'entry.when', 'growing', { ...known, options: new Map() }, report);
    const own = procedure.steps.find((step) => step.form !== 'choice');
    if (own || notice !== undefined || procedure.exemption) {
      report('entry', '中途进入的流程不能有自己的告知书、确认、免问和结论页。');
    }
  }
  if (notice !== undefined && !Object.hasOwn(pack.notices, notice)) {
    report('notice', `没有告知书 notices/${notice}.md。`);
  }
  procedure.papers.forEach((paper, index) => {
    if (!Object.hasOwn(pack.papers, paper)) report(`papers[${index}]`, `没有文书 papers/${paper}.md。`);
  });
}

function checkRules(procedure: Procedure, pack: Pack, known: Known, report: Report): void {
  const own = pack.outcomes[procedure.outcomes ?? ''];
  // One that is only entered meets many tables: a row that the case's own table lacks says nothing there.
  const tables = own ? [own] : Object.values(pack.outcomes);
  const inTable = new Set(
    tables.flatMap((table) =>
      [...table.rows, ...table.additions, ...table.endings].map((entry) => entry.code),
    ),
  );
  procedure.stricter.forEach((rule, index) => {
    if (!tables.some((table) => table.rows.some((row) => row.code === rule.row))) {
      report(`stricter[${index}].row`, `结论表里没有 ${rule.row}。`);
    }
    checkCondition(rule.when, `stricter[${index}].when`, 'growing', known, report);
  });
  procedure.contradictions.forEach((rule, index) => {
    if (!known.flags.has(rule.raises)) {
      report(`contradictions[${index}].raises`, `没有编号为 ${rule.raises} 的提示。`);
    }
    checkCondition(rule.when, `contradictions[${index}].when`, 'growing', known, report);
  });
  checkUnique(procedure.followUps, 'followUps', report);
  procedure.followUps.forEach((task, index) => {
    checkUnique(task.results, `followUps[${index}].results`, report);
    task.after.forEach((code, place) => {
      if (!inTable.has(code)) report(`followUps[${index}].after[${place}]`, `结论表里没有 ${code}。`);
    });
  });
}

/** Beside a case that is told nothing there is no case of its own, and no step that shows or asks to sign. */
function checkQuiet({ quiet, startedAt, steps }: Procedure, known: Known, report: Report): void {
  if (!quiet) return;
  if (startedAt) report('quiet', '不向客户显示的流程只能中途进入。');
  checkCondition(quiet.endsWhen, 'quiet.endsWhen', 'growing', known, report);
  steps.forEach(({ channel }, index) => {
    if (channel === 'shown' || channel === 'signed')
      report(`steps[${index}].channel`, '不向客户显示的流程，不能有给客户看或请客户签的步骤。');
  });
}

export function checkProcedure(procedure: Procedure, pack: Pack, known: Known, report: Report): void {
  checkUse(procedure, pack, known, report);
  checkQuiet(procedure, known, report);
  checkSteps(procedure, pack, known, report);
  checkRules(procedure, pack, known, report);
  if (procedure.exemption) {
    checkCondition(procedure.exemption.claimed, 'exemption.claimed', 'facts', known, report);
    checkCondition(procedure.exemption.when, 'exemption.when', 'exemption', known, report);
  }
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
    const step = procedure.steps.find((candidate) => candidate.id === recommend.step);
    if (!step) report(`recommend[${index}].step`, `没有编号为 ${recommend.step} 的步骤。`);
    else if (!optionsOf(step).some((option) => option.code === recommend.option)) {
      report(`recommend[${index}].option`, `步骤 ${recommend.step} 没有选项 ${recommend.option}。`);
    }
    checkCondition(recommend.when, `recommend[${index}].when`, 'growing', known, report);
  });
}
