// The backups as a page shows them: what the log says of them, beside what lies in the folder now.

import { drillOverdueDays } from '../../shared/station/drills.ts';
import { usedFolder, volumeOf } from './backup-folder.ts';
import type { Backups } from './backups.ts';
import { KEPT } from './backups.ts';
import type { RestoreDrills } from './drilling.ts';
import type { Station } from './station.ts';

/** Of the newest backups that the log tells of: which lie in the folder, and how many do not. */
export function keptBackups(station: Station, backups: Backups) {
  const there = new Set(backups.files());
  const newest = station.state.backups.made.slice(-KEPT).toReversed();
  const found = newest.filter(({ file }) => there.has(file));
  return { found, missing: newest.length - found.length };
}

export function listBackups(station: Station, backups: Backups, drills: RestoreDrills) {
  const { made, failed } = station.state.backups;
  const { last } = station.state.drills;
  const { found, missing } = keptBackups(station, backups);
  return {
    place: { ...usedFolder(station, backups.place), volume: volumeOf(backups.folder, backups.place) },
    ...{ running: backups.isRunning, kept: KEPT },
    made: found.map(({ at, by, file, size, bytes, sha256, root }) => ({
      ...{ at, file, size, bytes, sha256, root },
      by: by === undefined ? null : station.nameOf(by),
    })),
    missing,
    drill: {
      running: drills.isRunning,
      last: last ? { ...last, by: last.by === undefined ? null : station.nameOf(last.by) } : null,
      overdueDays: drillOverdueDays(station.state.drills, made[0]?.at, station.clock.now()) ?? null,
    },
    failed: failed ? { at: failed.at, why: failed.why } : null,
  };
}
