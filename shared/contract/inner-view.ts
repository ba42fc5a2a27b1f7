// What the staff's window is shown, whoever sits at it. It gets exactly these members and nothing else: outputs are parsed strictly before they leave.
import { z } from 'zod';
import { STAGES } from '../case/stages.ts';
import { count } from '../ledger/fields.ts';
import { calibration } from '../station/display-kinds.ts';
import { CODE_STATES, EMERGENCY_ROLES } from '../words/emergency.ts';
import { MODES } from '../words/modes.ts';
import { ROLES } from '../words/roles.ts';
import { SPARE_KINDS } from '../words/spare-keys.ts';
import { tellerCaseView } from './case-view.ts';
import { outerView } from './outer-view.ts';
import { coded, text } from './view-parts.ts';

const person = z.strictObject({
  ...{ id: text, name: text, roles: z.array(z.enum(ROLES)) },
  /** From a roster, and has not set a PIN with the administrator yet. */
  noPin: z.literal(true).optional(),
});

const innerView = z.strictObject({
  mode: z.enum(MODES),
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
