// A customer who is paid for passing money on (F28): looked at quietly, told nothing on the customer's screen, accused nowhere.
import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import type { CaseCommand } from '../../shared/case/commands.ts';
import { actorInWords, detailsOf, sentenceOf } from '../../shared/case/timeline.ts';
import { optionsOf } from '../../shared/procedure/procedure-schema.ts';
import { ACCUSING } from '../procedure/mule-table.ts';
import { procedure } from '../procedure/sample-steps.ts';
import { runs } from '../support/runs.ts';
import {
  BRANCH_HEAD,
  CaseDriver,
  CUSTOMER,
  hash,
  PACK,
  remittance,
  SUPERVISOR,
  signedRemittance,
  TELLER,
} from './case-driver.ts';

const paid = () => remittance().answer('REM-01', 'other-person').hears('commission');
const looked = () => paid().escalates();
const cash = () => new CaseDriver({ procedure: 'CASH', yuan: 60_000 });
const transfer = () => new CaseDriver({ procedure: 'TRF' }).fillsSlip();
const showScam = { type: 'show-scam', scam: 'T18' } as const;
const showReason = { type: 'show-reason', step: 'REM-03' } as const;
const print = (paper: string) => ({ type: 'print-paper', paper, text: hash('T') }) as const;
const record = (step: string, option: string): CaseCommand => ({
  ...{ type: 'answer-step', step, options: [option], saw: null },
});

describe('the way there', () => {
  test.each<[string, () => CaseDriver]>([
    ['a remittance', paid],
    ['a transfer', () => transfer().hears('commission')],
    ['a withdrawal of what was just received', () => cash().answer('CASH-04', 'paid-for-it')],
    ['a withdrawal, by word heard', () => cash().hears('commission')],
  ])('leads from %s with the call for the branch head', (_, given) => {
    const running = given().escalates();
    expect(running.kinds().slice(-2)).toEqual(['escalated', 'procedure-entered']);
    expect(running.last).toMatchObject({ actor: TELLER, body: { procedure: 'MUL' } });
    expect(running.state.escalated?.to).toBe('branch-head');
  });

  it('goes to the talk instead where somebody leads the customer', () => {
    const running = paid().hears('screen-sharing').escalates();
    expect(running.state.entered).toEqual(['DIS']);
  });

  it('is not the teller’s to choose, nor to be seen from the customer’s screen', () => {
    const enter = { type: 'enter', procedure: 'MUL' } as const;
    expect(paid().try(enter)).toBe('NOT_YOUR_ROLE');
    expect(paid().try(enter, SUPERVISOR)).toBe('done');
    expect(signedRemittance().stage).toBe('confirmation-open');
    expect(signedRemittance().try(enter, BRANCH_HEAD)).toBe('NOT_READY');
  });

  it('is said once: calling the branch head enters it, and the talk is not pressed on the teller beside it', () => {
    expect(paid().inner.prompts).toEqual([]);
    expect(looked().inner.prompts).toEqual([]);
  });
});

describe('while it runs', () => {
  test.each([
    ['a type of fraud', showScam],
    ['why a question is asked', showReason],
    ['why the customer waits', { type: 'show-reason', step: 'MUL-01' } as const],
    ['the record of a talk', print('N7')],
  ])('nobody puts %s before the customer', (_, command) => {
    for (const actor of [TELLER, BRANCH_HEAD]) expect(looked().try(command, actor)).toBe('QUIET_NOW');
  });

  test.each(['N4', 'N5', 'N8'])('what an ending or the register needs is printed: %s', (paper) => {
    expect(looked().try(print(paper))).toBe('done');
  });

  it('the teller’s window offers nothing of it either', () => {
    expect(paid().inner.quiet).toBe(false);
    const { quiet, choices } = looked().inner;
    expect(quiet).toBe(true);
    expect(choices.papers.map(({ code }) => code).sort()).toEqual(['N4', 'N5', 'N8']);
  });

  it('the customer may still close what was before them', () => {
    const running = paid().do(showScam).escalates();
    expect(running.outer).toMatchObject({ phase: 'scam', scam: 'T18' });
    expect(running.try({ type: 'close-scam', scam: 'T18' }, CUSTOMER)).toBe('done');
  });

  it('the business does not go on before it is on record', () => {
    const proceed = { type: 'proceed', reason: 'explained-and-willing', paperHanded: false } as const;
    expect(looked().try(proceed, BRANCH_HEAD)).toBe('RECORD_FIRST');
    expect(looked().dissuades({}, BRANCH_HEAD).try(proceed, BRANCH_HEAD)).toBe('done');
    expect(looked().dissuades({}, BRANCH_HEAD).try(proceed, SUPERVISOR)).toBe('NOT_YOUR_ROLE');
  });

  it('it ends like any case of its table: refused on a ground with its paper, or given up by the customer', () => {
    const refuse = {
      type: 'end',
      ending: 'O6',
      ground: 'suspicious-transaction',
      paperHanded: true,
    } as const;
    expect(looked().try({ ...refuse, paperHanded: false }, BRANCH_HEAD)).toBe('PAPER_FIRST');
    expect(looked().do(refuse, BRANCH_HEAD).state.closed).toMatchObject({ ending: 'O6', flags: ['F28'] });
    expect(looked().try({ type: 'end', ending: 'O7', ground: 'own-reason', paperHanded: false })).toBe(
      'done',
    );
  });
});

describe('a customer who may be deceived too', () => {
  const victim = () =>
    looked()
      .do(record('MUL-01', 'waits'), BRANCH_HEAD)
      .do(record('MUL-03', 'for-loan'), BRANCH_HEAD)
      .do(record('MUL-04', 'may-be-deceived'), BRANCH_HEAD);

  it('is shown what happens to others, and the teller is told to begin the talk', () => {
    const running = victim();
    expect(running.inner.quiet).toBe(false);
    expect(running.inner.prompts).toMatchObject([
      { kind: 'entry', sentence: procedure('DIS').entry?.because },
    ]);
    running.do({ type: 'enter', procedure: 'DIS' });
    expect(running.state.entered).toEqual(['MUL', 'DIS']);
    expect(running.do(showScam, BRANCH_HEAD).outer).toMatchObject({ phase: 'scam' });
    expect(running.assessed.openForReviewer.map(({ id }) => id)).toContain('DIS-08');
  });

  it('where that was keyed by mistake it is quiet again', () => {
    const running = victim();
    const saw = running.state.answers.get('MUL-04')?.n ?? -1;
    const back = { step: 'MUL-04', options: ['no-sign'], saw, cause: 'record-error' } as const;
    running.do({ type: 'change-step', ...back, options: ['no-sign'] }, BRANCH_HEAD);
    expect(running.try(showScam)).toBe('QUIET_NOW');
  });
});

describe('the customer’s screen', () => {
  const steps = procedure('MUL').steps;
  const someOf = (step: (typeof steps)[number]) =>
    fc.subarray(
      optionsOf(step).map(({ code }) => code),
      { minLength: 1, ...(step.choose === 'one' && { maxLength: 1 }) },
    );
  /** Where the customer stands when it begins. */
  const BEFORE: Readonly<Record<string, () => CaseDriver>> = {
    'before anything is shown': () => remittance(),
    'while reading': () => remittance().answer('REM-01', 'other-person'),
    'in the middle of a type of fraud': () => remittance().answer('REM-01', 'other-person').do(showScam),
    'in the middle of a reason': () => remittance().answer('REM-01', 'other-person').do(showReason),
    'after refusing to sign': () => remittance().answer('REM-01', 'other-person').refusesToSign(),
    'after signing': () => remittance().answer('REM-01', 'other-person').reads().signs(),
    'over a sheet': transfer,
    'at a withdrawal': cash,
  };

  test.each(Object.keys(BEFORE))(
    '%s: is the same to the byte, whatever is answered in it and in which order',
    (where) => {
      const plan = fc.tuple(
        fc.shuffledSubarray([...steps], { minLength: steps.length }),
        fc.tuple(...steps.map((step) => someOf(step).map((options) => [step.id, options] as const))),
      );
      fc.assert(
        fc.property(plan, ([order, given]) => {
          const answers = new Map(given);
          // The time that must be read for has passed: it is the one thing there that goes by the clock.
          const running = (BEFORE[where]?.() ?? remittance()).hears('commission').wait(600_000);
          const before = JSON.stringify(running.outer);
          running.escalates();
          expect(JSON.stringify(running.outer)).toBe(before);
          // Twice round, because one answer makes others due.
          for (const { id } of [...order, ...order]) {
            const saw = running.state.answers.get(id)?.n ?? null;
            const options = answers.get(id) ?? [];
            running.try({ type: 'answer-step', step: id, options, saw }, BRANCH_HEAD);
            expect(JSON.stringify(running.outer)).toBe(before);
          }
          expect(running.assessed.openForReviewer).toEqual([]);
        }),
        { numRuns: runs(20), seed: 20_261_122 },
      );
    },
  );
});

it('the timeline tells what was done, and accuses nobody', () => {
  const running = looked()
    .dissuades({ 'MUL-02': 'in-and-out', 'MUL-03': 'account-lent' }, BRANCH_HEAD)
    .do({ type: 'contact', contact: '110', result: 'arrived' }, BRANCH_HEAD)
    .do({ type: 'end', ending: 'O6', ground: 'police-order', paperHanded: true }, BRANCH_HEAD);
  const nameOf = (staff: string) => `名:${staff}`;
  const told = running.events.map((event) => {
    const details = detailsOf(PACK, running.course, event, nameOf);
    const { who, role } = actorInWords(event.actor, nameOf);
    return [sentenceOf(event), who, role, ...details.map(({ label, value }) => `${label}：${value}`)].join(
      '，',
    );
  });
  expect(told.join('\n')).toContain('流程：账户使用情况核实');
  expect(told.join('\n')).toContain('账户进出：当天进出');
  for (const line of told) expect(line).not.toMatch(ACCUSING);
});
