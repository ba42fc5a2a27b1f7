// Calls of the branch auditor: find, read, export. Nothing here can change a record; each view is itself an event.
import { eventIterator } from '@orpc/contract';
import { z } from 'zod';
import { ageRecipient, code, count, sha256, staffId, uuid } from '../ledger/fields.ts';
import { MAX_RECIPIENTS } from '../words/age-recipient.ts';
import { LOBBY_RECORDS, type LobbyRecord } from '../words/lobby.ts';
import { byTwo, byTwoErrors } from './by-two.ts';
import { command, forRoom, line, situation } from './call.ts';

const forAuditor = forRoom('auditor');
const range = { from: z.iso.date(), to: z.iso.date() };
const text = z.string();
/** Cases of these dates; of one procedure or one teller where that is said. */
const choice = { ...range, procedure: code.optional(), teller: staffId.optional() };
const coded = z.strictObject({ code: text, name: text });

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
  outcome: coded.nullable(),
  entries: z.int(),
  /** How often a reviewer let it go on although the rules had stopped it (WZ6). */
  overrides: z.int(),
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

/** An entry of the station that is read beside cases. */
const stationEntry = z.strictObject({
  ...{ seq: z.int(), at: text, who: text, role: text, sentence: text, leaf: text },
  details: z.array(z.strictObject({ label: text, value: text })),
});

/** Cases that are set aside and stand in no bundle unless they are named. */
const named = { named: z.array(uuid).min(1).max(50).optional() };

/** `png`: b64 of a picture made from the strokes; `sha256` names the strokes, which are the evidence. */
const inkPicture = z.strictObject({ title: text, png: text, sha256: text });

/** An earlier generation of the log, which a restore has ended; this one where none is named. */
const ofGeneration = { generation: z.int().min(1).optional() };
const generationErrors = {
  NO_SUCH_GENERATION: situation('本机没有这一代台账。'),
  GENERATION_UNREADABLE: situation(
    '这一代台账打不开，或和恢复时记下的不一致，不能查阅、导出。请联系技术支持，文件请原样保留。',
  ),
};

/** What is exported, to whom and what for. */
const wanted = {
  ...command,
  ...ofGeneration,
  ...choice,
  ...named,
  recipient: line(80),
  purpose: line(200),
  certificates: z.boolean().optional(),
  /** Receivers' keys: what is written can then be opened with theirs alone. */
  sealTo: z.array(ageRecipient).min(1).max(MAX_RECIPIENTS).optional(),
};

export const auditorCalls = {
  /** Generations that a restore has ended and that lie beside this one; the newest first. */
  generations: forAuditor.output(
    z.array(
      z.strictObject({
        generation: count,
        /** Entries of the backup that was restored, and how far that log is known to have come; null where nothing says so. */
        size: count.nullable(),
        known: count.nullable(),
      }),
    ),
  ),
  findCases: forAuditor
    .input(
      z.strictObject({
        ...command,
        ...ofGeneration,
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
        /** How many of them a reviewer let go on against the rules. */
        overridden: z.int(),
        page: z.int(),
        pageSize: z.int(),
        cases: z.array(found),
        tellers: z.array(z.strictObject({ id: text, name: text })),
        outcomes: z.array(coded),
        procedures: z.array(coded),
        flags: z.array(coded),
      }),
    )
    .errors(generationErrors),
  readCase: forAuditor
    .input(z.strictObject({ ...command, ...ofGeneration, caseId: uuid }))
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
        /** What was decided about its keeping since: held, set aside, destroyed. */
        custody: z.array(stationEntry),
        /** What the customer objected to since, and how that was answered. */
        objections: z.array(stationEntry),
      }),
    )
    .errors({ ...generationErrors, NO_SUCH_CASE: situation('找不到这笔业务。') }),
  /** What the lobby did on these days: reminders, hand-overs, rounds; the newest first. */
  lobbyRecords: forAuditor
    .input(
      z.strictObject({
        ...command,
        ...ofGeneration,
        ...range,
        kind: z.enum(Object.keys(LOBBY_RECORDS) as LobbyRecord[]).optional(),
        page: z.int().min(0).max(100_000),
      }),
    )
    .output(z.strictObject({ total: count, page: count, pageSize: count, records: z.array(stationEntry) }))
    .errors(generationErrors),
  previewExport: forAuditor
    .input(z.strictObject({ ...choice, ...named, ...ofGeneration }))
    .errors(generationErrors)
    .output(
      z.strictObject({
        cases: count,
        /** Of the cases that have an amount. */
        amountFen: count,
        entries: count,
        always: count,
        size: count,
        /** Beyond so many cases a bundle holds no certificates. */
        maxCertificates: count,
        tellers: z.array(z.strictObject({ id: text, name: text })),
        procedures: z.array(z.strictObject({ code: text, name: text })),
        /** Those of the range that are set aside, named or not. */
        restricted: z.array(z.strictObject({ caseId: uuid, openedAt: text, procedure: text })),
      }),
    ),
  exportBundle: forAuditor
    .input(
      z.discriminatedUnion('masking', [
        z.strictObject({ ...wanted, masking: z.literal('masked') }),
        // Names and ink leave the bank only where a second person agrees (features.md EX6).
        z.strictObject({ ...wanted, masking: z.literal('full'), ...byTwo }),
      ]),
    )
    .errors({
      ...byTwoErrors,
      ...generationErrors,
      NOT_A_RECIPIENT: situation('收件人公钥不对，请重新取得后再填。没有导出任何内容。'),
      TOO_MANY_CERTIFICATES: situation('选中的业务太多，不能附凭证。请分批导出，或不附凭证。'),
    })
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
            /** Of the file that was written in place of the bundle; null where the bundle itself was. */
            sealed: z.strictObject({ bytes: count, sha256 }).nullable(),
          }),
        ]),
      ),
    ),
};
