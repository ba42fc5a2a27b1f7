// A device's program without a process of its own: what a test lets it say, and what it was told.
import { EventEmitter } from 'node:events';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, vi } from 'vitest';
import { hashOf } from '../../electron/ledger/ledger.ts';
import { DEMO_PIN } from '../../electron/services/demo-branch.ts';
import type { DeviceProgram, StartProgram } from '../../electron/services/device-program.ts';
import type { Device } from '../../shared/devices/device-codes.ts';
import type { Told } from '../../shared/devices/protocol.ts';
import type { StationDriver } from './station-driver.ts';

export const PAD_HELLO = {
  ...{ type: 'hello', protocol: 1, device: 'pad', name: '样机 P-1', widthMm: 100, heightMm: 50 },
} as const;

class PretendProgram implements DeviceProgram {
  readonly events: DeviceProgram['events'] = new EventEmitter();
  readonly told: Told[] = [];
  readonly bytes: Buffer;
  isKilled = false;

  readonly #answers: boolean;

  constructor(bytes: Buffer, answers: boolean) {
    this.bytes = bytes;
    this.#answers = answers;
  }

  tell(line: string): void {
    const told = JSON.parse(line) as Told;
    this.told.push(told);
    if (this.#answers && told.type === 'ping') this.says({ type: 'pong', n: told.n });
  }
  kill(): void {
    this.isKilled = true;
    this.events.emit('ended');
  }
  dies(): void {
    this.events.emit('ended');
  }
  writes(bytes: string | Uint8Array): void {
    this.events.emit('said', Buffer.from(bytes));
  }
  says(...messages: object[]): void {
    this.writes(messages.map((message) => `${JSON.stringify(message)}\n`).join(''));
  }
}

export class PretendDevices {
  readonly started: PretendProgram[] = [];
  readonly #answers: boolean;

  /** @param answers each ping, by itself */
  constructor({ answers }: { answers: boolean }) {
    this.#answers = answers;
  }

  readonly start: StartProgram = (file) => {
    const program = new PretendProgram(readFileSync(file), this.#answers);
    this.started.push(program);
    return program;
  };

  get last(): PretendProgram {
    const last = this.started.at(-1);
    if (!last) throw new Error('no program was started');
    return last;
  }

  /** Waits until so many were started: a file is read and copied before. */
  async isStarted(times: number): Promise<void> {
    await vi.waitFor(() => expect(this.started).toHaveLength(times), { timeout: 10_000, interval: 2 });
  }
}

/** Puts a program into the folder of devices. @returns b64 of its SHA-256 */
export function putProgram(counter: { folder: string }, file: string, text: string): string {
  const folder = join(counter.folder, 'devices');
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, file), text, { mode: 0o755 });
  return hashOf(Buffer.from(text, 'utf8'));
}

/** The administrator at the counter and the branch head take a program into use. */
export const takeIntoUse = (counter: StationDriver, device: Device, file: string, sha256: string) =>
  counter.inner.device.set({ ...counter.command(), device, file, sha256, approver: 'bing', pin: DEMO_PIN });
