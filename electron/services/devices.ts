// The devices beside the screens: which program is in use for each, and whether it runs. Denied by default: only bytes that an administrator
// and a second person took into use are started.
import type { Device } from '../../shared/devices/device-codes.ts';
import type { Happening } from '../../shared/ledger/catalogue.ts';
import type { deviceKinds } from '../../shared/station/device-kinds.ts';
import { NotSealed } from '../ledger/ledger.ts';
import type { Asked } from './device-channel.ts';
import {
  type DeviceProgram,
  MOST_OFFERED,
  ProgramFolder,
  type StartProgram,
  spawnProgram,
} from './device-program.ts';
import { DeviceRun, type DeviceState, type DeviceUser, type Refusal } from './device-run.ts';
import { agreedBy, type SecondPerson } from './second-person.ts';
import { Situation } from './situation.ts';
import type { Sealed, Station } from './station.ts';

type Staff = { staff: string; role: string };

interface DevicePlace {
  /** Where programs are put, and where the copies lie that run. */
  offered: string;
  own: string;
  startProgram?: StartProgram | undefined;
  log(line: string): void;
}

interface TakingIntoUse extends SecondPerson {
  command: string;
  device: Device;
  file: string;
  /** b64, as it was shown to whoever asks. */
  sha256: string;
}

/** A device that nothing uses yet is kept running all the same: the administrator sees whether it works. */
const NOBODY: DeviceUser = { came: () => undefined, said: () => undefined, went: () => undefined };

export class Devices {
  readonly #station: Station;
  readonly #place: DevicePlace;
  readonly #folder: ProgramFolder;
  readonly #runs = new Map<Device, DeviceRun>();
  readonly #users = new Map<Device, DeviceUser>();
  #isOver = false;

  constructor(station: Station, place: DevicePlace) {
    this.#station = station;
    this.#place = place;
    this.#folder = new ProgramFolder(place.offered, place.own);
  }

  /** Who is told of a device; before `start`. */
  usedBy<D extends Device>(device: D, user: DeviceUser<D>): void {
    this.#users.set(device, user as unknown as DeviceUser);
  }

  /** Starts what is in use. */
  async start(): Promise<void> {
    await this.#folder.clear();
    if (this.#isOver) return;
    for (const device of this.#station.state.devices.keys()) this.#run(device);
  }

  stop(): void {
    this.#isOver = true;
    for (const run of this.#runs.values()) run.stop();
    this.#runs.clear();
  }

  tell(device: Device, message: Asked): void {
    this.#runs.get(device)?.tell(message);
  }

  /** Ends a program for what it said; whoever uses the device judges that. */
  misbehaved(device: Device): void {
    this.#runs.get(device)?.misbehaved();
  }

  /** Undefined where none is in use. */
  stateOf(device: Device): DeviceState | undefined {
    return this.#runs.get(device)?.state;
  }

  async status() {
    const files = (await this.#folder.names()).slice(0, MOST_OFFERED);
    const programs = [];
    for (const file of files) {
      const sha256 = await this.#folder.sha256Of(file);
      if (sha256 !== undefined) programs.push({ file, sha256 });
    }
    const inUse = [...this.#station.state.devices].map(([device, { file, sha256, at, by, approver }]) => ({
      ...{ device, file, sha256, at },
      ...{ by: this.#station.nameOf(by), approver: this.#station.nameOf(approver) },
      now: this.stateOf(device) ?? { state: 'starting' as const },
    }));
    return { folder: this.#place.offered, programs, inUse };
  }

  /**
   * Takes a program into use for a device, in place of the one before, and starts it.
   * @throws Situation DEVICE_CHANGED where the file is not, or no more, what was shown; those of `agreedBy`
   */
  set(actor: Staff, { command, device, file, sha256, approver, pin }: TakingIntoUse): Promise<Sealed> {
    const station = this.#station;
    return station.inTurn(async () => {
      const again = station.repeated(
        command,
        actor,
        ({ kind, body }) =>
          kind === 'device-set' &&
          body.device === device &&
          body.file === file &&
          body.sha256 === sha256 &&
          body.approver === approver,
      );
      if (again) return again;
      await agreedBy(station, actor, { approver, pin }, 'device');
      if ((await this.#folder.sha256Of(file)) !== sha256) throw new Situation('DEVICE_CHANGED');
      station.assertSeated(actor);
      const body = { device, file, sha256, approver };
      const sealed = station.seal({ command, actor, events: [{ kind: 'device-set', body, private: {} }] });
      this.#run(device);
      return sealed;
    });
  }

  /** @throws Situation NO_SUCH_DEVICE where none is in use */
  drop(actor: Staff, input: { command: string; device: Device }): Promise<Sealed> {
    return this.#say(actor, input, 'device-dropped', () => {
      this.#runs.get(input.device)?.stop();
      this.#runs.delete(input.device);
    });
  }

  /** Starts anew what rests, was refused, or seems not to work. @throws Situation NO_SUCH_DEVICE where none is in use */
  startAgain(actor: Staff, input: { command: string; device: Device }): Promise<Sealed> {
    return this.#say(actor, input, 'device-asked', () => this.#run(input.device));
  }

  #say(
    actor: Staff,
    { command, device }: { command: string; device: Device },
    kind: 'device-dropped' | 'device-asked',
    then: () => void,
  ): Promise<Sealed> {
    const station = this.#station;
    return station.inTurn(async () => {
      const again = station.repeated(
        command,
        actor,
        (event) => event.kind === kind && event.body.device === device,
      );
      if (again) return again;
      if (!station.state.devices.has(device)) throw new Situation('NO_SUCH_DEVICE');
      // Behind somebody's PIN in the queue, whoever asked may have left their seat.
      station.assertSeated(actor);
      const sealed = station.seal({ command, actor, events: [{ kind, body: { device }, private: {} }] });
      then();
      return sealed;
    });
  }

  #run(device: Device): void {
    this.#runs.get(device)?.stop();
    const run = new DeviceRun({
      ...{ device, clock: this.#station.clock, user: this.#users.get(device) ?? NOBODY },
      startProgram: (isWanted) => this.#startProgram(device, isWanted),
      changed: () => this.#station.announcer.announce(),
      ended: (why, rests) => this.#saw({ kind: 'device-ended', body: { device, why, rests }, private: {} }),
    });
    this.#runs.set(device, run);
    void run.start();
  }

  async #startProgram(
    device: Device,
    isWanted: () => boolean,
  ): Promise<DeviceProgram | Refusal | 'unwanted'> {
    const inUse = this.#station.state.devices.get(device);
    if (!inUse) return 'unwanted';
    const { file, sha256 } = inUse;
    const copied = await this.#folder.copy(file, sha256);
    // Dropped, or the station stopped, while it was copied.
    if (!isWanted()) {
      if (typeof copied === 'object') await this.#folder.remove(copied.path);
      return 'unwanted';
    }
    if (typeof copied === 'string') {
      this.#saw({ kind: 'device-refused', body: { device, file, why: copied }, private: {} });
      return copied;
    }
    const program = (this.#place.startProgram ?? spawnProgram)(copied.path);
    program.events.on('ended', () => void this.#folder.remove(copied.path));
    return program;
  }

  /** Where it cannot be sealed just now, the technical log has it. */
  #saw(event: Happening<keyof typeof deviceKinds>): void {
    try {
      this.#station.sealAsSystem(event);
    } catch (error) {
      if (!(error instanceof NotSealed)) throw error;
      this.#place.log(`${event.kind} could not be sealed: ${String(error)}`);
    }
  }
}
