// Signed in English (features.md LO2, NS7, NS14): the text that was read is the one that is kept, printed, exported and verified, and neither a
// restart nor a later pack makes another of it.
import { readFileSync } from 'node:fs';
import { unzipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { nodeCrypto } from '../../electron/keys/node-crypto.ts';
import { hashOf } from '../../electron/ledger/ledger.ts';
import { verifyBundle } from '../../shared/ledger/verify/verify-bundle.ts';
import { memorySource } from '../ledger/make-bundle.ts';
import { text } from '../procedure/pack-changer.ts';
import { sampleFiles } from '../procedure/sample-files.ts';
import { enrols, importsWhole, publishes, signedFiles, zipOf } from '../support/head-office.ts';
import { PIN, sharedStation, staffIn } from '../support/station-driver.ts';
import { readPdf } from './read-pdf.ts';

let shared: Awaited<ReturnType<typeof sharedStation>>;
/** b64 SHA-256 of the Chinese text that was shown first, and of the English one that was signed. */
let chinese = '';
let english = '';
beforeAll(async () => {
  shared = await sharedStation();
  const counter = shared.driver;
  await counter.signInAs('teller');
  await counter.openRemittance();
  await counter.answersAll();
  chinese = counter.case.notice.sha256;
  await counter.outer.customer.chooseLanguage({ ...counter.command(), language: 'en' });
  english = counter.case.notice.sha256;
});
afterAll(() => shared.remove());

/** The auditor takes the day out, whole. */
async function exported() {
  const counter = shared.driver;
  await counter.signInAs('auditor');
  const stream = await counter.inner.auditor.exportBundle({
    ...{
      ...counter.command(),
      from: '2026-11-21',
      to: '2026-11-21',
      recipient: '总行审计部',
      purpose: '核对',
    },
    ...{ certificates: true, masking: 'full', approver: staffIn('compliance'), pin: PIN },
  });
  for await (const progress of stream) {
    if (progress.state !== 'done') continue;
    const zip = readFileSync(progress.file);
    await counter.signOut();
    return { zip, files: Object.entries(unzipSync(zip)) };
  }
  throw new Error('the export did not end');
}

const certificateIn = (files: [string, Uint8Array][]): Uint8Array =>
  files.find(([path]) => path.startsWith('certificates/'))?.[1] ?? new Uint8Array();

describe('a notice that is read and signed in English', () => {
  it('is on the customer’s screen and on the teller’s picture of it alike', () => {
    const { outside, view, case: current } = shared.driver;
    expect(outside).toMatchObject({ phase: 'notice', notice: english, language: { tag: 'en' } });
    expect(view.outer).toEqual(outside);
    expect(current.language).toEqual({ tag: 'en', name: 'English' });
    expect(english).not.toBe(chinese);
  });

  it('is the same after a restart', async () => {
    const before = shared.driver.outside;
    await shared.driver.restart();
    const counter = shared.driver;
    await counter.signInAs('teller');
    const { waiting } = counter.view;
    if (waiting[0]) await counter.inner.teller.resumeCase({ ...counter.command(), caseId: waiting[0].id });
    const { phase, title, pages } = before as typeof before & { title: string; pages: string[][] };
    expect(counter.outside).toMatchObject({ phase, title, pages, notice: english, language: { tag: 'en' } });
  });

  it('is what the signature is bound to; the copy to take home has it word for word', async () => {
    const counter = shared.driver;
    await counter.customerSigns();
    const signed = counter.entries().findLast(({ kind }) => kind === 'ink-signed');
    expect(signed?.body).toMatchObject({ notice: english });
    await counter.customerConfirms();
    const paper = await counter.inner.teller.printPaper({ ...counter.atCase(), paper: 'customer-copy' });
    expect(paper.lines).toContain('Told to keep it secret? Tell our staff.');
    expect(paper.lines).toContain('告知书语言：English');
    expect(paper.lines.join()).toContain(english);
    await counter.inner.teller.closeCase(counter.atCase());
    await counter.signOut();
  });

  it('is exported, certified by its own hash and language, and verified from the files alone', async () => {
    const { files, zip } = await exported();
    const texts = files.filter(([path]) => path.startsWith('notices/')).map(([, bytes]) => bytes);
    const signed = Buffer.from(texts.find((bytes) => hashOf(bytes) === english) ?? []).toString('utf8');
    expect(signed).toContain('# Notice against telecom and online fraud');
    const said = readPdf(certificateIn(files)).text.replaceAll('\n', '');
    const [, ours = ''] = said.split(`文本校验值 ${english}`);
    expect(ours).toMatch(/^告知书语言：English客户看后签名或作答的是这一份。We and the police never ask you/);
    const [, theirs = ''] = said.split(`文本校验值 ${chinese}`);
    expect(theirs).toMatch(/^这一份显示过，客户没有在这一份上签名或作答。/);
    for (const line of signed.split('\n').filter((words) => /^\w/.test(words))) expect(said).toContain(line);
    expect(said).not.toContain('〔U+');
    const identity = shared.driver.station.identities.join('\n');
    expect(await verifyBundle(nodeCrypto, memorySource(zip), { identity })).toMatchObject({
      ...{ result: 'verified', failures: [] },
    });
  });

  it('stays what it was when a later pack says it otherwise', async () => {
    const before = await exported();
    const counter = shared.driver;
    await enrols(counter);
    await counter.signInAs('compliance');
    const files = sampleFiles();
    text('pack.json', '"version": "2', '"version": "9')(files);
    text('notices/N1.en.md', 'It is fine not to do it today.', 'You need not do it today.')(files);
    await publishes(counter, await importsWhole(counter, zipOf(signedFiles(files))));
    await counter.signOut();
    const after = await exported();
    expect(Buffer.from(certificateIn(after.files)).equals(certificateIn(before.files))).toBe(true);
    expect(after.files.map(([path]) => path)).toEqual(before.files.map(([path]) => path));
  }, 120_000);
});
