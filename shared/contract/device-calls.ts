// Calls by which the administrator takes the programs of devices into use: each with a second person, each by the hash of its file.
import { z } from 'zod';
import { DEVICES } from '../devices/device-codes.ts';
import { count, sha256 } from '../ledger/fields.ts';
import { ENDS, PROGRAM_NAME, REFUSALS } from '../station/device-kinds.ts';
import { byTwo, byTwoErrors } from './by-two.ts';
import { command, forRoom, sealed, situation } from './call.ts';

const text = z.string();
const device = z.enum(DEVICES);
const NO_SUCH_DEVICE = situation('没有启用这种设备。');

/** Whether a device works now. */
const deviceNow = z.discriminatedUnion('state', [
  z.strictObject({ state: z.literal('starting') }),
  z.strictObject({ state: z.literal('ready'), name: text }),
  z.strictObject({ state: z.literal('faulty'), name: text, why: z.enum(['unplugged', 'driver', 'other']) }),
  z.strictObject({ state: z.enum(['waiting', 'resting']), why: z.enum(ENDS) }),
  z.strictObject({ state: z.literal('refused'), why: z.enum(REFUSALS) }),
]);

export const deviceCalls = {
  /** What lies in the folder of devices, and what is in use. */
  status: forRoom('admin').output(
    z.strictObject({
      folder: text,
      programs: z.array(z.strictObject({ file: text, sha256 })),
      inUse: z.array(
        z.strictObject({
          ...{ device, file: text, sha256, at: text, by: text, approver: text },
          now: deviceNow,
        }),
      ),
      /** Ink that came from the pad when nobody was asked to sign, since this start. */
      strays: count,
    }),
  ),
  /** `sha256`: of the file as it was shown. */
  set: forRoom('admin')
    .input(z.strictObject({ ...command, device, file: z.string().regex(PROGRAM_NAME), sha256, ...byTwo }))
    .output(sealed)
    .errors({
      ...byTwoErrors,
      DEVICE_CHANGED: situation('文件不在了，或已经不是刚才显示的那一份。请重新查看。'),
    }),
  drop: forRoom('admin')
    .input(z.strictObject({ ...command, device }))
    .output(sealed)
    .errors({ NO_SUCH_DEVICE }),
  startAgain: forRoom('admin')
    .input(z.strictObject({ ...command, device }))
    .output(sealed)
    .errors({ NO_SUCH_DEVICE }),
};
