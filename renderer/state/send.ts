// Sends a command: gives it its number, repeats it once with the same number when the line failed, and puts every failure into a sentence.
import { ORPCError } from '@orpc/client';
import { UI } from '../ui/sentences.ts';
import { uuid7 } from './uuid7.ts';

/** Why a command was not done. `code` is the contract's; FAULT and UNREACHABLE are the window's own. */
export interface Problem {
  code: string;
  sentence: string;
  data?: unknown;
  /** Of a fault: what the person reads out. */
  number?: string | undefined;
  /** Tells two equal problems apart. */
  at: string;
}

export type Sent<T> = { ok: true; value: T } | { ok: false; problem: Problem };

const RETRY_AFTER_MS = 400;

function faultNumber(error: ORPCError<string, unknown>): string | undefined {
  const data = error.data;
  const number = typeof data === 'object' && data !== null && 'number' in data ? data.number : undefined;
  return typeof number === 'string' ? number : undefined;
}

export function problemOf(error: unknown, at: string): Problem {
  if (!(error instanceof ORPCError)) return { code: 'UNREACHABLE', sentence: UI.unreachable, at };
  if (error.defined) return { code: error.code, sentence: error.message, data: error.data, at };
  const number = faultNumber(error);
  return { code: 'FAULT', sentence: UI.fault(number), number, at };
}

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

/** @param call makes the call with the number it is given; it may be made twice with the same one */
export async function send<T>(
  call: (command: string) => Promise<T>,
  retryAfterMs = RETRY_AFTER_MS,
): Promise<Sent<T>> {
  const command = uuid7();
  try {
    return { ok: true, value: await call(command) };
  } catch (error) {
    if (error instanceof ORPCError) return { ok: false, problem: problemOf(error, command) };
  }
  await pause(retryAfterMs);
  try {
    return { ok: true, value: await call(command) };
  } catch (error) {
    return { ok: false, problem: problemOf(error, command) };
  }
}
