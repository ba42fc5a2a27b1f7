// Journey J20 and the confirmation: reading, signing by ink, mark or paper, refusing, and what exactly the customer confirms.
import { describe, expect, it, test } from 'vitest';
import type { CaseCommand } from '../../shared/case/commands.ts';
import { readingFloorMs } from '../../shared/case/show-notice.ts';
import { noticeOn } from '../../shared/procedure/notice.ts';
import {
  BRANCH_HEAD,
  type CaseDriver,
  CUSTOMER,
  hash,
  OTHER_TELLER,
  PACK,
  remittance,
  SAMPLE_LANGUAGES,
  SUPERVISOR,
  signedRemittance,
  TELLER,
} from './case-driver.ts';

const asked = () => remittance().answersAll();
const sign = (running: CaseDriver, form: 'ink' | 'mark' = 'ink') =>
  running.try({ type: 'sign', notice: running.notice, form, clears: 2, ink: running.ink }, CUSTOMER);

describe('reading before signing', () => {
  it('every page must have been reached', () => {
    const running = asked().wait(120_000);
    expect(sign(running)).toBe('READ_FIRST');
    const { pages = 0 } = running.state.notice ?? {};
    for (let page = pages; page > 0; page -= 1) {
      if (page !== 2) running.do({ type: 'turn-page', notice: running.notice, page, ms: 9_000 }, CUSTOMER);
    }
    expect(sign(running)).toBe('READ_FIRST');
    running.do({ type: 'turn-page', notice: running.notice, page: 2, ms: 9_000 }, CUSTOMER);
    expect(sign(running)).toBe('done');
  });

  it('not faster than anybody can read, and the time is on record', () => {
    const running = remittance().answer('REM-01', 'other-person').reads(10);
    const { N1 } = PACK.notices;
    const shown = N1 && noticeOn(N1, PACK.cases, '2026-11-21');
    const floor = shown ? readingFloorMs(PACK, shown) : 0;
    expect(floor).toBeGreaterThan(20_000);
    expect(running.state.notice?.floorMs).toBe(floor);
    expect(sign(running)).toBe('TOO_SOON');
    expect(sign(running.wait(floor))).toBe('done');
    expect(running.last).toMatchObject({ kind: 'ink-signed', body: { form: 'ink', clears: 2 } });
    const spent = 'ms' in running.last.body ? running.last.body.ms : 0;
    expect(spent).toBeGreaterThanOrEqual(floor);
  });

  it('after a restart of the machine the wall clock tells the time that passed', () => {
    const running = remittance().answer('REM-01', 'other-person').reads(10).wait(60_000).restart();
    expect(sign(running)).toBe('done');
  });

  it('a page cannot have been read for longer than the notice was out', () => {
    const running = remittance().answer('REM-01', 'other-person').wait(2_000);
    running.do({ type: 'turn-page', notice: running.notice, page: 1, ms: 3_600_000 }, CUSTOMER);
    expect(running.state.notice?.read.get(1)).toBeLessThan(4_000);
  });

  test.each([-1, 0])('there is no page %d, and none after the last', (page) => {
    const running = asked();
    const { pages = 0 } = running.state.notice ?? {};
    const turn = { type: 'turn-page', notice: running.notice, ms: 100 } as const;
    expect(running.try({ ...turn, page }, CUSTOMER)).toBe('UNKNOWN_CODE');
    expect(running.try({ ...turn, page: pages + 1 }, CUSTOMER)).toBe('UNKNOWN_CODE');
    expect(running.try({ ...turn, page: pages }, CUSTOMER)).toBe('done');
  });

  it('before the notice is out there is nothing to sign', () => {
    const early = remittance();
    expect(early.outer.phase).toBe('idle');
    expect(sign(early)).toBe('NOTICE_CHANGED');
  });

  it('a second signature is not taken', () => {
    const running = signedRemittance();
    expect(sign(running)).toBe('NOTHING_CHANGED');
    expect(running.try({ type: 'turn-page', notice: running.notice, page: 1, ms: 1 }, CUSTOMER)).toBe(
      'NOTHING_CHANGED',
    );
  });
});

describe('a mark with a witness', () => {
  it('waits for a witness on both screens, and then is a signature', () => {
    const running = asked().reads().signs('mark');
    expect(running.stage).toBe('witness-needed');
    expect(running.outer).toEqual({
      phase: 'witness',
      mode: 'demo',
      ask: expect.anything(),
      languages: SAMPLE_LANGUAGES,
    });
    expect(running.try({ type: 'close' })).toBe('NOT_READY');
    running.witnessedBy(SUPERVISOR);
    expect(running.stage).toBe('confirmation-open');
    expect(running.state.notice).toMatchObject({ signed: { form: 'mark' }, witness: 'supervisor-bing' });
  });

  it('the teller of the case cannot be the witness; another teller can', () => {
    const running = asked().reads().signs('mark');
    const witness = (staff: string) => ({ type: 'witness', notice: running.notice, witness: staff }) as const;
    expect(running.try(witness('teller-jia'), TELLER)).toBe('OWN_CASE');
    expect(running.try(witness('teller-geng'), OTHER_TELLER)).toBe('done');
    expect(running.try(witness('supervisor-bing'), SUPERVISOR)).toBe('NOTHING_CHANGED');
  });

  it('a witness has nothing to confirm where the customer signed with a name', () => {
    const running = signedRemittance();
    const witness = { type: 'witness', notice: running.notice, witness: 'supervisor-bing' } as const;
    expect(running.try(witness, SUPERVISOR)).toBe('NOTHING_CHANGED');
  });

  it('until somebody witnessed it, the customer may sign again', () => {
    const running = asked().reads().signs('mark').signs('ink');
    expect(running.stage).toBe('confirmation-open');
  });
});

describe('a signature on paper', () => {
  it('counts, bound to the text and to the scan', () => {
    const running = asked().signsOnPaper();
    expect(running.last).toMatchObject({
      kind: 'paper-signed',
      body: { notice: running.notice },
      private: { scan: hash('S') },
    });
    expect(running.stage).toBe('confirmation-open');
    expect(running.confirms().closes().state.closed?.ending).toBe('O0');
  });

  it('takes the place of a refusal on the screen', () => {
    const running = asked().refusesToSign('prefers-paper').signsOnPaper();
    expect(running.outcome).toBe('O0');
    expect(running.stage).toBe('confirmation-open');
  });
});

describe('the customer refuses to sign (J20)', () => {
  it('needs a reason from the pack', () => {
    const running = asked();
    const refuse = { type: 'refuse-to-sign', notice: running.notice, reason: 'because' } as const;
    expect(running.try(refuse, CUSTOMER)).toBe('UNKNOWN_CODE');
  });

  it('is for the supervisor, and goes on after the supervisor has decided', () => {
    const running = asked().refusesToSign();
    expect(running.outcome).toBe('O3');
    expect(running.stage).toBe('review-needed');
    expect(running.assessed.judgement.causes).toContain('REM-17');
    running.escalates().proceeds();
    expect(running.stage).toBe('confirmation-open');
    expect(running.confirms().closes().state.closed).toMatchObject({ ending: 'O3' });
  });

  test.each([
    ['one strong flag', { 'REM-13': ['on-call'] }],
    ['two strong flags', { 'REM-12': ['companion-answers'], 'REM-13': ['on-call'] }],
  ])(
    'after the supervisor agreed to %s, the refusal is a new matter for the supervisor, not a dead end',
    (_, seen) => {
      const running = remittance().answersAll(seen).escalates().dissuades().proceeds();
      expect(running.stage).toBe('notice-open');
      running.refusesToSign();
      expect(running.stage).toBe('review-needed');
      running.escalates().proceeds();
      expect(running.confirms().closes().state.closed?.kind).toBe('closed');
    },
  );

  it('is not let through by a decision that was made before it, also where the pack has no rule for it', () => {
    const { REM } = PACK.procedures;
    if (!REM) throw new Error('no procedure REM');
    const stricter = REM.stricter.filter(({ when }) => !('answer' in when && when.answer === 'REM-17'));
    expect(stricter).toHaveLength(REM.stricter.length - 1);
    const pack = { ...PACK, procedures: { ...PACK.procedures, REM: { ...REM, stricter } } };
    const running = remittance({}, pack)
      .answersAll({ 'REM-13': ['on-call'] })
      .escalates()
      .proceeds();
    expect(running.refusesToSign().stage).toBe('notice-open');
    expect(running.try({ type: 'close' })).toBe('NOT_READY');
    expect(running.signsOnPaper().stage).toBe('confirmation-open');
  });

  it('may be recorded by the teller for a customer who hands it back', () => {
    const running = asked();
    running.do({ type: 'refuse-to-sign', notice: running.notice, reason: 'prefers-paper' });
    expect(running.state.notice?.refused?.reason).toBe('prefers-paper');
    expect(running.try({ type: 'refuse-to-sign', notice: running.notice, reason: 'not-said' })).toBe(
      'NOTHING_CHANGED',
    );
  });
});

describe('the confirmation', () => {
  test.each<[string, Partial<CaseCommand & { type: 'confirm' }>]>([
    ['another amount', { amountFen: 800_001 }],
    ['another payee', { payeeMask: '李*' }],
    ['another arrival', { arrival: 'realtime' }],
  ])('is not taken for %s than the case has', (_, wrong) => {
    const running = signedRemittance();
    expect(running.try({ ...running.confirmation, ...wrong }, CUSTOMER)).toBe('FACTS_CHANGED');
    expect(running.try(running.confirmation, CUSTOMER)).toBe('done');
    expect(running.stage).toBe('ready');
  });

  it('by ink carries the ink, and by key carries none', () => {
    const running = signedRemittance();
    expect(running.try({ ...running.confirmation, by: 'ink' }, CUSTOMER)).toBe('NOT_READY');
    expect(running.try({ ...running.confirmation, ink: running.ink }, CUSTOMER)).toBe('NOT_READY');
    running.do({ ...running.confirmation, by: 'ink', ink: running.ink }, CUSTOMER);
    expect(running.last).toMatchObject({
      body: { by: 'ink' },
      private: { ink: running.ink, payeeMask: '赵**' },
    });
  });

  it('is asked again after the customer chose another arrival, and not after coming back to the first', () => {
    const running = signedRemittance().confirms().change('REM-16', 'next-day', 'customer-changed');
    expect(running.stage).toBe('confirmation-open');
    expect(running.outer).toMatchObject({ phase: 'confirmation', arrival: { code: 'next-day' } });
    expect(running.change('REM-16', 'ordinary', 'customer-changed').stage).toBe('ready');
  });

  it('is not taken while a flag waits for its reviewer', () => {
    const running = signedRemittance();
    const shown = running.confirmation;
    running.hears('investigation');
    expect(running.try(shown, CUSTOMER)).toBe('NOT_READY');
    expect(running.outer.phase).toBe('wait');
  });

  it('a flag after the confirmation keeps the case from closing until it was reviewed', () => {
    const running = signedRemittance()
      .confirms()
      .look('REM-02', 'read')
      .hears('remote-directed')
      .answersAll();
    expect(running.try({ type: 'close' })).toBe('NOT_READY');
    expect(running.escalates().proceeds().closes().state.closed?.ending).toBe('O3');
  });
});

describe('the customer declines the confirmation', () => {
  it('wants a change: after it the confirmation is shown again', () => {
    const running = signedRemittance().declines('change');
    expect(running.stage).toBe('declined');
    expect(running.outer.phase).toBe('wait');
    expect(running.inner.confirmation).toBe('declined-change');
    running.change('REM-16', 'next-day', 'customer-changed');
    expect(running.stage).toBe('confirmation-open');
    expect(running.outer.phase).toBe('confirmation');
    expect(running.confirms().closes().last.body).toMatchObject({ arrival: 'next-day' });
  });

  it('wants another amount: the slip is corrected, checked and confirmed again', () => {
    const running = signedRemittance().declines('change').correctsSlip({ yuan: 5_000 }, 'customer-changed');
    expect(running.open).toEqual(['REM-14']);
    expect(running.inner.confirmation).toBe('not-yet');
    running.answer('REM-14', 'consistent');
    expect(running.outer).toMatchObject({ phase: 'confirmation', amountFen: 500_000 });
  });

  it('wants to think: after a pause the confirmation is shown again', () => {
    const running = signedRemittance().declines('not-now');
    running.do({ type: 'pause', reason: 'customer-rest' }).do({ type: 'resume' });
    expect(running.stage).toBe('confirmation-open');
  });

  it('does not want it today: the teller ends it as withdrawn', () => {
    const running = signedRemittance().declines('not-now');
    running.do({ type: 'end', ending: 'O7', ground: 'own-reason', paperHanded: false });
    expect(running.state.closed).toMatchObject({
      kind: 'closed',
      ending: 'O7',
      outcome: 'O0',
      by: 'teller-jia',
    });
    expect(running.last.body).toMatchObject({ entries: running.events.length });
  });

  it('cannot be declined before it is shown', () => {
    expect(asked().try({ type: 'decline', choice: 'not-now' }, CUSTOMER)).toBe('NOT_READY');
  });
});

it('a branch head may witness as well as a supervisor', () => {
  expect(asked().reads().signs('mark').witnessedBy(BRANCH_HEAD).stage).toBe('confirmation-open');
});
