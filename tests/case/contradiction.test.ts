// Journey J07: two answers that do not go together are told to the teller with a question to ask, and to nobody else.
import { describe, expect, it } from 'vitest';
import { PACK, remittance } from './case-driver.ts';

/** An old friend whom the customer has never met: domain.md 1.4. */
const oldFriendMetOnline = () =>
  remittance({ yuan: 26_000 }).answersAll({ 'REM-04': 'friend', 'REM-05': 'met-online' });
const C01 = PACK.procedures.REM?.contradictions.find(({ raises }) => raises === 'C01');
const PROMPT = { kind: 'contradiction', sentence: C01?.because, ask: C01?.ask };

describe('a contradiction', () => {
  it('is told at once, with the question to ask', () => {
    const running = remittance({ yuan: 26_000 }).answer('REM-01', 'other-person').answer('REM-04', 'friend');
    expect(running.inner.prompts).toEqual([]);
    expect(running.answer('REM-05', 'met-online').inner.prompts[0]).toEqual(PROMPT);
    expect(C01?.ask).toMatch(/？$/u);
  });

  it('weighs as one strong observation: it alone is for the supervisor', () => {
    const running = remittance().answersAll({ 'REM-04': 'merchant' });
    expect(running.flags).toEqual(['C03']);
    expect(running.outcome).toBe('O3');
    expect(running.stage).toBe('review-needed');
  });

  it('stays when the customer then says otherwise, with the flag of the answer', () => {
    const running = oldFriendMetOnline().change('REM-05', 'long-known', 'customer-changed');
    expect(running.flags).toEqual(['C01', 'F06']);
    expect(running.inner.prompts[0]).toMatchObject({
      kind: 'contradiction',
      sentence: expect.stringContaining('客户后来改口'),
    });
    expect(running.foldedAgain()).toEqual(running.state);
  });

  it('stays whichever of the two answers is taken back', () => {
    const running = oldFriendMetOnline().change('REM-04', 'online-friend', 'customer-changed');
    expect(running.flags).toContain('C01');
  });

  it('is gone when one of the answers was keyed wrongly', () => {
    const running = oldFriendMetOnline().change('REM-05', 'long-known', 'record-error');
    expect(running.flags).toEqual([]);
    expect(running.inner.prompts).toEqual([]);
  });

  it('that only comes with the second answer is not laid to the first', () => {
    const running = remittance({ yuan: 26_000 }).answersAll({ 'REM-04': 'friend' });
    running.change('REM-04', 'partner', 'customer-changed');
    expect(running.flags).toEqual([]);
  });
});

describe('on the customer’s screen', () => {
  it('nothing changes', () => {
    const running = remittance({ yuan: 26_000 }).answer('REM-01', 'other-person').answer('REM-04', 'friend');
    running.wait(120_000);
    const before = running.outer;
    expect(running.answer('REM-05', 'met-online').outer).toEqual(before);
  });
});

describe('prompts', () => {
  it('compete two at most, contradictions first; the rest is counted', () => {
    const running = remittance({ yuan: 26_000 }).answersAll({
      ...{ 'REM-04': 'friend', 'REM-05': 'met-online', 'REM-02': 'declined-reading' },
      ...{ 'REM-06': 'never', 'REM-07': 'other-chat-app', 'REM-12': ['companion-answers'] },
    });
    expect(running.flags).toEqual(expect.arrayContaining(['C01', 'C02']));
    const { prompts, morePrompts, entries } = running.inner;
    expect(prompts.map(({ kind }) => kind)).toEqual(['contradiction', 'contradiction']);
    expect(entries.filter(({ because }) => because !== null)).toHaveLength(1);
    expect(morePrompts).toBe(1);
  });

  it('of one sentence are told once', () => {
    const { prompts } = oldFriendMetOnline().inner;
    expect(new Set(prompts.map(({ sentence }) => sentence)).size).toBe(prompts.length);
  });
});
