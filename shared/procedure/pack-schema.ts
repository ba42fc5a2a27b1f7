// What a content pack is. These zod schemas are the definition; whatever a bank would want to change stands here as data.
import { z } from 'zod';
import { languageFile, languageSchema, languageTag } from './language-schema.ts';
import {
  contactSchema,
  helpSchema,
  localCaseSchema,
  machinesSchema,
  noticeSchema,
  paperSchema,
  scamSchema,
  teachBackSchema,
  termSchema,
} from './library-schema.ts';
import { predicateSchema } from './predicate.ts';
import { flagSchema, outcomesSchema, procedureSchema } from './procedure-schema.ts';
import { retentionSchema } from './retention-schema.ts';
import { code, coded, sentence } from './words-schema.ts';

const thresholds = z.strictObject({
  /** Ascending; `fromFen` is the smallest amount of the tier, within head office's floor and ceiling where it set them. */
  tiers: z
    .array(
      z.strictObject({
        code,
        fromFen: z.int().min(0),
        floorFen: z.int().min(0).optional(),
        ceilingFen: z.int().min(0).optional(),
      }),
    )
    .min(1)
    .max(9),
  /** Facts that put a case into a tier whatever the amount. May look at answers and slip only. */
  lifts: z.array(z.strictObject({ to: code, when: predicateSchema })),
  /** Reading time floor: this many characters a minute is faster than any honest reader (features.md, Reading). */
  readingCharsPerMinute: z.int().min(300).max(1000),
  /** For how many days an earlier attempt is recalled (features.md, RF12). */
  recallDays: z.int().min(1).max(365),
});

const packFile = z.strictObject({
  id: code,
  version: z.string().regex(/^\d+\.\d+\.\d+$/, { error: '版本号要写成 1.0.0 这样。' }),
  name: sentence,
  issuer: sentence,
  /** Shown wherever the pack is used, for instance 示例，非监管标准. */
  label: sentence,
  effective: z.strictObject({ from: z.iso.date(), to: z.iso.date() }),
  /** The procedures that are started at the counter, the most frequent first: the order of the teller's start page. */
  menu: z.array(code).min(1),
  /** Why a case may be put aside, given up, an answer changed, or a signature refused. */
  reasons: z.strictObject({ pause: coded, cancel: coded, refuse: coded, lower: coded, raise: coded }),
  machines: z.array(machinesSchema),
  /** What a customer can say without a word on their own screen (features.md I1). Absent in packs of before it was known. */
  help: z.array(helpSchema).max(6).optional(),
  /** One question of each notice, answered after reading (features.md NS4). Absent in packs of before it was known. */
  teachBack: z.array(teachBackSchema).max(20).optional(),
});

const laws = z.array(z.strictObject({ code, name: sentence, version: sentence }));

/** One for each file of a pack folder. */
export const schemas = {
  packFile,
  procedure: procedureSchema,
  flags: z.array(flagSchema),
  outcomes: z.record(code, outcomesSchema),
  thresholds,
  laws,
  terms: z.array(termSchema),
  scams: z.array(scamSchema).max(99),
  cases: z.array(localCaseSchema).max(99),
  contacts: z.array(contactSchema).min(1).max(99),
  notice: noticeSchema,
  paper: paperSchema,
  retention: retentionSchema,
  language: languageFile,
};

export const packSchema = z.strictObject({
  pack: packFile,
  procedures: z.record(code, procedureSchema),
  flags: z.record(code, flagSchema),
  outcomes: schemas.outcomes,
  thresholds,
  laws,
  terms: schemas.terms,
  scams: schemas.scams,
  cases: schemas.cases,
  contacts: schemas.contacts,
  notices: z.record(code, noticeSchema),
  papers: z.record(code, paperSchema),
  /** Absent in packs of before it was known: under them nothing is ever due. */
  retention: retentionSchema.optional(),
  /** By tag, beside 简体中文. Absent in packs of before they were known, and where there are none. */
  languages: z.record(languageTag, languageSchema).optional(),
});

export type Pack = z.infer<typeof packSchema>;
