// The tree at every size up to 300 against the definitions of RFC 6962 and 9162, read word for word over the leaves in memory: every entry is
// in it, every two heads agree, and nobody else's do.
import { expect, test } from 'vitest';
import { nodeCrypto } from '../../electron/keys/node-crypto.ts';
import { toHex } from '../../shared/ledger/base64.ts';
import { utf8 } from '../../shared/ledger/bytes.ts';
import { consistencyProof, isConsistent, rootOfLastLeaf } from '../../shared/ledger/consistency.ts';
import { leafHash, nodeHash, TreeFrontier } from '../../shared/ledger/tree.ts';
import { tally } from './tally.ts';

const SIZE = 300;
const LEAVES = Array.from({ length: SIZE }, (_, at) => leafHash(nodeCrypto, utf8(`entry ${at}`)));
const splitOf = (count: number): number => 2 ** Math.ceil(Math.log2(count) - 1);

const roots = new Map<string, Uint8Array>();
/** MTH of RFC 6962, 2.1, of the leaves from `first` up to but without `end`. */
function mth(first: number, end: number): Uint8Array {
  const name = `${first}-${end}`;
  const known = roots.get(name);
  if (known) return known;
  const middle = first + splitOf(end - first);
  const root =
    end - first === 0
      ? nodeCrypto.sha256(new Uint8Array(0))
      : end - first === 1
        ? LEAVES[first]!
        : nodeHash(nodeCrypto, mth(first, middle), mth(middle, end));
  roots.set(name, root);
  return root;
}

/** PATH of RFC 6962, 2.1.1, and whether the neighbour stands left. */
function path(seq: number, first: number, end: number): [Uint8Array, boolean][] {
  if (end - first === 1) return [];
  const middle = first + splitOf(end - first);
  return seq < middle
    ? [...path(seq, first, middle), [mth(middle, end), false]]
    : [...path(seq, middle, end), [mth(first, middle), true]];
}

test('every entry of every log up to 300 is included under the root that the log grew to', ({ task }) => {
  const grown = new TreeFrontier(nodeCrypto);
  let tried = 0;
  for (const [at, leaf] of LEAVES.entries()) {
    const before = grown.hashes().reverse();
    grown.append(leaf);
    const size = at + 1;
    expect(toHex(grown.root())).toBe(toHex(mth(0, size)));
    expect(rootOfLastLeaf(nodeCrypto, at, leaf, before)).toEqual(grown.root());
    expect(path(at, 0, size).map(([hash]) => toHex(hash))).toEqual(before.map(toHex));
    for (let seq = 0; seq < size; seq += 1) {
      const root = path(seq, 0, size).reduce(
        (hash, [neighbour, isLeft]) =>
          isLeft ? nodeHash(nodeCrypto, neighbour, hash) : nodeHash(nodeCrypto, hash, neighbour),
        LEAVES[seq]!,
      );
      if (!Buffer.from(root).equals(grown.root())) expect.fail(`entry ${seq} of ${size}`);
      tried += 1;
    }
  }
  tally(task, 'inclusion of every entry at every size to 300', tried, { included: tried });
});

test('every two heads up to 300 are consistent, and with one leaf changed under the shorter none is', async ({
  task,
}) => {
  let tried = 0;
  const other = nodeCrypto.sha256(utf8('another'));
  for (let longer = 0; longer <= SIZE; longer += 1) {
    for (let shorter = 0; shorter <= longer; shorter += 1) {
      const [first, second] = [
        { size: shorter, root: mth(0, shorter) },
        { size: longer, root: mth(0, longer) },
      ];
      const proof = await consistencyProof(async (from, end) => mth(from, end), shorter, longer);
      const holds = isConsistent(nodeCrypto, first, second, proof);
      const forged = isConsistent(nodeCrypto, { ...first, root: other }, second, proof);
      if (!holds || forged) expect.fail(`${shorter} in ${longer}: ${holds ? 'forged' : 'refused'}`);
      tried += 1;
    }
  }
  tally(task, 'consistency of every two heads to 300', tried, {
    'agree, and with a forged root do not': tried,
  });
});
