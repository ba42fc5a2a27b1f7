// One run of a device's program: lines in, lines out, and an end to it as soon as it floods, stalls or says what no such program says.
import type { Device } from '../../shared/devices/device-codes.ts';
import {
  type Hello,
  LIMITS,
  lineOf,
  PROTOCOL,
  parseSaid,
  type Said,
  type Told,
} from '../../shared/devices/protocol.ts';
import { LineSplitter, NoLine } from '../../shared/devices/split-lines.ts';
import type { ENDS } from '../../shared/station/device-kinds.ts';
import type { Clock } from '../keys/surroundings.ts';
import type { DeviceProgram } from './device-program.ts';

export type End = (typeof ENDS)[number];
export type Asked = Exclude<Told, { type: 'start' | 'ping' }>;
/** What is passed on: who it is and whether it still answers is the channel's own. */
export type Passed<D extends Device = Device> = Exclude<Said<D>, { type: 'hello' | 'pong' }>;

interface Ears {
  ready(hello: Hello): void;
  said(message: Passed): void;
  /** Once, however it came about; not where `stop` ended it. */
  ended(why: End): void;
}

export class DeviceChannel {
  readonly #device: Device;
  readonly #program: DeviceProgram;
  readonly #clock: Clock;
  readonly #ears: Ears;
  readonly #lines = new LineSplitter(LIMITS.lineBytes);
  #isReady = false;
  #isOver = false;
  #cancel: () => void;
  #pings = 0;
  /** The number of a ping that is not answered yet. */
  #asked: number | undefined;
  /** Lines that may still come at this moment, and when that was worked out. */
  #allowance: number = LIMITS.burst;
  #allowedAtMs: number;

  constructor(device: Device, program: DeviceProgram, clock: Clock, ears: Ears) {
    this.#device = device;
    this.#program = program;
    this.#clock = clock;
    this.#ears = ears;
    this.#allowedAtMs = clock.monoMs();
    program.events.on('said', (chunk) => this.#take(chunk));
    program.events.on('ended', () => this.#end('died'));
    this.#cancel = clock.after(LIMITS.helloMs, () => this.#end('silent'));
    this.#tell({ type: 'start', protocol: PROTOCOL, device });
  }

  tell(message: Asked): void {
    if (this.#isReady && !this.#isOver) this.#tell(message);
  }

  /** Whoever uses the device found that what it says cannot be so. */
  misbehaved(): void {
    this.#end('nonsense');
  }

  stop(): void {
    this.#isOver = true;
    this.#cancel();
    this.#program.kill();
  }

  #tell(message: Told): void {
    this.#program.tell(lineOf(message));
  }

  #end(why: End): void {
    if (this.#isOver) return;
    this.stop();
    this.#ears.ended(why);
  }

  #take(chunk: Uint8Array): void {
    if (this.#isOver) return;
    try {
      for (const line of this.#lines.take(chunk)) {
        if (this.#isTooMuch()) this.#end('flooded');
        else this.#hear(line);
        if (this.#isOver) return;
      }
    } catch (error) {
      if (!(error instanceof NoLine)) throw error;
      this.#end('nonsense');
    }
  }

  #isTooMuch(): boolean {
    const now = this.#clock.monoMs();
    const since = ((now - this.#allowedAtMs) / 1000) * LIMITS.linesPerSecond;
    this.#allowance = Math.min(LIMITS.burst, this.#allowance + since) - 1;
    this.#allowedAtMs = now;
    return this.#allowance < 0;
  }

  #hear(line: string): void {
    const message = parseSaid(this.#device, line);
    // Whoever has not said who they are says nothing else, and says it once.
    if (!message || (message.type === 'hello') === this.#isReady) this.#end('nonsense');
    else if (message.type === 'hello') {
      this.#isReady = true;
      this.#pingLater();
      this.#ears.ready(message);
    } else if (message.type !== 'pong') this.#ears.said(message);
    else if (message.n === this.#asked) this.#asked = undefined;
    else this.#end('nonsense');
  }

  #pingLater(): void {
    this.#cancel();
    this.#cancel = this.#clock.after(LIMITS.pingEveryMs, () => {
      this.#pings += 1;
      this.#asked = this.#pings;
      this.#tell({ type: 'ping', n: this.#pings });
      this.#cancel = this.#clock.after(LIMITS.pongMs, () => {
        if (this.#asked === undefined) this.#pingLater();
        else this.#end('stalled');
      });
    });
  }
}
