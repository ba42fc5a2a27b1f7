// A backup on a stick, made before a case was erased, and the machines on which it is restored.
import { cpSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'vitest';
import { type RestoreRequest, restoreStation } from '../../electron/services/restore.ts';
import { Situation } from '../../electron/services/situation.ts';
import { temporaryFolder } from './demo-folder.ts';
import { erases, toldEverything } from './erasure.ts';
import { signerNamed, vkeyOf } from './head-office.ts';
import { filesUnder } from './ledger-files.ts';
import { PIN, StationDriver, sharedStation } from './station-driver.ts';
import { stationOptions } from './station-options.ts';

/** A tablet in the hall of the same branch. */
export const OTHER_STATION = vkeyOf({ ...signerNamed('t'), name: 'demo/demo-branch/t01/identity' });

export const fileIn = (folder: string) =>
  join(folder, readdirSync(folder).find((name) => name.endsWith('.db')) ?? 'none');

export function placeOf(counter: StationDriver) {
  const { folder: dataFolder, mode, clock, files } = counter;
  const options = stationOptions({ dataFolder, mode, log: () => undefined }, clock, files);
  return { ...options, folder: join(dataFolder, mode) };
}

/** A masked bundle of everything. */
async function exported(counter: StationDriver): Promise<string> {
  await counter.signInAs('auditor');
  const wanted = { from: '2026-01-01', to: '2026-12-31', masking: 'masked' as const };
  const told = { recipient: '总行审计部', purpose: '月度检查' };
  const steps = await counter.inner.auditor.exportBundle({ ...counter.command(), ...wanted, ...told });
  for await (const step of steps) if (step.state === 'done') return step.file;
  throw new Error('the export did not end');
}

export class Restoring {
  readonly image: StationDriver;
  /** As the folder was copied to a stick, before anything was erased. */
  readonly stick: string;
  /** Exported after the erasure, to somebody who still has it. */
  readonly bundle: string;
  readonly spare: RestoreRequest['spare'];
  readonly caseId: string;
  readonly backedUp: { size: number; identities: readonly string[]; pack: string | undefined };
  readonly #folders: string[] = [];

  private constructor(made: Pick<Restoring, 'image' | 'stick' | 'bundle' | 'spare' | 'caseId' | 'backedUp'>) {
    ({ image: this.image, stick: this.stick, bundle: this.bundle, spare: this.spare } = made);
    ({ caseId: this.caseId, backedUp: this.backedUp } = made);
  }

  static async make(): Promise<Restoring> {
    const { driver: image } = await sharedStation();
    const caseId = await toldEverything(image);
    await image.signInAs('admin');
    const second = { approver: 'bing', pin: PIN };
    const { key } = await image.inner.admin.renewRecoveryKey({ ...image.command(), ...second });
    const machines = [{ code: 'A01', group: 'hall' }];
    await image.inner.lobby.setMachines({ ...image.command(), machines });
    await image.inner.lobby.enrolStation({ ...image.command(), key: OTHER_STATION, ...second });
    const { size, station } = image;
    const backedUp = { size, identities: station.identities, pack: station.state.pack?.sha256 };
    await image.inner.backup.make(image.command());
    const stick = temporaryFolder();
    cpSync(join(image.folder, 'demo-backups'), stick, { recursive: true });
    await image.signInAs('compliance');
    await erases(image, caseId);
    const bundle = await exported(image);
    image.stop();
    return new Restoring({ image, stick, bundle, spare: { kind: 'recovery', key }, caseId, backedUp });
  }

  remove(): void {
    this.image.stop();
    for (const folder of [...this.#folders, this.stick, this.image.folder])
      rmSync(folder, { recursive: true, force: true });
  }

  asked(change: Partial<RestoreRequest> = {}): RestoreRequest {
    return {
      ...{ backup: fileIn(this.stick), spare: this.spare, reason: 'disk-broken' },
      ...{ admin: { staff: 'ji', pin: PIN }, branchHead: { staff: 'bing', pin: PIN } },
      ...change,
    };
  }

  /** An empty folder, gone with the rest. */
  folder(): string {
    const folder = temporaryFolder();
    this.#folders.push(folder);
    return folder;
  }

  /** A copy of the stick, to be damaged. */
  otherStick(): string {
    const folder = this.folder();
    cpSync(this.stick, folder, { recursive: true });
    return folder;
  }

  /** A machine on which nothing ever ran, or a copy of the one that was backed up. Not started. */
  machine(kind: 'new' | 'same'): StationDriver {
    if (kind === 'same') return this.image.crashed();
    return new StationDriver(this.folder(), 'demo', this.image.clock.now());
  }

  async opens(counter: StationDriver): Promise<void> {
    await counter.start();
    expect(counter.app.stopped, 'the host has no slot of its own yet').toBe('slot-lost');
    await counter.inner.station.openWithSpareKey({ ...counter.command(), ...this.spare });
  }

  /** Tries to restore. @returns the code of the refusal; everything is then as it was */
  async refused(change: Partial<RestoreRequest>, kind: 'new' | 'same' = 'new'): Promise<string> {
    const counter = this.machine(kind);
    const before = filesUnder(counter.folder);
    const code = await restoreStation(placeOf(counter), this.asked(change)).then(
      () => 'done',
      (error: unknown) => (error instanceof Situation ? error.code : String(error)),
    );
    expect(filesUnder(counter.folder)).toEqual(before);
    return code;
  }
}
