/** Consistency proofs: every pair of sizes, the published proofs of RFC 6962 logs, and every way to bend one. */
import { describe, expect, test } from 'vitest';
import { nodeCrypto } from '../../electron/keys/node-crypto.ts';
import { fromHex, toHex } from '../../shared/ledger/base64.ts';
import { utf8 } from '../../shared/ledger/bytes.ts';
import { consistencyProof, isConsistent, rootOfLastLeaf } from '../../shared/ledger/consistency.ts';
import { leafHash, rootOf, TreeFrontier } from '../../shared/ledger/tree.ts';

const LEAVES = Array.from({ length: 40 }, (_, i) => leafHash(nodeCrypto, utf8(`entry ${i}`)));
const headOf = (size: number, leaves = LEAVES) => ({ size, root: rootOf(nodeCrypto, leaves.slice(0, size)) });
const proofOf = (shorter: number, longer: number, leaves = LEAVES) =>
  consistencyProof(async (first, end) => rootOf(nodeCrypto, leaves.slice(first, end)), shorter, longer);

describe('a consistency proof', () => {
  test('holds between all sizes up to 40', async () => {
    for (let longer = 0; longer <= 40; longer++) {
      for (let shorter = 0; shorter <= longer; shorter++) {
        const proof = await proofOf(shorter, longer);
        expect(
          isConsistent(nodeCrypto, headOf(shorter), headOf(longer), proof),
          `${shorter} in ${longer}`,
        ).toBe(true);
      }
    }
  });

  // From the test data of the certificate-transparency project, for the leaves of tree.test.ts.
  test('is the one that RFC 6962 logs publish', async () => {
    const hex = [
      '',
      '00',
      '10',
      '2021',
      '3031',
      '40414243',
      '5051525354555657',
      '606162636465666768696a6b6c6d6e6f',
    ];
    const leaves = hex.map((each) => leafHash(nodeCrypto, fromHex(each)!));
    expect((await proofOf(6, 8, leaves)).map(toHex)).toEqual([
      '0ebc5d3437fbe2db158b9f126a1d118e308181031d0a949f8dededebc558ef6a',
      'ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0',
      'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
    ]);
    expect((await proofOf(2, 5, leaves)).map(toHex)).toEqual([
      '5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e',
      'bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b',
    ]);
  });

  test('holds for no other root, size or hash, and neither shortened nor lengthened', async () => {
    const other = headOf(40, LEAVES.with(3, LEAVES[4]!)).root;
    for (let longer = 2; longer <= 17; longer++) {
      for (let shorter = 1; shorter < longer; shorter++) {
        const [first, second, proof] = [headOf(shorter), headOf(longer), await proofOf(shorter, longer)];
        const bent: [string, boolean][] = [
          ['a root of the shorter', isConsistent(nodeCrypto, { ...first, root: other }, second, proof)],
          ['a root of the longer', isConsistent(nodeCrypto, first, { ...second, root: other }, proof)],
          ['a size of the shorter', isConsistent(nodeCrypto, { ...first, size: shorter - 1 }, second, proof)],
          ['one hash fewer', isConsistent(nodeCrypto, first, second, proof.slice(0, -1))],
          ['one hash more', isConsistent(nodeCrypto, first, second, [...proof, other])],
          ['the two turned round', isConsistent(nodeCrypto, second, first, proof)],
          ...proof.map((_, at): [string, boolean] => [
            `another hash ${at}`,
            isConsistent(nodeCrypto, first, second, proof.with(at, other)),
          ]),
        ];
        for (const [what, holds] of bent) expect(holds, `${shorter} in ${longer}: ${what}`).toBe(false);
      }
    }
  });
});

test('a last leaf leads to the root of its tree by the subtrees before it, and by no other number of them', () => {
  const before = new TreeFrontier(nodeCrypto);
  for (const [seq, leaf] of LEAVES.entries()) {
    const path = before.hashes().reverse();
    expect(rootOfLastLeaf(nodeCrypto, seq, leaf, path)).toEqual(headOf(seq + 1).root);
    expect(rootOfLastLeaf(nodeCrypto, seq, leaf, [...path, leaf])).toBeUndefined();
    before.append(leaf);
  }
});
