// What this program and a device's program say to each other: one JSON object a line, in UTF-8, over its standard input and output. The program
// is the bank's integrator's; nothing that it says is believed before it is parsed, and nothing reaches it but what stands here.
import { z } from 'zod';
import { INK_LIMITS } from '../ink/ink-limits.ts';
import { code } from '../ledger/fields.ts';
import type { Device } from './device-codes.ts';

/** Said by both in their first line; a program that speaks another is not used. */
export const PROTOCOL = 1;

/**
 * What is taken of a program before it is ended. A pen tells 500 points a second at most, and a tablet's driver may send each of them alone;
 * `burst` is what may lie in the pipe when this process was busy for three seconds.
 */
export const LIMITS = {
  lineBytes: 16_384,
  linesPerSecond: 600,
  burst: 2_000,
  pointsOfLine: 200,
  helloMs: 10_000,
  pingEveryMs: 10_000,
  pongMs: 5_000,
} as const;

/** A program that ended is started again after each of these, in milliseconds; then it rests until somebody asks. */
export const RESTARTS_MS = [1_000, 5_000, 30_000] as const;
/** One that ran for this long begins the list anew. */
export const STEADY_MS = 600_000;

const said = <T extends string>(type: T) => ({ type: z.literal(type) });
/** Shown to people and kept with what was signed. */
const deviceName = z
  .string()
  .max(40)
  .regex(/^[\p{L}\p{N}][\p{L}\p{N} ._()/-]*$/u);
/** Whatever the app called the page on which is signed. */
const pageId = z.string().regex(/^[A-Za-z0-9-]{1,64}$/);
/** 1/100 mm. */
const place = z.int().min(-10_000).max(100_000);

const point = z.strictObject({
  ...{ x: place, y: place },
  t: z.int().min(0).max(Number.MAX_SAFE_INTEGER),
  p: z.int().min(0).max(1000).optional(),
});

const common = [
  z.strictObject({ ...said('pong'), n: z.int().min(0) }),
  /** The device itself does not work, as the program knows it: unplugged, or its driver is missing. */
  z.strictObject({ ...said('fault'), why: z.enum(['unplugged', 'driver', 'other']) }),
  /** It works again. */
  z.strictObject({ ...said('well') }),
] as const;

const hello = { ...said('hello'), protocol: z.literal(PROTOCOL), name: deviceName };

/** What each device's program may say. `hello` is the first line, and said once. */
const SAID = {
  pad: z.discriminatedUnion('type', [
    ...common,
    /** `widthMm`, `heightMm`: of the area that takes ink. */
    z.strictObject({
      ...{ ...hello, device: z.literal('pad') },
      ...{ widthMm: z.int().min(30).max(500), heightMm: z.int().min(15).max(400) },
    }),
    /**
     * Points of one stroke, in the order in which they were written. `stroke` counts from 0 on each page and from 0 again after a `clear`; the
     * next stroke begins with the next number. x to the right and y downward in 1/100 mm from the area's upper left corner; t in milliseconds
     * of any clock that never goes back; p pressure in 1/1000, where the device has it.
     */
    z.strictObject({
      ...{ ...said('pen'), id: pageId },
      stroke: z
        .int()
        .min(0)
        .max(INK_LIMITS.strokes - 1),
      points: z.array(point).min(1).max(LIMITS.pointsOfLine),
    }),
    /** The customer wiped the pad. */
    z.strictObject({ ...said('clear'), id: pageId }),
    /** The customer has finished. The page stays open until `end`: where there was too little ink, they go on writing. */
    z.strictObject({ ...said('done'), id: pageId }),
  ]),
  'call-signal': z.discriminatedUnion('type', [
    ...common,
    z.strictObject({ ...hello, device: z.literal('call-signal') }),
    /**
     * Somebody at this machine is on a call; once for each call. `machine`: the number under which the administrator listed it. The time is
     * this station's, and there is no member for anything of a person: no number, no sound, no picture.
     */
    z.strictObject({ ...said('call'), machine: code }),
    /** That call is over. */
    z.strictObject({ ...said('call-over'), machine: code }),
  ]),
} as const;
export type Said<D extends Device = Device> = z.infer<(typeof SAID)[D]>;
export type Hello<D extends Device = Device> = Extract<Said<D>, { type: 'hello' }>;

/** What a device's program is told. `start` comes first; `ping` is to be answered by `pong` with the same number within five seconds. */
export type Told =
  | { type: 'start'; protocol: typeof PROTOCOL; device: Device }
  | { type: 'ping'; n: number }
  /** The customer may write now, on an empty page. `form`: a name, or a mark in place of one. */
  | { type: 'begin'; id: string; title: string; form: 'ink' | 'mark' }
  /** Nothing is to be written any more; what was written is gone, or signed. */
  | { type: 'end'; id: string };

export const lineOf = (told: Told): string => `${JSON.stringify(told)}\n`;

/** @returns undefined where the line is nothing that this device's program may say */
export function parseSaid(device: Device, line: string): Said | undefined {
  let json: unknown;
  try {
    json = JSON.parse(line);
  } catch {
    return undefined;
  }
  const parsed = SAID[device].safeParse(json);
  return parsed.success ? parsed.data : undefined;
}
