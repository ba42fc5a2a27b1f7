// Checks that a pack's retention table fits the pack: laws and codes that exist, and a period for every way in which a case can end.
import { checkUnique, type Report } from './pack-faults.ts';
import type { Pack } from './pack-schema.ts';
import { ruleOf } from './retention.ts';
import { ENDS, type Retention } from './retention-schema.ts';

const NAMES: Record<(typeof ENDS)[number], string> = {
  done: '已办理',
  ended: '由人结束',
  cancelled: '已取消',
};

function checkLaws(
  pack: Pack,
  list: readonly { readonly basis: readonly { readonly law: string }[] }[],
  at: string,
  report: Report,
): void {
  list.forEach(({ basis }, index) => {
    basis.forEach(({ law }, place) => {
      if (!pack.laws.some(({ code }) => code === law))
        report(`${at}[${index}].basis[${place}].law`, `laws.json 里没有 ${law}。`);
    });
  });
}

function checkCodes(pack: Pack, { rules }: Retention, report: Report): void {
  const endings = new Set(
    Object.values(pack.outcomes).flatMap((table) => table.endings.map(({ code }) => code)),
  );
  rules.forEach(({ covers, since, months }, index) => {
    covers?.procedures.forEach((code, place) => {
      if (!Object.hasOwn(pack.procedures, code))
        report(`rules[${index}].covers.procedures[${place}]`, `没有流程 ${code}。`);
    });
    covers?.also?.forEach((code, place) => {
      if (!endings.has(code)) report(`rules[${index}].covers.also[${place}]`, `没有办结方式 ${code}。`);
    });
    const counts = since === 'end-of-case' || since === 'end-of-relation';
    if (covers && !(counts && months !== undefined))
      report(`rules[${index}].since`, '业务的期限要从业务结束或者业务关系终止起算，并写明月数。');
  });
}

/** What is not in the table is never destroyed: that would be an accident and not a decision. */
function checkGaps({ procedures, pack: { menu } }: Pack, retention: Retention, report: Report): void {
  for (const procedure of menu.filter((code) => Object.hasOwn(procedures, code))) {
    for (const how of ENDS) {
      if (!ruleOf(retention, { procedure, how, ending: '', endedAt: '' }))
        report('rules', `没有规定流程 ${procedure}“${NAMES[how]}”的业务保存多久。`);
    }
  }
}

export function checkRetention(pack: Pack, report: Report): void {
  const { retention } = pack;
  if (!retention) return;
  checkUnique(retention.rules, 'rules', report);
  checkUnique(retention.grounds, 'grounds', report);
  for (const [name, list] of Object.entries(retention.reasons)) checkUnique(list, `reasons.${name}`, report);
  checkLaws(pack, retention.rules, 'rules', report);
  checkLaws(pack, retention.grounds, 'grounds', report);
  checkCodes(pack, retention, report);
  checkGaps(pack, retention, report);
}
