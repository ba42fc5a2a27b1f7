// Calls of the compliance officer on a draft of a content pack: edit words and figures in place, add and remove options, look at what that changes, rehearse it, and
// export it for head office to sign. A draft is never published: it comes back as a signed pack and is imported like any other.
import { eventIterator } from '@orpc/contract';
import { z } from 'zod';
import { count, sha256 } from '../ledger/fields.ts';
import { codeSchema as code } from '../procedure/predicate.ts';
import { command, forRoom, sealed, situation } from './call.ts';
import { differences, page } from './compliance-calls.ts';

const forCompliance = forRoom('compliance');
const text = z.string();
const place = z.string().regex(/^[A-Za-z0-9][A-Za-z0-9/-]{0,199}$/);
const file = z.string().regex(/^[A-Za-z0-9][A-Za-z0-9/-]{0,99}\.(?:json|md)$/);

/** No text of a pack that passes its checks is longer. */
const LONGEST_VALUE = 6000;
/** Free text of several lines. What else may not be in it, the rules of the pack say, by name. */
const value = z
  .string()
  .min(1)
  .max(LONGEST_VALUE)
  .regex(/^(?:[^\p{Cc}\p{Cs}]|\n)+$/u);

/** One line, within what a pack's sentence may have. */
const label = z
  .string()
  .min(1)
  .max(300)
  .regex(/^[^\p{Cc}\p{Cs}]+$/u);

/** `place` is null where the fault lies at no place that can be edited. */
const fault = z.strictObject({ place: text.nullable(), file: text, path: text, reason: text });
const faults = z.array(fault);
const kind = z.enum(['line', 'text', 'amount', 'number', 'date']);

/** As text: an amount in fen, a date `YYYY-MM-DD`, a list one item a line. `after` is null where nothing was edited. */
const editable = z.strictObject({
  place: text,
  where: z.array(text),
  kind,
  limits: z.strictObject({
    longest: count.optional(),
    line: count.optional(),
    firstPage: count.optional(),
    least: count.optional(),
    most: count.optional(),
  }),
  before: text,
  after: text.nullable(),
});

/** A list of options as the draft has it, those that were taken out at their place. */
const optionList = z.strictObject({
  list: text,
  where: z.array(text),
  /** Its options may raise flags. */
  raising: z.boolean(),
  /** In another order than in the base. */
  ordered: z.boolean(),
  /** Characters of a label. */
  longest: count,
  options: z.array(
    z.strictObject({
      ...{ code: text, label: text, raises: z.array(text) },
      state: z.enum(['kept', 'added', 'removed']),
      /** Why it is not for the app to take out; null where it is. */
      stays: z.enum(['calm', 'declines']).nullable(),
    }),
  ),
});

const overview = z.strictObject({
  /** What the draft is, or would be, a draft of: a pack as head office made it. */
  base: z.strictObject({
    ...{ sha256: text, id: text, version: text, name: text },
    /** The same pack is in use. */
    inUse: z.boolean(),
  }),
  /** Null until something is edited. */
  draft: z.strictObject({ version: text, changedAt: text, changedBy: text }).nullable(),
  /** The files of the pack, in the order in which a person would look for them. */
  subjects: z.array(
    z.strictObject({
      file: text,
      group: z.enum(['procedures', 'notices', 'papers', 'tables']),
      name: text,
      places: count,
      changed: count,
    }),
  ),
  /** `before` is null for an option that was added, `after` for one that was taken out. */
  changes: z.array(
    z.strictObject({
      ...{ place: text, where: z.array(text), kind: z.enum([...kind.options, 'option', 'order']) },
      ...{ before: text.nullable(), after: text.nullable() },
    }),
  ),
  /** Of a draft that this version of the program no longer takes. */
  faults,
  /** The figures of the law as the draft has them: they count as they will be read. */
  terms: z.array(z.strictObject({ code: text, text })),
  /** What an option may raise. */
  flags: z.array(z.strictObject({ code: text, meaning: text })),
});

const noPack = { NO_PACK: situation('还没有启用内容包。') } as const;
const noDraft = { NO_DRAFT: situation('现在没有草稿。') } as const;
const refusedWith = <S extends string>(message: S) => ({
  ...situation(message),
  data: z.strictObject({ faults }),
});
const changeErrors = {
  ...noPack,
  DRAFT_MOVED: situation('草稿已经不是您看到的那一份，请重新读取。'),
  NO_SUCH_PLACE: situation('内容包里没有这一处，或这一处只能由总行改文件。'),
  NOTHING_CHANGED: situation('和现在的内容相同，没有改动。'),
  EDIT_REFUSED: refusedWith('不合规定，没有改动。'),
} as const;

const atList = { ...command, base: sha256, list: place };

const working = z.strictObject({ state: z.literal('working'), stage: z.enum(['reading', 'checking']) });
/** `count` is of all faults, of which the first 50 are told. */
const refused = z.strictObject({ state: z.literal('refused'), count, faults });

export const draftCalls = {
  overview: forCompliance.output(overview).errors(noPack),
  /** Every place of one file that may be edited. */
  places: forCompliance.input(z.strictObject({ file })).output(z.array(editable)).errors(noPack),
  /** Puts a new text at one place; the text that stood there in the base takes the edit back. The first edit begins the draft. */
  edit: forCompliance
    .input(z.strictObject({ ...command, base: sha256, place, value }))
    .output(sealed)
    .errors(changeErrors),
  /** Every list of one file whose options may be changed. */
  options: forCompliance.input(z.strictObject({ file })).output(z.array(optionList)).errors(noPack),
  addOption: forCompliance
    .input(z.strictObject({ ...atList, code, label, raises: z.array(code).min(1).max(9).optional() }))
    .output(sealed)
    .errors(changeErrors),
  /** Of the base; one that was added is undone. */
  removeOption: forCompliance
    .input(z.strictObject({ ...atList, code }))
    .output(sealed)
    .errors(changeErrors),
  /** `order`: every option that `options` tells of. */
  orderOptions: forCompliance
    .input(z.strictObject({ ...atList, order: z.array(code).min(1).max(20) }))
    .output(sealed)
    .errors(changeErrors),
  /** Takes back what was done at a place: an edit of it, an option that came or went (`list/code`), the order of a list. */
  undo: forCompliance
    .input(z.strictObject({ ...command, base: sha256, place }))
    .output(sealed)
    .errors(changeErrors),
  drop: forCompliance.input(z.strictObject(command)).output(sealed).errors(noDraft),
  /** All that differs from the base, also what follows from an edit elsewhere. */
  compare: forCompliance
    .input(z.strictObject(page))
    .output(differences)
    .errors({ ...noDraft, DRAFT_FAULTY: refusedWith('草稿不合规定，请先改正。') }),
  /** Walks through every procedure of the draft. */
  check: forCompliance
    .output(
      eventIterator(
        z.discriminatedUnion('state', [working, refused, z.strictObject({ state: z.literal('sound') })]),
      ),
    )
    .errors(noDraft),
  /** Puts the draft, or an imported pack, down for the next drill, with the branch's own content in it. */
  rehearse: forCompliance
    .input(z.strictObject({ ...command, pack: sha256.optional() }))
    .output(sealed)
    .errors({
      ...noDraft,
      NO_SUCH_PACK: situation('没有这个内容包。'),
      DRAFT_FAULTY: refusedWith('草稿不合规定，请先改正。'),
    }),
  /** Checks the draft and writes it as a zip without a signature into the folder of exports. */
  export: forCompliance
    .input(z.strictObject(command))
    .output(
      eventIterator(
        z.discriminatedUnion('state', [
          working,
          refused,
          z.strictObject({ state: z.literal('done'), file: text, bytes: count, sha256: text, version: text }),
        ]),
      ),
    )
    .errors({ ...noDraft, DRAFT_MOVED: changeErrors.DRAFT_MOVED }),
};
