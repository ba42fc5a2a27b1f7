// Calls by which the administrator sets the station. How it is set stands in every window's view.
import { z } from 'zod';
import { HELP_PHONE, IDLE_LOCK, NIGHTLY_RESTART } from '../station/settings.ts';
import { byTwo, byTwoErrors } from './by-two.ts';
import { command, forRoom, sealed, situation } from './call.ts';

export const settingsCalls = {
  /** Minutes without a sign of anybody until the counter locks. Above ten with the PIN of the branch head or of compliance. */
  setIdleLock: forRoom('admin')
    .input(
      z.strictObject({
        ...command,
        minutes: z.int().min(IDLE_LOCK.least).max(IDLE_LOCK.most),
        second: z.strictObject(byTwo).optional(),
      }),
    )
    .output(sealed)
    .errors({ ...byTwoErrors, NEEDS_SECOND: situation('超过 10 分钟要由另一位同事复核。') }),
  /** The hour of the night from which on the program may start anew, where nobody works; never where it is absent. */
  setRestart: forRoom('admin')
    .input(
      z.strictObject({
        ...command,
        hour: z.int().min(NIGHTLY_RESTART.earliest).max(NIGHTLY_RESTART.latest).optional(),
      }),
    )
    .output(sealed),
  /** The telephone number that stands on the page of a window which stopped. */
  setHelpPhone: forRoom('admin')
    .input(z.strictObject({ ...command, phone: z.string().regex(HELP_PHONE) }))
    .output(sealed),
};
