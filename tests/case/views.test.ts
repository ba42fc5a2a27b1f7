// What the two windows are shown: the teller's fits its contract in every state, and the customer's never carries what it must not.
import fc from 'fast-check';
import { describe, expect, it, test, vi } from 'vitest';
import { tellerCaseView } from '../../shared/contract/case-view.ts';
import { outerView } from '../../shared/contract/outer-view.ts';
import { optionsOf } from '../../shared/procedure/procedure-schema.ts';
import { runs } from '../support/runs.ts';
import {
  type CaseDriver,
  PACK,
  remittance,
  SAMPLE_LANGUAGES,
  SUPERVISOR,
  signedRemittance,
} from './case-driver.ts';
import { type Plan, plans, play } from './random-case.ts';

const SEED = 20_261_122;
vi.setConfig({ testTimeout: 30_000 });
const forEvery = (check: (plan: Plan) => void, numRuns = runs(150)) =>
  fc.assert(fc.property(plans, check), { numRuns, seed: SEED });

const steps = Object.values(PACK.procedures).flatMap((procedure) => procedure.steps);
/** What the customer answers or confirms on their own screen is theirs to read. */
const options = steps.filter(({ form }) => form !== 'arrival' && form !== 'sheet').flatMap(optionsOf);
const own = steps.filter(({ form }) => form === 'arrival' || form === 'sheet').flatMap(optionsOf);
const asked = steps.filter(({ channel }) => channel === 'said');
/** Behind a page of the customer's, who may ask why it is there and whether they may say no. */
const pages = steps.filter(({ form }) => ['notice', 'sheet', 'confirmation'].includes(form));
const notices = Object.values(PACK.notices);
const printed = [
  ...notices.map((notice) => `${notice.title}${notice.pages.flat().join('')}`),
  ...PACK.cases.map((local) => local.text),
  ...PACK.scams.map((scam) => `${scam.code}${scam.name}${scam.show.join('')}`),
  ...PACK.pack.reasons.refuse.map((reason) => reason.label),
  ...own.map((option) => option.label),
  ...pages.map((step) => `${step.why}${step.limit}`),
  // Why a question is asked is written for the customer.
  ...asked.map((step) => `${step.say}${step.why}${step.limit}`),
].join('\n');

/** Words that only the teller's side may know. What the notice itself prints is no secret. */
const secretWords = [
  ...Object.values(PACK.flags).flatMap((flag) => [flag.code, flag.meaning]),
  ...Object.values(PACK.outcomes)
    .flatMap((table) => [...table.rows, ...table.additions, ...table.endings])
    .flatMap((outcome) => [outcome.code, outcome.name]),
  ...options.map((option) => option.label),
].filter((word) => !printed.includes(word));
const ownCodes = new Set([...own, ...PACK.scams].map(({ code }) => code));
const optionCodes = new Set(options.map((option) => option.code).filter((code) => !ownCodes.has(code)));
const STAFF = ['teller-jia', 'teller-geng', 'supervisor-bing', 'head-ding'];

/** Every text of a view, at any depth, but hashes, in which anything may occur. */
function texts(value: unknown): string[] {
  if (typeof value === 'string') return /^[A-Za-z0-9+/]{43}=$/.test(value) ? [] : [value];
  if (typeof value !== 'object' || value === null) return [];
  return Object.values(value).flatMap(texts);
}

function expectNoSecrets({ state, outer }: CaseDriver): void {
  const all = texts(outer);
  const together = all.join('\n');
  const full = [
    state.customer,
    state.slip?.payee?.name,
    state.slip?.payee?.accountMask,
    state.documentMask,
    state.id,
  ];
  const secrets = [...secretWords, ...STAFF, ...full.filter((text) => text !== undefined)];
  const leaked = [
    ...secrets.filter((secret) => together.includes(secret)),
    ...all.filter((text) => optionCodes.has(text)),
  ];
  expect(leaked).toEqual([]);
}

describe('the customer’s window', () => {
  it('fits its contract in every state of every case', () => {
    forEvery((plan) => {
      play(plan, ({ outer }) => expect(outerView.safeParse(outer).error).toBeUndefined());
    });
  });

  it('never carries a flag, an outcome, an answer, a full name, a document, an account or a member of staff', () => {
    const phases = new Set<string>();
    forEvery((plan) => {
      play(plan, (running) => {
        phases.add(running.outer.phase);
        expectNoSecrets(running);
      });
    }, 150);
    expect([...phases].sort()).toEqual([
      ...['confirmation', 'idle', 'notice', 'reason', 'scam', 'wait', 'witness'],
    ]);
  });

  it('that check would find a leak', () => {
    expect(secretWords.length).toBeGreaterThan(100);
    const leaking = signedRemittance({ payee: '赵铁柱' });
    const leak = {
      state: leaking.state,
      outer: { ...leaking.outer, payeeMask: '赵铁柱' },
    } as unknown as CaseDriver;
    expect(() => expectNoSecrets(leak)).toThrow();
    const flagged = {
      state: leaking.state,
      outer: { ...leaking.outer, why: ['F16'] },
    } as unknown as CaseDriver;
    expect(() => expectNoSecrets(flagged)).toThrow();
  });

  it('shows the notice with what was read and the time that is left, then the confirmation', () => {
    const running = remittance({ payee: '买买提·吐尔逊' }).answer('REM-01', 'other-person');
    expect(running.outer).toMatchObject({ phase: 'notice', read: [], notice: running.notice });
    running.reads();
    expect(running.outer).toMatchObject({ phase: 'notice', read: [1, 2, 3, 4, 5], floorInMs: 0 });
    running.signs();
    expect(running.outer).toEqual({
      phase: 'wait',
      mode: 'demo',
      ask: expect.anything(),
      languages: SAMPLE_LANGUAGES,
    });
    running.answersAll();
    expect(running.outer).toEqual({
      ...{ phase: 'confirmation', mode: 'demo', amountFen: 800_000, payeeMask: '买***' },
      arrival: { code: 'ordinary', label: '普通到账' },
      ink: false,
      ask: expect.anything(),
      languages: SAMPLE_LANGUAGES,
    });
    expect(running.confirms().outer.phase).toBe('wait');
    expect(running.closes().outer.phase).toBe('idle');
  });

  it('does not change when the teller marks what is seen or heard', () => {
    const running = remittance().answer('REM-01', 'other-person').wait(120_000);
    const before = running.outer;
    running.look('REM-13', 'on-call').hears('hand-over').escalates();
    expect(running.outer).toEqual(before);
  });
});

describe('the teller’s window', () => {
  it('fits its contract in every state of every case', () => {
    forEvery((plan) => {
      play(plan, ({ inner }) => expect(tellerCaseView.safeParse(inner).error).toBeUndefined());
    });
  });

  it('shows the customer’s name and document masked, and says what was asked for and why', () => {
    const { inner } = remittance({ customer: '欧阳慕雪' });
    expect(inner).toMatchObject({
      customer: '欧***',
      documentMask: '230*************17',
      opener: '名:teller-jia',
    });
    for (const step of inner.steps) expect(step.basis.length, step.id).toBeGreaterThan(0);
  });

  test.each<[string, () => CaseDriver, string, string]>([
    ['before the notice is out', () => remittance(), 'teller', '告知书还没有显示给客户；您还有 8 项。'],
    [
      'while the customer reads',
      () => remittance().answer('REM-01', 'other-person'),
      'teller',
      '客户正在阅读（0/5 页）；您还有 7 项。',
    ],
    [
      'when the customer is quicker',
      () => remittance().answer('REM-01', 'other-person').reads().signs(),
      'teller',
      '客户已看完告知书，在等您；您还有 7 项。',
    ],
    [
      'when the customer would not sign',
      () => remittance().answer('REM-01', 'other-person').refusesToSign(),
      'teller',
      '客户不愿签名；您还有 7 项。',
    ],
    [
      'when the customer made a mark',
      () => remittance().answer('REM-01', 'other-person').reads().signs('mark'),
      'teller',
      '客户已画押，等待见证人输入 PIN；您还有 7 项。',
    ],
    [
      'when the teller is quicker',
      () => remittance().answersAll(),
      'customer',
      '您已办完，正在等客户阅读签名（0/5 页）。',
    ],
    [
      'when the reviewer is awaited',
      () => signedRemittance().hears('tasks').escalates(),
      'reviewer',
      '等待运营主管输入本人 PIN 复核。',
    ],
    [
      'when the branch head is awaited',
      () => signedRemittance().hears('commission').escalates(),
      'reviewer',
      '等待网点负责人输入本人 PIN 复核。',
    ],
    [
      'when the witness is awaited',
      () => remittance().answersAll().reads().signs('mark'),
      'witness',
      '客户已画押，等待见证人输入 PIN。',
    ],
    [
      'when the customer has the confirmation',
      () => signedRemittance(),
      'customer',
      '正在等客户在屏幕上核对金额和收款人。',
    ],
    ['when it can be closed', () => signedRemittance().confirms(), 'teller', '客户已确认，可以完成。'],
    ['when it is closed', () => signedRemittance().confirms().closes(), 'nobody', '已结束。'],
  ])('says who waits for whom: %s', (_, given, waitsFor, waiting) => {
    expect(given().inner).toMatchObject({ waitsFor, waiting });
  });

  it('offers a reviewer only outcomes that are stricter', () => {
    const running = signedRemittance({}, { 'REM-13': ['on-call'] }).escalates();
    expect(running.inner.choices.raiseTo.map((row) => row.code)).toEqual(['O4', 'O5', 'O6']);
    running.do({ type: 'raise', to: 'O5', reason: 'police-notice' }, SUPERVISOR);
    expect(running.inner.choices.raiseTo.map((row) => row.code)).toEqual(['O6']);
  });
});
