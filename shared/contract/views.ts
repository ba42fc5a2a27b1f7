// What each window is shown. A window gets exactly these members and nothing else: outputs are parsed strictly before they leave.
import { z } from 'zod';
import { customerKinds } from '../case/customer-kinds.ts';
import { PAD_WORDS } from '../case/pad-words.ts';
import { STAGES } from '../case/stages.ts';
import { count } from '../ledger/fields.ts';
import { HELP_PICTURES } from '../procedure/library-schema.ts';
import { WEIGHTS } from '../procedure/predicate.ts';
import { ANSWERERS, CHANNELS, FORMS } from '../procedure/procedure-schema.ts';
import { calibration } from '../station/display-kinds.ts';
import { CODE_STATES, EMERGENCY_ROLES } from '../words/emergency.ts';
import { MODES } from '../words/modes.ts';
import { ROLES } from '../words/roles.ts';
import { SPARE_KINDS } from '../words/spare-keys.ts';

/** Kinds of prompt, the most important first. */
const PROMPTS = ['contradiction', 'recall', 'entry'] as const;

const text = z.string();
const coded = z.strictObject({ code: text, label: text });
/** A language of the pack by its tag, and as it calls itself. */
const tongue = z.strictObject({ tag: text, name: text });

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

const mode = z.enum(MODES);
const person = z.strictObject({
  ...{ id: text, name: text, roles: z.array(z.enum(ROLES)) },
  /** From a roster, and has not set a PIN with the administrator yet. */
  noPin: z.literal(true).optional(),
});

/** Of every page of the customer's: how it looks. Absent: as everybody begins, on a display that nobody has measured. */
const look = {
  mode,
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

/** The inner window, whoever sits at it. */
const innerView = z.strictObject({
  mode,
  /** `screens`: nobody has touched the customer's display yet, so that the two may be the wrong way round. */
  phase: z.enum(['set-up', 'stopped', 'signed-out', 'locked', 'working', 'turned', 'screens']),
  station: z
    .strictObject({
      ...{ bank: text, branch: text, device: text, origin: text, version: text },
      /** Fingerprints of the identity keys, Ed25519 first: 64 hex digits each. */
      identities: z.array(text),
      /** The same as 24 Chinese characters each. */
      identityWords: z.array(text),
      /** Rung when a window will not work; absent until the administrator has set it. */
      helpPhone: text.optional(),
      /** From which hour of the night on the program may start anew. */
      restartHour: z.int().optional(),
    })
    .nullable(),
  /** Why nothing can be done and what to do next, where the store cannot be used. */
  stop: z
    .strictObject({
      ...{ title: text, sentence: text, nextStep: text, number: text.nullable() },
      /** Spare keys that may open it all the same. */
      spare: z.array(z.enum(SPARE_KINDS)),
    })
    .nullable(),
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
      amountFen: z.int().nullable(),
      openedAt: text,
      stage: z.enum(STAGES),
      /** Who opened it, where that is somebody else: it was handed on. */
      opener: text.optional(),
    }),
  ),
  procedures: z.array(
    z.strictObject({
      code: text,
      name: text,
      slogan: text,
      label: text,
      slip: z.enum(['payment', 'cash', 'none']),
      /** The slip is filled in after the opening, while the customer reads. */
      slipLater: z.boolean(),
      /** Null where the procedure does not begin with a look at the document. */
      documentCheck: z.strictObject({ title: text, options: z.array(coded) }).nullable(),
    }),
  ),
  /** Open cases in which a customer asked for help without a word and no reviewer has decided since: for a supervisor's or branch head's room. */
  summons: z
    .array(z.strictObject({ caseId: text, customer: text, procedure: text, teller: text, at: text }))
    .optional(),
  /** Emergency access: whether there is a code, who acts by it, what no auditor has looked at yet. Absent where there never was one. */
  emergency: z
    .strictObject({
      code: z.enum(CODE_STATES),
      running: z
        .strictObject({ staff: text, name: text, role: z.enum(EMERGENCY_ROLES), until: text })
        .optional(),
      unreviewed: count,
      /** Of those, the newest. */
      latest: z.array(z.strictObject({ begun: count, name: text, role: z.enum(EMERGENCY_ROLES), at: text })),
    })
    .optional(),
  /** Calls that a device at the machines told of minutes ago and nobody has answered, the newest first: for the lobby's room alone. */
  signals: z
    .array(z.strictObject({ signal: z.int(), machine: text, at: text, isOver: z.boolean() }))
    .optional(),
  customerWindow: z.enum(['connected', 'missing']),
  /**
   * What stands on the customer's screen at this moment, for whoever serves them; absent where nobody is served, and in a quiet
   * procedure. `turned`: the customer looks at this window, and there is nothing but this.
   */
  outer: outerView.optional(),
  /** A signature pad is in use, and works or does not; absent where none is. */
  pad: z.enum(['ready', 'missing']).optional(),
  /** Whether a millimetre on the customer's screen has been measured, and when; absent where nobody has or does. */
  display: z
    .strictObject({
      calibration: z.strictObject({ ...calibration.shape, at: text, by: text }).nullable(),
      calibrating: z.boolean(),
      /** Somebody touched it as the customer's, which can be doubted. */
      touched: z.boolean(),
    })
    .optional(),
  /** In `screens`: the only display there is was touched as the customer's. */
  oneScreen: z.literal(true).optional(),
  /** Before the set-up: this machine's key store only hides the keys, which the first administrator has to accept in writing. */
  openKeyStore: z.literal(true).optional(),
  /** File, path and reason of a content pack that was refused at this start; the one before it stays in use. */
  packRefused: text.nullable(),
});
export type InnerView = z.infer<typeof innerView>;

/** As it is streamed: a roster of thousands is told once, and again when it has changed. Until then `people` is absent. */
export const innerStep = innerView.partial({ people: true });
export type InnerStep = z.infer<typeof innerStep>;
