// Amounts in words: what stands on a bank's paper in capitals must say exactly what the figures say.
import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { capitals, figures, MAX_FEN, tenThousands } from '../../shared/words/money.ts';

describe('capitals (大写金额)', () => {
  test.each([
    [0, '零元整'],
    [1, '壹分'],
    [10, '壹角整'],
    [12, '壹角贰分'],
    [101, '壹元零壹分'],
    [110, '壹元壹角整'],
    [1_000, '壹拾元整'],
    [11_000, '壹佰壹拾元整'],
    [32_504, '叁佰贰拾伍元零肆分'],
    [140_950, '壹仟肆佰零玖元伍角整'],
    [600_714, '陆仟零柒元壹角肆分'],
    [168_032, '壹仟陆佰捌拾元叁角贰分'],
    [800_000, '捌仟元整'],
    [1_000_000, '壹万元整'],
    [1_000_100, '壹万零壹元整'],
    [1_640_902, '壹万陆仟肆佰零玖元零贰分'],
    [10_700_053, '壹拾万柒仟元伍角叁分'],
    [1_005_000_005, '壹仟零伍万元零伍分'],
    [1_000_000_100, '壹仟万零壹元整'],
    [10_000_000_000, '壹亿元整'],
    [10_001_000_000, '壹亿零壹万元整'],
    [10_000_000_100, '壹亿零壹元整'],
    [10_010_001_000, '壹亿零壹拾万零壹拾元整'],
    [MAX_FEN, '玖仟玖佰玖拾玖亿玖仟玖佰玖拾玖万玖仟玖佰玖拾玖元玖角玖分'],
  ])('%d fen is %s', (fen, words) => {
    expect(capitals(fen)).toBe(words);
  });

  test.each([-1, 0.5, Number.NaN, Number.POSITIVE_INFINITY, MAX_FEN + 1])(
    '%d fen is not an amount',
    (fen) => {
      expect(() => capitals(fen)).toThrow(RangeError);
    },
  );

  it('read back, every amount is the amount that was put into words', () => {
    fc.assert(
      fc.property(amounts, (fen) => {
        expect(readBack(capitals(fen))).toBe(fen);
      }),
      { numRuns: 2_000 },
    );
  });

  it('a gap is one 零, never two, and never before a unit or at the end of the yuan', () => {
    fc.assert(
      fc.property(amounts, (fen) => {
        if (fen > 0) expect(capitals(fen)).not.toMatch(/零零|零[万亿元角整]|^零/);
      }),
      { numRuns: 2_000 },
    );
  });
});

/** Amounts with many zeros in them: that is where the words go wrong. */
const amounts = fc.oneof(
  fc.integer({ min: 0, max: MAX_FEN }),
  fc
    .array(fc.constantFrom('0', '0', '0', '1', '5', '9'), { minLength: 1, maxLength: 14 })
    .map((digits) => Number(digits.join(''))),
);

/** Reads the capital form the way a person does: independent of how it was written. */
function readBack(words: string): number {
  const digits = '零壹贰叁肆伍陆柒捌玖';
  const factors: Record<string, number> = { 拾: 10, 佰: 100, 仟: 1_000 };
  let total = 0;
  let group = 0;
  let digit = 0;
  for (const character of words) {
    if (digits.includes(character)) digit = digits.indexOf(character);
    else if (factors[character]) {
      group += digit * factors[character];
      digit = 0;
    } else {
      if (character === '角') total += digit * 10;
      else if (character === '分') total += digit;
      else if (character === '元') total += (group + digit) * 100;
      else if (character === '万') total += (group + digit) * 1_000_000;
      else if (character === '亿') total += (group + digit) * 10_000_000_000;
      group = 0;
      digit = 0;
    }
  }
  return total;
}

describe('figures', () => {
  test.each([
    [0, '0.00'],
    [5, '0.05'],
    [100, '1.00'],
    [99_999, '999.99'],
    [100_000, '1,000.00'],
    [123_456_789, '1,234,567.89'],
    [MAX_FEN, '999,999,999,999.99'],
  ])('%d fen is %s', (fen, text) => {
    expect(figures(fen)).toBe(text);
  });
});

describe('ten thousands, the reading aid', () => {
  test.each([
    [999_999, undefined],
    [1_000_000, '1 万元'],
    [1_000_050, '约 1 万元'],
    [1_050_000, '1.05 万元'],
    [10_000_000, '10 万元'],
    [12_345_600, '约 12.35 万元'],
    [100_000_000, '100 万元'],
    [1_234_567_800, '约 1,234.57 万元'],
  ])('%d fen is %s', (fen, text) => {
    expect(tenThousands(fen)).toBe(text);
  });
});
