// Having the whole log checked: whoever answers for the records of a branch may, and it only reads. That it was asked is an event.
import { eventIterator } from '@orpc/contract';
import { z } from 'zod';
import { count, sha256 } from '../ledger/fields.ts';
import { KNOWN_HEADS } from '../station/compare-kinds.ts';
import { CHECKERS } from '../station/station-kinds.ts';
import { command, forRoom } from './call.ts';

const text = z.string();
const goodUpTo = z.strictObject({ size: count, at: text });

/** The first entry that is not as it was sealed; `from` is the first that it can be. */
const finding = z.strictObject({
  what: z.enum([
    'entry-missing',
    'entry-unreadable',
    'entry-changed',
    'entry-malformed',
    'entry-moved',
    'entry-added',
    'link-broken',
    'part-missing',
    'part-changed',
    'thing-missing',
    'thing-changed',
    'root-differs',
    'checkpoint-bad',
    'anchor-differs',
  ]),
  seq: count,
  from: count,
  /** What that entry says of its time, where it can be read. */
  at: text.nullable(),
});

export const checkCalls = {
  /** `known`: size and root of a checkpoint that somebody else holds, to be compared. */
  checkNow: forRoom(...CHECKERS)
    .input(
      z.strictObject({
        ...command,
        known: z.strictObject({ size: z.int().min(1), root: sha256 }).optional(),
      }),
    )
    .output(
      eventIterator(
        z.discriminatedUnion('state', [
          z.strictObject({ state: z.literal('working'), done: count, of: count }),
          z.strictObject({
            state: z.literal('done'),
            size: count,
            root: sha256.nullable(),
            finding: finding.nullable(),
            /** The newest checkpoint that was handed out and agrees, before a finding. */
            lastGood: goodUpTo.nullable(),
            checkpoints: count,
            parts: count,
            erased: count,
            known: z.enum(KNOWN_HEADS).nullable(),
          }),
        ]),
      ),
    ),
};
