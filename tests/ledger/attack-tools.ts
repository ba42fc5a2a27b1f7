/** What all tests of the verifier share: the sample bundle, a verification in memory, and failures in short. */
import { createHash } from 'node:crypto';
import { nodeCrypto } from '../../electron/keys/node-crypto.ts';
import type { LedgerCrypto } from '../../shared/ledger/crypto.ts';
import type { Report } from '../../shared/ledger/verify/report.ts';
import { type VerifyOptions, verifyBundle } from '../../shared/ledger/verify/verify-bundle.ts';
import { IDENTITY, makeBundle, memorySource, NOTICE, STROKES, sampleLog, vkeyOf } from './make-bundle.ts';

export const TRUSTED: VerifyOptions = { identity: vkeyOf(IDENTITY) };
export const LOG = sampleLog();
export const GOOD = makeBundle(LOG);
export const text = (bytes: Uint8Array) => new TextDecoder().decode(bytes);

export const verify = (
  bundle: Uint8Array,
  options = TRUSTED,
  crypto: LedgerCrypto = nodeCrypto,
): Promise<Report> => verifyBundle(crypto, memorySource(bundle), options);

/** Each failure as `code@seq`, or `code` where there is no seq. */
export const codes = ({ failures }: Report): string[] =>
  failures.map(({ code, seq }) => (seq === undefined ? code : `${code}@${seq}`));

export const strokesPath = `ink/${createHash('sha256').update(STROKES).digest('hex')}.json`;
export const noticePath = `notices/${createHash('sha256').update(NOTICE).digest('hex')}.md`;
