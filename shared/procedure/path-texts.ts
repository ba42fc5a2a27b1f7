// The faults of a procedure that can be read off without walking through it: texts too long to read at the counter, bases
// and notices that are missing, thresholds that head office does not allow.
import { countCharacters, NOTICE_LIMITS } from './notice.ts';
import type { Pack, Procedure, Step } from './pack-schema.ts';
import type { Finding } from './path-findings.ts';

/** A label fits one line of the teller's list, and what is to be said one breath (features.md, Reading). */
const TEXT_LIMITS = { label: 30, say: 120 } as const;

/** What head office allows for the smallest amount of a tier, in fen. */
export type TierLimits = Readonly<
  Record<string, { readonly floorFen?: number; readonly ceilingFen?: number }>
>;

function tooLong(about: string, what: string, text: string, most: number): Finding[] {
  const characters = [...text].length;
  if (characters <= most) return [];
  const sentence = `${about} 的${what}有 ${characters} 个字，最多 ${most} 个字：“${text}”。`;
  return [{ code: 'text-too-long', about, sentence }];
}

function stepFindings(pack: Pack, step: Step): Finding[] {
  const { label } = TEXT_LIMITS;
  const known = (law: string) => pack.laws.some(({ code }) => code === law);
  const isMissing = step.basis.length === 0 || !step.basis.every((basis) => known(basis.law));
  const sentence = `步骤 ${step.id}（${step.title}）没有写明依据，或所写的依据不在 laws.json 里。`;
  return [
    ...(isMissing ? [{ code: 'missing-basis' as const, about: step.id, sentence }] : []),
    ...tooLong(step.id, '标题', step.title, label),
    ...tooLong(step.id, '话术', step.say, TEXT_LIMITS.say),
    ...step.groups.flatMap((group) => [
      ...tooLong(step.id, '分组名', group.label, label),
      ...group.options.flatMap((option) => tooLong(`${step.id} ${option.code}`, '选项', option.label, label)),
    ]),
  ];
}

function noticeFindings(pack: Pack, { notice: code, name }: Procedure): Finding[] {
  const notice = Object.hasOwn(pack.notices, code) ? pack.notices[code] : undefined;
  if (!notice) {
    return [
      { code: 'missing-notice', about: code, sentence: `流程“${name}”要用的告知书 ${code} 不在内容包里。` },
    ];
  }
  const { keyPageCharacters, allCharacters } = NOTICE_LIMITS;
  const over = (what: string, lines: readonly string[], most: number): Finding[] => {
    const characters = countCharacters(lines);
    const sentence = `告知书 ${code} 的${what}有 ${characters} 个字，最多 ${most} 个字。`;
    return characters > most ? [{ code: 'text-too-long', about: code, sentence }] : [];
  };
  return [
    ...over('第一页', notice.pages[0] ?? [], keyPageCharacters),
    ...over('全文', notice.pages.flat(), allCharacters),
  ];
}

export const yuan = (fen: number): string => `${(fen / 100).toLocaleString('zh-CN')} 元`;

function thresholdFindings(pack: Pack, limits: TierLimits): Finding[] {
  return Object.entries(limits).flatMap(([about, { floorFen, ceilingFen }]): Finding[] => {
    const code = 'threshold-out-of-limits';
    const tier = pack.thresholds.tiers.find((known) => known.code === about);
    if (!tier) return [{ code, about, sentence: `总行规定了金额档 ${about}，内容包里没有这一档。` }];
    const now = `金额档 ${about} 从 ${yuan(tier.fromFen)}起`;
    if (floorFen !== undefined && tier.fromFen < floorFen) {
      return [{ code, about, sentence: `${now}，低于总行规定的下限 ${yuan(floorFen)}。` }];
    }
    if (ceilingFen !== undefined && tier.fromFen > ceilingFen) {
      return [{ code, about, sentence: `${now}，高于总行规定的上限 ${yuan(ceilingFen)}。` }];
    }
    return [];
  });
}

export function textFindings(pack: Pack, procedure: Procedure, tiers: TierLimits): Finding[] {
  return [
    ...procedure.steps.flatMap((step) => stepFindings(pack, step)),
    ...procedure.heard.flatMap((heard) =>
      tooLong(heard.code, '“听到了”按钮', heard.label, TEXT_LIMITS.label),
    ),
    ...noticeFindings(pack, procedure),
    ...thresholdFindings(pack, tiers),
  ];
}
