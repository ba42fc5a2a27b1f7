// The built station in a process of its own, as benches start it: on a folder that they own, and on a port at which windows find it again.
import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

export interface Addresses {
  teller: string;
  customer: string;
}

export class BenchStation {
  readonly folder = mkdtempSync(join(tmpdir(), 'bench-station-'));
  addresses: Addresses = { teller: '', customer: '' };
  #child: ChildProcess | undefined;

  /** Resolves when it has said where it is. */
  async start(): Promise<this> {
    const port = this.addresses.teller ? new URL(this.addresses.teller).port : '0';
    const args = ['dist/process/serve.js', '--demo', '--json', '--data', this.folder, '--port', port];
    const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] });
    this.#child = child;
    for await (const line of createInterface({ input: child.stdout })) {
      if (!line.startsWith('{')) continue;
      this.addresses = JSON.parse(line) as Addresses;
      return this;
    }
    throw new Error('the process ended before it said where it is');
  }

  async end(signal: 'SIGTERM' | 'SIGKILL'): Promise<void> {
    const child = this.#child;
    this.#child = undefined;
    if (!child || child.exitCode !== null || child.signalCode !== null) return;
    const gone = new Promise((resolve) => child.once('exit', resolve));
    child.kill(signal);
    await gone;
  }

  async close(): Promise<void> {
    await this.end('SIGTERM');
    rmSync(this.folder, { recursive: true, force: true });
  }
}

/** Resident memory of a process in MB. Linux only: elsewhere the figure is not taken. */
export function residentMb(pid: number): number {
  const status = readFileSync(`/proc/${pid}/status`, 'utf8');
  return Number(/VmRSS:\s+(\d+) kB/.exec(status)?.[1]) / 1024;
}
