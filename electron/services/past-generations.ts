// The generations before the one that is written to: which lie beside it, and opening one to be read. Each is proved as a whole first, and
// against what the present generation says of it.
import { existsSync } from 'node:fs';
import { parseCheckpoint } from '../../shared/ledger/checkpoint.ts';
import { KeysUnusable } from '../keys/vault.ts';
import { LogDamaged } from '../ledger/entry-reader.ts';
import { databaseFile } from '../ledger/open-ledger.ts';
import { DatabaseUnusable, isUnreadable } from '../store/database.ts';
import { BackupNotWhole } from './backup-check.ts';
import { PastGeneration } from './past-generation.ts';
import { generationIn, partsOf } from './restored-log.ts';
import { generationsIn } from './set-up.ts';
import { Situation } from './situation.ts';
import type { Station } from './station.ts';

const isKnown = (error: unknown): boolean =>
  [BackupNotWhole, DatabaseUnusable, LogDamaged, KeysUnusable].some((kind) => error instanceof kind) ||
  isUnreadable(error) ||
  (error instanceof Error && 'code' in error && /CANTOPEN|ENOENT|EACCES/.test(String(error.code)));

export class PastGenerations {
  readonly #station: Station;
  readonly #folder: string;
  readonly #opened = new Map<number, Promise<PastGeneration>>();

  /** @param folder of the station, in which generations lie side by side */
  constructor(station: Station, folder: string) {
    this.#station = station;
    this.#folder = folder;
  }

  /** The newest first. `size` and `known`: entries in the backup that was restored, and how far the log is known to have come. */
  list(): { generation: number; size: number | null; known: number | null }[] {
    const restored = this.#restored();
    const before = restored && sizeAndGeneration(restored.backup);
    return this.#earlier().map((generation) => {
      const isRestored = before?.generation === generation;
      const known = restored && isRestored ? sizeAndGeneration(restored.known) : undefined;
      return {
        generation,
        size: (isRestored && before?.size) || null,
        known: known?.size ?? null,
      };
    });
  }

  #earlier(): number[] {
    const { generation: present } = partsOf(this.#station.open.ledger.origin);
    return generationsIn(this.#folder)
      .filter((generation) => generation < present)
      .toReversed();
  }

  #restored() {
    const opened = this.#station.open.ledger.event(0);
    return opened.kind === 'log-opened' ? opened.body.restored : undefined;
  }

  /** @throws Situation NO_SUCH_GENERATION, GENERATION_UNREADABLE */
  open(generation: number): Promise<PastGeneration> {
    const before = this.#opened.get(generation);
    if (before) return before;
    const opening = this.#open(generation);
    this.#opened.set(generation, opening);
    // What could not be opened may be there tomorrow.
    opening.catch(() => this.#opened.delete(generation));
    return opening;
  }

  async #open(generation: number): Promise<PastGeneration> {
    if (!this.#earlier().includes(generation)) throw new Situation('NO_SUCH_GENERATION');
    const file = databaseFile(generationIn(this.#folder, generation));
    const { vault } = this.#station;
    try {
      if (!existsSync(file)) throw new BackupNotWhole('the database is gone');
      const key = vault.secret('database');
      const past = await PastGeneration.open({ file, key, caseKeys: vault.caseKeys });
      try {
        this.#assertSame(past, generation);
      } catch (error) {
        past.close();
        throw error;
      }
      return past;
    } catch (error) {
      throw isKnown(error) ? new Situation('GENERATION_UNREADABLE') : error;
    }
  }

  /** What lies there is the log that was restored, and not another one that is whole as well. @throws BackupNotWhole */
  #assertSame({ proved }: PastGeneration, generation: number): void {
    const { device } = partsOf(this.#station.open.ledger.origin);
    const backup = this.#restored()?.backup;
    const isTheOne = backup !== undefined && sizeAndGeneration(backup)?.generation === generation;
    if (proved.origin !== `${device}/g${generation}` || (isTheOne && proved.head !== backup))
      throw new BackupNotWhole('another log than the one that was restored');
  }

  close(): void {
    for (const opening of this.#opened.values())
      opening.then(
        (past) => past.close(),
        () => undefined,
      );
    this.#opened.clear();
  }
}

function sizeAndGeneration(head: string): { size: number; generation: number } | undefined {
  const parsed = parseCheckpoint(head);
  if (!parsed.ok) return undefined;
  const { origin, size } = parsed.checkpoint;
  return { size, generation: partsOf(origin).generation };
}
