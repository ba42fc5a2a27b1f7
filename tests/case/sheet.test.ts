// Transfers as the second founding bank does them (domain.md 1.5b): the customer answers a risk sheet on their own screen while the slip is
// filled in, and confirms in the end by hand.
import { describe, expect, it, test } from 'vitest';
import type { CaseCommand } from '../../shared/case/commands.ts';
import { CaseDriver, CUSTOMER, hash, PACK, SAMPLE_LANGUAGES, SUPERVISOR, slipOf } from './case-driver.ts';

const transfer = () => new CaseDriver({ procedure: 'TRF' });
const onSheet = (running: CaseDriver, option: string) =>
  running.try({ type: 'answer-sheet', notice: running.notice, options: [option] }, CUSTOMER);
function sheetAnswered(option = 'none'): CaseDriver {
  const running = transfer().answer('TRF-00', 'shown').reads();
  expect(onSheet(running, option)).toBe('done');
  return running;
}
const asked = () => sheetAnswered().fillsSlip().answersAll();

describe('the sheet', () => {
  it('is outside from the opening on, before any slip', () => {
    const running = transfer();
    expect(running.kinds()).toEqual(['case-opened', 'notice-shown']);
    expect(running.outer).toMatchObject({ phase: 'notice', notice: running.notice });
    expect(running.inner.slip).toBeNull();
  });

  it('shows the local cases of the day, which say that they are examples', () => {
    const { outer } = transfer();
    const lines = outer.phase === 'notice' ? outer.pages.flat() : [];
    expect(lines.filter((line) => line.startsWith('示例：'))).toHaveLength(3);
    expect(lines).not.toContain('{{cases}}');
  });

  it('offers the customer what is theirs to say, and not what staff record', () => {
    const { outer } = transfer();
    const offered = outer.phase === 'notice' ? outer.answers.flatMap(({ options }) => options) : [];
    expect(offered.map(({ code }) => code)).toEqual([
      ...['none', 'ask-staff', 'safe-account', 'screen-sharing', 'tasks', 'sure-profit'],
    ]);
  });

  it('is answered by the customer and by nobody else', () => {
    const running = transfer().reads();
    const sheet: CaseCommand = { type: 'answer-sheet', notice: running.notice, options: ['none'] };
    const answer: CaseCommand = { type: 'answer-step', step: 'TRF-01', options: ['none'], saw: null };
    expect(running.try(sheet)).toBe('NOT_YOUR_ROLE');
    expect(running.try(sheet, SUPERVISOR)).toBe('NOT_YOUR_ROLE');
    expect(running.try(answer)).toBe('UNKNOWN_CODE');
    expect(running.try(sheet, CUSTOMER)).toBe('done');
    expect(running.last).toMatchObject({
      kind: 'sheet-answered',
      actor: CUSTOMER,
      body: { step: 'TRF-01', options: ['none'], notice: running.notice },
    });
  });

  it('is read to the end first', () => {
    expect(onSheet(transfer(), 'none')).toBe('READ_FIRST');
  });

  test.each(['paper', 'refused', 'something'])('“%s” is nothing that the customer can choose', (option) => {
    expect(onSheet(transfer().reads(), option)).toBe('UNKNOWN_CODE');
  });

  it('of another text is not answered', () => {
    const running = transfer().reads();
    const sheet: CaseCommand = { type: 'answer-sheet', notice: hash('X'), options: ['none'] };
    expect(running.try(sheet, CUSTOMER)).toBe('NOTICE_CHANGED');
  });

  it('is answered once, and not signed', () => {
    const running = sheetAnswered();
    expect(onSheet(running, 'tasks')).toBe('NOTHING_CHANGED');
    const sign = { type: 'sign', notice: running.notice, form: 'ink', clears: 0, ink: running.ink } as const;
    expect(running.try(sign, CUSTOMER)).toBe('UNKNOWN_CODE');
  });
});

describe('what the customer says to it', () => {
  test.each([
    ['none', [], 'O0'],
    ['ask-staff', [], 'O0'],
    ['sure-profit', ['F04'], 'O3'],
    ['safe-account', ['F03'], 'O4'],
    ['screen-sharing', ['F03'], 'O4'],
    ['tasks', ['F03'], 'O4'],
  ])('%s raises %j and leads to %s', (option, flags, outcome) => {
    const running = sheetAnswered(option);
    expect(running.flags).toEqual(flags);
    expect(running.outcome).toBe(outcome);
  });

  it('a hard one stops the transfer at once, and the customer’s screen does not say so', () => {
    const running = sheetAnswered('tasks');
    expect(running.stage).toBe('review-needed');
    expect(running.outer).toEqual({
      phase: 'wait',
      mode: 'demo',
      ask: expect.anything(),
      languages: SAMPLE_LANGUAGES,
    });
  });
});

describe('the slip', () => {
  it('is asked for when the sheet is under way, and the questions follow', () => {
    const running = transfer().answer('TRF-00', 'shown');
    expect(running.stage).toBe('slip-needed');
    expect(running.inner.waiting).toBe('客户填好单据后，请录入金额和收款人。');
    expect(running.fillsSlip({ yuan: 26_000 }).stage).toBe('asking');
    expect(running.inner).toMatchObject({ tier: 'T2', slip: { amountFen: 2_600_000, payee: '赵铁柱' } });
  });

  it('is filled in once; then it is corrected', () => {
    const running = transfer().fillsSlip();
    expect(running.try({ type: 'fill-slip', slip: slipOf({}) })).toBe('STALE');
    expect(running.correctsSlip({ yuan: 9_000 }).state.slip?.amountFen).toBe(900_000);
  });

  it('that is not there cannot be corrected, and one without a payee does not do', () => {
    const running = transfer();
    const correct = { type: 'correct-slip', slip: slipOf({}), saw: 0, cause: 'record-error' } as const;
    expect(running.try(correct)).toBe('STALE');
    expect(running.try({ type: 'fill-slip', slip: slipOf({}, 'cash') })).toBe('WRONG_SLIP');
  });

  it('must be there before anything can be confirmed, in whatever order the teller works', () => {
    const running = transfer().answersAll().reads();
    expect(onSheet(running, 'none')).toBe('done');
    expect(running.open).toEqual([]);
    expect(running.stage).toBe('slip-needed');
    expect(running.fillsSlip().answersAll().outer.phase).toBe('confirmation');
  });
});

describe('the second confirmation', () => {
  it('takes ink: nothing else of the customer’s hand is on record', () => {
    const running = asked();
    expect(running.outer).toMatchObject({ phase: 'confirmation', ink: true });
    const { ink, ...facts } = running.confirmation;
    expect(ink).toEqual(running.ink);
    expect(running.try({ ...facts, by: 'key' }, CUSTOMER)).toBe('INK_NEEDED');
    expect(running.try({ ...facts, by: 'ink' }, CUSTOMER)).toBe('NOT_READY');
    expect(running.confirms().closes().last.body).toMatchObject({ ending: 'O0', arrival: 'ordinary' });
  });

  it('is given by key where the customer has signed the sheet on paper', () => {
    const running = transfer().answer('TRF-00', 'aloud').signsOnPaper().fillsSlip().answersAll();
    expect(running.stage).toBe('confirmation-open');
    expect(running.outer).toMatchObject({ phase: 'confirmation', ink: false });
    expect(running.confirmation.by).toBe('key');
    expect(running.confirms().closes().state.closed?.ending).toBe('O0');
  });

  it('a customer who will not look at the sheet is for the supervisor, and then goes on', () => {
    const running = transfer().answer('TRF-00', 'shown').refusesToSign().fillsSlip().answersAll();
    expect(running.outcome).toBe('O3');
    expect(running.escalates().proceeds(SUPERVISOR, 'explained-and-willing').stage).toBe('confirmation-open');
    expect(running.confirms().closes().state.closed?.ending).toBe('O3');
  });
});

it('the questions of a transfer are those of domain.md 1.5b', () => {
  const steps = PACK.procedures.TRF?.steps.filter(
    ({ channel, form }) => channel === 'said' && form === 'choice',
  );
  expect(steps?.map(({ id }) => id)).toEqual(['TRF-02', 'TRF-03', 'TRF-04', 'TRF-05', 'TRF-06', 'TRF-07']);
});
