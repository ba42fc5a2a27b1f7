// The quiet procedure for an account that may be in somebody else's hands (MUL): its steps, when they are asked, what leads there.
import { describe, expect, it, test } from 'vitest';
import { courseOf } from '../../shared/procedure/course.ts';
import { entriesRecommended, judge, wayFrom } from '../../shared/procedure/judge.ts';
import { optionsOf } from '../../shared/procedure/procedure-schema.ts';
import { ACCUSING, LEADS_TO, MULE_DUE, MULE_STEPS } from './mule-table.ts';
import { type Given, record } from './record-maker.ts';
import { pack, procedure, step } from './sample-steps.ts';

/** A remittance in which F28 was raised and MUL was entered. */
function looked(answers: Given['answers'] = {}) {
  const judgement = judge(pack, courseOf(pack, 'REM', ['MUL']), record({ flags: ['F28'], answers }));
  return { ...judgement, due: [...judgement.due].filter((id) => id.startsWith('MUL-')).sort() };
}

describe('the steps of MUL', () => {
  it('are these six, in this order', () => {
    expect(procedure('MUL').steps.map(({ id }) => id)).toEqual(MULE_STEPS.map((row) => row.step));
  });

  test.each(MULE_STEPS)('$step is the reviewer’s, with these answers and flags', (row) => {
    const found = step(row.step);
    expect(found).toMatchObject({
      channel: row.channel,
      choose: row.choose,
      form: 'choice',
      who: 'reviewer',
    });
    if (row.say !== undefined) expect(found.say).toBe(row.say);
    const options = optionsOf(found);
    expect(options.map(({ code, raises = [] }) => [code, ...raises])).toEqual(
      row.options.map(([code, , ...flags]) => [code, ...flags]),
    );
    row.options.forEach(([, label], index) => {
      expect(options[index]?.label).toContain(label);
    });
  });

  test.each(MULE_DUE)('after %j these are asked: %j', (answers, due) => {
    expect(looked(answers).due).toEqual(due);
  });

  it('may be answered by silence where the customer is asked', () => {
    expect(optionsOf(step('MUL-03')).filter(({ declines }) => declines)).toHaveLength(1);
  });

  it('fit the counter, stand on a reason, and keep what is found from the customer', () => {
    for (const { step: id } of MULE_STEPS) {
      const { say, why, limit, basis } = step(id);
      for (const text of [say, why, limit])
        expect([...text].length, `${id}: ${text}`).toBeLessThanOrEqual(45);
      expect(basis.length, id).toBeGreaterThan(1);
    }
    const confidential = ['MUL-01', 'MUL-02', 'MUL-05', 'MUL-06'].map((id) => step(id).basis);
    for (const basis of confidential) expect(basis).toContainEqual({ law: 'L4', clause: '第三十五条' });
    expect(step('MUL-05').limit).toContain('不告诉客户');
  });

  it('call the bank’s own part of it what it is: a sample, not a law', () => {
    const own = pack.laws.find(({ code }) => code === 'S-MUL');
    expect(own).toMatchObject({
      name: expect.stringContaining('示例'),
      version: expect.stringContaining('示例'),
    });
  });

  it('accuse nobody, in name, words or answers', () => {
    const { name, slogan, entry, steps } = procedure('MUL');
    const words = steps.flatMap(({ title, part, say, why, limit, groups }) => [
      ...[title, part, say, why, limit],
      ...groups.flatMap(({ label, options }) => [label, ...options.map((option) => option.label)]),
    ]);
    for (const text of [name, slogan, entry?.because ?? '', ...words]) expect(text).not.toMatch(ACCUSING);
  });

  it('give nothing to the customer but the papers of an ending; the register is the bank’s own', () => {
    const endings = pack.outcomes.O?.endings.flatMap(({ paper }) => paper ?? []) ?? [];
    expect(procedure('MUL').papers.toSorted()).toEqual([...new Set([...endings, 'N8'])].sort());
  });
});

describe('what leads there', () => {
  test.each(['REM', 'TRF', 'CASH'].flatMap((code) => LEADS_TO.map((row) => [code, ...row] as const)))(
    'in %s, %j leads to %s',
    (code, flags, expected) => {
      const course = courseOf(pack, code);
      const given = record({ flags });
      const { outcome } = judge(pack, course, given);
      expect(wayFrom(pack, course, given, outcome)?.procedure).toBe(expected);
    },
  );

  it('is the branch head’s to decide, and found by what F20 adds to it no milder', () => {
    expect(looked().outcome).toMatchObject({ code: 'O5', decider: 'branch-head' });
    expect(looked({ 'MUL-02': 'in-and-out' }).raised.get('F20')).toBe('S');
  });

  it('is recommended by F28 alone, and no teller sends a customer down it', () => {
    const recommended = (flags: string[]) =>
      entriesRecommended(pack, courseOf(pack, 'REM'), record({ flags })).map(({ code }) => code);
    const all = Object.keys(pack.flags).filter((flag) => recommended([flag]).includes('MUL'));
    expect(all).toEqual(['F28']);
    expect(procedure('MUL').entry?.by).toEqual(['supervisor', 'branch-head']);
  });
});

describe('quiet', () => {
  it('begins with it, and ends only where the customer may be deceived', () => {
    expect(judge(pack, courseOf(pack, 'REM'), record({ flags: ['F28'] })).quiet).toBe(false);
    expect(looked().quiet).toBe(true);
    for (const { step: id, options } of MULE_STEPS) {
      for (const [option] of options) {
        const answers = { 'MUL-01': 'waits', [id]: option };
        expect(looked(answers).quiet, `${id} ${option}`).toBe(option !== 'may-be-deceived');
      }
    }
  });

  it('is no property of dissuasion: a victim is shown what happens to them', () => {
    expect(judge(pack, courseOf(pack, 'REM', ['DIS']), record({ flags: ['F14'] })).quiet).toBe(false);
  });
});
