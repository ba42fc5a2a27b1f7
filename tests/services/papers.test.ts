// Papers: what was printed is sealed by its hash before the window prints it, names are masked, and a lost answer is the same sheet.
import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { nodeCrypto } from '../../electron/keys/node-crypto.ts';
import { printedText } from '../../shared/case/paper-text.ts';
import { toBase64 } from '../../shared/ledger/base64.ts';
import { parseCheckpoint } from '../../shared/ledger/checkpoint.ts';
import { verifyNote } from '../../shared/ledger/note.ts';
import { parseVkey } from '../../shared/ledger/vkey.ts';
import { samplePack } from '../procedure/sample-files.ts';
import { outcomeOf, remittance, type StationDriver, station } from '../support/station-driver.ts';

const pack = samplePack();

async function atWork(): Promise<StationDriver> {
  const counter = await station();
  await counter.signInAs('teller');
  return counter.openRemittance({ reference: 'HK-001', payee: '钱示乙' });
}

const sha256 = (text: string): string => createHash('sha256').update(text, 'utf8').digest('base64');

/** The hash that stands in an entry's private part. */
function sealedHash(counter: StationDriver, seq: number): string | undefined {
  const event = counter.station.open.ledger.event(seq);
  return event?.kind === 'paper-printed' ? event.private?.text : undefined;
}

test('the hash that is sealed is the hash of the sheet that the window got', async () => {
  const counter = await atWork();
  const { size } = counter;
  const sheet = await counter.inner.teller.printPaper({ ...counter.atCase(), paper: 'N6' });
  expect(counter.entries(size)).toMatchObject([
    { kind: 'paper-printed', case: counter.case.id, actor: { staff: 'jia' }, body: { paper: 'N6' } },
  ]);
  expect(sealedHash(counter, size)).toBe(sha256(printedText(sheet)));
});

test('its receipt says where the print stands, under a checkpoint that the day’s keys signed', async () => {
  const counter = await atWork();
  const { size: seq } = counter;
  const { receipt } = await counter.inner.teller.printPaper({ ...counter.atCase(), paper: 'N6' });
  const parsed = parseCheckpoint(receipt.checkpoint);
  if (!parsed.ok) throw new Error(parsed.reason);
  const { ledger, store } = counter.station.open;
  const { origin, size, root: stated } = parsed.checkpoint;
  const root = toBase64(ledger.root());
  expect({ origin, size, root: toBase64(stated) }).toEqual({ origin: ledger.origin, size: seq + 1, root });
  expect(receipt.line).toBe(`台账回执：第 ${seq} 条记录，台账共 ${seq + 1} 条，树根 ${root.slice(0, 12)}…`);
  expect(store.publishedFrom(seq + 1)).toBe(receipt.checkpoint);
  const { day } = counter.entries()[0]!.body as { day: string[] };
  for (const key of day) {
    expect(verifyNote(nodeCrypto, parsed.note, parseVkey(nodeCrypto, key)!)).toBe('good');
  }
});

test('the sheet says what the case is about, and then what the paper says', async () => {
  const counter = await atWork();
  const { title, facts, lines } = await counter.inner.teller.printPaper({
    ...counter.atCase(),
    paper: 'N6',
  });
  expect({ title, lines }).toEqual({ title: pack.papers.N6?.title, lines: pack.papers.N6?.lines });
  expect(Object.fromEntries(facts.map(({ label, value }) => [label, value]))).toEqual({
    标注: '演示 · 数据不真实',
    网点: '演示银行 演示网点',
    打印时间: expect.stringContaining('2026'),
    业务: '个人汇款',
    客户: '赵**',
    证件: counter.case.documentMask,
    业务编号: 'HK-001',
    金额: '8,000.00 元（捌仟元整）',
    收款人: `钱** ${counter.case.slip?.accountMask}`,
  });
});

test('no full name, document or account is on it', async () => {
  const counter = await atWork();
  const sheet = JSON.stringify(await counter.inner.teller.printPaper({ ...counter.atCase(), paper: 'N6' }));
  const { customer, document, slip } = remittance();
  for (const secret of [customer, document, '钱示乙', slip.payee.account])
    expect(sheet).not.toContain(secret);
});

test('asked for again because the answer was lost, it is the same sheet of the same time, sealed once', async () => {
  const counter = await atWork();
  const asked = { ...counter.atCase(), paper: 'N6' };
  const first = await counter.inner.teller.printPaper(asked);
  const { size } = counter;
  counter.wait(90);
  expect(await counter.inner.teller.printPaper(asked)).toEqual(first);
  expect(counter.size).toBe(size);
  expect(await outcomeOf(counter.inner.teller.printPaper({ ...asked, paper: 'N8' }))).toBe('COMMAND_REUSED');
});

test('a second copy is a second entry', async () => {
  const counter = await atWork();
  const { size } = counter;
  await counter.inner.teller.printPaper({ ...counter.atCase(), paper: 'N6' });
  counter.wait(90);
  await counter.inner.teller.printPaper({ ...counter.atCase(), paper: 'N6' });
  expect(counter.kinds(size)).toEqual(['paper-printed', 'paper-printed']);
  expect(sealedHash(counter, size)).not.toBe(sealedHash(counter, size + 1));
});

test('a paper that does not belong to the case, or to no case, is not printed', async () => {
  const counter = await atWork();
  const { size } = counter;
  const print = (words: object) =>
    outcomeOf(counter.inner.teller.printPaper({ ...counter.atCase(), paper: 'N6', ...words }));
  expect(await print({ paper: 'ACC1' })).toBe('UNKNOWN_CODE');
  expect(await print({ paper: 'N99' })).toBe('UNKNOWN_CODE');
  expect(await print({ caseId: counter.command().command })).toBe('NO_SUCH_CASE');
  expect(counter.size).toBe(size);
});

test('from the second seat it is printed under the reviewer’s name', async () => {
  const counter = await atWork();
  await counter.hears('investigation');
  await counter.escalates();
  await counter.takesOver('branch-head');
  const { size } = counter;
  await counter.inner.teller.printPaper({ ...counter.atCase(), paper: 'N5' });
  expect(counter.entries(size)).toMatchObject([{ actor: { staff: 'bing', role: 'branch-head' } }]);
});

test('what could not be sealed is not printed', async () => {
  const counter = await atWork();
  counter.files.fail(/^anchor/, 'EIO');
  const printed = counter.inner.teller.printPaper({ ...counter.atCase(), paper: 'N6' });
  expect(await outcomeOf(printed)).toBe('NOT_SEALED');
});

test('what the customer signed goes home with them: the copy is sealed like any paper, under its own name', async () => {
  const counter = await atWork();
  const copy = () => counter.inner.teller.printPaper({ ...counter.atCase(), paper: 'customer-copy' });
  expect(await outcomeOf(copy())).toBe('UNKNOWN_CODE');
  await counter.answersAll();
  await counter.customerReads();
  await counter.customerSigns();
  const { size } = counter;
  const sheet = await copy();
  expect(sheet.title).toBe('客户留存联');
  expect(sealedHash(counter, size)).toBe(sha256(printedText(sheet)));
  expect(JSON.stringify(sheet)).not.toContain('钱示乙');
});
