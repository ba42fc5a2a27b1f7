// Exports a bundle of sealed entries (format section 7): export-begun, the published checkpoint of that size, exactly those files, exported.
import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { toBase64 } from '../../shared/ledger/base64.ts';
import { writeBundle } from '../../shared/ledger/bundle.ts';
import { MODE_MARKS } from '../../shared/words/modes.ts';
import { EXPORT_APPROVERS } from '../../shared/words/roles.ts';
import { nodeCrypto } from '../keys/node-crypto.ts';
import { uuid7 } from '../keys/surroundings.ts';
import { bundleFiles } from './bundle-files.ts';
import { type ExportChoice, MAX_CERTIFICATES, selectEntries } from './export-selection.ts';
import { writeFile } from './export-writing.ts';
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
    };

const approvedBy = (station: Station, actor: Staff, second: SecondPerson): Promise<string> =>
  station.inTurn(async () => (await agreedBy(station, actor, second, EXPORT_APPROVERS)).id);

/**
 * Exports what was selected. Yields progress in bytes written; the last value says where the bundle lies.
 * @param folders where bundles go, made if need be; and the font file of certificates
 * @throws NotSealed, Situation COMMAND_REUSED and those of `agreedBy` before anything is written, and the file system's errors: `exported` is then never written
 */
export async function* exportBundle(
  station: Station,
  actor: Staff,
  request: ExportRequest,
  { exports: folder, font }: { exports: string; font: string },
): AsyncGenerator<ExportProgress, void, void> {
  const { from, to, procedure, teller, masking, recipient, purpose, command } = request;
  // An export that was cut off is asked for anew: a second bundle under one command would be no repeat of the first.
  const isRepeat = () => station.open.ledger.findCommand(command) !== undefined;
  if (isRepeat()) throw new Situation('COMMAND_REUSED');
  const approver = request.masking === 'full' ? await approvedBy(station, actor, request) : undefined;
  // Another command may have come first while the PIN was being proved.
  if (isRepeat()) throw new Situation('COMMAND_REUSED');
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  // Sealed now rather than with the export's own beginning, so that it is counted and lies in the bundle like all of its kind.
  station.sealClockMove();
  const before = selectEntries(station, request);
  if (request.certificates && before.cases > MAX_CERTIFICATES) throw new Situation('TOO_MANY_CERTIFICATES');
  const { seq } = station.seal({
    command,
    actor,
    events: [
      {
        kind: 'export-begun',
        body: {
          ...{ from, to, masking, cases: before.cases, entries: before.seqs.length + 1 },
          ...(procedure && { procedure }),
          ...(teller && { teller }),
          ...(approver && { approver }),
          ...(request.certificates && { certificates: before.cases }),
        },
        private: { recipient, purpose },
      },
    ],
  });
  const { ledger } = station.open;
  const size = ledger.size;
  const root = toBase64(ledger.root());
  const checkpoint = ledger.publishCheckpoint();
  const seqs = [...before.seqs, seq];
  const files = await bundleFiles(station, {
    ...{ seqs, size, checkpoint, masking },
    certificateFont: request.certificates ? readFileSync(font) : undefined,
  });
  const mark = MODE_MARKS[station.state.names?.mode ?? 'live'];
  const marked = mark ? `${mark.word}_` : '';
  const path = join(
    folder,
    `${marked}${ledger.origin.replaceAll('/', '_')}_${String(seq).padStart(8, '0')}.zip`,
  );
  const writing = writeFile(
    path,
    writeBundle(nodeCrypto, ledger.origin, files, [station.vault.daySigner(ledger.origin)]),
  );
  const expected = size * 32 + seqs.length * 800;
  let step = await writing.next();
  try {
    for (; !step.done; step = await writing.next()) {
      yield { state: 'working', done: Math.min(step.value, expected), of: expected };
    }
  } finally {
    // Somebody who walks away from an export leaves no half of a file behind.
    if (!step.done) await writing.return({ bytes: 0, sha256: '' });
  }
  const { bytes, sha256 } = step.value;
  station.seal({
    command: uuid7(station.clock),
    actor,
    events: [{ kind: 'exported', body: { begun: seq, bytes, sha256 }, private: {} }],
  });
  yield { state: 'done', file: path, bytes, sha256, size, root, cases: before.cases, entries: seqs.length };
}
