/** A report that a device signed two things that cannot both be true: made from a bundle, checked without it, and forged. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { verifyCommand } from '../../electron/cli/verify.ts';
import { nodeCrypto } from '../../electron/keys/node-crypto.ts';
import { toBase64 } from '../../shared/ledger/base64.ts';
import { concatBytes, utf8 } from '../../shared/ledger/bytes.ts';
import { canonicalJson } from '../../shared/ledger/canonical.ts';
import { checkpointText } from '../../shared/ledger/checkpoint.ts';
import type { NoteSigner } from '../../shared/ledger/crypto.ts';
import { signNote } from '../../shared/ledger/note.ts';
import { rootOf } from '../../shared/ledger/tree.ts';
import { findMisbehaviour } from '../../shared/ledger/verify/find-misbehaviour.ts';
import { checkMisbehaviour, type Misbehaviour } from '../../shared/ledger/verify/misbehaviour.ts';
import { noticePath, strokesPath } from './attack-tools.ts';
import {
  DAY_1,
  DAY_2,
  IDENTITY,
  makeBundle,
  memorySource,
  ORIGIN,
  STRANGER,
  TestLog,
  testSigner,
  vkeyOf,
} from './make-bundle.ts';

const DAY_3 = testSigner(ORIGIN, 4);
const IDENTITY_KEY = vkeyOf(IDENTITY);

/** Three days of one device. Two stories that differ in a word fork at that word's day. Sizes: 2, roll, 6, roll, 11. */
function story({ first = 'a', third = 'a', identity = [IDENTITY] } = {}): TestLog {
  const log = new TestLog();
  log.open(identity);
  log.add({ kind: 'app-started', body: { version: first, host: 'none' } });
  log.closeDay([DAY_2], [0]);
  log.add({ kind: 'app-started', body: { version: 'a', host: 'none' } });
  log.closeDay([DAY_3], [3, 4]);
  log.add({ kind: 'app-started', body: { version: third, host: 'none' } });
  log.add({ kind: 'export-begun' });
  return log;
}

const bundleOf = (log: TestLog, leaves = log.leaves) =>
  makeBundle(log, {
    replace: { [noticePath]: null, [strokesPath]: null, 'leaves.bin': concatBytes(...leaves) },
  });
const headOf = (log: TestLog, size: number, signers: NoteSigner[]) =>
  signNote(nodeCrypto, checkpointText(ORIGIN, size, rootOf(nodeCrypto, log.leaves.slice(0, size))), signers);
const find = (log: TestLog, known: string, leaves = log.leaves) =>
  findMisbehaviour(nodeCrypto, memorySource(bundleOf(log, leaves)), known);
const check = (text: string, identity: string | undefined = IDENTITY_KEY) =>
  checkMisbehaviour(nodeCrypto, text, identity);

const TOLD = story();
const RETOLD = story({ third: 'b' });
const LAST = RETOLD.lines.length;

async function found(known: string, log = RETOLD): Promise<string> {
  const outcome = await find(log, known);
  if ('none' in outcome) throw new Error(outcome.none.en);
  return outcome.found;
}

describe('a report is made, and holds by itself, where', () => {
  test.each<[string, TestLog, string, [number, number], number]>([
    ['two heads of one size differ', RETOLD, headOf(TOLD, LAST, [DAY_3]), [LAST, LAST], 2],
    [
      'a shorter head is no beginning of the log',
      RETOLD,
      headOf(TOLD, LAST - 1, [DAY_3]),
      [LAST - 1, LAST],
      2,
    ],
    ['the first day was told anew', story({ first: 'b' }), headOf(TOLD, 2, [DAY_1]), [2, 4], 0],
    ['the head is of the second day', story({ first: 'b' }), headOf(TOLD, 6, [DAY_2]), [6, 8], 1],
  ])('%s', async (_name, log, known, sizes, rolls) => {
    const text = await found(known, log);
    expect(check(text)).toMatchObject({ result: 'verified', exit: 0, origin: ORIGIN, sizes, failures: [] });
    expect((JSON.parse(text) as Misbehaviour).rolls).toHaveLength(rolls);
    expect(text.length).toBeLessThan(5000);
  });
});

describe('no report is made where', () => {
  test.each<[string, () => ReturnType<typeof find>, string]>([
    [
      'the head is one that the log goes on from',
      () => find(RETOLD, headOf(RETOLD, LAST - 1, [DAY_3])),
      'do not contradict',
    ],
    ['nobody signed the head', () => find(RETOLD, headOf(TOLD, LAST, [])), 'no one key of the day'],
    [
      'a stranger signed the head',
      () => find(RETOLD, headOf(TOLD, LAST, [testSigner(ORIGIN, 8)])),
      'no one key of the day',
    ],
    [
      'the key of another day signed the head',
      () => find(RETOLD, headOf(TOLD, LAST, [DAY_2])),
      'no one key of the day',
    ],
    [
      'the head is longer',
      () => find(RETOLD, signNote(nodeCrypto, checkpointText(ORIGIN, LAST + 1, new Uint8Array(32)), [DAY_3])),
      'cannot be compared',
    ],
    [
      'the head is of another log',
      () => find(RETOLD, signNote(nodeCrypto, checkpointText('a/b/c/g1', 3, new Uint8Array(32)), [DAY_3])),
      'cannot be compared',
    ],
    [
      'whoever passed the bundle on altered its leaves',
      () => find(RETOLD, headOf(RETOLD, LAST - 1, [DAY_3]), RETOLD.leaves.with(9, new Uint8Array(32))),
      'proof does not hold',
    ],
    [
      'the file is no bundle',
      () => findMisbehaviour(nodeCrypto, memorySource(utf8('x')), TOLD.checkpoint()),
      'cannot be compared',
    ],
  ])('%s', async (_name, act, why) => {
    const outcome = await act();
    expect(outcome).not.toHaveProperty('found');
    expect('none' in outcome && outcome.none.en).toContain(why);
  });
});

type Bend = (report: Misbehaviour) => Partial<Misbehaviour> | string;
const rollsWith = (at: number, change: Partial<Misbehaviour['rolls'][number]>): Bend => {
  return ({ rolls }) => ({ rolls: rolls.with(at, { ...rolls[at]!, ...change } as never) });
};
const headsWith =
  (at: number, head: string): Bend =>
  ({ heads }) => ({ heads: heads.with(at, head) });
const STRANGE_DAY = testSigner(ORIGIN, 8);
const strangeRoll = canonicalJson({ ...RETOLD.entries[3]!, body: { next: [vkeyOf(STRANGE_DAY)] } } as never);
const strangeNote = story({ identity: [STRANGER] }).entries[0]!.body.note as string;
const some = toBase64(new Uint8Array(32));

/** Forged from a good report on heads of sizes 10 and 11: what is bent, and the first thing that shows it. */
const FORGED: [string, Bend, string, string][] = [
  ['a head that nobody signed', headsWith(0, headOf(TOLD, LAST - 1, [])), 'tampered', 'heads-unsigned'],
  [
    'a head that a stranger signed',
    headsWith(0, headOf(TOLD, LAST - 1, [STRANGE_DAY])),
    'tampered',
    'heads-unsigned',
  ],
  [
    'a head by the key of another day',
    headsWith(0, headOf(TOLD, LAST - 1, [DAY_2])),
    'tampered',
    'heads-unsigned',
  ],
  [
    'a head with the signature of another',
    headsWith(0, headOf(TOLD, LAST - 1, [DAY_3]).replace(`\n${LAST - 1}\n`, `\n${LAST - 2}\n`)),
    'tampered',
    'heads-unsigned',
  ],
  ['heads that agree', headsWith(0, headOf(RETOLD, LAST - 1, [DAY_3])), 'tampered', 'heads-agree'],
  ['heads in the other order', ({ heads }) => ({ heads: heads.toReversed() }), 'tampered', 'consistency'],
  ['a root that the proof does not give', () => ({ root: some }), 'tampered', 'consistency'],
  ['a proof with another hash', ({ proof }) => ({ proof: proof.with(0, some) }), 'tampered', 'consistency'],
  ['no proof', () => ({ proof: [] }), 'tampered', 'consistency'],
  [
    'a head of another log',
    headsWith(1, signNote(nodeCrypto, checkpointText('a/b/c/g1', 11, new Uint8Array(32)), [DAY_3])),
    'tampered',
    'checkpoint-origin',
  ],
  ['a head that is none', headsWith(1, 'x'), 'malformed', 'note-malformed'],
  ['keys that the device never declared', rollsWith(0, { entry: strangeRoll }), 'tampered', 'path'],
  [
    'an entry that is not the last of its day',
    rollsWith(0, { entry: new TextDecoder().decode(RETOLD.lines[2]) }),
    'tampered',
    'path',
  ],
  ['an entry that is none', rollsWith(0, { entry: '{}' }), 'malformed', 'entry-malformed'],
  ['another path', rollsWith(0, { path: [some, some] }), 'tampered', 'path'],
  [
    'a closing that a stranger signed',
    rollsWith(1, { closing: headOf(RETOLD, 8, [STRANGE_DAY]) }),
    'tampered',
    'signature-missing',
  ],
  ['a day left out', ({ rolls }) => ({ rolls: rolls.slice(0, 1) }), 'tampered', 'heads-unsigned'],
  [
    'the days in another order',
    ({ rolls }) => ({ rolls: rolls.toReversed() }),
    'tampered',
    'signature-missing',
  ],
  [
    'an identity that did not sign',
    () => ({ identity: [vkeyOf(STRANGER)] }),
    'tampered',
    'signature-missing',
  ],
  [
    'a note with another line',
    ({ opened }) => ({ opened: opened.replace('/keys\n', `/keys\n${vkeyOf(STRANGE_DAY)}\n`) }),
    'malformed',
    'body-malformed',
  ],
  [
    'a note of another text',
    ({ opened }) => ({ opened: opened.replace('/keys', '/kets') }),
    'tampered',
    'note-text',
  ],
  [
    'a stranger’s own log',
    () => ({ identity: [vkeyOf(STRANGER)], opened: strangeNote }),
    'tampered',
    'identity-other',
  ],
  ['a member too many', () => ({ x: 1 }) as never, 'malformed', 'report-malformed'],
  [
    'a member too few',
    (report) => `${canonicalJson({ ...report, v: 2 })}\n`,
    'malformed',
    'report-malformed',
  ],
  ['another version', () => ({ v: 2 }) as never, 'malformed', 'report-malformed'],
  ['three heads', ({ heads }) => ({ heads: [...heads, ...heads] }), 'malformed', 'report-malformed'],
  ['a root that is no hash', () => ({ root: 'AAAA' }), 'malformed', 'report-malformed'],
  ['no line feed at the end', (report) => canonicalJson(report), 'malformed', 'report-malformed'],
  [
    'another form of the same JSON',
    (report) => `${JSON.stringify(report, null, 1)}\n`,
    'malformed',
    'report-malformed',
  ],
  ['no JSON', () => 'x\n', 'malformed', 'report-malformed'],
];

describe('a report is refused that was forged with', () => {
  test.each(FORGED)('%s', async (_name, bend, result, code) => {
    const good = JSON.parse(await found(headOf(TOLD, LAST - 1, [DAY_3]))) as Misbehaviour;
    const bent = bend(good);
    const answer = check(
      typeof bent === 'string' ? bent : `${canonicalJson({ ...good, ...bent } as never)}\n`,
    );
    expect(answer.failures.map((failure) => failure.code)).toEqual([code]);
    expect(answer.result).toBe(result);
  });
});

describe('whose device it was', () => {
  test('is not known where no identity is given, and another identity is refused', async () => {
    const text = await found(headOf(TOLD, LAST, [DAY_3]));
    expect(checkMisbehaviour(nodeCrypto, text, undefined)).toMatchObject({ result: 'unproven', exit: 2 });
    expect(check(text, vkeyOf(STRANGER))).toMatchObject({ result: 'tampered', exit: 1 });
  });
});

describe('the command verify', () => {
  const folder = mkdtempSync(join(tmpdir(), 'counterguard-misbehaviour-'));
  const file = (name: string, content: string | Uint8Array): string => {
    writeFileSync(join(folder, name), content);
    return join(folder, name);
  };
  const bundle = file('bundle.zip', bundleOf(RETOLD));
  const identity = file('identity.vkey', IDENTITY_KEY);
  const report = join(folder, 'report.json');
  afterAll(() => rmSync(folder, { recursive: true }));

  async function run(...args: string[]): Promise<{ code: number; text: string }> {
    const lines: string[] = [];
    return { code: await verifyCommand(args, (line) => lines.push(line)), text: lines.join('\n') };
  }

  test('writes a report beside its verdict, and checks it by itself', async () => {
    const known = file('known', headOf(TOLD, LAST, [DAY_3]));
    const told = await run(bundle, '--known', known, '--misbehaviour', report);
    expect(told.code).toBe(1);
    expect(told.text).toContain(`已写举证文件：${report}`);
    rmSync(bundle);
    const checked = await run('--check-misbehaviour', report, '--identity', identity);
    expect(checked.text).toContain('举证成立');
    expect(checked.code).toBe(0);
    expect((await run('--check-misbehaviour', report, '--json')).code).toBe(2);
    writeFileSync(bundle, bundleOf(RETOLD));
  });

  test('writes none where there is nothing to report, and says why', async () => {
    const none = join(folder, 'none.json');
    const told = await run(
      bundle,
      '--known',
      file('same', RETOLD.checkpoint()),
      '--misbehaviour',
      none,
      '--json',
    );
    expect(told.code).toBe(2);
    expect(JSON.parse(told.text)).toMatchObject({
      misbehaviour: { zh: expect.stringContaining('并不矛盾') },
    });
    expect(() => readFileSync(none)).toThrow('ENOENT');
  });

  test.each<[string, string[]]>([
    ['there is no known head', [bundle, '--misbehaviour', report]],
    ['a bundle is given beside the report', [bundle, '--check-misbehaviour', report]],
    ['the report is not there', ['--check-misbehaviour', join(folder, 'nothing')]],
  ])('answers 4 where %s', async (_name, args) => {
    expect((await run(...args)).code).toBe(4);
  });
});
