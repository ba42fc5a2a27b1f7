// Backups of the ledger: after each close of a day, and when somebody asks. A copy counts only when all of it was looked at again; then it
// gets its name, and an event says so. One that fails leaves nothing behind, and an event says why.
import { createHash } from 'node:crypto';
import { createReadStream, existsSync, mkdirSync, readdirSync, rmSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { toBase64 } from '../../shared/ledger/base64.ts';
import { equalBytes } from '../../shared/ledger/bytes.ts';
import type { Actor } from '../../shared/ledger/entry.ts';
import type { BACKUP_FAILURES } from '../../shared/station/backup-kinds.ts';
import { backupDueMs } from '../../shared/station/backups.ts';
import { renameDurably } from '../keys/durable-files.ts';
import { type KeyBackup, KeysNotCopied } from '../keys/key-backup.ts';
import { uuid7 } from '../keys/surroundings.ts';
import { NotSealed } from '../ledger/ledger.ts';
import { DatabaseUnusable } from '../store/database.ts';
import { BackupNotWhole, type ProvedCopy, proveCopy } from './backup-check.ts';
import { CopyFailed, copyApart } from './backup-copying.ts';
import { type BackupPlace, chooseFolder, knownFolders, recordOption, usedFolder } from './backup-folder.ts';
import { Situation } from './situation.ts';
import type { Sealed, Station } from './station.ts';

/** A week of working days, so that what is noticed after a weekend has a copy from before. */
export const KEPT = 7;

const PART = 'next.part';
/** Sorts by generation and size: `g1-000000123.db`. */
export const BACKUP_NAME = /^g\d+-\d{9,}\.db$/;

export const generationOf = (origin: string): string => origin.slice(origin.lastIndexOf('/') + 1);

const nameOf = ({ origin, size }: ProvedCopy): string =>
  `${generationOf(origin)}-${String(size).padStart(9, '0')}.db`;

/**
 * Where the copy of the keys lies that opens a backup. Each generation has its own: one that was restored from an older backup holds fewer
 * keys, and must not take those of the newer ones away.
 */
export const keysBeside = (backup: string): string =>
  join(dirname(backup), `${basename(backup).split('-', 1)[0]}-keys`);

/** Names of the backups that lie in a folder, of each generation the oldest first. */
export const backupsIn = (folder: string): string[] =>
  existsSync(folder)
    ? readdirSync(folder)
        .filter((name) => BACKUP_NAME.test(name))
        .sort()
    : [];

type Why = (typeof BACKUP_FAILURES)[number];

function whyOf(error: unknown): Why {
  if (error instanceof KeysNotCopied) return 'keys';
  if (error instanceof BackupNotWhole || error instanceof DatabaseUnusable) return 'check';
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  if (code === 'DAMAGED') return 'check';
  if (/FULL|ENOSPC|EFBIG|EDQUOT/.test(code)) return 'full';
  return /READONLY|CANTOPEN|EROFS|EACCES|EPERM|ENOENT|ENOTDIR|EEXIST/.test(code) ? 'folder' : 'failed';
}

async function hashOfFile(path: string): Promise<{ sha256: string; bytes: number }> {
  const hash = createHash('sha256');
  let bytes = 0;
  for await (const chunk of createReadStream(path) as AsyncIterable<Buffer>) {
    hash.update(chunk);
    bytes += chunk.length;
  }
  return { sha256: hash.digest('base64'), bytes };
}

export class Backups {
  readonly place: BackupPlace;
  readonly #station: Station;
  readonly #log: (line: string) => void;
  readonly #stopListening: () => void;
  readonly #stop = new AbortController();
  #cancel: () => void = () => undefined;
  #running = false;

  /** @param place best on another disk: the administrator names it */
  constructor(station: Station, place: BackupPlace, log: (line: string) => void) {
    this.#station = station;
    this.place = place;
    this.#log = log;
    recordOption(station, place);
    this.#renewKeys();
    this.#stopListening = station.announcer.listen(() => this.#plan());
    this.#plan();
  }

  /** Where backups go now. */
  get folder(): string {
    return usedFolder(this.#station, this.place).folder;
  }

  /**
   * From now on backups go elsewhere; those that were made stay where they are, and what is erased is destroyed in both.
   * @throws Situation BACKUP_RUNNING, and those of `chooseFolder`; NotSealed
   */
  choose(actor: Actor, chosen: { command: string; folder?: string | undefined }): Sealed {
    if (this.#running) throw new Situation('BACKUP_RUNNING');
    const sealed = chooseFolder(this.#station, actor, chosen, this.place);
    this.#followKeys();
    return sealed;
  }

  #keysIn(folder: string): KeyBackup {
    const generation = generationOf(this.#station.open.ledger.origin);
    return this.#station.vault.backup(keysBeside(join(folder, `${generation}-`)));
  }

  /** Each copy that there is follows what is destroyed here; one on a stick that was taken away is beyond reach. */
  #followKeys(): void {
    this.#station.keyBackups = knownFolders(this.#station, this.place).map((folder) => this.#keysIn(folder));
  }

  get isRunning(): boolean {
    return this.#running;
  }

  /** Backups that lie in the folder, the oldest first. */
  files(): string[] {
    return backupsIn(this.folder);
  }

  stop(): void {
    this.#stopListening();
    this.#cancel();
    this.#stop.abort();
  }

  /** An erasure that a start has finished is finished in the copy too, or somebody is told. */
  #renewKeys(): void {
    this.#followKeys();
    try {
      for (const copy of this.#station.keyBackups) copy.renew();
    } catch (error) {
      this.#sealFailure({ role: 'system' }, error);
    }
  }

  /** The system's own: after the close of a day. Demo and drill hold nothing that anybody would miss. */
  #plan(): void {
    this.#cancel();
    const { clock, state } = this.#station;
    const due = backupDueMs(state.backups, state.day.closed.at(-1));
    if (due === undefined || this.#running || state.names?.mode !== 'live') return;
    const wait = Math.max(0, due - clock.now());
    this.#cancel = clock.after(wait, () => void this.#makeByItself());
  }

  async #makeByItself(): Promise<void> {
    try {
      await this.make({ role: 'system' }, uuid7(this.#station.clock));
    } catch (error) {
      // The program ends: the copy that was begun is left, and the next start makes one.
      if (this.#stop.signal.aborted) return;
      // Either is on a page already: as an event, or as the reason for which nothing can be sealed.
      if (!(error instanceof Situation || error instanceof NotSealed)) throw error;
    }
  }

  /**
   * Makes a backup and seals `backup-made`, or `backup-failed`.
   * @throws Situation BACKUP_RUNNING, BACKUP_FAILED; NotSealed where neither could be sealed: then there is no backup either
   */
  async make(actor: Actor, command: string): Promise<Sealed> {
    const again = this.#station.repeated(command, actor, ({ kind }) => kind === 'backup-made');
    if (again) return again;
    if (this.#running) throw new Situation('BACKUP_RUNNING');
    this.#running = true;
    try {
      return await this.#write(actor, command);
    } catch (error) {
      if (error instanceof NotSealed || error instanceof Situation || this.#stop.signal.aborted) throw error;
      this.#sealFailure(actor, error);
      throw new Situation('BACKUP_FAILED');
    } finally {
      this.#running = false;
      this.#removePart();
      if (!this.#stop.signal.aborted) this.#plan();
    }
  }

  async #write(actor: Actor, command: string): Promise<Sealed> {
    const { open, vault } = this.#station;
    const { signal } = this.#stop;
    const { folder } = this;
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    this.#removePart();
    const part = join(folder, PART);
    const before = { size: open.ledger.size, root: open.ledger.root() };
    const key = vault.secret('database');
    await copyApart(this.#station.startWorker, { from: open.store.db.name, to: part, key }, signal);
    const proved = await proveCopy({ file: part, key, caseKeys: vault.caseKeys, known: before.size }, signal);
    const { rootAtKnown } = proved;
    if (!rootAtKnown || !equalBytes(rootAtKnown, before.root)) throw new BackupNotWhole('another log');
    const { sha256, bytes } = await hashOfFile(part);
    signal.throwIfAborted();
    // From here on nothing waits: no case can be erased between the copy of the keys and the event.
    this.#keysIn(folder).make();
    const file = nameOf(proved);
    renameDurably(part, join(folder, file));
    const body = { size: proved.size, root: toBase64(proved.root), file, bytes, sha256 };
    const sealed = this.#sealMade(actor, command, body);
    this.#removeOld();
    return sealed;
  }

  #sealMade(
    actor: Actor,
    command: string,
    body: { file: string; size: number; root: string; bytes: number; sha256: string },
  ): Sealed {
    try {
      return this.#station.seal({ command, actor, events: [{ kind: 'backup-made', body, private: {} }] });
    } catch (error) {
      // What no entry tells of is no backup.
      rmSync(join(this.folder, body.file), { force: true });
      throw error;
    }
  }

  #sealFailure(actor: Actor, error: unknown): void {
    this.#log(`no backup: ${String(error)}${error instanceof CopyFailed ? ` (${error.code})` : ''}`);
    const { clock } = this.#station;
    const events = [{ kind: 'backup-failed' as const, body: { why: whyOf(error) }, private: {} }];
    this.#station.seal({ command: uuid7(clock), actor, events });
  }

  #removePart(): void {
    const part = join(this.folder, PART);
    if (existsSync(part)) rmSync(part);
  }

  /** Those of earlier generations stay: nothing makes them again. */
  #removeOld(): void {
    const own = `${generationOf(this.#station.open.ledger.origin)}-`;
    const files = this.files().filter((name) => name.startsWith(own));
    for (const file of files.slice(0, -KEPT)) rmSync(join(this.folder, file), { force: true });
  }
}
