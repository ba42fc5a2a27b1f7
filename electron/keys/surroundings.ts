// What the process takes from its surroundings. Everything here is handed in, so that tests can turn the clock and know every id.
import { randomBytes, randomUUID } from 'node:crypto';

export interface Clock {
  /** Wall time in milliseconds since 1970; may be set by anybody. */
  now(): number;
  /** Milliseconds since `boot`; only ever grows. */
  monoMs(): number;
  readonly boot: string;
  /** Calls once after `ms`; returns what cancels it. */
  after(ms: number, call: () => void): () => void;
}

export const systemClock: Clock = {
  now: () => Date.now(),
  monoMs: () => Math.floor(performance.now()),
  boot: randomUUID(),
  after(ms, call) {
    const timer = setTimeout(call, ms);
    timer.unref();
    return () => clearTimeout(timer);
  },
};

/** ISO 8601 in UTC with milliseconds, as entries carry it. */
export const isoNow = (clock: Clock): string => new Date(clock.now()).toISOString();

/** A UUIDv7 (RFC 9562) from the clock and 74 random bits. */
export function uuid7(clock: Clock): string {
  const bytes = randomBytes(16);
  bytes.writeUIntBE(clock.now(), 0, 6);
  bytes[6] = 0x70 | (bytes.readUInt8(6) & 0x0f);
  bytes[8] = 0x80 | (bytes.readUInt8(8) & 0x3f);
  const hex = bytes.toString('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}
