// Amounts of money. Everywhere an amount is an integer number of fen (分); these functions only put it into words.

/** The largest amount a slip may carry: 9,999 亿元, the limit up to which the capital form is spelt out. */
export const MAX_FEN = 99_999_999_999_999;

/** `123456789` → `1,234,567.89` (yuan with thousands marks, two decimals). */
export function figures(fen: number): string {
  const yuan = Math.floor(fen / 100);
  return `${yuan.toString().replace(/\B(?=(\d{3})+(?!\d))/g, ',')}.${String(fen % 100).padStart(2, '0')}`;
}

/** `123456789` → `1,234,567.89 元`. */
export const inYuan = (fen: number): string => `${figures(fen)} 元`;

/** A reading aid for tellers: `1234567800` → `约 1,234.57 万元`; under ten thousand yuan there is none. */
export function tenThousands(fen: number): string | undefined {
  if (fen < 1_000_000) return undefined;
  const exact = fen % 10_000 === 0;
  return `${exact ? '' : '约 '}${figures(Math.round(fen / 10_000)).replace(/\.?0+$/, '')} 万元`;
}

const DIGITS = '零壹贰叁肆伍陆柒捌玖';
const PLACES = ['', '拾', '佰', '仟'];
const GROUPS = ['', '万', '亿'];

function fourDigits(value: number): string {
  let text = '';
  let zero = false;
  for (let place = 3; place >= 0; place -= 1) {
    const digit = Math.floor(value / 10 ** place) % 10;
    if (digit === 0) {
      zero = text !== '';
    } else {
      text += `${zero ? '零' : ''}${DIGITS[digit]}${PLACES[place]}`;
      zero = false;
    }
  }
  return text;
}

/**
 * The capital form used on bank papers (大写金额): `800000` fen → `捌仟元整`.
 * Follows the rules for filling in bills (正确填写票据和结算凭证的基本规定): 整 after 元 or 角, 零 for gaps.
 * @throws RangeError when fen is not an integer between 0 and MAX_FEN
 */
export function capitals(fen: number): string {
  if (!Number.isInteger(fen) || fen < 0 || fen > MAX_FEN) throw new RangeError(`amount out of range: ${fen}`);
  if (fen === 0) return '零元整';
  let yuan = Math.floor(fen / 100);
  const groups: number[] = [];
  for (; yuan > 0; yuan = Math.floor(yuan / 10_000)) groups.push(yuan % 10_000);
  let text = '';
  let gap = false;
  for (let index = groups.length - 1; index >= 0; index -= 1) {
    const group = groups[index] ?? 0;
    if (group === 0) {
      gap = text !== '';
      continue;
    }
    if (text !== '' && (gap || group < 1000)) text += '零';
    text += fourDigits(group) + GROUPS[index];
    gap = false;
  }
  if (text !== '') text += '元';
  const jiao = Math.floor(fen / 10) % 10;
  const cents = fen % 10;
  if (jiao === 0 && cents === 0) return `${text}整`;
  if (jiao > 0) text += `${DIGITS[jiao]}角`;
  else if (text !== '') text += '零';
  return cents > 0 ? `${text}${DIGITS[cents]}分` : `${text}整`;
}
