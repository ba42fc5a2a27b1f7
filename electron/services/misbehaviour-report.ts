// A contradiction that an auditor's bundles show, written down for somebody else: the report is checked here as its reader will check it,
// lies beside the exports, and is on record with its hash.
import { join } from 'node:path';
import type { Actor } from '../../shared/ledger/entry.ts';
import { checkMisbehaviour } from '../../shared/ledger/verify/misbehaviour.ts';
import { MODE_MARKS } from '../../shared/words/modes.ts';
import type { DurableFiles } from '../keys/durable-files.ts';
import { nodeCrypto } from '../keys/node-crypto.ts';
import { hashOf } from '../ledger/ledger.ts';
import { keepFile } from './kept-file.ts';
import { Situation } from './situation.ts';
import type { Station } from './station.ts';

interface Reporting {
  command: string;
  /** The whole file. */
  report: string;
}

interface Written {
  file: string;
  sha256: string;
  /** Whether this device's own identity signed both heads. */
  identity: 'own' | 'unproven';
}

/** @throws Situation NOT_PROVEN where a reader would refuse it */
function checked(station: Station, report: string) {
  const { result, origin, sizes } = checkMisbehaviour(nodeCrypto, report, undefined);
  if (result !== 'unproven' || origin === null || sizes === null) throw new Situation('NOT_PROVEN');
  const underOurs = checkMisbehaviour(nodeCrypto, report, station.identities.join('\n'));
  const identity = underOurs.result === 'verified' ? ('own' as const) : ('unproven' as const);
  return { origin, shorter: sizes[0], longer: sizes[1], identity };
}

/**
 * The file's name says which log, and begins with the hash, so that the same report is the same file.
 * @throws Situation NOT_PROVEN, COMMAND_REUSED; NotSealed, and the file system's errors
 */
export function writeMisbehaviour(
  station: Station,
  actor: Actor,
  { command, report }: Reporting,
  to: { files: DurableFiles; folder: string },
): Written {
  const { identity, ...about } = checked(station, report);
  const bytes = Buffer.from(report, 'utf8');
  const sha256 = hashOf(bytes);
  const again = station.repeated(
    command,
    actor,
    (event) => event.kind === 'misbehaviour-reported' && event.body.file === sha256,
  );
  const mark = MODE_MARKS[station.state.names?.mode ?? 'live'];
  const short = Buffer.from(sha256, 'base64').toString('hex').slice(0, 8);
  const name = `${mark ? `${mark.word}_` : ''}misbehaviour_${short}_${about.origin.replaceAll('/', '_')}.json`;
  const file = join(to.folder, name);
  if (again) return { file, sha256, identity };
  keepFile(to.files, file, bytes, () => {
    const body = { ...about, file: sha256, identity };
    station.seal({ command, actor, events: [{ kind: 'misbehaviour-reported', body, private: {} }] });
  });
  return { file, sha256, identity };
}
