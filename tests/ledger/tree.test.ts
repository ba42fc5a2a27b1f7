/** The Merkle tree against the published roots of RFC 6962 logs and against the RFC's own recursive definition. */
import { describe, expect, test } from 'vitest';
import { nodeCrypto } from '../../electron/keys/node-crypto.ts';
import { fromHex, toHex } from '../../shared/ledger/base64.ts';
import { utf8 } from '../../shared/ledger/bytes.ts';
import { leafHash, nodeHash, rootOf, TreeFrontier } from '../../shared/ledger/tree.ts';

const LEAVES = [
  '',
  '00',
  '10',
  '2021',
  '3031',
  '40414243',
  '5051525354555657',
  '606162636465666768696a6b6c6d6e6f',
];
/** From the test data of the certificate-transparency project, for the first 1, 2, … 8 of the leaves above. */
const ROOTS = [
  '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d',
  'fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125',
  'aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77',
  'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
  '4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4',
  '76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef',
  'ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c',
  '5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328',
];

/** RFC 6962 section 2.1, word for word. */
function oracle(leaves: readonly Uint8Array[]): Uint8Array {
  if (leaves.length === 0) return nodeCrypto.sha256(new Uint8Array(0));
  if (leaves.length === 1) return leaves[0]!;
  let k = 1;
  while (k * 2 < leaves.length) k *= 2;
  return nodeHash(nodeCrypto, oracle(leaves.slice(0, k)), oracle(leaves.slice(k)));
}

const leavesOf = (count: number): Uint8Array[] =>
  Array.from({ length: count }, (_, i) => leafHash(nodeCrypto, utf8(`entry ${i}`)));

describe('the tree', () => {
  test('has the published roots of RFC 6962', () => {
    const leaves = LEAVES.map((hex) => leafHash(nodeCrypto, fromHex(hex)!));
    const roots = leaves.map((_, i) => toHex(rootOf(nodeCrypto, leaves.slice(0, i + 1))));
    expect(roots).toEqual(ROOTS);
  });

  test('has the hash of nothing as its root when the log is empty', () => {
    expect(toHex(rootOf(nodeCrypto, []))).toBe(
      'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
    );
  });

  test('has at every size from 0 to 200 the root of the recursive definition', () => {
    const leaves = leavesOf(200);
    const frontier = new TreeFrontier(nodeCrypto);
    for (let size = 0; size <= 200; size++) {
      expect(toHex(frontier.root())).toBe(toHex(oracle(leaves.slice(0, size))));
      expect(frontier.size).toBe(size);
      if (size < 200) frontier.append(leaves[size]!);
    }
  });

  test('goes on from its stored hashes as if it had never been put away', () => {
    const leaves = leavesOf(40);
    for (let size = 0; size < 40; size++) {
      const before = new TreeFrontier(nodeCrypto);
      for (const leaf of leaves.slice(0, size)) before.append(leaf);
      const after = new TreeFrontier(nodeCrypto, before.size, before.hashes());
      after.append(leaves[size]!);
      expect(toHex(after.root())).toBe(toHex(oracle(leaves.slice(0, size + 1))));
    }
  });

  test('leaves the original alone when a copy grows', () => {
    const leaves = leavesOf(4);
    const original = new TreeFrontier(nodeCrypto);
    for (const leaf of leaves.slice(0, 3)) original.append(leaf);
    const copy = original.copy();
    copy.append(leaves[3]!);
    expect(toHex(original.root())).toBe(toHex(oracle(leaves.slice(0, 3))));
    expect(toHex(copy.root())).toBe(toHex(oracle(leaves)));
  });

  test('refuses stored hashes that are not those of its size', () => {
    expect(() => new TreeFrontier(nodeCrypto, 3, leavesOf(1))).toThrow(RangeError);
    expect(() => new TreeFrontier(nodeCrypto, 1, [new Uint8Array(31)])).toThrow(RangeError);
    expect(() => new TreeFrontier(nodeCrypto, -1)).toThrow(RangeError);
  });
});
