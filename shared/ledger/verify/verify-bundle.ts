/** Verifies an evidence bundle from the first byte of its zip to the identity that signed its log (section 8). */
import { toBase64 } from '../base64.ts';
import {
  CHECKPOINT,
  IDENTITY_ED25519_PEM,
  IDENTITY_SM2_PEM,
  IDENTITY_VKEYS,
  MANIFEST_NOTE,
  REQUIRED_FILES,
} from '../bundle-paths.ts';
import { decodeUtf8 } from '../bytes.ts';
import { type ParsedCheckpoint, parseCheckpoint } from '../checkpoint.ts';
import type { LedgerCrypto } from '../crypto.ts';
import { parseNote } from '../note.ts';
import { ed25519Pem, encodeVkey, fingerprint, sm2Pem, type Vkey } from '../vkey.ts';
import { checkFiles } from './check-files.ts';
import { type CheckedLog, checkLog } from './check-log.ts';
import type { Days } from './days.ts';
import { FailureList } from './failure-list.ts';
import { isComparable, KnownHead, parseKnown } from './known-head.ts';
import { type RandomAccess, readSpan } from './random-access.ts';
import { contentOf, readZip, type ZipDirectory } from './read-zip.ts';
import { EXIT_OF, type KnownReport, type Report } from './report.ts';
import { checkIdentity, parseIdentity } from './trust.ts';

/** Notes and key files are a few hundred bytes; 16 signatures under long names fit. */
const MAX_SMALL_FILE_BYTES = 64 * 1024;

export interface VerifyOptions {
  /** Vkeys or fingerprints of the identity, one a line, from a source other than the bundle. */
  identity?: string;
  /** A whole checkpoint that the user trusts. */
  known?: string;
}

/**
 * Reads the whole bundle, in pieces, and answers what holds and what does not. Nothing in the bundle is trusted.
 *
 * @throws RangeError where an option is not what it must be; whatever `source.read` throws is passed on. Both are the
 * CLI's exit 4.
 */
export async function verifyBundle(
  crypto: LedgerCrypto,
  source: RandomAccess,
  options: VerifyOptions,
): Promise<Report> {
  const given = options.identity === undefined ? undefined : parseIdentity(crypto, options.identity);
  const known = options.known === undefined ? undefined : parseKnown(options.known);
  const failures = new FailureList();
  const directory = await readZip(source, failures);
  if (directory === undefined || !hasRequired(directory, failures)) return report(crypto, failures, {});
  const parsed = await readCheckpoint(source, directory, failures);
  if (parsed?.ok !== true) return report(crypto, failures, {});
  const { checkpoint, note } = parsed;

  const watched =
    known && isComparable(known, checkpoint, failures) ? new KnownHead(crypto, known, failures) : undefined;
  const log = await checkLog(crypto, { source, directory, checkpoint, note, watched }, failures);
  if (log === undefined) return report(crypto, failures, { parsed });
  const { days } = log;
  const hasSm2 = days.day?.some(({ algorithm }) => algorithm === 'sm2') ?? false;
  const { manifestSha256 } = await checkFiles(crypto, source, directory, hasSm2, failures);
  await checkManifestNote(source, directory, checkpoint.origin, manifestSha256, days, failures);
  days.finish();
  if (days.identity !== undefined) await checkKeyFiles(crypto, source, directory, days.identity, failures);
  checkIdentity(crypto, given, days, failures);
  const knownReport = await watched?.report(source, directory, checkpoint);
  return report(crypto, failures, { parsed, log, ...(knownReport && { known: knownReport }) });
}

function hasRequired(directory: ZipDirectory, failures: FailureList): boolean {
  const missing = REQUIRED_FILES.filter((file) => !directory.has(file));
  for (const file of missing) failures.add('file-missing', { file });
  return missing.length === 0;
}

async function readCheckpoint(
  source: RandomAccess,
  directory: ZipDirectory,
  failures: FailureList,
): Promise<ParsedCheckpoint | undefined> {
  const text = await readText(source, directory, CHECKPOINT, failures);
  if (text === undefined) return undefined;
  const parsed = parseCheckpoint(text);
  if (!parsed.ok) failures.add('note-malformed', { file: CHECKPOINT, actual: parsed.reason });
  return parsed;
}

async function checkManifestNote(
  source: RandomAccess,
  directory: ZipDirectory,
  origin: string,
  sha256: string | undefined,
  days: Days,
  failures: FailureList,
): Promise<void> {
  const place = { file: MANIFEST_NOTE };
  const text = await readText(source, directory, MANIFEST_NOTE, failures);
  if (text === undefined) return;
  const parsed = parseNote(text);
  if (!parsed.ok) {
    failures.add('note-malformed', { ...place, actual: parsed.reason });
    return;
  }
  const expected = `${origin}/manifest\n${sha256}\n`;
  const actual = parsed.note.text;
  if (sha256 !== undefined && actual !== expected) failures.add('note-text', { ...place, expected, actual });
  days.checkManifest(parsed.note, place);
}

/** The files in `keys/` are a convenience; they must say what log-opened says. */
async function checkKeyFiles(
  crypto: LedgerCrypto,
  source: RandomAccess,
  directory: ZipDirectory,
  identity: readonly Vkey[],
  failures: FailureList,
): Promise<void> {
  const [first, second] = identity;
  const vkeys = identity.map(({ name, type, key }) => `${encodeVkey(crypto, name, type, key)}\n`).join('');
  const expectedTexts: readonly (readonly [string, string | undefined])[] = [
    [IDENTITY_VKEYS, vkeys],
    [IDENTITY_ED25519_PEM, first && ed25519Pem(first.key)],
    [IDENTITY_SM2_PEM, second && sm2Pem(second.key)],
  ];
  for (const [file, expected] of expectedTexts) {
    if (!directory.has(file)) {
      if (expected !== undefined) failures.add('file-missing', { file });
      continue;
    }
    const actual = await readText(source, directory, file, failures);
    if (actual === undefined || actual === expected) continue;
    failures.add('identity-file', { file, expected: expected ?? 'no such file', actual });
  }
}

/** A small text file; `undefined` after a failure. */
async function readText(
  source: RandomAccess,
  directory: ZipDirectory,
  file: string,
  failures: FailureList,
): Promise<string | undefined> {
  const span = contentOf(directory.get(file)!);
  if (span.size > MAX_SMALL_FILE_BYTES) {
    failures.add('limit', { file, expected: `at most ${MAX_SMALL_FILE_BYTES} bytes` });
    return undefined;
  }
  const text = decodeUtf8(await readSpan(source, span));
  if (text === undefined) failures.add('note-malformed', { file, actual: 'not UTF-8' });
  return text;
}

interface Known {
  parsed?: Extract<ParsedCheckpoint, { ok: true }>;
  log?: CheckedLog;
  known?: KnownReport;
}

function report(crypto: LedgerCrypto, failures: FailureList, { parsed, log, known }: Known): Report {
  const identity = log?.days.identity ?? [];
  const declared = [...identity, ...(log?.days.day ?? [])];
  const hasSm2 = declared.some(({ algorithm }) => algorithm === 'sm2');
  const result = failures.result();
  return {
    result,
    exit: EXIT_OF[result],
    origin: parsed?.checkpoint.origin ?? null,
    size: parsed?.checkpoint.size ?? null,
    root: parsed === undefined ? null : toBase64(parsed.checkpoint.root),
    sm2: !hasSm2 ? 'not-declared' : crypto.verifySm2 === undefined ? 'not-checked' : 'checked',
    failures: failures.listed,
    moreFailures: failures.more,
    identities: identity.map((key) => fingerprint(crypto, key.type, key.key)),
    days: log?.days.opened ?? 0,
    entries: log?.entries ?? { shown: 0, withheld: 0 },
    cases: log?.cases ?? { shown: 0, whole: 0, partial: [] },
    largeThings: log?.largeThings ?? { shown: 0, missing: [], moreMissing: 0 },
    ...(log?.days.isEnded && { ended: true as const }),
    ...(known && { known }),
  };
}
