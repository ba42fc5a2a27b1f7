// 客户留存联 (features.md NS12): what the customer signed goes home with them on paper, and nothing of what staff thought.
import { expect, it } from 'vitest';
import { courseFor } from '../../shared/case/assess.ts';
import { printedPaper, printedText } from '../../shared/case/paper-text.ts';
import { detailsOf } from '../../shared/case/timeline.ts';
import { stepWithForm } from '../../shared/procedure/course.ts';
import { optionsOf } from '../../shared/procedure/procedure-schema.ts';
import {
  CaseDriver,
  CUSTOMER,
  hash,
  PACK,
  remittance,
  SUPERVISOR,
  signedRemittance,
  TELLER,
} from './case-driver.ts';

const COPY = 'customer-copy';
const PRINTING = { bank: '样例银行', branch: '湖滨支行', at: '2026-11-22T01:00:00.000Z' };
const sheetOf = (driver: CaseDriver) => printedPaper(driver.pack, driver.state, COPY, PRINTING);
const offered = (driver: CaseDriver) => driver.inner.choices.papers.map(({ code }) => code).includes(COPY);
const print = { type: 'print-paper', paper: COPY, text: hash('T') } as const;

it('is not there before there is anything signed', () => {
  const driver = remittance().answer('REM-01', 'other-person');
  expect(offered(driver)).toBe(false);
  expect(sheetOf(driver)).toBeUndefined();
  expect(driver.try(print, TELLER)).toBe('UNKNOWN_CODE');
});

it('holds every line that was signed, with the hash it was signed under, and is recorded like any paper', () => {
  const driver = signedRemittance();
  expect(driver.inner.choices.papers.at(-1)).toEqual({ code: COPY, label: '客户留存联' });
  const sheet = sheetOf(driver);
  const { notice } = driver.state;
  if (!sheet || !notice) throw new Error('nothing signed');
  const written = PACK.notices[notice.code]?.pages.flat().filter((line) => !line.includes('{{')) ?? [];
  expect(written.length).toBeGreaterThan(5);
  for (const line of written) expect(sheet.lines).toContain(line);
  expect(sheet.lines.join('\n')).toMatch(/以上内容您已看过，2026-11-21 \d\d:\d\d:\d\d 手写签名。/);
  expect(sheet.lines).toContain(`告知书校验值：${notice.sha256}`);
  expect(printedText(sheet)).not.toContain('{{');
  driver.do(print, TELLER);
  expect(driver.last).toMatchObject({
    kind: 'paper-printed',
    body: { paper: COPY },
    private: { text: hash('T') },
  });
  const course = courseFor(driver.pack, driver.state);
  expect(detailsOf(driver.pack, course, driver.last, String)[0]).toEqual({
    label: '文书',
    value: '客户留存联',
  });
});

it('says nothing of flags, answers or the decision, and no full name', () => {
  const driver = remittance()
    .answersAll({ 'REM-12': 'companion-answers', 'REM-13': 'checking-phone' })
    .do({ type: 'raise', to: 'O5', reason: 'own-judgement' }, SUPERVISOR)
    .reads()
    .signs();
  const sheet = sheetOf(driver);
  if (!sheet) throw new Error('nothing signed');
  expect(driver.state.decisions.at(-1)?.to).toBe('O5');
  expect(sheet.facts.map(({ label }) => label)).not.toContain('处理意见');
  const text = printedText(sheet);
  expect(driver.inner.flags.length).toBeGreaterThan(0);
  for (const { meaning, code } of driver.inner.flags) {
    expect(text).not.toContain(meaning);
    expect(text).not.toContain(code);
  }
  expect(text).not.toContain(driver.inner.outcome.name);
  for (const name of ['欧阳慕雪', '赵铁柱']) expect(text).not.toContain(name);
});

it('says that the payment was checked only while it is the one that was confirmed', () => {
  const driver = signedRemittance().confirms();
  const checked = () => sheetOf(driver)?.lines.some((line) => line.includes('到账方式您已核对'));
  expect(checked()).toBe(true);
  driver.correctsSlip({ yuan: 9_000 });
  expect(checked()).toBe(false);
});

it('waits for the witness of a mark', () => {
  const driver = remittance().answersAll().reads().signs('mark');
  expect(offered(driver)).toBe(false);
  driver.witnessedBy(SUPERVISOR);
  expect(offered(driver)).toBe(true);
  expect(sheetOf(driver)?.lines.join('\n')).toContain('画押');
  expect(driver.try(print, CUSTOMER)).toBe('NOT_YOUR_ROLE');
});

it('is there for a sheet that the customer answered, without the answer, and not for one that was refused', () => {
  const driver = new CaseDriver({ procedure: 'TRF' }).answer('TRF-00', 'shown').reads();
  driver.do({ type: 'answer-sheet', notice: driver.notice, options: ['safe-account'] }, CUSTOMER);
  expect(sheetOf(driver)?.lines.join('\n')).toContain('在屏幕上选好');
  const sheet = stepWithForm(driver.course, 'sheet');
  if (!sheet) throw new Error('no sheet');
  const answer = optionsOf(sheet).find(({ code }) => code === 'safe-account')?.label;
  expect(sheetOf(driver)?.lines).not.toContain(answer);
  const refused = new CaseDriver({ procedure: 'TRF' }).answer('TRF-00', 'shown').refusesToSign();
  expect(offered(refused)).toBe(false);
});

it('is not printed while a procedure is quiet', () => {
  const driver = signedRemittance().hears('commission');
  expect(offered(driver)).toBe(true);
  driver.do({ type: 'enter', procedure: 'MUL' }, SUPERVISOR);
  expect(driver.inner.quiet).toBe(true);
  expect(offered(driver)).toBe(false);
  expect(driver.try(print, TELLER)).toBe('QUIET_NOW');
});
