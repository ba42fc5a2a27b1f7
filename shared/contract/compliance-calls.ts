// Calls of the compliance officer: import a signed pack, read what it would change, publish it with a second person, keep the branch's
// own cases and numbers. Anybody at the counter may propose a case.
import { eventIterator } from '@orpc/contract';
import { z } from 'zod';
import { code, count, sha256, uuid } from '../ledger/fields.ts';
import { contactSchema, localCaseSchema } from '../procedure/library-schema.ts';
import { byTwo, byTwoErrors } from './by-two.ts';
import { command, forRoom, line, sealed, situation } from './call.ts';
import { headOffice } from './head-office.ts';

const forCompliance = forRoom('compliance');
const text = z.string();

/** A zip of this size still fits, as base64, into the one message that a window may send. */
export const LARGEST_ZIP = 700 * 1024;

/** Where a pack is wrong and why; `file` and `path` are empty where the pack as a whole is meant. */
const fault = z.strictObject({ file: text, path: text, reason: text });
const faults = z.array(fault);
/** One thing that differs: where, in words, and what stood and will stand there; null where there is nothing. */
const difference = z.strictObject({ where: text, before: text.nullable(), after: text.nullable() });
export const differences = z.strictObject({
  total: count,
  page: count,
  pageSize: count,
  differences: z.array(difference),
});
export const page = { page: z.int().min(0).max(10_000) };

const about = { sha256: text, id: text, version: text, name: text, from: text, to: text };

const packInUse = z.strictObject({
  ...about,
  issuer: text,
  label: text,
  publishedAt: text,
  /** 本程序 where the shipped pack was taken into use by the program itself. */
  publishedBy: text,
  approvedBy: text.nullable(),
  /** How many cases and numbers of the branch's own are in it. */
  localCases: count,
  localNumbers: count,
});

const knownPack = z.strictObject({
  ...about,
  importedAt: text,
  importedBy: text,
  /** The name of the head-office key that signed it, and the key's fingerprint: 64 hex digits. */
  signedBy: text,
  fingerprint: text,
  state: z.enum(['in-use', 'ready', 'not-yet', 'expired']),
});

/** The branch's own content as a whole: what is not in the lists is taken away. A list is absent where it would be empty. */
const localContent = {
  cases: z.array(localCaseSchema).min(1).max(30).optional(),
  numbers: z
    .array(
      z.strictObject({
        contact: code,
        number: contactSchema.shape.number.unwrap(),
        checked: z.iso.date(),
        until: z.iso.date(),
      }),
    )
    .min(1)
    .max(30)
    .optional(),
};

const noSuchPack = { NO_SUCH_PACK: situation('没有这个内容包。') } as const;
const noPack = { NO_PACK: situation('还没有启用内容包。') } as const;
const refusedWith = <S extends string>(message: S) => ({
  ...situation(message),
  data: z.strictObject({ faults }),
});
const localErrors = {
  ...noPack,
  LOCAL_REFUSED: refusedWith('本网点内容不合规定，没有启用。'),
} as const;

export const complianceCalls = {
  packs: forCompliance.output(
    z.strictObject({
      inUse: packInUse.nullable(),
      /** Every pack that was imported, the newest first. The shipped sample is not among them. */
      known: z.array(knownPack),
      headOffice: headOffice.nullable(),
      /** Why the pack beside the program was refused at this start, in words. */
      refusedAtStart: text.nullable(),
    }),
  ),
  /** A zip of a pack folder with its manifest. A window that is given a folder zips it first. */
  importPack: forCompliance
    .input(
      z
        .strictObject({
          ...command,
          /** The name of the file that was chosen. */
          file: line(200),
          bytes: z.int().min(1).max(LARGEST_ZIP),
          zip: z.base64().max(Math.ceil(LARGEST_ZIP / 3) * 4),
        })
        .refine(({ bytes, zip }) => (zip.length / 4) * 3 - (/=*$/.exec(zip)?.[0].length ?? 0) === bytes),
    )
    .output(
      eventIterator(
        z.discriminatedUnion('state', [
          z.strictObject({ state: z.literal('working'), stage: z.enum(['reading', 'checking']) }),
          /** Nothing changed. `count` is of all faults, of which the first 50 are told. */
          z.strictObject({ state: z.literal('refused'), count, faults }),
          z.strictObject({ state: z.literal('imported'), sha256: text, version: text, name: text }),
        ]),
      ),
    ),
  /** What publishing this pack would change, the branch's own content included. */
  comparePack: forCompliance
    .input(z.strictObject({ sha256, ...page }))
    .output(differences)
    .errors({ ...noSuchPack, ...noPack }),
  /** With a second person: compliance, supervisor or branch head. Running cases keep the pack they began with. */
  publishPack: forCompliance
    .input(z.strictObject({ ...command, sha256, ...byTwo }))
    .output(sealed)
    .errors({
      ...byTwoErrors,
      ...noSuchPack,
      ALREADY_IN_USE: situation('这个内容包正在使用。'),
      NOT_IN_FORCE: situation('今天不在这个内容包的有效期内。'),
      PACK_REFUSED: refusedWith('这个内容包没有通过检查，不能启用。'),
    }),
  /** The branch's own cases, and whose number is for the branch to fill in. */
  localContent: forCompliance.output(
    z.strictObject({
      cases: z.array(localCaseSchema),
      contacts: z.array(
        z.strictObject({
          code: text,
          label: text,
          about: text,
          number: text.nullable(),
          checked: text,
          until: text,
          /** Head office left the number to the branch. */
          open: z.boolean(),
        }),
      ),
      scams: z.array(z.strictObject({ code: text, name: text })),
    }),
  ),
  compareLocal: forCompliance
    .input(z.strictObject({ ...localContent, ...page }))
    .output(differences)
    .errors(localErrors),
  publishLocal: forCompliance
    .input(z.strictObject({ ...command, ...localContent, ...byTwo }))
    .output(sealed)
    .errors({ ...byTwoErrors, ...localErrors, ALREADY_IN_USE: situation('和正在使用的内容相同。') }),
  proposals: forCompliance.output(
    z.array(
      z.strictObject({
        id: uuid,
        at: text,
        by: text,
        scam: z.strictObject({ code: text, name: text }),
        text,
        state: z.enum(['open', 'taken', 'declined']),
      }),
    ),
  ),
  settleProposal: forCompliance
    .input(z.strictObject({ ...command, proposal: uuid, as: z.enum(['taken', 'declined']) }))
    .output(sealed)
    .errors({ NO_SUCH_PROPOSAL: situation('没有这条待处理的提议。') }),
  /** What somebody saw at the counter and would tell others, in a sentence without names. */
  proposeCase: forRoom('teller', 'lobby', 'supervisor', 'branch-head')
    .input(z.strictObject({ ...command, scam: code, text: line(60) }))
    .output(sealed)
    .errors({ UNKNOWN_CODE: situation('内容包中没有这个选项。') }),
};
