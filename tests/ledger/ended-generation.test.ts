/** Bundles of a generation that a restore has ended: its day keys are gone, so the identity signs the head again, and the manifest. */
import { describe, expect, test } from 'vitest';
import { nodeCrypto } from '../../electron/keys/node-crypto.ts';
import type { NoteSigner } from '../../shared/ledger/crypto.ts';
import { signAgain } from '../../shared/ledger/note.ts';
import { codes, verify } from './attack-tools.ts';
import { DAY_1, DAY_2, IDENTITY, makeBundle, STRANGER, sampleLog, type TestLog } from './make-bundle.ts';

/** The sample log as a restore found it: more was done after the export, and nothing ends it. */
function cutOff(): TestLog {
  const log = sampleLog();
  log.add({ kind: 'sign-in', actor: { staff: 't001', role: 'teller' } });
  return log;
}

/** The head as its day signed it, signed again by others. */
const signedAgain = (log: TestLog, signers: NoteSigner[], head = log.checkpoint()): string =>
  signAgain(nodeCrypto, head, signers);

const bundleOf = (log: TestLog, checkpoint: string, manifestSigners: NoteSigner[] = [IDENTITY]) =>
  makeBundle(log, { checkpoint, manifestSigners });

describe('a bundle of a generation that was ended', () => {
  test('is verified where the day signed the head and the identity signed it again, with the manifest; and it says so', async () => {
    const log = cutOff();
    const report = await verify(bundleOf(log, signedAgain(log, [IDENTITY])));
    expect(report).toMatchObject({ result: 'verified', ended: true, failures: [], size: log.lines.length });
  });

  test('proves nothing without the fingerprint from elsewhere', async () => {
    const log = cutOff();
    expect(await verify(bundleOf(log, signedAgain(log, [IDENTITY])), {})).toMatchObject({
      result: 'unproven',
    });
  });

  test.each<[string, (log: TestLog) => Uint8Array, string[]]>([
    [
      'the identity alone signed the head',
      (log) => bundleOf(log, log.checkpoint([IDENTITY])),
      ['signature-missing'],
    ],
    [
      'another day signed the head',
      (log) => bundleOf(log, signedAgain(log, [IDENTITY], log.checkpoint([DAY_1]))),
      ['signature-missing', 'other-day-signature'],
    ],
    [
      'somebody else signed in the name of the identity',
      (log) => bundleOf(log, signedAgain(log, [STRANGER]), [STRANGER]),
      ['signature-missing', 'signature-missing'],
    ],
    [
      'the day signed the manifest, and not the identity',
      (log) => bundleOf(log, signedAgain(log, [IDENTITY]), [DAY_2]),
      ['signature-missing', 'other-day-signature'],
    ],
    [
      'the last entries are left out',
      (log) => {
        const shorter = sampleLog();
        return makeBundle(shorter, { checkpoint: signedAgain(log, [IDENTITY]), manifestSigners: [IDENTITY] });
      },
      ['leaves-length', 'root'],
    ],
  ])('is tampered with where %s', async (_, made, expected) => {
    const report = await verify(made(cutOff()));
    expect(report.result).toBe('tampered');
    expect(codes(report)).toEqual(expected);
  });
});

describe('a bundle of a log that goes on', () => {
  test('needs its own export as the last entry, whatever signs the manifest', async () => {
    const log = cutOff();
    const report = await verify(makeBundle(log));
    expect(codes(report)).toEqual([`last-entry@${log.lines.length - 1}`]);
    expect(report.ended).toBeUndefined();
    expect(codes(await verify(makeBundle(sampleLog(), { manifestSigners: [IDENTITY] })))).toEqual([
      'signature-missing',
    ]);
  });
});
