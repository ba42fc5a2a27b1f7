/** The README of a bundle does what it says: its python3 and openssl instructions are taken out of it and run. */
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { unzipSync } from 'fflate';
import { afterAll, describe, expect, test } from 'vitest';
import { sm2Signer } from '../../electron/keys/sm2.ts';
import { toBase64 } from '../../shared/ledger/base64.ts';
import { bundleReadme } from '../../shared/ledger/bundle-readme.ts';
import { utf8 } from '../../shared/ledger/bytes.ts';
import { encodeEntry } from '../../shared/ledger/entry.ts';
import { identityName } from '../../shared/ledger/origin.ts';
import {
  DAY_1,
  DAY_2,
  IDENTITY,
  lineReplaced,
  linesOf,
  makeBundle,
  ORIGIN,
  repack,
  sampleLog,
  TestLog,
} from './make-bundle.ts';

const hasTool = (name: string) =>
  spawnSync(name, [name === 'openssl' ? 'version' : '--version']).status === 0;
const readme = bundleReadme({ origin: ORIGIN, size: 12 });
const [check, notes] = [...readme.matchAll(/```python\n(.*?)```/gs)].map(([, code]) => code!);
const [openssl] = [...readme.matchAll(/```sh\n(.*?)```/gs)].map(([, code]) => code!);
const folder = mkdtempSync(join(tmpdir(), 'counterguard-readme-'));
let made = 0;

const LOG = sampleLog();

/** A bundle with one file changed, and signed as if it were so. */
function repackUnderNewManifest(path: string, change: (text: string) => string): Uint8Array {
  const text = new TextDecoder().decode(unzipSync(makeBundle(LOG))[path]);
  expect(change(text)).not.toBe(text);
  return makeBundle(LOG, { replace: { [path]: utf8(change(text)) } });
}

/** Unpacks a bundle beside the README's programs, and answers where. */
function unpack(bundle: Uint8Array): string {
  const here = join(folder, String(made++), 'bundle');
  for (const [path, bytes] of Object.entries(unzipSync(bundle))) {
    mkdirSync(dirname(join(here, path)), { recursive: true });
    writeFileSync(join(here, path), bytes);
  }
  writeFileSync(join(here, 'check.py'), check!);
  writeFileSync(join(here, 'notes.py'), notes!);
  return here;
}

afterAll(() => rmSync(folder, { recursive: true }));

// A machine without python3 or openssl cannot run what the README tells its reader to run.
describe.skipIf(!hasTool('python3'))('the python3 check of the README', () => {
  const run = (bundle: Uint8Array) =>
    spawnSync('python3', ['check.py'], { cwd: unpack(bundle), encoding: 'utf8' });

  test('has no more than 30 lines, so that it can be read before it is trusted', () => {
    expect(check!.trimEnd().split('\n').length).toBeLessThanOrEqual(30);
  });

  test('finds a good bundle consistent', () => {
    const { status, stdout, stderr } = run(makeBundle(sampleLog()));
    expect(stderr).toBe('');
    expect(status).toBe(0);
    expect(stdout).toContain(`CONSISTENT / 一致 ${ORIGIN} 12 `);
  });

  test('finds a bundle consistent from which entries are withheld', () => {
    expect(run(makeBundle(sampleLog(), { withheld: [2, 4] })).status).toBe(0);
  });

  test.each<[string, () => Uint8Array, string]>([
    [
      'a file was altered',
      () => repack(makeBundle(sampleLog()), (files) => files.set('leaves.bin', new Uint8Array(384))),
      'leaves.bin',
    ],
    [
      'a leaf was altered',
      () => makeBundle(sampleLog(), { replace: { 'leaves.bin': new Uint8Array(384) } }),
      'root',
    ],
    [
      'an entry was altered',
      () => makeBundle(LOG, { replace: { 'entries.jsonl': lineReplaced(LOG, 5, 't001', 't002') } }),
      'entry 5',
    ],
    [
      'an entry does not follow the one before',
      () => {
        const entry = { ...LOG.entries[11]!, prev: toBase64(new Uint8Array(32)) };
        const log = sampleLog();
        log.lines.pop();
        log.leaves.pop();
        const shorter = new TestLog();
        for (const [seq, line] of log.lines.entries()) shorter.append(line, LOG.entries[seq]!);
        shorter.append(encodeEntry(entry), entry);
        return makeBundle(shorter);
      },
      'entry before 11',
    ],
    [
      'two entries changed places',
      () => makeBundle(LOG, { replace: { 'entries.jsonl': linesOf([...LOG.lines].reverse()) } }),
      'entry 10',
    ],
    [
      'what is disclosed was altered',
      () => repackUnderNewManifest('disclosures.jsonl', (disclosures) => disclosures.replace('女儿', '儿子')),
      'text of entry 2',
    ],
    [
      'what is disclosed has no entry',
      () =>
        repackUnderNewManifest('disclosures.jsonl', (disclosures) =>
          disclosures.replace('"seq":2', '"seq":1'),
        ),
      'text of entry 1',
    ],
    [
      'a file was added',
      () => repack(makeBundle(sampleLog()), (files) => files.set('x.md', new Uint8Array(1))),
      'list of files',
    ],
  ])('says so where %s', (_name, attack, what) => {
    const { status, stderr } = run(attack());
    expect(status).toBe(1);
    expect(stderr).toContain(what);
  });
});

describe.skipIf(!hasTool('python3') || !hasTool('openssl'))('the openssl check of the README', () => {
  test('verifies every note of a good bundle', () => {
    const here = unpack(makeBundle(sampleLog()));
    execFileSync('python3', ['notes.py'], { cwd: here });
    const output = execFileSync('sh', ['-e', '-c', openssl!], { cwd: here, encoding: 'utf8' });
    // log-opened, the closing of the first day, the checkpoint, the manifest
    expect(output.match(/Signature Verified Successfully/g)).toHaveLength(4);
  });

  test('verifies the SM2 line of every note as well, as a second implementation of SM2', () => {
    const secret = (seed: number) => new Uint8Array(32).fill(seed);
    const identity = [IDENTITY, sm2Signer(identityName(ORIGIN), secret(1))];
    const log = new TestLog();
    log.day = [DAY_1, sm2Signer(ORIGIN, secret(2))];
    log.open(identity);
    log.closeDay([DAY_2, sm2Signer(ORIGIN, secret(3))], [0]);
    log.add({ kind: 'export-begun' });
    const here = unpack(makeBundle(log, { identity }));
    execFileSync('python3', ['notes.py'], { cwd: here });
    const output = execFileSync('sh', ['-e', '-c', openssl!], { cwd: here, encoding: 'utf8' });
    expect(output.match(/Signature Verified Successfully/g)).toHaveLength(8);
  });

  test('fails where a note says something else than was signed', () => {
    const checkpoint = LOG.checkpoint().replace('\n12\n', '\n13\n');
    const here = unpack(makeBundle(LOG, { checkpoint }));
    execFileSync('python3', ['notes.py'], { cwd: here });
    expect(spawnSync('sh', ['-e', '-c', openssl!], { cwd: here }).status).not.toBe(0);
  });
});
