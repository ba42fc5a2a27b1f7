// How this machine is set, and what was seen of it: the part of a station that is neither its people nor its cases.
import type { Event } from '../ledger/catalogue.ts';
import type { MachineLock } from './machine-lock.ts';
import type { ScreenPair } from './screen-roles.ts';
import type { settingKinds } from './setting-kinds.ts';
import { IDLE_LOCK } from './settings.ts';

export interface Machine {
  /** Minutes without a sign of anybody until the counter locks. */
  idleLockMinutes: number;
  /** Rung when a window will not work; absent until it was set. */
  helpPhone?: string;
  /** The hour of the night, in Asia/Shanghai, from which on the program may start anew; absent where it does not by itself. */
  restartHour?: number;
  /** Number of head office's settings file that was taken last; 0 before any. */
  settingsFile: number;
  /** When this program was started; empty before. */
  startedAt: string;
  /** What of the machine was locked when it was last looked at. */
  lock?: MachineLock;
  /** Where the windows stood when that was last recorded. */
  screensSeen?: { inner?: string | undefined; outer?: string | undefined };
  /** Which display was touched as the customer's, and which was the other. */
  screens?: ScreenPair;
}

export const NEW_MACHINE: Machine = { idleLockMinutes: IDLE_LOCK.usual, settingsFile: 0, startedAt: '' };

type MachineEvent = Event<
  | keyof typeof settingKinds
  | 'app-started'
  | 'machine-lock-seen'
  | 'screens-changed'
  | 'screens-doubted'
  | 'screens-confirmed'
>;

function withRestart({ restartHour: _, ...machine }: Machine, hour: number | undefined): Machine {
  return hour === undefined ? machine : { ...machine, restartHour: hour };
}

function withoutScreens({ screens: _, ...machine }: Machine): Machine {
  return machine;
}

export function foldMachine(machine: Machine, event: MachineEvent): Machine {
  switch (event.kind) {
    case 'app-started':
      return { ...machine, startedAt: event.at };
    case 'idle-lock-set':
      return { ...machine, idleLockMinutes: event.body.minutes };
    case 'help-phone-set':
      return event.private ? { ...machine, helpPhone: event.private.phone } : machine;
    case 'nightly-restart-set':
      return withRestart(machine, event.body.hour);
    case 'settings-taken':
      return { ...machine, settingsFile: event.body.issue };
    case 'machine-lock-seen':
      return { ...machine, lock: event.body };
    case 'screens-changed':
      return { ...machine, screensSeen: event.body };
    case 'screens-confirmed':
      return { ...machine, screens: event.body };
    case 'screens-doubted':
      return withoutScreens(machine);
  }
}
