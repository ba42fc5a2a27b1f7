/** What a person reads of a verification, in Chinese and English: for the command line and for the page. */
import type { KnownReport, PartialCase, Report } from './report.ts';

/** One thing, said twice. */
export interface Words {
  zh: string;
  en: string;
}

export const HEADLINES: Record<Report['result'], Words> = {
  verified: {
    zh: '已核实：全部成立，身份相符。',
    en: 'VERIFIED: all holds, and the identity is the one given.',
  },
  tampered: { zh: '被改动：有内容不成立。', en: 'TAMPERED: something does not hold.' },
  unproven: { zh: '一致，但未证明来源。', en: 'UNPROVEN: consistent, but its origin is not proven.' },
  malformed: {
    zh: '格式不符：这不是一个合格的证据包。',
    en: 'MALFORMED: this is not a well-formed bundle.',
  },
  fault: {
    zh: '核验器自身出错，没有结论。',
    en: 'FAULT: the verifier itself failed; nothing is known.',
  },
};

export const SM2_WORDS: Record<Report['sm2'], Words> = {
  'not-declared': { zh: '未声明', en: 'not declared' },
  'not-checked': { zh: '已声明，本核验器不能核对', en: 'declared, and not checked by this verifier' },
  checked: { zh: '已核对', en: 'checked' },
};

const SIGNATURE_WORDS: Record<KnownReport['signature'], Words> = {
  good: { zh: '当日密钥的签名成立', en: 'signed by the key of its day' },
  bad: { zh: '当日密钥的签名不成立', en: 'the signature by the key of its day is wrong' },
  absent: { zh: '没有当日密钥的签名', en: 'not signed by the key of its day' },
  unchecked: { zh: '签名所用算法本核验器不能核对', en: 'signed, and not checked by this verifier' },
};

/** The verdict on a known head, then who signed it. */
export function knownWords({ size, verdict, proof = [], signature }: KnownReport): Words[] {
  return [verdictWords(size, verdict, proof.length), SIGNATURE_WORDS[signature]];
}

function verdictWords(size: number, verdict: KnownReport['verdict'], hashes: number): Words {
  switch (verdict) {
    case 'extends':
      return {
        zh: `延续已知检查点：前 ${size} 条与它一致（一致性证明 ${hashes} 个哈希）`,
        en: `extends the known head of size ${size} (consistency proof of ${hashes} hashes)`,
      };
    case 'forks':
      return {
        zh: `与已知检查点分叉：前 ${size} 条中至少有一条被改写`,
        en: `forks from the known head of size ${size}: history was rewritten within its entries`,
      };
    case 'unproven':
      return {
        zh: `前 ${size} 条与已知检查点一致，但叶哈希与本包的检查点不符，不能证明延续`,
        en: `agrees with the known head of size ${size}, but the leaves do not lead to the bundle's checkpoint`,
      };
    default:
      return verdict satisfies never;
  }
}

export function entriesWords({ shown, withheld }: Report['entries']): Words {
  return {
    zh: `披露 ${shown} 条，未披露 ${withheld} 条`,
    en: `${shown} entries shown, ${withheld} withheld`,
  };
}

export function casesWords({ shown, whole }: Report['cases']): Words {
  return { zh: `案件 ${shown} 个，其中完整 ${whole} 个`, en: `${shown} cases shown, ${whole} of them whole` };
}

/** What a bundle of a generation that a restore has ended says of itself. */
export const ENDED_WORDS: Words = {
  zh: '这一代台账已由恢复结束：检查点由当日密钥签过，导出时由设备身份密钥再签；导出记在下一代',
  en: 'a restore has ended this generation: its head was signed by its day, and again by the identity when it was exported; the export is on record in the next generation',
};

/** `undefined` where nothing is missing. */
export function largeThingsWords({ missing, moreMissing }: Report['largeThings']): Words | undefined {
  const count = missing.length + moreMissing;
  if (count === 0) return undefined;
  return { zh: `${count} 份大件未披露或已销毁`, en: `${count} large things withheld or erased` };
}

/** How much of a case is there, and which of its numbers are not. */
export function partialCaseWords({ shown, entries, withheld }: PartialCase): Words {
  const gaps = withheld.map(([first, last]) => (first === last ? `${first}` : `${first}–${last}`)).join(', ');
  const [zhEnd, enEnd] =
    entries === undefined
      ? ['结尾未披露或未结案', 'its end is not shown']
      : [`共 ${entries} 条`, `of ${entries}`];
  return {
    zh: `${shown} 条，${zhEnd}${gaps === '' ? '' : `；未披露 n = ${gaps}`}`,
    en: `${shown} shown, ${enEnd}${gaps === '' ? '' : `; withheld n = ${gaps}`}`,
  };
}

/** The verdict on a misbehaviour report. */
export const MISBEHAVIOUR_HEADLINES: Record<Report['result'], Words> = {
  verified: {
    zh: '举证成立：所给身份的设备，用同一把当日密钥签了两个互相矛盾的检查点。',
    en: 'PROVEN: the device of the identity given signed two contradictory heads with one key of one day.',
  },
  unproven: {
    zh: '举证前后一致，但没有给出身份：不知是哪台设备。',
    en: 'CONSISTENT, but no identity was given: nobody knows whose device it is.',
  },
  tampered: { zh: '举证不成立。', en: 'REFUSED: the report does not hold.' },
  malformed: {
    zh: '格式不符：这不是一个合格的举证文件。',
    en: 'MALFORMED: this is not a well-formed misbehaviour report.',
  },
  fault: HEADLINES.fault,
};
