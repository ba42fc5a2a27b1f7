// How a process of its own answers the bench: one line of JSON at its end.
import { readFileSync } from 'node:fs';

export interface Told {
  seconds: number;
  /** The most memory that the process ever had. */
  megabytes: number;
}

/** Linux only: `resourceUsage` would count the parent's memory too. */
export function tellMostMb(seconds: number): void {
  const status = readFileSync('/proc/self/status', 'utf8');
  const megabytes = Number(/VmHWM:\s+(\d+) kB/.exec(status)?.[1]) / 1024;
  process.stdout.write(`${JSON.stringify({ seconds, megabytes } satisfies Told)}\n`);
}
