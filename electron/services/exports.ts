// Exports a bundle of sealed entries (format section 7): export-begun, the published checkpoint of that size, exactly those files, exported.
import { createHash } from 'node:crypto';
import { closeSync, fsyncSync, mkdirSync, openSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { inkSvg } from '../../shared/ink/ink-svg.ts';
import { ALWAYS_EXPORTED } from '../../shared/ledger/always-exported.ts';
import { fromBase64, toBase64 } from '../../shared/ledger/base64.ts';
import { type BundleFile, bytesFile, identityFiles, writeBundle } from '../../shared/ledger/bundle.ts';
import {
  CHECKPOINT,
  DISCLOSURES,
  ENTRIES,
  type LargeThing,
  LEAVES,
  largeThingPath,
  README,
} from '../../shared/ledger/bundle-paths.ts';
import { bundleReadme } from '../../shared/ledger/bundle-readme.ts';
import { utf8 } from '../../shared/ledger/bytes.ts';
import { canonicalJson, type JsonObject } from '../../shared/ledger/canonical.ts';
import { type Actor, type Entry, readEntry } from '../../shared/ledger/entry.ts';
import { parseVkey } from '../../shared/ledger/vkey.ts';
import { MODE_MARKS } from '../../shared/words/modes.ts';
import { shanghaiRange } from '../../shared/words/time.ts';
import { renameDurably, writeWhole } from '../keys/durable-files.ts';
import { nodeCrypto } from '../keys/node-crypto.ts';
import { uuid7 } from '../keys/surroundings.ts';
import { Situation } from './situation.ts';
import type { Station } from './station.ts';
import { Turns } from './turns.ts';

export interface ExportRequest {
  command: string;
  /** Dates in Asia/Shanghai, both included; a case belongs to the date on which it was opened. */
  from: string;
  to: string;
  masking: 'masked' | 'full';
  recipient: string;
  purpose: string;
}

export type ExportProgress =
  | { state: 'working'; done: number; of: number }
  | {
      state: 'done';
      file: string;
      bytes: number;
      sha256: string;
      size: number;
      root: string;
      cases: number;
      entries: number;
    };

/** What a masked bundle may still disclose: masks, and nothing that names, quotes or re-draws a person. */
const MASKED_FIELDS: ReadonlySet<string> = new Set(['documentMask', 'accountMask', 'payeeMask']);

interface Selection {
  cases: number;
  seqs: number[];
  always: number;
}

function select(station: Station, { from, to }: Pick<ExportRequest, 'from' | 'to'>): Selection {
  const { cases, seqs } = station.open.index.entriesOf(shanghaiRange(from, to));
  const always = station.open.store.seqsOfKinds(ALWAYS_EXPORTED);
  return { cases, always: always.length, seqs: [...new Set([...seqs, ...always])].sort((a, b) => a - b) };
}

/** What a bundle would hold now, its own export-begun included. */
export function previewExport(station: Station, range: Pick<ExportRequest, 'from' | 'to'>) {
  const { cases, seqs, always } = select(station, range);
  return { cases, entries: seqs.length + 1, always: always + 1, size: station.open.ledger.size + 1 };
}

function entryOf(station: Station, seq: number): { bytes: Uint8Array; entry: Entry } {
  const bytes = station.open.store.bytesOf(seq);
  const read = bytes && readEntry(bytes);
  if (!bytes || !read?.ok) throw new Error(`entry ${seq} cannot be exported`);
  return { bytes, entry: read.entry };
}

function* disclosureLines(
  station: Station,
  seqs: readonly number[],
  masking: ExportRequest['masking'],
): Generator<Uint8Array> {
  for (const seq of seqs) {
    const { entry } = entryOf(station, seq);
    if (!entry.private) continue;
    for (const { name, salt, value } of station.open.ledger.disclosures(seq, entry)) {
      if (masking === 'masked' && !MASKED_FIELDS.has(name)) continue;
      yield utf8(`${canonicalJson({ name, salt, seq, value })}\n`);
    }
  }
}

interface Named {
  thing: LargeThing;
  sha256: string;
}

/** The large things that entries name: packs and notices in their bodies, ink among what is disclosed. */
async function namedBy(
  station: Station,
  seqs: readonly number[],
  masking: ExportRequest['masking'],
): Promise<Named[]> {
  const named = new Map<string, Named>();
  const add = (thing: LargeThing, value: unknown) => {
    const { sha256 } = value as { sha256: string };
    named.set(sha256, { thing, sha256 });
  };
  const turns = new Turns();
  for (const seq of seqs) {
    if (turns.isOver()) await turns.next();
    const { entry } = entryOf(station, seq);
    if (entry.body.pack) add('pack', entry.body.pack);
    if (entry.kind === 'notice-shown') add('notice', entry.body.notice);
    if (masking !== 'full' || !entry.private?.ink) continue;
    for (const { name, value } of station.open.ledger.disclosures(seq, entry))
      if (name === 'ink') add('ink', value);
  }
  return [...named.values()];
}

/** Read when they are written and not before: the ink of a year does not fit into memory. */
function largeFiles(station: Station, named: readonly Named[]): BundleFile[] {
  return named.flatMap(({ thing, sha256 }) => {
    const hash = fromBase64(sha256);
    const read = () => station.open.ledger.largeThing(sha256);
    if (!hash || !read()) return [];
    const chunks = () => {
      const bytes = read();
      return bytes ? [bytes] : [];
    };
    const file = { path: largeThingPath(thing, hash), chunks };
    if (thing !== 'ink') return [file];
    const picture = () => chunks().map((ink) => utf8(inkSvg(JSON.parse(Buffer.from(ink).toString('utf8')))));
    return [file, { path: `pictures/${Buffer.from(hash).toString('hex')}.svg`, chunks: picture }];
  });
}

async function filesOf(
  station: Station,
  seqs: readonly number[],
  size: number,
  checkpoint: string,
  masking: ExportRequest['masking'],
): Promise<BundleFile[]> {
  const { ledger, store } = station.open;
  const mode = station.state.names?.mode ?? 'live';
  const { body } = entryOf(station, 0).entry as Entry & { body: { identity: string[] } & JsonObject };
  const identity = body.identity
    .map((text) => parseVkey(nodeCrypto, text))
    .filter((key) => key !== undefined);
  return [
    bytesFile(README, utf8(bundleReadme({ origin: ledger.origin, size, mode }))),
    bytesFile(CHECKPOINT, utf8(checkpoint)),
    { path: LEAVES, chunks: () => store.leaves(size) },
    {
      path: ENTRIES,
      *chunks() {
        for (const seq of seqs) yield Buffer.concat([entryOf(station, seq).bytes, Buffer.from('\n')]);
      },
    },
    { path: DISCLOSURES, chunks: () => disclosureLines(station, seqs, masking) },
    ...identityFiles(nodeCrypto, identity),
    ...largeFiles(station, await namedBy(station, seqs, masking)),
  ];
}

/** Writes chunks to a file beside, syncs, and gives it its name only when it is whole. */
async function* writeFile(
  path: string,
  chunks: Iterable<Uint8Array>,
): AsyncGenerator<number, { bytes: number; sha256: string }> {
  const beside = `${path}.part`;
  const file = openSync(beside, 'wx', 0o600);
  const hash = createHash('sha256');
  let bytes = 0;
  let whole = false;
  const turns = new Turns();
  try {
    for (const chunk of chunks) {
      writeWhole(file, chunk, null);
      hash.update(chunk);
      bytes += chunk.length;
      if (!turns.isOver()) continue;
      yield bytes;
      await turns.next();
    }
    fsyncSync(file);
    whole = true;
  } finally {
    closeSync(file);
    if (!whole) rmSync(beside, { force: true });
  }
  renameDurably(beside, path);
  return { bytes, sha256: toBase64(hash.digest()) };
}

/**
 * Exports what was selected. Yields progress in bytes written; the last value says where the bundle lies.
 * @param folder where bundles go; made if need be
 * @throws NotSealed, and the file system's errors: `exported` is then never written
 */
export async function* exportBundle(
  station: Station,
  actor: Actor,
  request: ExportRequest,
  folder: string,
): AsyncGenerator<ExportProgress, void, void> {
  const { from, to, masking, recipient, purpose, command } = request;
  // An export that was cut off is asked for anew: a second bundle under one command would be no repeat of the first.
  if (station.open.ledger.findCommand(command)) throw new Situation('COMMAND_REUSED');
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  // Sealed now rather than with the export's own beginning, so that it is counted and lies in the bundle like all of its kind.
  station.sealClockMove();
  const before = select(station, request);
  const { seq } = station.seal({
    command,
    actor,
    events: [
      {
        kind: 'export-begun',
        body: { from, to, masking, cases: before.cases, entries: before.seqs.length + 1 },
        private: { recipient, purpose },
      },
    ],
  });
  const { ledger } = station.open;
  const size = ledger.size;
  const root = toBase64(ledger.root());
  const checkpoint = ledger.publishCheckpoint();
  const seqs = [...before.seqs, seq];
  const files = await filesOf(station, seqs, size, checkpoint, masking);
  const mark = MODE_MARKS[station.state.names?.mode ?? 'live'];
  const marked = mark ? `${mark.word}_` : '';
  const path = join(
    folder,
    `${marked}${ledger.origin.replaceAll('/', '_')}_${String(seq).padStart(8, '0')}.zip`,
  );
  const writing = writeFile(
    path,
    writeBundle(nodeCrypto, ledger.origin, files, [station.vault.daySigner(ledger.origin)]),
  );
  const expected = size * 32 + seqs.length * 800;
  let step = await writing.next();
  try {
    for (; !step.done; step = await writing.next()) {
      yield { state: 'working', done: Math.min(step.value, expected), of: expected };
    }
  } finally {
    // Somebody who walks away from an export leaves no half of a file behind.
    if (!step.done) await writing.return({ bytes: 0, sha256: '' });
  }
  const { bytes, sha256 } = step.value;
  station.seal({
    command: uuid7(station.clock),
    actor,
    events: [{ kind: 'exported', body: { begun: seq, bytes, sha256 }, private: {} }],
  });
  yield { state: 'done', file: path, bytes, sha256, size, root, cases: before.cases, entries: seqs.length };
}
