// How a case begins, and how its slip comes to stand: who pays what to whom.
import { stepWithForm } from '../procedure/course.ts';
import type { Pack } from '../procedure/pack-schema.ts';
import { optionsOf, type Procedure, type Step } from '../procedure/procedure-schema.ts';
import type { CaseCommand, OpenInput, SlipInput } from './commands.ts';
import { answerEvent } from './decide-steps.ts';
import { type Assessed, type Decided, happen, refuse, type Situation } from './decided.ts';
import { noticeShown } from './show-notice.ts';

function slipBody(slip: SlipInput) {
  const { amountFen, share, sameName, payee, accountMask, accountHash, bank } = slip;
  return {
    body: { amountFen, share, sameName },
    private: {
      ...(payee && { payee }),
      ...(accountMask && { accountMask }),
      ...(accountHash && { accountHash }),
      ...(bank && { bank }),
    },
  };
}

/** The step that is answered with the opening: the check of the document, where a procedure begins with one. */
export function openingStep({ steps: [first] }: Pick<Procedure, 'steps'>): Step | undefined {
  return first?.channel === 'verified' && first.form === 'choice' ? first : undefined;
}

/** While the customer reads the sheet they are still filling in the slip (domain.md 1.5b). */
export const fillsSlipLater = (procedure: Pick<Procedure, 'steps'>): boolean =>
  stepWithForm(procedure, 'sheet') !== undefined;

function slipFits(kind: Procedure['slip'], slip: SlipInput): boolean {
  const hasPayee =
    slip.payee !== undefined && slip.accountMask !== undefined && slip.accountHash !== undefined;
  return kind === 'payment' ? hasPayee : kind === 'cash' && slip.payee === undefined;
}

function openingSlipFault(procedure: Procedure, slip: SlipInput | undefined): boolean {
  if (slip) return !slipFits(procedure.slip, slip);
  return procedure.slip !== 'none' && !fillsSlipLater(procedure);
}

/**
 * Opens a case: the slip, the document and how it looked, in one command. A sheet that is read while the slip is filled in goes
 * outside at once.
 */
export function decideOpening(
  pack: Pack,
  packRef: { bytes: number; sha256: string },
  input: OpenInput,
  { now, noticeRef }: Pick<Situation, 'now' | 'noticeRef'>,
): Decided {
  const procedure = pack.procedures[input.procedure];
  if (procedure?.startedAt !== 'counter') return refuse('UNKNOWN_CODE');
  const first = openingStep(procedure);
  const check = input.documentCheck;
  const known = first ? optionsOf(first).some((option) => option.code === check) : check === undefined;
  if (!known) return refuse('UNKNOWN_CODE');
  if (openingSlipFault(procedure, input.slip)) return refuse('WRONG_SLIP');
  const slip = input.slip && slipBody(input.slip);
  return happen(
    {
      kind: 'case-opened',
      body: {
        procedure: input.procedure,
        pack: packRef,
        packVersion: pack.pack.version,
        ...slip?.body,
        ...(input.lobby && { lobby: input.lobby }),
      },
      private: {
        customer: input.customer,
        documentMask: input.documentMask,
        documentHash: input.documentHash,
        ...(input.reference && { reference: input.reference }),
        ...slip?.private,
      },
    },
    ...(first && check !== undefined ? [answerEvent(first, [check], undefined)] : []),
    ...(input.recalled && input.recalled.length > 0
      ? [
          {
            kind: 'attempt-recalled' as const,
            body: { count: input.recalled.length },
            private: { cases: input.recalled },
          },
        ]
      : []),
    ...(fillsSlipLater(procedure) ? noticeShown(pack, procedure.notice, { now, noticeRef }) : []),
  );
}

export function fillSlip(
  { state, assessed }: Assessed,
  { slip }: CaseCommand & { type: 'fill-slip' },
): Decided {
  if (state.slip) return refuse('STALE');
  if (!slipFits(assessed.course.slip, slip)) return refuse('WRONG_SLIP');
  const { body, private: known } = slipBody(slip);
  return happen({ kind: 'slip-filled', body, private: known });
}

export function correctSlip(
  { state, assessed }: Assessed,
  command: CaseCommand & { type: 'correct-slip' },
): Decided {
  if (!state.slip || command.saw !== state.slipN) return refuse('STALE');
  if (!slipFits(assessed.course.slip, command.slip)) return refuse('WRONG_SLIP');
  const { body, private: known } = slipBody(command.slip);
  return happen({ kind: 'slip-corrected', body: { ...body, cause: command.cause }, private: known });
}
