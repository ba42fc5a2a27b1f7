// How a station is, judged from facts: one line for each thing that can be seen to, good or not, with nothing guessed. The process gathers
// what it knows and the window what only it can see; neither judges (features.md KS7).
import type { CodeState } from '../words/emergency.ts';
import type { Mode } from '../words/modes.ts';
import { shanghaiDate, shanghaiDay } from '../words/time.ts';
import type { MachineLock } from './machine-lock.ts';

export type DeviceHealth = 'ok' | 'down' | 'changed';

/** Each as it was found; null where it could not be found out. */
export interface HealthFacts {
  mode: Mode;
  /** UTC. */
  now: string;
  /** Bytes that are free where the ledger lies, and where its copies lie. */
  storeFree: number | null;
  backupFree: number | null;
  /** Whether both lie on one disk. */
  oneDisk: boolean | null;
  /** Why the last command could not be sealed. */
  sealsNothing: boolean;
  /** The anchor beside the database holds the log's size. */
  anchorHolds: boolean;
  /** The last check of the whole log that came to an end. */
  checkedAt: string | null;
  /** Sealed since midnight in Asia/Shanghai. */
  clockMoves: number;
  largestMoveMs: number;
  day: { openedAt: string | null; closedAt: string | null };
  backup: { madeAt: string | null; failedAt: string | null; missing: number };
  pack: { name: string; from: string; to: string } | null;
  /** Whether a pack must carry a signature. */
  headOffice: boolean;
  recoveryKeyAt: string | null;
  /** The code in the sealed envelope, for the day on which nobody with a needed role is here. */
  emergencyCode: CodeState;
  /** Days for which no drill has proved a backup, where they are too many. */
  drillOverdueDays: number | null;
  drilledAt: string | null;
  /** When a card was last held to the customer's screen. */
  calibratedAt: string | null;
  host: 'electron' | 'loopback' | 'none';
  /** What of the machine is locked; null in a browser, which locks nothing. */
  machineLock: MachineLock | null;
  /** Devices beside the screens; null where none is in use. `down` until it works, `changed` where its program is not what was taken into use. */
  pad: DeviceHealth | null;
  callSignal: DeviceHealth | null;
  /** `open`: the machine only hides the keys. `spare-only`: it has none of them, and each start takes a spare key. */
  keyStore: 'kept' | 'open' | 'spare-only';
}

export interface WindowFacts {
  customerScreen: boolean;
  /** Rare characters of names for which this window has no glyph. */
  glyphsMissing: readonly string[];
  /** Chinese voices of the machine itself, and those that would need a network. */
  voices: number;
  remoteVoices: number;
}

/** `unknown`: no program can see it from inside. */
const HEALTH_STATES = ['act', 'look', 'unknown', 'good'] as const;
export type HealthState = (typeof HEALTH_STATES)[number];

/** What can be found of each topic, and how that is. */
export const FINDINGS = {
  disk: { 'disk-ok': 'good', 'disk-low': 'look', 'disk-full': 'act', 'disk-unknown': 'unknown' },
  store: {
    'store-ok': 'good',
    'store-unchecked': 'look',
    'store-not-sealing': 'act',
    'anchor-behind': 'act',
  },
  clock: { 'clock-still': 'unknown', 'clock-moved': 'look' },
  day: { 'day-ok': 'good', 'day-left-open': 'look', 'day-never-closed': 'look' },
  backup: {
    'backup-ok': 'good',
    'backup-not-needed': 'good',
    'backup-one-disk': 'look',
    'backup-old': 'look',
    'backup-gone': 'act',
    'backup-failed': 'act',
    'backup-none': 'act',
  },
  backupDisk: {
    'backup-disk-ok': 'good',
    'backup-disk-low': 'look',
    'backup-disk-full': 'act',
    'backup-disk-unknown': 'unknown',
  },
  drill: { 'drill-ok': 'good', 'drill-not-yet': 'good', 'drill-overdue': 'look' },
  spare: { 'spare-ok': 'good', 'spare-none': 'act' },
  emergency: { 'emergency-ready': 'good', 'emergency-none': 'look', 'emergency-used': 'look' },
  pack: {
    'pack-ok': 'good',
    'pack-ending': 'look',
    'pack-over': 'act',
    'pack-not-yet': 'act',
    'pack-none': 'act',
  },
  signature: { 'signature-needed': 'good', 'signature-not-needed': 'look' },
  screen: { 'screen-ok': 'good', 'screen-missing': 'look' },
  size: { 'size-ok': 'good', 'size-unmeasured': 'look' },
  fonts: { 'fonts-ok': 'good', 'fonts-missing': 'look' },
  voices: { 'voices-ok': 'good', 'voices-remote': 'look', 'voices-none': 'look' },
  keyStore: { 'keys-in-system': 'good', 'keys-in-file': 'look', 'keys-open': 'look', 'keys-by-spare': 'act' },
  pad: { 'pad-ok': 'good', 'pad-down': 'look', 'pad-changed': 'act' },
  callSignal: { 'signal-ok': 'good', 'signal-down': 'look', 'signal-changed': 'act' },
  /** Of a browser. What follows is of a machine with the program's own windows. */
  lock: { 'lock-browser': 'look' },
  lockStart: { 'start-locked': 'good', 'start-open': 'look', 'start-unknown': 'unknown' },
  lockReturn: { 'return-locked': 'good', 'return-open': 'look', 'return-unknown': 'unknown' },
  lockDesktop: { 'desktop-locked': 'good', 'desktop-open': 'look', 'desktop-unknown': 'unknown' },
  lockKeys: { 'keys-locked': 'good', 'keys-reachable': 'look', 'keys-unknown': 'unknown' },
  lockUser: { 'user-locked': 'good', 'user-open': 'look', 'user-unknown': 'unknown' },
} as const satisfies Record<string, Record<string, HealthState>>;

export type HealthTopic = keyof typeof FINDINGS;
type FindingOf<T extends HealthTopic> = keyof (typeof FINDINGS)[T] & string;
export type HealthFinding = { [T in HealthTopic]: FindingOf<T> }[HealthTopic];

export interface HealthLine {
  topic: HealthTopic;
  finding: HealthFinding;
  state: HealthState;
}

const MEBIBYTE = 1024 * 1024;
/** A busy day seals some ten megabytes, ink and scans with it; a copy for a moment needs as much room as the ledger. */
export const DISK = { low: 5_000 * MEBIBYTE, full: 500 * MEBIBYTE } as const;
/** After this many days nobody remembers what was done meanwhile. */
export const DAYS = { check: 30, backup: 3, packEnding: 30 } as const;

function room<T extends string>(free: number | null, words: { ok: T; low: T; full: T; unknown: T }): T {
  if (free === null) return words.unknown;
  if (free < DISK.full) return words.full;
  return free < DISK.low ? words.low : words.ok;
}

function store({ sealsNothing, anchorHolds, checkedAt, now }: HealthFacts): FindingOf<'store'> {
  if (sealsNothing) return 'store-not-sealing';
  if (!anchorHolds) return 'anchor-behind';
  return isOlder(checkedAt, now, DAYS.check) ? 'store-unchecked' : 'store-ok';
}

/** By dates in Asia/Shanghai. What never was is older than anything. */
const isOlder = (at: string | null, now: string, days: number): boolean =>
  at === null || shanghaiDate(at) < shanghaiDay(shanghaiDate(now), -days);

function day({ day: { openedAt, closedAt }, now, mode }: HealthFacts): FindingOf<'day'> {
  if (openedAt !== null && shanghaiDate(openedAt) < shanghaiDate(now)) return 'day-left-open';
  return closedAt === null && mode === 'live' ? 'day-never-closed' : 'day-ok';
}

function backup({
  mode,
  now,
  oneDisk,
  backup: { madeAt, failedAt, missing },
}: HealthFacts): FindingOf<'backup'> {
  if (mode !== 'live') return 'backup-not-needed';
  if (failedAt !== null && (madeAt === null || madeAt < failedAt)) return 'backup-failed';
  if (madeAt === null) return 'backup-none';
  if (missing > 0) return 'backup-gone';
  if (isOlder(madeAt, now, DAYS.backup)) return 'backup-old';
  return oneDisk === true ? 'backup-one-disk' : 'backup-ok';
}

function drill({ drillOverdueDays, drilledAt }: HealthFacts): FindingOf<'drill'> {
  if (drillOverdueDays !== null) return 'drill-overdue';
  return drilledAt === null ? 'drill-not-yet' : 'drill-ok';
}

function pack({ pack: used, now }: HealthFacts): FindingOf<'pack'> {
  const today = shanghaiDate(now);
  if (!used) return 'pack-none';
  if (today > used.to) return 'pack-over';
  if (today < used.from) return 'pack-not-yet';
  return shanghaiDay(today, DAYS.packEnding) > used.to ? 'pack-ending' : 'pack-ok';
}

function voices({ voices: own, remoteVoices }: WindowFacts): FindingOf<'voices'> {
  if (own > 0) return 'voices-ok';
  return remoteVoices > 0 ? 'voices-remote' : 'voices-none';
}

/** What does not apply to this host is no line. */
type Found = { [T in HealthTopic]?: FindingOf<T> };

function keyStore({ host, keyStore: kept }: HealthFacts): FindingOf<'keyStore'> {
  if (kept === 'spare-only') return 'keys-by-spare';
  if (kept === 'open') return 'keys-open';
  return host === 'electron' ? 'keys-in-system' : 'keys-in-file';
}

function locks(seen: MachineLock | null): Found {
  if (!seen) return { lock: 'lock-browser' };
  const { start, return: returns, desktop, keys, user } = seen;
  return {
    ...{ lockStart: `start-${start}`, lockReturn: `return-${returns}`, lockDesktop: `desktop-${desktop}` },
    lockKeys: keys === 'open' ? 'keys-reachable' : `keys-${keys}`,
    lockUser: `user-${user}`,
  };
}

function findings(facts: HealthFacts, window: WindowFacts): Found {
  return {
    disk: room(facts.storeFree, {
      ...{ ok: 'disk-ok', low: 'disk-low', full: 'disk-full', unknown: 'disk-unknown' },
    }),
    store: store(facts),
    clock: facts.clockMoves > 0 ? 'clock-moved' : 'clock-still',
    day: day(facts),
    backup: backup(facts),
    backupDisk: room(facts.backupFree, {
      ...{ ok: 'backup-disk-ok', low: 'backup-disk-low', full: 'backup-disk-full' },
      unknown: 'backup-disk-unknown',
    }),
    drill: drill(facts),
    spare: facts.recoveryKeyAt === null ? 'spare-none' : 'spare-ok',
    emergency: `emergency-${facts.emergencyCode}`,
    pack: pack(facts),
    signature: facts.headOffice ? 'signature-needed' : 'signature-not-needed',
    screen: window.customerScreen ? 'screen-ok' : 'screen-missing',
    size: facts.calibratedAt === null ? 'size-unmeasured' : 'size-ok',
    fonts: window.glyphsMissing.length === 0 ? 'fonts-ok' : 'fonts-missing',
    voices: voices(window),
    keyStore: keyStore(facts),
    ...(facts.pad && { pad: `pad-${facts.pad}` as const }),
    ...(facts.callSignal && { callSignal: `signal-${facts.callSignal}` as const }),
    ...locks(facts.machineLock),
  };
}

const stateOf = <T extends HealthTopic>(topic: T, finding: FindingOf<T>): HealthState =>
  (FINDINGS[topic] as Record<string, HealthState>)[finding] ?? 'unknown';

/** One line for each topic: what must be done first, then what is worth a look, what nobody can see from inside, what is good. */
export function judgeHealth(facts: HealthFacts, window: WindowFacts): HealthLine[] {
  const found = findings(facts, window);
  return (Object.keys(FINDINGS) as HealthTopic[])
    .flatMap((topic) => {
      const finding = found[topic];
      return finding === undefined ? [] : { topic, finding, state: stateOf(topic, finding as never) };
    })
    .sort((left, right) => HEALTH_STATES.indexOf(left.state) - HEALTH_STATES.indexOf(right.state));
}
