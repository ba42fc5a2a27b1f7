// Looks at the whole log again, entry by entry, as it lies in the database: bytes, leaves, order, private parts, large things, and the
// checkpoints that were handed out. Names the first entry that is not as it was sealed. Writes nothing and repairs nothing.
import { toBase64 } from '../../shared/ledger/base64.ts';
import { equalBytes } from '../../shared/ledger/bytes.ts';
import { type Checkpoint, parseCheckpoint } from '../../shared/ledger/checkpoint.ts';
import { type Entry, readEntry } from '../../shared/ledger/entry.ts';
import { verifyNote } from '../../shared/ledger/note.ts';
import { leafHash, TreeFrontier } from '../../shared/ledger/tree.ts';
import { parseVkey, type Vkey } from '../../shared/ledger/vkey.ts';
import type { CaseKeys } from '../keys/case-keys.ts';
import { nodeCrypto } from '../keys/node-crypto.ts';
import { isUnreadable } from '../store/database.ts';
import type { EntryStore, StoredRow } from '../store/entry-store.ts';
import type { AnchorState } from './anchor.ts';
import { BesideCheck } from './beside-check.ts';

/** What was found; in words for people in the window (renderer/check). */
type Found =
  | 'entry-missing'
  | 'entry-unreadable'
  | 'entry-changed'
  | 'entry-malformed'
  | 'entry-moved'
  | 'entry-added'
  | 'link-broken'
  | 'part-missing'
  | 'part-changed'
  | 'thing-missing'
  | 'thing-changed'
  | 'root-differs'
  | 'checkpoint-bad'
  | 'anchor-differs';

export interface Finding {
  what: Found;
  /** The first entry that is not as it was sealed, or the last that it can be. */
  seq: number;
  /** The first that it can be: `seq` itself, unless hashes were made to fit again. */
  from: number;
}

/** The size up to which the log is proved whole by a checkpoint that was handed out, and when its last entry was made. */
export interface GoodUpTo {
  size: number;
  at: string;
}

export interface LogChecked {
  finding: Finding | undefined;
  /** What the entry that was found says of its time, if it can be read. */
  foundAt: string | undefined;
  /** Before the finding, or the newest; undefined where none was handed out. */
  lastGood: GoodUpTo | undefined;
  /** How many checkpoints that were handed out agree. */
  checkpoints: number;
  parts: number;
  /** Entries whose private parts nobody can read any more: erased. */
  erased: number;
  /** The tree over everything; only where nothing was found. */
  whole: TreeFrontier | undefined;
  /** The root at the size that somebody had written down; undefined where the log is shorter or nothing was asked. */
  rootAtKnown: Uint8Array | undefined;
}

export interface CheckedLog {
  store: EntryStore;
  caseKeys: CaseKeys;
  origin: string;
  /** Entries `[0, size)` are looked at. */
  size: number;
  /** The newest checkpoint: in the database, and in the anchor. */
  head: string;
  anchor: AnchorState;
  /** A size of which somebody wants the root. */
  known?: number;
}

const ROWS_AT_ONCE = 64;

interface Pending {
  entry: Entry;
  leaf: Uint8Array;
}

class LogCheck {
  readonly #log: CheckedLog;
  readonly #beside: BesideCheck;
  readonly #published: { size: number; checkpoint: string }[];
  /** Of which sizes a checkpoint is kept; undefined where the page that holds them cannot be read. */
  readonly #kept: ReadonlySet<number> | undefined;
  /** Looked for at the beginning: what is appended meanwhile lies beyond as well, and rightly. */
  readonly #outside: number | undefined;
  /** Over everything before `#pending`: an entry is counted in when the next one has confirmed it. */
  readonly #frontier = new TreeFrontier(nodeCrypto);
  #pending: Pending | undefined;
  #day: Vkey[] = [];
  #lastGood: GoodUpTo | undefined;
  #checkpoints = 0;
  #rootAtKnown: Uint8Array | undefined;

  constructor(log: CheckedLog) {
    this.#log = log;
    this.#beside = new BesideCheck(log.store, log.caseKeys);
    const published = unlessUnreadable(() => log.store.published());
    this.#published = published ?? [];
    this.#kept = published && new Set(published.map(({ size }) => size));
    this.#outside = unlessUnreadable(() => log.store.firstOutside(log.size));
  }

  *run(): Generator<number, LogChecked, void> {
    let finding: Finding | undefined;
    for (let from = 0; !finding && from < this.#log.size; from += ROWS_AT_ONCE) {
      finding = this.#block(from, Math.min(this.#log.size, from + ROWS_AT_ONCE));
      if (!finding) yield Math.min(this.#log.size, from + ROWS_AT_ONCE);
    }
    finding ??= this.#settle() ?? this.#ends();
    const { parts, erased } = this.#beside;
    return {
      ...{ finding, parts, erased, lastGood: this.#lastGood, checkpoints: this.#checkpoints },
      foundAt: finding && this.#timeOf(finding.seq),
      whole: finding ? undefined : this.#frontier,
      rootAtKnown: this.#rootAtKnown,
    };
  }

  #block(from: number, to: number): Finding | undefined {
    let rows: StoredRow[];
    try {
      rows = this.#log.store.rows(from, to);
      this.#beside.load(from, to);
    } catch (error) {
      if (!isUnreadable(error)) throw error;
      // One by one, until the one that cannot be read.
      return to - from > 1 ? this.#oneByOne(from, to) : exactly('entry-unreadable', from);
    }
    for (let seq = from, next = 0; seq < to; seq += 1, next += 1) {
      const row = rows[next];
      if (row?.seq !== seq) return exactly('entry-missing', seq);
      const found = this.#one(row);
      if (found) return found;
    }
    return undefined;
  }

  #oneByOne(from: number, to: number): Finding | undefined {
    for (let seq = from; seq < to; seq += 1) {
      const found = this.#block(seq, seq + 1);
      if (found) return found;
    }
    return undefined;
  }

  #one(row: StoredRow): Finding | undefined {
    const { seq } = row;
    const leaf = leafHash(nodeCrypto, row.bytes);
    if (!equalBytes(leaf, row.leaf)) return exactly('entry-changed', seq);
    const read = readEntry(row.bytes);
    if (!read.ok) return exactly('entry-malformed', seq);
    const { entry } = read;
    if (entry.seq !== seq || entry.log !== this.#log.origin) return exactly('entry-moved', seq);
    const { id, kind, caseId, n } = row;
    const isSame =
      id === entry.id && kind === entry.kind && caseId === (entry.case ?? null) && n === (entry.n ?? null);
    if (!isSame) return exactly('entry-moved', seq);
    const before = this.#pending;
    if (before && entry.prev !== toBase64(before.leaf)) return this.#broken(before, { entry, leaf });
    const found = this.#settle();
    if (found) return found;
    this.#pending = { entry, leaf };
    const told = toldSize(entry);
    if (told !== undefined && this.#kept?.has(told) === false) return this.#since('checkpoint-bad', told - 1);
    const beside = this.#beside.look(entry);
    return beside && exactly(beside, seq);
  }

  /** Counts the pending entry in: the tree, whoever handed out its size, and the keys of the next day. */
  #settle(): Finding | undefined {
    const pending = this.#pending;
    if (!pending) return undefined;
    this.#pending = undefined;
    const { entry, leaf } = pending;
    this.#frontier.append(leaf);
    if (entry.kind === 'log-opened') this.#day = keysIn(entry.body.day);
    const { size } = this.#frontier;
    if (size === this.#log.known) this.#rootAtKnown = this.#frontier.root();
    if (this.#published[0]?.size === size) {
      const { checkpoint } = this.#published.shift() ?? { checkpoint: '' };
      if (!this.#isOurs(checkpoint, 'published')) return this.#since('checkpoint-bad', size - 1);
      this.#checkpoints += 1;
      this.#lastGood = { size, at: entry.at };
    }
    // The checkpoint just after it still belongs to the day it closes (format section 4).
    if (entry.kind === 'key-rolled') this.#day = keysIn(entry.body.next);
    return undefined;
  }

  /** Whether a checkpoint states the tree as it stands here, signed with a key of its own day. */
  #isOurs(text: string, signers: 'published' | 'own'): boolean {
    const parsed = parseCheckpoint(text);
    if (!parsed.ok) return false;
    const isGood = (key: Vkey) => verifyNote(nodeCrypto, parsed.note, key) === 'good';
    // One that was handed out carries a line by each key of its day (format section 3).
    const signed = signers === 'published' ? this.#day.every(isGood) : this.#day.some(isGood);
    return signed && this.#isHere(parsed.checkpoint);
  }

  #isHere({ origin, size, root }: Checkpoint): boolean {
    return (
      origin === this.#log.origin && size === this.#frontier.size && equalBytes(root, this.#frontier.root())
    );
  }

  /**
   * An entry says of the one before it what that one is not. Each is whole in itself, so one of the two was made anew: the later one, if
   * what follows does not confirm it. More than these may have been made anew, hence `from`.
   */
  #broken(before: Pending, here: Pending): Finding {
    const next = this.#log.store.bytesOf(here.entry.seq + 1);
    const read = next && readEntry(next);
    const isLast = here.entry.seq + 1 === this.#log.size;
    const confirmed = isLast
      ? this.#rootWith(here) === this.#headRoot()
      : read?.ok && read.entry.prev === toBase64(here.leaf);
    return this.#since('link-broken', confirmed ? before.entry.seq : here.entry.seq);
  }

  /** The root if the entry before were what this last one says. */
  #rootWith({ entry, leaf }: Pending): string {
    const frontier = this.#frontier.copy();
    frontier.append(new Uint8Array(Buffer.from(entry.prev ?? '', 'base64')));
    frontier.append(leaf);
    return toBase64(frontier.root());
  }

  #headRoot(): string | undefined {
    const parsed = parseCheckpoint(this.#log.head);
    return parsed.ok ? toBase64(parsed.checkpoint.root) : undefined;
  }

  #since(what: Found, seq: number): Finding {
    return { what, seq, from: Math.min(seq, this.#lastGood?.size ?? 0) };
  }

  /** Every entry is there and fits the next. What is left: the head, the anchor, and that nothing lies beyond. */
  #ends(): Finding | undefined {
    const { size, head, anchor } = this.#log;
    if (!this.#isOurs(head, 'own')) return this.#since('root-differs', size - 1);
    if (anchor.state !== 'held' || anchor.checkpoint !== head) return this.#since('anchor-differs', size - 1);
    if (!this.#kept || this.#published.length > 0) return this.#since('checkpoint-bad', size - 1);
    return this.#outside === undefined ? undefined : exactly('entry-added', Math.max(0, this.#outside));
  }

  #timeOf(seq: number): string | undefined {
    try {
      const bytes = this.#log.store.bytesOf(seq);
      const read = bytes && readEntry(bytes);
      return read?.ok ? read.entry.at : undefined;
    } catch (error) {
      if (isUnreadable(error)) return undefined;
      throw error;
    }
  }
}

const exactly = (what: Found, seq: number): Finding => ({ what, seq, from: seq });

/** What cannot be read is not there; the walk over the entries says where, if they are hurt as well. */
function unlessUnreadable<T>(read: () => T): T | undefined {
  try {
    return read();
  } catch (error) {
    if (isUnreadable(error)) return undefined;
    throw error;
  }
}

/** The size of the checkpoint that an entry says was handed out (format sections 4 and 7): it must still be there. */
function toldSize({ kind, seq, body }: Entry): number | undefined {
  if (kind === 'day-opened') return seq;
  return kind === 'exported' && typeof body.begun === 'number' ? body.begun + 1 : undefined;
}

function keysIn(day: unknown): Vkey[] {
  const texts = Array.isArray(day) ? day.filter((text) => typeof text === 'string') : [];
  return texts.map((text) => parseVkey(nodeCrypto, text)).filter((key) => key !== undefined);
}

/** Checks a log. Yields how many entries were looked at so far, often enough to let others have their turn in between. */
export const checkLog = (log: CheckedLog): Generator<number, LogChecked, void> => new LogCheck(log).run();
