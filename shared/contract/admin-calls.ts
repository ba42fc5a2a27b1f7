// Calls of the administrator: people and their PINs. Nothing here reaches a record of a case.
import { z } from 'zod';
import { staffId } from '../ledger/fields.ts';
import { ROLES } from '../words/roles.ts';
import { command, forRoom, name, pin, sealed, situation } from './call.ts';

const forAdmin = forRoom('admin');
const roles = z.array(z.enum(ROLES)).min(1).max(7);
const staffErrors = {
  ROLES_CLASH: { ...situation('这些岗位不能由一人兼任。'), data: z.strictObject({ sentence: z.string() }) },
  WEAK_PIN: situation('PIN 太简单，请换一个。'),
  NO_SUCH_PERSON: situation('没有这个人员。'),
  LAST_ADMIN: situation('至少要保留一位在用的管理员。'),
} as const;

export const adminCalls = {
  listStaff: forAdmin.output(
    z.array(
      z.strictObject({
        id: z.string(),
        name: z.string(),
        roles: z.array(z.enum(ROLES)),
        status: z.enum(['active', 'disabled']),
        since: z.string(),
      }),
    ),
  ),
  addStaff: forAdmin
    .input(z.strictObject({ ...command, id: staffId, name, roles, pin }))
    .output(sealed)
    .errors({ ...staffErrors, ID_TAKEN: situation('这个工号已经有人使用。') }),
  changeStaff: forAdmin
    .input(z.strictObject({ ...command, id: staffId, name, roles, status: z.enum(['active', 'disabled']) }))
    .output(sealed)
    .errors(staffErrors),
  resetPin: forAdmin
    .input(z.strictObject({ ...command, id: staffId, pin }))
    .output(sealed)
    .errors(staffErrors),
};
