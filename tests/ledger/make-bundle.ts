/** Makes small logs and bundles in memory with fixed keys, so that a test can say in one line what it attacks. */
import { createPrivateKey, createPublicKey, sign } from 'node:crypto';
import { unzipSync } from 'fflate';
import { nodeCrypto } from '../../electron/keys/node-crypto.ts';
import { toBase64 } from '../../shared/ledger/base64.ts';
import { type BundleFile, bytesFile, identityFiles, writeBundle } from '../../shared/ledger/bundle.ts';
import { largeThingPath } from '../../shared/ledger/bundle-paths.ts';
import { bundleReadme } from '../../shared/ledger/bundle-readme.ts';
import { concatBytes, utf8 } from '../../shared/ledger/bytes.ts';
import { canonicalJson, type JsonObject, type JsonValue } from '../../shared/ledger/canonical.ts';
import { checkpointText } from '../../shared/ledger/checkpoint.ts';
import { commit } from '../../shared/ledger/commitment.ts';
import type { LedgerCrypto, NoteSigner } from '../../shared/ledger/crypto.ts';
import { type Entry, encodeEntry } from '../../shared/ledger/entry.ts';
import { signNote } from '../../shared/ledger/note.ts';
import { identityName } from '../../shared/ledger/origin.ts';
import { leafHash, TreeFrontier } from '../../shared/ledger/tree.ts';
import type { RandomAccess } from '../../shared/ledger/verify/random-access.ts';
import { ED25519_TYPE, encodeVkey, parseVkey } from '../../shared/ledger/vkey.ts';
import { centralHeader, endRecord, localHeader } from '../../shared/ledger/zip.ts';

export const ORIGIN = 'icbc/hz-01/c03/g1';
export const CASE = '01935c00-0000-7000-8000-00000000c001';
export const OTHER_CASE = '01935c00-0000-7000-8000-00000000c002';
export const NOTICE = utf8('# 防范电信网络诈骗告知书\n');
export const STROKES = utf8('[{"t":0,"x":100,"y":200}]');

/** An Ed25519 signer whose 32-byte secret is `seed` repeated. */
export function testSigner(name: string, seed: number): NoteSigner {
  const secret = Buffer.concat([
    Buffer.from('302e020100300506032b657004220420', 'hex'),
    Buffer.alloc(32, seed),
  ]);
  const key = createPrivateKey({ key: secret, format: 'der', type: 'pkcs8' });
  const { x } = createPublicKey(key).export({ format: 'jwk' });
  return {
    name,
    type: ED25519_TYPE,
    publicKey: Uint8Array.from(Buffer.from(x!, 'base64url')),
    sign: (message) => Uint8Array.from(sign(null, message, key)),
  };
}

export const IDENTITY = testSigner(identityName(ORIGIN), 1);
export const DAY_1 = testSigner(ORIGIN, 2);
export const DAY_2 = testSigner(ORIGIN, 3);
export const STRANGER = testSigner(identityName(ORIGIN), 9);

export function vkeyOf({ name, type, publicKey }: NoteSigner): string {
  return encodeVkey(nodeCrypto, name, type, publicKey);
}

export interface Secret {
  name: string;
  salt: Uint8Array;
  value: JsonValue;
}

type Act = Partial<Pick<Entry, 'kind' | 'case' | 'n' | 'actor' | 'at' | 'log'>> & {
  kind: string;
  body?: JsonObject;
  secrets?: Secret[];
};

/** A log that grows as the writer's would, with the keys of its day. */
export class TestLog {
  readonly origin: string;
  readonly lines: Uint8Array[] = [];
  readonly entries: Entry[] = [];
  readonly secrets = new Map<number, Secret[]>();
  readonly tree = new TreeFrontier(nodeCrypto);
  leaves: Uint8Array[] = [];
  day: NoteSigner[] = [DAY_1];

  constructor(origin = ORIGIN) {
    this.origin = origin;
  }

  add({ kind, body = {}, secrets = [], ...rest }: Act): Entry {
    const seq = this.lines.length;
    const before = this.leaves.at(-1);
    const commitments = secrets.map(({ name, salt, value }) => [
      name,
      toBase64(commit(nodeCrypto, name, salt, value)),
    ]);
    const entry: Entry = {
      v: 1,
      log: this.origin,
      seq,
      id: `01935c00-0000-7000-8000-${String(seq).padStart(12, '0')}`,
      at: `2026-11-21T01:30:00.${String(seq % 1000).padStart(3, '0')}Z`,
      mono: { boot: 'boot-1', ms: 1000 + seq },
      kind,
      actor: { role: 'system' },
      body,
      ...(secrets.length > 0 && { private: Object.fromEntries(commitments) as Record<string, string> }),
      ...(before && { prev: toBase64(before) }),
      ...rest,
    };
    this.append(encodeEntry(entry), entry);
    if (secrets.length > 0) this.secrets.set(seq, secrets);
    return entry;
  }

  append(line: Uint8Array, entry: Entry): void {
    const leaf = leafHash(nodeCrypto, line);
    this.lines.push(line);
    this.entries.push(entry);
    this.leaves.push(leaf);
    this.tree.append(leaf);
  }

  open(identity: NoteSigner[] = [IDENTITY], noteSigners = identity): void {
    const day = this.day.map(vkeyOf);
    const note = signNote(nodeCrypto, `${this.origin}/keys\n${day.join('\n')}\n`, noteSigners);
    this.add({ kind: 'log-opened', body: { identity: identity.map(vkeyOf), day, note } });
  }

  /** The three entries of a roll. `always` is what day-closed names. */
  closeDay(next: NoteSigner[], always: number[], closers = this.day): void {
    this.add({ kind: 'day-closed', body: { always, cases: 1 } });
    this.add({ kind: 'key-rolled', body: { next: next.map(vkeyOf) } });
    const closing = this.checkpoint(closers);
    this.day = next;
    this.add({ kind: 'day-opened', body: { closing } });
  }

  checkpoint(signers = this.day): string {
    return signNote(nodeCrypto, checkpointText(this.origin, this.lines.length, this.tree.root()), signers);
  }
}

const salt = (seed: number): Uint8Array => new Uint8Array(32).fill(seed);

/**
 * Two days: seq 0 log-opened, 1–5 a whole case (with a private text, a notice and ink), 6–8 the roll, 9–10 a case that
 * goes on, 11 export-begun.
 */
export function sampleLog(
  parts: { always?: number[]; next?: NoteSigner[]; closers?: NoteSigner[] } = {},
): TestLog {
  const log = new TestLog();
  const teller = { staff: 't001', role: 'teller' };
  const strokes = { bytes: STROKES.length, sha256: toBase64(nodeCrypto.sha256(STROKES)) };
  const notice = { bytes: NOTICE.length, sha256: toBase64(nodeCrypto.sha256(NOTICE)) };
  log.open();
  log.add({ kind: 'case-opened', case: CASE, n: 0, actor: teller, body: { procedure: 'rem' } });
  const text = { name: 'text', salt: salt(11), value: '客户称汇给女儿 "学费"' };
  log.add({
    kind: 'step-answered',
    case: CASE,
    n: 1,
    actor: teller,
    body: { step: 'REM-03' },
    secrets: [text],
  });
  log.add({ kind: 'notice-shown', case: CASE, n: 2, body: { notice } });
  const ink = { name: 'ink', salt: salt(12), value: strokes };
  log.add({ kind: 'ink-signed', case: CASE, n: 3, actor: { role: 'customer' }, secrets: [ink] });
  log.add({ kind: 'case-closed', case: CASE, n: 4, actor: teller, body: { entries: 5 } });
  log.closeDay(parts.next ?? [DAY_2], parts.always ?? [0], parts.closers);
  log.add({ kind: 'case-opened', case: OTHER_CASE, n: 0, actor: teller, body: { procedure: 'rem' } });
  log.add({ kind: 'step-answered', case: OTHER_CASE, n: 1, actor: teller, body: { step: 'REM-01' } });
  log.add({ kind: 'export-begun', actor: { staff: 'a001', role: 'auditor' }, body: { cases: 1 } });
  return log;
}

/** What may be changed before the bundle is written; the manifest is made and signed afterwards. */
export interface BundleOptions {
  /** Seqs that are not shown. */
  withheld?: number[];
  checkpoint?: string;
  identity?: NoteSigner[];
  crypto?: LedgerCrypto;
  manifestSigners?: NoteSigner[];
  /** Replaces or adds files by path; `null` leaves one out. */
  replace?: Record<string, Uint8Array | null>;
}

function bundleFiles(log: TestLog, options: BundleOptions = {}): BundleFile[] {
  const withheld = new Set(options.withheld ?? []);
  const shown = log.lines.map((_, seq) => seq).filter((seq) => !withheld.has(seq));
  const lf = Uint8Array.of(10);
  const disclosures = shown.flatMap((seq) =>
    (log.secrets.get(seq) ?? []).map(({ name, salt: bytes, value }) =>
      utf8(`${canonicalJson({ name, salt: toBase64(bytes), seq, value })}\n`),
    ),
  );
  const identity = (options.identity ?? [IDENTITY]).map((signer) => parseVkey(nodeCrypto, vkeyOf(signer))!);
  const files = new Map<string, BundleFile>();
  const put = (file: BundleFile) => files.set(file.path, file);
  put(bytesFile('README.md', utf8(bundleReadme({ origin: log.origin, size: log.lines.length }))));
  put(bytesFile('checkpoint', utf8(options.checkpoint ?? log.checkpoint())));
  put(bytesFile('leaves.bin', concatBytes(...log.leaves)));
  put(bytesFile('entries.jsonl', concatBytes(...shown.flatMap((seq) => [log.lines[seq]!, lf]))));
  put(bytesFile('disclosures.jsonl', concatBytes(...disclosures)));
  for (const file of identityFiles(nodeCrypto, identity)) put(file);
  if (!withheld.has(3)) put(bytesFile(largeThingPath('notice', nodeCrypto.sha256(NOTICE)), NOTICE));
  if (!withheld.has(4)) put(bytesFile(largeThingPath('ink', nodeCrypto.sha256(STROKES)), STROKES));
  for (const [path, bytes] of Object.entries(options.replace ?? {})) {
    if (bytes === null) files.delete(path);
    else put(bytesFile(path, bytes));
  }
  return [...files.values()];
}

export function makeBundle(log: TestLog, options: BundleOptions = {}): Uint8Array {
  const signers = options.manifestSigners ?? log.day;
  return concatBytes(
    ...writeBundle(options.crypto ?? nodeCrypto, log.origin, bundleFiles(log, options), signers),
  );
}

export function memorySource(bytes: Uint8Array): RandomAccess {
  return {
    size: bytes.length,
    read: async (offset, length) => bytes.slice(offset, offset + length),
  };
}

/** A line of entries.jsonl changed, with its leaf and the tree left as they were. */
export function lineReplaced(log: TestLog, seq: number, from: string, to: string): Uint8Array {
  const text = new TextDecoder().decode(log.lines[seq]);
  if (!text.includes(from)) throw new Error(`entry ${seq} does not hold ${from}`);
  return linesOf(log.lines.with(seq, utf8(text.replace(from, to))));
}

/** The content of entries.jsonl for these lines. */
export function linesOf(lines: readonly Uint8Array[]): Uint8Array {
  return concatBytes(...lines.flatMap((line) => [line, Uint8Array.of(10)]));
}

/** Unpacks a bundle, changes files, and packs it again in canonical form under the old manifest. */
export function repack(bundle: Uint8Array, change: (files: Map<string, Uint8Array>) => void): Uint8Array {
  const files = new Map(Object.entries(unzipSync(bundle)));
  change(files);
  return zipOf([...files].sort(([left], [right]) => (left < right ? -1 : 1)));
}

/** A stored zip of these files in this order, in the form of section 7 but for what `files` itself breaks. */
export function zipOf(files: readonly (readonly [string, Uint8Array])[]): Uint8Array {
  const local: Uint8Array[] = [];
  const central: Uint8Array[] = [];
  let offset = 0;
  for (const [path, content] of files) {
    const record = { path, size: content.length, crc32: nodeCrypto.crc32(content), offset };
    local.push(localHeader(record), content);
    central.push(centralHeader(record));
    offset += localHeader(record).length + content.length;
  }
  const directory = concatBytes(...central);
  return concatBytes(...local, directory, endRecord(files.length, offset, directory.length));
}
