/** The verifier on good bundles, on what is brought from outside, and on SM2; the attacks are in attacks-*.test.ts. */
import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { nodeCrypto } from '../../electron/keys/node-crypto.ts';
import { sm2Signer } from '../../electron/keys/sm2.ts';
import { fromBase64, toBase64 } from '../../shared/ledger/base64.ts';
import { concatBytes } from '../../shared/ledger/bytes.ts';
import { checkpointText } from '../../shared/ledger/checkpoint.ts';
import { isConsistent } from '../../shared/ledger/consistency.ts';
import type { NoteSigner } from '../../shared/ledger/crypto.ts';
import { signNote } from '../../shared/ledger/note.ts';
import { identityName } from '../../shared/ledger/origin.ts';
import { newSm3 } from '../../shared/ledger/sm3.ts';
import type { VerifyOptions } from '../../shared/ledger/verify/verify-bundle.ts';
import { fingerprint } from '../../shared/ledger/vkey.ts';
import { codes, GOOD, LOG, noticePath, strokesPath, TRUSTED, verify } from './attack-tools.ts';
import {
  type BundleOptions,
  CASE,
  DAY_1,
  DAY_2,
  IDENTITY,
  makeBundle,
  NOTICE,
  ORIGIN,
  OTHER_CASE,
  STRANGER,
  sampleLog,
  TestLog,
  testSigner,
  vkeyOf,
} from './make-bundle.ts';

function known(size: number, root = rootAt(size), origin = ORIGIN): string {
  return signNote(nodeCrypto, checkpointText(origin, size, root), [size <= 8 ? DAY_1 : DAY_2]);
}

function rootAt(size: number): Uint8Array {
  const log = new TestLog();
  for (const [seq, line] of LOG.lines.slice(0, size).entries()) log.append(line, LOG.entries[seq]!);
  return log.tree.root();
}

describe('a good bundle', () => {
  test('is verified under its identity', async () => {
    const report = await verify(GOOD);
    expect(report).toMatchObject({
      result: 'verified',
      exit: 0,
      origin: ORIGIN,
      size: 12,
      sm2: 'not-declared',
    });
    expect(report.failures).toEqual([]);
    expect(report.root).toBe(toBase64(LOG.tree.root()));
  });

  test('is verified under the fingerprint of its identity, also as typed from paper', async () => {
    const hex = fingerprint(nodeCrypto, IDENTITY.type, IDENTITY.publicKey);
    expect((await verify(GOOD, { identity: hex })).exit).toBe(0);
    const typed = `${hex.toUpperCase().replaceAll(/(.{4})/g, '$1 ')}\r\n`;
    expect((await verify(GOOD, { identity: typed })).exit).toBe(0);
  });

  test('is unproven where no identity is given', async () => {
    const report = await verify(GOOD, {});
    expect(report).toMatchObject({ result: 'unproven', exit: 2 });
    expect(codes(report)).toEqual(['no-identity']);
  });

  test('has the same bytes each time it is made', () => {
    expect(Buffer.from(makeBundle(sampleLog())).equals(GOOD)).toBe(true);
    expect(LOG.checkpoint()).toMatchInlineSnapshot(`
      "icbc/hz-01/c03/g1
      12
      sAo33kFHtR+7/fdQwXiNJO/cTNg6lwzAlCuGu8COnWc=

      — icbc/hz-01/c03/g1 pk5xj03ox0eG295h9FRUWqPhIujWbLoUN/2WSB3VtwiJvl92qwQcHyPMHKz7ekt8k3mpErEbVKkpOgmJ8jCxa30NMws=
      "
    `);
  });

  test.each([1, 5, 8, 9, 12])(
    'extends a known head of size %i, proves it, and tells of its signature',
    async (size) => {
      const report = await verify(GOOD, { ...TRUSTED, known: known(size) });
      const root = rootAt(size);
      expect(report).toMatchObject({ exit: 0, known: { size, signature: 'good', verdict: 'extends' } });
      expect(report.known?.root).toBe(toBase64(root));
      const proof = report.known!.proof!.map((hash) => fromBase64(hash)!);
      const own = { size: 12, root: LOG.tree.root() };
      expect(isConsistent(nodeCrypto, { size, root }, own, proof)).toBe(true);
    },
  );

  test('does not claim to extend a known head where its leaves lead to another checkpoint', async () => {
    const leaves = concatBytes(...LOG.leaves.with(10, new Uint8Array(32)));
    const report = await verify(makeBundle(LOG, { replace: { 'leaves.bin': leaves } }), {
      ...TRUSTED,
      known: known(9),
    });
    expect(report).toMatchObject({ exit: 1, known: { size: 9, verdict: 'unproven' } });
    expect(report.known).not.toHaveProperty('proof');
  });

  test('shows what stands where it forks from a known head', async () => {
    const report = await verify(GOOD, { ...TRUSTED, known: known(5, rootAt(4)) });
    expect(report.known).toMatchObject({ size: 5, verdict: 'forks', root: toBase64(rootAt(5)) });
  });

  test('is proven by a known head whose signature is nobody’s, and says so', async () => {
    const head = signNote(nodeCrypto, checkpointText(ORIGIN, 5, rootAt(5)), [STRANGER]);
    const report = await verify(GOOD, { ...TRUSTED, known: head });
    expect(report).toMatchObject({ exit: 0, known: { size: 5, signature: 'absent' } });
  });

  test('may withhold an entry, and then says which one of which case', async () => {
    const report = await verify(makeBundle(LOG, { withheld: [2, 4] }));
    expect(report).toMatchObject({ exit: 0, entries: { shown: 10, withheld: 2 } });
    expect(report.cases).toEqual({
      shown: 2,
      whole: 0,
      partial: [
        {
          case: CASE,
          shown: 3,
          entries: 5,
          withheld: [
            [1, 1],
            [3, 3],
          ],
        },
        { case: OTHER_CASE, shown: 2, withheld: [] },
      ],
    });
  });

  test('may lack a large thing that an entry names, and then says which one', async () => {
    const hash = createHash('sha256').update(NOTICE).digest('hex');
    const report = await verify(makeBundle(LOG, { replace: { [`notices/${hash}.md`]: null } }));
    expect(report).toMatchObject({ exit: 0, largeThings: { shown: 1, missing: [hash], moreMissing: 0 } });
  });

  test('may hold days that name what stands after the closing before them, and not that closing', async () => {
    const make = (always: number[]) => {
      const log = new TestLog();
      log.open();
      log.closeDay([DAY_2], [0]);
      log.closeDay([DAY_1], always);
      log.add({ kind: 'export-begun' });
      return verify(makeBundle(log, { replace: { [noticePath]: null, [strokesPath]: null } }));
    };
    expect(codes(await make([2, 3]))).toEqual([]);
    expect(codes(await make([1, 2, 3]))).toEqual(['always@1']);
    expect(codes(await make([3]))).toEqual(['always@2']);
  });

  test('ignores a line by a key that nobody knows', async () => {
    const checkpoint = LOG.checkpoint([DAY_2, testSigner('witness.example', 7)]);
    expect((await verify(makeBundle(LOG, { checkpoint }))).exit).toBe(0);
  });
});

describe('what is brought from outside decides where', () => {
  test.each<[string, VerifyOptions, string, string[]]>([
    ['the identity given is another', { identity: vkeyOf(STRANGER) }, 'tampered', ['identity-other']],
    [
      'one of two identities given is another',
      { identity: `${vkeyOf(IDENTITY)}\n${vkeyOf(STRANGER)}\n` },
      'tampered',
      ['identity-other'],
    ],
    ['the known head is a fork', { ...TRUSTED, known: known(5, rootAt(4)) }, 'tampered', ['fork@4']],
    [
      'the known head is a fork and no identity is given',
      { known: known(5, rootAt(4)) },
      'tampered',
      ['fork@4', 'no-identity'],
    ],
    ['the known head is larger', { ...TRUSTED, known: known(13, rootAt(4)) }, 'unproven', ['known-larger']],
    [
      'the known head is of another log',
      { ...TRUSTED, known: known(5, rootAt(5), 'icbc/hz-01/c03/g2') },
      'unproven',
      ['known-other-log'],
    ],
  ])('%s', async (_name, options, result, expected) => {
    const report = await verify(GOOD, options);
    expect(codes(report)).toEqual(expected);
    expect(report.result).toBe(result);
  });

  test.each([{ identity: '' }, { identity: 'x' }, { known: 'x' }])(
    '%o is no verdict but an error',
    async (options) => {
      await expect(verify(GOOD, options)).rejects.toThrow(RangeError);
    },
  );

  test('the identity inside the bundle proves nothing: a bundle by a stranger stays a stranger’s', async () => {
    const log = new TestLog();
    log.open([STRANGER]);
    log.add({ kind: 'export-begun' });
    const bundle = makeBundle(log, {
      identity: [STRANGER],
      replace: { [noticePath]: null, [strokesPath]: null },
    });
    expect(codes(await verify(bundle))).toEqual(['identity-other']);
    expect((await verify(bundle, {})).result).toBe('unproven');
  });
});

describe('where the bad entry cannot be known', () => {
  test('the smallest range between two good checkpoints is named', async () => {
    const bundle = makeBundle(LOG, {
      withheld: [9, 10],
      replace: { 'leaves.bin': concatBytes(...LOG.leaves.with(9, new Uint8Array(32))) },
    });
    const [failure, ...more] = (await verify(bundle)).failures;
    expect(more).toEqual([]);
    expect(failure).toMatchObject({ code: 'root', range: [8, 11], file: 'checkpoint' });
    expect(failure?.seq).toBeUndefined();
  });

  test('a bad first day is not blamed on the second', async () => {
    const bundle = makeBundle(LOG, {
      withheld: [1, 2, 3, 4],
      replace: { 'leaves.bin': concatBytes(...LOG.leaves.with(2, new Uint8Array(32))) },
    });
    const { failures } = await verify(bundle);
    expect(failures).toHaveLength(1);
    expect(failures[0]).toMatchObject({ code: 'root', range: [0, 7], field: 'body.closing of entry 8' });
  });
});

describe('a log that declares SM2', () => {
  const secret = (seed: number) => new Uint8Array(32).fill(seed);
  const identity = [IDENTITY, sm2Signer(identityName(ORIGIN), secret(1))];
  const day = [DAY_1, sm2Signer(ORIGIN, secret(2))];
  const stranger = sm2Signer(ORIGIN, secret(9));
  /** A verifier that has neither SM2 nor SM3. */
  const { verifySm2: _, newSm3: __, ...withoutSm2 } = nodeCrypto;
  type Signers = { noteSigners?: NoteSigner[]; checkpointSigners?: NoteSigner[] };
  const make = ({
    noteSigners = identity,
    checkpointSigners = day,
    ...options
  }: BundleOptions & Signers = {}) => {
    const log = new TestLog();
    log.day = day;
    log.open(identity, noteSigners);
    log.add({ kind: 'export-begun' });
    const checkpoint = log.checkpoint(checkpointSigners);
    const replace = { [noticePath]: null, [strokesPath]: null };
    return makeBundle(log, { checkpoint, identity, replace, ...options });
  };
  const both = { identity: identity.map(vkeyOf).join('\n') };

  test('is verified, SM2 and SM3 included, under both of its identities', async () => {
    expect(await verify(make(), both)).toMatchObject({ exit: 0, sm2: 'checked', failures: [] });
    expect(codes(await verify(make(), { identity: vkeyOf(stranger) }))).toEqual(['identity-other']);
  });

  test('is verified by a verifier without SM2, which says that it did not check it', async () => {
    const report = await verify(make(), TRUSTED, withoutSm2);
    expect(report).toMatchObject({ exit: 0, sm2: 'not-checked', failures: [] });
  });

  test('is unproven by a verifier without SM2 where the SM2 identity is what was given', async () => {
    expect(codes(await verify(make(), both, withoutSm2))).toEqual(['identity-unchecked']);
  });

  test('is tampered where an SM2 line is bad, and where only the SM3 of a file is', async () => {
    const forged = { ...day[1]!, sign: stranger.sign };
    const signers = [DAY_1, forged];
    expect(codes(await verify(make({ checkpointSigners: signers })))).toEqual(['signature-bad']);
    expect(codes(await verify(make({ manifestSigners: signers })))).toEqual(['signature-bad']);
    const lying = { ...nodeCrypto, newSm3: () => ({ ...newSm3(), digest: () => new Uint8Array(32) }) };
    const report = await verify(make({ crypto: lying }));
    expect(new Set(report.failures.map(({ code, field }) => `${code} ${field}`))).toEqual(
      new Set(['file-hash sm3']),
    );
  });

  test('is tampered where a declared key did not sign, also for a verifier without SM2', async () => {
    for (const crypto of [nodeCrypto, withoutSm2]) {
      expect(codes(await verify(make({ noteSigners: [IDENTITY] }), TRUSTED, crypto))).toEqual([
        'signature-missing@0',
      ]);
      const report = await verify(make({ checkpointSigners: [DAY_1] }), TRUSTED, crypto);
      expect(codes(report)).toEqual(['signature-missing']);
    }
  });
});
