// The kinds of event by which a device beside the screens comes into use: its program is agreed to by two, and what became of it is said.
import { z } from 'zod';
import { DEVICES } from '../devices/device-codes.ts';
import { sha256, staffId } from '../ledger/fields.ts';
import type { KindDefinition } from '../ledger/kind-definition.ts';

/** A file's plain name in the folder of devices: no folder, no link, nothing hidden. */
export const PROGRAM_NAME = /^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/;

const device = z.enum(DEVICES);
const file = z.string().regex(PROGRAM_NAME);

/** `missing`: no such plain file. `changed`: other bytes than were agreed to. `unreadable`: it could not be read or copied. */
export const REFUSALS = ['missing', 'changed', 'unreadable'] as const;
/** `silent`: no `hello` in time. `stalled`: a `ping` without answer. `flooded`: more than anybody writes. `nonsense`: what no such program says. */
export const ENDS = ['died', 'silent', 'stalled', 'flooded', 'nonsense'] as const;

export const deviceKinds = {
  'device-set': {
    sentence: '启用一台外接设备的程序',
    by: ['admin'],
    /** `sha256` of the file that alone may run; `approver`: who agreed with their own PIN. */
    body: z.strictObject({ device, file, sha256, approver: staffId }),
    private: z.strictObject({}),
  },
  'device-dropped': {
    sentence: '停用一台外接设备',
    by: ['admin'],
    body: z.strictObject({ device }),
    private: z.strictObject({}),
  },
  'device-refused': {
    sentence: '外接设备的程序没有运行：文件不在，读不出，或和启用时不同',
    by: ['system'],
    body: z.strictObject({ device, file, why: z.enum(REFUSALS) }),
    private: z.strictObject({}),
  },
  'device-ended': {
    sentence: '外接设备的程序出错，已经停下',
    by: ['system'],
    /** `rests`: it is not started again by itself. */
    body: z.strictObject({ device, why: z.enum(ENDS), rests: z.boolean() }),
    private: z.strictObject({}),
  },
  'device-asked': {
    sentence: '请外接设备的程序再启动一次',
    by: ['admin'],
    body: z.strictObject({ device }),
    private: z.strictObject({}),
  },
} as const satisfies Record<string, KindDefinition>;
