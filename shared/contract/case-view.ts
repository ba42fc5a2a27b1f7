// The case in hand as staff are shown it: steps, flags, what follows from them, who waits for whom. Parsed strictly before it leaves.
import { z } from 'zod';
import { STAGES } from '../case/stages.ts';
import { WEIGHTS } from '../procedure/predicate.ts';
import { ANSWERERS, CHANNELS, FORMS } from '../procedure/procedure-schema.ts';
import { coded, text, tongue } from './view-parts.ts';

/** Kinds of prompt, the most important first. */
const PROMPTS = ['contradiction', 'recall', 'entry'] as const;

const stepView = z.strictObject({
  id: text,
  part: text,
  title: text,
  channel: z.enum(CHANNELS),
  form: z.enum(FORMS),
  choose: z.enum(['one', 'many']),
  /** Who records it; a reviewer answers from the second seat. */
  who: z.enum(ANSWERERS),
  /** A reviewer may record it too: theirs, or a step of a procedure that a reviewer goes through. */
  forReviewer: z.boolean(),
  say: text,
  why: text,
  limit: text,
  basis: z.array(text),
  groups: z.array(
    z.strictObject({
      label: text,
      options: z.array(z.strictObject({ code: text, label: text, calm: z.boolean(), raises: z.array(text) })),
    }),
  ),
  state: z.enum(['open', 'again', 'answered', 'deferred', 'not-due']),
  /** How it may be put off; null where it may not. */
  defer: z.strictObject({ reasons: z.array(coded), firstDay: text, lastDay: text }).nullable(),
  /** Until when it was put off, and who sees to it; null where it was not. */
  deferral: z.strictObject({ owner: text, due: text, reason: text }).nullable(),
  /** What the answer is and the `n` under which it stands; null where there is none. */
  answer: z.strictObject({ options: z.array(text), n: z.int() }).nullable(),
});
export type StepView = z.infer<typeof stepView>;

const flagView = z.strictObject({ code: text, meaning: text, weight: z.enum(WEIGHTS) });
const outcomeView = z.strictObject({
  code: text,
  name: text,
  decider: text,
  advice: text,
  because: z.array(text),
  /** Nobody else has to decide: the outcome is the teller's, or a decision that stands lets the case go on. */
  cleared: z.boolean(),
});

const noticeProgress = z.strictObject({
  title: text,
  sha256: text,
  /** `none`: the procedure has no notice. `answered`: it is answered on the screen and not signed. */
  state: z.enum(['none', 'not-shown', 'reading', 'answered', 'signed', 'witness-needed', 'refused']),
  form: z.enum(['ink', 'mark', 'paper']).nullable(),
  pages: z.int(),
  pagesRead: z.int(),
  secondsRead: z.int(),
  /** Said where an answer was changed after the customer had signed. */
  signedBeforeChange: z.boolean(),
  /** The notice's question was not answered right, so that staff explain; absent where it was, or was not asked. */
  toExplain: z.literal(true).optional(),
  /** The customer asks the teller to read it to them. */
  toReadAloud: z.literal(true).optional(),
});

/** One case as its teller, or a reviewer at the same station, sees it. */
export const tellerCaseView = z.strictObject({
  id: text,
  procedure: z.strictObject({
    code: text,
    name: text,
    slogan: text,
    label: text,
    version: text,
    slip: z.enum(['payment', 'cash', 'none']),
  }),
  customer: text,
  reference: text.nullable(),
  documentMask: text,
  openedAt: text,
  opener: text,
  /** Null where the procedure has none, or the customer is still filling it in. */
  slip: z
    .strictObject({
      amountFen: z.int(),
      share: z.enum(['yes', 'no', 'unchecked']),
      payee: text.nullable(),
      accountMask: text,
      bank: text.nullable(),
      sameName: z.boolean(),
      n: z.int(),
    })
    .nullable(),
  /** What the lobby saw before the case began, for a customer who was handed over; null for any other. */
  lobby: z.strictObject({ at: text, machine: text, saw: z.array(text) }).nullable(),
  tier: text,
  stage: z.enum(STAGES),
  steps: z.array(stepView),
  flags: z.array(flagView),
  outcome: outcomeView,
  additions: z.array(z.strictObject({ code: text, name: text, advice: text })),
  exemption: z.strictObject({
    state: z.enum(['not-claimed', 'offered', 'granted', 'refused', 'withdrawn']),
    sentence: text.nullable(),
  }),
  recommended: z.array(z.strictObject({ step: text, option: text, because: text })),
  heard: z.array(z.strictObject({ code: text, label: text, on: z.boolean() })),
  /** What the customer said without a word on their own screen, the newest first; absent where nothing. `calm`: that all is well. */
  help: z.array(z.strictObject({ label: text, at: text, calm: z.boolean() })).optional(),
  /** Procedures that may be entered from here; `because` says why it is recommended now. */
  entries: z.array(z.strictObject({ code: text, name: text, because: text.nullable() })),
  /** Nothing is put on the customer's screen at present, and of papers only those in `choices` are printed. */
  quiet: z.boolean(),
  /** What asks for attention, the most important first: two at most compete (features.md RF4). */
  prompts: z.array(z.strictObject({ kind: z.enum(PROMPTS), sentence: text, ask: text.nullable() })),
  morePrompts: z.int(),
  /** Earlier cases of the same document that came to a reviewer. Never the number itself. */
  recalled: z.array(z.strictObject({ at: text, procedure: text, outcome: text })),
  /** What was last put on the customer's screen from the scam library. */
  shown: z.strictObject({ scam: text, name: text, open: z.boolean(), reaction: text.nullable() }).nullable(),
  notice: noticeProgress,
  /** In which language the customer has their screen; absent: zh-CN. */
  language: tongue.optional(),
  /** What they can have it in beside 简体中文; absent where the case's pack has none. */
  languages: z.array(tongue).optional(),
  /** The ending that the teller proposed to the reviewer. */
  proposed: text.nullable(),
  confirmation: z.enum(['not-yet', 'shown', 'made', 'declined-change', 'declined-not-now']),
  /** `override`: the business went on although the rules had stopped it (WZ6). */
  decisions: z.array(
    z.strictObject({ by: text, role: text, decision: text, sentence: text, override: z.boolean() }),
  ),
  contacts: z.array(z.strictObject({ contact: text, result: text, at: text })),
  changes: z.array(z.strictObject({ step: text, from: text, to: text, cause: text })),
  waitsFor: z.enum(['teller', 'customer', 'reviewer', 'witness', 'nobody']),
  /** One Chinese sentence: who waits for whom, or what is missing. */
  waiting: text,
  choices: z.strictObject({
    pause: z.array(coded),
    cancel: z.array(coded),
    refuse: z.array(coded),
    lower: z.array(coded),
    raise: z.array(coded),
    raiseTo: z.array(coded),
    contacts: z.array(z.strictObject({ code: text, label: text, results: z.array(coded) })),
    papers: z.array(coded),
    endings: z.array(
      z.strictObject({
        code: text,
        label: text,
        by: z.array(text),
        paper: coded.nullable(),
        carriesOn: z.boolean(),
        grounds: z.array(coded),
        /** The call it stands on, in words, and whether it was made; null where it needs none. */
        afterContact: z.strictObject({ results: text, made: z.boolean() }).nullable(),
      }),
    ),
  }),
});
export type TellerCaseView = z.infer<typeof tellerCaseView>;
