/** Makes a misbehaviour report out of a bundle and a head that the bundle's log contradicts, where there is a proof of it. */
import { toBase64 } from '../base64.ts';
import { CHECKPOINT, ENTRIES, LEAVES } from '../bundle-paths.ts';
import { decodeUtf8, utf8 } from '../bytes.ts';
import { canonicalJson } from '../canonical.ts';
import { type Checkpoint, parseCheckpoint } from '../checkpoint.ts';
import { consistencyProof } from '../consistency.ts';
import type { LedgerCrypto } from '../crypto.ts';
import { type Entry, MAX_ENTRY_BYTES, readEntry } from '../entry.ts';
import { FailureList } from './failure-list.ts';
import { parseKnown, rangeRootOf } from './known-head.ts';
import { LeafReader } from './leaf-reader.ts';
import { LineReader } from './line-reader.ts';
import { checkMisbehaviour, type Misbehaviour, type MisbehaviourRoll } from './misbehaviour.ts';
import { type RandomAccess, readSpan } from './random-access.ts';
import { contentOf, readZip, type ZipDirectory } from './read-zip.ts';
import type { Words } from './sentences.ts';

/** `found` is the whole file of a report that `checkMisbehaviour` accepts; or why there is none. */
export type FoundMisbehaviour = { found: string } | { none: Words };

/** What leads from the identity to the day of the known head, and the next head that the same day signed. */
interface Chain {
  identity: readonly string[];
  opened: string;
  rolls: MisbehaviourRoll[];
  /** The whole checkpoint, and what it states. */
  later: { text: string; checkpoint: Checkpoint };
}

const NOT_COMPARABLE: Words = {
  zh: '已知检查点与本包不能比较，无可举证',
  en: 'the known head cannot be compared with this bundle, so nothing can be reported',
};
const NO_CHAIN: Words = {
  zh: '本包中密钥的相续不完整，无可举证',
  en: 'the chain of keys in this bundle is not whole, so nothing can be reported',
};

/**
 * @param source a bundle that need not be good: only what proves itself goes into a report
 * @param known a whole checkpoint
 * @throws RangeError where `known` is none; whatever `source.read` throws is passed on
 */
export async function findMisbehaviour(
  crypto: LedgerCrypto,
  source: RandomAccess,
  known: string,
): Promise<FoundMisbehaviour> {
  const { origin, size } = parseKnown(known).checkpoint;
  const directory = await readZip(source, new FailureList());
  const own = directory?.has(CHECKPOINT) ? await readOwn(source, directory) : undefined;
  if (directory === undefined || own === undefined) return { none: NOT_COMPARABLE };
  const { checkpoint } = own;
  const leavesBytes = directory.get(LEAVES)?.size;
  const isWithin = size > 0 && size <= checkpoint.size && leavesBytes === 32 * checkpoint.size;
  if (origin !== checkpoint.origin || !isWithin || !directory.has(ENTRIES)) return { none: NOT_COMPARABLE };
  const chain = await readChain(crypto, source, directory, size, own);
  if (chain === undefined) return { none: NO_CHAIN };

  const rangeRoot = rangeRootOf(crypto, source, directory);
  const proof = await consistencyProof(rangeRoot, size, chain.later.checkpoint.size);
  const { identity, opened, rolls, later } = chain;
  const report: Misbehaviour = {
    v: 1,
    identity,
    opened,
    rolls,
    heads: [known, later.text],
    root: toBase64(await rangeRoot(0, size)),
    proof: proof.map(toBase64),
  };
  const found = `${canonicalJson(report)}\n`;
  // Whatever in the bundle is not as it should be shows here: a report that nobody could check is none.
  const [failure] = checkMisbehaviour(crypto, found, undefined).failures.filter(
    ({ code }) => code !== 'no-identity',
  );
  return failure === undefined ? { found } : { none: { zh: failure.zh, en: failure.en } };
}

async function readOwn(source: RandomAccess, directory: ZipDirectory): Promise<Chain['later'] | undefined> {
  const record = directory.get(CHECKPOINT)!;
  const text =
    record.size > MAX_ENTRY_BYTES ? undefined : decodeUtf8(await readSpan(source, contentOf(record)));
  const parsed = text === undefined ? undefined : parseCheckpoint(text);
  return text !== undefined && parsed?.ok ? { text, checkpoint: parsed.checkpoint } : undefined;
}

/** `undefined` where an entry that the chain needs is not there or not in its form. */
async function readChain(
  crypto: LedgerCrypto,
  source: RandomAccess,
  directory: ZipDirectory,
  size: number,
  own: Chain['later'],
): Promise<Chain | undefined> {
  const spanOf = (file: string) => contentOf(directory.get(file)!);
  const leaves = new LeafReader(crypto, source, spanOf(LEAVES), undefined);
  const lines = new LineReader(source, spanOf(ENTRIES), ENTRIES, MAX_ENTRY_BYTES, new FailureList());
  let opened: Pick<Chain, 'identity' | 'opened'> | undefined;
  let rolled: Pick<MisbehaviourRoll, 'entry' | 'path'> | undefined;
  const rolls: MisbehaviourRoll[] = [];
  for (; ; lines.advance()) {
    if (lines.needsFill) await lines.fill();
    if (lines.current === undefined) break;
    const entry = keyEntry(lines.current);
    if (entry?.kind === 'log-opened') opened ??= openedBy(entry);
    if (entry?.kind === 'key-rolled') {
      while (!leaves.advanceTo(entry.seq)) await leaves.fill();
      rolled = { entry: decodeUtf8(lines.current)!, path: leaves.path().map(toBase64) };
    }
    if (entry?.kind !== 'day-opened') continue;
    const { closing } = entry.body;
    const parsed = typeof closing === 'string' ? parseCheckpoint(closing) : undefined;
    if (typeof closing !== 'string' || parsed?.ok !== true || rolled === undefined) return undefined;
    const later = { text: closing, checkpoint: parsed.checkpoint };
    if (parsed.checkpoint.size >= size) return opened && { ...opened, rolls, later };
    rolls.push({ closing, ...rolled });
  }
  return opened && { ...opened, rolls, later: own };
}

/** Kinds that the chain needs; the others are not even parsed, as most lines of a bundle are. */
const KEY_KINDS = ['log-opened', 'key-rolled', 'day-opened'].map((kind) => utf8(`"kind":"${kind}"`));

function keyEntry(line: Uint8Array): Entry | undefined {
  if (!KEY_KINDS.some((kind) => includes(line, kind))) return undefined;
  const read = readEntry(line);
  return read.ok ? read.entry : undefined;
}

function includes(line: Uint8Array, part: Uint8Array): boolean {
  for (let at = line.indexOf(part[0]!); at >= 0; at = line.indexOf(part[0]!, at + 1)) {
    if (part.every((byte, i) => line[at + i] === byte)) return true;
  }
  return false;
}

function openedBy({ body }: Entry): Pick<Chain, 'identity' | 'opened'> | undefined {
  const { identity, note } = body;
  if (!Array.isArray(identity) || typeof note !== 'string') return undefined;
  return { identity: identity.filter((key) => typeof key === 'string'), opened: note };
}
