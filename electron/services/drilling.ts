// Rehearses a restore at a station that runs or is open: chooses the backup, has it proved apart from the counter, and seals what came of it.
import { existsSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { Actor } from '../../shared/ledger/entry.ts';
import type { Drill } from '../../shared/station/drills.ts';
import type { DurableFiles } from '../keys/durable-files.ts';
import { uuid7 } from '../keys/surroundings.ts';
import { BACKUP_NAME, backupsIn, generationOf } from './backups.ts';
import { type DrillAnswer, type DrillJob, removeDrill } from './restore-drill.ts';
import { Situation } from './situation.ts';
import type { Sealed, Station } from './station.ts';
import { askWorker, WorkerEnded } from './worker-process.ts';

export interface DrillPlace {
  /** Where backups lie now. */
  backups(): string;
  /** Where the drill works; nothing else lies there. */
  folder: string;
  files: DurableFiles;
  log(line: string): void;
}

export interface DrillChoice {
  /** Path of a backup; the newest of this generation where none is named. */
  backup?: string | undefined;
  /** A spare key, to prove that one as well; this machine's own where none is given. */
  spare?: Exclude<DrillJob['by'], { kind: 'own' }> | undefined;
}

export class RestoreDrills {
  readonly #station: Station;
  readonly #place: DrillPlace;
  readonly #stop = new AbortController();
  #running = false;

  constructor(station: Station, place: DrillPlace) {
    this.#station = station;
    this.#place = place;
    // Left over from a drill that was cut off by the power: there are keys in it.
    if (existsSync(place.folder)) this.#remove();
  }

  get isRunning(): boolean {
    return this.#running;
  }

  /** Ends a drill that is under way; its folder goes with it. */
  stop(): void {
    this.#stop.abort();
    if (this.#running) this.#remove();
  }

  /**
   * Rehearses a restore and seals `restore-drilled`, whatever came of it.
   * @throws Situation DRILL_RUNNING, NO_BACKUP, NOT_A_BACKUP, DRILL_CUT_OFF; NotSealed
   */
  async run(actor: Actor, command: string, choice: DrillChoice = {}): Promise<Sealed> {
    const again = this.#station.repeated(command, actor, ({ kind }) => kind === 'restore-drilled');
    if (again) return again;
    if (this.#running) throw new Situation('DRILL_RUNNING');
    const backup = this.#chosen(choice);
    this.#running = true;
    try {
      return await this.#drill(actor, command, backup, choice);
    } finally {
      this.#running = false;
    }
  }

  #chosen({ backup }: DrillChoice): string {
    const backups = this.#place.backups();
    const own = `${generationOf(this.#station.open.ledger.origin)}-`;
    const newest = backupsIn(backups).findLast((name) => name.startsWith(own));
    const path = backup ?? (newest && join(backups, newest));
    if (!path || !existsSync(path)) throw new Situation('NO_BACKUP');
    if (!BACKUP_NAME.test(basename(path))) throw new Situation('NOT_A_BACKUP');
    return path;
  }

  async #drill(actor: Actor, command: string, backup: string, { spare }: DrillChoice): Promise<Sealed> {
    const { clock, vault, state, identities } = this.#station;
    const began = clock.monoMs();
    const file = basename(backup);
    const told = state.backups.made.findLast((made) => made.file === file);
    const by: DrillJob['by'] = spare ?? { kind: 'own', keyOfCopies: vault.keyOfCopies };
    const { folder } = this.#place;
    const answer = await this.#ask({ backup, folder, identities, by, ...(told && { told: toldOf(told) }) });
    const ms = Math.max(0, Math.round(clock.monoMs() - began));
    if (!answer.ok) this.#place.log(`no restore drilled: ${answer.why}: ${answer.message}`);
    const { sha256 } = answer;
    const body = {
      ...{ file, keys: by.kind, ms, ...(sha256 && { sha256 }) },
      ...(answer.ok
        ? { result: 'proved' as const, ...provedOf(answer.proof) }
        : { result: 'failed' as const, why: answer.why }),
    };
    return this.#station.seal({ command, actor, events: [{ kind: 'restore-drilled', body, private: {} }] });
  }

  async #ask(job: DrillJob): Promise<DrillAnswer> {
    try {
      this.#remove();
      return (await askWorker(
        this.#station.startWorker,
        'drill-worker',
        job,
        this.#stop.signal,
      )) as DrillAnswer;
    } catch (error) {
      // A station that ends while it drills seals nothing more of it: there was no drill.
      if (this.#stop.signal.aborted) throw new Situation('DRILL_CUT_OFF');
      if (!(error instanceof WorkerEnded)) throw error;
      return { ok: false, why: 'stopped', message: String(error) };
    } finally {
      this.#remove();
    }
  }

  /** What cannot be removed now is removed by the next start. */
  #remove(): void {
    const { files, folder, log } = this.#place;
    try {
      removeDrill(files, folder);
    } catch (error) {
      log(`the folder of a drill is still there: ${String(error)}`);
    }
  }
}

const toldOf = ({ size, root, sha256 }: Required<DrillJob>['told']) => ({ size, root, sha256 });

const provedOf = ({ size, root, cases, bundled }: Extract<DrillAnswer, { ok: true }>['proof']) => ({
  ...{ size, root, cases, bundled },
});

/** What is told at the command line: the drill as it is on record, or the code of the situation in which there was none. */
export type DrillTold = { drill: Drill } | { refused: string };

/** @throws NotSealed */
export async function drillFor(
  station: Station,
  drills: RestoreDrills,
  choice: DrillChoice,
): Promise<DrillTold> {
  try {
    await drills.run({ role: 'system' }, uuid7(station.clock), choice);
  } catch (error) {
    if (error instanceof Situation) return { refused: error.code };
    throw error;
  }
  const { last } = station.state.drills;
  if (!last) throw new Error('a drill that was run is on record');
  return { drill: last };
}
