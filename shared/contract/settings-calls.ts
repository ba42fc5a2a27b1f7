// Calls by which the administrator sets the station. How it is set stands in every window's view.
import { z } from 'zod';
import { count } from '../ledger/fields.ts';
import { HELP_PHONE, IDLE_LOCK, NIGHTLY_RESTART } from '../station/settings.ts';
import { LONGEST_SETTINGS, SETTINGS_FAULTS, settings } from '../station/settings-file.ts';
import { byTwo, byTwoErrors } from './by-two.ts';
import { command, forRoom, sealed, situation } from './call.ts';

const note = z.string().min(1).max(LONGEST_SETTINGS);

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
  /** What a signed file of head office would set, beside what is set now. */
  previewFile: forRoom('admin')
    .input(z.strictObject({ note }))
    .output(
      z.discriminatedUnion('state', [
        z.strictObject({
          state: z.literal('readable'),
          number: count,
          now: z.strictObject({
            ...{ idleLockMinutes: z.int(), helpPhone: z.string(), restartHour: z.int().nullable() },
          }),
          settings,
        }),
        z.strictObject({ state: z.literal('refused'), why: z.enum(SETTINGS_FAULTS) }),
      ]),
    ),
  applyFile: forRoom('admin')
    .input(z.strictObject({ ...command, note }))
    .output(sealed)
    .errors({
      SETTINGS_REFUSED: {
        ...situation('这个文件不能用，没有改动。'),
        data: z.strictObject({ why: z.enum(SETTINGS_FAULTS) }),
      },
    }),
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
