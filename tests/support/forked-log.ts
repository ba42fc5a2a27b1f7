// Another device's log that was told twice, and the report of it: for tests of what takes such reports.
import { nodeCrypto } from '../../electron/keys/node-crypto.ts';
import { findMisbehaviour } from '../../shared/ledger/verify/find-misbehaviour.ts';
import {
  IDENTITY,
  makeBundle,
  memorySource,
  sampleLog,
  type TestLog,
  vkeyOf,
} from '../ledger/make-bundle.ts';

/** The device's identity, as somebody had registered it. */
export const FORKED_IDENTITY = vkeyOf(IDENTITY);

/** The sample log and one entry more, in which it says something else each time. */
function toldAs(cases: number): TestLog {
  const log = sampleLog();
  log.add({ kind: 'export-begun', body: { cases } });
  return log;
}

/** The whole file of a report that holds. */
export async function reportOfFork(): Promise<string> {
  const outcome = await findMisbehaviour(
    nodeCrypto,
    memorySource(makeBundle(toldAs(2))),
    toldAs(1).checkpoint(),
  );
  if ('none' in outcome) throw new Error(outcome.none.en);
  return outcome.found;
}
