// A hand-over that goes to another station: a signed note (ledger format, section 3) with what the lobby saw and nothing of the person, small
// enough for a QR code. It is taken only from stations whose identity key was enrolled.
import { z } from 'zod';
import { utf8 } from '../ledger/bytes.ts';
import { canonicalJson, parseCanonical } from '../ledger/canonical.ts';
import type { LedgerCrypto, NoteSigner } from '../ledger/crypto.ts';
import { code, uuid } from '../ledger/fields.ts';
import { parseNote, signNote, verifyNote } from '../ledger/note.ts';
import { identityName } from '../ledger/origin.ts';
import type { Vkey } from '../ledger/vkey.ts';

/** Says what kind of note it is: no other note of a station can be taken for one. */
const KIND = '/hand-over';

const factsSchema = z.strictObject({
  v: z.literal(1),
  thread: uuid,
  at: z.iso.datetime({ precision: 3 }),
  machine: code,
  outcome: code,
  flags: z.array(code).max(60),
  engine: z.int().min(1),
});
export type SlipFacts = Omit<z.infer<typeof factsSchema>, 'v'>;

/** @param origin of the station that hands over, generation included  @param signer with its identity key */
export function makeSlip(crypto: LedgerCrypto, origin: string, facts: SlipFacts, signer: NoteSigner): string {
  return signNote(crypto, `${origin}${KIND}\n${canonicalJson({ v: 1, ...facts })}\n`, [signer]);
}

export type ReadSlip =
  | { ok: true; from: string; facts: SlipFacts }
  | { ok: false; why: 'unreadable' | 'unknown-station' | 'not-signed' };

function parsedText(text: string): { from: string; facts: SlipFacts } | undefined {
  const [first = '', second = '', ...rest] = text.split('\n');
  if (!first.endsWith(KIND) || rest.join('') !== '') return undefined;
  const facts = factsSchema.safeParse(parseCanonical(utf8(second)));
  if (!facts.success) return undefined;
  const { v: _, ...told } = facts.data;
  return { from: first.slice(0, -KIND.length), facts: told };
}

/** @param stations identity keys of the stations whose slips are taken */
export function readSlip(crypto: LedgerCrypto, slip: string, stations: readonly Vkey[]): ReadSlip {
  const parsed = parseNote(slip);
  const told = parsed.ok ? parsedText(parsed.note.text) : undefined;
  if (!parsed.ok || !told) return { ok: false, why: 'unreadable' };
  const key = stations.find(({ name }) => name === identityName(told.from));
  if (!key) return { ok: false, why: 'unknown-station' };
  return verifyNote(crypto, parsed.note, key) === 'good'
    ? { ok: true, ...told }
    : { ok: false, why: 'not-signed' };
}
