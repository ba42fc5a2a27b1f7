// Restores a station from a backup, while nothing runs on it. The log of the backup is kept as it was, beside; what goes on is the next
// generation, an empty log that says from which checkpoint, why, and who agreed (format section 4). All of it is made in a folder beside and
// then moved into place; what stood there before is kept.
import { copyFileSync, existsSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { toBase64 } from '../../shared/ledger/base64.ts';
import { parseCheckpoint } from '../../shared/ledger/checkpoint.ts';
import { fingerprint } from '../../shared/ledger/vkey.ts';
import type { RESTORE_REASONS } from '../../shared/station/backup-kinds.ts';
import type { StationState } from '../../shared/station/station-state.ts';
import type { Role } from '../../shared/words/roles.ts';
import type { SpareKind } from '../../shared/words/spare-keys.ts';
import { renameDurably } from '../keys/durable-files.ts';
import { copyKeys, KeysNotCopied } from '../keys/key-backup.ts';
import { nodeCrypto } from '../keys/node-crypto.ts';
import { pinMatches } from '../keys/pin.ts';
import { Mistyped } from '../keys/spare-keys.ts';
import { KeysUnusable, Vault } from '../keys/vault.ts';
import { databaseFile } from '../ledger/open-ledger.ts';
import { DatabaseUnusable } from '../store/database.ts';
import { CopyDamaged, checkPages } from '../store/database-copy.ts';
import { BackupNotWhole, type ProvedCopy, proveCopy } from './backup-check.ts';
import { keysBeside } from './backups.ts';
import { erasedInBundles } from './erased-elsewhere.ts';
import { eraseAgain, generationIn, openNext, partsOf, readLaterLog, takenOver } from './restored-log.ts';
import { asideOf, generationsIn, type Place } from './set-up.ts';
import { Situation } from './situation.ts';

interface Approver {
  staff: string;
  pin: string;
}

export interface RestoreRequest {
  /** A file of a backup folder; the copy of the keys lies beside it. */
  backup: string;
  spare: { kind: SpareKind; key: string };
  reason: (typeof RESTORE_REASONS)[number];
  /** Bundles of the same log, of which the erasures are carried out as well. */
  erased?: readonly string[];
  admin: Approver;
  branchHead: Approver;
}

export interface RestoredStation {
  /** Of the new log. */
  origin: string;
  /** Entries in the backup, and in the log that is known to have been longer. */
  size: number;
  known: number;
  /** b64. */
  root: string;
  /** Private parts that opened to what their entries committed to, before anything was destroyed. */
  parts: number;
  /** Erasures that were carried out again. */
  erasures: number;
  /** Cases and entries whose key is gone though no known erasure says so: erased after the backup was made. */
  withoutKey: number;
  /** Where what stood here before was put. */
  aside: string | undefined;
}

/** @throws Situation SPARE_MISTYPED, SPARE_WRONG, BACKUP_DAMAGED */
async function openKeys({ files }: Place, { backup, spare }: RestoreRequest, keys: string): Promise<Vault> {
  try {
    copyKeys(files, keysBeside(backup), keys);
    const opened = await Vault.openBySpare(files, keys, spare);
    if (!opened) throw new Situation('SPARE_WRONG');
    opened.vault.assertWhole();
    return opened.vault;
  } catch (error) {
    if (error instanceof Mistyped) throw new Situation('SPARE_MISTYPED');
    if (error instanceof KeysUnusable || error instanceof KeysNotCopied)
      throw new Situation('BACKUP_DAMAGED');
    throw error;
  }
}

/** @throws Situation BACKUP_DAMAGED: altered, or of another station */
async function prove(
  file: string,
  { caseKeys, secret }: { caseKeys: Vault['caseKeys']; secret: Uint8Array },
) {
  try {
    checkPages(file, secret);
    return await proveCopy({ file, key: secret, caseKeys });
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : '';
    const isKnown =
      error instanceof DatabaseUnusable || error instanceof BackupNotWhole || error instanceof CopyDamaged;
    if (isKnown || /^SQLITE_(CORRUPT|NOTADB|IOERR)/.test(code)) throw new Situation('BACKUP_DAMAGED');
    throw error;
  }
}

/** @throws Situation SAME_PERSON, NOT_AN_APPROVER, PIN_WRONG */
async function assertAgreed({ people }: StationState, vault: Vault, request: RestoreRequest): Promise<void> {
  const { admin, branchHead } = request;
  if (admin.staff === branchHead.staff) throw new Situation('SAME_PERSON');
  const each: [Approver, Role][] = [
    [admin, 'admin'],
    [branchHead, 'branch-head'],
  ];
  for (const [{ staff, pin }, role] of each) {
    const person = people.get(staff);
    if (person?.status !== 'active' || !person.roles.includes(role)) throw new Situation('NOT_AN_APPROVER');
    const verifier = vault.pins().get(person.pin);
    if (!verifier || !(await pinMatches(pin, verifier))) throw new Situation('PIN_WRONG');
  }
}

const sizeOf = (text: string): number => {
  const parsed = parseCheckpoint(text);
  return parsed.ok ? parsed.checkpoint.size : 0;
};

/** The newest checkpoint that is known of the generation that was backed up. */
const newest = (backup: ProvedCopy, later: ProvedCopy | undefined): string =>
  later && later.size > backup.size ? later.head : backup.head;

/**
 * The host has no slot in what was restored: the first start asks for the spare key, and records that it was used.
 * @param place of the station; nothing may run on it
 * @throws Situation SPARE_MISTYPED, SPARE_WRONG, BACKUP_DAMAGED, OTHER_LOG, BUNDLE_NOT_OF_LOG, SAME_PERSON, NOT_AN_APPROVER, PIN_WRONG: nothing was changed
 */
export async function restoreStation(place: Place, request: RestoreRequest): Promise<RestoredStation> {
  const beside = `${place.folder}.new`;
  rmSync(beside, { recursive: true, force: true });
  try {
    const made = await make(place, request, beside);
    const aside = setAside(place.folder);
    renameDurably(beside, place.folder);
    return { ...made, aside };
  } finally {
    rmSync(beside, { recursive: true, force: true });
  }
}

/** What was set aside by a restore that was cut off stays where it is. */
function setAside(folder: string): string | undefined {
  const aside = asideOf(folder);
  if (!existsSync(folder)) return existsSync(aside) ? aside : undefined;
  let free = aside;
  for (let number = 2; existsSync(free); number += 1) free = `${aside}-${number}`;
  renameSync(folder, free);
  return free;
}

async function make(
  place: Place,
  request: RestoreRequest,
  beside: string,
): Promise<Omit<RestoredStation, 'aside'>> {
  const { files, clock, folder } = place;
  const keys = join(beside, 'keys');
  mkdirSync(keys, { recursive: true, mode: 0o700 });
  const vault = await openKeys(place, request, keys);
  const { caseKeys } = vault;
  const key = vault.secret('database');
  const arrived = join(beside, 'arrived.db');
  copyFileSync(request.backup, arrived);
  const proved = await prove(arrived, { caseKeys, secret: key });
  const { device, generation } = partsOf(proved.origin);
  const old = generationIn(beside, generation);
  mkdirSync(old, { mode: 0o700 });
  renameDurably(arrived, databaseFile(old));
  const stood = existsSync(folder) ? folder : asideOf(folder);
  const later = await readLaterLog(generationIn(stood, generation), join(beside, 'scratch'), {
    ...{ key, caseKeys, backup: proved },
  });
  const identities = vault
    .identitySigners(proved.origin)
    .map(({ type, publicKey }) => fingerprint(nodeCrypto, type, publicKey));
  const told = await erasedInBundles(request.erased ?? [], { head: proved.head, identities });
  const erasures = [...(later?.erasures ?? []), ...told];
  const { size } = proved;
  const withoutKey = eraseAgain(databaseFile(old), key, { size, erasures, caseKeys });
  const taken = takenOver(databaseFile(old), key, caseKeys);
  await assertAgreed(taken.state, vault, request);
  const known = newest(proved, later?.proved);
  const next = Math.max(generation, generationsIn(stood).at(-1) ?? 0) + 1;
  const origin = `${device}/g${next}`;
  openNext({ folder: generationIn(beside, next), vault, files, clock }, origin, taken, {
    restored: { known, backup: proved.head },
    reason: request.reason,
    approvers: [request.admin.staff, request.branchHead.staff],
  });
  return {
    ...{ origin, size, known: sizeOf(known), root: toBase64(proved.root), parts: proved.parts },
    erasures: new Set(erasures.map(({ caseId }) => caseId)).size,
    withoutKey,
  };
}
