// The files of a bundle (format section 7): the entries, what is disclosed of them, the large things they name, and the tables.
import type { Ink } from '../../shared/contract/ink.ts';
import { inkSvg } from '../../shared/ink/ink-svg.ts';
import { fromBase64, toBase64 } from '../../shared/ledger/base64.ts';
import { type BundleFile, bytesFile, identityFiles } from '../../shared/ledger/bundle.ts';
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
import type { CaseEvent } from '../../shared/ledger/catalogue.ts';
import { type Entry, readEntry } from '../../shared/ledger/entry.ts';
import { leafHash } from '../../shared/ledger/tree.ts';
import { parseVkey } from '../../shared/ledger/vkey.ts';
import type { Pack } from '../../shared/procedure/pack-schema.ts';
import { type CaseFacts, factsAfter, openedFacts } from '../../shared/tables/case-facts.ts';
import { CaseTables } from '../../shared/tables/case-tables.ts';
import { ERASED, maskedName, WITHHELD } from '../../shared/words/mask.ts';
import { MODE_MARKS, type Mode } from '../../shared/words/modes.ts';
import { nodeCrypto } from '../keys/node-crypto.ts';
import type { EntryReader } from '../ledger/entry-reader.ts';
import type { EntryRow } from '../store/entry-store.ts';
import { certificate } from './certificate.ts';
import type { ReadableLog } from './readable-log.ts';
import { Turns } from './turns.ts';

type Masking = 'masked' | 'full';

/** What a masked bundle may still disclose: masks, and nothing that names, quotes or re-draws a person. */
const MASKED_FIELDS: ReadonlySet<string> = new Set(['documentMask', 'accountMask', 'payeeMask']);

const modeOf = (station: ReadableLog): Mode => station.state.names?.mode ?? 'live';

const LF = Buffer.from('\n');

/** Read at once: some milliseconds' work, so that a tap at the counter can come between. */
const ROWS_AT_ONCE = 32;

/** Places that follow one another without a gap, as `[from, to)`. */
function* runsOf(seqs: readonly number[]): Generator<[from: number, to: number]> {
  for (let at = 0; at < seqs.length; ) {
    const from = seqs[at] ?? 0;
    let to = from;
    for (; at < seqs.length && seqs[at] === to && to - from < ROWS_AT_ONCE; at += 1) to += 1;
    yield [from, to];
  }
}

/** The bytes of the entries `[from, to)`. @throws Error where one is not there */
function rowsOf({ open }: ReadableLog, [from, to]: [number, number]): EntryRow[] {
  const rows = open.store.rows(from, to);
  if (rows.length !== to - from) throw new Error(`entries ${from} to ${to - 1} cannot be exported`);
  return rows;
}

function entryOf({ seq, bytes }: EntryRow): Entry {
  const read = readEntry(bytes);
  if (!read.ok) throw new Error(`entry ${seq} cannot be exported`);
  return read.entry;
}

/** As they lie there: `gather` has read each of them, and the bundle's writer sees to it that they do not change meanwhile. */
function* entryLines(station: ReadableLog, seqs: readonly number[]): Generator<Uint8Array> {
  for (const run of runsOf(seqs))
    yield Buffer.concat(rowsOf(station, run).flatMap(({ bytes }) => [bytes, LF]));
}

function* disclosureLines(
  { open }: ReadableLog,
  seqs: readonly number[],
  masking: Masking,
): Generator<Uint8Array> {
  const isTold = (name: string) => masking === 'full' || MASKED_FIELDS.has(name);
  for (const [from, to] of runsOf(seqs)) {
    const told = open.ledger.disclosuresIn(from, to, isTold);
    const lines = told.map(({ seq, name, salt, value }) => canonicalJson({ name, salt, seq, value }));
    yield utf8(lines.map((line) => `${line}\n`).join(''));
  }
}

interface Named {
  thing: LargeThing;
  sha256: string;
}

/** What one reading of the selected entries finds. */
interface Gathered {
  /** The large things that entries name: packs and notices in their bodies, ink among what is disclosed. */
  named: Named[];
  tables: BundleFile[];
  caseIds: Iterable<string>;
}

/** What a table may tell of the customer: masks, and nothing that the bundle does not disclose. */
function knownOf(disclosed: ReturnType<EntryReader['disclosures']>, masking: Masking) {
  const value = (name: string) => disclosed.find((one) => one.name === name)?.value as string | undefined;
  const customer = masking === 'full' ? maskedName(value('customer')) : WITHHELD;
  const document = value('documentMask') ?? ERASED;
  return { customer: document === ERASED ? ERASED : customer, document };
}

/** Gathers the row of each case while its entries are read, and puts it into the tables as soon as the case ends. */
class CaseRows {
  readonly #station: ReadableLog;
  readonly #masking: Masking;
  readonly #open = new Map<string, { pack: Pack; facts: CaseFacts }>();
  readonly #tables: CaseTables;

  constructor(station: ReadableLog, masking: Masking) {
    this.#station = station;
    this.#masking = masking;
    this.#tables = new CaseTables(MODE_MARKS[modeOf(station)]?.banner ?? '');
  }

  take(caseId: string, entry: Entry, bytes: Uint8Array): void {
    const event = entry as unknown as CaseEvent;
    if (event.kind === 'case-opened') {
      const pack = this.#station.shelf.byHash(event.body.pack.sha256);
      const isTold = (name: string) =>
        name === 'documentMask' || (name === 'customer' && this.#masking === 'full');
      const disclosed = this.#station.open.ledger.disclosures(entry.seq, entry, isTold);
      this.#open.set(caseId, { pack, facts: openedFacts(event, pack, knownOf(disclosed, this.#masking)) });
      return;
    }
    const known = this.#open.get(caseId);
    if (!known) throw new Error(`entry ${entry.seq} is of a case that was not selected whole`);
    const leaf = () => toBase64(leafHash(nodeCrypto, bytes));
    const facts = factsAfter(known.facts, event, known.pack, leaf);
    if (facts.endedAt === null) this.#open.set(caseId, { ...known, facts });
    else {
      this.#open.delete(caseId);
      this.#tables.add(facts);
    }
  }

  files(): BundleFile[] {
    for (const { facts } of this.#open.values()) this.#tables.add(facts);
    return this.#tables.files();
  }
}

async function gather(station: ReadableLog, seqs: readonly number[], masking: Masking): Promise<Gathered> {
  const named = new Map<string, Named>();
  const add = (thing: LargeThing, value: unknown) => {
    const { sha256 } = value as { sha256: string };
    named.set(sha256, { thing, sha256 });
  };
  const rows = new CaseRows(station, masking);
  const caseIds = new Set<string>();
  const turns = new Turns();
  const look = (row: EntryRow) => {
    const entry = entryOf(row);
    if (entry.body.pack) add('pack', entry.body.pack);
    if (entry.kind === 'notice-shown') add('notice', entry.body.notice);
    if (entry.case !== undefined) {
      rows.take(entry.case, entry, row.bytes);
      caseIds.add(entry.case);
    }
    if (masking !== 'full' || !entry.private?.ink) return;
    const isInk = (name: string) => name === 'ink';
    for (const { value } of station.open.ledger.disclosures(row.seq, entry, isInk)) add('ink', value);
  };
  for (const run of runsOf(seqs)) {
    if (turns.isOver()) await turns.next();
    for (const row of rowsOf(station, run)) look(row);
  }
  return { named: [...named.values()], tables: rows.files(), caseIds };
}

/** A case as the bundle tells it: entries up to its checkpoint, and of their private parts only what is disclosed. */
function eventsAsTold(station: ReadableLog, caseId: string, size: number, masking: Masking): CaseEvent[] {
  const events = station.open.ledger.eventsOfCase(caseId) as CaseEvent[];
  return events
    .filter(({ seq }) => seq < size)
    .map((event) => {
      if (masking === 'full' || !event.private) return event;
      const told = Object.entries(event.private).filter(([name]) => MASKED_FIELDS.has(name));
      const { private: _, ...rest } = event;
      return (told.length > 0 ? { ...rest, private: Object.fromEntries(told) } : rest) as CaseEvent;
    });
}

async function* certificates(
  station: ReadableLog,
  font: Buffer,
  caseIds: Iterable<string>,
  size: number,
  masking: Masking,
): AsyncGenerator<void, BundleFile[]> {
  const { ledger, store } = station.open;
  const turns = new Turns();
  const pause = async () => {
    if (turns.isOver()) await turns.next();
  };
  const leafOf = (seq: number) => toBase64(store.leafOf(seq) ?? new Uint8Array());
  const inkOf = (sha256: string) => {
    const bytes = ledger.largeThing(sha256);
    return bytes && (JSON.parse(Buffer.from(bytes).toString('utf8')) as Ink);
  };
  const textOf = (sha256: string) => Buffer.from(ledger.largeThing(sha256) ?? []).toString('utf8');
  const files: BundleFile[] = [];
  for (const caseId of caseIds) {
    const events = eventsAsTold(station, caseId, size, masking);
    const [opened] = events;
    if (opened?.kind !== 'case-opened') throw new Error(`case ${caseId} has no beginning`);
    const pack = station.shelf.byHash(opened.body.pack.sha256);
    const told = {
      origin: ledger.origin,
      mark: MODE_MARKS[modeOf(station)]?.banner ?? '',
      leafOf,
      textOf,
      inkOf,
    };
    files.push(
      bytesFile(`certificates/${caseId}.pdf`, await certificate(font, { ...told, pack, events }, pause)),
    );
    yield;
  }
  return files;
}

/** Read when they are written and not before: the ink of a year does not fit into memory. */
function largeFiles(station: ReadableLog, named: readonly Named[]): BundleFile[] {
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

interface Contents {
  seqs: readonly number[];
  size: number;
  checkpoint: string;
  masking: Masking;
  /** The font that certificates are set in; absent where none were asked for. */
  certificateFont?: Buffer | undefined;
}

/** The files; yields between certificates, which take long, so that whoever waits can leave. */
export async function* bundleFiles(
  station: ReadableLog,
  contents: Contents,
): AsyncGenerator<void, BundleFile[]> {
  const { seqs, size, checkpoint, masking, certificateFont } = contents;
  const { ledger, store } = station.open;
  const [opening] = rowsOf(station, [0, 1]).map(entryOf);
  const { body } = opening as Entry & { body: { identity: string[] } & JsonObject };
  const identity = body.identity
    .map((text) => parseVkey(nodeCrypto, text))
    .filter((key) => key !== undefined);
  const { named, tables, caseIds } = await gather(station, seqs, masking);
  const pdfs = certificateFont ? yield* certificates(station, certificateFont, caseIds, size, masking) : [];
  return [
    bytesFile(README, utf8(bundleReadme({ origin: ledger.origin, size, mode: modeOf(station) }))),
    bytesFile(CHECKPOINT, utf8(checkpoint)),
    { path: LEAVES, chunks: () => store.leaves(size) },
    { path: ENTRIES, chunks: () => entryLines(station, seqs) },
    { path: DISCLOSURES, chunks: () => disclosureLines(station, seqs, masking) },
    ...identityFiles(nodeCrypto, identity),
    ...largeFiles(station, named),
    ...tables,
    ...pdfs,
  ];
}
