// What a content pack is. These zod schemas are the definition; whatever a bank would want to change stands here as data.
import { z } from 'zod';
import { ROLES } from '../words/roles.ts';
import { codeSchema, predicateSchema, WEIGHTS } from './predicate.ts';

const code = codeSchema;
/**
 * A sentence for people, at most 300 characters. Control, format (bidirectional, zero-width) and surrogate characters
 * are refused: what is signed must be what is seen.
 */
const sentence = z
  .string()
  .min(1)
  .max(300)
  .regex(/^[^\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]*$/u, { error: '文字里有看不见的控制字符。' });

/** How a fact came to be known: said by the customer, observed by staff, verified in a system or on paper, shown, signed. */
export const CHANNELS = ['said', 'observed', 'verified', 'shown', 'signed'] as const;
export type Channel = (typeof CHANNELS)[number];

const basis = z.strictObject({
  /** Code in laws.json. */
  law: code,
  /** Article or section, as printed on screen after the law's name. */
  clause: sentence.optional(),
});

const option = z.strictObject({
  code,
  label: sentence,
  raises: z.array(code).optional(),
  /** The option that says all is well; it excludes the others where several may be chosen. */
  calm: z.literal(true).optional(),
  /** 不愿回答, 说不清: a normal answer with a defined consequence. */
  declines: z.literal(true).optional(),
});

/** Which screen a step needs. `choice` is the ordinary one; the others have a screen of their own. */
export const FORMS = ['choice', 'notice', 'outcome', 'arrival', 'confirmation'] as const;

const step = z.strictObject({
  id: code,
  title: sentence,
  /** Part of the slogan this step belongs to, for instance 一问. */
  part: sentence,
  channel: z.enum(CHANNELS),
  form: z.enum(FORMS),
  choose: z.enum(['one', 'many']),
  /** The exact words to say, or what to look at. */
  say: sentence,
  /** 为什么问, as the customer may read it. */
  why: sentence,
  /** What must not be asked or recorded beyond this. */
  limit: sentence,
  basis: z.array(basis).min(1),
  when: predicateSchema,
  /** Steps whose change makes this one's answer out of date: it is asked again (journey J10). */
  againAfter: z.array(code).optional(),
  /** The flag that a customer's own change of this answer raises (客户改口, domain.md 1.5); a mis-keyed one raises none. */
  changeRaises: code.optional(),
  /** Groups of at most nine, so that a digit reaches each option. */
  groups: z.array(z.strictObject({ label: sentence, options: z.array(option).min(1).max(9) })).max(9),
});

const procedure = z.strictObject({
  code,
  name: sentence,
  slogan: sentence,
  notice: code,
  steps: z.array(step).min(1).max(60),
  /** Who need not be asked, and the evidence it takes (domain.md 1.3, rule 1). */
  exemption: z.strictObject({
    claimed: predicateSchema,
    when: predicateSchema,
    granted: sentence,
    offered: sentence,
    withdrawn: sentence,
    refused: sentence,
  }),
  /** What staff may hear at any time: one tap each, from every page. */
  heard: z.array(z.strictObject({ code, label: sentence, raises: code })),
  /** Times after which a condition that still holds weighs more. */
  timers: z.array(z.strictObject({ code, while: predicateSchema, minutes: z.int().min(1).max(600) })),
  /** Which arrival is recommended, and when. */
  recommend: z.array(z.strictObject({ step: code, option: code, when: predicateSchema, because: sentence })),
});

const flag = z.strictObject({
  code,
  meaning: sentence,
  weight: z.enum(WEIGHTS),
  heavier: z.strictObject({ weight: z.enum(WEIGHTS), when: predicateSchema }).optional(),
});

const deciders = z.enum([...ROLES, 'customer']);

const outcomes = z.strictObject({
  /** From mildest to strictest; the strictest row that holds wins (domain.md 1.6). */
  rows: z
    .array(
      z.strictObject({ code, name: sentence, when: predicateSchema, decider: deciders, advice: sentence }),
    )
    .min(1),
  /** Said beside any row. */
  additions: z.array(z.strictObject({ code, name: sentence, when: predicateSchema, advice: sentence })),
  /** Chosen by a person where the severity allows. `by` may choose it; `paper` must have been handed over. */
  endings: z.array(
    z.strictObject({
      code,
      name: sentence,
      by: z.array(deciders).min(1),
      paper: sentence.optional(),
      /** The business is still done (坚持办理): arrival, notice and confirmation are needed as ever. */
      carriesOn: z.literal(true).optional(),
      grounds: z.array(z.strictObject({ code, label: sentence })).min(1),
    }),
  ),
});

const thresholds = z.strictObject({
  /** Ascending; `fromFen` is the smallest amount of the tier. */
  tiers: z
    .array(z.strictObject({ code, fromFen: z.int().min(0) }))
    .min(1)
    .max(9),
  /** Facts that put a case into a tier whatever the amount. May look at answers and slip only. */
  lifts: z.array(z.strictObject({ to: code, when: predicateSchema })),
  /** Reading time floor: this many characters a minute is faster than any honest reader (features.md, Reading). */
  readingCharsPerMinute: z.int().min(300).max(1000),
});

const reasons = z
  .array(z.strictObject({ code, label: sentence }))
  .min(1)
  .max(9);

const packFile = z.strictObject({
  id: code,
  version: z.string().regex(/^\d+\.\d+\.\d+$/, { error: '版本号要写成 1.0.0 这样。' }),
  name: sentence,
  issuer: sentence,
  /** Shown wherever the pack is used, for instance 示例，非监管标准. */
  label: sentence,
  effective: z.strictObject({ from: z.iso.date(), to: z.iso.date() }),
  /** Why a case may be put aside, given up, an answer changed, or a signature refused. */
  reasons: z.strictObject({
    pause: reasons,
    cancel: reasons,
    refuse: reasons,
    lower: reasons,
    raise: reasons,
  }),
  contacts: z.array(z.strictObject({ code, label: sentence, results: reasons })).min(1),
});

const laws = z.array(z.strictObject({ code, name: sentence, version: sentence }));

/** A notice as compiled from its Markdown file: `# title`, then pages divided by `---`, one idea a line. */
const notice = z.strictObject({
  code,
  title: sentence,
  pages: z.array(z.array(sentence).min(1).max(6)).min(1).max(6),
  /** The file's own bytes as text; its SHA-256 is what a signature is bound to. */
  text: z.string(),
});

export const schemas = { packFile, procedure, flags: z.array(flag), outcomes, thresholds, laws, notice };

export const packSchema = z.strictObject({
  pack: packFile,
  procedures: z.record(code, procedure),
  flags: z.record(code, flag),
  outcomes,
  thresholds,
  laws,
  notices: z.record(code, notice),
});

export type Pack = z.infer<typeof packSchema>;
export type Procedure = z.infer<typeof procedure>;
export type Step = z.infer<typeof step>;
export type Option = z.infer<typeof option>;
export type Flag = z.infer<typeof flag>;
export type Notice = z.infer<typeof notice>;
export type Outcomes = z.infer<typeof outcomes>;

/** Every option of a step, whatever its group. */
export const optionsOf = (step: Step): Option[] => step.groups.flatMap((group) => group.options);

/** The flags that these options of a step raise. */
export const raisedBy = (step: Step, options: readonly string[]): string[] =>
  optionsOf(step)
    .filter((option) => options.includes(option.code))
    .flatMap((option) => option.raises ?? []);

/** The step that needs this screen; a procedure has at most one of each but `choice`. */
export const stepWithForm = (procedure: Procedure, form: Exclude<Step['form'], 'choice'>): Step | undefined =>
  procedure.steps.find((step) => step.form === form);
