// The timeline that an auditor reads: every entry of every case in words, and never a code where the pack has a word.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { actorInWords, detailsOf, endingInWords, sentenceOf } from '../../shared/case/timeline.ts';
import { BRANCH_HEAD, type CaseDriver, PACK, remittance, signedRemittance } from './case-driver.ts';
import { plans, play } from './random-case.ts';

const nameOf = (staff: string) => `名:${staff}`;
const lines = ({ events, course }: CaseDriver) =>
  events.map((event) =>
    detailsOf(PACK, course, event, nameOf).map(({ label, value }) => `${label}：${value}`),
  );
const lastLines = (running: CaseDriver) => lines(running).at(-1);

describe('one entry in words', () => {
  it('a reason that stands in two lists is told in the words of its own', () => {
    const paused = remittance().do({ type: 'pause', reason: 'system-down' });
    expect(lastLines(paused)).toEqual(['原因：系统暂时不能用']);
    expect(lastLines(paused.do({ type: 'cancel', reason: 'system-down' }))?.[0]).toBe(
      '原因：系统故障，改日再办',
    );
  });

  it('a decision with its reason, its paper and what it was made on', () => {
    const running = signedRemittance({}, { 'REM-13': ['on-call'] }).escalates();
    running.do({ type: 'proceed', reason: 'no-legal-ground', ending: 'O8', paperHanded: true }, BRANCH_HEAD);
    expect(lastLines(running)).toEqual([
      '意见：同意办理',
      '理由：已劝阻，没有依法可以拒绝的情形，客户坚持办理',
      '改为：坚持办理',
      '纸质文书：已交客户',
      '当时结论：O3 主管复核',
      '当时风险提示：F16 办理时一直通话，或看着消息、纸条办理',
    ]);
  });

  it('a signature on a pad, by the name of the pad; one on the screen says nothing of where', () => {
    const signing = () => remittance().answersAll().reads();
    const running = signing();
    const ink = { bytes: 10, sha256: `${'A'.repeat(42)}0=` };
    running.do(
      { type: 'sign', notice: running.notice, form: 'ink', clears: 0, ink, pad: '样机 P-1' },
      { role: 'customer' },
    );
    expect(lastLines(running)).toContain('写在哪里：在签字板上签名（样机 P-1）');
    expect(lastLines(signing().signs())?.join()).not.toContain('写在哪里');
  });

  it('a decision that lets the business go on against the rules is called by its own name', () => {
    const running = signedRemittance({}, { 'REM-13': ['on-call'] }).escalates();
    running.do({ type: 'proceed', reason: 'family-confirmed', paperHanded: false }, BRANCH_HEAD);
    expect(lastLines(running)?.[0]).toBe('意见：降低等级办理');
  });

  it('a close that the customer asked for, with the ground', () => {
    const running = signedRemittance();
    running.do({ type: 'end', ending: 'O7', ground: 'persuaded', paperHanded: false });
    expect(lastLines(running)?.slice(0, 2)).toEqual([
      '办结：O7 客户放弃',
      '理由：经提示或劝阻，客户决定不办',
    ]);
  });

  it('who acted, in words', () => {
    expect(actorInWords(BRANCH_HEAD, nameOf)).toEqual({ who: '名:head-ding', role: '网点负责人' });
    expect(actorInWords({ role: 'customer' }, nameOf)).toEqual({ who: '客户', role: '客户' });
    expect(actorInWords({ role: 'system' }, nameOf)).toEqual({ who: '程序', role: '程序' });
  });

  it('an ending, an outcome and a reason for cancelling, in words', () => {
    expect(endingInWords(PACK, 'O7')).toBe('客户放弃');
    expect(endingInWords(PACK, 'O1')).toBe('提示后办理');
    expect(endingInWords(PACK, 'customer-left')).toBe('已取消：客户离开');
  });

  it('after an erasure it says so instead of a name', () => {
    const running = remittance();
    const { private: _, ...erased } = running.events[0] ?? running.last;
    const told = detailsOf(PACK, running.course, erased, nameOf).filter(
      ({ value }) => value === '（已清除）',
    );
    expect(told.map(({ label }) => label)).toEqual(['客户', '证件', '收款人']);
  });
});

describe('every entry of every case', () => {
  it('has a sentence and details without an empty value or a bare code', () => {
    const kinds = new Set<string>();
    fc.assert(
      fc.property(plans, (plan) => {
        const running = play(plan);
        for (const event of running.events) {
          kinds.add(event.kind);
          expect(sentenceOf(event)).toMatch(/\p{Script=Han}/u);
          for (const { label, value } of detailsOf(PACK, running.course, event, nameOf)) {
            expect(label).not.toBe('');
            if (event.kind !== 'step-changed') expect(value, `${event.kind} ${label}`).not.toBe('');
            expect(value, `${event.kind} ${label}`).not.toMatch(/^(?=.*[a-z])[a-z0-9-]+$/);
          }
        }
      }),
      { numRuns: 60, seed: 20_261_123 },
    );
    expect(kinds.size).toBeGreaterThan(25);
  });
});
