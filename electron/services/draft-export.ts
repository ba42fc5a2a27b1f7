// Takes a draft out for head office to sign: every procedure is walked through, then the files are written as a zip without a signature.
import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { strToU8, zipSync } from 'fflate';
import type { DraftFault } from '../../shared/procedure/draft-options.ts';
import { packBytes } from '../../shared/procedure/load-pack.ts';
import type { Pack } from '../../shared/procedure/pack-schema.ts';
import { sourceOf } from '../../shared/procedure/pack-source.ts';
import { MODE_MARKS } from '../../shared/words/modes.ts';
import type { DurableFiles } from '../keys/durable-files.ts';
import { hashOf } from '../ledger/ledger.ts';
import { baseOf, draftOf, madeOf, told } from './drafts.ts';
import { packChecking } from './pack-checking.ts';
import { asLarge } from './packs.ts';
import { Situation } from './situation.ts';
import type { Station } from './station.ts';

type Working = { state: 'working'; stage: 'reading' | 'checking' };
type Refused = { state: 'refused'; count: number; faults: ReturnType<typeof told> };
export type CheckProgress = Working | Refused | { state: 'sound' };
export type DraftExport =
  | Working
  | Refused
  | { state: 'done'; file: string; bytes: number; sha256: string; version: string };

const VERSION_FAULT: DraftFault = {
  ...{ place: 'pack/version', file: 'pack.json', path: 'version' },
  reason: '版本号和原来的相同。请先改版本号，两个内容不同的包才分得开。',
};

const refused = (faults: readonly DraftFault[]): Refused => ({
  ...{ state: 'refused', count: faults.length, faults: told(faults) },
});

/** Walks through a pack in a process of its own. Returns what was found. */
async function* walked(
  { startWorker }: Station,
  pack: Pack,
): AsyncGenerator<Working, readonly DraftFault[], void> {
  for await (const step of packChecking(startWorker, { kind: 'again', text: packBytes(pack) })) {
    if ('answer' in step) return step.answer.ok ? [] : step.answer.faults;
    yield { state: 'working', stage: step.stage };
  }
  throw new Error('a check ends with an answer');
}

/** @throws Situation NO_DRAFT */
export async function* checkDraft(station: Station): AsyncGenerator<CheckProgress, void, void> {
  const made = madeOf(station, draftOf(station));
  const faults = made.ok ? yield* walked(station, made.pack) : made.faults;
  yield faults.length > 0 ? refused(faults) : { state: 'sound' };
}

function fileName(station: Station, { id, version }: Pack['pack'], sha256: string): string {
  const mark = MODE_MARKS[station.state.names?.mode ?? 'live'];
  const short = Buffer.from(sha256, 'base64').toString('hex').slice(0, 8);
  return `${mark ? `${mark.word}_` : ''}${id}_${version}_unsigned_${short}.zip`;
}

/** Writes the zip and records it. A file that could not be recorded does not stay. @throws NotSealed, and the file system's errors */
function written(
  station: Station,
  actor: { staff: string; role: string },
  { command, base, pack }: { command: string; base: string; pack: Pack },
  to: { files: DurableFiles; folder: string },
): DraftExport {
  const texts = [...sourceOf(pack)].map(([path, text]) => [path, strToU8(text)]);
  const zip = zipSync(Object.fromEntries(texts), { mtime: station.clock.now() });
  const sha256 = hashOf(zip);
  const whole = asLarge(packBytes(pack));
  const { version } = pack.pack;
  mkdirSync(to.folder, { recursive: true, mode: 0o700 });
  const file = join(to.folder, fileName(station, pack.pack, whole.sha256));
  to.files.replace(file, zip);
  try {
    const body = { base, version, pack: { bytes: whole.bytes.length, sha256: whole.sha256 }, file: sha256 };
    station.seal({
      ...{ command, actor, large: [whole] },
      events: [{ kind: 'draft-exported', body, private: {} }],
    });
  } catch (error) {
    rmSync(file, { force: true });
    throw error;
  }
  return { state: 'done', file, bytes: zip.length, sha256, version };
}

/**
 * Checks the draft and writes it out. Steps of it; the last says what became of it.
 * @throws Situation NO_DRAFT, DRAFT_MOVED, NOT_SIGNED_IN, COMMAND_REUSED: an export that was cut off is asked for anew
 */
export async function* exportDraft(
  station: Station,
  actor: { staff: string; role: string },
  { command }: { command: string },
  to: { files: DurableFiles; folder: string },
): AsyncGenerator<DraftExport, void, void> {
  if (station.open.ledger.findCommand(command)) throw new Situation('COMMAND_REUSED');
  const draft = draftOf(station);
  const made = madeOf(station, draft);
  if (!made.ok) return yield refused(made.faults);
  if (made.pack.pack.version === baseOf(station).pack.pack.version) return yield refused([VERSION_FAULT]);
  const faults = yield* walked(station, made.pack);
  if (faults.length > 0) return yield refused(faults);
  station.assertSeated(actor);
  // Somebody may have edited on while every procedure was walked through.
  if (station.state.draft !== draft) throw new Situation('DRAFT_MOVED');
  yield written(station, actor, { command, base: draft.base, pack: made.pack }, to);
}
