/** The verifier on good bundles, on what is brought from outside, and on SM2; the attacks are in attacks-*.test.ts. */
import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { nodeCrypto } from '../../electron/keys/node-crypto.ts';
import { fromBase64, fromHex, toBase64 } from '../../shared/ledger/base64.ts';
import { concatBytes } from '../../shared/ledger/bytes.ts';
import { checkpointText } from '../../shared/ledger/checkpoint.ts';
import { isConsistent } from '../../shared/ledger/consistency.ts';
import type { LedgerCrypto, NoteSigner } from '../../shared/ledger/crypto.ts';
import { signNote } from '../../shared/ledger/note.ts';
import { identityName } from '../../shared/ledger/origin.ts';
import type { VerifyOptions } from '../../shared/ledger/verify/verify-bundle.ts';
import { fingerprint, SM2_TYPE } from '../../shared/ledger/vkey.ts';
import { codes, GOOD, LOG, noticePath, strokesPath, TRUSTED, verify } from './attack-tools.ts';
import {
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
  const point = fromHex(
    '0432c4ae2c1f1981195f9904466a39c9948fe30bbff2660be1715a4589334c74c7bc3736a2f4f6779c59bdcee36b692153d0a9877cc62a474002df32e52139f0a0',
  )!;
  const sm2 = (name: string): NoteSigner => ({
    name,
    type: SM2_TYPE,
    publicKey: point,
    sign: () => new Uint8Array(64),
  });
  const crypto: LedgerCrypto = {
    ...nodeCrypto,
    newSm3: () => {
      const hash = createHash('sm3');
      return { update: (bytes) => void hash.update(bytes), digest: () => hash.digest() };
    },
  };
  const identity = [IDENTITY, sm2(identityName(ORIGIN))];
  const make = (noteSigners = identity): Uint8Array => {
    const log = new TestLog();
    log.day = [DAY_1, sm2(ORIGIN)];
    log.open(identity, noteSigners);
    log.add({ kind: 'export-begun' });
    return makeBundle(log, { crypto, identity, replace: { [noticePath]: null, [strokesPath]: null } });
  };

  test('is verified by a verifier without SM2, which says that it did not check it', async () => {
    expect(await verify(make())).toMatchObject({ exit: 0, sm2: 'not-checked', failures: [] });
  });

  test('is unproven by a verifier without SM2 where the SM2 identity is what was given', async () => {
    const options = { identity: identity.map(vkeyOf).join('\n') };
    expect(codes(await verify(make(), options))).toEqual(['identity-unchecked']);
  });

  test('is checked by a verifier with SM2', async () => {
    const good = { ...crypto, verifySm2: () => true };
    expect(await verify(make(), TRUSTED, good)).toMatchObject({ exit: 0, sm2: 'checked', failures: [] });
    const bad = { ...crypto, verifySm2: () => false };
    expect(codes(await verify(make(), TRUSTED, bad))).toEqual([
      'signature-bad@0',
      'signature-bad',
      'signature-bad',
    ]);
  });

  test('is tampered where a declared key did not sign, also for a verifier without SM2', async () => {
    expect(codes(await verify(make([IDENTITY])))).toEqual(['signature-missing@0']);
  });
});
