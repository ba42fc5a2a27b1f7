// Import of a content pack that head office signed: checked in a process of its own, then kept beside the entries for two persons to publish.
// One that is refused is recorded with its first fault, and nothing else changes.
import type { Event } from '../../shared/ledger/catalogue.ts';
import { encodeVkey } from '../../shared/ledger/vkey.ts';
import type { PackFault } from '../../shared/procedure/pack-faults.ts';
import { shanghaiDate } from '../../shared/words/time.ts';
import { nodeCrypto } from '../keys/node-crypto.ts';
import { isoNow } from '../keys/surroundings.ts';
import { hashOf } from '../ledger/ledger.ts';
import { headOfficeOf } from './head-office.ts';
import type { CheckAnswer, CheckedPack } from './pack-check.ts';
import { packChecking } from './pack-checking.ts';
import { refusal } from './pack-refusal.ts';
import { asLarge } from './packs.ts';
import type { Station } from './station.ts';

interface Upload {
  command: string;
  zip: Uint8Array;
}

export type ImportStep =
  | { state: 'working'; stage: 'reading' | 'checking' }
  | { state: 'refused'; count: number; faults: PackFault[] }
  | { state: 'imported'; sha256: string; version: string; name: string };

const MOST_TOLD = 50;
const NOT_ENROLLED = '本机还没有登记总行的签名密钥，不能核对签名。请管理员先登记。';

export const todayAt = (station: Station): string => shanghaiDate(isoNow(station.clock));

/** Hashes of packs that this program has found nothing wrong with since it started: they need not be walked through again. */
const found = new Set<string>();
export const isChecked = (sha256: string): boolean => found.has(sha256);
export const keepChecked = (sha256: string): void => void found.add(sha256);

async function* answerFor(station: Station, zip: Uint8Array): AsyncGenerator<ImportStep, CheckAnswer, void> {
  const headOffice = headOfficeOf(station);
  if (!headOffice) return { ok: false, faults: [{ file: '', path: '', reason: NOT_ENROLLED }] };
  const { origin } = headOffice;
  const keys = headOffice.keys.map(({ name, type, key }) => encodeVkey(nodeCrypto, name, type, key));
  const job = { kind: 'upload' as const, zip, headOffice: { origin, keys }, today: todayAt(station) };
  for await (const step of packChecking(station.startWorker, job)) {
    if ('answer' in step) return step.answer;
    yield { state: 'working', stage: step.stage };
  }
  throw new Error('a check ends with an answer');
}

function imported({ about, text, notices, signed }: CheckedPack, upload: string) {
  if (!signed) throw new Error('an import is of a signed pack');
  const large = [text, ...notices].map(asLarge);
  const { bytes, sha256 } = asLarge(text);
  const { id, version, name, effective } = about;
  const { manifest, note: signature, signedBy } = signed;
  const body = {
    ...{ id, version, title: name, ...effective, pack: { bytes: bytes.length, sha256 } },
    ...{ manifest, signature, signedBy, upload },
  };
  return { event: { kind: 'pack-imported' as const, body, private: {} }, large, sha256 };
}

/** Steps of an import; the last says what became of it. Nothing is sealed where whoever asked has left. */
export async function* importPack(
  station: Station,
  actor: { staff: string; role: string },
  { command, zip }: Upload,
): AsyncGenerator<ImportStep, void, void> {
  const upload = hashOf(zip);
  const isSame = ({ kind, body }: Event) =>
    (kind === 'pack-imported' || kind === 'pack-refused') && body.upload === upload;
  // Before the long part: the same number for another file is refused at once.
  station.repeated(command, actor, isSame);
  const answer = yield* answerFor(station, zip);
  station.assertSeated(actor);
  const again = station.repeated(command, actor, isSame);
  if (!answer.ok) {
    if (!again) station.seal({ command, actor, events: [refusal(answer.faults, upload)] });
    yield { state: 'refused', count: answer.faults.length, faults: answer.faults.slice(0, MOST_TOLD) };
    return;
  }
  const { event, large, sha256 } = imported(answer.checked, upload);
  if (!again) station.seal({ command, actor, events: [event], large });
  keepChecked(sha256);
  const { version, name } = answer.checked.about;
  yield { state: 'imported', sha256, version, name };
}
