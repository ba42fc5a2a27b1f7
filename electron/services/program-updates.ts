// New versions of the program, from a file that head office signed. The program is installed for the machine and its archive is sealed into
// its executable (fuses), so it does not replace itself: it proves the file, keeps the installer beside the data, and on an administrator's
// and a second person's word hands it to the system. Which version then runs, the next start says. The former installer stays for one step back.
import { mkdirSync, readdirSync, realpathSync, rmSync, statSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { isAbsolute, join } from 'node:path';
import type { Event } from '../../shared/ledger/catalogue.ts';
import {
  type INSTALLERS,
  UPDATE_NAME,
  type UpdateFault,
  type UpdateHead,
} from '../../shared/station/update-file.ts';
import { formerUpdate, isOneWay, nextUpdate, type StagedUpdate } from '../../shared/station/updates.ts';
import { compareVersions } from '../../shared/station/versions.ts';
import { renameDurably } from '../keys/durable-files.ts';
import { headOfficeOf } from './head-office.ts';
import { agreedBy, type SecondPerson } from './second-person.ts';
import { Situation } from './situation.ts';
import type { Sealed, Station } from './station.ts';
import { isInstaller, readUpdate, UpdateRefused } from './update-reading.ts';

type Staff = { staff: string; role: string };
type Kind = (typeof INSTALLERS)[number];

/** How this machine's system installs a program. */
export interface Installer {
  kind: Kind;
  /** Hands the file to the system, and ends the program soon after. @returns false where the system did not take it */
  open(file: string): Promise<boolean>;
}

export interface UpdatePlace {
  /** Where installers are kept. */
  folder: string;
  /** The version that runs. */
  running: string;
  machine: { platform: string; arch: string };
  /** Absent where the program was not installed by one. */
  installer?: Installer | undefined;
  log(line: string): void;
}

export type TakenUpdate = { state: 'taken'; version: string } | { state: 'refused'; why: UpdateFault };

const PART = '.part';
/** Of a folder that somebody names, more would not be looked through by anybody. */
const MOST_OFFERED = 50;
const NAMES: Record<Kind, string> = { nsis: 'installer.exe', deb: 'installer.deb' };

const isTrouble = (error: unknown): boolean => error instanceof Error && 'code' in error;

export class ProgramUpdates {
  readonly #station: Station;
  readonly #place: UpdatePlace;
  #busy = false;

  get isBusy(): boolean {
    return this.#busy;
  }

  constructor(station: Station, place: UpdatePlace) {
    this.#station = station;
    this.#place = place;
    this.#settle();
  }

  /** What came of an installation that was begun: the version that runs now says it. */
  #settle(): void {
    const { begun } = this.#station.state.updates;
    if (!begun) return;
    const { running } = this.#place;
    const { version, from, direction } = begun;
    if (running !== version) {
      const body = { version, runs: running, why: 'other-version' as const };
      this.#station.sealAsSystem({ kind: 'update-not-applied', body, private: {} });
      return;
    }
    const kind = direction === 'back' ? 'update-stepped-back' : 'update-applied';
    this.#station.sealAsSystem({ kind, body: { version, from }, private: {} });
  }

  #fileOf({ version, kind }: Pick<StagedUpdate, 'version' | 'kind'>): string {
    return join(this.#place.folder, version, NAMES[kind]);
  }

  status() {
    const { updates } = this.#station.state;
    const { running, installer } = this.#place;
    const next = nextUpdate(updates, running);
    const former = formerUpdate(updates, running);
    const shown = ({ version, at, by, bytes }: StagedUpdate) => ({
      ...{ version, at, bytes, by: this.#station.nameOf(by) },
    });
    return {
      running,
      isInstalled: installer !== undefined,
      hasHeadOffice: headOfficeOf(this.#station) !== undefined,
      next: next ? { ...shown(next), oneWay: isOneWay(next, running) } : null,
      /** Whether the version that runs is kept, to be put back after an update. */
      keepsOwn: updates.staged.has(running),
      former: former ? shown(former) : null,
      last: updates.last ?? null,
    };
  }

  /** Update files in a folder that was named, not below it. @throws Situation FOLDER_NOT_ABSOLUTE, FOLDER_MISSING */
  offers(folder: string): { name: string; bytes: number }[] {
    const real = folderOf(folder);
    try {
      return readdirSync(real, { withFileTypes: true })
        .filter((entry) => entry.isFile() && UPDATE_NAME.test(entry.name))
        .slice(0, MOST_OFFERED)
        .map(({ name }) => ({ name, bytes: statSync(join(real, name)).size }));
    } catch (error) {
      // A stick that was pulled while it was looked through.
      if (!isTrouble(error)) throw error;
      throw new Situation('FOLDER_MISSING');
    }
  }

  /** @throws UpdateRefused where what is signed is not for this station now */
  #admit({ manifest: { version, platform, arch, kind } }: UpdateHead): void {
    const { running, machine, installer } = this.#place;
    const isForHere = platform === machine.platform && arch === machine.arch;
    if (!isForHere || (installer && installer.kind !== kind)) throw new UpdateRefused('other-machine');
    if (compareVersions(version, running) < 0) throw new UpdateRefused('older');
  }

  /**
   * Proves a file and keeps its installer; one that is refused is recorded, and changes nothing else.
   * @throws Situation UPDATE_BUSY, FOLDER_NOT_ABSOLUTE, FOLDER_MISSING, FILE_UNREADABLE, NOT_SIGNED_IN; NotSealed
   */
  async take(actor: Staff, input: { command: string; folder: string; file: string }): Promise<TakenUpdate> {
    const again = this.#taken(actor, input.command);
    if (again) return again;
    if (this.#busy) throw new Situation('UPDATE_BUSY');
    this.#busy = true;
    try {
      const path = join(folderOf(input.folder), input.file);
      const taken = await this.#stage(actor, input.command, path);
      return taken;
    } catch (error) {
      if (!(error instanceof UpdateRefused)) throw error;
      this.#station.assertSeated(actor);
      const body = { why: error.why };
      const events = [{ kind: 'update-refused' as const, body, private: { file: input.file } }];
      this.#station.seal({ command: input.command, actor, events });
      return { state: 'refused', why: error.why };
    } finally {
      this.#busy = false;
    }
  }

  /** The first answer, where this was asked before. @throws Situation COMMAND_REUSED */
  #taken(actor: Staff, command: string): TakenUpdate | undefined {
    const isTake = ({ kind }: Event) => kind === 'update-staged' || kind === 'update-refused';
    const again = this.#station.repeated(command, actor, isTake);
    if (!again) return undefined;
    const event = this.#station.open.ledger.event(again.seq);
    if (event.kind === 'update-refused') return { state: 'refused', why: event.body.why };
    if (event.kind !== 'update-staged') throw new Error('a take is one of two kinds');
    return { state: 'taken', version: event.body.version };
  }

  async #stage(actor: Staff, command: string, path: string): Promise<TakenUpdate> {
    const headOffice = headOfficeOf(this.#station);
    if (!headOffice) throw new UpdateRefused('not-enrolled');
    const { folder } = this.#place;
    const part = join(folder, PART);
    try {
      mkdirSync(folder, { recursive: true, mode: 0o700 });
      rmSync(part, { force: true });
      const kept = await open(part, 'wx', 0o600);
      let head: UpdateHead;
      try {
        head = await readUpdate(
          path,
          headOffice,
          (read) => this.#admit(read),
          async (chunk) => {
            await kept.writeFile(chunk);
          },
        );
        await kept.sync();
      } finally {
        await kept.close();
      }
      this.#station.assertSeated(actor);
      return this.#keep(actor, command, head, part);
    } catch (error) {
      if (!isTrouble(error) || error instanceof Situation) throw error;
      this.#place.log(`an update could not be taken: ${String(error)}`);
      throw new Situation('FILE_UNREADABLE');
    } finally {
      rmSync(part, { force: true });
    }
  }

  #keep(actor: Staff, command: string, head: UpdateHead, part: string): TakenUpdate {
    const { version, backTo, platform, arch, kind, parts, installer } = head.manifest;
    const { bytes = 0, sha256 = '' } = parts.find(({ path }) => path === installer) ?? {};
    const file = this.#fileOf({ version, kind });
    mkdirSync(join(this.#place.folder, version), { recursive: true, mode: 0o700 });
    renameDurably(part, file);
    const about = { version, backTo, platform, arch, kind, installer: sha256, bytes };
    const body = { ...about, manifest: head.sha256, signature: head.note, signedBy: head.signedBy };
    this.#station.seal({ command, actor, events: [{ kind: 'update-staged', body, private: {} }] });
    this.#tidy();
    return { state: 'taken', version };
  }

  /** Keeps the version that runs, the one before it and the next; what else was taken once goes. */
  #tidy(): void {
    const { updates } = this.#station.state;
    const { running, folder } = this.#place;
    const wanted = [running, updates.former, nextUpdate(updates, running)?.version];
    for (const name of readdirSync(folder))
      if (!wanted.includes(name)) rmSync(join(folder, name), { recursive: true, force: true });
  }

  /** Which installation this would be. @throws Situation NO_SUCH_UPDATE, NO_WAY_BACK */
  #chosen(version: string): { update: StagedUpdate; direction: 'forward' | 'back' } {
    const { updates } = this.#station.state;
    const { running } = this.#place;
    const next = nextUpdate(updates, running);
    if (next?.version === version) {
      // Where a step back would be possible at all, it has to be prepared before the step forward.
      if (!isOneWay(next, running) && !updates.staged.has(running)) throw new Situation('NO_WAY_BACK');
      return { update: next, direction: 'forward' };
    }
    const former = formerUpdate(updates, running);
    if (former?.version !== version) throw new Situation('NO_SUCH_UPDATE');
    return { update: former, direction: 'back' };
  }

  /** @throws Situation CASES_OPEN: nobody's business is cut off, not even one that was put aside */
  #assertQuiet(): void {
    if (this.#station.openCases.size > 0 || this.#station.exports > 0) throw new Situation('CASES_OPEN');
  }

  /**
   * Hands an installer to the system: the next version, or the one before.
   * @throws Situation NOT_INSTALLED, UPDATE_BUSY, NO_SUCH_UPDATE, NO_WAY_BACK, CASES_OPEN, UPDATE_DAMAGED, NOT_OPENED, and those of `agreedBy`
   */
  begin(
    actor: Staff,
    { command, version, ...second }: SecondPerson & { command: string; version: string },
  ): Promise<Sealed> {
    return this.#station.inTurn(async () => {
      const again = this.#station.repeated(
        command,
        actor,
        ({ kind, body }) => kind === 'update-begun' && body.version === version,
      );
      if (again) return again;
      const { installer, running } = this.#place;
      if (!installer) throw new Situation('NOT_INSTALLED');
      if (this.#busy) throw new Situation('UPDATE_BUSY');
      const { update, direction } = this.#chosen(version);
      this.#assertQuiet();
      const own = this.#station.state.updates.staged.get(running);
      // The way back is looked at before the way forward is taken.
      const needed = direction === 'forward' && own && !isOneWay(update, running) ? [update, own] : [update];
      for (const one of needed)
        if (!(await isInstaller(this.#fileOf(one), one))) throw new Situation('UPDATE_DAMAGED');
      const { id: approver } = await agreedBy(this.#station, actor, second, 'update');
      this.#assertQuiet();
      const body = { version, from: running, approver, direction };
      const done = this.#station.seal({
        command,
        actor,
        events: [{ kind: 'update-begun', body, private: {} }],
      });
      if (await installer.open(this.#fileOf(update))) return done;
      const failed = { version, runs: running, why: 'not-opened' as const };
      this.#station.sealAsSystem({ kind: 'update-not-applied', body: failed, private: {} });
      throw new Situation('NOT_OPENED');
    });
  }
}

/** @throws Situation FOLDER_NOT_ABSOLUTE, FOLDER_MISSING */
function folderOf(folder: string): string {
  if (!isAbsolute(folder)) throw new Situation('FOLDER_NOT_ABSOLUTE');
  try {
    const real = realpathSync(folder);
    if (statSync(real).isDirectory()) return real;
  } catch (error) {
    if (!isTrouble(error)) throw error;
  }
  throw new Situation('FOLDER_MISSING');
}
