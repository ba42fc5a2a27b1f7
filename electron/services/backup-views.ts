// The backups as a page shows them: what the log says of them, beside what lies in the folder now.

import { drillOverdueDays } from '../../shared/station/drills.ts';
import { usedFolder, volumeOf } from './backup-folder.ts';
import type { Backups } from './backups.ts';
import { KEPT } from './backups.ts';
import type { RestoreDrills } from './drilling.ts';
import type { Station } from './station.ts';

export function listBackups(station: Station, backups: Backups, drills: RestoreDrills) {
  const { made, failed } = station.state.backups;
  const { last } = station.state.drills;
  const there = new Set(backups.files());
  const newest = made.slice(-KEPT).toReversed();
  const found = newest.filter(({ file }) => there.has(file));
  return {
    place: { ...usedFolder(station, backups.place), volume: volumeOf(backups.folder, backups.place) },
    ...{ running: backups.isRunning, kept: KEPT },
    made: found.map(({ at, by, file, size, bytes, sha256, root }) => ({
      ...{ at, file, size, bytes, sha256, root },
      by: by === undefined ? null : station.nameOf(by),
    })),
    missing: newest.length - found.length,
    drill: {
      running: drills.isRunning,
      last: last ? { ...last, by: last.by === undefined ? null : station.nameOf(last.by) } : null,
      overdueDays: drillOverdueDays(station.state.drills, made[0]?.at, station.clock.now()) ?? null,
    },
    failed: failed ? { at: failed.at, why: failed.why } : null,
  };
}
