/** The command `verify`: checks an evidence bundle and says in Chinese and English, or in JSON, what holds. */
import { type FileHandle, open, readFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import type { RandomAccess } from '../../shared/ledger/verify/random-access.ts';
import type { Failure, Report } from '../../shared/ledger/verify/report.ts';
import { type VerifyOptions, verifyBundle } from '../../shared/ledger/verify/verify-bundle.ts';
import { nodeCrypto } from '../keys/node-crypto.ts';

const USAGE =
  'verify <bundle.zip> [--identity <vkey 文件或指纹 / vkey file or fingerprint>]… [--known <检查点文件 / checkpoint file>] [--json]';

const HEADLINES: Record<Report['result'], string> = {
  verified: '已核实：全部成立，身份相符。\nVERIFIED: all holds, and the identity is the one given.',
  tampered: '被改动：有内容不成立。\nTAMPERED: something does not hold.',
  unproven: '一致，但未证明来源。\nUNPROVEN: consistent, but its origin is not proven.',
  malformed: '格式不符：这不是一个合格的证据包。\nMALFORMED: this is not a well-formed bundle.',
  fault: '核验器自身出错，没有结论。\nFAULT: the verifier itself failed; nothing is known.',
};

/**
 * @param args what stands behind `verify`
 * @param print takes one or several lines, without the last line feed
 * @returns the exit code of section 8: 0 verified, 1 tampered, 2 unproven, 3 malformed, 4 the verifier itself failed
 */
export async function verifyCommand(args: string[], print: (line: string) => void): Promise<number> {
  const isJson = args.includes('--json');
  try {
    const report = await verifyFile(args);
    print(isJson ? JSON.stringify(report) : describe(report));
    return report.exit;
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    const failures = [{ code: 'fault', zh: `核验器自身出错：${message}`, en: message }];
    print(
      isJson
        ? JSON.stringify({ result: 'fault', exit: 4, size: null, root: null, sm2: 'not-checked', failures })
        : `${HEADLINES.fault}\n${message}\n${USAGE}`,
    );
    return 4;
  }
}

async function verifyFile(args: string[]): Promise<Report> {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: {
      identity: { type: 'string', multiple: true },
      known: { type: 'string' },
      json: { type: 'boolean' },
    },
  });
  const [path] = positionals;
  if (path === undefined || positionals.length > 1) throw new Error('one bundle is wanted');
  const options: VerifyOptions = {
    ...(values.identity !== undefined && { identity: await readIdentities(values.identity) }),
    ...(values.known !== undefined && { known: await readFile(values.known, 'utf8') }),
  };
  const file = await open(path, 'r');
  try {
    return await verifyBundle(nodeCrypto, await randomAccess(file), options);
  } finally {
    await file.close();
  }
}

/** 64 hex digits are a fingerprint, as no file would bear such a name by chance; anything else is a path. */
async function readIdentities(given: readonly string[]): Promise<string> {
  const read = (each: string) => (/^[0-9a-fA-F]{64}$/.test(each) ? each : readFile(each, 'utf8'));
  return (await Promise.all(given.map(read))).join('\n');
}

async function randomAccess(file: FileHandle): Promise<RandomAccess> {
  const { size } = await file.stat();
  return {
    size,
    async read(offset, length) {
      const bytes = new Uint8Array(Math.max(0, Math.min(length, size - offset)));
      let done = 0;
      while (done < bytes.length) {
        const { bytesRead } = await file.read(bytes, done, bytes.length - done, offset + done);
        if (bytesRead === 0) break;
        done += bytesRead;
      }
      return bytes.subarray(0, done);
    },
  };
}

function describe(report: Report): string {
  const lines = [HEADLINES[report.result]];
  if (report.origin !== null) {
    lines.push(
      `日志 / log: ${report.origin}`,
      `记录数 / size: ${report.size}`,
      `树根 / root: ${report.root}`,
    );
  }
  for (const identity of report.identities) lines.push(`包内所称身份 / identity claimed inside: ${identity}`);
  lines.push(`SM2: ${SM2_WORDS[report.sm2]}`);
  lines.push(...report.failures.map(describeFailure));
  if (report.moreFailures > 0) lines.push(`另有 ${report.moreFailures} 处 / ${report.moreFailures} more`);
  if (report.known !== undefined)
    lines.push(`已知检查点的签名 / signature of the known head: ${report.known.signature}`);
  lines.push(...describeWithheld(report));
  return lines.join('\n');
}

const SM2_WORDS: Record<Report['sm2'], string> = {
  'not-declared': '未声明 / not declared',
  'not-checked': '已声明，本核验器不能核对 / declared, and not checked by this verifier',
  checked: '已核对 / checked',
};

function describeFailure({ code, zh, en, expected, actual }: Failure): string {
  const lines = [`✗ ${code}`, `  ${zh}`, `  ${en}`];
  if (expected !== undefined) lines.push(`  应为 / expected: ${expected.trimEnd()}`);
  if (actual !== undefined) lines.push(`  实为 / actual: ${actual.trimEnd()}`);
  return lines.join('\n');
}

function describeWithheld({ entries, cases, largeThings }: Report): string[] {
  const lines = [
    `披露 ${entries.shown} 条，未披露 ${entries.withheld} 条 / ${entries.shown} entries shown, ${entries.withheld} withheld`,
    `案件 ${cases.shown} 个，其中完整 ${cases.whole} 个 / ${cases.shown} cases shown, ${cases.whole} of them whole`,
  ];
  for (const { case: id, shown, entries: total, withheld } of cases.partial) {
    const gaps = withheld
      .map(([first, last]) => (first === last ? `${first}` : `${first}–${last}`))
      .join(', ');
    const end =
      total === undefined ? '结尾未披露或未结案 / its end is not shown' : `共 ${total} 条 / of ${total}`;
    lines.push(`  ${id}: ${shown} 条 / shown, ${end}${gaps === '' ? '' : `; 未披露 / withheld n = ${gaps}`}`);
  }
  const missing = largeThings.missing.length + largeThings.moreMissing;
  if (missing > 0) {
    lines.push(
      `${missing} 份大件未披露或已销毁 / ${missing} large things withheld or erased`,
      ...largeThings.missing.map((hash) => `  ${hash}`),
    );
  }
  return lines;
}
