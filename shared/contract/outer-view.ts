// What the customer's window is shown: the least it needs, and nothing of answers, flags or outcome. Parsed strictly before it leaves.
import { z } from 'zod';
import { customerKinds } from '../case/customer-kinds.ts';
import { PAD_WORDS } from '../case/pad-words.ts';
import { HELP_PICTURES } from '../procedure/library-schema.ts';
import { calibration } from '../station/display-kinds.ts';
import { MODES } from '../words/modes.ts';
import { coded, text, tongue } from './view-parts.ts';

/** Of every page of the customer's: how it looks. Absent: as everybody begins, on a display that nobody has measured. */
const look = {
  mode: z.enum(MODES),
  calibration: calibration.optional(),
  reading: customerKinds['reading-set'].body.optional(),
  /** In which language the page is; absent: zh-CN. */
  language: z.strictObject({ tag: text, dir: z.literal('rtl').optional() }).optional(),
  /** What can be chosen beside 简体中文, each by its own name; absent where the pack has none, and where nothing can be chosen. */
  languages: z.array(tongue).optional(),
  /** A notice is being read, which begins anew in the language that is chosen. */
  anew: z.literal(true).optional(),
  /** What can be asked over the page, and said without a word. Nothing in it changes by what was said. */
  ask: z
    .strictObject({
      why: text.nullable(),
      limit: text.nullable(),
      basis: z.array(text),
      /** To read what is on the screen, for an older reader. */
      minutes: z.int().nullable(),
      help: z.array(z.strictObject({ ...coded.shape, picture: z.enum(HELP_PICTURES) })),
    })
    .optional(),
};

/** The pad beside the screen, where one signs; absent where there is none. */
const pad = {
  pad: z
    .strictObject({
      /** Plugged in, and its program answers. */
      ready: z.boolean(),
      /** Open to be written on; names the ink that is being written. */
      page: text.nullable(),
      hasInk: z.boolean(),
      said: z.enum(PAD_WORDS).nullable(),
    })
    .optional(),
};

/** The customer's window: the least it needs. No answers, no flags, no outcome. */
export const outerView = z.discriminatedUnion('phase', [
  /** `tips`: local cases of the day, dated; nobody's. */
  z.strictObject({ phase: z.literal('idle'), ...look, tips: z.array(text).optional() }),
  z.strictObject({ phase: z.literal('wait'), ...look }),
  /** Nobody has touched this display yet to say that it is the customer's. */
  z.strictObject({ phase: z.literal('screens'), ...look }),
  /** Staff measure this screen with a card. */
  z.strictObject({ phase: z.literal('calibrate'), ...look }),
  z.strictObject({
    phase: z.literal('notice'),
    ...look,
    notice: text,
    title: text,
    pages: z.array(z.array(text)),
    read: z.array(z.int()),
    /** Milliseconds until signing is possible; nothing counts down on screen. */
    floorInMs: z.int(),
    refusals: z.array(coded),
    /** The question that is still to be answered, and how often it was tried; absent where there is none. */
    teachBack: z.strictObject({ ask: text, choices: z.array(coded), tries: z.int() }).optional(),
    /** It was tried often enough: staff explain. */
    toExplain: z.literal(true).optional(),
    ...pad,
    /** What the customer can answer where the notice is answered and not signed: groups of at most four; empty where it is signed. */
    answers: z.array(z.strictObject({ label: text, options: z.array(coded) })),
  }),
  z.strictObject({ phase: z.literal('witness'), ...look }),
  /** Why something is asked: the question's own text, its basis and its limit. Nothing of what was answered. */
  z.strictObject({
    phase: z.literal('reason'),
    ...look,
    step: text,
    say: text,
    why: text,
    limit: text,
    basis: z.array(text),
    /** Saying nothing is one of the answers. */
    mayDecline: z.boolean(),
  }),
  /** A type of fraud from the library, put there by staff: nothing of the case. */
  z.strictObject({ phase: z.literal('scam'), ...look, scam: text, title: text, lines: z.array(text) }),
  z.strictObject({
    phase: z.literal('confirmation'),
    ...look,
    amountFen: z.int(),
    payeeMask: text,
    arrival: coded,
    /** Only ink will do. */
    ink: z.boolean(),
    ...pad,
  }),
]);
export type OuterView = z.infer<typeof outerView>;
