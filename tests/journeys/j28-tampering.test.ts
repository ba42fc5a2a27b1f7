// J28, the verifier's half: a real bundle with one thing changed, and the first bad entry named each time.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { programFolder } from '../../electron/app/folders.ts';
import { concatBytes, utf8 } from '../../shared/ledger/bytes.ts';
import type { Report } from '../../shared/ledger/verify/report.ts';
import { repack } from '../ledger/make-bundle.ts';

const CLI = join(programFolder(import.meta.url), 'dist', 'process', 'cli.js');
const folder = mkdtempSync(join(tmpdir(), 'counterguard-journey-'));
const GOOD = join(folder, 'good.zip');
let identities: string[] = [];
let good: Uint8Array;
let foreign: Uint8Array;

/** The built program, run as an auditor runs it; the answer is the last line. */
function run(...args: string[]): { exit: number; answer: string } {
  try {
    return { exit: 0, answer: execFileSync(process.execPath, [CLI, ...args], { encoding: 'utf8' }) };
  } catch (error) {
    const { status, stdout } = error as { status: number; stdout: string };
    return { exit: status, answer: stdout };
  }
}

const lastLine = (text: string): unknown => JSON.parse(text.trim().split('\n').at(-1) ?? '');

function demo(seed: string, bundle: string): { identities: string[] } {
  const { answer } = run(
    'demo',
    '--data',
    join(folder, seed),
    '--cases',
    '12',
    '--seed',
    seed,
    '--bundle',
    bundle,
  );
  return lastLine(answer) as { identities: string[] };
}

function verify(bundle: Uint8Array): Report & { exit: number } {
  const file = join(folder, 'changed.zip');
  writeFileSync(file, bundle);
  const { exit, answer } = run(
    'verify',
    file,
    ...identities.flatMap((each) => ['--identity', each]),
    '--json',
  );
  const report = lastLine(answer) as Report;
  expect(exit).toBe(report.exit);
  return report;
}

const linesOf = (files: Map<string, Uint8Array>) =>
  Buffer.from(files.get('entries.jsonl') ?? '')
    .toString('utf8')
    .trimEnd()
    .split('\n');
const put = (files: Map<string, Uint8Array>, lines: string[]) =>
  files.set('entries.jsonl', utf8(`${lines.join('\n')}\n`));
const seqOf = (line: string | undefined) => (JSON.parse(line ?? '') as { seq: number }).seq;
/** The place in the log of the entry that stands in this line of the bundle: not every entry is in it. */
const seqAt = (line: number) => seqOf(linesOf(unpack(good))[line]);
const withLines = (change: (lines: string[]) => string[]) =>
  repack(good, (files) => put(files, change(linesOf(files))));
const first = (report: Report) => {
  const known = report.failures.filter(({ seq }) => seq !== undefined).map(({ seq }) => seq ?? -1);
  return Math.min(...known);
};

beforeAll(() => {
  ({ identities } = demo('1', GOOD));
  demo('2', join(folder, 'foreign.zip'));
  good = readFileSync(GOOD);
  foreign = readFileSync(join(folder, 'foreign.zip'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('J28 tampering', () => {
  test('untouched, the bundle is verified with the identity and unproven without it', () => {
    expect(verify(good)).toMatchObject({ result: 'verified', exit: 0, failures: [] });
    expect(run('verify', GOOD, '--json').exit).toBe(2);
  });

  test('one character of an entry is named', () => {
    const at = 40;
    const report = verify(
      withLines((lines) =>
        lines.with(
          at,
          (lines[at] ?? '').replace(
            /("at":"2\d)(\d)/,
            (_, head, digit) => `${head}${(Number(digit) + 1) % 10}`,
          ),
        ),
      ),
    );
    expect(report).toMatchObject({ result: 'tampered', exit: 1 });
    expect(report.failures).toContainEqual(expect.objectContaining({ code: 'leaf', seq: seqAt(at) }));
    expect(first(report)).toBe(seqAt(at));
  });

  test('an entry that was taken out is named, though leaving entries out is allowed', () => {
    const at = linesOf(unpack(good)).findIndex((line) => line.includes('"case-opened"'));
    const report = verify(withLines((lines) => lines.toSpliced(at, 1)));
    expect(report).toMatchObject({ result: 'tampered', exit: 1 });
    expect(first(report)).toBe(seqAt(at));
  });

  test('a leaf that was taken out is noticed at its place', () => {
    const at = seqAt(30);
    const report = verify(
      repack(good, (files) => {
        const leaves = files.get('leaves.bin') ?? new Uint8Array();
        files.set('leaves.bin', concatBytes(leaves.subarray(0, at * 32), leaves.subarray((at + 1) * 32)));
      }),
    );
    expect(report).toMatchObject({ result: 'tampered', exit: 1 });
    expect(first(report)).toBe(at);
  });

  test('two entries that changed places are named', () => {
    const at = 50;
    const report = verify(
      withLines((lines) => lines.with(at, lines[at + 1] ?? '').with(at + 1, lines[at] ?? '')),
    );
    expect(report).toMatchObject({ result: 'tampered', exit: 1 });
    expect(report.failures).toContainEqual(expect.objectContaining({ code: 'entry-order', seq: seqAt(at) }));
    expect(first(report)).toBe(seqAt(at));
  });

  test('a tail that was cut off is named by the entry that should be last', () => {
    const { size } = verify(good);
    if (size === null) throw new Error('the good bundle has no size');
    const report = verify(
      repack(good, (files) => {
        put(files, linesOf(files).slice(0, -3));
        files.set('leaves.bin', (files.get('leaves.bin') ?? new Uint8Array()).subarray(0, (size - 3) * 32));
      }),
    );
    expect(report).toMatchObject({ result: 'tampered', exit: 1 });
    expect(report.failures).toContainEqual(expect.objectContaining({ code: 'leaves-length' }));
    expect(report.failures).toContainEqual(expect.objectContaining({ code: 'last-entry', seq: size - 1 }));
  });

  test('an entry of another log that bears the same name is named', () => {
    const at = seqAt(25);
    const stranger = linesOf(unpack(foreign)).find((line) => seqOf(line) === at) ?? '';
    const report = verify(withLines((lines) => lines.with(25, stranger)));
    expect(report).toMatchObject({ result: 'tampered', exit: 1 });
    expect(report.failures).toContainEqual(expect.objectContaining({ code: 'leaf', seq: at }));
    expect(first(report)).toBe(at);
  });
});

function unpack(bundle: Uint8Array): Map<string, Uint8Array> {
  let found = new Map<string, Uint8Array>();
  repack(bundle, (files) => {
    found = new Map(files);
  });
  return found;
}
