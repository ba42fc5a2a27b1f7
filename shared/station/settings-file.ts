// The one file, or QR code, by which head office sets a station (features.md DU4): a signed note whose second line is canonical JSON. It may set
// what the administrator may, and nothing of what is recorded or who works here.
import { z } from 'zod';
import { utf8 } from '../ledger/bytes.ts';
import { canonicalJson, parseCanonical } from '../ledger/canonical.ts';
import type { LedgerCrypto, NoteSigner } from '../ledger/crypto.ts';
import { signNote } from '../ledger/note.ts';
import type { HeadOffice } from '../procedure/signed-pack.ts';
import { readHeadOfficeNote } from './head-office-note.ts';
import { HELP_PHONE, IDLE_LOCK, NIGHTLY_RESTART } from './settings.ts';

/** Of characters: one QR code holds it. */
export const LONGEST_SETTINGS = 1_500;

export const settings = z.strictObject({
  idleLockMinutes: z.int().min(IDLE_LOCK.least).max(IDLE_LOCK.most).optional(),
  helpPhone: z.string().regex(HELP_PHONE).optional(),
  /** Null where the program does not start anew by itself. */
  restartHour: z.int().min(NIGHTLY_RESTART.earliest).max(NIGHTLY_RESTART.latest).nullable().optional(),
});
export type Settings = z.infer<typeof settings>;

const file = z.strictObject({
  v: z.literal(1),
  product: z.literal('counterguard'),
  /** Head office counts its files: an older one does not undo a newer one. */
  number: z.int().min(1).max(999_999),
  settings: settings.refine((given) => Object.keys(given).length > 0),
});
export type SettingsFile = z.infer<typeof file>;

export const SETTINGS_FAULTS = ['not-enrolled', 'unsigned', 'bad-signature', 'unreadable', 'older'] as const;
export type SettingsFault = (typeof SETTINGS_FAULTS)[number];

const titleOf = (origin: string): string => `${origin}/settings`;

/** @returns undefined where it is none that a station would take */
export function parseSettings(value: unknown): SettingsFile | undefined {
  const read = file.safeParse(value);
  return read.success ? read.data : undefined;
}

export const signSettings = (
  crypto: LedgerCrypto,
  given: SettingsFile,
  origin: string,
  signer: NoteSigner,
): string =>
  signNote(crypto, `${titleOf(origin)}\n${canonicalJson(JSON.parse(JSON.stringify(given)))}\n`, [signer]);

/** @param last number of the file that was taken last, 0 before any */
export function readSettingsFile(
  crypto: LedgerCrypto,
  note: string,
  headOffice: HeadOffice | undefined,
  last: number,
): { ok: true; file: SettingsFile; signedBy: string } | { ok: false; why: SettingsFault } {
  if (!headOffice) return { ok: false, why: 'not-enrolled' };
  const read = readHeadOfficeNote(crypto, note, titleOf(headOffice.origin), headOffice);
  if (!read.ok) return read;
  const [line, ...more] = read.lines;
  const given = line && more.length === 0 ? parseSettings(parseCanonical(utf8(line))) : undefined;
  if (!given) return { ok: false, why: 'unreadable' };
  if (given.number <= last) return { ok: false, why: 'older' };
  return { ok: true, file: given, signedBy: read.signedBy };
}
