// A restore that is rehearsed: a backup and its keys become a whole station in a folder of its own, which is looked at as a court would
// look at it and then removed. What runs the counter is not touched. Runs in a process of its own (drill-worker.ts).
import { createHash } from 'node:crypto';
import { copyFileSync, createReadStream, existsSync, mkdirSync, readdirSync, rmSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { join } from 'node:path';
import { toBase64 } from '../../shared/ledger/base64.ts';
import { writeBundle } from '../../shared/ledger/bundle.ts';
import { verifyBundle } from '../../shared/ledger/verify/verify-bundle.ts';
import type { DRILL_FAILURES } from '../../shared/station/drill-kinds.ts';
import type { SpareKind } from '../../shared/words/spare-keys.ts';
import type { DurableFiles } from '../keys/durable-files.ts';
import { copyKeys, KeysNotCopied } from '../keys/key-backup.ts';
import { nodeCrypto } from '../keys/node-crypto.ts';
import { randomAccess } from '../keys/random-file.ts';
import { Mistyped } from '../keys/spare-keys.ts';
import type { Clock } from '../keys/surroundings.ts';
import { KeysUnusable, Vault } from '../keys/vault.ts';
import { LogDamaged } from '../ledger/entry-reader.ts';
import { openLedger } from '../ledger/open-ledger.ts';
import { DatabaseUnusable } from '../store/database.ts';
import { CopyDamaged, checkPages } from '../store/database-copy.ts';
import { BackupNotWhole } from './backup-check.ts';
import { keysBeside } from './backups.ts';
import { bundleFiles } from './bundle-files.ts';
import { selectEntries } from './export-selection.ts';
import { writeFile } from './export-writing.ts';
import { PastGeneration } from './past-generation.ts';
import { openNext, partsOf, takenOver } from './restored-log.ts';

export type DrillFailure = (typeof DRILL_FAILURES)[number];

export interface DrillJob {
  /** A backup; the copy of its keys lies beside. */
  backup: string;
  /** Does not exist before, and not after. */
  folder: string;
  /** What the log of the station says of this backup, where it made it. */
  told?: { size: number; root: string; sha256: string };
  /** Fingerprints of the identity keys of the station: the bundle has to be of this device. */
  identities: readonly string[];
  /** By which key the copy of the keys is opened: this machine's own, or a spare one. */
  by: { kind: 'own'; keyOfCopies: Uint8Array } | { kind: SpareKind; key: string };
}

interface DrillProof {
  size: number;
  /** b64. */
  root: string;
  cases: number;
  /** Private parts that opened to what their entries committed to. */
  parts: number;
  /** Entries in the bundle that was made and verified. */
  bundled: number;
}

/** `sha256`: of the backup, where it could be read. */
export type DrillAnswer =
  | { ok: true; sha256: string; proof: DrillProof }
  | { ok: false; sha256?: string; why: DrillFailure; message: string };

interface Made {
  files: DurableFiles;
  clock: Clock;
}

/** What is meant by a whole ledger, for a selection by dates. */
const ALWAYS = { from: '2000-01-01', to: '2999-12-31' };

/** Made, and refused by the verifier. */
class BundleRefused extends Error {}

function whyOf(error: unknown): DrillFailure {
  if (error instanceof KeysNotCopied || error instanceof KeysUnusable || error instanceof Mistyped)
    return 'keys';
  const isDamaged = [BackupNotWhole, DatabaseUnusable, CopyDamaged, LogDamaged].some(
    (kind) => error instanceof kind,
  );
  if (isDamaged) return 'damaged';
  if (error instanceof BundleRefused) return 'bundle';
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  if (/FULL|ENOSPC|EFBIG|EDQUOT/.test(code)) return 'full';
  if (/CORRUPT|NOTADB|IOERR|EIO/.test(code)) return 'damaged';
  return /READONLY|CANTOPEN|EROFS|EACCES|EPERM|EEXIST|ENOTDIR/.test(code) ? 'folder' : 'failed';
}

async function hashOfFile(path: string): Promise<string> {
  const hash = createHash('sha256');
  for await (const chunk of createReadStream(path) as AsyncIterable<Buffer>) hash.update(chunk);
  return hash.digest('base64');
}

/** @throws KeysNotCopied, KeysUnusable, Mistyped */
async function openKeys({ backup, by }: DrillJob, files: DurableFiles, keys: string): Promise<Vault> {
  mkdirSync(keys, { recursive: true, mode: 0o700 });
  copyKeys(files, keysBeside(backup), keys);
  const vault =
    by.kind === 'own'
      ? Vault.openCopy(files, keys, by.keyOfCopies)
      : (await Vault.openBySpare(files, keys, by))?.vault;
  if (!vault) throw new KeysUnusable('not the key of this copy');
  vault.assertWhole();
  return vault;
}

/** Every case once, from its first entry to its last. @throws BackupNotWhole */
function foldAll(past: PastGeneration): number {
  const ids = past.open.index.caseIds();
  for (const caseId of ids) {
    const isEnded = past.readCase(caseId).state.closed !== undefined;
    const { endedAt, ending } = past.open.index.row(caseId) ?? { endedAt: null, ending: null };
    if (isEnded !== (endedAt !== null)) throw new BackupNotWhole(`case ${caseId} ended as ${ending}`);
  }
  return ids.length;
}

/** A masked bundle of everything, made and handed to the verifier with nothing but the station's own fingerprints. @throws BundleRefused */
async function bundleHolds(past: PastGeneration, vault: Vault, job: DrillJob): Promise<number> {
  const { origin, size } = past.open.ledger;
  const identity = vault.identitySigners(origin);
  const { seqs } = selectEntries(past, ALWAYS);
  const contents = { seqs, size, checkpoint: past.checkpoint(identity), masking: 'masked' as const };
  const gathering = bundleFiles(past, contents);
  let gathered = await gathering.next();
  while (!gathered.done) gathered = await gathering.next();
  const path = join(job.folder, 'drill.zip');
  const writing = writeFile(path, writeBundle(nodeCrypto, origin, gathered.value, identity));
  for (let step = await writing.next(); !step.done; step = await writing.next());
  const file = await open(path, 'r');
  try {
    const report = await verifyBundle(nodeCrypto, await randomAccess(file), {
      identity: job.identities.join('\n'),
    });
    if (report.result !== 'verified') throw new BundleRefused(JSON.stringify(report.failures));
    return report.entries.shown;
  } finally {
    await file.close();
  }
}

/** What a restore would do from here on: open the next generation, and open it once more as a start does. */
function goesOn({ folder }: DrillJob, past: PastGeneration, vault: Vault, { files, clock }: Made): void {
  const { device, generation } = partsOf(past.open.ledger.origin);
  const taken = takenOver(past.open.store.db.name, vault.secret('database'), vault.caseKeys);
  const place = { folder: join(folder, 'next'), vault, files, clock };
  const { head } = past.proved;
  openNext(place, `${device}/g${generation + 1}`, taken, { restored: { known: head, backup: head } });
  openLedger(place).close();
}

/** @throws what the disk says, and what `whyOf` knows */
async function prove(job: DrillJob, sha256: string, made: Made): Promise<DrillProof> {
  const { backup, folder, told } = job;
  if (told && told.sha256 !== sha256) throw new BackupNotWhole('the file is not what was written');
  const vault = await openKeys(job, made.files, join(folder, 'keys'));
  const key = vault.secret('database');
  const file = join(folder, 'restored.db');
  copyFileSync(backup, file);
  checkPages(file, key);
  const past = await PastGeneration.open({ file, key, caseKeys: vault.caseKeys });
  try {
    const { size, root: hash, parts } = past.proved;
    const root = toBase64(hash);
    if (told && (told.size !== size || told.root !== root))
      throw new BackupNotWhole('another log than the one that was backed up');
    const cases = foldAll(past);
    const bundled = await bundleHolds(past, vault, job);
    goesOn(job, past, vault, made);
    return { size, root, cases, parts, bundled };
  } finally {
    past.close();
  }
}

/** Removes what a drill made, also one that was cut off: keys are overwritten before, as an erasure would. @throws what the disk says */
export function removeDrill(files: DurableFiles, folder: string): void {
  const keys = join(folder, 'keys');
  if (existsSync(keys)) for (const name of readdirSync(keys)) files.destroy(join(keys, name));
  rmSync(folder, { recursive: true, force: true });
}

/** Every failure is an answer. */
export async function runDrill(job: DrillJob, made: Made): Promise<DrillAnswer> {
  let sha256: string | undefined;
  try {
    mkdirSync(job.folder, { recursive: true, mode: 0o700 });
    sha256 = await hashOfFile(job.backup);
    return { ok: true, sha256, proof: await prove(job, sha256, made) };
  } catch (error) {
    return { ok: false, ...(sha256 && { sha256 }), why: whyOf(error), message: String(error) };
  }
}
