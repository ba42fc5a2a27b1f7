// The sample pack says what domain.md says: every option, flag, trigger, outcome and text limit, compared with tables typed in by hand.
import { describe, expect, it, test } from 'vitest';
import { countCharacters } from '../../shared/procedure/notice.ts';
import { optionsOf, type Step } from '../../shared/procedure/procedure-schema.ts';
import { FLAG_WEIGHTS, HEARD_TABLE, STEP_TABLE } from './remittance-table.ts';
import { remittance, samplePack } from './sample-files.ts';

const pack = samplePack();
const procedure = remittance(pack);

function step(id: string): Step {
  const found = procedure.steps.find((candidate) => candidate.id === id);
  if (!found) throw new Error(`no step ${id}`);
  return found;
}

describe('the steps of a personal remittance', () => {
  it('are those of domain.md, in its reading order', () => {
    expect(procedure.steps.map(({ id }) => id)).toEqual(STEP_TABLE.map((row) => row.step));
  });

  test.each(STEP_TABLE)('$step is made known through the channel "$channel" with $choose choice', (row) => {
    expect(step(row.step)).toMatchObject({ channel: row.channel, choose: row.choose });
    if (row.say !== undefined) expect(step(row.step).say).toBe(row.say);
  });

  test.each(STEP_TABLE)('$step offers exactly the documented options', (row) => {
    const codes = optionsOf(step(row.step)).map((option) => option.code);
    expect(codes).toEqual(row.options.map(([code]) => code));
  });

  const everyOption = STEP_TABLE.flatMap((row) =>
    row.options.map(([option, label, ...flags]) => ({
      id: row.step,
      option,
      label,
      flags,
      raised: flags.join() || 'none',
    })),
  );
  test.each(everyOption)('$id answered "$option" ($label) raises $raised', ({ id, option, label, flags }) => {
    const found = optionsOf(step(id)).find((candidate) => candidate.code === option);
    expect(found?.label).toContain(label);
    expect(found?.raises ?? []).toEqual(flags);
  });

  it('have one all-is-well option in the three steps that take several answers, and nowhere else', () => {
    const calm = procedure.steps.flatMap((one) =>
      optionsOf(one)
        .filter((option) => option.calm)
        .map((option) => `${one.id} ${option.code}`),
    );
    expect(calm).toEqual(['REM-12 calm', 'REM-13 none', 'REM-14 consistent']);
  });

  it('ask for the check again when purpose or relation has changed, and mark a changed purpose as F02', () => {
    expect(step('REM-14').againAfter).toEqual(['REM-03', 'REM-04']);
    expect(
      procedure.steps.filter((one) => one.changeRaises).map((one) => [one.id, one.changeRaises]),
    ).toEqual([['REM-03', 'F02']]);
  });

  it('name the payee in every label of family evidence', () => {
    for (const id of ['REM-01S', 'REM-01C']) {
      for (const option of optionsOf(step(id))) expect(option.label).toContain('收款人');
    }
  });

  it('stand on a law or on a rule of the bank, and none is asked on the reader’s age or origin', () => {
    for (const one of procedure.steps) expect(one.basis.length, one.id).toBeGreaterThan(0);
    expect(step('REM-02').basis).toContainEqual({ law: 'L1', clause: '第三十条' });
    expect(step('REM-12').limit).toContain('年龄、籍贯');
  });

  it('use special screens for the notice, the outcome, the arrival and the confirmation only', () => {
    const special = procedure.steps.filter((one) => one.form !== 'choice').map((one) => [one.id, one.form]);
    expect(special).toEqual([
      ['REM-02', 'notice'],
      ['REM-15', 'outcome'],
      ['REM-16', 'arrival'],
      ['REM-17', 'confirmation'],
    ]);
  });
});

describe('flags', () => {
  it('are exactly F01 to F36 and K02', () => {
    const ofRemittances = Object.keys(pack.flags).filter((code) => /^F|^K02$/u.test(code));
    expect(ofRemittances.sort()).toEqual(Object.keys(FLAG_WEIGHTS).sort());
  });

  test.each(Object.entries(FLAG_WEIGHTS))('%s weighs %s', (code, weight) => {
    expect(pack.flags[code]?.weight).toBe(weight);
  });

  it('grow heavier in one case only: F01 from tier T3', () => {
    const heavier = Object.values(pack.flags).filter((flag) => flag.code.startsWith('F') && flag.heavier);
    expect(heavier.map(({ code, heavier }) => [code, heavier])).toEqual([
      ['F01', { weight: 'S', when: { tierAtLeast: 'T3' } }],
    ]);
  });

  it('can each be raised by this procedure', () => {
    const raised = new Set([
      ...procedure.steps.flatMap((one) => optionsOf(one).flatMap((option) => option.raises ?? [])),
      ...procedure.steps.flatMap((one) => one.changeRaises ?? []),
      ...procedure.heard.map((heard) => heard.raises),
    ]);
    expect([...raised].sort()).toEqual(Object.keys(FLAG_WEIGHTS).sort());
  });
});

describe('words heard', () => {
  it('are the documented buttons in order of importance', () => {
    expect(procedure.heard.map((heard) => heard.code)).toEqual(HEARD_TABLE.map(([, code]) => code));
  });

  test.each(HEARD_TABLE)('%j are one tap "%s" that raises %s', (words, code, flag) => {
    const heard = procedure.heard.find((candidate) => candidate.code === code);
    expect(heard?.raises).toBe(flag);
    for (const word of words) expect(heard?.label).toContain(word);
  });
});

describe('outcomes', () => {
  it('run from mild to strict with the decider of domain.md 1.6', () => {
    expect(pack.outcomes.O?.rows.map(({ code, name, decider }) => [code, name, decider])).toEqual([
      ['O0', '正常办理', 'teller'],
      ['O1', '提示后办理', 'teller'],
      ['O3', '主管复核', 'supervisor'],
      ['O4', '暂缓并劝阻', 'supervisor'],
      ['O5', '警银联动', 'branch-head'],
      ['O6', '不予办理', 'branch-head'],
    ]);
    expect(pack.outcomes.O?.additions.map(({ code, name }) => [code, name])).toEqual([
      ['O2', '建议延迟到账'],
    ]);
  });

  it('leave refusal and insistence to the branch head, on paper and on listed grounds', () => {
    expect(pack.outcomes.O?.endings.map(({ code, by, paper }) => [code, by, paper])).toEqual([
      ['O6', ['branch-head'], 'N5'],
      ['O7', ['teller', 'supervisor', 'branch-head'], undefined],
      ['O8', ['branch-head'], 'N4'],
      ['O9', ['branch-head'], undefined],
    ]);
    const refusal = pack.outcomes.O?.endings[0]?.grounds.map((ground) => ground.label).join();
    for (const article of [
      '反洗钱法第二十八条',
      '反洗钱法第三十八条',
      '诈骗法第十八条',
      '诈骗法第二十条',
      '反洗钱法第四十条',
    ]) {
      expect(refusal).toContain(article);
    }
  });
});

describe('thresholds', () => {
  it('cut the amounts at 10,000, 50,000 and 200,000 yuan', () => {
    const yuan = pack.thresholds.tiers.map(({ code, fromFen }) => [code, fromFen / 100]);
    expect(yuan).toEqual([
      ['T1', 0],
      ['T2', 10_000],
      ['T3', 50_000],
      ['T4', 200_000],
    ]);
  });

  it('lift a case to T4 for more than half of the balance or an early-broken deposit', () => {
    expect(pack.thresholds.lifts).toEqual([
      { to: 'T4', when: { slip: 'over-half' } },
      { to: 'T4', when: { answer: 'REM-14', is: ['early-deposit'] } },
      { to: 'T4', when: { answer: 'TRF-09', is: ['early-deposit'] } },
      { to: 'T4', when: { answer: 'CASH-05', is: ['careless'] } },
    ]);
    expect(pack.thresholds.readingCharsPerMinute).toBe(400);
  });
});

describe('texts', () => {
  it('say that the pack is a sample of a fictional bank', () => {
    expect(pack.pack).toMatchObject({ label: '示例，非监管标准', issuer: '样例银行总行' });
  });

  it('keep the notice within what an older customer can read', () => {
    const pages = pack.notices.N1?.pages ?? [];
    expect(countCharacters(pages[0] ?? [])).toBeLessThanOrEqual(120);
    expect(countCharacters(pages.flat())).toBeLessThanOrEqual(300);
    expect(pages.length).toBeLessThanOrEqual(5);
    for (const line of pages.flat()) expect([...line].length, line).toBeLessThanOrEqual(23);
  });

  it('put the eight points of domain.md 1.7 into the notice', () => {
    const text = pack.notices.N1?.text ?? '';
    for (const point of [
      '安全账户',
      '先交钱',
      '共享屏幕',
      '瞒着家人',
      '很难追回',
      '110',
      '96110',
      '{{cases}}',
      '没有遇到这些情形',
    ]) {
      expect(text).toContain(point);
    }
  });

  it('accuse nobody', () => {
    const text = JSON.stringify(pack);
    for (const word of ['您被骗', '受害人', '嫌疑', '骗子嘴脸', '银行不承担'])
      expect(text).not.toContain(word);
  });

  it('keep every question, reason and limit short enough to be read at the counter', () => {
    for (const one of procedure.steps) {
      expect([...one.say].length, one.id).toBeLessThanOrEqual(45);
      expect([...one.why].length, one.id).toBeLessThanOrEqual(45);
      expect([...one.limit].length, one.id).toBeLessThanOrEqual(45);
    }
  });

  it('offer the call targets of domain.md 7.2 and never more than nine choices at once', () => {
    const called = pack.contacts.filter((contact) => contact.results);
    expect(called.map((contact) => contact.code)).toEqual([
      '110',
      '96110',
      'police-station',
      'family',
      'payee',
    ]);
    for (const { results } of called) expect(results?.length).toBeLessThanOrEqual(9);
  });
});
