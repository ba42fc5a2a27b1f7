// What a procedure is: its steps, who is spared them, what contradicts what, which outcome follows, what is left to do.
import { z } from 'zod';
import { ROLES } from '../words/roles.ts';
import { predicateSchema, WEIGHTS } from './predicate.ts';
import { basis, code, coded, sentence } from './words-schema.ts';

/** How a fact came to be known: said by the customer, observed by staff, verified in a system or on paper, shown, signed. */
export const CHANNELS = ['said', 'observed', 'verified', 'shown', 'signed'] as const;
export type Channel = (typeof CHANNELS)[number];

const option = z.strictObject({
  code,
  label: sentence,
  raises: z.array(code).optional(),
  /** The option that says all is well; it excludes the others where several may be chosen. */
  calm: z.literal(true).optional(),
  /** 不愿回答, 说不清: a normal answer with a defined consequence. */
  declines: z.literal(true).optional(),
  /** In the lobby: the customer goes to the counter with it, and is handed over. */
  handsOver: z.literal(true).optional(),
  /** In the lobby: what a device at the machine may tell of. It is said beside the option and never ticks it. */
  sensed: z.literal('call').optional(),
});

/**
 * Which screen a step needs. `choice` is the ordinary one. `notice`: what staff saw of the reading. `sheet`: the customer
 * answers on their own screen, below the notice. `signing`: whether and how the notice was signed. `confirmation`: the
 * last look at amount and payee, and the signature with it.
 */
export const FORMS = ['choice', 'notice', 'sheet', 'signing', 'outcome', 'arrival', 'confirmation'] as const;

/** Who answers a step. A reviewer is a supervisor or branch head in the second seat. */
export const ANSWERERS = ['teller', 'reviewer', 'lobby'] as const;

const step = z.strictObject({
  id: code,
  title: sentence,
  /** Part of the slogan this step belongs to, for instance 一问. */
  part: sentence,
  channel: z.enum(CHANNELS),
  form: z.enum(FORMS),
  choose: z.enum(['one', 'many']),
  /** Absent: the teller. */
  who: z.enum(ANSWERERS).optional(),
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
  /** May be put off where a system is down or nobody can be reached: why, for how many days, and the flag until then. */
  defer: z.strictObject({ reasons: coded, days: z.int().min(1).max(60), raises: code.optional() }).optional(),
  /** Of a confirmation: only ink will do, because nothing else was signed. */
  ink: z.literal(true).optional(),
  /** Groups of at most nine, so that a digit reaches each option. */
  groups: z.array(z.strictObject({ label: sentence, options: z.array(option).min(1).max(9) })).max(9),
});

const exemption = z.strictObject({
  claimed: predicateSchema,
  when: predicateSchema,
  granted: sentence,
  offered: sentence,
  withdrawn: sentence,
  refused: sentence,
});

const entry = z.strictObject({
  by: z.array(z.enum(['teller', 'supervisor', 'branch-head'])).min(1),
  /** When it is recommended; it may be entered at any time. */
  when: predicateSchema,
  because: sentence,
});

/** What an outcome leads to: the first of these whose condition holds. */
const way = z.strictObject({ when: predicateSchema, procedure: code });

export const procedureSchema = z.strictObject({
  code,
  name: sentence,
  slogan: sentence,
  /** Where a case of it can be started; absent where it is only ever entered from another. */
  startedAt: z.enum(['counter', 'lobby']).optional(),
  /** Who may enter it from a case of another procedure: its steps then become due in that case. */
  entry: entry.optional(),
  /**
   * While it runs, staff put nothing on the customer's screen, and of papers print only its own: whoever is looked at here is told
   * nothing of it. It ends with `endsWhen`, which looks at its own steps.
   */
  quiet: z.strictObject({ endsWhen: predicateSchema }).optional(),
  /** What stands on the slip: an amount and a payee, an amount alone, or nothing. */
  slip: z.enum(['payment', 'cash', 'none']),
  notice: code.optional(),
  /** Table in outcomes.json; absent where it is only entered: the case keeps its own. */
  outcomes: code.optional(),
  /** What in this procedure's own steps puts a case into a row of the table, beside the row's own condition. */
  stricter: z.array(z.strictObject({ row: code, when: predicateSchema })),
  steps: z.array(step).min(1).max(60),
  /** Who need not be asked, and the evidence it takes (domain.md 1.3, rule 1). */
  exemption: exemption.optional(),
  /** What staff may hear at any time: one tap each, from every page. */
  heard: z.array(z.strictObject({ code, label: sentence, raises: code })),
  /** Answers that do not go together (I4): the flag it raises, why in plain words, and what to ask. Staff only. */
  contradictions: z.array(
    z.strictObject({ raises: code, when: predicateSchema, because: sentence, ask: sentence }),
  ),
  /** Times after which a condition that still holds weighs more. */
  timers: z.array(z.strictObject({ code, while: predicateSchema, minutes: z.int().min(1).max(600) })),
  /** Which arrival is recommended, and when. */
  recommend: z.array(z.strictObject({ step: code, option: code, when: predicateSchema, because: sentence })),
  /** What is still to be done after the end, and which outcome, ending or addition asks for it. */
  followUps: z.array(
    z.strictObject({
      code,
      label: sentence,
      days: z.int().min(0).max(60),
      after: z.array(code).min(1),
      results: coded,
    }),
  ),
  /** Papers that can be printed from a case of it. */
  papers: z.array(code),
});

const deciders = z.enum([...ROLES, 'customer']);

export const outcomesSchema = z.strictObject({
  /** From mildest to strictest; the strictest row that holds wins (domain.md 1.6). */
  rows: z
    .array(
      z.strictObject({
        code,
        name: sentence,
        when: predicateSchema,
        decider: deciders,
        advice: sentence,
        /** No stricter than the row before: A1 = A2 = A3 (domain.md 1.6). */
        level: z.literal('same').optional(),
        /** The procedure that its reviewer goes through before the business may go on; several where the cause decides which. */
        enters: z.union([code, z.array(way).min(1).max(9)]).optional(),
      }),
    )
    .min(1),
  /** Said beside any row. */
  additions: z.array(
    z.strictObject({
      code,
      name: sentence,
      when: predicateSchema,
      advice: sentence,
      /** A fact of the case whatever the customer chooses. The others count only where the customer takes them up. */
      fact: z.literal(true).optional(),
    }),
  ),
  /** Chosen by a person where the severity allows. `by` may choose it; `paper` must have been handed over. */
  endings: z.array(
    z.strictObject({
      code,
      name: sentence,
      by: z.array(deciders).min(1),
      /** File in papers/. */
      paper: code.optional(),
      /** The business is still done (坚持办理): arrival, notice and confirmation are needed as ever. */
      carriesOn: z.literal(true).optional(),
      /** Results of a call (contacts.json), one of which must be on record: nobody takes over who was not called. */
      afterContact: z.array(code).min(1).optional(),
      grounds: z.array(z.strictObject({ code, label: sentence })).min(1),
    }),
  ),
});

export const flagSchema = z.strictObject({
  code,
  meaning: sentence,
  weight: z.enum(WEIGHTS),
  heavier: z.strictObject({ weight: z.enum(WEIGHTS), when: predicateSchema }).optional(),
});

export type Way = z.infer<typeof way>;
export type Procedure = z.infer<typeof procedureSchema>;
export type Step = z.infer<typeof step>;
export type Option = z.infer<typeof option>;
export type Flag = z.infer<typeof flagSchema>;
export type Outcomes = z.infer<typeof outcomesSchema>;

/** The procedures that a row may lead to, the first that holds before the others. */
export function waysOf({ enters }: Outcomes['rows'][number]): readonly Way[] {
  if (enters === undefined) return [];
  return typeof enters === 'string' ? [{ when: { always: true }, procedure: enters }] : enters;
}

/** The answer that a step has while it is put off. No pack may use this code for an option. */
export const DEFERRED = 'deferred';

/** Every option of a step, whatever its group. */
export const optionsOf = (step: Step): Option[] => step.groups.flatMap((group) => group.options);

/** Every answer that can be on record for a step: its options, and that it was put off. */
export function answersOf(step: Step): Option[] {
  if (!step.defer) return optionsOf(step);
  const { raises } = step.defer;
  return [...optionsOf(step), { code: DEFERRED, label: '已推迟', ...(raises && { raises: [raises] }) }];
}

/** The flags that these answers of a step raise. */
export const raisedBy = (step: Step, options: readonly string[]): string[] =>
  answersOf(step)
    .filter((option) => options.includes(option.code))
    .flatMap((option) => option.raises ?? []);
