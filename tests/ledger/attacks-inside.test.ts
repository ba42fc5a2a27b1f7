/** Attacks by somebody who can sign a fresh manifest: a table with the exact result, code and entry of each. */
import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { nodeCrypto } from '../../electron/keys/node-crypto.ts';
import { toBase64 } from '../../shared/ledger/base64.ts';
import { concatBytes, utf8 } from '../../shared/ledger/bytes.ts';
import { canonicalJson } from '../../shared/ledger/canonical.ts';
import { codes, LOG, noticePath, strokesPath, text, verify } from './attack-tools.ts';
import {
  CASE,
  DAY_1,
  DAY_2,
  lineReplaced,
  linesOf,
  makeBundle,
  OTHER_CASE,
  STRANGER,
  sampleLog,
  TestLog,
  testSigner,
} from './make-bundle.ts';

const disclosures = (change: (lines: string[]) => string[]) => {
  const lines = LOG.lines.flatMap((_, seq) =>
    (LOG.secrets.get(seq) ?? []).map(({ name, salt, value }) =>
      canonicalJson({ name, salt: toBase64(salt), seq, value }),
    ),
  );
  return makeBundle(LOG, { replace: { 'disclosures.jsonl': utf8(`${change(lines).join('\n')}\n`) } });
};
const entries = (lines: Uint8Array[]) => makeBundle(LOG, { replace: { 'entries.jsonl': linesOf(lines) } });
const leaves = (list: Uint8Array[]) => makeBundle(LOG, { replace: { 'leaves.bin': concatBytes(...list) } });
const foreign = (): Uint8Array => {
  const log = sampleLog();
  log.add({ kind: 'case-opened', log: 'icbc/hz-02/c09/g1', case: CASE, n: 0 });
  return utf8(text(log.lines[12]!).replace('"seq":12', '"seq":2'));
};
const rebuilt = (edit: (log: TestLog) => void): Uint8Array => {
  const log = sampleLog();
  log.lines.pop();
  const shorter = new TestLog();
  for (const [seq, line] of log.lines.entries()) shorter.append(line, log.entries[seq]!);
  shorter.day = [DAY_2];
  for (const [seq, secrets] of log.secrets) shorter.secrets.set(seq, secrets);
  edit(shorter);
  shorter.add({ kind: 'export-begun', body: { cases: 1 } });
  return makeBundle(shorter);
};

/** What an attacker does who has today’s key and signs a fresh manifest, so that only the inner rule can catch it. */
const INSIDE: [string, () => Uint8Array, string, string[]][] = [
  [
    'a character of an entry is another',
    () => makeBundle(LOG, { replace: { 'entries.jsonl': lineReplaced(LOG, 5, 't001', 't002') } }),
    'tampered',
    ['leaf@5'],
  ],
  [
    'the time of an entry is another',
    () => makeBundle(LOG, { replace: { 'entries.jsonl': lineReplaced(LOG, 9, 'T01:30', 'T02:30') } }),
    'tampered',
    ['leaf@9'],
  ],
  [
    'an entry stands twice',
    () => entries([...LOG.lines.slice(0, 4), ...LOG.lines.slice(3)]),
    'tampered',
    ['entry-order@3'],
  ],
  [
    'two entries have changed places',
    () => entries(LOG.lines.with(2, LOG.lines[3]!).with(3, LOG.lines[2]!)),
    'tampered',
    ['disclosure-stray@2', 'entry-order@2'],
  ],
  [
    'an always-exported entry is left out',
    () => makeBundle(sampleLogWithClock(), { withheld: [6] }),
    'tampered',
    ['always@6'],
  ],
  ['day-closed is left out', () => makeBundle(LOG, { withheld: [6] }), 'tampered', ['roll-order@7']],
  [
    'key-rolled is left out',
    () => makeBundle(LOG, { withheld: [7] }),
    'tampered',
    ['roll-order@7', 'signature-missing', 'signature-missing'],
  ],
  [
    'log-opened is left out',
    () => makeBundle(LOG, { withheld: [0] }),
    'tampered',
    ['log-opened-missing@0', 'always@0', 'identity-other'],
  ],
  ['export-begun is left out', () => makeBundle(LOG, { withheld: [11] }), 'tampered', ['last-entry@11']],
  [
    'the tail is cut off the entries and the leaves',
    () =>
      makeBundle(LOG, {
        replace: {
          'entries.jsonl': linesOf(LOG.lines.slice(0, 10)),
          'leaves.bin': concatBytes(...LOG.leaves.slice(0, 10)),
        },
      }),
    'tampered',
    ['leaves-length', 'last-entry@11', 'root'],
  ],
  [
    'an entry of another log stands in its place',
    () => entries(LOG.lines.with(2, foreign())),
    'tampered',
    ['leaf@2', 'disclosure-stray@2'],
  ],
  [
    'an entry of another log was appended',
    () => rebuilt((log) => log.add({ kind: 'app-started', log: 'icbc/hz-02/c09/g1' })),
    'tampered',
    ['entry-log@11'],
  ],
  [
    'an entry beyond the end is added',
    () => entries([...LOG.lines, utf8(text(LOG.lines[11]!).replace('"seq":11', '"seq":12'))]),
    'tampered',
    ['entry-beyond@12'],
  ],
  [
    'a leaf of a shown entry is another',
    () => leaves(LOG.leaves.with(9, nodeCrypto.sha256(utf8('x')))),
    'tampered',
    ['leaf@9', 'prev@10', 'root'],
  ],
  [
    'a leaf of a withheld entry is another, and the next entry shows it',
    () =>
      makeBundle(LOG, {
        withheld: [9],
        replace: { 'leaves.bin': concatBytes(...LOG.leaves.with(9, new Uint8Array(32))) },
      }),
    'tampered',
    ['prev@10', 'root'],
  ],
  [
    'a salt is another',
    () => disclosures(([first, ...rest]) => [first!.replace('CwsL', 'DAsL'), ...rest]),
    'tampered',
    ['commitment@2'],
  ],
  [
    'a disclosed value is another',
    () => disclosures(([first, ...rest]) => [first!.replace('女儿', '儿子'), ...rest]),
    'tampered',
    ['commitment@2'],
  ],
  [
    'a disclosure stands twice',
    () => disclosures(([first, ...rest]) => [first!, first!, ...rest]),
    'tampered',
    ['disclosure-order@2'],
  ],
  [
    'disclosures have changed places',
    () => disclosures((lines) => lines.reverse()),
    'tampered',
    ['disclosure-order@2'],
  ],
  [
    'a field is disclosed that the entry does not have',
    () => disclosures(([first, ...rest]) => [first!, first!.replace('"text"', '"uext"'), ...rest]),
    'tampered',
    ['disclosure-stray@2'],
  ],
  [
    'a disclosure is of an entry that is not shown',
    () =>
      makeBundle(LOG, {
        withheld: [2],
        replace: {
          'disclosures.jsonl': utf8(
            `${canonicalJson({ name: 'text', salt: toBase64(new Uint8Array(32)), seq: 2, value: 'x' })}\n`,
          ),
          [strokesPath]: null,
        },
      }),
    'tampered',
    ['disclosure-stray@2'],
  ],
  [
    'the checkpoint is not signed',
    () => makeBundle(LOG, { checkpoint: LOG.checkpoint([]) }),
    'tampered',
    ['signature-missing'],
  ],
  [
    'the checkpoint is signed by the key of another day',
    () => makeBundle(LOG, { checkpoint: LOG.checkpoint([DAY_1]) }),
    'tampered',
    ['signature-missing', 'other-day-signature'],
  ],
  [
    'the checkpoint carries a line by the key of another day as well',
    () => makeBundle(LOG, { checkpoint: LOG.checkpoint([DAY_2, DAY_1]) }),
    'tampered',
    ['other-day-signature'],
  ],
  [
    'the signature of the checkpoint is that of another text',
    () => makeBundle(LOG, { checkpoint: LOG.checkpoint().replace('\n12\n', '\n11\n') }),
    'tampered',
    ['leaves-length', 'entry-beyond@11', 'last-entry@10', 'signature-bad', 'root'],
  ],
  [
    'a closing checkpoint is signed by the next day',
    () => makeBundle(sampleLog({ closers: [DAY_2] })),
    'tampered',
    ['signature-missing@8', 'other-day-signature@8'],
  ],
  [
    'the manifest is signed by the day before',
    () => makeBundle(LOG, { manifestSigners: [DAY_1] }),
    'tampered',
    ['signature-missing', 'other-day-signature'],
  ],
  [
    'the manifest is not signed',
    () => makeBundle(LOG, { manifestSigners: [] }),
    'tampered',
    ['signature-missing'],
  ],
  [
    'day-closed names an entry too many',
    () => makeBundle(sampleLog({ always: [0, 3] })),
    'tampered',
    ['always@3'],
  ],
  [
    'day-closed names an entry too few',
    () => makeBundle(sampleLog({ always: [] })),
    'tampered',
    ['always@0'],
  ],
  [
    'the next key has another name',
    () => makeBundle(sampleLog({ next: [testSigner('icbc/hz-01/c03/g2', 3)] })),
    'tampered',
    ['key-name@7'],
  ],
  [
    'a number within a case repeats',
    () => rebuilt((log) => log.add({ kind: 'step-answered', case: OTHER_CASE, n: 1, body: {} })),
    'tampered',
    ['case-order@11'],
  ],
  [
    'a case goes on after its end',
    () => rebuilt((log) => log.add({ kind: 'step-answered', case: CASE, n: 5, body: {} })),
    'tampered',
    ['case-order@11'],
  ],
  [
    'the key files are of another identity',
    () => makeBundle(LOG, { identity: [STRANGER] }),
    'tampered',
    ['identity-file', 'identity-file'],
  ],
  [
    'a notice is not what its name says',
    () => makeBundle(LOG, { replace: { [noticePath]: utf8('# x') } }),
    'tampered',
    ['large-thing-size@3', 'large-thing-hash'],
  ],
  [
    'a notice is there that nobody named',
    () =>
      makeBundle(LOG, {
        replace: { [`notices/${createHash('sha256').update('x').digest('hex')}.md`]: utf8('x') },
      }),
    'tampered',
    ['large-thing-unnamed'],
  ],
  [
    'ink is there whose disclosure is not',
    () => disclosures((lines) => lines.slice(0, 1)),
    'tampered',
    ['large-thing-unnamed'],
  ],
  [
    'a member stands twice in an entry',
    () => makeBundle(LOG, { replace: { 'entries.jsonl': lineReplaced(LOG, 5, '"n":4', '"n":4,"n":4') } }),
    'malformed',
    ['entry-malformed@5'],
  ],
  [
    'the lines end in CRLF',
    () => entries(LOG.lines.map((line) => concatBytes(line, Uint8Array.of(13)))),
    'malformed',
    [
      ...LOG.lines.map((_, seq) => `entry-malformed@${seq}`),
      'disclosure-stray@2',
      'disclosure-stray@4',
      'log-opened-missing@0',
      'last-entry@11',
      'large-thing-unnamed',
      'large-thing-unnamed',
      'identity-other',
    ],
  ],
  [
    'a byte order mark stands before the first entry',
    () => entries(LOG.lines.with(0, concatBytes(Uint8Array.of(0xef, 0xbb, 0xbf), LOG.lines[0]!))),
    'malformed',
    ['entry-malformed', 'log-opened-missing@0', 'always@0', 'identity-other'],
  ],
  [
    'the last line has no LF',
    () => makeBundle(LOG, { replace: { 'entries.jsonl': linesOf(LOG.lines).slice(0, -1) } }),
    'malformed',
    ['line-end'],
  ],
  [
    'there is an empty line',
    () => entries([...LOG.lines, new Uint8Array(0)]),
    'malformed',
    ['entry-malformed'],
  ],
  ['a line is endless', () => entries([...LOG.lines, new Uint8Array(600_000)]), 'malformed', ['limit']],
  [
    'a disclosure is not canonical',
    () => disclosures(([first, ...rest]) => [`${first} `, ...rest]),
    'malformed',
    ['disclosure-malformed'],
  ],
  [
    'the checkpoint has CRLF',
    () => makeBundle(LOG, { checkpoint: LOG.checkpoint().replaceAll('\n', '\r\n') }),
    'malformed',
    ['note-malformed'],
  ],
  [
    'a required file is missing',
    () => makeBundle(LOG, { replace: { 'leaves.bin': null } }),
    'malformed',
    ['file-missing'],
  ],
];

describe('an attack under a fresh manifest is found where', () => {
  test.each(INSIDE)('%s', async (_name, attack, result, expected) => {
    const report = await verify(attack());
    expect(codes(report)).toEqual(expected);
    expect(report.result).toBe(result);
  });
});

/** The sample with a clock-moved at seq 6, before the first day is closed. */
function sampleLogWithClock(): TestLog {
  const sample = sampleLog();
  const log = new TestLog();
  for (const [seq, line] of sample.lines.slice(0, 6).entries()) log.append(line, sample.entries[seq]!);
  for (const [seq, secrets] of sample.secrets) log.secrets.set(seq, secrets);
  log.add({ kind: 'clock-moved', body: { ms: -3_600_000 } });
  log.closeDay([DAY_2], [0, 6]);
  log.add({ kind: 'export-begun' });
  return log;
}
