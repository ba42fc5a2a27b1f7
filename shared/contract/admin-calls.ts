// Calls of the administrator: people and their PINs, and whose signature a content pack must carry. Nothing here reaches a record of a case.
import { z } from 'zod';
import { staffId } from '../ledger/fields.ts';
import { LONGEST_ENROLMENT } from '../words/enrolment.ts';
import { ROLES } from '../words/roles.ts';
import { PASSPHRASE_LENGTH, SPARE_KINDS } from '../words/spare-keys.ts';
import { byTwo, byTwoErrors } from './by-two.ts';
import { command, forRoom, line, name, pin, sealed, situation } from './call.ts';
import { headOffice } from './head-office.ts';
import { spareKey } from './station-calls.ts';

const forAdmin = forRoom('admin');
const roles = z.array(z.enum(ROLES)).min(1).max(7);
const staffErrors = {
  ROLES_CLASH: { ...situation('这些岗位不能由一人兼任。'), data: z.strictObject({ sentence: z.string() }) },
  WEAK_PIN: situation('PIN 太简单，请换一个。'),
  NO_SUCH_PERSON: situation('没有这个人员。'),
  LAST_ADMIN: situation('至少要保留一位在用的管理员。'),
} as const;

/** `keys`: vkeys as head office publishes them, named `<origin>/pack`. */
const enrolment = {
  origin: z.string().regex(/^[a-z0-9.-]{1,16}\/[a-z0-9.-]{1,16}$/),
  keys: z.array(line(300)).min(1).max(2),
};
const enrolmentErrors = {
  KEY_UNREADABLE: situation('公钥文字不完整，或名称和总行标识不符，请核对后重新输入。'),
} as const;

/** Head office's signed note, as the file holds it. */
const note = z.string().min(1).max(LONGEST_ENROLMENT);
const noteErrors = {
  NOTE_UNREADABLE: situation('这不是总行的登记文件，或文件不完整。'),
  NOTE_OF_ANOTHER: situation('这份登记文件是给另一台设备的。'),
  NOTE_UNSIGNED: situation('登记文件的签名不成立：内容被改动，或签名是伪造的。'),
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
        hasPin: z.boolean(),
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
  /** Which spare keys were made last; the keys themselves are kept nowhere. */
  spareKeys: forAdmin.output(
    z.array(z.strictObject({ kind: z.enum(SPARE_KINDS), id: z.string(), at: z.string() })),
  ),
  /** Makes a new recovery key; the one before opens nothing any more. With the PIN of the branch head or of compliance. */
  renewRecoveryKey: forAdmin
    .input(z.strictObject({ ...command, ...byTwo }))
    .output(spareKey)
    .errors(byTwoErrors),
  setPassphrase: forAdmin
    .input(z.strictObject({ ...command, ...byTwo, passphrase: line(PASSPHRASE_LENGTH.most) }))
    .output(sealed)
    .errors({
      ...byTwoErrors,
      WEAK_PASSPHRASE: situation('口令太短或太简单：至少 12 个字符，不要只用几个字重复。'),
    }),
  headOffice: forAdmin.output(headOffice.nullable()),
  /** What is about to be enrolled, so that its fingerprints can be compared first. */
  readHeadOffice: forAdmin.input(z.strictObject(enrolment)).output(headOffice).errors(enrolmentErrors),
  /** With the PIN of the branch head or of compliance. From then on only packs signed by one of these keys are taken. */
  enrolHeadOffice: forAdmin
    .input(z.strictObject({ ...command, ...enrolment, ...byTwo }))
    .output(sealed)
    .errors({ ...enrolmentErrors, ...byTwoErrors }),
  /** The identity keys as head office takes them, `keys/identity.vkey` of a bundle: shown as a QR code. */
  identityText: forAdmin.output(z.string()),
  /** What a note by head office would enrol, so that its fingerprints can be compared first. */
  readEnrolment: forAdmin.input(z.strictObject({ note })).output(headOffice).errors(noteErrors),
  importEnrolment: forAdmin
    .input(z.strictObject({ ...command, note, ...byTwo }))
    .output(sealed)
    .errors({ ...noteErrors, ...byTwoErrors }),
};
