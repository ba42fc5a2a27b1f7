// One device in use: its program from start to start. What ends too early is started again a few times, each time later, and then rests.
import type { Device } from '../../shared/devices/device-codes.ts';
import { type Hello, RESTARTS_MS, STEADY_MS } from '../../shared/devices/protocol.ts';
import type { REFUSALS } from '../../shared/station/device-kinds.ts';
import type { Clock } from '../keys/surroundings.ts';
import { type Asked, DeviceChannel, type End, type Passed } from './device-channel.ts';
import type { DeviceProgram } from './device-program.ts';

export type Refusal = (typeof REFUSALS)[number];
type Fault = Extract<Passed, { type: 'fault' }>['why'];

/**
 * `starting` until it has said who it is. `waiting` before it is started again. `resting` until somebody asks. `refused`: not the bytes that
 * were agreed to. `faulty`: the program runs, and says that its device does not work.
 */
export type DeviceState =
  | { state: 'starting' }
  | { state: 'ready'; name: string }
  | { state: 'faulty'; name: string; why: Fault }
  | { state: 'waiting' | 'resting'; why: End }
  | { state: 'refused'; why: Refusal };

/** Who uses a device: told when it works, what it says, and when it works no more, for whatever reason. */
export interface DeviceUser<D extends Device = Device> {
  came(hello: Hello<D>): void;
  said(message: Exclude<Passed<D>, { type: 'fault' | 'well' }>): void;
  went(): void;
}

interface Around {
  device: Device;
  clock: Clock;
  /** A start of the program that was taken into use, or why there is none; neither where it is wanted no more by then. */
  startProgram(isWanted: () => boolean): Promise<DeviceProgram | Refusal | 'unwanted'>;
  user: DeviceUser;
  /** It is in another state; the window is told. */
  changed(): void;
  ended(why: End, rests: boolean): void;
}

export class DeviceRun {
  readonly #around: Around;
  #state: DeviceState = { state: 'starting' };
  #hello: Hello | undefined;
  #channel: DeviceChannel | undefined;
  /** Whoever uses it was told that it works. */
  #isThere = false;
  #tries = 0;
  #isOver = false;
  #cancel: () => void = () => undefined;

  constructor(around: Around) {
    this.#around = around;
  }

  get state(): DeviceState {
    return this.#state;
  }

  async start(): Promise<void> {
    const { device, clock } = this.#around;
    const program = await this.#around.startProgram(() => !this.#isOver);
    if (program === 'unwanted') return;
    if (typeof program === 'string') {
      this.#become({ state: 'refused', why: program });
      return;
    }
    const startedAtMs = clock.monoMs();
    this.#channel = new DeviceChannel(device, program, clock, {
      ready: (hello) => this.#ready(hello),
      said: (message) => this.#said(message),
      ended: (why) => this.#ended(why, clock.monoMs() - startedAtMs),
    });
  }

  tell(message: Asked): void {
    this.#channel?.tell(message);
  }

  misbehaved(): void {
    this.#channel?.misbehaved();
  }

  stop(): void {
    this.#isOver = true;
    this.#cancel();
    this.#channel?.stop();
    this.#gone();
  }

  #become(state: DeviceState): void {
    this.#state = state;
    if (state.state !== 'ready') this.#gone();
    else if (this.#hello) {
      this.#isThere = true;
      this.#around.user.came(this.#hello);
    }
    this.#around.changed();
  }

  #gone(): void {
    if (this.#isThere) this.#around.user.went();
    this.#isThere = false;
  }

  #ready(hello: Hello): void {
    this.#hello = hello;
    this.#become({ state: 'ready', name: hello.name });
  }

  #said(message: Passed): void {
    const name = this.#hello?.name ?? '';
    switch (message.type) {
      case 'fault':
        this.#become({ state: 'faulty', name, why: message.why });
        break;
      case 'well':
        if (this.#state.state === 'faulty') this.#become({ state: 'ready', name });
        break;
      default:
        if (this.#isThere) this.#around.user.said(message);
    }
  }

  #ended(why: End, ranMs: number): void {
    if (ranMs >= STEADY_MS) this.#tries = 0;
    const wait = RESTARTS_MS[this.#tries];
    this.#tries += 1;
    this.#around.ended(why, wait === undefined);
    this.#become({ state: wait === undefined ? 'resting' : 'waiting', why });
    if (wait === undefined) return;
    this.#cancel = this.#around.clock.after(wait, () => {
      this.#become({ state: 'starting' });
      void this.start();
    });
  }
}
