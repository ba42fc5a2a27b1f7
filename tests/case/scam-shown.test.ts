// Journey J13: a type of fraud is put on the customer's screen, the customer reads and closes it, and staff record whether they turned.
import { describe, expect, it, test } from 'vitest';
import type { CaseCommand } from '../../shared/case/commands.ts';
import type { Actor } from '../../shared/ledger/entry.ts';
import {
  BRANCH_HEAD,
  CUSTOMER,
  PACK,
  remittance,
  SAMPLE_LANGUAGES,
  SUPERVISOR,
  TELLER,
} from './case-driver.ts';

const T07 = PACK.scams.find(({ code }) => code === 'T07');
const reading = () => remittance().answer('REM-01', 'other-person');
const show = { type: 'show-scam', scam: 'T07' } as const;
const close = { type: 'close-scam', scam: 'T07' } as const;
const turned = { type: 'record-reaction', scam: 'T07', reaction: 'turned' } as const;

describe('a type of fraud on the customer’s screen', () => {
  it('takes the place of the notice, with the library’s words and nothing of the case', () => {
    const running = reading().do(show);
    expect(running.outer).toEqual({
      ...{ phase: 'scam', mode: 'demo', scam: 'T07' },
      ...{ title: T07?.name, lines: T07?.show },
      ask: expect.anything(),
      // Of the notice under it, which would be read anew in another language.
      ...{ languages: SAMPLE_LANGUAGES, anew: true },
    });
    expect(running.inner.shown).toEqual({ scam: 'T07', name: T07?.name, open: true, reaction: null });
  });

  it('gives the notice back as it was left, and the time of reading is on record', () => {
    const running = reading();
    running.do({ type: 'turn-page', notice: running.notice, page: 1, ms: 900 }, CUSTOMER);
    running.do(show).wait(30_000).do(close, CUSTOMER);
    expect(running.last).toMatchObject({ kind: 'scam-closed', actor: CUSTOMER, body: { scam: 'T07' } });
    const ms = 'ms' in running.last.body ? running.last.body.ms : 0;
    expect(ms).toBeGreaterThan(30_000);
    expect(ms).toBeLessThan(32_000);
    expect(running.outer).toMatchObject({ phase: 'notice', read: [1] });
  });

  it('a restart of the machine in between tells nothing about reading', () => {
    const running = reading().do(show).wait(30_000).restart().do(close, CUSTOMER);
    expect(running.last.body).toMatchObject({ ms: 0 });
  });

  it('raises nothing and answers nothing', () => {
    const before = reading();
    const running = reading().do(show).do(close, CUSTOMER).do(turned);
    expect(running.flags).toEqual([]);
    expect(running.open).toEqual(before.open);
  });

  it('is shown again after it was closed, or another in its place', () => {
    const running = reading().do(show);
    expect(running.try(show)).toBe('NOTHING_CHANGED');
    expect(running.do({ ...show, scam: 'T01' }).outer).toMatchObject({ phase: 'scam', scam: 'T01' });
    running.do({ ...close, scam: 'T01' }, CUSTOMER);
    expect(running.do(show).outer).toMatchObject({ phase: 'scam', scam: 'T07' });
  });

  it('goes with a pause, and comes back with the case', () => {
    const running = reading().do(show).do({ type: 'pause', reason: 'customer-rest' });
    expect(running.outer.phase).toBe('idle');
    expect(running.do({ type: 'resume' }).outer.phase).toBe('scam');
  });
});

describe('whether the customer turned', () => {
  it('is recorded by staff, and takes the page off the screen', () => {
    const running = reading().do(show).do(turned, SUPERVISOR);
    expect(running.last).toMatchObject({ kind: 'scam-answered', actor: SUPERVISOR });
    expect(running.outer.phase).toBe('notice');
    expect(running.inner.shown).toMatchObject({ open: false, reaction: '明白了，不办了' });
  });

  it('may be put right, and stands with the scam in a case that the customer gave up', () => {
    const running = reading()
      .do(show)
      .do({ ...turned, reaction: 'wavering' })
      .do(turned);
    expect(running.try(turned)).toBe('NOTHING_CHANGED');
    running.do({ type: 'end', ending: 'O7', ground: 'persuaded', paperHanded: false });
    expect(running.state).toMatchObject({
      shown: { scam: 'T07', reaction: 'turned' },
      closed: { ending: 'O7' },
    });
  });
});

test.each<[string, CaseCommand, Actor, string]>([
  ['a scam that the library does not have', { ...show, scam: 'T99' }, TELLER, 'UNKNOWN_CODE'],
  ['the customer puts nothing on the screen', { ...show, scam: 'T01' }, CUSTOMER, 'NOT_YOUR_ROLE'],
  ['staff do not close it in the customer’s name', close, TELLER, 'NOT_YOUR_ROLE'],
  ['nor does a supervisor', close, SUPERVISOR, 'NOT_YOUR_ROLE'],
  ['the customer does not record their own reaction', turned, CUSTOMER, 'NOT_YOUR_ROLE'],
  ['another than is on the screen is not closed', { ...close, scam: 'T01' }, CUSTOMER, 'STALE'],
  ['nor answered', { ...turned, scam: 'T01' }, TELLER, 'STALE'],
  ['a branch head may show one', { ...show, scam: 'T01' }, BRANCH_HEAD, 'done'],
])('%s: %s', (_, command, actor, expected) => {
  expect(reading().do(show).try(command, actor)).toBe(expected);
});

it('before anything was shown there is nothing to close and nothing to record', () => {
  expect(reading().try(close, CUSTOMER)).toBe('STALE');
  expect(reading().try(turned)).toBe('STALE');
});
