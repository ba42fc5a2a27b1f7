// Exports a bundle of sealed entries (format section 7): export-begun, the published checkpoint of that size, exactly those files, exported.
import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Encrypter } from 'age-encryption';
import { toBase64 } from '../../shared/ledger/base64.ts';
import { writeBundle } from '../../shared/ledger/bundle.ts';
import { MODE_MARKS } from '../../shared/words/modes.ts';
import { nodeCrypto } from '../keys/node-crypto.ts';
import { uuid7 } from '../keys/surroundings.ts';
import { NotSealed } from '../ledger/ledger.ts';
import { bundleFiles } from './bundle-files.ts';
import { type Plain, sealedStream, sealerTo } from './export-sealing.ts';
import { type ExportChoice, MAX_CERTIFICATES, selectEntries } from './export-selection.ts';
import { writeFile } from './export-writing.ts';
import type { PastGeneration } from './past-generation.ts';
import type { ReadableLog } from './readable-log.ts';
import { partsOf } from './restored-log.ts';
import { agreedBy, type SecondPerson } from './second-person.ts';
import { Situation } from './situation.ts';
import type { Station } from './station.ts';

type Staff = { staff: string; role: string };

interface Wanted extends ExportChoice {
  command: string;
  recipient: string;
  purpose: string;
  /** Whether each case is put in as a PDF as well; for `MAX_CERTIFICATES` cases at most. */
  certificates?: boolean | undefined;
  /** Public keys of age, `age1…`; absent: the bundle is written as it is. */
  sealTo?: readonly string[] | undefined;
}

/** One with names and ink needs a second person. */
export type ExportRequest = Wanted & ({ masking: 'masked' } | ({ masking: 'full' } & SecondPerson));

export type ExportProgress =
  | { state: 'working'; done: number; of: number }
  | {
      state: 'done';
      file: string;
      bytes: number;
      sha256: string;
      size: number;
      root: string;
      cases: number;
      entries: number;
      sealed: Plain | null;
    };

const approvedBy = (station: Station, actor: Staff, second: SecondPerson): Promise<string> =>
  station.inTurn(async () => (await agreedBy(station, actor, second, 'export')).id);

/** How large an entry with its disclosures, and a certificate, are in a bundle: what progress is measured against. */
const ENTRY_BYTES = 800;
const CERTIFICATE_BYTES = 90_000;

function nameOf(station: Station, origin: string, seq: number, isSealed: boolean): string {
  const mark = MODE_MARKS[station.state.names?.mode ?? 'live'];
  const log = origin.replaceAll('/', '_');
  return `${mark ? `${mark.word}_` : ''}${log}_${String(seq).padStart(8, '0')}.zip${isSealed ? '.age' : ''}`;
}

interface Written {
  /** The bundle. */
  plain: Plain;
  /** The file that holds it sealed. */
  sealed?: Plain;
}

/** Writes the bundle, or what it is sealed into: then the bundle itself never lies on the disk. */
async function* writeFileOf(
  bundle: Iterable<Uint8Array>,
  path: string,
  sealer: Encrypter | undefined,
): AsyncGenerator<number, Written> {
  if (!sealer) return { plain: yield* writeFile(path, bundle) };
  let plain: Plain = { bytes: 0, sha256: '' };
  const stream = await sealedStream(sealer, bundle, (told) => {
    plain = told;
  });
  const sealed = yield* writeFile(path, stream);
  return { plain, sealed };
}

/** That a long act began is sealed, so its end is as well, whichever it was (features.md AL4). */
function sealStop(station: Station, actor: Staff, begun: number, why: 'cancelled' | 'failed'): void {
  const events = [{ kind: 'export-stopped' as const, body: { begun, why }, private: {} }];
  try {
    station.seal({ command: uuid7(station.clock), actor, events });
  } catch (error) {
    // The store takes nothing more: that is what the screen says, and a beginning without an end is told from the log.
    if (!(error instanceof NotSealed)) throw error;
  }
}

/** What is bundled: the log as it stands just after the export's own entry, or an earlier generation as it lies (format section 7). */
function sourceOf({ open, vault }: Station, past: PastGeneration | undefined, seqs: number[], seq: number) {
  const { ledger } = open;
  // Published either way: a check of this log looks for the checkpoint of every export.
  const own = { size: ledger.size, root: ledger.root(), checkpoint: ledger.publishCheckpoint() };
  if (!past) return { ...own, origin: ledger.origin, seqs: [...seqs, seq], signers: ledger.daySigners };
  const { origin, size, root } = past.proved;
  const signers = vault.identitySigners(origin);
  return { origin, size, root, seqs, signers, checkpoint: past.checkpoint(signers) };
}

/** Where bundles go, made if need be; and the font file of certificates. */
interface Folders {
  exports: string;
  font: string;
}

/**
 * Exports what was selected, of this log or of an earlier generation. Yields progress in bytes written; the last value says where the bundle lies.
 * @throws NotSealed, Situation COMMAND_REUSED and those of `agreedBy` before anything is written, and the file system's errors: `exported` is then never written
 */
export async function* exportBundle(
  station: Station,
  actor: Staff,
  request: ExportRequest,
  folders: Folders,
  past?: PastGeneration,
): AsyncGenerator<ExportProgress, void, void> {
  // The manifest is signed by the keys of the checkpoint's day, so the day stays open until it is.
  station.exports += 1;
  try {
    yield* exportWithinDay(station, actor, request, folders, past);
  } finally {
    station.exports -= 1;
  }
}

async function* exportWithinDay(
  station: Station,
  actor: Staff,
  request: ExportRequest,
  { exports: folder, font }: Folders,
  past: PastGeneration | undefined,
): AsyncGenerator<ExportProgress, void, void> {
  const { from, to, procedure, teller, masking, recipient, purpose, command } = request;
  // An export that was cut off is asked for anew: a second bundle under one command would be no repeat of the first.
  const isRepeat = () => station.open.ledger.findCommand(command) !== undefined;
  if (isRepeat()) throw new Situation('COMMAND_REUSED');
  const sealer = request.sealTo && sealerTo(request.sealTo);
  const approver = request.masking === 'full' ? await approvedBy(station, actor, request) : undefined;
  // Another command may have come first while the PIN was being proved.
  if (isRepeat()) throw new Situation('COMMAND_REUSED');
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  // Sealed now rather than with the export's own beginning, so that it is counted and lies in the bundle like all of its kind.
  station.sealClockMove();
  const read: ReadableLog = past ?? station;
  const before = selectEntries(read, request);
  if (request.certificates && before.cases > MAX_CERTIFICATES) throw new Situation('TOO_MANY_CERTIFICATES');
  // Read before anything is begun: a font that is missing is no export that failed.
  const certificateFont = request.certificates ? readFileSync(font) : undefined;
  const { seq } = station.seal({
    command,
    actor,
    events: [
      {
        kind: 'export-begun',
        body: {
          ...{ from, to, masking, cases: before.cases, entries: before.seqs.length + (past ? 0 : 1) },
          ...(past && { generation: partsOf(past.proved.origin).generation }),
          ...(procedure && { procedure }),
          ...(teller && { teller }),
          ...(approver && { approver }),
          ...(request.sealTo && { sealedTo: [...request.sealTo] }),
          ...(request.certificates && { certificates: before.cases }),
          ...(before.named.length > 0 && { named: before.named }),
        },
        private: { recipient, purpose },
      },
    ],
  });
  const source = sourceOf(station, past, before.seqs, seq);
  const { origin, size, checkpoint, seqs, signers } = source;
  const root = toBase64(source.root);
  const path = join(folder, nameOf(station, origin, seq, sealer !== undefined));
  const contents = { seqs, size, checkpoint, masking: request.masking };
  const expected =
    size * 32 + seqs.length * ENTRY_BYTES + (certificateFont ? before.cases * CERTIFICATE_BYTES : 0);
  let end: 'cancelled' | 'failed' | 'done' = 'cancelled';
  try {
    const gathering = bundleFiles(read, { ...contents, certificateFont });
    let gathered = await gathering.next();
    for (; !gathered.done; gathered = await gathering.next())
      yield { state: 'working', done: 0, of: expected };
    const bundle = writeBundle(nodeCrypto, origin, gathered.value, signers);
    const writing = writeFileOf(bundle, path, sealer);
    let step = await writing.next();
    try {
      for (; !step.done; step = await writing.next())
        yield { state: 'working', done: Math.min(step.value, expected), of: expected };
    } finally {
      // Somebody who walks away from an export leaves no half of a file behind.
      if (!step.done) await writing.return({ plain: { bytes: 0, sha256: '' } });
    }
    const { plain, sealed } = step.value;
    station.seal({
      command: uuid7(station.clock),
      actor,
      events: [
        {
          kind: 'exported',
          body: {
            ...{ begun: seq, ...plain },
            ...(sealed && { sealedBytes: sealed.bytes, sealedSha256: sealed.sha256 }),
          },
          private: {},
        },
      ],
    });
    end = 'done';
    const counts = { cases: before.cases, entries: seqs.length };
    yield { state: 'done', file: path, ...plain, sealed: sealed ?? null, size, root, ...counts };
  } catch (error) {
    if (end === 'cancelled') end = 'failed';
    throw error;
  } finally {
    if (end !== 'done') sealStop(station, actor, seq, end);
  }
}
