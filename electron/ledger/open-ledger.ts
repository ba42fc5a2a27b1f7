// Makes a new ledger, or opens the old one after asking whether it is whole: database, checkpoint and anchor must agree.
// Where they do not, nothing is reset or repaired: the caller gets the reason and stops (format section 5).
import { copyFileSync, existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { equalBytes } from '../../shared/ledger/bytes.ts';
import type { Happening } from '../../shared/ledger/catalogue.ts';
import { type Checkpoint, parseCheckpoint } from '../../shared/ledger/checkpoint.ts';
import { readEntry } from '../../shared/ledger/entry.ts';
import { signNote, verifyNote } from '../../shared/ledger/note.ts';
import { leafHash, TreeFrontier } from '../../shared/ledger/tree.ts';
import { parseVkey } from '../../shared/ledger/vkey.ts';
import { type Signers, vkeyOf } from '../keys/day-keys.ts';
import type { DurableFiles } from '../keys/durable-files.ts';
import { nodeCrypto } from '../keys/node-crypto.ts';
import { type Clock, uuid7 } from '../keys/surroundings.ts';
import { KeysUnusable, type Vault } from '../keys/vault.ts';
import { CaseIndex } from '../store/case-index.ts';
import { DatabaseUnusable, type Db, openDatabase } from '../store/database.ts';
import { EntryStore, type HeadRow } from '../store/entry-store.ts';
import { SearchIndex } from '../store/search-index.ts';
import { Anchor, type AnchorState } from './anchor.ts';
import { dayOf } from './day-of.ts';
import { erasuresIn, finishErasures } from './erasure.ts';
import { Ledger } from './ledger.ts';
import { VerifiedMark } from './verified-mark.ts';

export type QuarantineReason =
  | 'anchor-missing'
  | 'anchor-unreadable'
  | 'anchor-ahead'
  | 'anchor-behind'
  | 'fork'
  | 'checkpoint-bad'
  | 'last-entry-bad'
  | 'earlier-entry-bad'
  | 'found-broken'
  | DatabaseUnusable['reason'];

/** The store is kept exactly as it is and not written to; a person has to look. */
export class Quarantined extends Error {
  readonly reason: QuarantineReason;
  constructor(reason: QuarantineReason, cause?: unknown) {
    super(`ledger quarantined: ${reason}`, { cause });
    this.reason = reason;
  }
}

export interface LedgerPlace {
  /** The generation's folder, for instance `…/live/g1`. */
  folder: string;
  vault: Vault;
  files: DurableFiles;
  clock: Clock;
  /** SM2 on each append's own checkpoint as well, which the format does not ask for. */
  signsAllWithSm2?: boolean;
}

export interface OpenLedger {
  ledger: Ledger;
  store: EntryStore;
  index: CaseIndex;
  /** Destroys what the log says was erased. @throws ErasureUnfinished */
  finishErasures(): void;
  search: SearchIndex;
  /** A connection of its own that only reads: what lies on the disk, not what this process remembers. The caller closes its `db`. */
  read(): EntryStore;
  /** What lies in the anchor now. */
  anchored(): AnchorState;
  /** Remembers how far the log was found whole: at the opening, unless said otherwise. */
  markVerified(verified?: TreeFrontier): void;
  close(): void;
}

const ROWS_AT_ONCE = 256;

export const databaseFile = (folder: string): string => join(folder, 'ledger.db');

function assemble(
  place: LedgerPlace,
  db: Db,
  log: { origin: string; head: HeadRow | undefined; daySigners: Signers },
): OpenLedger {
  const { vault, files, clock, folder, signsAllWithSm2 = false } = place;
  const { origin, head, daySigners } = log;
  const store = new EntryStore(db);
  const index = new CaseIndex(db);
  const search = new SearchIndex(db);
  const anchor = new Anchor(files, folder);
  anchor.read();
  const frontier = head ? frontierOf(head.size, head.subtrees) : new TreeFrontier(nodeCrypto);
  const ledger = new Ledger({
    ...{ store, anchor, vault, clock, origin, frontier, daySigners, signsAllWithSm2 },
    lastLeaf: store.leafOf(frontier.size - 1),
    project: (events) => {
      index.project(events);
      search.project(events);
    },
  });
  return {
    ...{ ledger, store, index, search },
    finishErasures: () => finishErasures(store, vault),
    read: () => new EntryStore(openDatabase(databaseFile(folder), vault.secret('database'), 'read')),
    anchored: () => new Anchor(files, folder).read(),
    markVerified: (verified = frontier) => new VerifiedMark(files, folder, vault).write(origin, verified),
    close: () => db.close(),
  };
}

/** What `log-opened` says of the generation before, where one was restored (format section 4). */
export type Restored = Pick<Happening<'log-opened'>['body'], 'restored' | 'reason' | 'approvers'>;

/** Makes a new generation of a log and its entry 0, `log-opened` (format section 4). */
export function createLedger(place: LedgerPlace, origin: string, restored: Restored = {}): OpenLedger {
  const { folder, vault, clock } = place;
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const db = openDatabase(databaseFile(folder), vault.secret('database'), 'create');
  const daySigners = vault.dayKeys.create(origin, []);
  const open = assemble(place, db, { origin, head: undefined, daySigners });
  // The anchor of the empty log comes first, so that from entry 0 on a missing anchor always means that somebody took it.
  open.ledger.anchorHead();
  const identity = vault.identitySigners(origin);
  const day = daySigners.map(vkeyOf);
  const note = signNote(nodeCrypto, `${origin}/keys\n${day.join('\n')}\n`, identity);
  open.ledger.append({
    command: uuid7(clock),
    actor: { role: 'system' },
    events: [
      { kind: 'log-opened', body: { identity: identity.map(vkeyOf), day, note, ...restored }, private: {} },
    ],
  });
  return open;
}

function frontierOf(size: number, subtrees: Uint8Array): TreeFrontier {
  const hashes: Uint8Array[] = [];
  for (let start = 0; start < subtrees.length; start += 32) hashes.push(subtrees.slice(start, start + 32));
  return new TreeFrontier(nodeCrypto, size, hashes);
}

/** A checkpoint that the key of its own day signed, under the name of its own log. Which key that is says the ledger, not the vault. */
function signedCheckpoint(text: string, store: EntryStore, reason: QuarantineReason): Checkpoint {
  const parsed = parseCheckpoint(text);
  if (!parsed.ok) throw new Quarantined(reason, new Error(parsed.reason));
  const { checkpoint, note } = parsed;
  const key = parseVkey(nodeCrypto, dayOf(store, checkpoint.size)?.[0] ?? '');
  const isOwn = key?.name === checkpoint.origin && verifyNote(nodeCrypto, note, key) === 'good';
  if (!isOwn) throw new Quarantined(reason);
  return checkpoint;
}

/** The head must be signed, and its root must be the root of the subtrees beside it. */
function checkHead(head: HeadRow, store: EntryStore): Checkpoint {
  const checkpoint = signedCheckpoint(head.checkpoint, store, 'checkpoint-bad');
  const root = frontierOf(head.size, head.subtrees).root();
  if (checkpoint.size !== head.size || !equalBytes(root, checkpoint.root))
    throw new Quarantined('checkpoint-bad');
  return checkpoint;
}

/** Hashes the entries of the last command again and grows the tree from where it was before them. */
function checkLastCommand(head: HeadRow, store: EntryStore): void {
  const frontier = frontierOf(head.previousSize, head.previousSubtrees);
  for (let seq = head.previousSize; seq < head.size; seq += 1) {
    const bytes = store.bytesOf(seq);
    const kept = store.leafOf(seq);
    if (!bytes || !kept || !readEntry(bytes).ok) throw new Quarantined('last-entry-bad');
    const leaf = leafHash(nodeCrypto, bytes);
    if (!equalBytes(leaf, kept)) throw new Quarantined('last-entry-bad');
    frontier.append(leaf);
  }
  const grown = frontier.root();
  if (!equalBytes(grown, frontierOf(head.size, head.subtrees).root()))
    throw new Quarantined('last-entry-bad');
}

/**
 * Hashes what was appended since the log was last found whole, and grows the tree from there to the signed head. The bytes need not be
 * parsed: they are those that were sealed, or the root would be another.
 */
function checkSince(verified: TreeFrontier, head: HeadRow, store: EntryStore): void {
  const frontier = verified.size <= head.size ? verified : new TreeFrontier(nodeCrypto);
  while (frontier.size < head.size) {
    const rows = store.rows(frontier.size, Math.min(head.size, frontier.size + ROWS_AT_ONCE));
    if (rows.length === 0) throw new Quarantined('earlier-entry-bad');
    for (const { seq, bytes, leaf } of rows) {
      const hashed = leafHash(nodeCrypto, bytes);
      if (seq !== frontier.size || !equalBytes(hashed, leaf)) throw new Quarantined('earlier-entry-bad');
      frontier.append(hashed);
    }
  }
  if (!equalBytes(frontier.root(), frontierOf(head.size, head.subtrees).root()))
    throw new Quarantined('earlier-entry-bad');
}

/** A key that is not there was destroyed where an `erased` says so, and lost where none does. */
function checkKeys(store: EntryStore, { caseKeys }: Vault): void {
  const erased = new Set(erasuresIn(store).map(({ caseId }) => caseId));
  const lost = store.scopes().find((scope) => !caseKeys.get(scope) && !erased.has(scope));
  if (lost) throw new KeysUnusable(`the key of ${lost} is gone`);
}

/**
 * The database may be ahead of the anchor by the one command that was cut off before it was anchored, and by no more.
 * @returns true where the anchor has to be extended by that command
 */
function checkAnchor(head: HeadRow, anchor: Anchor, store: EntryStore): boolean {
  const held = anchor.read();
  if (held.state === 'missing') throw new Quarantined('anchor-missing');
  if (held.state === 'unreadable') throw new Quarantined('anchor-unreadable');
  const checkpoint = signedCheckpoint(held.checkpoint, store, 'anchor-unreadable');
  if (checkpoint.size > head.size) throw new Quarantined('anchor-ahead');
  const before = checkpoint.size === head.previousSize;
  if (!before && checkpoint.size !== head.size) throw new Quarantined('anchor-behind');
  const there = before
    ? frontierOf(head.previousSize, head.previousSubtrees)
    : frontierOf(head.size, head.subtrees);
  if (!equalBytes(there.root(), checkpoint.root)) throw new Quarantined('fork');
  return before;
}

interface Inspected {
  head: HeadRow;
  origin: string;
  daySigners: Signers;
  extend: boolean;
}

/**
 * Asks whether the log is whole through a connection that cannot write: to close an ordinary one folds the -wal into the
 * database, and what is quarantined must stay as it was found.
 */
function inspect(place: LedgerPlace, file: string): Inspected {
  const scratch = [`${file}-wal`, `${file}-shm`].filter((path) => !existsSync(path));
  let db: Db | undefined;
  try {
    db = openDatabase(file, place.vault.secret('database'), 'read');
    const store = new EntryStore(db);
    const head = store.head();
    if (!head) throw new Quarantined('wrong-key-or-damaged', new Error('the log has no head'));
    const { origin } = checkHead(head, store);
    checkLastCommand(head, store);
    checkSince(new VerifiedMark(place.files, place.folder, place.vault).read(origin), head, store);
    checkKeys(store, place.vault);
    const extend = checkAnchor(head, new Anchor(place.files, place.folder), store);
    const daySigners = place.vault.daySigners(origin, dayOf(store, head.size) ?? []);
    return { head, origin, daySigners, extend };
  } finally {
    db?.close();
    for (const path of scratch) rmSync(path, { force: true });
  }
}

/**
 * Opens a ledger that exists.
 * @throws Quarantined where it is not whole, KeysUnusable where keys are lost; the -wal file has then been copied aside as it was found
 */
export function openLedger(place: LedgerPlace): OpenLedger {
  const { folder, vault, files } = place;
  const file = databaseFile(folder);
  if (!existsSync(file))
    throw new Quarantined('wrong-key-or-damaged', new Error('the database file is gone'));
  const aside = setWalAside(file);
  let db: Db | undefined;
  try {
    const { head, origin, daySigners, extend } = inspect(place, file);
    db = openDatabase(file, vault.secret('database'), 'write');
    if (extend) extendAnchor(new Anchor(files, folder), head);
    const open = assemble(place, db, { origin, head, daySigners });
    // A roll that was cut off may have left the keys of a day that is closed, or of one that never was.
    vault.dayKeys.destroyAllBut(origin, daySigners.map(vkeyOf));
    if (aside) rmSync(aside);
    open.finishErasures();
    return open;
  } catch (error) {
    db?.close();
    throw error instanceof DatabaseUnusable ? new Quarantined(error.reason, error) : error;
  }
}

function extendAnchor(anchor: Anchor, head: HeadRow): void {
  anchor.read();
  anchor.write(head.checkpoint);
}

/**
 * Opening a database rewrites its -wal, and that file may be the only witness of what happened.
 * @returns the copy, or undefined where there was nothing to copy: a kiosk that starts a quarantined ledger again and again must not
 * fill its disk with the same witness
 */
function setWalAside(file: string): string | undefined {
  const wal = `${file}-wal`;
  if (!existsSync(wal)) return undefined;
  let number = 1;
  for (; existsSync(`${wal}.aside-${number}`); number += 1)
    if (readFileSync(`${wal}.aside-${number}`).equals(readFileSync(wal))) return undefined;
  copyFileSync(wal, `${wal}.aside-${number}`);
  return `${wal}.aside-${number}`;
}
