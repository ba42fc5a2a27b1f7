// A whole roster from a file: the administrator looks at what it would change, and two people have it done.
import { fromBase64 } from '../../shared/ledger/base64.ts';
import { importRoster, previewRoster } from '../services/roster.ts';
import { whileRead } from '../services/while-read.ts';
import { acting } from './acting.ts';
import { admitted } from './admission.ts';

const calls = admitted.roster;

/** What is no base64 is no table either: the reader says so. */
const bytesOf = (file: string): Uint8Array => fromBase64(file) ?? new Uint8Array();

export const rosterRouter = {
  preview: calls.preview.handler(({ context, input }) =>
    previewRoster(acting(context).station, bytesOf(input.file)),
  ),
  import: calls.import.handler(({ context, input }) => {
    const { station, actor } = acting(context);
    return whileRead(importRoster(station, actor, { ...input, file: bytesOf(input.file) }));
  }),
};
