// Erasures that only bundles know of: the log that held them is gone, the bundle that was exported from it is not. Believed only where the
// bundle verifies under the identity of the station and goes on from the very backup that is restored.
import { open } from 'node:fs/promises';
import { ENTRIES } from '../../shared/ledger/bundle-paths.ts';
import { parseCheckpoint } from '../../shared/ledger/checkpoint.ts';
import { MAX_ENTRY_BYTES, readEntry } from '../../shared/ledger/entry.ts';
import { FailureList } from '../../shared/ledger/verify/failure-list.ts';
import { LineReader } from '../../shared/ledger/verify/line-reader.ts';
import type { RandomAccess } from '../../shared/ledger/verify/random-access.ts';
import { contentOf, readZip } from '../../shared/ledger/verify/read-zip.ts';
import { verifyBundle } from '../../shared/ledger/verify/verify-bundle.ts';
import { nodeCrypto } from '../keys/node-crypto.ts';
import { randomAccess } from '../keys/random-file.ts';
import type { Erasure } from '../store/case-removal.ts';
import { Situation } from './situation.ts';

interface Restoring {
  /** The newest checkpoint of the backup. */
  head: string;
  /** Fingerprints of the station. */
  identities: readonly string[];
}

/** @throws Situation BUNDLE_NOT_OF_LOG */
async function assertOfLog(source: RandomAccess, { head, identities }: Restoring): Promise<void> {
  const { result, origin, size } = await verifyBundle(nodeCrypto, source, {
    identity: identities.join('\n'),
  });
  const backup = parseCheckpoint(head);
  if (result !== 'verified' || !backup.ok || origin !== backup.checkpoint.origin)
    throw new Situation('BUNDLE_NOT_OF_LOG');
  // An older bundle says nothing that the backup does not know, and a newer one has to go on from it.
  if ((size ?? 0) < backup.checkpoint.size) return;
  const known = await verifyBundle(nodeCrypto, source, { identity: identities.join('\n'), known: head });
  if (known.result !== 'verified') throw new Situation('BUNDLE_NOT_OF_LOG');
}

async function erasuresOf(source: RandomAccess): Promise<Erasure[]> {
  const failures = new FailureList();
  const span = (await readZip(source, failures))?.get(ENTRIES);
  if (!span) throw new Situation('BUNDLE_NOT_OF_LOG');
  const lines = new LineReader(source, contentOf(span), ENTRIES, MAX_ENTRY_BYTES, failures);
  const erasures: Erasure[] = [];
  for (; ; lines.advance()) {
    if (lines.needsFill) await lines.fill();
    if (lines.current === undefined) return erasures;
    const read = readEntry(lines.current);
    if (!read.ok || read.entry.kind !== 'erased') continue;
    const { caseId, beside } = read.entry.body;
    if (typeof caseId === 'string' && Array.isArray(beside))
      erasures.push({ caseId, beside: beside.filter((seq) => typeof seq === 'number') });
  }
}

/** @returns every erasure that these bundles tell of  @throws Situation BUNDLE_NOT_OF_LOG; what the disk says */
export async function erasedInBundles(bundles: readonly string[], restoring: Restoring): Promise<Erasure[]> {
  const erasures: Erasure[] = [];
  for (const bundle of bundles) {
    const file = await open(bundle, 'r');
    try {
      const source = await randomAccess(file);
      await assertOfLog(source, restoring);
      erasures.push(...(await erasuresOf(source)));
    } finally {
      await file.close();
    }
  }
  return erasures;
}
