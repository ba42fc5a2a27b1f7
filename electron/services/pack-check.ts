// What must hold before a content pack may be used: its signature, its form, and a path check without a single finding. Takes seconds, so
// it is done in a process of its own (pack-checking.ts).
import { encodeVkey, parseVkey } from '../../shared/ledger/vkey.ts';
import { packBytes, readPack } from '../../shared/procedure/load-pack.ts';
import type { PackFault } from '../../shared/procedure/pack-faults.ts';
import { checkReferences } from '../../shared/procedure/pack-references.ts';
import type { Pack } from '../../shared/procedure/pack-schema.ts';
import { checkPack } from '../../shared/procedure/path-check.ts';
import type { Finding } from '../../shared/procedure/path-findings.ts';
import { verifyPack } from '../../shared/procedure/signed-pack.ts';
import { nodeCrypto } from '../keys/node-crypto.ts';
import { filesOfZip } from './pack-zip.ts';

export type CheckJob =
  | {
      kind: 'upload';
      zip: Uint8Array;
      /** Keys as vkeys. */
      headOffice: { origin: string; keys: readonly string[] };
      /** `YYYY-MM-DD` in Asia/Shanghai. */
      today: string;
    }
  /** A compiled pack that was imported earlier, perhaps under an older version of this program. */
  | { kind: 'again'; text: string };

/** A pack with nothing wrong with it, compiled. */
export interface CheckedPack {
  about: Pick<Pack['pack'], 'id' | 'version' | 'name' | 'effective'>;
  text: string;
  /** The text of each of its notices. */
  notices: string[];
  /** `signedBy` is a vkey. Absent where the signature was checked when it was imported. */
  signed?: { manifest: string; note: string; signedBy: string };
}

export type CheckAnswer = { ok: true; checked: CheckedPack } | { ok: false; faults: PackFault[] };

const asFault =
  (file: string) =>
  ({ about, sentence }: Finding): PackFault => ({ file, path: about, reason: sentence });

/** What the path checker finds, as faults of the pack. */
export function pathFaults(pack: Pack): PackFault[] {
  const { shared, procedures } = checkPack(pack);
  return [
    ...shared.map(asFault('')),
    ...procedures.flatMap((report) => report.findings.map(asFault(`procedures/${report.procedure}.json`))),
  ];
}

function afterPaths(pack: Pack, signed?: CheckedPack['signed']): CheckAnswer {
  const faults = pathFaults(pack);
  if (faults.length > 0) return { ok: false, faults };
  const { id, version, name, effective } = pack.pack;
  const notices = Object.values(pack.notices).map((notice) => notice.text);
  const checked = { about: { id, version, name, effective }, text: packBytes(pack), notices };
  return { ok: true, checked: { ...checked, ...(signed && { signed }) } };
}

function checkAgain(text: string, paths: () => void): CheckAnswer {
  let pack: Pack;
  try {
    pack = readPack(text);
  } catch {
    const reason = '这个内容包的格式和本程序的版本不符，请向总行索取新版。';
    return { ok: false, faults: [{ file: '', path: '', reason }] };
  }
  const faults = checkReferences(pack);
  if (faults.length > 0) return { ok: false, faults };
  paths();
  return afterPaths(pack);
}

/** @param paths called when only the long part is left */
export function runCheck(job: CheckJob, paths: () => void): CheckAnswer {
  if (job.kind === 'again') return checkAgain(job.text, paths);
  const brought = filesOfZip(job.zip);
  if (!brought.ok) return brought;
  const keys = job.headOffice.keys
    .map((text) => parseVkey(nodeCrypto, text))
    .filter((key) => key !== undefined);
  const { origin } = job.headOffice;
  const verified = verifyPack(nodeCrypto, brought.files, { origin, keys }, job.today);
  if (!verified.ok) return verified;
  paths();
  const { pack, manifest, note } = verified;
  const { name, type, key } = verified.signedBy;
  return afterPaths(pack, { manifest, note, signedBy: encodeVkey(nodeCrypto, name, type, key) });
}
