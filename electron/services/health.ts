// Gathers what the process knows of its own state for the health page. It only looks: nothing is mended, and nothing is judged here.
import { existsSync, statfsSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import type { Device } from '../../shared/devices/device-codes.ts';
import { parseCheckpoint } from '../../shared/ledger/checkpoint.ts';
import { drillOverdueDays } from '../../shared/station/drills.ts';
import type { DeviceHealth, HealthFacts } from '../../shared/station/health.ts';
import type { StationKind } from '../../shared/station/station-kinds.ts';
import { shanghaiDate } from '../../shared/words/time.ts';
import { isoNow } from '../keys/surroundings.ts';
import { keptBackups } from './backup-views.ts';
import type { Backups } from './backups.ts';
import type { Devices } from './devices.ts';
import type { Station } from './station.ts';

export interface Surroundings {
  /** Where the ledger lies. */
  folder: string;
  backups: Backups;
  devices: Devices;
  host: HealthFacts['host'];
  machineLock: HealthFacts['machineLock'];
  keyStore: HealthFacts['keyStore'];
}

/** A folder that is not there yet will lie where the first one above it lies. */
function existing(folder: string): string {
  const above = dirname(folder);
  return existsSync(folder) || above === folder ? folder : existing(above);
}

/** What a disk says of itself, or null where it says nothing: a stick that was pulled is no fault of this page. */
function asked<T>(look: () => T): T | null {
  try {
    return look();
  } catch (error) {
    if (error instanceof Error && 'code' in error) return null;
    throw error;
  }
}

const freeAt = (folder: string): number | null =>
  asked(() => {
    const { bavail, bsize } = statfsSync(existing(folder));
    return bavail * bsize;
  });

const sameDisk = (left: string, right: string): boolean | null =>
  asked(() => statSync(existing(left)).dev === statSync(existing(right)).dev);

/** How often and how far the clock was moved since midnight. */
function movesToday({ open }: Station, today: string): Pick<HealthFacts, 'clockMoves' | 'largestMoveMs'> {
  let moves = 0;
  let largest = 0;
  const kind: StationKind = 'clock-moved';
  for (const seq of open.store.seqsOfKinds([kind]).toReversed()) {
    const event = open.ledger.event(seq);
    if (event.kind !== kind || shanghaiDate(event.at) !== today) break;
    moves += 1;
    largest = Math.max(largest, Math.abs(event.body.byMs));
  }
  return { clockMoves: moves, largestMoveMs: largest };
}

/** The last check that came to an end; one that was cancelled says nothing. */
function checkedAt({ open }: Station): string | null {
  for (const seq of open.store.seqsOfKinds(['check-ended']).toReversed()) {
    const event = open.ledger.event(seq);
    if (event.kind === 'check-ended' && event.body.result === 'whole') return event.at;
  }
  return null;
}

function anchorHolds({ open }: Station): boolean {
  const anchored = open.anchored();
  if (anchored.state !== 'held') return false;
  const parsed = parseCheckpoint(anchored.checkpoint);
  return parsed.ok && parsed.checkpoint.size === open.ledger.size;
}

function deviceHealth(devices: Devices, device: Device): DeviceHealth | null {
  const now = devices.stateOf(device);
  if (!now) return null;
  if (now.state === 'ready') return 'ok';
  return now.state === 'refused' && now.why === 'changed' ? 'changed' : 'down';
}

export function healthFacts(
  station: Station,
  { folder, backups, devices, host, machineLock, keyStore }: Surroundings,
): HealthFacts {
  const { state, clock } = station;
  const now = isoNow(clock);
  const used = state.pack && station.shelf.byHash(state.pack.sha256).pack;
  return {
    ...{ mode: state.names?.mode ?? 'live', now, host, machineLock, keyStore },
    ...{ storeFree: freeAt(folder), backupFree: freeAt(backups.folder) },
    oneDisk: sameDisk(folder, backups.folder),
    sealsNothing: station.trouble !== undefined,
    ...{ anchorHolds: anchorHolds(station), checkedAt: checkedAt(station) },
    ...movesToday(station, shanghaiDate(now)),
    day: { openedAt: state.day.openedAt ?? null, closedAt: state.day.closed.at(-1)?.at ?? null },
    backup: {
      madeAt: state.backups.made.at(-1)?.at ?? null,
      failedAt: state.backups.failed?.at ?? null,
      missing: keptBackups(station, backups).missing,
    },
    pack: used ? { name: `${used.name} ${used.version}`, ...used.effective } : null,
    headOffice: state.headOffice !== undefined,
    drillOverdueDays: drillOverdueDays(state.drills, state.backups.made[0]?.at, clock.now()) ?? null,
    drilledAt: state.drills.provedAt ?? null,
    calibratedAt: state.calibration?.at ?? null,
    ...{ pad: deviceHealth(devices, 'pad'), callSignal: deviceHealth(devices, 'call-signal') },
    recoveryKeyAt: state.spares.get('recovery')?.at ?? null,
    emergencyCode: state.emergency.code.state,
  };
}
