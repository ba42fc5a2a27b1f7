/** The command `verify` on real files: exit codes, and one JSON object with --json. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { verifyCommand } from '../../electron/cli/verify.ts';
import { nodeCrypto } from '../../electron/keys/node-crypto.ts';
import { utf8 } from '../../shared/ledger/bytes.ts';
import { fingerprint } from '../../shared/ledger/vkey.ts';
import { IDENTITY, lineReplaced, makeBundle, sampleLog, vkeyOf } from './make-bundle.ts';

const folder = mkdtempSync(join(tmpdir(), 'counterguard-verify-'));
const file = (name: string, content: Uint8Array): string => {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
};
const log = sampleLog();
const good = file('good.zip', makeBundle(log, { withheld: [2] }));
const bad = file(
  'bad.zip',
  makeBundle(log, { replace: { 'entries.jsonl': lineReplaced(log, 5, 't001', 't002') } }),
);
const identity = file('identity.vkey', utf8(`${vkeyOf(IDENTITY)}\n`));
const known = file('known', utf8(log.checkpoint()));
const hex = fingerprint(nodeCrypto, IDENTITY.type, IDENTITY.publicKey);

async function run(...args: string[]): Promise<{ code: number; lines: string[] }> {
  const lines: string[] = [];
  return { code: await verifyCommand(args, (line) => lines.push(line)), lines };
}

afterAll(() => rmSync(folder, { recursive: true }));

describe('the command verify', () => {
  test.each<[number, string, string[]]>([
    [0, 'the identity is given as a file', [good, '--identity', identity]],
    [0, 'the identity is given as a fingerprint', [good, '--identity', hex]],
    [0, 'a known head agrees', [good, '--identity', identity, '--known', known]],
    [1, 'an entry was altered', [bad, '--identity', identity]],
    [2, 'no identity is given', [good]],
    [3, 'the file is no bundle', [identity]],
    [4, 'there is no such file', [join(folder, 'nothing.zip')]],
    [4, 'the identity is not readable', [good, '--identity', join(folder, 'nothing')]],
    [4, 'the known head is none', [good, '--known', identity]],
    [4, 'an option is unknown', [good, '--trust-me']],
    [4, 'no bundle is named', []],
  ])('answers %i where %s', async (expected, _name, args) => {
    const { code, lines } = await run(...args);
    expect(code).toBe(expected);
    const json = await run(...args, '--json');
    expect(json.code).toBe(expected);
    expect(json.lines).toHaveLength(1);
    const report = JSON.parse(json.lines[0]!) as Record<string, unknown>;
    expect(Object.keys(report)).toEqual(
      expect.arrayContaining(['result', 'size', 'root', 'sm2', 'failures']),
    );
    expect(lines.join('\n')).toMatch(/\p{Script=Han}/u);
  });

  test('names the entry, what was expected and what was found, in both languages', async () => {
    const { lines } = await run(bad, '--identity', identity);
    const text = lines.join('\n');
    expect(text).toContain('被改动：有内容不成立。');
    expect(text).toContain('记录被改动：与其叶哈希不符（第 5 条，entries.jsonl）。');
    expect(text).toContain('an entry was altered: it does not match its leaf (entry 5, entries.jsonl).');
    expect(text).toMatch(/应为 \/ expected: [A-Za-z0-9+/]{43}=\n {2}实为 \/ actual: [A-Za-z0-9+/]{43}=/);
  });

  test('says which entries of which case are withheld', async () => {
    const { lines } = await run(good, '--identity', identity);
    expect(lines.join('\n')).toContain('未披露 n = 1 /');
  });
});
