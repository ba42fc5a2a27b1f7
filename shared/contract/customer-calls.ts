// The only calls that the customer's window can make; all but two of them also the staff's window while it is turned to the customer.
import { eventIterator } from '@orpc/contract';
import { z } from 'zod';
import { customerKinds, READERS } from '../case/customer-kinds.ts';
import { code, count, language, milliseconds, sha256, uuid } from '../ledger/fields.ts';
import { calibration } from '../station/display-kinds.ts';
import { command, forCustomer, forOuter, sealed, situation } from './call.ts';
import { NOT_CALIBRATING, SCREENS_SURE } from './display-calls.ts';
import { inkSchema } from './ink.ts';
import { outerView } from './outer-view.ts';

/** Ink from the glass, or the page of the pad on which it was written: its ink stands in the process. */
const written = { ink: inkSchema.optional(), pad: uuid.optional() };

const inkErrors = {
  INK_TOO_SHORT: situation('没有看到完整的签名，请再签一次。'),
  PAD_GONE: situation('签字板上没有留下字，请再签一次。'),
  PAD_AND_SCREEN: situation('两处都有字，请按“重写”再签。'),
  PAD_TOO_MUCH: situation('写得太满了，请按“重写”再签一次。'),
  INK_MISSING: situation('框里还没有字，请先签名。'),
} as const;

export const customerCalls = {
  watch: forOuter.output(eventIterator(outerView)),
  /** Somebody touched this display: it is the customer's. */
  confirmScreen: forOuter.input(z.strictObject(command)).output(sealed).errors({ SCREENS_SURE }),
  /** Somebody touched this display: it is the teller's, and the two windows stand the wrong way round. */
  swapScreens: forOuter.input(z.strictObject(command)).output(z.strictObject({})).errors({ SCREENS_SURE }),
  /** Whoever holds the card is staff: it is recorded under the name of who began it inside. */
  calibrate: forOuter
    .input(z.strictObject({ ...command, ...calibration.shape }))
    .output(sealed)
    .errors({ NOT_CALIBRATING }),
  /** Says something to staff without a word. The window shows nothing of it, whatever the answer. */
  askHelp: forCustomer.input(z.strictObject({ ...command, signal: code })).output(sealed),
  teachBack: forCustomer.input(z.strictObject({ ...command, notice: sha256, choice: code })).output(sealed),
  /** To hear a page: by the machine's voice, or where it has none by the teller's. */
  askAloud: forCustomer
    .input(z.strictObject({ ...command, notice: sha256, page: z.int().min(1).max(6), by: z.enum(READERS) }))
    .output(sealed),
  /**
   * `zh-CN` or one of the page's `languages`; another is UNKNOWN_CODE. An unsigned notice comes anew in it, to be read from its first page;
   * what is signed stays as it was signed.
   */
  chooseLanguage: forCustomer.input(z.strictObject({ ...command, language })).output(sealed),
  setReading: forCustomer
    .input(z.strictObject({ ...command, ...customerKinds['reading-set'].body.shape }))
    .output(sealed),
  turnPage: forCustomer
    .input(z.strictObject({ ...command, notice: sha256, page: z.int().min(1).max(6), ms: milliseconds }))
    .output(sealed),
  /** What the customer says to a sheet on their own screen. */
  answerSheet: forCustomer.input(z.strictObject({ ...command, notice: sha256, option: code })).output(sealed),
  /** The customer has read what staff put there: a type of fraud, or why a question is asked. `shown`: which one they saw. */
  closeShown: forCustomer.input(z.strictObject({ ...command, shown: code })).output(sealed),
  sign: forCustomer
    .input(
      z.strictObject({
        ...command,
        notice: sha256,
        form: z.enum(['ink', 'mark']),
        clears: count,
        ...written,
      }),
    )
    .output(sealed)
    .errors(inkErrors),
  refuse: forCustomer.input(z.strictObject({ ...command, notice: sha256, reason: code })).output(sealed),
  confirm: forCustomer
    .input(
      z.strictObject({
        ...command,
        amountFen: z.int().min(1),
        payeeMask: z.string().min(1).max(24),
        arrival: code,
        by: z.enum(['key', 'ink']),
        ...written,
      }),
    )
    .output(sealed)
    .errors(inkErrors),
  decline: forCustomer
    .input(z.strictObject({ ...command, choice: z.enum(['change', 'not-now']) }))
    .output(sealed),
};
