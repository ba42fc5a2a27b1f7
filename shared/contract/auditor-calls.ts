// Calls of the branch auditor: find, read, export. Nothing here can change a record; each view is itself an event.
import { eventIterator } from '@orpc/contract';
import { z } from 'zod';
import { code, count, sha256, staffId, uuid } from '../ledger/fields.ts';
import { command, forRoom, line, situation } from './call.ts';

const forAuditor = forRoom('auditor');
const range = { from: z.iso.date(), to: z.iso.date() };
const text = z.string();
const named = z.strictObject({ code: text, name: text });

const found = z.strictObject({
  caseId: uuid,
  openedAt: text,
  endedAt: text.nullable(),
  procedure: text,
  teller: text,
  customer: text,
  /** Null where the procedure has no amount. */
  amountFen: z.int().nullable(),
  /** Outcome or ending with its name; null while the case is open. */
  outcome: named.nullable(),
  entries: z.int(),
});

const timelineEntry = z.strictObject({
  seq: z.int(),
  n: z.int(),
  at: text,
  who: text,
  role: text,
  kind: text,
  sentence: text,
  details: z.array(z.strictObject({ label: text, value: text })),
  leaf: text,
});

/** `png`: b64 of a picture made from the strokes; `sha256` names the strokes, which are the evidence. */
const inkPicture = z.strictObject({ title: text, png: text, sha256: text });

export const auditorCalls = {
  findCases: forAuditor
    .input(
      z.strictObject({
        ...command,
        ...range,
        teller: staffId.optional(),
        outcome: code.optional(),
        procedure: code.optional(),
        flag: code.optional(),
        /** Name, amount, code of a flag, or any words; all of them must be found. */
        text: line(60).optional(),
        page: z.int().min(0).max(100_000),
      }),
    )
    .output(
      z.strictObject({
        total: z.int(),
        page: z.int(),
        pageSize: z.int(),
        cases: z.array(found),
        tellers: z.array(z.strictObject({ id: text, name: text })),
        outcomes: z.array(named),
        procedures: z.array(named),
        flags: z.array(named),
      }),
    ),
  readCase: forAuditor
    .input(z.strictObject({ ...command, caseId: uuid }))
    .output(
      z.strictObject({
        summary: found,
        document: text,
        /** Null where nobody is paid. */
        payee: text.nullable(),
        flags: z.array(z.strictObject({ code: text, meaning: text })),
        because: z.array(text),
        notice: z.strictObject({ title: text, sha256: text, pages: z.array(z.array(text)) }).nullable(),
        ink: z.array(inkPicture),
        timeline: z.array(timelineEntry),
      }),
    )
    .errors({ NO_SUCH_CASE: situation('找不到这笔业务。') }),
  previewExport: forAuditor
    .input(z.strictObject(range))
    .output(z.strictObject({ cases: count, entries: count, always: count, size: count })),
  exportBundle: forAuditor
    .input(
      z.strictObject({
        ...command,
        ...range,
        masking: z.enum(['masked', 'full']),
        recipient: line(80),
        purpose: line(200),
      }),
    )
    .output(
      eventIterator(
        z.discriminatedUnion('state', [
          z.strictObject({ state: z.literal('working'), done: count, of: count }),
          z.strictObject({
            state: z.literal('done'),
            file: text,
            bytes: count,
            sha256,
            size: count,
            root: sha256,
            cases: count,
            entries: count,
          }),
        ]),
      ),
    ),
};
