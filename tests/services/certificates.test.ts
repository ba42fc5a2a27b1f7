// Each case as a PDF: what the bundle tells and no more, every character or its code point, the same bytes each time (features.md EX3, NS11, LO4).
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { unzipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { nodeCrypto } from '../../electron/keys/node-crypto.ts';
import { verifyBundle } from '../../shared/ledger/verify/verify-bundle.ts';
import { memorySource } from '../ledger/make-bundle.ts';
import { outcomeOf, PIN, sharedStation, staffIn } from '../support/station-driver.ts';
import { readPdf } from './read-pdf.ts';

const DAY = { from: '2026-11-21', to: '2026-11-21' };
const FOR = { recipient: '总行审计部', purpose: '核对', certificates: true };
/** Twenty-nine characters with dots, three from the extensions, and one that the font lacks. */
const NAME = '买买提·热合曼·阿卜杜勒·喀迪尔·吐尔逊·艾合买提江·𠮷䶮㛃𪚥';
const PRINTED = NAME.replace('𪚥', '〔U+2A6A5〕');

let shared: Awaited<ReturnType<typeof sharedStation>>;
beforeAll(async () => {
  shared = await sharedStation();
  const counter = shared.driver;
  await counter.signInAs('teller');
  await counter.openRemittance({ customer: NAME });
  await counter.finish();
  await counter.openRemittance({ customer: '钱未办' });
  await counter.inner.teller.pauseCase({ ...counter.atCase(), reason: 'customer-rest' });
  await counter.signInAs('auditor');
});
afterAll(() => shared.remove());

async function exported(masking: 'masked' | 'full') {
  const counter = shared.driver;
  const second = masking === 'full' ? { masking, approver: staffIn('compliance'), pin: PIN } : { masking };
  const stream = await counter.inner.auditor.exportBundle({
    ...counter.command(),
    ...DAY,
    ...FOR,
    ...second,
  });
  for await (const progress of stream) {
    if (progress.state !== 'done') continue;
    const zip = readFileSync(progress.file);
    const files = Object.entries(unzipSync(zip));
    return {
      zip,
      files,
      pdfs: files.filter(([path]) => path.startsWith('certificates/')).map(([, bytes]) => bytes),
    };
  }
  throw new Error('the export did not end');
}
/** As it is read across the ends of lines. */
const joined = (pdf: Uint8Array | undefined) => readPdf(pdf ?? new Uint8Array()).text.replaceAll('\n', '');

describe('a certificate', () => {
  test('of a full bundle names the customer whole, and by its code point what the font lacks', async () => {
    const { pdfs, zip } = await exported('full');
    const counter = shared.driver;
    expect(pdfs).toHaveLength(2);
    const text = joined(pdfs[0]);
    expect(text).toContain(`客户：${PRINTED}`);
    const entries = counter
      .entries()
      .filter(
        (entry) =>
          entry.case && entry.case === counter.entries().find(({ kind }) => kind === 'case-opened')?.case,
      );
    for (const { seq } of entries) {
      const leaf = Buffer.from(counter.station.open.store.leafOf(seq) ?? []).toString('base64');
      expect(text).toContain(`台账第 ${seq} 号 · 记录校验值 ${leaf}`);
    }
    for (const words of [
      '不作为证据',
      '演示 · 数据不真实',
      '8,000.00 元',
      '结果：O0 正常办理',
      '连同证据包能证明',
      '不能证明',
    ])
      expect(text).toContain(words);
    expect(text).not.toContain('{{');
    expect(joined(pdfs[1])).toContain('结束：未办结');
    const report = await verifyBundle(nodeCrypto, memorySource(zip), {
      identity: counter.station.identities.join('\n'),
    });
    expect(report).toMatchObject({ result: 'verified', failures: [] });
    const begun = counter.entries().findLast(({ kind }) => kind === 'export-begun');
    expect(begun?.body).toMatchObject({ certificates: 2 });
  });

  test('holds the text that was on the customer’s screen, word for word', async () => {
    const { pdfs, files } = await exported('full');
    const text = joined(pdfs[0]);
    const [, notice] = files.find(([path]) => path.startsWith('notices/')) ?? [];
    const lines = Buffer.from(notice ?? [])
      .toString('utf8')
      .split('\n')
      .map((line) => line.replace(/^# /, '').trim());
    const said = lines.filter((line) => line !== '' && line !== '---');
    expect(said.length).toBeGreaterThan(5);
    for (const line of said) expect(text).toContain(line);
  });

  test('of a masked bundle has neither name nor ink, and says that they are withheld', async () => {
    const [full, masked] = [await exported('full'), await exported('masked')];
    const text = joined(masked.pdfs[0]);
    expect(text).not.toContain('买买提');
    expect(text).not.toContain('已清除');
    expect(text).toContain('客户：（未给出）');
    expect(text).toContain('证件：990*');
    expect(text).toContain('本凭证没有签名图样。');
    const strokes = (pdf: Uint8Array | undefined) =>
      readPdf(pdf ?? new Uint8Array()).drawn.match(/^[\d.]+ [\d.]+ l$/gm)?.length ?? 0;
    expect(strokes(masked.pdfs[0])).toBe(0);
    expect(strokes(full.pdfs[0])).toBeGreaterThan(10);
  });

  test('of the same case is the same, byte for byte', async () => {
    const [once, again] = [await exported('full'), await exported('full')];
    expect(Buffer.from(once.pdfs[0] ?? []).equals(Buffer.from(again.pdfs[0] ?? []))).toBe(true);
  });

  test('is not made for more cases than a counter can wait for', async () => {
    const counter = shared.driver;
    const { size } = counter;
    const { index } = counter.station.open;
    index.entriesOf = (query) => ({
      ...Object.getPrototypeOf(index).entriesOf.call(index, query),
      cases: 101,
    });
    const request = { ...counter.command(), ...DAY, ...FOR, masking: 'masked' as const };
    const refused = counter.inner.auditor.exportBundle(request).then((stream) => stream.next());
    expect(await outcomeOf(refused)).toBe('TOO_MANY_CERTIFICATES');
    Reflect.deleteProperty(index, 'entriesOf');
    expect(counter.kinds(size)).toEqual([]);
  });
});

test('the font is small and has its licence beside it', () => {
  const folder = join(import.meta.dirname, '../../assets/fonts');
  expect(readFileSync(join(folder, 'certificate.otf')).length).toBeLessThan(4_000_000);
  expect(readFileSync(join(folder, 'OFL.txt'), 'utf8')).toContain('SIL OPEN FONT LICENSE Version 1.1');
});
