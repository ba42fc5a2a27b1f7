// What each window is shown. A window gets exactly these members and nothing else: outputs are parsed strictly before they leave.
import { z } from 'zod';
import { STAGES } from '../case/stages.ts';
import { CHANNELS, FORMS } from '../procedure/pack-schema.ts';
import { WEIGHTS } from '../procedure/predicate.ts';
import { ROLES } from '../words/roles.ts';

const text = z.string();
const coded = z.strictObject({ code: text, label: text });

const stepView = z.strictObject({
  id: text,
  part: text,
  title: text,
  channel: z.enum(CHANNELS),
  form: z.enum(FORMS),
  choose: z.enum(['one', 'many']),
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
  state: z.enum(['open', 'again', 'answered', 'not-due']),
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
  state: z.enum(['not-shown', 'reading', 'signed', 'witness-needed', 'refused']),
  form: z.enum(['ink', 'mark', 'paper']).nullable(),
  pages: z.int(),
  pagesRead: z.int(),
  secondsRead: z.int(),
  /** Said where an answer was changed after the customer had signed. */
  signedBeforeChange: z.boolean(),
});

/** One case as its teller, or a reviewer at the same station, sees it. */
export const tellerCaseView = z.strictObject({
  id: text,
  procedure: z.strictObject({ code: text, name: text, slogan: text, label: text, version: text }),
  customer: text,
  reference: text.nullable(),
  documentMask: text,
  openedAt: text,
  opener: text,
  slip: z.strictObject({
    amountFen: z.int(),
    share: z.enum(['yes', 'no', 'unchecked']),
    payee: text,
    accountMask: text,
    bank: text.nullable(),
    sameName: z.boolean(),
    n: z.int(),
  }),
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
  notice: noticeProgress,
  confirmation: z.enum(['not-yet', 'shown', 'made', 'declined-change', 'declined-not-now']),
  decisions: z.array(z.strictObject({ by: text, role: text, decision: text, sentence: text })),
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
    endings: z.array(
      z.strictObject({
        code: text,
        label: text,
        by: z.array(text),
        paper: text.nullable(),
        carriesOn: z.boolean(),
        grounds: z.array(coded),
      }),
    ),
  }),
});
export type TellerCaseView = z.infer<typeof tellerCaseView>;

const mode = z.enum(['live', 'demo']);
const person = z.strictObject({ id: text, name: text, roles: z.array(z.enum(ROLES)) });

/** The inner window, whoever sits at it. */
export const innerView = z.strictObject({
  mode,
  phase: z.enum(['set-up', 'stopped', 'signed-out', 'locked', 'working']),
  station: z
    .strictObject({ bank: text, branch: text, device: text, origin: text, identity: text, version: text })
    .nullable(),
  /** Why nothing can be done and what to do next, where the store cannot be used. */
  stop: z.strictObject({ title: text, sentence: text, nextStep: text, number: text.nullable() }).nullable(),
  people: z.array(person),
  session: z
    .strictObject({
      staff: text,
      name: text,
      roles: z.array(z.enum(ROLES)),
      room: z.enum(ROLES),
      /** Milliseconds of idleness after which the notice and then the lock come. */
      noticeAfterMs: z.int(),
      lockAfterMs: z.int(),
    })
    .nullable(),
  /** A supervisor or branch head who took over with their own PIN; the teller stays in the record. */
  reviewer: z.strictObject({ staff: text, name: text, role: z.enum(ROLES) }).nullable(),
  current: tellerCaseView.nullable(),
  waiting: z.array(
    z.strictObject({
      id: text,
      customer: text,
      procedure: text,
      amountFen: z.int(),
      openedAt: text,
      stage: z.enum(STAGES),
    }),
  ),
  procedures: z.array(
    z.strictObject({
      code: text,
      name: text,
      slogan: text,
      label: text,
      documentCheck: z.strictObject({ title: text, options: z.array(coded) }),
    }),
  ),
  customerWindow: z.enum(['connected', 'missing']),
  /** File, path and reason of a content pack that was refused at this start; the one before it stays in use. */
  packRefused: text.nullable(),
});
export type InnerView = z.infer<typeof innerView>;

/** The customer's window: the least it needs. No answers, no flags, no outcome. */
export const outerView = z.discriminatedUnion('phase', [
  z.strictObject({ phase: z.literal('idle'), mode }),
  z.strictObject({ phase: z.literal('wait'), mode }),
  z.strictObject({
    phase: z.literal('notice'),
    mode,
    notice: text,
    title: text,
    pages: z.array(z.array(text)),
    read: z.array(z.int()),
    /** Milliseconds until signing is possible; nothing counts down on screen. */
    floorInMs: z.int(),
    refusals: z.array(coded),
  }),
  z.strictObject({ phase: z.literal('witness'), mode }),
  z.strictObject({
    phase: z.literal('confirmation'),
    mode,
    amountFen: z.int(),
    payeeMask: text,
    arrival: coded,
  }),
]);
export type OuterView = z.infer<typeof outerView>;
