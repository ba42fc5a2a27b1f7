// What must hold of the judge for every case there could be: order never matters, and suspicion never makes anything milder.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type CaseRecord, compareSeverity, type Judgement, judge } from '../../shared/procedure/judge.ts';
import { optionsOf } from '../../shared/procedure/pack-schema.ts';
import { remittance, samplePack } from './sample-files.ts';

const pack = samplePack();
const procedure = remittance(pack);
const flagCodes = Object.keys(pack.flags);

const answers = fc
  .tuple(
    ...procedure.steps.map((step) => {
      const codes = optionsOf(step).map((option) => option.code);
      if (codes.length === 0) return fc.constant(undefined);
      const most = step.choose === 'many' ? 3 : 1;
      const chosen = fc.subarray(codes, { minLength: 1, maxLength: Math.min(most, codes.length) });
      return fc.option(fc.tuple(fc.constant(step.id), chosen), { nil: undefined });
    }),
  )
  .map((entries) => new Map(entries.filter((entry) => entry !== undefined)));

const records: fc.Arbitrary<CaseRecord> = fc.record({
  amountFen: fc.constantFrom(0, 999_999, 1_000_000, 4_999_999, 5_000_000, 19_999_999, 20_000_000),
  sameName: fc.boolean(),
  overHalf: fc.boolean(),
  answers,
  standing: fc.subarray(flagCodes, { maxLength: 2 }),
  timers: fc.subarray(['H10']).map((codes) => new Set(codes)),
});

/** Shows a judgement without the order in which it was found. */
const unordered = (judgement: Judgement) => ({
  ...judgement,
  due: [...judgement.due].sort(),
  raised: [...judgement.raised].sort(([a], [b]) => a.localeCompare(b)),
});

describe('for every record of a remittance', () => {
  it('the same facts in any order give the same judgement', () => {
    const shuffled = records.chain((record) =>
      fc.record({
        record: fc.constant(record),
        entries: fc.shuffledSubarray([...record.answers], { minLength: record.answers.size }),
        standing: fc.shuffledSubarray([...record.standing], { minLength: record.standing.length }),
        steps: fc.shuffledSubarray(procedure.steps, { minLength: procedure.steps.length }),
      }),
    );
    fc.assert(
      fc.property(shuffled, ({ record, entries, standing, steps }) => {
        const turned = new Map(entries.map(([step, chosen]) => [step, [...chosen].reverse()]));
        const again = judge(pack, { ...procedure, steps }, { ...record, answers: turned, standing });
        expect(unordered(again)).toEqual(unordered(judge(pack, procedure, record)));
      }),
      { numRuns: 300 },
    );
  });

  it('one more flag never makes the outcome milder, a due step undue, or an exemption granted', () => {
    fc.assert(
      fc.property(records, fc.constantFrom(...flagCodes), (record, flag) => {
        const before = judge(pack, procedure, record);
        const after = judge(pack, procedure, { ...record, standing: [...record.standing, flag] });
        expect(compareSeverity(pack, after.outcome.code, before.outcome.code)).toBeGreaterThanOrEqual(0);
        expect([...before.due].filter((step) => !after.due.has(step))).toEqual([]);
        expect(after.exemption).not.toBe('granted');
        expect(after.raised.has(flag)).toBe(true);
      }),
      { numRuns: 500 },
    );
  });

  it('a larger amount never makes the outcome milder or a due step undue', () => {
    fc.assert(
      fc.property(records, fc.nat(30_000_000), (record, more) => {
        const before = judge(pack, procedure, record);
        const after = judge(pack, procedure, { ...record, amountFen: record.amountFen + more });
        expect(compareSeverity(pack, after.outcome.code, before.outcome.code)).toBeGreaterThanOrEqual(0);
        expect([...before.due].filter((step) => !after.due.has(step))).toEqual([]);
      }),
      { numRuns: 300 },
    );
  });

  it('every outcome but O0 names causes that are on record, and O0 means that nothing was found', () => {
    fc.assert(
      fc.property(records, (record) => {
        const { outcome, causes, raised, due } = judge(pack, procedure, record);
        if (outcome.code === 'O0') expect(raised.size).toBe(0);
        else expect(causes.length).toBeGreaterThan(0);
        for (const cause of causes) {
          expect(raised.has(cause) || due.has(cause) || record.timers.has(cause), cause).toBe(true);
        }
      }),
      { numRuns: 300 },
    );
  });

  it('every raised flag stands or comes from an answer to a question that was due', () => {
    fc.assert(
      fc.property(records, (record) => {
        const { raised, due } = judge(pack, procedure, record);
        const explained = procedure.steps
          .filter((step) => due.has(step.id))
          .flatMap((step) =>
            optionsOf(step).filter((option) => record.answers.get(step.id)?.includes(option.code)),
          )
          .flatMap((option) => option.raises ?? []);
        expect([...raised.keys()].sort()).toEqual([...new Set([...explained, ...record.standing])].sort());
      }),
      { numRuns: 300 },
    );
  });
});
