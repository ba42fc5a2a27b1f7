// Says a condition of a content pack in one Chinese sentence (design.md: each can be), and the codes in it by their names.
import type { Pack } from './pack-schema.ts';
import type { Predicate, Weight } from './predicate.ts';
import { answersOf, type Step } from './procedure-schema.ts';

export const WEIGHT_NAMES: Record<Weight, string> = { W: '留意', S: '重点', H: '立即停下' };

const stepOf = (pack: Pack, id: string): Step | undefined =>
  Object.values(pack.procedures)
    .flatMap((procedure) => procedure.steps)
    .find((step) => step.id === id);

const quoted = (name: string | undefined, code: string): string => (name ? `${code}“${name}”` : code);

export const stepInWords = (pack: Pack, id: string): string => quoted(stepOf(pack, id)?.title, id);

export const flagInWords = (pack: Pack, code: string): string => quoted(pack.flags[code]?.meaning, code);

function answersInWords(pack: Pack, step: string, codes: readonly string[]): string {
  const known = stepOf(pack, step);
  const labelOf = (code: string) => known && answersOf(known).find((option) => option.code === code)?.label;
  return codes.map((code) => quoted(labelOf(code), code)).join('或');
}

/** @param inside whether it is a part of a longer condition: what is joined then stands in brackets */
export function conditionInWords(pack: Pack, condition: Predicate, inside = false): string {
  const joined = (parts: readonly Predicate[], by: string) => {
    const text = parts.map((part) => conditionInWords(pack, part, parts.length > 1)).join(by);
    return inside && parts.length > 1 ? `（${text}）` : text;
  };
  if ('always' in condition) return '任何时候';
  if ('answer' in condition) {
    const { answer, is } = condition;
    return `${stepInWords(pack, answer)}答${answersInWords(pack, answer, is)}`;
  }
  if ('flag' in condition) return `有提示 ${flagInWords(pack, condition.flag)}`;
  if ('anyFlag' in condition) return '有任何提示';
  if ('weight' in condition) {
    return `“${WEIGHT_NAMES[condition.weight]}”提示至少 ${condition.atLeast} 条`;
  }
  if ('tierAtLeast' in condition) return `金额档至少 ${condition.tierAtLeast}`;
  if ('slip' in condition) return condition.slip === 'same-name' ? '收款人和客户同名' : '金额超过存款一半';
  if ('timer' in condition) return `计时 ${condition.timer} 到时`;
  if ('exempt' in condition) return '已按凭据免问';
  if ('all' in condition) return joined(condition.all, '，并且');
  if ('any' in condition) return joined(condition.any, '，或者');
  return `并非：${conditionInWords(pack, condition.not, true)}`;
}
