/** The command `verify`: checks an evidence bundle or a misbehaviour report, in Chinese and English or in JSON. */
import { open, readFile, writeFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { findMisbehaviour } from '../../shared/ledger/verify/find-misbehaviour.ts';
import { checkMisbehaviour } from '../../shared/ledger/verify/misbehaviour.ts';
import type { RandomAccess } from '../../shared/ledger/verify/random-access.ts';
import { HEADLINES, type Words } from '../../shared/ledger/verify/sentences.ts';
import { type VerifyOptions, verifyBundle } from '../../shared/ledger/verify/verify-bundle.ts';
import { nodeCrypto } from '../keys/node-crypto.ts';
import { randomAccess } from '../keys/random-file.ts';
import { describeMisbehaviour, describeReport, onOneLine, onTwoLines } from './describe-report.ts';

const USAGE = `verify <bundle.zip> [--identity <vkey 文件或指纹 / vkey file or fingerprint>]… [--known <检查点文件 / checkpoint file>]
       [--misbehaviour <要写的举证文件 / report to write>] [--json]
verify --check-misbehaviour <举证文件 / report> [--identity <vkey 文件或指纹 / vkey file or fingerprint>]… [--json]`;

/** A report is about 1.5 kB for each day that the device's log has had. */
const MAX_REPORT_BYTES = 64 * 1024 * 1024;

/** What a command answers: the exit code, an object for JSON, and lines for people. */
interface Answer {
  exit: number;
  json: object;
  text: string;
}

/**
 * @param args what stands behind `verify`
 * @param print takes one or several lines, without the last line feed
 * @returns the exit code of section 8: 0 verified, 1 tampered, 2 unproven, 3 malformed, 4 the verifier itself failed
 */
export async function verifyCommand(args: string[], print: (line: string) => void): Promise<number> {
  const isJson = args.includes('--json');
  try {
    const { exit, json, text } = await answer(args);
    print(isJson ? JSON.stringify(json) : text);
    return exit;
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    const failures = [{ code: 'fault', zh: `核验器自身出错：${message}`, en: message }];
    print(
      isJson
        ? JSON.stringify({ result: 'fault', exit: 4, size: null, root: null, sm2: 'not-checked', failures })
        : `${onTwoLines(HEADLINES.fault)}\n${message}\n${USAGE}`,
    );
    return 4;
  }
}

async function answer(args: string[]): Promise<Answer> {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: {
      identity: { type: 'string', multiple: true },
      known: { type: 'string' },
      misbehaviour: { type: 'string' },
      'check-misbehaviour': { type: 'string' },
      json: { type: 'boolean' },
    },
  });
  const identity = values.identity === undefined ? undefined : await readIdentities(values.identity);
  const report = values['check-misbehaviour'];
  if (report !== undefined) {
    const { known, misbehaviour } = values;
    if (positionals.length > 0 || known !== undefined || misbehaviour !== undefined) {
      throw new Error('a report is checked by itself, with --identity at most');
    }
    return checkReport(report, identity);
  }
  const [path] = positionals;
  if (path === undefined || positionals.length > 1) throw new Error('one bundle is wanted');
  if (values.misbehaviour !== undefined && values.known === undefined) {
    throw new Error('--misbehaviour needs --known');
  }
  const known = values.known === undefined ? undefined : await readFile(values.known, 'utf8');
  return verifyFile(path, identity, known, values.misbehaviour);
}

async function verifyFile(
  path: string,
  identity: string | undefined,
  known: string | undefined,
  wanted: string | undefined,
): Promise<Answer> {
  const options: VerifyOptions = {
    ...(identity !== undefined && { identity }),
    ...(known !== undefined && { known }),
  };
  const file = await open(path, 'r');
  try {
    const source = await randomAccess(file);
    const report = await verifyBundle(nodeCrypto, source, options);
    const { exit } = report;
    const text = describeReport(report);
    if (wanted === undefined || known === undefined) return { exit, json: report, text };
    const misbehaviour = await writeMisbehaviour(source, known, wanted);
    return { exit, json: { ...report, misbehaviour }, text: `${text}\n${onOneLine(misbehaviour)}` };
  } finally {
    await file.close();
  }
}

/** `file` is there where a report was written. */
async function writeMisbehaviour(
  source: RandomAccess,
  known: string,
  file: string,
): Promise<Words & { file?: string }> {
  const outcome = await findMisbehaviour(nodeCrypto, source, known);
  if ('none' in outcome) {
    const { zh, en } = outcome.none;
    return { zh: `没有写举证文件：${zh}`, en: `no misbehaviour report: ${en}` };
  }
  await writeFile(file, outcome.found);
  return { file, zh: `已写举证文件：${file}`, en: `misbehaviour report written: ${file}` };
}

async function checkReport(path: string, identity: string | undefined): Promise<Answer> {
  const file = await open(path, 'r');
  try {
    const { size } = await file.stat();
    // Longer than any log can need: cut, it is malformed, and memory is not for the sender to decide.
    const bytes = await (await randomAccess(file)).read(0, Math.min(size, MAX_REPORT_BYTES));
    const checked = checkMisbehaviour(nodeCrypto, new TextDecoder().decode(bytes), identity);
    return { exit: checked.exit, json: checked, text: describeMisbehaviour(checked) };
  } finally {
    await file.close();
  }
}

/** 64 hex digits are a fingerprint, as no file would bear such a name by chance; anything else is a path. */
async function readIdentities(given: readonly string[]): Promise<string> {
  const read = (each: string) => (/^[0-9a-fA-F]{64}$/.test(each) ? each : readFile(each, 'utf8'));
  return (await Promise.all(given.map(read))).join('\n');
}
